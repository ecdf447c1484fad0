chain = ()
while 1:
    chain = (chain,)
