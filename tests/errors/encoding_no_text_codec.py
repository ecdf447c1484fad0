# coding: string-escape
x = 1
