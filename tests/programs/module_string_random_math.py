# string, math and seeded random, as teaching programs use them.
import string, math, random
print string.ascii_lowercase, string.ascii_uppercase, string.digits, string.hexdigits, string.octdigits, repr(string.whitespace), string.punctuation, len(string.printable), string.letters == string.ascii_lowercase + string.ascii_uppercase or string.letters == string.ascii_uppercase + string.ascii_lowercase
print string.capwords('hello big  world'), string.join(['a', 'b'], '-'), string.split('a,b', ','), string.upper('x'), string.replace('aXb', 'X', '-'), string.zfill('7', 3), string.find('abc', 'c'), string.atoi('42'), string.atof('1.5'), string.strip(' x '), string.center('x', 5), string.maketrans('a', 'b')[97], string.translate('aaa', string.maketrans('a', 'c')), string.count('banana', 'a'), string.ljust('a', 3) + '|', string.capitalize('abc'), string.swapcase('aB'), string.expandtabs('a\tb', 4), string.rfind('abca', 'a'), string.index('abc', 'b'), string.splitfields('a b'), string.joinfields(['x', 'y'], '+')
random.seed(42)
print [random.random() for _ in range(3)], [random.randint(1, 6) for _ in range(10)], [random.randrange(0, 100, 5) for _ in range(5)], random.choice('abcdef'), random.sample(range(50), 5), random.uniform(1, 2), random.gauss(0, 1), random.getrandbits(40)
deck = range(10)
random.shuffle(deck)
print deck, random.normalvariate(10, 2), random.expovariate(0.5), random.choice([1, 2, 3])
for seed in (0, 1, 'text', 2.5, -7, 2 ** 70, (1, 2), None if False else True):
    random.seed(seed)
    print repr(seed), random.random(), random.randint(0, 1000)
random.seed(1)
state = [random.random() for _ in range(2)]
random.seed(1)
print state == [random.random() for _ in range(2)]
dice = [0] * 13
for _ in range(300): dice[random.randint(1, 6) + random.randint(1, 6)] += 1
for n in range(2, 13): print '%2d %s' % (n, '#' * (dice[n] // 3))
inside = sum(random.random() ** 2 + random.random() ** 2 < 1 for _ in range(300))
print inside, 4.0 * inside / 300
walk = [0]
for _ in range(20): walk.append(walk[-1] + random.choice([-1, 1]))
print walk
password = ''.join(random.choice(string.letters + string.digits) for _ in range(12))
print len(password), password.isalnum(), sorted(random.sample('hello', 3)) if False else len(random.sample('hello', 3))
print math.pi, math.e, math.sqrt(2), math.pow(2, 0.5), math.exp(1), math.log(10), math.log(8, 2), math.log10(1000), math.sin(math.pi / 6), math.cos(0), math.tan(math.pi / 4), math.asin(1), math.acos(0), math.atan(1), math.atan2(1, -1), math.hypot(3, 4), math.degrees(math.pi), math.radians(180), math.floor(-2.5), math.ceil(-2.5), math.trunc(-2.5), math.fabs(-3), math.fmod(-7, 3), -7 % 3, math.modf(-2.75), math.frexp(10), math.ldexp(0.625, 4), math.factorial(10), math.fsum([0.1] * 10) == 1.0, sum([0.1] * 10) == 1.0, math.copysign(3, -0.0), math.isnan(float('nan')), math.isinf(-1e400), math.sinh(1), math.cosh(1), math.tanh(1), math.log1p(1e-10), math.expm1(1e-10)
for function, argument in ((math.sqrt, -1), (math.log, 0), (math.log, -1), (math.acos, 2), (math.exp, 1000), (math.factorial, -1), (math.factorial, 2.5), (math.sqrt, 'x'), (math.floor, None), (math.pow, 1)):
    try:
        print function(argument)
    except Exception, error:
        print function.__name__, argument, type(error).__name__, error
for degrees in range(0, 91, 15):
    r = math.radians(degrees)
    print '%3d %8.5f %8.5f %12.5f' % (degrees, math.sin(r), math.cos(r), math.tan(r) if degrees < 90 else float('inf'))
def mean(v): return sum(v) / float(len(v))
def stdev(v): return math.sqrt(sum((x - mean(v)) ** 2 for x in v) / (len(v) - 1))
def median(v):
    v, n = sorted(v), len(v)
    return v[n // 2] if n % 2 else (v[n // 2 - 1] + v[n // 2]) / 2.0
data = [2, 4, 4, 4, 5, 5, 7, 9]
print mean(data), '%.6f' % stdev(data), median(data), max(set(data), key=data.count)
