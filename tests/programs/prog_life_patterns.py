# Conway's life on an endless plane of a set.
def neighbours(cell):
    x, y = cell
    return [(x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy]

def step(live):
    counts = {}
    for cell in live:
        for near in neighbours(cell):
            counts[near] = counts.get(near, 0) + 1
    return set(cell for cell, n in counts.iteritems() if n == 3 or (n == 2 and cell in live))

def parse(text):
    return set((x, y) for y, line in enumerate(text.split('\n')) for x, c in enumerate(line) if c == '#')

def show(live):
    if not live:
        return '(nothing)'
    xs = [x for x, _ in live]
    ys = [y for _, y in live]
    rows = []
    for y in range(min(ys), max(ys) + 1):
        rows.append(''.join('#' if (x, y) in live else '.' for x in range(min(xs), max(xs) + 1)))
    return '\n'.join(rows)

patterns = {
    'blinker': '###',
    'block': '##\n##',
    'glider': '.#.\n..#\n###',
    'lonely': '#',
}
for name in sorted(patterns):
    live = parse(patterns[name])
    print name
    for generation in range(5):
        print generation, len(live)
        print show(live)
        live = step(live)
glider = parse(patterns['glider'])
later = glider
for _ in range(4):
    later = step(later)
print later == set((x + 1, y + 1) for x, y in glider)
