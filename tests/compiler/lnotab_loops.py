for a \
    in \
    b:
    c

else:

    d
while (a and

       b):
    c
