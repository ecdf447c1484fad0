# coding: shift_jis
x = u"かな\u1"
