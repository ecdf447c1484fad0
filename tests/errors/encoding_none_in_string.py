x = 1
s = '''one
two é
'''
