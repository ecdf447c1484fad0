# A million times round a loop, and nothing else.


def count(rounds):
    i = 0
    odd = 0
    while i < rounds:
        odd = i - odd
        i += 1
    return odd


print('%d' % count(1000000))
