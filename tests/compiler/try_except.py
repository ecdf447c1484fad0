try: a
except: b
try: a
except E: b
try: a
except E, e: b
try: a
except E as e: b
try: a
except (E, F): b
try: a
except E: b
except F: c
except: d
try: a
except E, e.x: b
try: a
except E, (e, f): b
try: a
except E, e[0]: b
