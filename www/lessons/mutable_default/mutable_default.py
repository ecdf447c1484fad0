def add(item, box=[]):
    box.append(item)
    return box

a = add(1)
b = add(2)
c = add(3, [])
print a, b, c
