# Literals alone make no code, other expressions are evaluated and dropped.
1
1L
1.5
2j
"s"
u"u"
x
-1
- x
(1, 2)
[1]
{}
None
`1`
lambda: 0
