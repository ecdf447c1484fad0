from __future__ import unicode_literals
x = '\u12'
