"""Garbage collection: where counting references is enough, there is nothing to collect."""


def collect(*generation):
    return 0


def enable():
    pass


def disable():
    pass


def isenabled():
    return True


def get_objects():
    return []


def get_threshold():
    return (700, 10, 10)
