from mod.sub import print_function
print "a"
