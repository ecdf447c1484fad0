class Guard(object):
    def __enter__(self):
        return self
    def __exit__(self, *raised):
        return True
x = 7
with Guard() as guard:
    # With the flag of `from __future__ import division`.
    exec compile('guard.x = x / 2; guard.x /= 2', '<true division>', 'exec', 0x2000)
    del guard.x
    1 / 0
exec compile('1 + 1', '<typed>', 'single')
