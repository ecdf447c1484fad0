# coding: utf-8
x = u'a' 'é'
