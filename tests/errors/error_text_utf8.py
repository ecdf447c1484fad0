# coding: utf-8
print "é" "x" y z
