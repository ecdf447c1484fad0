import sys

def show(*objects):
    """Reference counts, without those that are only there because somebody asks."""
    print [sys.getrefcount(item) for item in objects]

items = [[], []]
for item in items:
    show(items, item)
show(items, item)
i = iter(items); show(items, i)
j = next(i); show(items, i, j)
list(i); show(items, i)
for x, y in zip(items, items): show(x, y, items)
