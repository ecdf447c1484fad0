def area((width, height)):
    return width * height

def nested(a, (b, (c, d)), e=5):
    return a, b, c, d, e

print area((3, 4))
print nested(1, (2, (3, 4)))
print nested(1, [2, 'ab'], 9)
print (lambda (x, y): x + y)((1, 2))
print area.func_code.co_varnames, area.func_code.co_argcount
for bad in [(1,), (1, 2, 3), 5]:
    try:
        area(bad)
    except (TypeError, ValueError), error:
        print error.__class__.__name__, error
