# A report: grouping, totals, formatting of tables by %, by format and by justification.
ROWS = '''\
widget,tools,3,4.50
gadget,tools,10,2.25
doohickey,toys,1,19.99
thingamajig,toys,0,5
gizmo,,7,0.333'''
class Item(object):
    def __init__(self, line):
        self.name, self.group, count, price = line.split(',')
        self.count, self.price = int(count), float(price)
        self.group = self.group or None
    total = property(lambda self: self.count * self.price)
items = [Item(line) for line in ROWS.splitlines()]
print '%-15s|%8s|%5s|%9s|%9s' % ('name', 'group', 'count', 'price', 'total')
print '-' * 15 + '+' + '-' * 8 + '+' + '+'.join('-' * n for n in (5, 9, 9))
for item in items:
    print '%(name)-15s|%(group)8s|%(count)5d|%(price)9.2f|' % vars(item) + '%9.2f' % item.total
print '{0:=^50}'.format(' by format ')
for item in sorted(items, key=lambda i: (-i.total, i.name)):
    print '{0.name:<15}|{0.group!s:>8}|{0.count:05d}|{0.price:>9,.2f}|{1:+10.3e}'.format(item, item.total)
groups = {}
for item in items: groups.setdefault(item.group, []).append(item)
for group in sorted(groups):
    members = groups[group]
    print '%s: %d items, %s' % (group or 'other', len(members), ', '.join(i.name for i in members)),
    print 'worth', round(sum(i.total for i in members), 2)
print 'Total'.ljust(20, '.') + ('%.2f' % sum(i.total for i in items)).rjust(10, '.')
print 'centered'.center(30, '*'), 'x'.center(4, '-'), 'ab'.center(5, '-'), '42'.zfill(6), '-42'.zfill(6), '+1.5'.zfill(7), ''.zfill(2)
def table(rows, header=None):
    rows = [map(str, row) for row in ([header] if header else []) + list(rows)]
    widths = [max(map(len, column)) for column in zip(*rows)]
    line = '+' + '+'.join('-' * (w + 2) for w in widths) + '+'
    yield line
    for i, row in enumerate(rows):
        yield '|' + '|'.join(' %s ' % cell.ljust(w) for cell, w in zip(row, widths)) + '|'
        if header and i == 0: yield line.replace('-', '=')
    yield line
print '\n'.join(table([(n, n * n, n ** 3, 1.0 / n, bin(n)) for n in (1, 2, 7, 10)], ('n', 'square', 'cube', 'inverse', 'binary')))
def wrap(text, width):
    line = ''
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = line + ' ' + word if line else word
    if line: yield line
def justify(line, width):
    words = line.split()
    if len(words) == 1: return line
    gaps, spaces = len(words) - 1, width - sum(map(len, words))
    return ''.join(w + ' ' * (spaces // gaps + (i < spaces % gaps)) for i, w in enumerate(words[:-1])) + words[-1]
text = 'It was the best of times, it was the worst of times, it was the age of wisdom, it was the age of foolishness'
for line in wrap(text, 28): print '|%s|%s|%28s|' % (justify(line, 28), line.center(28), line)
for value in (0, 1, -1, 3.14159, 1e10, 1e-5, 123456789, 1e100, 0.1 + 0.2, 1 / 3.0, 2.5, 1e16, 123456.789e3):
    print '%d|%5d|%-5d|%05d|%f|%.2f|%e|%g|%G|%r|%s' % (value, value, value, value, value, value, value, value, value, value, value)
