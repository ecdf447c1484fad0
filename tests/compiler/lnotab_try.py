try:
    a

except E:

    b
except (F,
        G), e:
    c

else:

    d
finally:

    e
