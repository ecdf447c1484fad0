rows = ['1', '2', 'x']
print [int(row) for row in rows if
       row]
