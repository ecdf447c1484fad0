x = [*a, b]
