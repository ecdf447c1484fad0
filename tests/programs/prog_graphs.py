graph = {'a': ['b', 'c'], 'b': ['d'], 'c': ['d', 'e'], 'd': ['f'], 'e': ['f'], 'f': []}
def depth_first(node, seen=None):
    seen = seen if seen is not None else []
    seen.append(node)
    for after in graph[node]:
        if after not in seen:
            depth_first(after, seen)
    return seen
def breadth_first(start):
    queue, order = [start], []
    while queue:
        node = queue.pop(0)
        if node in order:
            continue
        order.append(node)
        queue.extend(graph[node])
    return order
def paths(a, b, path=()):
    path += (a,)
    if a == b:
        yield path
    for after in graph[a]:
        for found in paths(after, b, path):
            yield found
def topological():
    order, marks = [], {}
    def visit(node):
        if marks.get(node) == 'open':
            raise ValueError('a cycle at ' + node)
        if node in marks:
            return
        marks[node] = 'open'
        for after in graph[node]:
            visit(after)
        marks[node] = 'done'
        order.insert(0, node)
    for node in sorted(graph):
        visit(node)
    return order
def shortest(distances, start):
    best = {start: 0}
    todo = [start]
    while todo:
        todo.sort(key=lambda n: -best[n])
        node = todo.pop()
        for after, far in distances.get(node, {}).items():
            if best[node] + far < best.get(after, float('inf')):
                best[after] = best[node] + far
                todo.append(after)
    return best
print depth_first('a'), breadth_first('a'), list(paths('a', 'f')), topological()
print sorted(shortest({'x': {'y': 4, 'z': 1}, 'z': {'y': 2}, 'y': {'w': 5}}, 'x').items())
graph['f'].append('a')
try:
    topological()
except ValueError, error:
    print error
