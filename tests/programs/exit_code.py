try:
    raise SystemExit(3)
except SystemExit, e:
    print e.code
import sys
try:
    sys.exit()
except SystemExit, e:
    print e.code
sys.exit(4)
