# What the iterators of itertools are made of, and how much of it.
import sys
from itertools import *
from collections import deque
def tried(use):
    try:
        return use()
    except Exception as e:
        return e.__class__.__name__, str(e)
class E(object):
    def __iter__(self): raise ValueError('no iter')
class Q(object):
    def __iter__(self): raise TypeError('type iter')
class G(object):
    def __iter__(self):
        return iter([1, 2])
for t in (izip, izip_longest, zip, map, chain, imap):
    for x in (5, E(), Q(), G()):
        print t.__name__, tried(lambda: list(t(*(([None] if t in (map, imap) else []) + [[1], x]))))
print tried(lambda: list(product(repeat=10**9)))
print tried(lambda: list(product(repeat=0))), tried(lambda: list(product([1], [2], repeat=0)))
print tried(lambda: product([1], repeat=2**62)), tried(lambda: product([1], repeat=-1)), tried(lambda: product([1], repeat=2**64))
print tried(lambda: product([1], [2], repeat=2**58))[0], tried(lambda: product([1], [2], repeat=2**59))[0]
print tried(lambda: permutations([1], 2**62))[0], tried(lambda: permutations([1], -1)), tried(lambda: permutations([1], 2**70))
print tried(lambda: list(combinations([1], 2**33))), tried(lambda: combinations([1], -2**33))
print tried(lambda: tee([1], -1)), tried(lambda: tee([1], -2**40)), tried(lambda: tee([1], 2**70))
print tried(lambda: deque([1, 2], -1)), tried(lambda: deque([1, 2], 2**33)), tried(lambda: deque([1], 2**70)), tried(lambda: deque([1], 'a')), tried(lambda: deque([1], 1.5)), tried(lambda: deque([1], -2**40)), tried(lambda: deque([1, 2, 3], True))
