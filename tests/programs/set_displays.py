# Set displays and comprehensions: BUILD_SET, SET_ADD, and a set as a local variable.
def letters(word):
    return {letter for letter in word}

vowels = {'a', 'e', 'i', 'o', 'u'}
found = letters('instruction')
print found & vowels, found - vowels
print {len(word) for word in ('a', 'bb', 'cc')}, {1, 2.0, 1.0, u'x', 'x'}
try:
    {[]}
except TypeError, error:
    print error
shared = {1} | {2}
same = shared
shared |= {3}
shared -= {1}
print same, 3 in same, len(same), set() or 'empty'
for item in {10}:
    print item
print u'caf\xe9'[:3], [u'caf\xe9'], 2j * 2j
