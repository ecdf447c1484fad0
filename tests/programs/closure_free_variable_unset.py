def early():
    def inner():
        return later
    try:
        inner()
    except NameError, error:
        print error
    later = 5
    return inner

print early()()

def removed(flag):
    value = 1
    if flag:
        try:
            print value
            value = None
        finally:
            pass
    def get():
        return value
    return get

print removed(True)(), removed(False)()

def local_before_set():
    try:
        print x
    except UnboundLocalError, error:
        print error
    x = 1
    print x
    del x
    try:
        x
    except UnboundLocalError, error:
        print error
local_before_set()
