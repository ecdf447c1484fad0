# coding: utf-7
if x:
