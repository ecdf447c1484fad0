import string, copy
print string.ascii_lowercase, string.digits, string.upper('abc'), string.join(['a', 'b'], '-'), string.split('a b'), string.replace('aXb', 'X', '-'), string.atoi('12'), string.capwords('hello world'), string.zfill('5', 3), string.maketrans('ab', 'xy')[97:99], 'cab'.translate(string.maketrans('ab', 'xy')), string.punctuation, repr(string.whitespace), string.hexdigits, string.letters[:3], string.strip('  x '), string.find('abc', 'c'), string.lower('X'), string.ljust('a', 3) + '|'
a = [1, [2, 3], {'k': [4]}]
b, c = copy.copy(a), copy.deepcopy(a)
a[1].append('changed'); a[2]['k'].append(5)
print a, b, c, b[1] is a[1], c[1] is a[1]
class P(object):
    def __init__(self, v): self.v = v
p = P([1])
q, r = copy.copy(p), copy.deepcopy(p)
print q.v is p.v, r.v is p.v, r.v, type(r).__name__
class Old:
    def __init__(self, v): self.v = v
o = copy.deepcopy(Old({'x': [1]}))
print o.v, o.__class__.__name__
loop = [1]; loop.append(loop)
l2 = copy.deepcopy(loop)
print l2, l2[1] is l2, l2 is loop
class Own(object):
    def __copy__(self): return 'own copy'
    def __deepcopy__(self, memo): return 'own deep'
print copy.copy(Own()), copy.deepcopy(Own()), copy.deepcopy([Own()]), copy.copy((1, 2)), copy.deepcopy(len) is len, copy.copy(5), copy.deepcopy({'a': (1, [2])}), copy.copy(set([1])), copy.deepcopy(None)
t = string.Template('$who likes ${what}$$') if hasattr(string, 'Template') else None
