# Discrete simulation: a bank with customers, a priority queue of events, statistics; elevators of processes as generators.
class Event(object):
    serial = 0
    def __init__(self, time, action):
        Event.serial += 1
        self.time, self.action, self.serial = time, action, Event.serial
    def __cmp__(self, other): return cmp((self.time, self.serial), (other.time, other.serial))
class Heap(object):
    def __init__(self): self.items = []
    def push(self, item):
        self.items.append(item)
        i = len(self.items) - 1
        while i and self.items[i] < self.items[(i - 1) / 2]:
            self.items[i], self.items[(i - 1) / 2] = self.items[(i - 1) / 2], self.items[i]
            i = (i - 1) / 2
    def pop(self):
        top, last = self.items[0], self.items.pop()
        if self.items:
            self.items[0], i = last, 0
            while True:
                least = min((j for j in (i, 2 * i + 1, 2 * i + 2) if j < len(self.items)), key=self.items.__getitem__)
                if least == i: break
                self.items[i], self.items[least], i = self.items[least], self.items[i], least
        return top
    def __nonzero__(self): return bool(self.items)
class Wait(object):
    def __init__(self, time): self.time = time
class Resource(object):
    def __init__(self, name, count): self.name, self.free, self.queue, self.longest = name, count, [], 0
class Acquire(object):
    def __init__(self, resource): self.resource = resource
class Release(Acquire): pass
class Simulation(object):
    def __init__(self): self.now, self.events, self.lines = 0, Heap(), []
    def say(self, text, *args): self.lines.append('%3d ' % self.now + text % args)
    def start(self, process, at=0): self.events.push(Event(at, lambda: self.step(process)))
    def step(self, process):
        try:
            wish = process.next()
        except StopIteration:
            return
        if isinstance(wish, Wait): self.start(process, self.now + wish.time)
        elif isinstance(wish, Release):
            if wish.resource.queue: self.start(wish.resource.queue.pop(0), self.now)
            else: wish.resource.free += 1
            self.start(process, self.now)
        elif wish.resource.free:
            wish.resource.free -= 1
            self.start(process, self.now)
        else:
            wish.resource.queue.append(process)
            wish.resource.longest = max(wish.resource.longest, len(wish.resource.queue))
    def run(self, until=1000):
        while self.events:
            event = self.events.pop()
            if event.time > until: break
            self.now = event.time
            event.action()
        return self
simulation = Simulation()
counter = Resource('counter', 2)
waited = {}
def customer(name, needs):
    arrived = simulation.now
    simulation.say('%s comes', name)
    yield Acquire(counter)
    waited[name] = simulation.now - arrived
    simulation.say('%s is served after %d', name, waited[name])
    yield Wait(needs)
    yield Release(counter)
    simulation.say('%s goes', name)
for i, (gap, needs) in enumerate([(0, 5), (1, 6), (2, 3), (2, 2), (9, 4)]): simulation.start(customer('c%d' % i, needs), gap)
def clock():
    while simulation.now < 12:
        yield Wait(4)
        simulation.say('tick, %d wait', len(counter.queue))
simulation.start(clock())
simulation.run()
print '\n'.join(simulation.lines)
print sorted(waited.items()), counter.longest, '%.2f' % (sum(waited.values()) / float(len(waited))), simulation.now
heap = Heap()
for n in [5, 3, 8, 1, 9, 2]: heap.push(n)
print [heap.pop() for _ in range(6)], bool(heap)
try:
    heap.pop()
except IndexError, error:
    print error
