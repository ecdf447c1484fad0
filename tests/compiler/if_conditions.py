if a and b: c
if a or b: c
if not a: c
if not (a and b): c
if not (a or b): c
if a and b or c: d
if a and (b or c): d
if (a or b) and c: d
if (a or b) and (c or d): e
if not a and not b: c
if a < b < c: d
if not a < b: d
if a in b: c
if not a in b: c
if not a not in b: c
if not a is b: c
if not a is not b: c
if not not a: b
if not not not a: b
