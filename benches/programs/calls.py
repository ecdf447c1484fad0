# Calls in their ways: mutual recursion with keyword and default arguments, methods, closures, stars.


def is_even(n, step=1):
    return True if n == 0 else is_odd(n - step)


def is_odd(n, step=1):
    return False if n == 0 else is_even(n - step, step=1)


class Counter(object):
    def __init__(self):
        self.count = 0

    def add(self, amount=1):
        self.count += amount
        return self.count


def adder(amount):
    def add(number):
        return number + amount

    return add


def total(*numbers, **named):
    return sum(numbers) + len(named)


counter = Counter()
add_three = adder(3)
result = 0
for turn in range(20000):
    counter.add()
    counter.add(amount=2)
    result = add_three(result) + total(1, 2, turn, three=3)
print('%d %d' % (counter.count, result))
print('%d' % sum(1 for i in range(300) if is_even(i % 400)))
