def order(drink, size='small', *extras, **wishes):
    return drink, size, extras, wishes

print order('tea')
print order('milk', 'large', 'honey', 'ice')
print order(size='huge', drink='cocoa', cup='blue')
