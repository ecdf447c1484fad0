"""References that do not keep their objects alive, and when their callbacks run."""
import weakref


class Node(object):
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return 'Node(%r)' % self.name


class Old:
    pass


def gone(reference):
    print 'gone', reference() is None, type(reference).__name__


node = Node('a')
first = weakref.ref(node)
print first() is node, first().name, first is weakref.ref(node), first == weakref.ref(node)
print weakref.getweakrefcount(node), node.__weakref__ is first, {first: "found"}[weakref.ref(node)]
second = weakref.ref(node, gone)
third = weakref.ref(node, lambda reference: gone(reference))
print weakref.getweakrefcount(node), len(weakref.getweakrefs(node)), first == second, first != third, first is second
print isinstance(first, weakref.ref), type(first) is weakref.ReferenceType, weakref.ref
del node
print first(), second(), third(), first == second, first == first, {first: "found"}[first]

old = Old()
reference = weakref.ref(old, gone)
print reference() is old
old = None
print reference()


class Noisy(object):
    def __del__(self):
        print 'del, weakly referenced by', weakref.getweakrefcount(self)


noisy = Noisy()
reference = weakref.ref(noisy, gone)
noisy = None
print 'after'


def make():
    local = Node('local')
    return weakref.ref(local, gone)


print make()()


def function():
    pass


reference = weakref.ref(function)
print reference() is function
method = weakref.ref(Node('x').__init__)
print method()
reference = weakref.ref(Node)
print reference() is Node
for value in [1, 'text', (), [], {}, None, 1.5, len]:
    try:
        weakref.ref(value)
    except TypeError as error:
        print error


def failing(reference):
    raise ValueError('in a callback')


print 'callbacks of methods:'
seen = []
node = Node('b')
reference = weakref.ref(node, seen.append)
del node
print seen[0] is reference


class Slots(object):
    __slots__ = ['value']


class WeakSlots(object):
    __slots__ = ['value', '__weakref__']


try:
    weakref.ref(Slots())
except TypeError as error:
    print error
slots = WeakSlots()
print weakref.ref(slots)() is slots

print 'values:'
cache = weakref.WeakValueDictionary()
one, two = Node('one'), Node('two')
cache['one'] = one
cache['two'] = two
print sorted(cache.keys()), len(cache), 'one' in cache, cache['one'], cache.get('three', 'none')
del one
print sorted(cache.keys()), cache.get('one'), cache.has_key('one')
try:
    cache['one']
except KeyError as error:
    print 'KeyError', error
print cache.items(), cache.values(), list(cache.iteritems()), cache.pop('two'), len(cache)

print 'keys:'
data = weakref.WeakKeyDictionary()
key = Node('key')
data[key] = 'data'
data[two] = 'more'
print len(data), data[key], key in data, Node('other') in data
del key
print len(data), data.items(), data.get(two)

print 'set:'
members = weakref.WeakSet()
three = Node('three')
members.add(two)
members.add(three)
members.add(three)
print len(members), two in members, three in members
del three
print len(members), list(members)

print 'proxy:'
owner = Node('owner')
proxy = weakref.proxy(owner)
print proxy.name, isinstance(proxy, Node), type(proxy) is weakref.ProxyType, str(proxy)
proxy.name = 'renamed'
print owner.name, weakref.getweakrefcount(owner)
del owner
try:
    proxy.name
except ReferenceError as error:
    print error


class Tree(object):
    def __init__(self, parent=None):
        self.children = []
        self.parent = weakref.ref(parent) if parent is not None else None
        if parent is not None:
            parent.children.append(self)

    def __del__(self):
        print 'tree node gone'


root = Tree()
child = Tree(root)
print child.parent() is root
del root
print child.parent()
del child
print 'end'
