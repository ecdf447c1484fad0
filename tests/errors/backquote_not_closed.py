x = `a
