if x: y
    z
