from . import a
from .. import a, b as c
from .a import b
from ..a.b import c
from ... import d
from . import (x, y)
from .... import e
