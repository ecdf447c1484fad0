# An event loop of generators: tasks, sleeping on a made-up clock, channels.
from collections import deque

class Sleep(object):
    def __init__(self, ticks): self.ticks = ticks
class Spawn(object):
    def __init__(self, task): self.task = task
class Join(object):
    def __init__(self, handle): self.handle = handle

class Task(object):
    count = 0
    def __init__(self, body):
        Task.count += 1
        self.number, self.body, self.result, self.waiters, self.done = Task.count, body, None, [], False
    def __repr__(self): return '<task %d>' % self.number

class Loop(object):
    def __init__(self):
        self.now, self.ready, self.sleeping = 0, deque(), []
    def spawn(self, body):
        task = Task(body)
        self.ready.append((task, None))
        return task
    def run(self):
        while self.ready or self.sleeping:
            if not self.ready:
                self.sleeping.sort()
                self.now = self.sleeping[0][0]
                while self.sleeping and self.sleeping[0][0] == self.now:
                    self.ready.append((self.sleeping.pop(0)[2], None))
            task, value = self.ready.popleft()
            self.step(task, value)
    def step(self, task, value):
        try:
            request = task.body.send(value)
        except StopIteration:
            task.done = True
            for waiter in task.waiters:
                self.ready.append((waiter, task.result))
        except Exception, error:
            print '%3d %r died: %s %s' % (self.now, task, type(error).__name__, error)
            task.done = True
        else:
            if isinstance(request, Sleep):
                self.sleeping.append((self.now + request.ticks, task.number, task))
            elif isinstance(request, Spawn):
                self.ready.append((task, self.spawn(request.task)))
            elif isinstance(request, Join):
                if request.handle.done:
                    self.ready.append((task, None))
                else:
                    request.handle.waiters.append(task)
            else:
                task.result = request
                self.ready.append((task, None))

loop = Loop()
def say(name, every, times):
    for n in range(times):
        print '%3d %s %d' % (loop.now, name, n)
        yield Sleep(every)
    yield name * times
def main():
    first = yield Spawn(say('tick', 2, 3))
    second = yield Spawn(say('tock', 3, 2))
    print 'spawned', first, second
    print 'first gave', (yield Join(first))
    print 'second gave', (yield Join(second))
    yield Spawn(failing())
    yield Sleep(10)
    print 'main ends at', loop.now
def failing():
    yield Sleep(1)
    {}['missing']
loop.spawn(main())
loop.run()
print loop.now, Task.count
