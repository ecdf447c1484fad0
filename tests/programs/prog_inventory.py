inventory = {'apple': (3, 0.5), 'pear': (0, 0.75), 'plum': (12, 0.2)}
def restock(name, n, **changes):
    count, price = inventory.get(name, (0, changes.get('price', 1.0)))
    inventory[name] = count + n, changes.get('price', price)
def sell(name, n=1):
    count, price = inventory[name]
    if n > count:
        raise ValueError('only %d of %s left' % (count, name))
    inventory[name] = count - n, price
    return n * price
restock('pear', 5)
restock('fig', 2, price=1.5)
restock('plum', 1, price=0.25)
for order in [('apple', 2), ('apple', 2), ('kiwi',), ('fig',)]:
    try:
        print order[0], '%.2f' % sell(*order)
    except ValueError, error:
        print error
    except KeyError, error:
        print 'no', error
    else:
        print 'sold'
    finally:
        print 'next'
print '%-8s %5s %6s' % ('name', 'count', 'price')
for name in sorted(inventory):
    print '%-8s %5d %6.2f' % ((name,) + inventory[name])
print 'value %.2f' % sum(n * p for n, p in inventory.itervalues()), [name for name, (n, p) in sorted(inventory.iteritems()) if n < 3], max(inventory, key=lambda k: inventory[k][0])
