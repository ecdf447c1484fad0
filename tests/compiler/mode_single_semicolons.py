# mode: single
a; b; x = 1; 2
