class Circle(object):
    def __init__(self, radius):
        self.radius = radius
    def get_area(self):
        print 'computing'
        return 3 * self.radius ** 2
    def set_area(self, area):
        self.radius = (area / 3) ** 0.5
    def del_area(self):
        print 'deleted'
    area = property(get_area, set_area, del_area, 'the area')
    @property
    def double(self):
        return self.radius * 2
    @double.setter
    def double(self, value):
        self.radius = value / 2.0

c = Circle(2)
print c.area, c.double
c.area = 75.0
print c.radius
c.double = 8
print c.radius
del c.area
print Circle.area.__doc__, Circle.area.fget is Circle.__dict__['get_area'], Circle.double.fdel
class ReadOnly(object):
    x = property(lambda self: 5)
    y = property()
r = ReadOnly()
print r.x
for action in ("r.x = 1", "del r.x", "r.y", "r.y = 2", "del r.y"):
    try:
        exec action
    except AttributeError, error:
        print action, '->', error
r.__dict__['x'] = 'hidden'
print r.x
