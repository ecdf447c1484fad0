# State machines: by dict, by classes whose instances change class, by generators, by a table of regular transitions; a traffic light, a vending machine, a parser of numbers.
class Light(object):
    order = {'red': 'green', 'green': 'yellow', 'yellow': 'red'}
    def __init__(self): self.colour = 'red'
    def next(self):
        self.colour = self.order[self.colour]
        return self.colour
    def __iter__(self): return self
light = Light()
print [colour for _, colour in zip(range(5), light)], light.colour
class State(object):
    def insert(self, amount): return self._refuse('insert')
    def press(self): return self._refuse('press')
    def refund(self): return self._refuse('refund')
    def _refuse(self, what): return '%s: cannot %s' % (type(self).__name__, what)
class Vending(State):
    stock, credit = 2, 0
    def __init__(self): self.__class__ = Idle
class Idle(Vending):
    def insert(self, amount):
        self.credit += amount
        self.__class__ = Ready if self.credit >= 5 else Idle
        return 'credit %d' % self.credit
    def refund(self):
        amount, self.credit = self.credit, 0
        self.__class__ = Idle
        return 'gave back %d' % amount
class Ready(Idle):
    def press(self):
        self.stock -= 1
        self.credit -= 5
        self.__class__ = SoldOut if not self.stock else Ready if self.credit >= 5 else Idle
        return 'clunk'
class SoldOut(Vending):
    def refund(self): return 'gave back %d' % self.__dict__.pop('credit', 0)
machine = Vending()
for action in 'press insert:3 refund insert:2 insert:4 press insert:5 press insert:5 press refund refund'.split():
    name, _, amount = action.partition(':')
    print '%-9s %-20s %-8s %s' % (action, getattr(machine, name)(*[int(amount)] if amount else []), type(machine).__name__, vars(machine))
TABLE = {('start', 'sign'): 'sign', ('start', 'digit'): 'int', ('sign', 'digit'): 'int', ('int', 'digit'): 'int', ('int', 'dot'): 'point', ('point', 'digit'): 'frac', ('frac', 'digit'): 'frac', ('start', 'dot'): 'point', ('int', 'e'): 'e', ('frac', 'e'): 'e', ('e', 'digit'): 'exp', ('e', 'sign'): 'esign', ('esign', 'digit'): 'exp', ('exp', 'digit'): 'exp'}
def kind(c):
    if c.isdigit(): return 'digit'
    return {'+': 'sign', '-': 'sign', '.': 'dot', 'e': 'e', 'E': 'e'}.get(c, 'other')
def is_number(text):
    state = 'start'
    for i, c in enumerate(text):
        try:
            state = TABLE[state, kind(c)]
        except KeyError, error:
            return 'no: %s at %d' % (error, i)
    return 'yes' if state in ('int', 'frac', 'exp') else 'no: ends in %s' % state
for text in ('42', '-3.14', '.5', '1e10', '1.', '', 'x', '1e', '--1', '6.02E+23', '1.2.3'): print '%-9r %s' % (text, is_number(text))
def turnstile():
    coins = 0
    while True:
        event = yield 'locked (%d)' % coins
        if event != 'coin':
            print 'bump',
            continue
        coins += 1
        while True:
            event = yield 'unlocked'
            if event == 'push': break
            coins += event == 'coin'
gate = turnstile()
print gate.next()
for event in 'push coin coin push push coin push'.split(): print event, '->', gate.send(event)
class Elevator(object):
    floors = 5
    def __init__(self): self.at, self.wanted, self.log = 0, set(), []
    def call(self, *floors):
        for floor in floors:
            if not 0 <= floor < self.floors: raise ValueError('no floor %d' % floor)
            self.wanted.add(floor)
        return self
    def run(self):
        direction = 1
        while self.wanted:
            if self.at in self.wanted:
                self.wanted.remove(self.at)
                self.log.append('[%d]' % self.at)
            if not any((floor - self.at) * direction > 0 for floor in self.wanted): direction = -direction
            if self.wanted:
                self.at += direction
                self.log.append('^' if direction > 0 else 'v')
        return ''.join(self.log)
print Elevator().call(3, 1, 4, 0).run(), Elevator().run() == ''
try:
    Elevator().call(2, 9)
except ValueError, error:
    print error
