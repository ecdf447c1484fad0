import sys
print("a", file=sys.stderr)
