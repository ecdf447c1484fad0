inf, nan = float('inf'), float('nan')
values = [inf, -inf, nan, 0.0, 1.5, -2.0, 1e308, 1j, -1j, complex(inf, 1), complex(1, inf), complex(0, nan), 1e200j, 2+3j]
for a in values:
    for b in [1j, -1j, 2.5+1j, complex(0, inf), complex(inf, 0), complex(nan, 1), 1e308j, 0.5+0j, -3+2j, 0j, 101+0j, -101+0j]:
        try: print a, b, a ** b
        except Exception, e: print a, b, type(e).__name__, e
