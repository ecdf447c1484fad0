# coding: utf-7
x = "+AOk-"
x = "+A" +- 1
