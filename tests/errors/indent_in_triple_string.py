def f():
    """
text
"""
  x = 1
