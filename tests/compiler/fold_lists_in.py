# Lists become tuples where only `in` sees them.
if a in [1, 2, 3]: b
if a not in [1, 2]: b
if a in []: b
if a in [b, 1]: c
if a in (1, 2): b
if a in (): b
x = a in [1, 2] in b
for a in [1, 2]: b
x = [1, 2] == a
x = a == [1, 2]
x = a is [1, 2]
if a in {1, 2}: b
if not a in [1, 2]: b
x = a in [1 + 1, 2]
