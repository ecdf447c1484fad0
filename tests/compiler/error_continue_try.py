try:
    continue
except E:
    pass
