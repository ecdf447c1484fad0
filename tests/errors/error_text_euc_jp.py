# coding: euc-jp
print "漢字" y z
