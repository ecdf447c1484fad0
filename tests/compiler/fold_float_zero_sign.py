# -0.0 is not folded, but 0.0 * -1 is; each zero is a constant of its own.
x = 0.0
x = -0.0
x = 0.0 * -1
x = 0.0 * -1 + 0.0
x = 0, 0L, 0.0, 0j, -0.0
