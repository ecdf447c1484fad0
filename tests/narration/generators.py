def count(n):
    i = 0
    while i < n:
        got = yield i
        i += 1


numbers = count(2)
print numbers.next()
print numbers.send('hello')
for rest in numbers:
    print rest
print list(x * 2 for x in (1, 2))
try:
    numbers.next()
except StopIteration:
    print 'over'
waiting = count(1)
waiting.next()
waiting.close()
