try:
    pass
except u'\u1', 2:
    pass
