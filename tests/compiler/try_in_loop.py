for a in b:
    try:
        continue
    except E:
        continue
    else:
        continue
for a in b:
    try:
        break
    except E:
        break
for a in b:
    try:
        continue
    finally:
        c
while a:
    try:
        try:
            continue
        except E:
            break
    finally:
        d
