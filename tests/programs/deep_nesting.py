# Containers in containers: how deep they can be to be shown and compared.
def nested(depth):
    nest = []
    for i in xrange(depth):
        nest = [nest]
    return nest

def attempt(what, argument):
    try:
        return len(what(argument))
    except RuntimeError, error:
        return str(error)

for depth in (5, 990, 997, 998, 1100):
    print depth, attempt(repr, nested(depth)), attempt(str, nested(depth)), attempt(repr, (nested(depth),))

def down(n, what):
    if n == 0:
        return what()
    return down(n - 1, what)

for n in (990, 994, 995, 996, 997, 998):
    try:
        print n, down(n, lambda: repr(5) + str(5))
    except RuntimeError, error:
        print n, error
print nested(3), nested(1003) == nested(1002)
