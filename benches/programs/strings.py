# Text: splitting, joining, replacing, formatting, single characters.
text = 'the quick brown fox jumps over the lazy dog and runs away from the slow white cat ' * 40


def rotate(line, by):
    letters = 'abcdefghijklmnopqrstuvwxyz'
    table = dict(zip(letters, letters[by % 26:] + letters[:by % 26]))
    return ''.join([table.get(letter, letter) for letter in line])


total = 0
for turn in range(60):
    rotated = rotate(text, turn)
    names = [name.capitalize() for name in rotated.split()]
    line = '-'.join(names).replace('-The-', ' ').upper()
    for number, name in enumerate(names):
        if name.startswith('T') and name[-1:] == 'e':
            total += len('%s #%05d' % (name, number))
    total += line.count('A') + line.find('ZZ')
print('%d %s' % (total, rotate('uryyb', 13)))
