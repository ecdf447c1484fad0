def count_words(words):
    counts = {}
    for word in words:
        if word in counts:
            counts[word] += 1
        else:
            counts[word] = 1
    return counts


rhyme = ["the", "cat", "and", "the", "hat", "and", "the", "bat"]
counts = count_words(rhyme)
print counts
for word in counts:
    print word, counts[word]
