y = 0
x = u'\x'
