def helper():
    return secret

def caller():
    secret = 42
    return helper()

try:
    print caller()
except NameError as problem:
    print problem

secret = 7
print caller()
