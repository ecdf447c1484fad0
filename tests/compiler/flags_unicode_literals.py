# flags: 0x20000
"docstring"
x = "a", b"b", r"\d"
