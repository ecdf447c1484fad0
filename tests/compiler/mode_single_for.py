# mode: single
for a in b: c; d
