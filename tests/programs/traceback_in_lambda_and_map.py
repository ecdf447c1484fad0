def check(value):
    return value['key']

items = [{'key': 1}, {'other': 2}]
print map(lambda item: check(item), items)
