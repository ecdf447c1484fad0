# Loads with an instruction that reads what they have loaded: every kind of each, and what goes wrong between them.
G = [10, 20, 30]
KEY = 1
WORD = 'word'


class Plain(object):
    kind = 'plain'

    def __init__(self, value):
        self.value = value
        self.again = self.value

    def constants(self):
        self.none = None
        self.word = 'text'
        self.key = KEY


class Guarded(object):
    def __setattr__(self, name, value):
        print 'set', name, value
        object.__setattr__(self, name, value)


class Measured(object):
    @property
    def size(self):
        return 3

    @size.setter
    def size(self, value):
        print 'size is', value


class Slotted(object):
    __slots__ = ['only']


class Old:
    def __init__(self, value):
        self.value = value

    def __repr__(self):
        return 'Old'


class OldGuarded:
    def __setattr__(self, name, value):
        print 'old set', name
        self.__dict__[name] = value


class Ends(object):
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print 'end of', self.name


class Truth(object):
    def __init__(self, value):
        self.value = value

    def __nonzero__(self):
        print 'asked'
        return self.value


class Sequence(object):
    def __repr__(self):
        return 'Sequence'

    def __getitem__(self, index):
        if index == 5:
            raise IndexError('no more')
        return 'item %r' % index

    def __setitem__(self, index, value):
        print 'item', index, '=', value


def told(function, *arguments):
    try:
        return function(*arguments)
    except Exception as error:
        return '%s: %s' % (error.__class__.__name__, error)


def operators(a, b):
    c = a / b
    d = a // 3
    e = a % b
    f = 7 & b
    g = a | KEY
    h = a ^ b
    i = a << 2
    j = a >> KEY
    return c, d, e, f, g, h, i, j, a % 3 * (b / 2) % 5, -a // b


for pair in [(17, 5), (-17, 5), (17.5, 2), (2 ** 40, 3), (True, 2), (17, 0), ('x', 3), (17, None), (2 ** 70, 2 ** 69)]:
    print pair, told(operators, *pair)


def cells(items, key, one):
    word = 'text'

    def inner(index, other=2):
        if items[index]:
            first = items[key]
        else:
            first = 'none'
        items[index] = one
        items[key] = other
        sum = one % other
        if one < other:
            sum = sum | one
        if one is items:
            sum = None
        if word in items:
            sum = -1
        return first, items[key], sum, one

    return inner


for items in [[1, 2, 3], {0: 'zero', 1: ''}, (1, 2, 3), 'text', u'text', Sequence(), None, [0, [], [1]]]:
    for index in [0, 1, -1, 7, True, 'a', 1.0, 2 ** 65]:
        print repr(items)[:20], index, told(cells(items, 1, 2), index)


def compared(a, b, c):
    result = []
    if a < 3:
        result.append('less')
    if a == b:
        result.append('equal')
    if a is None:
        result.append('none')
    if a is not b:
        result.append('other')
    if a in c:
        result.append('in')
    if b not in c:
        result.append('not in')
    if a + 1 > b:
        result.append('more')
    if len(c) == KEY:
        result.append('key')
    if c[0] != WORD:
        result.append('word')
    return result


for triple in [(1, 1, [1]), (3, 4, ['word', 3]), (None, None, (None,)), ('a', 'b', 'abc'), (1.5, 2, [1.5, 2]),
               (4, 'x', {0: 1}), (1, 2, 5), (2 ** 80, 1, [2 ** 80]), (Old(1), 1, [1])]:
    print [repr(part)[:12] for part in triple], told(compared, *triple)


def jumps(value, other):
    result = 0
    if value:
        result = 1
    if not value:
        result = result | 2
    while other:
        other = other[1:]
        result = result ^ 4
    if WORD:
        result = result | 8
    return result, value and other, value or other


for value in [0, 1, '', 'a', [], [0], None, {}, 0.0, 0.5, Truth(True), Truth(False), 2 ** 70]:
    print told(jumps, value, 'abc')[0]


def unset(which):
    if which == 0:
        return missing[which]
    if which == 1:
        G[missing] = 1
    if which == 2:
        missing.attribute = which
    if which == 3:
        return missing
    if which == 4:
        if missing:
            return 'set'
    if which == 5:
        return which // missing
    if which == 6:
        if which is missing:
            return 'is'
    if which == 7:
        Plain(0).value = missing
    if which > 7:
        missing = 1
    del missing


for which in range(10):
    print which, told(unset, which)


def free(which):
    def inner():
        if which == 0:
            return later[which]
        if which == 1:
            G[later] = which
        if which == 2:
            return later
        if which == 3:
            return which % later
        return Nowhere[which]

    result = told(inner)
    later = 1
    return result, told(inner)


for which in range(5):
    print which, free(which)

plain = Plain(5)
plain.constants()
print plain.value, plain.again, plain.none, plain.word, plain.key


def assigned(object, value):
    object.value = value
    object.value = WORD
    object.other = None
    object.size = value
    object.only = value // 1
    return sorted(getattr(object, '__dict__', {}))


for target in [Plain(1), Guarded(), Measured(), Slotted(), Old(1), OldGuarded(), 5, None, Plain, assigned]:
    print told(assigned, target, 7)


def replaced(holder, items, table):
    holder.end = None
    holder.end = Ends('attribute')
    items[0] = Ends('item')
    table['end'] = Ends('entry')
    print 'now'
    nothing = None
    holder.end = nothing
    print 'then'
    items[0] = nothing
    print 'and then'
    table['end'] = nothing
    print 'last'
    Ends('passing').name
    return nothing


print replaced(Plain(0), [0], {})


def taken(table):
    return table.popitem()[1]


def given(maker):
    # The container ends with the instruction that reads it.
    first = maker()[0]
    print 'read'
    second = maker()[KEY]
    print 'read again'
    return first.name, second.name


print given(lambda: [Ends('a'), Ends('b')])


def concatenated(text):
    whole = text + 'tail'
    whole = whole + text
    whole += WORD
    more = WORD + whole
    return more, text % 3 if '%' in text else text * 2


print told(concatenated, 'he%dad'), told(concatenated, u'x'), told(concatenated, 3), told(concatenated, '')


def named():
    return WORD


def constant():
    return 'constant'


def local(value):
    kept = value
    return kept


def cell(value):
    def inner():
        return value
    return inner


print named(), constant(), local(5), cell(6)()
index = 0
while index < 3:
    G[index] = G[index] // 3 % 4
    if G[index]:
        print index, G[index]
    index = index + KEY
print G, WORD[KEY], {WORD: KEY}[WORD]
