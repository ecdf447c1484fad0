"""The modules heapq and bisect."""
import bisect
import heapq


class Task(object):
    def __init__(self, priority, name):
        self.priority = priority
        self.name = name

    def __lt__(self, other):
        print 'compare', self.name, other.name
        return self.priority < other.priority

    def __repr__(self):
        return self.name


class Cmp(object):
    def __init__(self, value):
        self.value = value

    def __cmp__(self, other):
        return cmp(self.value, other.value)

    def __repr__(self):
        return 'Cmp(%r)' % self.value


heap = []
for number in [5, 2, 8, 1, 9, 3, 7]:
    heapq.heappush(heap, number)
print heap
print [heapq.heappop(heap) for _ in range(len(heap))]
numbers = [9, 4, 7, 1, 8, 2, 6, 3, 5, 0]
heapq.heapify(numbers)
print numbers, heapq.heapreplace(numbers, 10), numbers, heapq.heappushpop(numbers, -1), heapq.heappushpop(numbers, 11), numbers
print heapq.heappushpop([], 4), heapq.nsmallest(3, numbers), heapq.nlargest(3, numbers), heapq.nlargest(2, 'banana', key=ord)
print list(heapq.merge([1, 4, 7], [2, 5, 8], [3, 6, 9], []))
for attempt in [lambda: heapq.heappop([]), lambda: heapq.heapreplace([], 1), lambda: heapq.heappush((), 1),
                lambda: heapq.heapify(5), lambda: heapq.heappush([1])]:
    try:
        print attempt()
    except Exception as error:
        print type(error).__name__, error

tasks = []
for priority, name in [(3, 'wash'), (1, 'cook'), (2, 'eat'), (0, 'shop')]:
    heapq.heappush(tasks, Task(priority, name))
print tasks
while tasks:
    print heapq.heappop(tasks)
tasks = [Task(priority, str(priority)) for priority in [4, 1, 3, 2, 0]]
heapq.heapify(tasks)
print tasks
values = map(Cmp, [5, 3, 8, 1])
heapq.heapify(values)
print values, heapq.heappop(values), values

graph = {'a': {'b': 7, 'c': 3}, 'b': {'d': 2}, 'c': {'b': 1, 'd': 8}, 'd': {}}
queue, distances = [(0, 'a')], {}
while queue:
    distance, node = heapq.heappop(queue)
    if node not in distances:
        distances[node] = distance
        for neighbour, length in graph[node].items():
            heapq.heappush(queue, (distance + length, neighbour))
print sorted(distances.items())

data = [1, 3, 3, 5]
print bisect.bisect(data, 3), bisect.bisect_left(data, 3), bisect.bisect_right(data, 3, 0, 2), bisect.bisect_left(data, 9, lo=1)
bisect.insort(data, 4)
bisect.insort_left(data, 3)
print data


def grade(score, breakpoints=[60, 70, 80, 90], grades='FDCBA'):
    return grades[bisect.bisect(breakpoints, score)]


print [grade(score) for score in [33, 99, 77, 70, 89, 90, 100]]
print bisect.bisect([Task(1, 'one'), Task(3, 'three')], Task(2, 'two'))
for attempt in [lambda: bisect.bisect([1], 1, -1), lambda: bisect.bisect(5, 1), lambda: bisect.bisect([1]),
                lambda: bisect.insort((1, 2), 1)]:
    try:
        print attempt()
    except Exception as error:
        print type(error).__name__, error
