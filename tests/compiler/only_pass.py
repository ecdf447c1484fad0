# `pass` makes no instruction; the implicit return has its line.


pass
