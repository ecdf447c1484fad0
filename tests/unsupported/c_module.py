x = 1
import ctypes
