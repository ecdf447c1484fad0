a, (b, [None, c]) = x
