# A module that takes itself out of sys.modules while it is imported.
import sys

if __name__ == '__main__':
    for attempt in range(2):
        try:
            import leaving_module
        except ImportError as error:
            print error
else:
    del sys.modules[__name__]
print __name__
if __name__ == '__main__':
    import types
    module = types.ModuleType('short')
    names = module.__dict__
    names['_first'], names['second'] = [1], [2]
    del module
    print sorted(names.items())
