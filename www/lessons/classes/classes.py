class Point(object):
    made = 0

    def __init__(self, x):
        self.x = x
        Point.made += 1

p = Point(3)
q = Point(4)
print p.x, q.x, Point.made
