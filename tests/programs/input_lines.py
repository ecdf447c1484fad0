# Reads its standard input, line by line, and works with what it says.
name = raw_input('Your name? ')
print 'Hello, %s!' % name
age = input('Your age? ')
print 'Next year: %d' % (age + 1), type(age).__name__
total, count = 0, 0
while True:
    line = raw_input()
    if line == 'end': break
    try:
        total += int(line)
        count += 1
    except ValueError, error:
        print 'skipped:', error
print 'sum', total, 'of', count
values = input('A list: ')
print sorted(values), sum(values)
print repr(raw_input('Empty line? ')), repr(raw_input('  spaces? '))
try:
    input('Wrong? ')
except NameError, error:
    print 'NameError', error
try:
    input('Worse? ')
except SyntaxError, error:
    print 'SyntaxError', error.msg
print repr(raw_input(u'unicode prompt ')), repr(raw_input(5))
try:
    raw_input('No more: ')
except EOFError, error:
    print 'EOFError', error
try:
    input()
except EOFError, error:
    print 'EOFError', error
try:
    raw_input(1, 2)
except TypeError, error:
    print error
print 'end'
