print len(map(lambda n: (n, n), xrange(10 ** 12)))
