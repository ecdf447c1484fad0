def inner(n):
    return 10 / n

def middle(n):
    result = inner(n)
    return result

def outer(n):
    try:
        return middle(n)
    except ZeroDivisionError:
        return -1

print outer(5)
print outer(0)
