import StringIO, types, sys
s = StringIO.StringIO()
s.write('hello ')
print >>s, 'world', 5
print repr(s.getvalue()), s.tell()
s.seek(0)
print repr(s.read(3)), repr(s.readline()), repr(s.read())
lines = StringIO.StringIO('a\nb\nc')
print lines.readlines(), [l for l in StringIO.StringIO('x\ny')], list(StringIO.StringIO('p\nq\n'))
old, sys.stdout = sys.stdout, StringIO.StringIO()
print 'captured'
text, sys.stdout = sys.stdout.getvalue(), old
print repr(text)
try:
    s.close(); s.read()
except ValueError, e: print e
def f(): yield
class Old: pass
for value, name in [(1, 'IntType'), (1L, 'LongType'), (1.0, 'FloatType'), ('', 'StringType'), (u'', 'UnicodeType'), ([], 'ListType'), ((), 'TupleType'), ({}, 'DictType'), (None, 'NoneType'), (True, 'BooleanType'), (f, 'FunctionType'), (f(), 'GeneratorType'), (len, 'BuiltinFunctionType'), (Old, 'ClassType'), (Old(), 'InstanceType'), (sys, 'ModuleType'), (int, 'TypeType'), (f.func_code, 'CodeType'), (1j, 'ComplexType'), (xrange(1), 'XRangeType'), (slice(1), 'SliceType'), (Ellipsis, 'EllipsisType'), ([].append, 'BuiltinMethodType'), (lambda: 0, 'LambdaType'), (NotImplemented, 'NotImplementedType')]:
    print name, type(value) is getattr(types, name),
print
m = types.ModuleType('made', 'doc')
m.x = 5
print m, m.__name__, m.__doc__, m.x, sorted(m.__dict__)
print types.StringTypes, types.FunctionType is types.LambdaType, types.ObjectType is object
