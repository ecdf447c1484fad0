class S(object):
    def __getitem__(self, i): return 'item', i
    def __setitem__(self, i, v): print 'setitem', i, v
    def __delitem__(self, i): print 'delitem', i
class Old:
    def __getslice__(self, i, j): return 'slice', i, j
    def __setslice__(self, i, j, v): print 'setslice', i, j, v
    def __delslice__(self, i, j): print 'delslice', i, j
    def __getitem__(self, i): return 'item', i
    def __len__(self): return 10

s, o = S(), Old()
print s[1:2], s[:], s[1:], s[:2], s[::3], s[1:2, 3], s[...], s[1:2:3], s[-1:]
s[1:2] = 5
del s[:]
print o[1:2], o[-3:-1], o[5:], o[::2], o[1:2, 3]
print o[:] == ('slice', 0, 9223372036854775807)
o[1:3] = 'v'
del o[2:]
class New(object):
    def __getslice__(self, i, j): return i, j
    def __len__(self): return 4
n = New()
print n[-1:2], n[1:]
class L(list):
    def __getslice__(self, i, j): return 'own', i, j
    def __getitem__(self, i): return 'get', i
l = L([1, 2, 3])
print l[0:2], l[0], l[::2], list(l)
print slice(1, 10, 2).indices(5), slice(None, -1).indices(5), slice(3), slice(1, 2) == slice(1, 2)
