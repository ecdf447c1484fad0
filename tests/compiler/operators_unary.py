+a; -a; ~a; not a; `a`
- - a
not not a
~ ~a
+-~a
`a, b`
`a` if `b` else `c`
