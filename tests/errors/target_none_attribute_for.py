for x.None in y: pass
