x = u'abc\U0001'
