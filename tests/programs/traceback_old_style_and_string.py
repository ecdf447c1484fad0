class Old:
    def __init__(self, text): self.text = text
    def __str__(self): return 'old-style: ' + self.text
def fail(what):
    raise what
try:
    fail('a string')
except TypeError, error:
    print error
try:
    fail(Old('caught'))
except Old, error:
    print error
fail(Old('not caught'))
