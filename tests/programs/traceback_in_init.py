class Point(object):
    def __init__(self, x, y):
        self.x = x
        self.total = self.sum(y)
    def sum(self, y):
        return self.x + y

print Point(1, 2).total
print Point(1, '2').total
