# Matrices as a class: determinants, inverses, transposition, Gauss elimination, spiral order.
class Matrix(object):
    def __init__(self, rows): self.rows = [list(row) for row in rows]
    @classmethod
    def identity(cls, n): return cls([[int(i == j) for j in range(n)] for i in range(n)])
    @property
    def shape(self): return len(self.rows), len(self.rows[0])
    def __getitem__(self, place):
        if isinstance(place, tuple):
            i, j = place
            return self.rows[i][j]
        return self.rows[place]
    def __setitem__(self, place, value):
        i, j = place
        self.rows[i][j] = value
    def __add__(self, other): return Matrix([[a + b for a, b in zip(*rows)] for rows in zip(self.rows, other.rows)])
    def __mul__(self, other):
        if isinstance(other, Matrix):
            if self.shape[1] != other.shape[0]: raise ValueError('cannot multiply %dx%d by %dx%d' % (self.shape + other.shape))
            columns = zip(*other.rows)
            return Matrix([[sum(a * b for a, b in zip(row, column)) for column in columns] for row in self.rows])
        return Matrix([[a * other for a in row] for row in self.rows])
    __rmul__ = __mul__
    def __pow__(self, n):
        result = Matrix.identity(self.shape[0])
        base = self
        while n:
            if n & 1: result = result * base
            base, n = base * base, n >> 1
        return result
    def __eq__(self, other): return isinstance(other, Matrix) and self.rows == other.rows
    def __iter__(self): return (a for row in self.rows for a in row)
    def __str__(self):
        cells = [[str(a) for a in row] for row in self.rows]
        width = max(len(cell) for row in cells for cell in row)
        return '\n'.join('[' + ' '.join(cell.rjust(width) for cell in row) + ']' for row in cells)
    def transposed(self): return Matrix(zip(*self.rows))
    def minor(self, i, j): return Matrix([row[:j] + row[j + 1:] for k, row in enumerate(self.rows) if k != i])
    def determinant(self):
        if self.shape == (1, 1): return self[0, 0]
        return sum((-1) ** j * a * self.minor(0, j).determinant() for j, a in enumerate(self[0]))
    def inverse(self):
        n = self.shape[0]
        work = [map(float, row) + [float(i == j) for j in range(n)] for i, row in enumerate(self.rows)]
        for i in range(n):
            pivot = max(range(i, n), key=lambda r: abs(work[r][i]))
            if work[pivot][i] == 0: raise ZeroDivisionError('singular')
            work[i], work[pivot] = work[pivot], work[i]
            work[i] = [a / work[i][i] for a in work[i]]
            for r in range(n):
                if r != i:
                    factor = work[r][i]
                    work[r] = [a - factor * b for a, b in zip(work[r], work[i])]
        return Matrix([[round(a, 6) + 0.0 for a in row[n:]] for row in work])
a = Matrix([[1, 2], [3, 4]])
b = Matrix([[0, 1], [1, 0]])
print a * b; print b * a; print a + b; print a * 3; print 2 * a
print a.transposed(); print a.determinant(), a.shape, a[1, 0], a[0], list(a)
print a.inverse(); print a * a.inverse()
print Matrix([[1, 1], [1, 0]]) ** 50
print Matrix([[2, 0, 1], [1, 3, 2], [1, 1, 4]]).determinant(), Matrix([[2, 0, 1], [1, 3, 2], [1, 1, 4]]).inverse()
a[0, 0] = 99
print a, a == Matrix([[99, 2], [3, 4]]), a != a, a == 5
for wrong in (lambda: a * Matrix([[1, 2, 3]]), lambda: Matrix([[1, 2], [2, 4]]).inverse(), lambda: a[5, 5], lambda: a['x'], lambda: a + 5, lambda: a * 'x' if False else a + None):
    try:
        print wrong()
    except Exception, error:
        print type(error).__name__, error
def spiral(rows):
    rows = [list(row) for row in rows]
    while rows:
        for cell in rows.pop(0): yield cell
        rows = [list(column) for column in zip(*rows)][::-1]
print list(spiral([[1, 2, 3], [8, 9, 4], [7, 6, 5]])), zip(*[[1, 2], [3, 4]]), map(None, *[[1, 2], [3]])
def pascal(n):
    row = [1]
    for _ in range(n):
        yield row
        row = [x + y for x, y in zip([0] + row, row + [0])]
for row in pascal(7): print ' '.join('%3d' % n for n in row).center(40).rstrip()
