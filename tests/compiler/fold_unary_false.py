# Only a true operand is negated while compiling.
x = -0
x = -0.0
x = -0L
x = -0j
x = -()
x = -''
x = -(0)
x = -(1)
x = -(1.5)
x = -(0.0)
x = ~0
x = -(0 * 5)
