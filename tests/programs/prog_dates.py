# Dates without a library: leap years, weekdays, differences, calendars, arithmetic by operators.
class Date(object):
    LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    NAMES = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split()
    DAYS = 'Mon Tue Wed Thu Fri Sat Sun'.split()
    __slots__ = ('year', 'month', 'day')
    def __init__(self, year, month=1, day=1):
        if not 1 <= month <= 12: raise ValueError('month %r' % month)
        if not 1 <= day <= self.length(year, month): raise ValueError('day %d of %s %d' % (day, self.NAMES[month - 1], year))
        self.year, self.month, self.day = year, month, day
    @staticmethod
    def leap(year): return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    @classmethod
    def length(cls, year, month): return cls.LENGTHS[month - 1] + (month == 2 and cls.leap(year))
    @classmethod
    def parse(cls, text):
        try:
            return cls(*map(int, text.split('-')))
        except TypeError:
            raise ValueError('not a date: %r' % text)
    @classmethod
    def from_ordinal(cls, n):
        year, month = 1, 1
        while n > 365 + cls.leap(year): n, year = n - 365 - cls.leap(year), year + 1
        while n > cls.length(year, month): n, month = n - cls.length(year, month), month + 1
        return cls(year, month, n)
    @property
    def ordinal(self):
        years = self.year - 1
        return years * 365 + years // 4 - years // 100 + years // 400 + sum(self.length(self.year, m) for m in range(1, self.month)) + self.day
    weekday = property(lambda self: (self.ordinal - 1) % 7)
    def __add__(self, days): return Date.from_ordinal(self.ordinal + days)
    __radd__ = __add__
    def __sub__(self, other):
        if isinstance(other, Date): return self.ordinal - other.ordinal
        return self + -other
    def __cmp__(self, other): return cmp((self.year, self.month, self.day), (other.year, other.month, other.day))
    def __hash__(self): return self.ordinal
    def __repr__(self): return 'Date(%d, %d, %d)' % (self.year, self.month, self.day)
    def __str__(self): return '%04d-%02d-%02d' % (self.year, self.month, self.day)
    def __format__(self, spec):
        for letter, value in (('%Y', '%d' % self.year), ('%m', '%02d' % self.month), ('%d', '%02d' % self.day), ('%b', self.NAMES[self.month - 1]), ('%a', self.DAYS[self.weekday])):
            spec = spec.replace(letter, value)
        return spec or str(self)
moon = Date(1969, 7, 20)
print moon, repr(moon), moon.ordinal, Date.DAYS[moon.weekday], '{0:%a %d %b %Y}'.format(moon), format(moon), '{}'.format(moon)
print moon + 12, 12 + moon, moon - 20, Date(2000, 1, 1) - moon, Date(2000, 3, 1) - Date(2000, 2, 1), Date(1900, 3, 1) - Date(1900, 2, 1), Date(2014, 12, 31) + 1
print moon < Date(1970), moon == Date.parse('1969-07-20'), max(moon, Date(1968, 12, 24)), sorted([Date(2), Date(1, 2), Date(1, 1, 5)]), {moon: 'landing'}[Date(1969, 7, 20)]
print [y for y in range(1890, 1930) if Date.leap(y)], [y for y in (1900, 2000, 2100, 2400) if Date.leap(y)], all(Date.from_ordinal(d.ordinal) == d for d in (Date(y, m, 28) for y in (1, 4, 1999, 2000) for m in range(1, 13)))
for wrong in ('2001-02-29', '2001-13-01', '2001-00-10', 'x', '1-2-3-4', '2001-04-31', ''):
    try:
        print Date.parse(wrong)
    except ValueError, error:
        print repr(wrong), '->', error
def calendar(year, month):
    yield '%s %d' % (Date.NAMES[month - 1], year)
    yield ' '.join(day[:2] for day in Date.DAYS)
    week = ['  '] * Date(year, month).weekday
    for day in range(1, Date.length(year, month) + 1):
        week.append('%2d' % day)
        if len(week) == 7:
            yield ' '.join(week)
            week = []
    if week: yield ' '.join(week)
for month in (2, 9): print '\n'.join(calendar(2015, month))
def easter(year):
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    j, k = divmod(c, 4)
    m = (a + 11 * h) // 319
    r = (2 * e + 2 * j - k - h + m + 32) % 7
    n, p = divmod(h - m + r + 90, 25)[0], 0
    return Date(year, n, (h - m + r + n + 19) % 32)
print [str(easter(y)) for y in (1961, 1999, 2000, 2016, 2020)]
print sum(Date(y, m, 13).weekday == 4 for y in range(2001, 2021) for m in range(1, 13)), [str(Date(2015, m, 13)) for m in range(1, 13) if Date(2015, m, 13).weekday == 4]
