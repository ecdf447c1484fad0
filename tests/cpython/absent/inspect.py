"""Stands in for inspect, with what test_abc asks."""
import absent


def isabstract(thing):
    return bool(isinstance(thing, type) and getattr(thing, '__abstractmethods__', ()))


absent.stand_in(__name__, isabstract=isabstract)
