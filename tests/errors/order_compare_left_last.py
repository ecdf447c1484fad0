x = u'\u1' < u'\U1'
