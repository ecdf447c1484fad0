# A string that spans lines counts for its last line.
x = """a
b
c"""
y = 1
x = f("""a
b""", c)
x = """a
b""" % (c,
        d)
x = ("a"
     "b"
     "c")
x = ("a" +
     b)
