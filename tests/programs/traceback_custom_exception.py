class Problem(Exception):
    def __str__(self):
        return 'problem number %d' % self.args[0]

def deep(n):
    if n == 0:
        raise Problem(7)
    deep(n - 1)

deep(3)
