x = {}
x = {1: 2}
x = {1: 2, 3: 4}
x = {a: b, c: d}
x = {a: {b: {c: d}}}
x = {'a': 1, 'b': [2], 'c': (3, 4)}
x = {a if b else c: d or e}
