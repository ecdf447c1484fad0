# Sudoku by constraint propagation and backtracking; eight queens; a magic square.
PUZZLE = '530070000600195000098000060800060003400803001700020006060000280000419005000080079'
def cross(rows, columns): return [r + c for r in rows for c in columns]
ROWS, COLUMNS = 'ABCDEFGHI', '123456789'
CELLS = cross(ROWS, COLUMNS)
UNITS = [cross(ROWS, c) for c in COLUMNS] + [cross(r, COLUMNS) for r in ROWS] + [cross(rs, cs) for rs in ('ABC', 'DEF', 'GHI') for cs in ('123', '456', '789')]
PEERS = dict((cell, set(other for unit in UNITS if cell in unit for other in unit) - set([cell])) for cell in CELLS)
class Contradiction(Exception): pass
def assign(values, cell, digit):
    for other in values[cell].replace(digit, ''):
        eliminate(values, cell, other)
    return values
def eliminate(values, cell, digit):
    if digit not in values[cell]: return
    values[cell] = values[cell].replace(digit, '')
    if not values[cell]: raise Contradiction(cell)
    if len(values[cell]) == 1:
        for peer in sorted(PEERS[cell]): eliminate(values, peer, values[cell])
    for unit in UNITS:
        if cell in unit:
            places = [c for c in unit if digit in values[c]]
            if not places: raise Contradiction(digit)
            if len(places) == 1 and len(values[places[0]]) > 1: assign(values, places[0], digit)
def solve(text):
    values = dict((cell, COLUMNS) for cell in CELLS)
    for cell, digit in zip(CELLS, text):
        if digit != '0': assign(values, cell, digit)
    return search(values)
def search(values):
    open_cells = [(len(values[c]), c) for c in CELLS if len(values[c]) > 1]
    if not open_cells: return values
    _, cell = min(open_cells)
    for digit in values[cell]:
        try:
            return search(assign(values.copy(), cell, digit))
        except Contradiction:
            continue
    raise Contradiction('no way')
solved = solve(PUZZLE)
for r in ROWS:
    print ' '.join(solved[r + c] + ('|' if c in '36' else '') for c in COLUMNS)
    if r in 'CF': print '------+' * 2 + '------'
try:
    solve('55' + '0' * 79)
except Contradiction, error:
    print 'contradiction', error
def queens(n, placed=()):
    if len(placed) == n:
        yield placed
        return
    for column in range(n):
        if all(column != c and abs(column - c) != len(placed) - r for r, c in enumerate(placed)):
            for solution in queens(n, placed + (column,)):
                yield solution
print [len(list(queens(n))) for n in range(1, 7)]
print '\n'.join('.' * c + 'Q' + '.' * (7 - c) for c in queens(8).next())
def magic(n):
    square = [[0] * n for _ in range(n)]
    i, j = 0, n // 2
    for k in range(1, n * n + 1):
        square[i][j] = k
        if square[(i - 1) % n][(j + 1) % n]: i += 1
        else: i, j = (i - 1) % n, (j + 1) % n
    return square
for row in magic(5): print row, sum(row)
