def counter():
    count = [0]
    def bump():
        count[0] += 1
        return count[0]
    return bump

one = counter()
two = counter()
print one()
print one()
print two()
