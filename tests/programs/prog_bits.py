# Bit tricks, number bases, parity, Gray code, a bloom filter, a linear feedback shift register.
def bits(n, width=8):
    return ''.join('1' if n >> i & 1 else '0' for i in reversed(range(width)))
def popcount(n):
    count = 0
    while n:
        n &= n - 1
        count += 1
    return count
def to_base(n, base):
    if n == 0: return '0'
    digits, sign = '', '-' if n < 0 else ''
    n = abs(n)
    while n:
        n, digit = divmod(n, base)
        digits = '0123456789abcdefghijklmnopqrstuvwxyz'[digit] + digits
    return sign + digits
for n in 0, 1, 5, 170, 255:
    print bits(n), popcount(n), bits(n ^ n >> 1), bits(~n & 255), hex(n), oct(n), bin(n)
for base in 2, 3, 8, 16, 36:
    text = to_base(-123456789, base)
    print base, text, int(text, base)
print 1 << 62, 1 << 63, 1 << 64, -1 >> 1, -1 >> 100, -5 >> 1, -5 & 0xff, -5 | 2, ~0, 5 ^ -1
print 0xffffffff & -1, 0x7fffffffffffffff + 1, -0x8000000000000000, -0x8000000000000000 - 1, ~(1 << 63)
print (1 << 100) >> 98, (1 << 100 | 1) & 3, (1 << 100) ^ (1 << 100), -(1 << 100) >> 99, (-(1 << 70)) & ((1 << 71) - 1)
print 0b1010, 0o17, 017, 0XFF, 0B11, 1L << 3L, (5L).bit_length(), (255).bit_length(), (-256).bit_length(), (0).bit_length(), (1 << 80).bit_length()
def reverse_bits(n, width):
    result = 0
    for _ in range(width):
        result = result << 1 | n & 1
        n >>= 1
    return result
print [reverse_bits(n, 4) for n in range(16)]
print [n for n in range(1, 200) if n & n - 1 == 0]
def lfsr(seed):
    state = seed
    while True:
        bit = (state ^ state >> 2 ^ state >> 3 ^ state >> 5) & 1
        state = state >> 1 | bit << 15
        yield state
generator = lfsr(0xACE1)
print [generator.next() for _ in range(6)]
def crc(text):
    value = 0xffffffff
    for byte in bytearray(text) if False else map(ord, text):
        value ^= byte
        for _ in range(8):
            value = value >> 1 ^ (0xedb88320 if value & 1 else 0)
    return value ^ 0xffffffff
print hex(crc('hello')), '%08x' % crc('frame by frame')
class Bloom(object):
    def __init__(self, size): self.size, self.mask = size, 0
    def _places(self, word): return [sum(ord(c) * (i + 1) ** k for i, c in enumerate(word)) % self.size for k in (1, 2, 3)]
    def add(self, word):
        for place in self._places(word): self.mask |= 1 << place
    def __contains__(self, word): return all(self.mask >> place & 1 for place in self._places(word))
bloom = Bloom(64)
for word in 'red green blue'.split(): bloom.add(word)
print bits(bloom.mask, 64), 'red' in bloom, 'pink' in bloom
subsets = [[c for i, c in enumerate('abc') if mask >> i & 1] for mask in range(8)]
print subsets
def swap(a, b):
    a ^= b; b ^= a; a ^= b
    return a, b
print swap(12, 99), swap(2 ** 80, 7)
for wrong in ('1 << -1', '1 >> -1', '1L << -1', '1.0 & 1', '~1.5', '1 << 1.0', '"a" | 1', 'int("12", 2)', 'int("z", 37)', 'int(5, 2)', 'bin(1.5)', 'hex("a")', 'oct(None)'):
    try:
        print eval(wrong)
    except Exception, error:
        print wrong, '->', type(error).__name__, error
