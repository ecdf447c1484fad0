for x in y:
    try:
        a
    finally:
        continue
