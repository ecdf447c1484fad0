s = '''one
two''
