x = 08L
