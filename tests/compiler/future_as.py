from __future__ import division as d, with_statement
x = d
