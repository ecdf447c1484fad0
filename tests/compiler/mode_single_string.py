# mode: single
"printed, and no docstring"
