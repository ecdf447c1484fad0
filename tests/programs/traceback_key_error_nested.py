config = {'server': {'port': 80}}
def lookup(path, tree=config):
    for part in path.split('.'):
        tree = tree[part]
    return tree
print lookup('server.port')
try:
    lookup('server.name')
except KeyError:
    print 'no name; trying another'
    lookup('client.port')
