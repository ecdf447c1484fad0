def average():
    total = 0.0
    count = 0
    value = None
    while True:
        value = yield (total / count if count else None)
        if value is None:
            continue
        total += value
        count += 1

g = average()
print g.next()
print g.send(10)
print g.send(20)
print g.next()
print g.send(3)
fresh = average()
try:
    fresh.send(1)
except TypeError, error:
    print error
print fresh.send(None)
g.close()
try:
    g.send(1)
except StopIteration:
    print 'closed'
