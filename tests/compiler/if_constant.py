if 0: a
if 1: b
if 0: a
else: b
if 1: a
else: b
if "": a
if "x": b
if 0.0: a
if 0.5: b
if 0j: a
if 0L: a
if u"": a
if u"x": b
if (): c
if None: d
if True: e
if -1: f
if not 0: g
if 1 and a: h
