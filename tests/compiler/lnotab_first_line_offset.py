


# The module begins in line 5.
x = 1
