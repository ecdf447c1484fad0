def caesar(text, shift):
    result = []
    for ch in text:
        if ch.isalpha():
            base = ord('a') if ch.islower() else ord('A')
            ch = chr((ord(ch) - base + shift) % 26 + base)
        result.append(ch)
    return ''.join(result)
def run_length(text):
    out = []
    i = 0
    while i < len(text):
        j = i
        while j < len(text) and text[j] == text[i]:
            j += 1
        out.append((text[i], j - i))
        i = j
    return out
def balanced(text):
    pairs = {')': '(', ']': '[', '}': '{'}
    stack = []
    for ch in text:
        if ch in pairs.values():
            stack.append(ch)
        elif ch in pairs:
            if not stack or stack.pop() != pairs[ch]:
                return False
    return not stack
def anagrams(words):
    groups = {}
    for word in words:
        groups.setdefault(''.join(sorted(word)), []).append(word)
    return sorted(g for g in groups.values() if len(g) > 1)
secret = caesar('Hello, World!', 3)
print secret, caesar(secret, -3), run_length('aaabccd'), ''.join('%s%d' % p for p in run_length('zzy'))
print [balanced(t) for t in ('([]{})', '(]', '((', '', 'a(b)c')], anagrams('listen silent enlist google elgoog abc'.split())
text = 'the quick brown fox jumps over the lazy dog the end'
counts = {}
for word in text.split():
    counts[word] = counts.get(word, 0) + 1
for word, n in sorted(counts.items(), key=lambda p: (-p[1], p[0]))[:4]:
    print '%-6s %s' % (word, '*' * n)
print ' '.join(w.capitalize() for w in text.split()), text[::-1], ' '.join(reversed(text.split())), sorted(set(text) - set(' ')), text.title().swapcase()
print [w for w in text.split() if w == w[::-1]], max(text.split(), key=len), zip(*[iter('abcdef')] * 2), '|'.join('%3d' % n for n in range(3))
