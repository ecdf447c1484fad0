with a as b, c as None: pass
