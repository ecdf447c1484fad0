"""The module's docstring
has two lines."""
x = 1
