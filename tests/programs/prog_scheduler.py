class Task(object):
    count = 0
    def __init__(self, target):
        Task.count += 1
        self.id = Task.count
        self.target = target
        self.value = None
    def run(self):
        return self.target.send(self.value)

class Scheduler(object):
    def __init__(self):
        self.ready = []
        self.waiting = {}
    def new(self, target):
        task = Task(target)
        self.ready.append(task)
        return task.id
    def loop(self):
        while self.ready:
            task = self.ready.pop(0)
            try:
                request = task.run()
            except StopIteration:
                print 'task', task.id, 'ended'
                for waiter in self.waiting.pop(task.id, []):
                    self.ready.append(waiter)
                continue
            if request is not None and request[0] == 'spawn':
                task.value = self.new(request[1])
            elif request is not None and request[0] == 'wait':
                self.waiting.setdefault(request[1], []).append(task)
                continue
            else:
                task.value = None
            self.ready.append(task)

def child(name, n):
    for i in range(n):
        print name, i
        yield

def parent():
    first = yield 'spawn', child('a', 2)
    second = yield 'spawn', child('b', 3)
    print 'spawned', first, second
    yield 'wait', second
    print 'parent goes on'

scheduler = Scheduler()
scheduler.new(parent())
scheduler.loop()
