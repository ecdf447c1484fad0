x = u'\N{NO SUCH NAME}'
