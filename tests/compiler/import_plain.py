import a
import a, b
import a.b
import a.b.c
import a.b, c.d
import a as x
import a.b as x
import a.b.c as x, d as y, e.f
