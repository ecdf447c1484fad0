from __future__ import division
a / b
a /= b
1 / 2
7 / 2 * 1.0
6 // 4
1.0 / 3
