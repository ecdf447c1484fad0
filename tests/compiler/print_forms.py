print
print a
print a,
print a, b
print a, b,
print >>f
print >>f, a
print >>f, a,
print >>f, a, b
print >>f, a, b,
print (a, b)
print (a), b
print >>a.b[0], 'x'
