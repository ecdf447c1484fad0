for a in b:
    if c: break
    if d: continue
    e
else:
    f
for a in b:
    for c in d:
        if e: break
        else: continue
    else:
        break
    continue
