import sys

seen = []

def here(depth=1):
    """A letter for the frame that asks, by its first appearance."""
    address = id(sys._getframe(depth))
    if address not in seen:
        seen.append(address)
    return chr(ord('A') + seen.index(address))

here(0)
del seen[:]

frames = []
def rec(n):
    frames.append(id(sys._getframe()))
    if n: rec(n - 1)
rec(250)
first = frames[:]
print len(set(first))
for depth in (10, 150, 199, 200):
    del frames[:]
    rec(depth)
    print [first.index(frame) if frame in first else '?' for frame in frames[:8]], len(set(frames))
del frames[:]
rec(5)
print [first.index(frame) for frame in frames]
