# Counting made-up words in dicts, and sorting what was counted.

try:
    xrange
except NameError:
    xrange = range


def words(count):
    state = 12345
    syllables = ['ka', 'lo', 'mi', 'ru', 'te', 'so', 'na', 'pi']
    for i in xrange(count):
        state = (state * 1103515245 + 12345) % 2147483648
        yield syllables[state >> 16 & 7] + syllables[state >> 20 & 7] + syllables[state >> 24 & 3]


counts = {}
first_seen = {}
for index, word in enumerate(words(60000)):
    counts[word] = counts.get(word, 0) + 1
    if word not in first_seen:
        first_seen[word] = index
ranking = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
print('%d %r' % (len(counts), ranking[:3]))
print('%d' % sum(first_seen[word] * count for word, count in ranking))
