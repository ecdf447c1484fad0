def helper(n):
    return 10 / n

class Config(object):
    good = helper(5)
    print good
    bad = helper(0)
