if 0: a
elif b: c
elif 0: d
elif 1: e
elif f: g
else: h
if 1: a
elif b: c
if a: b
elif 1: c
else: d
if a: b
elif 0: c
else: d
if 0: a
elif 0: b
elif 0: c
