class Money(object):
    kind = 'money'
    def __init__(self, amount):
        self.amount = amount
    def __add__(self, other):
        return Money(self.amount + other.amount)
class Stack(list):
    pass
class Old:
    pass
m = Money(1) + Money(2)
s = Stack([1, 2])
s.name = 'stack'
o = Old()
o.x = m
f = m.__add__
for x in s:
    print x, o.x.amount
