class A:
    class B:
        class C:
            x = 1
            def f(self):
                class D:
                    y = self
                return D
