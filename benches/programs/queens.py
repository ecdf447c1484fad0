# All ways to put eight queens on a board: lists, loops, recursion, a generator.


def solutions(size):
    columns = [0] * size
    used = [False] * size
    rising = [False] * (2 * size)
    falling = [False] * (2 * size)

    def place(row):
        if row == size:
            yield tuple(columns)
            return
        for column in range(size):
            up = row + column
            down = row - column + size
            if used[column] or rising[up] or falling[down]:
                continue
            used[column] = rising[up] = falling[down] = True
            columns[row] = column
            for solution in place(row + 1):
                yield solution
            used[column] = rising[up] = falling[down] = False

    return place(0)


for turn in range(10):
    found = list(solutions(8))
print('%d %r %r' % (len(found), found[0], found[-1]))
