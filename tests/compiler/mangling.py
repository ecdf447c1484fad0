class Spam:
    __a = 1
    __b__ = 2
    _c = 3
    def __d(self, __e, *__f, **__g):
        self.__h = __e
        global __i
        __i = self.__j.__k
        def __l():
            return __e
        __m = [__n for __n in __f]
        del self.__h
        self.__o += 1
        f(__p=1)
        class __Q:
            __r = 1
        return lambda __s: __s
    @__d
    def g(self): pass
