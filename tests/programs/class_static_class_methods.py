class C(object):
    count = 0
    @staticmethod
    def add(a, b):
        return a + b
    @classmethod
    def make(cls, *args):
        cls.count += 1
        return cls.__name__, args, cls.count

class D(C):
    pass

print C.add(1, 2), C().add(3, 4), C.make(1), D.make(2), D().make(), C.count, D.count
print C.make.im_self, C.__dict__['add'].__get__(None, C)(5, 6)
print type(C.__dict__['make']), type(C.__dict__['add'])
try:
    staticmethod(5)()
except TypeError, error:
    print error
try:
    classmethod()
except TypeError, error:
    print error
print dict.fromkeys('ab', 0) == {'a': 0, 'b': 0}
