while a:
    break
    b
while a:
    continue
    b
for x in a:
    if x:
        break
    else:
        continue
    c
