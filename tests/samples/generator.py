def count(n):
    i = 0
    while i < n:
        yield i
        i += 1

numbers = count(3)
print numbers.next()
print numbers.next()
for i in numbers:
    print i
