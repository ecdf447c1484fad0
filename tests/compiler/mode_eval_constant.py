# mode: eval
(1, 2 + 3, 'a' * 3)
