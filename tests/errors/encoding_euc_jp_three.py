# coding: euc-jp
x = 1
y = "ab�00"