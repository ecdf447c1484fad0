# coding: utf-7
x = 1 +- 2
y = u"+AOk-t+AOk +IKw-+2D3eAA- ~", "+AOk- ~+- \t", "+AOk-\t~ +2D3eAA", "+-"
z = "+AOk-+IKw--", "+AOk-a", r"\~", "", "a", "+AAE-"
