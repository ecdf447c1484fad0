# flags: 0x4000
import a
from b import c
def f():
    from . import d
