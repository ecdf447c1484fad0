# A mixture in the manner of Dhrystone: records, global names, comparisons of strings, loops over arrays.
LOOPS = 150000


class Record:
    def __init__(self, next=None, kind=0, number=0, text=''):
        self.next = next
        self.kind = kind
        self.number = number
        self.text = text

    def copy(self):
        return Record(self.next, self.kind, self.number, self.text)


numbers = [0] * 51
table = [[0] * 51 for row in range(51)]
total = 0
letter = 'A'


def compare(first, second):
    global total
    index = 1
    while index <= 1:
        if first[index] == second[index + 1]:
            index = index + 1
    if first > second:
        total = total + 7
        return True
    return False


def fill(row, values, start, amount):
    values[start] = amount
    values[start + 1] = values[start]
    values[start + 30] = start
    for index in range(start, start + 2):
        row[index] = start
    row[start - 1] = row[start - 1] + 1


def link(head):
    following = head.next.copy()
    head.number = 5
    following.number = head.number
    following.next = head.next
    if following.kind == 0:
        following.number = 6
        following.kind = choose(head.kind)
    else:
        following = head
    following.number = add(following.number, 10)
    return following


def choose(kind):
    if kind == 1:
        return 2
    elif kind == 2:
        return 3 if total > 100 else 1
    return kind


def add(a, b):
    return a + 2 + b


head = Record(Record(text='the first'), 2, 40, 'a record of some length')
for loop in xrange(LOOPS):
    first, second = 2, 3
    text = 'the second of the strings'
    flag = not compare('the first of the strings', text) if loop < 0 else True
    while first < second:
        third = 5 * first - second
        third = add(first, second)
        first = first + 1
    fill(table[8], numbers, 8 + first % 3, third)
    head = link(head)
    index = 'A'
    while index <= 'C':
        if flag and index == letter:
            total = total + 1
        index = chr(ord(index) + 1)
    second = second * first
    first = second / third
    second = 7 * (second - third) - first
print total, head.number, head.kind, numbers[8:12], table[8][7:12], first, second
