from __future__ import nested_scopes, generators, division
from __future__ import absolute_import, with_statement
from __future__ import print_function, unicode_literals
def f():
    print('a', 1 / 2)
    import b
