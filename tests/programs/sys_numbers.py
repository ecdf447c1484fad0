"""What sys says of this Python and its numbers."""
import sys

print sys.version_info
print sys.version_info.major, sys.version_info.minor, sys.version_info[:2], sys.version_info >= (2, 7), sys.version_info[0] == 2
print '%d.%d.%d %s %d' % tuple(sys.version_info)
print sys.float_info
print sys.float_info.max, sys.float_info.min, sys.float_info.epsilon, sys.float_info.dig
print sys.long_info, sys.long_info.bits_per_digit
print sys.flags.optimize, sys.flags.debug, len(sys.flags)
print isinstance(sys.version_info, tuple), '%s' % sys.flags
print type(sys.flags), type(sys.version_info), type(sys.float_info), type(sys.long_info)
print sys.maxint, sys.maxsize, hex(sys.maxunicode), sys.maxint + 1
print hex(sys.hexversion), sys.api_version, sys.byteorder, sys.subversion, sys.float_repr_style
major, minor = sys.version_info[:2]
print 'Python %s.%s' % (major, minor)
for info in sys.version_info:
    print info,
print
try:
    sys.version_info.major = 3
except (AttributeError, TypeError) as error:
    print type(error).__name__, error
try:
    type(sys.version_info)()
except TypeError as error:
    print error
