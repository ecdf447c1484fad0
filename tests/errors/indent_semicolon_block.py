if x: y;
  z
