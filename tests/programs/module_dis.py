import dis
def add(x, y):
    return x + y
def branch(n):
    total = 0
    for i in range(n):
        if i % 2:
            total += i
    return total
dis.dis(add)
dis.dis(branch)
class C:
    def m(self): return 1
    def n(self): pass
dis.dis(C)
print dis.opname[100], dis.opmap['LOAD_CONST'], dis.HAVE_ARGUMENT, sorted(dis.hasjrel)[:3], dis.cmp_op
print list(dis.findlinestarts(branch.func_code)), dis.findlabels(branch.func_code.co_code)
try: dis.dis(5)
except TypeError, e: print e
dis.dis(compile('1 + x', 'f', 'eval'))
