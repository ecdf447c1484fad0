"""Random variable generators."""

from __future__ import division

import _random
from math import acos as _acos, ceil as _ceil, cos as _cos, e as _e, exp as _exp, log as _log, pi as _pi, sin as _sin, \
    sqrt as _sqrt

__all__ = ['Random', 'seed', 'random', 'uniform', 'randint', 'choice', 'sample', 'randrange', 'shuffle',
           'normalvariate', 'lognormvariate', 'expovariate', 'vonmisesvariate', 'gammavariate', 'triangular', 'gauss',
           'betavariate', 'paretovariate', 'weibullvariate', 'getstate', 'setstate', 'getrandbits']

TWOPI = 2 * _pi
NV_MAGICCONST = 4 * _exp(-0.5) / _sqrt(2)
LOG4 = _log(4)
SG_MAGICCONST = 1 + _log(4.5)
# How many bits a float has, and so how large a range may be for one number to choose from it.
BPF = 53
RECIP_BPF = 2 ** -BPF
_WIDEST = 1L << BPF


def _integer(value, message):
    number = int(value)
    if number != value:
        raise ValueError(message)
    return number


class Random(_random.Random):
    """A source of random numbers with a state of its own."""

    VERSION = 3

    def __init__(self, x=None):
        self.seed(x)
        self.gauss_next = None

    def seed(self, a=None):
        super(Random, self).seed(a)
        self.gauss_next = None

    def getstate(self):
        return self.VERSION, super(Random, self).getstate(), self.gauss_next

    def setstate(self, state):
        version = state[0]
        if version not in (2, 3):
            raise ValueError('state with version %s passed to Random.setstate() of version %s'
                             % (version, self.VERSION))
        version, words, self.gauss_next = state
        if version == 2:
            try:
                words = tuple(long(word) % 2 ** 32 for word in words)
            except ValueError, error:
                raise TypeError(error)
        super(Random, self).setstate(words)

    def __getstate__(self):
        return self.getstate()

    def __setstate__(self, state):
        self.setstate(state)

    def __reduce__(self):
        return self.__class__, (), self.getstate()

    def _below(self, n):
        """A number from 0 up to n."""
        return int(self.random() * n) if n < _WIDEST else self._randbelow(n)

    def _randbelow(self, n):
        bits = int(1.00001 + _log(n - 1, 2))
        number = self.getrandbits(bits)
        while number >= n:
            number = self.getrandbits(bits)
        return number

    def randrange(self, start, stop=None, step=1):
        first = _integer(start, 'non-integer arg 1 for randrange()')
        if stop is None:
            if first <= 0:
                raise ValueError('empty range for randrange()')
            return self._below(first)
        last = _integer(stop, 'non-integer stop for randrange()')
        width = last - first
        if step == 1:
            if width <= 0:
                raise ValueError('empty range for randrange() (%d,%d, %d)' % (first, last, width))
            return int(first + self._below(width))
        distance = _integer(step, 'non-integer step for randrange()')
        if distance == 0:
            raise ValueError('zero step for randrange()')
        count = (width + distance - (1 if distance > 0 else -1)) // distance
        if count <= 0:
            raise ValueError('empty range for randrange()')
        return first + distance * self._below(count)

    def randint(self, a, b):
        return self.randrange(a, b + 1)

    def choice(self, seq):
        return seq[int(self.random() * len(seq))]

    def shuffle(self, x, random=None):
        random = self.random if random is None else random
        for i in xrange(len(x) - 1, 0, -1):
            j = int(random() * (i + 1))
            x[i], x[j] = x[j], x[i]

    def sample(self, population, k):
        size = len(population)
        if not 0 <= k <= size:
            raise ValueError('sample larger than population')
        # Where a set of what is drawn would be larger than a list of all, a list it is.
        set_size = 21 + (4 ** _ceil(_log(k * 3, 4)) if k > 5 else 0)
        if size <= set_size or hasattr(population, 'keys'):
            return self._sample_of_pool(list(population), k)
        try:
            return self._sample_by_index(population, size, k)
        except (TypeError, KeyError):
            if isinstance(population, list):
                raise
            return self.sample(tuple(population), k)

    def _sample_of_pool(self, pool, k):
        result = []
        for left in xrange(len(pool), len(pool) - k, -1):
            j = int(self.random() * left)
            result.append(pool[j])
            pool[j] = pool[left - 1]
        return result

    def _sample_by_index(self, population, size, k):
        result, drawn = [], set()
        while len(result) < k:
            j = int(self.random() * size)
            if j not in drawn:
                drawn.add(j)
                result.append(population[j])
        return result

    def uniform(self, a, b):
        return a + (b - a) * self.random()

    def triangular(self, low=0.0, high=1.0, mode=None):
        u = self.random()
        try:
            c = 0.5 if mode is None else (mode - low) / (high - low)
        except ZeroDivisionError:
            return low
        if u > c:
            u, c, low, high = 1 - u, 1 - c, high, low
        return low + (high - low) * (u * c) ** 0.5

    def normalvariate(self, mu, sigma):
        while True:
            u1 = self.random()
            u2 = 1 - self.random()
            z = NV_MAGICCONST * (u1 - 0.5) / u2
            if z * z / 4 <= -_log(u2):
                return mu + z * sigma

    def lognormvariate(self, mu, sigma):
        return _exp(self.normalvariate(mu, sigma))

    def expovariate(self, lambd):
        return -_log(1 - self.random()) / lambd

    def vonmisesvariate(self, mu, kappa):
        if kappa <= 1e-6:
            return TWOPI * self.random()
        s = 0.5 / kappa
        r = s + _sqrt(1 + s * s)
        while True:
            z = _cos(_pi * self.random())
            d = z / (r + z)
            u = self.random()
            if u < 1 - d * d or u <= (1 - d) * _exp(d):
                break
        q = 1 / r
        angle = _acos((q + z) / (1 + q * z))
        return (mu + angle) % TWOPI if self.random() > 0.5 else (mu - angle) % TWOPI

    def gammavariate(self, alpha, beta):
        if alpha <= 0 or beta <= 0:
            raise ValueError('gammavariate: alpha and beta must be > 0.0')
        if alpha > 1:
            return self._gamma_above_one(alpha) * beta
        if alpha == 1:
            u = self.random()
            while u <= 1e-7:
                u = self.random()
            return -_log(u) * beta
        return self._gamma_below_one(alpha) * beta

    def _gamma_above_one(self, alpha):
        ainv = _sqrt(2 * alpha - 1)
        b, c = alpha - LOG4, alpha + ainv
        while True:
            u1 = self.random()
            if not 1e-7 < u1 < .9999999:
                continue
            u2 = 1 - self.random()
            v = _log(u1 / (1 - u1)) / ainv
            x = alpha * _exp(v)
            z = u1 * u1 * u2
            r = b + c * v - x
            if r + SG_MAGICCONST - 4.5 * z >= 0 or r >= _log(z):
                return x

    def _gamma_below_one(self, alpha):
        b = (_e + alpha) / _e
        while True:
            p = b * self.random()
            x = p ** (1.0 / alpha) if p <= 1 else -_log((b - p) / alpha)
            u = self.random()
            if u <= (x ** (alpha - 1) if p > 1 else _exp(-x)):
                return x

    def gauss(self, mu, sigma):
        z, self.gauss_next = self.gauss_next, None
        if z is None:
            angle = self.random() * TWOPI
            radius = _sqrt(-2 * _log(1 - self.random()))
            z, self.gauss_next = _cos(angle) * radius, _sin(angle) * radius
        return mu + z * sigma

    def betavariate(self, alpha, beta):
        y = self.gammavariate(alpha, 1)
        return 0.0 if y == 0 else y / (y + self.gammavariate(beta, 1))

    def paretovariate(self, alpha):
        return 1 / pow(1 - self.random(), 1.0 / alpha)

    def weibullvariate(self, alpha, beta):
        return alpha * pow(-_log(1 - self.random()), 1.0 / beta)


_inst = Random()
seed = _inst.seed
random = _inst.random
uniform = _inst.uniform
triangular = _inst.triangular
randint = _inst.randint
choice = _inst.choice
randrange = _inst.randrange
sample = _inst.sample
shuffle = _inst.shuffle
normalvariate = _inst.normalvariate
lognormvariate = _inst.lognormvariate
expovariate = _inst.expovariate
vonmisesvariate = _inst.vonmisesvariate
gammavariate = _inst.gammavariate
gauss = _inst.gauss
betavariate = _inst.betavariate
paretovariate = _inst.paretovariate
weibullvariate = _inst.weibullvariate
getstate = _inst.getstate
setstate = _inst.setstate
getrandbits = _inst.getrandbits
