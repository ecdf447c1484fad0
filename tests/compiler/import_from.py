from a import b
from a import b, c
from a import (b, c)
from a import (b, c,)
from a import b as x
from a import b as x, c as y, d
from a.b.c import d
from a import *
