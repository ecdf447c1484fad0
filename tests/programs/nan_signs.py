# A NaN has a sign, which copysign shows: that of an operand that is one, or the processor's for a new one.
import math

nan, minus_nan, inf = float('nan'), float('-nan'), float('inf')


def signed(x):
    if isinstance(x, complex):
        return signed(x.real), signed(x.imag)
    return 'nan with %+d' % math.copysign(1, x) if x != x else repr(x)


for a in (nan, minus_nan, inf, 2.0, 3):
    for b in (nan, minus_nan, inf, -inf, 0.5, 3):
        print a, b, [signed(x) for x in (a + b, a - b, a * b, a / b, a // b, a % b, a ** b)], [signed(x) for x in divmod(a, b)]
        for function in (math.pow, math.atan2, math.fmod, math.hypot, math.copysign):
            try:
                print signed(function(a, b)),
            except ValueError, e:
                print e,
        print
for x in (nan, minus_nan, inf - inf, inf * 0, 0 * inf, 1e400 - 1e400, 1e400 * 0, -(inf - inf)):
    print signed(x), signed(-x), signed(+x), signed(abs(x)), signed(round(x, 2)), signed(float(x)), signed(x.conjugate())
    print [signed(getattr(math, name)(x)) for name in 'acos acosh asin asinh atan atanh ceil cos cosh degrees erf exp fabs floor gamma log10 sin sqrt tan tanh'.split()]
    print signed(math.ldexp(x, 3)), signed(math.frexp(x)[0]), [signed(part) for part in math.modf(x)], signed(math.fsum([x])), signed(sum([1, x]))
for text in ('nan', '-nan', '+nan', ' NaN '):
    print signed(float(text)), signed(complex(text.strip())), signed(float.fromhex(text))
print signed(abs(complex(minus_nan, 1))), signed(complex(minus_nan, 1) + 1), signed(-complex(nan, nan))
