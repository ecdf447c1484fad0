# Calls and nothing else: the naive Fibonacci, and mutual recursion with keyword and default arguments.


def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


def is_even(n, step=1):
    return True if n == 0 else is_odd(n - step)


def is_odd(n, step=1):
    return False if n == 0 else is_even(n - step, step=1)


print fib(30)
print sum(1 for i in range(2000) if is_even(i % 400))
