# Which name is reported is decided by the order of a dict.
def f(one, two, three, four, five, six, seven):
    global seven, six, five, four, three, two, one
