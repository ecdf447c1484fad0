# Dhrystone, Reinhold Weicker's mixture of what programs do, in Python as its "pystone" has it: records, calls with few
# arguments, global names, arrays, comparisons of characters and texts.
LOOPS = 20000

IDENT_1, IDENT_2, IDENT_3, IDENT_4, IDENT_5 = 1, 2, 3, 4, 5


class Record:
    def __init__(self, pointer=None, kind=0, choice=0, number=0, text=0):
        self.pointer = pointer
        self.kind = kind
        self.choice = choice
        self.number = number
        self.text = text

    def copy(self):
        return Record(self.pointer, self.kind, self.choice, self.number, self.text)


number_global = 0
bool_global = False
char_1 = '\0'
char_2 = '\0'
array_1 = [0] * 51
array_2 = [array_1[:] for row in range(51)]
record = None
record_next = None


def main(loops):
    global number_global, bool_global, record, record_next
    record_next = Record()
    record = Record()
    record.pointer = record_next
    record.kind = IDENT_1
    record.choice = IDENT_3
    record.number = 40
    record.text = 'DHRYSTONE PROGRAM, SOME STRING'
    text_1 = 'DHRYSTONE PROGRAM, 1\'ST STRING'
    array_2[8][7] = 10
    for i in range(loops):
        procedure_5()
        procedure_4()
        number_1 = 2
        number_2 = 3
        text_2 = 'DHRYSTONE PROGRAM, 2\'ND STRING'
        choice = IDENT_2
        bool_global = not function_2(text_1, text_2)
        while number_1 < number_2:
            number_3 = 5 * number_1 - number_2
            number_3 = procedure_7(number_1, number_2)
            number_1 = number_1 + 1
        procedure_8(array_1, array_2, number_1, number_3)
        record = procedure_1(record)
        char = 'A'
        while char <= char_2:
            if choice == function_1(char, 'C'):
                choice = procedure_6(IDENT_1)
            char = chr(ord(char) + 1)
        number_3 = number_2 * number_1
        number_2 = number_3 // number_1
        number_2 = 7 * (number_3 - number_2) - number_1
        number_1 = procedure_2(number_1)
    return number_1, number_2, number_3


def procedure_1(given):
    following = given.pointer
    given.pointer = following = record.copy()
    given.number = 5
    following.number = given.number
    following.pointer = given.pointer
    following.pointer = procedure_3(following.pointer)
    if following.kind == IDENT_1:
        following.number = 6
        following.choice = procedure_6(given.choice)
        following.pointer = record.pointer
        following.number = procedure_7(following.number, 10)
    else:
        given = following.copy()
    following.pointer = None
    return given


def procedure_2(number):
    place = number + 10
    while True:
        if char_1 == 'A':
            place = place - 1
            number = place - number_global
            choice = IDENT_1
        if choice == IDENT_1:
            break
    return number


def procedure_3(pointer):
    global number_global
    if record is not None:
        pointer = record.pointer
    else:
        number_global = 100
    record.number = procedure_7(10, number_global)
    return pointer


def procedure_4():
    global char_2
    is_a = char_1 == 'A'
    is_a = is_a or bool_global
    char_2 = 'B'


def procedure_5():
    global char_1, bool_global
    char_1 = 'A'
    bool_global = False


def procedure_6(choice):
    result = choice
    if not function_3(choice):
        result = IDENT_4
    if choice == IDENT_1:
        result = IDENT_1
    elif choice == IDENT_2:
        result = IDENT_1 if number_global > 100 else IDENT_4
    elif choice == IDENT_3:
        result = IDENT_2
    elif choice == IDENT_5:
        result = IDENT_3
    return result


def procedure_7(number_1, number_2):
    place = number_1 + 2
    place = number_2 + place
    return place


def procedure_8(row, table, number_1, number_2):
    global number_global
    place = number_1 + 5
    row[place] = number_2
    row[place + 1] = row[place]
    row[place + 30] = place
    for column in range(place, place + 2):
        table[place][column] = place
    table[place][place - 1] = table[place][place - 1] + 1
    table[place + 20][place] = row[place]
    number_global = 5


def function_1(char_a, char_b):
    place_1 = char_a
    place_2 = place_1
    if place_2 != char_b:
        return IDENT_1
    return IDENT_2


def function_2(text_1, text_2):
    place = 1
    while place <= 1:
        if function_1(text_1[place], text_2[place + 1]) == IDENT_1:
            char = 'A'
            place = place + 1
    if char >= 'W' and char <= 'Z':
        place = 7
    if char == 'X':
        return True
    if text_1 > text_2:
        place = place + 7
        return True
    return False


def function_3(choice):
    place = choice
    return place == IDENT_3


print('%d %d %d' % main(LOOPS))
