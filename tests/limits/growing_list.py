items = []
while 1:
    items.append('more')
