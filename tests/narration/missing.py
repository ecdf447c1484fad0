# What this machine does not run is said, not guessed.
x = 1
help
