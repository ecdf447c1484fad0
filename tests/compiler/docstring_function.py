def f():
    "The docstring is the first constant."
    return "another"
def g():
    return "not a docstring"
def h():
    "Only a docstring."
def k():
    ("In parentheses it is one too.")
    return 1
def m():
    "joined " "from " 'two'
    "not this one"
