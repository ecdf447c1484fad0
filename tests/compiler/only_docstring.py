"A docstring alone."
