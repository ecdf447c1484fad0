from m import a as None
