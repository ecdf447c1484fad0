# Jumps, loops and blocks.
def choose(flag):
    if flag:
        return 'yes'
    return 'no'
choose(0), choose(1)
1 and 2, 0 and 2
flag = 0
flag and 1, flag or 1
flag = 5
flag and 1, flag or 1, flag if not flag else 1
for i in [1, 2, 3]:
    if i == 1:
        continue
    if i == 2:
        break
while flag:
    flag -= 4
    if not flag > 1:
        break
for i in ():
    pass
else:
    flag = 0
def finally_returns():
    try:
        return 1
    finally:
        flag = 2
finally_returns()
for i in (1, 2):
    try:
        if i == 1:
            continue
        break
    finally:
        flag = i
for i in (1, 2):
    try:
        continue
    except ValueError:
        pass
try:
    flag
finally:
    flag = 3
