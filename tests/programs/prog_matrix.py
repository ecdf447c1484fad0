class Matrix(object):
    def __init__(self, rows):
        self.rows = [list(row) for row in rows]
    @classmethod
    def identity(cls, n):
        return cls([[int(i == j) for j in range(n)] for i in range(n)])
    def __mul__(self, other):
        if isinstance(other, (int, float)):
            return Matrix([[x * other for x in row] for row in self.rows])
        return Matrix([[sum(a * b for a, b in zip(row, column)) for column in zip(*other.rows)] for row in self.rows])
    __rmul__ = __mul__
    def __add__(self, other):
        return Matrix([map(sum, zip(*pair)) for pair in zip(self.rows, other.rows)])
    def __pow__(self, n):
        result = Matrix.identity(len(self.rows))
        while n:
            if n & 1:
                result = result * self
            self = self * self
            n >>= 1
        return result
    def __eq__(self, other):
        return self.rows == other.rows
    def __getitem__(self, (i, j)):
        return self.rows[i][j]
    def transpose(self):
        return Matrix(zip(*self.rows))
    def __repr__(self):
        return 'Matrix(%r)' % (self.rows,)
    def determinant(self):
        if len(self.rows) == 1:
            return self.rows[0][0]
        return sum((-1) ** i * x * Matrix([r[:i] + r[i + 1:] for r in self.rows[1:]]).determinant() for i, x in enumerate(self.rows[0]))

m = Matrix([[1, 2], [3, 4]])
print m, m * m, m + m, 2 * m, m * 0.5, m ** 5, m.transpose(), m[1, 0], m.determinant(), m * Matrix.identity(2) == m, Matrix([[2, 0, 1], [1, 3, 2], [1, 1, 1]]).determinant()
print (Matrix([[1, 1], [1, 0]]) ** 30)[0, 1]
try:
    m + 5
except AttributeError, error:
    print error
