# What the loop does on its shortest ways, at their edges: slices, `in`, joining, iteration over dicts, names that move about.


def slices(of):
    n = len(of)
    print of[:], of[1:], of[:2], of[1:2], of[-2:], of[:-1], of[n:], of[5:2], of[-100:100], of[3:10 ** 12]
    print of[:] is of, of[0:] is of, of[:n] is of, of[0L:1], of[True:], of[None:2]


for of in ([1, 2, 3, 4], (1, 2, 3, 4), 'abcd', u'abcd', [], (), '', xrange(0).__class__.__name__):
    slices(of)


class Sliced(object):
    def __getslice__(self, start, stop):
        return start, stop

    def __len__(self):
        return 10


print Sliced()[1:], Sliced()[:-1], Sliced()[:], Sliced()[2:3]


class Words(str):
    def __eq__(self, other):
        return False

    def __add__(self, other):
        return 'added'

    def __contains__(self, part):
        return 'contained'

    __hash__ = str.__hash__


def joins(a, b):
    c = a + b
    a = a + b
    a += b
    b = 'x' + a
    return c, a, b, a + '', '' + a, (a + b) is a, 'f' + 'g'


print joins('ab', 'cd'), joins('', ''), joins('a', ''), joins('a' * 40, 'b' * 40)
print joins(Words('a'), 'b'), 'a' + Words('b')
try:
    joins('a', 1)
except TypeError as error:
    print error
try:
    joins('a', None)
except TypeError as error:
    print error


def contained(item, container):
    try:
        return item in container, item not in container
    except Exception as error:
        return type(error).__name__, str(error)


for item in (1, 'a', 'b', '', 1.0, None, True, 2, -1, u'a', [], Words('a')):
    print [contained(item, container) for container in (
        {1: 2, 'a': 3, -1: 0}, {}, 'abc', '', [1, 'a'], (None, True), set(['a', 1]), Words('abc'), 3)]


class Odd(object):
    def __hash__(self):
        return hash('a')

    def __eq__(self, other):
        print 'asked',
        return True


print contained('a', {Odd(): 1}), contained(Odd(), {'a': 1}), contained('a' * 70, 'a' * 80), contained('ab', 'b' * 63 + 'ab')


def iterated(table):
    found = []
    for key in table:
        found.append(key)
    for value in table.itervalues():
        found.append(value)
    for pair in table.iteritems():
        found.append(pair)
    for key in table.iterkeys():
        found.append(key)
    return found


print iterated({}), iterated({1: 'a'}), iterated(dict.fromkeys('hello world', 1))
emptied = dict.fromkeys(range(1000))
for key in range(999):
    del emptied[key]
print iterated(emptied)


def changing(table, what):
    try:
        for key in table:
            what(table, key)
            print key,
        print 'end'
    except RuntimeError as error:
        print error


changing({1: 2, 3: 4}, lambda table, key: table.setdefault(key + 10))
changing({1: 2, 3: 4}, lambda table, key: table.update({key: 5}))
changing({1: 2, 3: 4}, lambda table, key: table.pop(key))
changing({1: 2, 3: 4}, lambda table, key: (table.pop(key), table.setdefault('other')))


def inserted(items):
    items.insert(0, 'first')
    items.insert(-1, 'before the last')
    items.insert(100, 'last')
    popped = [items.pop(0), items.pop(), items.pop(-1), items.pop(1)]
    try:
        items.pop(100)
    except IndexError as error:
        popped.append(str(error))
    return popped, len(items)


print inserted([1, 2, 3]), inserted(range(200)), inserted(range(70))


class Old:
    name = 'of the class'

    def method(self):
        return self.name


class New(object):
    name = 'of the class'

    def method(self):
        return self.name


def names(makers):
    for make in makers:
        for number in range(3):
            one = make()
            for filler in range(number * 3):
                setattr(one, 'filler%d' % filler, filler)
            print one.name, one.method(),
            one.name = 'own'
            print one.name, one.method(),
            del one.name
            print one.name, one.method()
            one.method = lambda: 'not a method'
            print one.method(), 'name' in vars(one)


names([Old, New])


def globals_move():
    global moved
    for number in range(20):
        globals()['filler%d' % number] = number
        moved = number
    print moved, filler19, len([moved])
    del moved
    try:
        print moved
    except NameError as error:
        print error
    globals()['len'] = lambda of: 'a global'
    print len([])
    del globals()['len']
    print len([])


globals_move()


def mapped(of):
    print of.pop.__name__, of.__class__.__name__,
    return of.pop


for of in ([1], {1: 2}, [2]):
    print mapped(of).__self__ is of

bound = [New().method for _ in range(3)]
print [method() for method in bound], bound[0] == bound[0], bound[0].im_class.__name__, slice(1, 2, 3), slice(1) == slice(1)
