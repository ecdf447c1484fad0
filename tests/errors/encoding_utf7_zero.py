# coding: utf-7
x = u"+AOk-"
y = +AAA-
