"""What tests ask about where they run."""


def python_implementation():
    return 'CPython'


def machine():
    return 'x86_64'


def system():
    return 'Linux'
