# Classes made of enumerate and reversed; sets and frozensets copied by calling their class.
import copy
class Numbered(enumerate):
    def __init__(self, *args): self.made_of = args
numbered = Numbered('abc', 5)
print numbered.made_of, numbered.next(), list(numbered), list(numbered)
class Back(reversed):
    def next(self): return 'back', reversed.next(self)
print [item for item in Back((1, 2, 3))], isinstance(Back('a'), reversed)
class Names(frozenset): pass
class Group(set):
    def __init__(self, *args): print '(init)',; set.__init__(self, *args)
for made in (Names([('a', 1)]), Group([2])):
    made.note = []
    for how in (copy.copy, copy.deepcopy):
        copied = how(made)
        print type(copied).__name__, copied == made, copied is made, copied.note is made.note
for wrapped in (classmethod(len), staticmethod(len), property(len)):
    print type(copy.copy(wrapped)), type(copy.deepcopy(wrapped))
