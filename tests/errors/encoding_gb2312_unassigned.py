# coding: gb2312
x = 1
y = "ab︵
"