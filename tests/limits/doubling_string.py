text = 'more'
while 1:
    text += text
