class _:
    __a = 1
class ___:
    __a = 1
class __Spam_:
    __a = 1
    class Inner:
        __b = 2
        def f(self):
            return self.__c
    __d = 3
    def f(self):
        return __e
