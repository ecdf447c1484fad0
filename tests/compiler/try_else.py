try: a
except E: b
else: c
try:
    a
except E:
    b
except F, f:
    c
else:
    d
