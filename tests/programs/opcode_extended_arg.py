# EXTENDED_ARG: an argument of more than 65,535, here of constants and jumps.
EXTENDED_ARG = 145
source = 'x = [' + ', '.join(str(n) for n in range(70000)) + ']\nprint x[0], x[-1], len(x)\n'
code = compile(source, '<many constants>', 'exec')
print len(code.co_consts), len(code.co_code), ord(code.co_code[65536 * 3]) == EXTENDED_ARG
exec code
body = '    y = y + 1\n' * 7000
source = 'y = 0\nif flag:\n' + body + 'else:\n    y = -1\nprint y\n'
far = compile(source, '<far jump>', 'exec')
print far.co_code.count(chr(EXTENDED_ARG)) > 0
for flag in 1, 0:
    exec far
source = 'total = 0\nfor i in range(3):\n    if i == 1: continue\n' + '    total += i\n' * 9000 + 'print total, i\n'
exec compile(source, '<far loop>', 'exec')
many = compile('\n'.join('n%d = %d' % (n, n) for n in range(66000)), '<many names>', 'exec')
names = {}
exec many in names
print len(many.co_names), names['n0'], names['n65999'], len(names) >= 66000
