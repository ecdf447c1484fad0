"""The module time: what does not depend on the time of the day."""
import time

moment = time.gmtime(1234567890)
print moment
print tuple(moment), len(moment), moment[0], moment[-1], moment[:3]
print moment.tm_year, moment.tm_mon, moment.tm_mday, moment.tm_hour, moment.tm_min, moment.tm_sec
print moment.tm_wday, moment.tm_yday, moment.tm_isdst
print type(moment), isinstance(moment, tuple), isinstance(moment, time.struct_time), time.struct_time.__mro__
print time.asctime(moment)
print time.ctime(0)
print time.mktime(moment), time.mktime((2000, 1, 1, 0, 0, 0, 0, 0, 0))
print time.mktime((2000, 14, 35, 30, -5, 61, 0, 0, 0))

for seconds in [0, 951782399, 951782400, 1e9 + 0.9, 4102444800, 2 ** 40]:
    print seconds, time.asctime(time.gmtime(seconds)), time.gmtime(seconds)[6:], time.strftime('%G %V %U %W %u', time.gmtime(seconds))

for format in ['%Y-%m-%d %H:%M:%S', '%a %A %b %B %c', '%d %e %D %F', '%H %I %p %P %k %l %M %S %r %R %T',
               '%j %U %W %V %G %g %u %w', '%x %X %y %C %h', '%s %% %n|%t|', '%Q %', 'plain', '']:
    print repr(time.strftime(format, moment))

print time.struct_time((1, 2, 3, 4, 5, 6, 7, 8, 9))
print time.struct_time.n_fields, time.struct_time.n_sequence_fields, time.struct_time.n_unnamed_fields
print '%s' % moment, isinstance(moment, tuple), moment == tuple(moment), moment > (2009,)
print hash(moment) == hash(tuple(moment)), moment + (1,)
print sorted([time.gmtime(5), time.gmtime(3)])[0].tm_sec
year, month, day = time.localtime(86400 * 365)[:3]
print year, month, day, time.timezone, time.tzname

for text, format in [('2009-02-13', '%Y-%m-%d'), ('13 Feb 2009 23:31:30', '%d %b %Y %H:%M:%S'),
                     ('Fri February 13, 2009', '%a %B %d, %Y'), ('11:30 PM', '%I:%M %p'), ('12:05 am', '%I:%M %p'),
                     ('2009 044', '%Y %j'), ('69', '%y'), ('68', '%y'), ('29 Feb', '%d %b'), ('2009 06 5', '%Y %U %w'),
                     ('2009 06 0', '%Y %W %w'), ('  1 2 ', ' %d %m ')]:
    print text, tuple(time.strptime(text, format))
print time.strptime('Fri Feb 13 23:31:30 2009')


def attempt(function, *arguments):
    try:
        print function(*arguments)
    except Exception as error:
        print type(error).__name__, error


attempt(time.strptime, '2009', '%Y-%m')
attempt(time.strptime, '2009-02-13', '%Y-%m')
attempt(time.strptime, '31 Feb 2009', '%d %b %Y')
attempt(time.strptime, '1', '%q')
attempt(time.strptime, '1', '%')
attempt(time.gmtime, 'now')
attempt(time.gmtime, 1e30)
attempt(time.gmtime, 1e18)
attempt(time.sleep, 'x')
attempt(time.sleep, -1)
attempt(time.mktime, (1, 2, 3))
attempt(time.mktime, [])
attempt(time.mktime, (99, 1, 1, 0, 0, 0, 0, 0, 0))
attempt(time.mktime, (-1, 1, 1, 0, 0, 0, 0, 0, 0))
attempt(time.asctime, (2000, 13, 1, 0, 0, 0, 0, 0, 0))
attempt(time.asctime, (2000, 0, 0, 0, 0, 0, 0, 0, 0))
attempt(time.asctime, 5)
attempt(time.strftime, 5)
attempt(time.strftime, '%Y', (2000, 1, 32, 0, 0, 0, 0, 0, 0))
attempt(time.strftime, '%Y', (2000, 1, 1, 24, 0, 0, 0, 0, 0))
attempt(time.strftime, '%Y', (2000, 1, 1, 0, 60, 0, 0, 0, 0))
attempt(time.strftime, '%Y', (2000, 1, 1, 0, 0, 62, 0, 0, 0))
attempt(time.strftime, '%Y', (2000, 1, 1, 0, 0, 0, -9, 0, 0))
attempt(time.strftime, '%Y', (2000, 1, 1, 0, 0, 0, 0, 367, 0))
attempt(time.struct_time, (1, 2))
attempt(time.struct_time, 5)
attempt(lambda: setattr(moment, 'tm_year', 5))
attempt(lambda: moment.tm_zone)
attempt(lambda: moment['x'])
attempt(time.time, 1)
