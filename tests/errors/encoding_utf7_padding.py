# coding: utf-7
x = "+AOl-"
