# Containers that hold themselves, through classes with a __repr__ of their own.
from collections import deque, OrderedDict


class Node(object):
    def __init__(self):
        self.links = []

    def __repr__(self):
        return 'Node(%r)' % (self.links,)


class Loud(dict):
    def __repr__(self):
        return 'Loud' + dict.__repr__(self)


class Shown(object):
    def __init__(self, thing):
        self.thing = thing

    def __repr__(self):
        return 'Shown(' + repr(self.thing) + ')'

    def __hash__(self):
        return 1


class Bad(object):
    def __init__(self, thing):
        self.thing = thing

    def __repr__(self):
        repr(self.thing)
        raise ValueError('bad')


class L(list):
    def __str__(self):
        return 'L:' + str(self[:1]) + repr(self)

node = Node()
node.links.append(node)
print node, [node], repr(node.links)
other = Node()
other.links += [node, other]
node.links.append(other)
print node
print other
loud = Loud()
loud['me'] = loud
print loud, {1: loud}
items = []
items.append(Shown(items))
print items
print repr(items), str(items), '%s %r' % (items, items)
pairs = {}
pairs['k'] = Shown(pairs)
print pairs
whole = ([],)
whole[0].append(Shown(whole))
print whole
print repr(whole)
queue = deque()
queue.append(Shown(queue))
print queue
unique = set()
unique.add(Shown(unique))
print unique
print repr(unique)
bad = []
bad.append(Bad(bad))
for attempt in range(2):
    try:
        print repr(bad)
    except ValueError as error:
        print error
print repr([Shown(bad[:0])]), len(bad)
l = L()
l.append(l)
print l
print repr(l), [l]


def generate(things):
    for thing in things:
        yield repr(thing)

things = []
things.append(Shown(things))
print list(generate([things, things])), map(repr, [things, things]), sorted(map(str, [things]))
ordered = OrderedDict()
ordered['me'] = ordered
print ordered
