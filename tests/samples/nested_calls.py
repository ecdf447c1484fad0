def double(x):
    return x + x


def square(x):
    return x * x


def double_square(x):
    return double(square(x))


print double(square(double(1)))
print double_square(3) + square(double(3))
