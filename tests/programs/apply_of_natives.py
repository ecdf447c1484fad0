# apply() and other calls from C of builtins that call back.


def show(*values):
    print values
    return len(values)


print apply(map, (show, [1, 2], [3]))
print apply(filter, (lambda x: x > 1, [1, 2, 3]))
print apply(reduce, (lambda a, b: a + b, [1, 2, 3], 10))
print apply(sorted, ([3, 1, 2],), {'key': lambda x: -x})
print apply(max, ('bcd', 'a'), {'key': len})
print apply(sum, (iter([1, 2]), 3))
print apply(apply, (map, (str.upper, ['a', 'b'])))
print map(apply, [show, show], [(1, 2), ()])
print reduce(lambda f, g: lambda x: g(f(x)), [lambda x: x + 1, lambda x: x * 2])(3)
print sorted([[3, 4], [1, 2]], key=sum), map(sum, [[1, 2], [3]]), map(sorted, ['ba', 'dc'])
print map(map, [str, abs], [[1], [-1]]), filter(all, [[1], [0]]), map(max, [[1, 2], [5, 4]])


def lines(text):
    return apply(map, (lambda *cells: reduce(lambda a, b: a + (b or 0), cells, 0),) + tuple(
        [map(float, line.split()) for line in text.split(';')]))


print lines('1 2 3;4 5;6')


class Calls(object):
    def __init__(self, function):
        self.function = function

    def __call__(self, *arguments):
        return apply(self.function, arguments)


print Calls(map)(Calls(len), ['a', 'bc']), Calls(sorted)('cab', lambda a, b: cmp(b, a))
