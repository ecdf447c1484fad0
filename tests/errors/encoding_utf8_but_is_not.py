# coding: utf8
x = 1
y = "é"
