# In Python 2 True and False are ordinary names.
x = True
while True: break
if False: a
x = not True
x = True and 1
x = (True, False)
True = 0
