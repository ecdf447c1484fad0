def square(x):
    return x * x


def is_even(x):
    return x % 2 == 0


numbers = range(6)
print map(square, numbers)
print filter(is_even, numbers)
print map(square, filter(is_even, numbers))
