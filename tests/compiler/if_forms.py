if a: b
if a: b
else: c
if a: b
elif c: d
if a: b
elif c: d
else: e
if a:
    if b:
        c
    else:
        d
if a: pass
else: pass
