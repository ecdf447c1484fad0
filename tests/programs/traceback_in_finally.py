def risky():
    try:
        raise ValueError('first')
    finally:
        print 'cleaning'
        {}['second']

risky()
