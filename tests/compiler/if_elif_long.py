if a == 1: b = 1
elif a == 2: b = 2
elif a == 3: b = 3
elif a == 4: b = 4
elif a == 5: b = 5
elif a == 6: b = 6
elif a == 7: b = 7
elif a == 8: b = 8
elif a == 9: b = 9
else: b = 0
