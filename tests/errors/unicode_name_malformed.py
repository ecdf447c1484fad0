x = u'\Nabc'
