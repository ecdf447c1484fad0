def to_roman(n):
    result = ''
    for value, letters in [(1000, 'M'), (900, 'CM'), (500, 'D'), (400, 'CD'), (100, 'C'), (90, 'XC'), (50, 'L'), (40, 'XL'), (10, 'X'), (9, 'IX'), (5, 'V'), (4, 'IV'), (1, 'I')]:
        while n >= value:
            result += letters
            n -= value
    return result
def from_roman(text):
    values = dict(zip('IVXLCDM', (1, 5, 10, 50, 100, 500, 1000)))
    total = 0
    for here, after in zip(text, text[1:] + ' '):
        total += -values[here] if values[here] < values.get(after, 0) else values[here]
    return total
ONES = 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split()
TENS = '- - twenty thirty forty fifty sixty seventy eighty ninety'.split()
def words(n):
    if n < 20:
        return ONES[n]
    if n < 100:
        return TENS[n / 10] + ('-' + ONES[n % 10] if n % 10 else '')
    if n < 1000:
        return ONES[n / 100] + ' hundred' + (' and ' + words(n % 100) if n % 100 else '')
    return words(n / 1000) + ' thousand' + (' ' + words(n % 1000) if n % 1000 else '')
for n in (1, 4, 9, 14, 40, 90, 400, 1994, 2018):
    print n, to_roman(n), from_roman(to_roman(n)), words(n)
