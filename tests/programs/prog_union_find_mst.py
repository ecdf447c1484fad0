# Union-find, minimum spanning trees, shortest paths of all pairs, maximum flow, bipartite colouring, a maze from a made-up random.
class UnionFind(object):
    def __init__(self): self.parent, self.size = {}, {}
    def find(self, x):
        self.parent.setdefault(x, x)
        while self.parent[x] != x:
            self.parent[x] = x = self.parent[self.parent[x]]
        return x
    def union(self, a, b):
        a, b = self.find(a), self.find(b)
        if a == b: return False
        if self.size.get(a, 1) < self.size.get(b, 1): a, b = b, a
        self.parent[b] = a
        self.size[a] = self.size.get(a, 1) + self.size.get(b, 1)
        return True
EDGES = [('a', 'b', 4), ('a', 'h', 8), ('b', 'h', 11), ('b', 'c', 8), ('h', 'i', 7), ('h', 'g', 1), ('i', 'g', 6), ('c', 'i', 2), ('c', 'f', 4), ('c', 'd', 7), ('g', 'f', 2), ('d', 'f', 14), ('d', 'e', 9), ('f', 'e', 10)]
def kruskal(edges):
    sets = UnionFind()
    return [(a, b, w) for a, b, w in sorted(edges, key=lambda e: (e[2], e)) if sets.union(a, b)]
mst = kruskal(EDGES)
print mst, sum(w for _, _, w in mst)
def floyd(edges):
    nodes = sorted(set(n for e in edges for n in e[:2]))
    inf = float('inf')
    d = dict(((a, b), 0 if a == b else inf) for a in nodes for b in nodes)
    for a, b, w in edges: d[a, b] = d[b, a] = w
    for k in nodes:
        for i in nodes:
            for j in nodes: d[i, j] = min(d[i, j], d[i, k] + d[k, j])
    return nodes, d
nodes, d = floyd(EDGES)
print '   ' + ' '.join('%2s' % n for n in nodes)
for a in nodes: print '%2s' % a, ' '.join('%2d' % d[a, b] for b in nodes)
def bellman(edges, start):
    best = {start: 0}
    nodes = set(n for e in edges for n in e[:2])
    for round in range(len(nodes)):
        changed = False
        for a, b, w in edges:
            if a in best and best[a] + w < best.get(b, float('inf')):
                best[b], changed = best[a] + w, True
        if not changed: return best
    raise ValueError('negative cycle')
print sorted(bellman([('s', 'a', 4), ('s', 'b', 5), ('b', 'a', -3), ('a', 't', 2)], 's').items())
try:
    bellman([('a', 'b', 1), ('b', 'a', -2)], 'a')
except ValueError, error:
    print error
def flow(capacity, source, sink):
    residual = dict((a, dict(bs)) for a, bs in capacity.items())
    total = 0
    while True:
        came, queue = {source: None}, [source]
        while queue and sink not in came:
            a = queue.pop(0)
            for b in sorted(residual.get(a, {})):
                if b not in came and residual[a][b] > 0:
                    came[b] = a
                    queue.append(b)
        if sink not in came: return total
        path, b = [], sink
        while came[b] is not None:
            path.append((came[b], b))
            b = came[b]
        amount = min(residual[a][b] for a, b in path)
        for a, b in path:
            residual[a][b] -= amount
            residual.setdefault(b, {})[a] = residual.get(b, {}).get(a, 0) + amount
        total += amount
        print 'path', [a for a, _ in reversed(path)] + [sink], amount
print flow({'s': {'a': 10, 'b': 5}, 'a': {'b': 15, 't': 5}, 'b': {'t': 10}}, 's', 't')
def colour(graph):
    colours = {}
    for start in sorted(graph):
        stack = [(start, 0)] if start not in colours else []
        while stack:
            node, c = stack.pop()
            if colours.setdefault(node, c) != c: return None
            stack.extend((near, 1 - c) for near in graph[node] if near not in colours)
            if any(colours.get(near) == c for near in graph[node]): return None
    return colours
print colour({1: [2, 3], 2: [1, 4], 3: [1, 4], 4: [2, 3]}), colour({1: [2, 3], 2: [1, 3], 3: [1, 2]})
def lcg(seed):
    while True:
        seed = (seed * 1103515245 + 12345) & 0x7fffffff
        yield seed >> 8
def maze(width, height, seed):
    numbers, sets, open_walls = lcg(seed), UnionFind(), set()
    walls = [((x, y), (x + dx, y + dy)) for y in range(height) for x in range(width) for dx, dy in ((1, 0), (0, 1)) if x + dx < width and y + dy < height]
    walls.sort(key=lambda wall: numbers.next())
    for wall in walls:
        if sets.union(*wall): open_walls.add(wall)
    rows = ['+' + '--+' * width]
    for y in range(height):
        rows.append('|' + ''.join('  ' + (' ' if ((x, y), (x + 1, y)) in open_walls else '|') for x in range(width)))
        rows.append('+' + ''.join(('  ' if ((x, y), (x, y + 1)) in open_walls else '--') + '+' for x in range(width)))
    return '\n'.join(rows)
print maze(8, 4, 42)
