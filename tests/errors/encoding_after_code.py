x = 1 # coding: klingon
y = = 1
