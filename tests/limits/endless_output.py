while 1:
    print 'spam, spam, spam, spam'
