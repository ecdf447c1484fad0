def square(n):
    return n * n

print map(square, [1, 2, 3])
print sorted([3, -4, 1], key=square)
print map(len, ['a', 'bb'])
