from __future__ import absolute_import
import a
import a.b as c
from a import b
from . import d
from ..e import f
