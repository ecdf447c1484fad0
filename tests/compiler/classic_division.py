# BINARY_DIVIDE of constants is not folded: -Qnew could change it at run time.
1 / 2
1.0 / 2
a / 1
7 // 2
