# A module without a statement: firstlineno is 1.


# The end.
