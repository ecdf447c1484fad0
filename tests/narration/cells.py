# Closures: cells are made, shared, read and written.
def make(step, start=0):
    total = [start]
    def count(by=1):
        total[0] += step * by
        return total[0]
    def reset():
        total[0] = start
    return count, reset

count, reset = make(2)
count()
count(3)
reset()
late = make(1)[0]
def unbound():
    def inner():
        return later
    try:
        inner()
    except NameError:
        pass
    later = 1
    return inner()
unbound()
