with 1 as 2:
    3 = 4
