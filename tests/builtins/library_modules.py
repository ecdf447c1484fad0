# The library's modules that are Python code: functools, contextlib, collections, copy, StringIO, types, traceback, dis.
import collections
import contextlib
import copy
import dis
import functools
import StringIO
import sys
import traceback
import types


def decorate(function):
    @functools.wraps(function)
    def wrapper(*arguments):
        """The wrapper's own."""
        return 'wrapped', function(*arguments)
    return wrapper


@decorate
def decorated(x):
    """The function's."""
    return x * 2


print decorated(3), decorated.__name__, decorated.__doc__
print sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a))


@functools.total_ordering
class Version(object):
    def __init__(self, number):
        self.number = number

    def __eq__(self, other):
        return self.number == other.number

    def __lt__(self, other):
        return self.number < other.number


print Version(1) <= Version(2), Version(1) > Version(2), Version(2) >= Version(2)


@contextlib.contextmanager
def tag(name):
    print '<%s>' % name
    try:
        yield name.upper()
    except KeyError, error:
        print 'swallowed', error
    finally:
        print '</%s>' % name


with tag('a') as inner:
    print inner
with tag('b'):
    raise KeyError('k')
try:
    with tag('c'):
        raise ValueError('v')
except ValueError, error:
    print 'passed on', error


def returns():
    with tag('d'):
        return 'returned'


print returns()
with contextlib.nested(tag('x'), tag('y')) as both:
    print both


class Thing:
    def close(self):
        print 'closed'


with contextlib.closing(Thing()):
    print 'open'

Point = collections.namedtuple('Point', 'x y')
p = Point(1, y=2)
print p, p.x, p[1], p._replace(x=5), p._fields, p == (1, 2), Point._make([3, 4]), p._asdict()
for bad in ('1a b', 'a a', '_a', 'class', 'a-b'):
    try:
        collections.namedtuple('Bad', bad)
    except ValueError, error:
        print error
try:
    Point(1)
except TypeError, error:
    print error
counter = collections.Counter('abracadabra')
print counter.most_common(2), counter['z'], sum(counter.values()), sorted(counter.elements())[:6]
counter.update('aa')
counter.subtract({'b': 5})
print counter['a'], counter['b'], counter + collections.Counter(q=2) == counter, collections.Counter(a=1)
ordered = collections.OrderedDict([('z', 1), ('a', 2)])
ordered['m'] = 3
ordered['z'] = 9
print ordered, ordered.keys(), ordered.popitem(), list(ordered), len(ordered)
groups = collections.defaultdict(list)
for word in ['apple', 'bob', 'avocado']:
    groups[word[0]].append(word)
print sorted(groups.items()), groups['none'], len(groups), collections.defaultdict(int)
queue = collections.deque([1, 2, 3], 3)
queue.append(4)
queue.appendleft(0)
print queue, queue.pop(), queue.popleft(), list(queue), len(queue), queue.maxlen
queue.extend('ab')
queue.rotate(1)
print queue, 'a' in queue, queue[0], queue == collections.deque([1])
try:
    collections.deque().pop()
except IndexError, error:
    print error


class Node(object):
    def __init__(self, value):
        self.value = value
        self.children = []


node = Node([1])
node.children.append(node)
shallow, deep = copy.copy(node), copy.deepcopy(node)
print shallow.value is node.value, deep.value is node.value, deep.value, deep.children[0] is deep
nested = [1, [2, (3, [4])], {'k': [5]}]
again = copy.deepcopy(nested)
print again == nested, again[1] is nested[1], again[1][1][1] is nested[1][1][1], copy.copy(nested)[1] is nested[1]

out = StringIO.StringIO()
print >>out, 'to', 'a', 1,
print >>out, 'buffer'
out.write('more\n')
print repr(out.getvalue()), out.tell()
lines = StringIO.StringIO('one\ntwo\nthree')
print lines.readline(), lines.read(2), lines.readlines(), [line for line in StringIO.StringIO('a\nb\n')]
saved, sys.stdout = sys.stdout, StringIO.StringIO()
print 'captured', 1
print [2]
captured, sys.stdout = sys.stdout, saved
print repr(captured.getvalue())

print types.FunctionType is type(tag), types.GeneratorType, types.ListType is list, types.StringTypes
made = types.FunctionType(decorated.func_closure[0].cell_contents.func_code, {}, 'made')
print made(4), made.__name__, made.func_globals
module = types.ModuleType('fresh', 'doc')
module.x = 1
print module, module.x, module.__doc__, sorted(module.__dict__)


def fails():
    1 / 0


try:
    fails()
except ZeroDivisionError:
    text = traceback.format_exc()
    print text.splitlines()[0], text.splitlines()[-1], len(text.splitlines())
    print [entry[1:3] for entry in traceback.extract_tb(sys.exc_info()[2])]
    print traceback.format_exception_only(ZeroDivisionError, 'message')


def simple(a, b=2):
    for i in range(a):
        if i == b:
            print i
    return [c for c in (a, b) if c > 1]


dis.dis(simple)
print dis.opmap['LOAD_FAST'], dis.opname[100], dis.cmp_op[2]
