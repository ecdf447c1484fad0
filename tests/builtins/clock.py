"""The clock goes on."""
import time

start = time.time()
clock = time.clock()
total = sum(range(100))
print time.time() >= start, time.clock() >= clock, isinstance(start, float), total
before = time.time()
time.sleep(0.01)
print time.time() - before >= 0.01


def timed(function):
    def wrapper(*arguments):
        begin = time.time()
        result = function(*arguments)
        print function.__name__, 'took less than a minute:', 0 <= time.time() - begin < 60
        return result
    return wrapper


@timed
def fib(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


print fib(200)
print len(time.ctime()), len(time.asctime()), len(time.localtime()), len(time.strftime('%H:%M'))
