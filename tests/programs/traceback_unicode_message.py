# -*- coding: utf-8 -*-
class Strange(Exception): pass
try:
    raise ValueError(u'plain text')
except ValueError, error:
    print error, repr(error)
try:
    raise Strange(u'\xfcber')
except Strange, error:
    print repr(error)
    try:
        print str(error)
    except UnicodeEncodeError, inner:
        print inner
raise Strange(u'\u20ac sign')
