def numbers():
    yield 1
    yield 2
it = numbers()
print it.next(), it.next()
def total(iterator):
    result = 0
    while True:
        result += next(iterator)
try:
    total(iter([1, 2]))
except StopIteration, stop:
    print 'stopped', stop.args
print list(x for x in [1, 2]), next(iter([]), 'default')
def leaks():
    for x in [1]:
        yield next(iter([]))
print list(leaks()), 'StopIteration ended it quietly'
it.next()
