def one(a):
    def two(b):
        def three(c):
            return a, b, c
        a2 = a * 2
        return three, (lambda: (a2, b))
    return two

three, pair = one(1)(2)
print three(3), pair()
print three.func_code.co_freevars, one(1).func_code.co_freevars
print sorted(cell.cell_contents for cell in pair.func_closure)
