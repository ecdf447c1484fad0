# What C code calls while an instruction runs: here by iter(function, sentinel).
def counter(stop, name='n'):
    state = [0]
    def step():
        state[0] += 1
        if state[0] > stop:
            return None
        return state[0] * 10
    return step

for value in iter(counter(3), None):
    print value,
print
print list(iter(counter(4), None)), tuple(iter(counter(2), None))
print sum(iter(counter(4), None)), max(iter(counter(4), None)), min(iter(counter(4), None), key=lambda v: -v)
print sorted(iter(counter(3), None), key=lambda v: -v)
a, b, c = iter(counter(3), None)
print a, b, c
print 20 in iter(counter(3), None), 25 in iter(counter(3), None)
print zip(iter(counter(3), None), 'abcdef', iter(counter(2), None))
print list(enumerate(iter(counter(3), None)))
numbers = enumerate(iter(counter(4), None), 1)
print numbers.next(), next(numbers), list(numbers), list(numbers)
print map(None, iter(counter(3), None), iter(counter(2), None))
print map(lambda *a: a, iter(counter(3), None), [1], iter(counter(2), None))
print filter(None, iter(counter(3), None)), filter(lambda v: v > 15, iter(counter(3), None))
print reduce(lambda x, y: x + y, iter(counter(4), None))
print any(iter(counter(4), None)), all(iter(counter(4), None))
rest = [1, 2]
rest.extend(iter(counter(2), None))
print rest, '-'.join(iter(iter('abc').next, 'c'))
rest[1:2] = iter(counter(2), None)
print rest
print dict(enumerate(iter(counter(2), None)))

def unpack(source):
    try:
        x, y = source
        print x, y
    except ValueError, e:
        print 'ValueError:', e

unpack(iter(counter(1), None))
unpack(iter(counter(2), None))
unpack(iter(counter(3), None))

def failing():
    calls.append(len(calls))
    if len(calls) > 2:
        raise KeyError(calls)
    return 1

for operation in [list, sum, sorted, any, lambda it: 5 in it, lambda it: zip(it, it), lambda it: max(it)]:
    calls = []
    try:
        print operation(iter(failing, None))
    except KeyError, e:
        print 'KeyError', e

def stopping():
    raise StopIteration('why')

it = iter(stopping, None)
print list(it), list(it), next(it, 'default')

def deeper(n):
    def step():
        if n == 0:
            return 0
        return list(iter(deeper(n - 1), 0))
    return step

nested = list(iter(deeper(0), 0))
print nested

class_calls = []
def recursive():
    class_calls.append(None)
    return list(iter(recursive, 0))

try:
    recursive()
except RuntimeError, e:
    print 'RuntimeError:', e, len(class_calls)

wrong = iter(lambda x: x, None)
try:
    next(wrong)
except TypeError, e:
    print 'TypeError:', e
it = iter(counter(5), None)
for first in it:
    for second in it:
        print (first, second),
        break
print
print iter(iter([3, 1, 2]).next, 2).next()
