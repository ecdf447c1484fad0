# sys.setrecursionlimit: what a trace by CPython itself would disturb.
import sys


def count(n):
    return n and count(n - 1)


sys.setrecursionlimit(50)
try:
    count(60)
except RuntimeError, error:
    print error
sys.setrecursionlimit(3000)
print count(2500)
print sys.getrecursionlimit()
sys.setrecursionlimit(1000)
print sys.getrecursionlimit()
