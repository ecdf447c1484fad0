items = ['more']
try:
    while 1:
        items += items
except MemoryError:
    items = None
    print 'out of memory, and on we go'
