# Hangman and Mastermind that play themselves, word ladders, anagrams, spelling correction, Markov chains, pig latin.
WORDS = 'cold cord card ward warm word wore core care cart dart dare bold bald'.split()
def near(a, b): return len(a) == len(b) and sum(x != y for x, y in zip(a, b)) == 1
def ladder(start, end):
    trails = [[start]]
    seen = set([start])
    for trail in trails:
        if trail[-1] == end: return trail
        for word in WORDS:
            if word not in seen and near(word, trail[-1]):
                seen.add(word)
                trails.append(trail + [word])
print ladder('cold', 'warm'), ladder('cold', 'bald'), ladder('cold', 'zzzz')
def hangman(word, guesses):
    shown, misses = ['_'] * len(word), []
    for guess in guesses:
        if guess in word:
            for i, c in enumerate(word):
                if c == guess: shown[i] = c
        else: misses.append(guess)
        print ''.join(shown), ''.join(misses),
        if '_' not in shown or len(misses) > 4: break
    print
    return '_' not in shown
print hangman('python', 'aeionpthy'), hangman('jazz', 'etaoins')
def score(code, guess):
    exact = sum(a == b for a, b in zip(code, guess))
    return exact, sum(min(code.count(c), guess.count(c)) for c in set(guess)) - exact
def mastermind(code, colours='RGB'):
    pool = [a + b + c for a in colours for b in colours for c in colours]
    tries = []
    while pool:
        guess = pool[0]
        answer = score(code, guess)
        tries.append((guess, answer))
        if answer[0] == len(code): return tries
        pool = [p for p in pool if score(p, guess) == answer]
print mastermind('BRG'), mastermind('RRR'), score('RGBY', 'YGBR')
def edits(word):
    letters = 'abcdefghijklmnopqrstuvwxyz'
    splits = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    return set([a + b[1:] for a, b in splits if b] + [a + b[1] + b[0] + b[2:] for a, b in splits if len(b) > 1] + [a + c + b[1:] for a, b in splits if b for c in letters] + [a + c + b for a, b in splits for c in letters])
def correct(word): return sorted(w for w in WORDS if w == word) or sorted(w for w in WORDS if w in edits(word)) or [word + '?']
print correct('cold'), correct('wrad'), correct('cor'), correct('xyz'), len(edits('ab'))
def pig(word):
    if not word: return ''
    start = 0
    while start < len(word) and word[start] not in 'aeiou': start += 1
    return word[start:] + (word[:start] or 'w') + 'ay'
print ' '.join(map(pig, 'the quick onion shh apple'.split()))
chain = {}
text = 'the cat sat on the mat and the cat ate the rat on the mat'.split()
for a, b in zip(text, text[1:]): chain.setdefault(a, []).append(b)
seed, word, out = 7, 'the', []
for _ in range(12):
    out.append(word)
    seed = seed * 137 % 1009
    word = chain.get(word, text)[seed % len(chain.get(word, text))]
print ' '.join(out), sorted((k, len(v)) for k, v in chain.items())
def fill(grid, r, c, new):
    old = grid[r][c]
    stack, count = [(r, c)], 0
    while stack:
        r, c = stack.pop()
        if 0 <= r < len(grid) and 0 <= c < len(grid[0]) and grid[r][c] == old:
            grid[r][c] = new
            count += 1
            stack += [(r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1)]
    return count
grid = map(list, ['..#..', '.##..', '#...#', '..#..'])
print fill(grid, 0, 3, '~'), '\n' + '\n'.join(map(''.join, grid))
def islands(rows):
    grid = map(list, rows)
    return [fill(grid, r, c, '.') for r in range(len(grid)) for c in range(len(grid[0])) if grid[r][c] == '#']
print islands(['##..#', '.#..#', '....#', '#....'])
def knight(n, start=(0, 0)):
    board, at = dict([(start, 1)]), start
    def exits(place): return [(place[0] + a, place[1] + b) for a, b in ((1, 2), (2, 1), (2, -1), (1, -2), (-1, -2), (-2, -1), (-2, 1), (-1, 2)) if 0 <= place[0] + a < n and 0 <= place[1] + b < n and (place[0] + a, place[1] + b) not in board]
    while len(board) < n * n:
        options = exits(at)
        if not options: return None
        at = min(options, key=lambda place: (len(exits(place)), place))
        board[at] = len(board) + 1
    return '\n'.join(' '.join('%2d' % board[r, c] for c in range(n)) for r in range(n))
print knight(5)
