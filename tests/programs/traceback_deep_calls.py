def one(items):
    return two(items, key='k')
def two(items, **options):
    return [three(item) for item in items]
def three(item):
    return four(item) + 1
four = lambda item: \
    five(item,
         10)
class Worker(object):
    def __call__(self, item, factor):
        return item * factor / self.zero(item)
    @staticmethod
    def zero(item):
        return item - item
five = Worker()
print 'before'
one([1,
     2])
print 'never'
