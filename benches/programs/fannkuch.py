# Pancakes: the most reversals of a prefix that any permutation of eight numbers needs (fannkuch).


def most_flips(n):
    numbers = list(range(n))
    counts = [0] * n
    most = 0
    checksum = 0
    sign = 1
    while True:
        if numbers[0]:
            row = numbers[:]
            flips = 0
            first = row[0]
            while first:
                row[:first + 1] = row[first::-1]
                flips += 1
                first = row[0]
            most = max(most, flips)
            checksum += sign * flips
        if sign == 1:
            numbers[0], numbers[1] = numbers[1], numbers[0]
            sign = -1
            continue
        numbers[1], numbers[2] = numbers[2], numbers[1]
        sign = 1
        level = 2
        while counts[level] == level:
            counts[level] = 0
            level += 1
            if level == n:
                return checksum, most
            numbers.insert(level, numbers.pop(0))
        counts[level] += 1


print('%d %d' % most_flips(8))
