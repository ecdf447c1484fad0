with a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a: b
