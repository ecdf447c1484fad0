# How long an iterable says that it is: room is made for it, whether it is true or not.
class Says(object):
    def __init__(self, length):
        self.length = length

    def __iter__(self):
        return iter([1, 2])


class SaysLen(Says):
    def __len__(self):
        print 'asked',
        return self.length


class Hints(Says):
    def __length_hint__(self):
        print 'asked',
        return self.length


class Old:
    def __init__(self, length):
        self.length = length

    def __len__(self):
        print 'asked',
        return self.length

    def __getitem__(self, index):
        return 'ab'[index]


def extended(iterable):
    items = [0]
    items.extend(iterable)
    return items


def called(*arguments):
    return arguments


uses = [list, tuple, sorted, extended, set, max, lambda i: map(None, i), lambda i: map(repr, i), lambda i: map(None, i, [1]), lambda i: zip(i), lambda i: zip(i, [1]),
        lambda i: zip([1], i), lambda i: filter(None, i), lambda i: called(*i), lambda i: '-'.join(map(repr, i)), lambda i: [5].__iadd__(i), dict.fromkeys]
for kind in (SaysLen, Hints, Old):
    for length in (3L, None, 'x', 2.0, 2 ** 63 - 1, 2 ** 62, 2 ** 45):
        print kind.__name__, repr(length)
        for use in uses:
            try:
                print use(kind(length))
            except Exception, e:
                print type(e).__name__, e
