def collect(item, bag=[]):
    bag += [item]
    return bag


print collect("apple")
print collect("pear")
print collect("plum", ["melon"])
print collect("fig")
