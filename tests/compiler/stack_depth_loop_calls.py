def f(a):
    while a:
        for b in a:
            if b:
                continue
            c(b, [x for x in b], {y: z for y in b})
        else:
            d(*a, **b)
