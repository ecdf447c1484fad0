def double(n):
    return n + n

def area(width, height):
    twice = double(width)
    return twice * height

print area(3, 4)
