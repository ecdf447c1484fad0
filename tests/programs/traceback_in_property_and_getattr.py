class Record(object):
    def __init__(self, **fields): self.__dict__['fields'] = fields
    def __getattr__(self, name):
        try:
            return self.fields[name]
        except KeyError:
            raise AttributeError('%s has no field %r' % (type(self).__name__, name))
    def __setattr__(self, name, value):
        if name not in self.fields: raise AttributeError('cannot add %r' % name)
        self.fields[name] = value
    @property
    def total(self): return self.price * self.amount
record = Record(price=3, amount=2)
print record.total, hasattr(record, 'name'), getattr(record, 'name', 'default')
try:
    record.name = 'x'
except AttributeError, error:
    print error
record.amount = 5
print record.total
broken = Record(price=3)
print broken.total
