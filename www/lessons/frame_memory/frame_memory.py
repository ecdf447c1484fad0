def leaf():
    return 1

def down(n):
    if n > 0:
        down(n - 1)

leaf()
leaf()
down(1)
down(1)
