x = 'global'

def outer():
    x = 'outer'
    class A(object):
        print x
        x = 'class'
        print x
        def method(self):
            return x
        y = [x for _ in range(2)]
        z = list(x for _ in range(2))
    return A

A = outer()
print A().method(), A.x, A.y, A.z
