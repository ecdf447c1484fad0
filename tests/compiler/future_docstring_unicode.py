"this one is unicode although the statement comes later"
from __future__ import unicode_literals
def f():
    "docstring"
x = "a", b"b", u"c", r"\d", br"\e"
