items = ['more']
while 1:
    items += items
