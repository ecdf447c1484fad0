"""The abstract base classes that UserDict and its like register with, or inherit from."""


class _Abstract(object):
    @classmethod
    def register(cls, other):
        return other


class Sequence(_Abstract):
    pass


class MutableSequence(Sequence):
    pass


class MutableMapping(_Abstract):
    pass
