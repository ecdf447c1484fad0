f = lambda: "a string that is returned is no docstring"
g = lambda: None
h = lambda x: x
