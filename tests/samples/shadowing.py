x = "global"


def read():
    return x


def shadow():
    x = "local"
    return x


def change():
    global x
    x = "changed"
    return x


print read(), shadow(), x
print change(), read(), x
