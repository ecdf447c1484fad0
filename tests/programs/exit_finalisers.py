# What is left at the end of a program ends then: generators close, and __del__ runs.


def waiting(name):
    try:
        yield name
    finally:
        print 'closing', name


class Noisy(object):
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print 'deleting', self.name


first = waiting('first')
print first.next()
_hidden = waiting('hidden')
print _hidden.next()
noisy = Noisy('noisy')
number = 5
print 'the end'
