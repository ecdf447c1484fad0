# flags: 0x10000
print(1, 2)
x = print
