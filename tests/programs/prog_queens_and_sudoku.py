def queens(n, row=0, columns=()):
    if row == n:
        yield columns
        return
    for c in range(n):
        if all(c != q and abs(c - q) != row - r for r, q in enumerate(columns)):
            for solution in queens(n, row + 1, columns + (c,)):
                yield solution
for solution in queens(4):
    for c in solution:
        print '.' * c + 'Q' + '.' * (3 - c)
    print
print len(list(queens(5)))
grid = ['53..7....', '6..195...', '.98....6.', '8...6...3', '4..8.3..1', '7...2...6', '.6....28.', '...419..5', '....8..79']
def candidates(rows, r, c):
    used = set(rows[r]) | set(row[c] for row in rows) | set(rows[i][j] for i in range(r / 3 * 3, r / 3 * 3 + 3) for j in range(c / 3 * 3, c / 3 * 3 + 3))
    return [d for d in '123456789' if d not in used]
rows = [list(line) for line in grid]
changed = True
while changed:
    changed = False
    for r in range(9):
        for c in range(9):
            if rows[r][c] == '.':
                options = candidates(rows, r, c)
                if len(options) == 1:
                    rows[r][c] = options[0]
                    changed = True
print ''.join(rows[0]), ''.join(rows[8]), sum(row.count('.') for row in rows)
