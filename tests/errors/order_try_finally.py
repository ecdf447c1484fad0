try:
    pass
except:
    1 = a
else:
    2 = b
finally:
    3 = c
