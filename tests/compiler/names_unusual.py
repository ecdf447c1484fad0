_ = __ = ___ = 1
_1 = a1b2 = A_b_C = 1
None_ = nonlocal = async = await = True
print_ = as_ = 1
