# A NaN made by folding has its sign bit set, as x86 processors make it.
x = (1.2252077864140416e+258j) ** -2
x = 1e999 - 1e999
x = 1e999 * 0
x = -(1e999 * 0)
x = 1e999 % 3
x = 3 % 1e999
x = (1e999j) * 1j
x = (1e999 + 1j) // (2 + 1j)
x = (1e999 - 1e999) * -1
