# SLICE+0 to SLICE+3, STORE_SLICE and DELETE_SLICE, of lists, strings, tuples and classes of one's own.
letters = list('abcdefghij')
print letters[:], letters[2:], letters[:3], letters[2:5]
print 'text'[:], 'text'[1:], 'text'[:2], 'text'[1:3], (1, 2, 3)[1:], u'abc'[:-1]
print letters[-3:], letters[:-8], letters[-4:-2], letters[5:2], letters[100:], letters[-100:2]
low, high = 1, 4
letters[low:high] = 'XY'
print letters
letters[:1] = ()
print letters
letters[6:] = iter('zw')
print letters
letters[:] = range(6)
print letters
del letters[4:]
print letters
del letters[:1]
print letters
del letters[1:2]
print letters
del letters[:]
print letters

class Old:
    def __getslice__(self, i, j): return 'get', i, j
    def __setslice__(self, i, j, value): print 'set', i, j, value
    def __delslice__(self, i, j): print 'del', i, j
    def __len__(self): return 10

class New(object):
    def __getslice__(self, i, j): return 'get', i, j
    def __setslice__(self, i, j, value): print 'set', i, j, value
    def __delslice__(self, i, j): print 'del', i, j
    def __len__(self): return 20

class Items(object):
    def __getitem__(self, key): return key
    def __setitem__(self, key, value): print 'set', key, value
    def __delitem__(self, key): print 'del', key

for thing in Old(), New():
    print thing[:], thing[3:], thing[:3], thing[1:2], thing[-1:], thing[:-2]
    thing[:] = 1
    thing[1:] = 2
    thing[:2] = 3
    thing[-1:-2] = 4
    del thing[:]
    del thing[1:]
    del thing[:2]
    del thing[1:2]
thing = Items()
print thing[:], thing[3:], thing[:3], thing[1:2], thing['a':'b'], thing[::2], thing[1, 2:3], thing[...]
thing[:] = 1
thing[1:] = 2
thing[:2] = 3
del thing[1:2], thing[::], thing[1, ...]
numbers = range(20)
print numbers[::3], numbers[::-4], numbers[15:2:-5], numbers[None:None:None]
numbers[::2] = 'abcdefghij'
print numbers
del numbers[::3]
print numbers
counts = [0, 0, 0]
counts[1:2] += [5, 6]
print counts
for wrong in ('numbers[1:2] = 3', 'numbers[::2] = [1]', 'numbers["a":]', 'del (1, 2)[:1]', '"abc"[1:] = "x"',
              'numbers[::0]', '{}[1:2]', '5[:]', 'None[1:2] = 3', 'del 5[1:]'):
    try:
        exec wrong
    except Exception, error:
        print wrong, '->', type(error).__name__, error
