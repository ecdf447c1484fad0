registry = []
def register(cls):
    registry.append(cls.__name__)
    cls.registered = True
    return cls

@register
class A(object):
    pass

@register
class B:
    pass

print registry, A.registered, B.registered

class Memo(object):
    def __init__(self, function):
        self.function = function
        self.known = {}
    def __call__(self, n):
        if n not in self.known:
            self.known[n] = self.function(n)
        return self.known[n]

@Memo
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)

print fib(30), len(fib.known)
