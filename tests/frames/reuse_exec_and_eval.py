import sys

seen = []

def here(depth=1):
    """A letter for the frame that asks, by its first appearance."""
    address = id(sys._getframe(depth))
    if address not in seen:
        seen.append(address)
    return chr(ord('A') + seen.index(address))

here(0)
del seen[:]

def f(): print here(),
code = compile("print here(),; f()", "x", "exec")
expression = compile("here()", "x", "eval")
exec code; print eval(expression)
def g():
    exec code
    eval(expression)
    print here(),
g(); g(); print
exec code; exec code; f(); exec code; print
