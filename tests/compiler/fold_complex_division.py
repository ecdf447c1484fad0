from __future__ import division
x = 1 / 2j
x = (1 + 2j) / (3 + 4j)
x = 1 / 0j
x = (1e200 + 1j) / (1e-200 + 1e-200j)
