class Manager(object):
    def __enter__(self):
        return self
    def __exit__(self, *exc):
        print 'exit', exc[0].__name__

def work():
    with Manager():
        return missing

work()
