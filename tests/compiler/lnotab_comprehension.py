x = [a
     for a
     in b
     if c
     if d]
x = (a
     for a
     in b
     if c)
x = {
    a:
    b
    for a
    in c
}
