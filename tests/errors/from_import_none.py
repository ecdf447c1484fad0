from m import None
