while 1: a
while 1:
    if a: break
while 0: a
while 0:
    a
else:
    b
while 1:
    a
else:
    b
while "x":
    break
while True:
    break
while not 0:
    break
def f():
    while 1:
        pass
