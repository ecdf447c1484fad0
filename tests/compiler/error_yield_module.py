x = 1
y = (yield 1)
