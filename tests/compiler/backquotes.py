x = `a`
x = `a, b`
x = `1 + 2`
x = `f(a)`
x = `'a'` + `b`
