late = [lambda: i for i in range(3)]
print [f() for f in late]

early = [lambda i=i: i for i in range(3)]
print [f() for f in early]

def makers():
    made = []
    for i in range(3):
        def show():
            return i
        made.append(show)
    return made

print [f() for f in makers()]

def bound():
    def make(n):
        return lambda: n
    return [make(i) for i in range(3)]

print [f() for f in bound()]
