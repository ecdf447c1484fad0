x.exec = 1
