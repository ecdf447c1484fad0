# coding: utf-8
x = u'abâ‚'
