# mode: single
1
