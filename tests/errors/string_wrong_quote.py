print 'it\'s"
