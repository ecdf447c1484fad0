class Acc(object):
    def __init__(self): self.log = []
    def __iadd__(self, o): self.log.append(('iadd', o)); return self
    def __isub__(self, o): return 'isub gave this'
    def __imul__(self, o): self.log.append(('imul', o)); return self
    def __ior__(self, o): return NotImplemented
    def __or__(self, o): return 'or instead'

a = b = Acc()
a += 1
a *= 2
print a is b, a.log
a -= 3
print a
b |= 4
print b
items = same = [1]
items += (2, 3)
items *= 2
print items, same is items
pair = other = (1,)
pair += (2,)
print pair, other
try:
    items += 5
except TypeError, error:
    print error
text = 'a'
text += 'b'
text *= 3
print text
class Holder(object): pass
h = Holder()
h.n = 5
h.n += 1
h.items = {}
h.items['k'] = [1]
h.items['k'] += [2]
print h.n, h.items
t = ([1],)
try:
    t[0] += [2]
except TypeError, error:
    print error, t
