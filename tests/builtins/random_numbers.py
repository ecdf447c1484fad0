# The numbers that random gives for some seeds.
import random
def t(f):
    try:
        print repr(f())
    except Exception, e:
        print e.__class__.__name__, e
for seed in (0, 42, -7, 2 ** 70, 'hello', 3.5, (1, 2), True, u'x'):
    random.seed(seed)
    print seed if seed != u'x' else 'x', [random.random() for i in range(3)], random.randint(1, 6), random.randrange(10), random.randrange(5, 50, 5), random.choice('abcdef'), random.choice([1, 2, 3]), random.uniform(2, 5), random.getrandbits(5), random.getrandbits(100)
    l = range(10); random.shuffle(l); print l, random.sample(range(100), 5), random.sample(xrange(1000000), 6), random.sample('abc', 3), random.sample([1,2,3,4], 2), random.sample(set([1,2,3]), 2)
    print '%.9f %.9f %.9f' % (random.gauss(0, 1), random.gauss(5, 2), random.expovariate(1.5)), '%.9f' % random.normalvariate(0, 1), random.randrange(10 ** 30), random.randint(-2 ** 60, 2 ** 60), random.randrange(10, 0, -3)
random.seed(1)
for i in range(700): random.random()
print random.random(), random.randint(1, 10 ** 9)
t(lambda: random.randint(5, 1)); t(lambda: random.randrange(0)); t(lambda: random.randrange(1, 5, 0)); t(lambda: random.randrange(1.5)); t(lambda: random.choice([])); t(lambda: random.choice('')); t(lambda: random.choice({})); t(lambda: random.sample([1], 2)); t(lambda: random.shuffle((1, 2))); t(lambda: random.getrandbits(0)); t(lambda: random.randint(1.0, 3.0)); t(lambda: random.random(1)); t(lambda: random.randrange(5, 5)); t(lambda: random.choice(5)); t(lambda: random.sample([1,2], -1))
