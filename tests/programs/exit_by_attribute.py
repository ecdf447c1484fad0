# The exit status is the attribute `code` of the SystemExit, whatever it was made of.
class Leaving(SystemExit):
    @property
    def code(self):
        print 'asked'
        return Told()


class Told(object):
    def __str__(self):
        print 'told'
        return 'gone'


raise Leaving('gone')
