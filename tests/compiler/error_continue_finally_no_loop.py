try:
    a
finally:
    continue
