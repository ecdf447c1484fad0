# A text adventure that plays itself: dispatch by getattr, state in dicts, exceptions for the end.
class GameOver(Exception): pass

class Thing(object):
    def __init__(self, name, description, **features):
        self.name, self.description = name, description
        self.__dict__.update(features)
    def __str__(self): return self.name

class Room(Thing):
    def __init__(self, name, description, *things):
        Thing.__init__(self, name, description)
        self.exits, self.things = {}, dict((thing.name, thing) for thing in things)
    def connect(self, direction, room, back=None):
        self.exits[direction] = room
        if back: room.exits[back] = self
    def look(self):
        lines = ['== %s ==' % self.name.upper(), self.description]
        if self.things: lines.append('You see: ' + ', '.join(sorted(self.things)))
        lines.append('Exits: ' + ', '.join(sorted(self.exits)))
        return '\n'.join(lines)

lamp = Thing('lamp', 'A brass lamp.', lit=False)
key = Thing('key', 'It is rusty.')
chest = Thing('chest', 'Heavy oak.', fixed=True, locked=True)
hall = Room('hall', 'Dust dances in the light.', lamp)
cellar = Room('cellar', 'It smells of earth.', chest)
garden = Room('garden', 'Roses everywhere.', key)
hall.connect('down', cellar, 'up')
hall.connect('north', garden, 'south')

class Game(object):
    def __init__(self):
        self.room, self.bag, self.turns = hall, {}, 0
    def do(self, line):
        words = line.lower().split()
        verb, rest = words[0], words[1:]
        method = getattr(self, 'do_' + verb, None)
        if method is None:
            return 'I do not know how to %s.' % verb
        self.turns += 1
        try:
            return method(*rest)
        except TypeError:
            return 'How shall I %s?' % verb
        except KeyError, error:
            return 'There is no %s here.' % error.args
    def do_look(self): return self.room.look()
    def do_go(self, direction):
        if direction not in self.room.exits:
            return 'You cannot go %s.' % direction
        if self.room.exits[direction] is cellar and not (lamp.name in self.bag and lamp.lit):
            return 'It is too dark.'
        self.room = self.room.exits[direction]
        return self.room.look()
    def do_take(self, name):
        thing = self.room.things[name]
        if getattr(thing, 'fixed', False): return 'The %s is too heavy.' % thing
        self.bag[name] = self.room.things.pop(name)
        return 'Taken.'
    def do_drop(self, name):
        self.room.things[name] = self.bag.pop(name)
        return 'Dropped.'
    def do_light(self, name):
        thing = self.bag[name]
        if not hasattr(thing, 'lit'): return 'The %s does not burn.' % thing
        thing.lit = True
        return 'The %s shines.' % thing
    def do_open(self, name):
        thing = self.room.things[name]
        if not getattr(thing, 'locked', None): return 'It does not open.'
        if 'key' not in self.bag: return 'It is locked.'
        raise GameOver('The chest is full of gold!')
    def do_bag(self): return ', '.join('%s' % thing for _, thing in sorted(self.bag.items())) or 'Nothing.'
    def do_examine(self, name):
        for place in self.bag, self.room.things:
            if name in place: return place[name].description
        raise KeyError(name)

game = Game()
script = 'look|go down|take lamp|take lamp|bag|light lamp|go down|open chest|take chest|examine chest|go up|go north|take key|light key|examine rose|drop|dance|GO SOUTH|go down|drop lamp|look|open chest|look'
try:
    for line in script.split('|'):
        print '>', line
        print game.do(line)
except GameOver, end:
    print end
print 'You needed %d turns.' % game.turns
