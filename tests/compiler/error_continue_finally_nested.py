while a:
    try:
        b
    finally:
        try:
            continue
        except E:
            pass
