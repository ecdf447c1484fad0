# A small operating system in the manner of Richards: tasks with priorities, packets, queues; classes and method calls.


class Packet(object):
    def __init__(self, kind, payload):
        self.kind = kind
        self.payload = payload
        self.hops = 0


class Task(object):
    def __init__(self, name, priority):
        self.name = name
        self.priority = priority
        self.queue = []
        self.done = 0

    def put(self, packet):
        packet.hops += 1
        self.queue.append(packet)

    def is_ready(self):
        return len(self.queue) > 0

    def run(self, system):
        self.handle(self.queue.pop(0), system)
        self.done += 1

    def handle(self, packet, system):
        raise NotImplementedError


class Device(Task):
    def handle(self, packet, system):
        packet.payload = packet.payload * 3 % 1009
        system.send('worker', packet)


class Worker(Task):
    def __init__(self, name, priority):
        Task.__init__(self, name, priority)
        self.total = 0

    def handle(self, packet, system):
        self.total += packet.payload
        if packet.hops < 12:
            system.send('odd' if packet.payload % 2 else 'even', packet)
        else:
            system.send('sink', packet)


class Sink(Task):
    def __init__(self, name, priority):
        super(Sink, self).__init__(name, priority)
        self.kinds = {}

    def handle(self, packet, system):
        self.kinds[packet.kind] = self.kinds.get(packet.kind, 0) + 1


class System(object):
    def __init__(self, tasks):
        self.tasks = sorted(tasks, key=lambda task: -task.priority)
        self.names = dict((task.name, task) for task in tasks)

    def send(self, name, packet):
        self.names[name].put(packet)

    def run(self):
        turns = 0
        while True:
            for task in self.tasks:
                if task.is_ready():
                    task.run(self)
                    turns += 1
                    break
            else:
                return turns


system = System([Device('odd', 1), Device('even', 2), Worker('worker', 3), Sink('sink', 4)])
for number in range(2500):
    system.send('worker', Packet('abc'[number % 3], number))
print('%d %d %r' % (system.run(), system.names['worker'].total, sorted(system.names['sink'].kinds.items())))
