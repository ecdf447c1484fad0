# flags: 0x2000
x = 1 / 2
y = a / b
def f(): return a / 3
