print True, False, True + 1, True * 5, -True, ~True, True & False, True | False, True ^ True, True == 1, True is 1, str(True), repr(False), int(True), float(True), bool(''), bool('a'), bool([]), bool([0]), bool(0.0), bool(None), bool()
print True and 'a', '' or 'b', None or 0 or [], 1 and 2 and 3, not None, not not 5, 1 if None else 2, isinstance(True, int), type(True), True.__class__, sum([True, True]), ['no', 'yes'][True], '%d %s' % (True, True), True < 2, sorted([True, False]), hash(True), True / 2, 5 % True, True << 3
print None, repr(None), None == None, None is None, None == 0, None < 0, None < 'a', cmp(None, 0), [None], type(None), bool(None), {None: 1}[None]
print max(None, -5), sorted([3, None, 'a', 1.5]), NotImplemented, Ellipsis, repr(Ellipsis), type(NotImplemented)
for call in (lambda: None + 1, lambda: None(), lambda: None.x, lambda: None[0], lambda: len(None), lambda: iter(None), lambda: -None, lambda: type(None)(), lambda: bool(1, 2), lambda: True.x, lambda: setattr(None, 'x', 1)):
    try:
        print call()
    except Exception, error:
        print error.__class__.__name__ + ':', error
