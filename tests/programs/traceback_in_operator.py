class Money(object):
    def __init__(self, amount):
        self.amount = amount
    def __add__(self, other):
        return Money(self.amount + other.amount)
    def __repr__(self):
        return 'Money(%d)' % self.amount

print Money(1) + Money(2)
print sum([Money(1), Money(2)], Money(0))
print Money(1) + 5
