import m as None
