print 10 ** 10 ** 8
