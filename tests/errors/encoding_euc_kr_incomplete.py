# coding: euc-kr
x = 1
y = "ab한"
#�"