"""exit() and quit(), as site gives them to every program."""
print exit
print quit, exit.name
for code in [None, 3, 'a message']:
    try:
        exit(code)
    except SystemExit as error:
        print 'SystemExit', error.code, error.args
try:
    quit()
except SystemExit as error:
    print 'SystemExit', error.code
try:
    exit(1, 2)
except TypeError as error:
    print 'TypeError'


def run():
    try:
        print 'working'
        exit(2)
    finally:
        print 'cleaning up'


run()
print 'never'
