class Counter(object):
    def __init__(self, start):
        self.value = start

    def add(self, n):
        self.value += n
        return self.value

c = Counter(10)
c.add(1)
print c.add(2)
