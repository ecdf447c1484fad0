raise a, b, c, d
