# Größe
x = 1
