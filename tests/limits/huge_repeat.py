print len('spam' * 10 ** 12)
