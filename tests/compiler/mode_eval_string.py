# mode: eval
"no docstring here"
