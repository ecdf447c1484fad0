"""The module random: the same numbers for the same seed."""
import random

random.seed(42)
print random.random(), random.randint(1, 6), random.choice('abcdef'), random.randrange(0, 100, 5)
items = range(10)
random.shuffle(items)
print items
print random.sample(xrange(1000), 5), random.sample('abcdefgh', 3), random.sample(range(100), 30)
print random.uniform(1, 2), random.gauss(0, 1), random.gauss(0, 1), random.normalvariate(5, 2)
print random.expovariate(2), random.triangular(0, 10, 3), random.betavariate(1, 2), random.gammavariate(2, 3)
print random.gammavariate(0.5, 1), random.gammavariate(1, 1), random.paretovariate(3), random.weibullvariate(1, 2)
print random.vonmisesvariate(0, 4), random.vonmisesvariate(0, 0), random.lognormvariate(0, 1), random.getrandbits(100)
random.seed('a text')
print random.random()
random.seed(2 ** 100)
print random.random(), random.randrange(10 ** 30), random.randint(-2 ** 70, 2 ** 70)

state = random.getstate()
first = [random.random() for _ in range(3)]
random.setstate(state)
print first == [random.random() for _ in range(3)], len(state), state[0], len(state[1])

one, two = random.Random(7), random.Random(7)
print one.random() == two.random(), one.randint(1, 1000) == two.randint(1, 1000)
one.seed(8)
print one.random(), two.random()
one.setstate(two.getstate())
print one.random() == two.random()


class Dice(random.Random):
    def roll(self):
        return self.randint(1, 6)


dice = Dice(1)
print [dice.roll() for _ in range(10)]
numbers = [3, 1, 2]
random.shuffle(numbers, lambda: 0.0)
print numbers
print random.sample(set([5]), 1), random.sample({'k': 1}.keys(), 1)


def attempt(function, *arguments):
    try:
        print function(*arguments)
    except Exception as error:
        print type(error).__name__, error


attempt(random.choice, [])
attempt(random.randint, 5, 1)
attempt(random.randint, 1)
attempt(random.randrange, 0)
attempt(random.randrange, 1.5)
attempt(random.randrange, 0, 10, 0)
attempt(random.randrange, 5, 5)
attempt(random.sample, [1, 2], 3)
attempt(random.uniform, 'a', 1)
attempt(random.getrandbits, 0)
attempt(random.shuffle, (1, 2))
attempt(random.choice, 5)
attempt(random.seed, [])
attempt(random.setstate, (9, 9, 9))
attempt(random.gammavariate, 0, 0)
