class Secret(object):
    __hidden = 'class value'
    def __init__(self):
        self.__value = 1
        self.__dunder__ = 2
    def get(self):
        return self.__value, self.__hidden, self.__dunder__
    def __method(self):
        return 'private'
    def call(self):
        return self.__method()
class Sub(Secret):
    __hidden = 'sub value'
    def own(self):
        return self.__hidden
s = Sub()
print s.get(), s.own(), s.call(), sorted(s.__dict__)
print s._Secret__value, Secret._Secret__hidden, s._Sub__hidden
try:
    s.__value
except AttributeError, error:
    print error
class __Odd__(object): 
    def f(self, __x): return __x
print __Odd__().f(3), __Odd__.f.im_func.func_code.co_varnames
