# -*- coding: latin-1 -*-
# A unicode and a str of the same hash are compared in dicts and sets, and the warning is said once for each line.
names = {'\xe9': 1}
print u'\xe9' in names, names.get(u'\xe9')
for i in range(2):
    print u'\xe9' in set(['\xe9'])
try:
    names[u'\xe9']
except KeyError, e:
    print e
names[u'\xe9'] = 2
print len(names)
