x = [a for a in lambda: b if c else d]
