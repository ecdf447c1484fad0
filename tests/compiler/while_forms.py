while a: b
while a:
    b
else:
    c
while a:
    if b: break
    if c: continue
    d
else:
    e
while a: pass
while a and b: c
while a or b: c
while not a: b
