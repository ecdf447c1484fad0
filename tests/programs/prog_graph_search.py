# Dijkstra, breadth and depth first search, topological order, connected components, a maze.
import heapq

GRAPH = {'a': {'b': 7, 'c': 9, 'f': 14}, 'b': {'c': 10, 'd': 15}, 'c': {'d': 11, 'f': 2}, 'd': {'e': 6}, 'e': {}, 'f': {'e': 9}, 'z': {}}

def dijkstra(graph, start):
    best, previous, queue = {start: 0}, {}, [(0, start)]
    while queue:
        distance, node = heapq.heappop(queue)
        if distance > best[node]: continue
        for near, weight in sorted(graph[node].items()):
            candidate = distance + weight
            if candidate < best.get(near, float('inf')):
                best[near], previous[near] = candidate, node
                heapq.heappush(queue, (candidate, near))
    return best, previous

def path(previous, end):
    route = [end]
    while route[-1] in previous:
        route.append(previous[route[-1]])
    return route[::-1]

best, previous = dijkstra(GRAPH, 'a')
for node in sorted(GRAPH):
    print node, best.get(node, 'unreachable'), '-'.join(path(previous, node))

def breadth_first(graph, start):
    seen, queue = [start], [start]
    for node in queue:
        for near in sorted(graph[node]):
            if near not in seen:
                seen.append(near)
                queue.append(near)
    return seen

def depth_first(graph, node, seen=None):
    seen = set() if seen is None else seen
    seen.add(node)
    yield node
    for near in sorted(graph[node]):
        if near not in seen:
            for deeper in depth_first(graph, near, seen):
                yield deeper

def topological(graph):
    order, state = [], {}
    def visit(node, trail):
        if state.get(node) == 'open':
            raise ValueError('cycle: ' + ' -> '.join(trail + [node]))
        if node not in state:
            state[node] = 'open'
            for near in sorted(graph.get(node, ())):
                visit(near, trail + [node])
            state[node] = 'closed'
            order.insert(0, node)
    for node in sorted(graph):
        visit(node, [])
    return order

print breadth_first(GRAPH, 'a'), list(depth_first(GRAPH, 'a'))
print topological(GRAPH)
try:
    topological({'x': 'y', 'y': 'z', 'z': 'x'})
except ValueError, error:
    print error

MAZE = '''\
#########
#S..#...#
#.#.#.#.#
#.#...#.#
#.#####.#
#......E#
#########'''.splitlines()
def find(mark):
    return [(r, row.index(mark)) for r, row in enumerate(MAZE) if mark in row][0]
def solve():
    start, end = find('S'), find('E')
    came = {start: None}
    frontier = [start]
    while frontier:
        place = frontier.pop(0)
        if place == end: break
        r, c = place
        for near in ((r - 1, c), (r, c + 1), (r + 1, c), (r, c - 1)):
            if MAZE[near[0]][near[1]] != '#' and near not in came:
                came[near] = place
                frontier.append(near)
    place, steps = end, []
    while place:
        steps.append(place)
        place = came[place]
    return steps[::-1]
steps = solve()
for r, row in enumerate(MAZE):
    print ''.join('*' if (r, c) in steps and mark == '.' else mark for c, mark in enumerate(row))
print len(steps)
