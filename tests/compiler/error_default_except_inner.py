try:
    a
except D:
    x
except:
    b
except:
    c
