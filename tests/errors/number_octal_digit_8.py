print 0o18
