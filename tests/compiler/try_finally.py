try: a
finally: b
try:
    try: a
    finally: b
finally: c
try: a
except E: b
finally: c
try: a
except E: b
else: c
finally: d
