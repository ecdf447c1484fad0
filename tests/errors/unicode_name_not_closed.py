x = u'\N{SNOWMAN'
