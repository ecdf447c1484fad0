if x:
    y
  z = 1
  w
