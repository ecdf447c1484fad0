# math.erf, erfc, gamma and lgamma, to the last digit.
import math

points = [0.0, -0.0, 1e-300, 1e-21, 1e-8, 0.1, 0.25, 0.5, 0.9, 1, 1.25, 1.4999, 1.5, 1.6, 2, 2.5, 3, 3.7, 4.999, 5, 5.1, 5.6,
          6, 9.9, 10, 17, 20, 23, 23.5, 24, 29.9, 30, 50.5, 99, 100.25, 139.9, 140.1, 170.5, 171.6, 171.7, 180, 199.9, 201,
          1e5, 1e300, 2.5e305, 1e308, float('inf'), float('nan')]
for function in math.erf, math.erfc, math.gamma, math.lgamma:
    for sign in 1, -1:
        for point in points:
            try:
                print function.__name__, repr(sign * point), repr(function(sign * point))
            except (ValueError, OverflowError) as error:
                print function.__name__, repr(sign * point), type(error).__name__, error
for i in range(-400, 400):
    x = i / 16.0 + 1 / 64.0
    print repr(math.erf(x)), repr(math.erfc(x)), repr(math.gamma(x)), repr(math.lgamma(x))
for arguments in [(), ('x',), (1, 2), (None,), (2 ** 2000,)]:
    for function in math.erf, math.gamma:
        try:
            print function(*arguments)
        except Exception as error:
            print type(error).__name__, error
