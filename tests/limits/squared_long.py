number = 3
while 1:
    number = number * number
