# Reading small formats by hand: CSV with quotes, INI, query strings, roman tables, Morse, base64, hex dumps.
def csv(text):
    row, cell, quoted, i = [], [], False, 0
    while i < len(text):
        c = text[i]
        if quoted:
            if c == '"' and text[i + 1:i + 2] == '"':
                cell.append('"')
                i += 1
            elif c == '"': quoted = False
            else: cell.append(c)
        elif c == '"': quoted = True
        elif c in ',\n':
            row.append(''.join(cell))
            cell = []
            if c == '\n':
                yield row
                row = []
        else: cell.append(c)
        i += 1
    if quoted: raise ValueError('quote is open in row %r' % row)
    if cell or row: yield row + [''.join(cell)]
rows = list(csv('name,age,note\nann,30,"likes ""x"", y"\nbob,,"two\nlines"\n,,\nlast,1,'))
for row in rows: print len(row), row
try:
    list(csv('a,"b'))
except ValueError, error:
    print error
def ini(text):
    sections, current = {}, None
    for number, line in enumerate(text.splitlines(), 1):
        line = line.split(';', 1)[0].strip()
        if not line: continue
        if line[0] == '[' and line[-1] == ']': current = sections.setdefault(line[1:-1], {})
        elif '=' in line and current is not None:
            key, _, value = line.partition('=')
            current[key.strip()] = value.strip()
        else: raise SyntaxError('line %d: %s' % (number, line))
    return sections
config = ini('; comment\n[server]\nhost = here\nport=80 ; default\n\n[empty]\n[server]\ndebug = yes=no\n')
for section in sorted(config): print section, sorted(config[section].items())
for wrong in ('x = 1', '[a]\nnonsense'):
    try:
        ini(wrong)
    except SyntaxError, error:
        print error
def quote(text): return ''.join(c if c.isalnum() else '+' if c == ' ' else '%%%02X' % ord(c) for c in text)
def unquote(text):
    parts = text.replace('+', ' ').split('%')
    return parts[0] + ''.join(chr(int(part[:2], 16)) + part[2:] for part in parts[1:])
query = '&'.join('%s=%s' % (k, quote(v)) for k, v in [('q', 'a b&c'), ('x', '100%'), ('e', '')])
print query, [tuple(map(unquote, pair.split('='))) for pair in query.split('&')]
MORSE = dict(zip('etianmsurwdkgohvf*l*pjbxcyzq', '. - .. .- -. -- ... ..- .-. .-- -.. -.- --. --- .... ...- ..-. ..-- .-.. .-.- .--. .--- -... -..- -.-. -.-- --.. --.-'.split()))
coded = ' / '.join(' '.join(MORSE[c] for c in word) for word in 'hello world'.split())
back = dict((v, k) for k, v in MORSE.items())
print coded, ' '.join(''.join(back[c] for c in word.split()) for word in coded.split('/'))
LETTERS = ''.join(map(chr, range(65, 91) + range(97, 123) + range(48, 58))) + '+/'
def base64(data):
    bits = ''.join('{0:08b}'.format(ord(c)) for c in data)
    bits += '0' * (-len(bits) % 6)
    text = ''.join(LETTERS[int(bits[i:i + 6], 2)] for i in range(0, len(bits), 6))
    return text + '=' * (-len(text) % 4)
for data in ('', 'f', 'fo', 'foo', 'foob', '\xff\x00\x10'): print repr(data), base64(data), base64(data) == data.encode('base64').strip()
def dump(data, width=8):
    for at in range(0, len(data), width):
        part = data[at:at + width]
        yield '%04x  %-*s  %s' % (at, width * 3 - 1, ' '.join('%02x' % ord(c) for c in part), ''.join(c if ' ' <= c <= '~' else '.' for c in part))
print '\n'.join(dump('Frame by frame,\x00\x01\nbyte by byte'))
def tree(paths):
    root = {}
    for path in paths:
        node = root
        for part in path.split('/'): node = node.setdefault(part, {})
    return root
def draw(node, indent=''):
    names = sorted(node)
    for i, name in enumerate(names):
        last = i == len(names) - 1
        print indent + ('`-- ' if last else '|-- ') + name
        draw(node[name], indent + ('    ' if last else '|   '))
draw(tree(['src/main.py', 'src/lib/a.py', 'src/lib/b.py', 'README', 'src/lib/c/d']))
def diff(a, b):
    if not a: return ['+ ' + x for x in b]
    if not b: return ['- ' + x for x in a]
    if a[0] == b[0]: return ['  ' + a[0]] + diff(a[1:], b[1:])
    drop, add = diff(a[1:], b), diff(a, b[1:])
    return ['- ' + a[0]] + drop if len(drop) <= len(add) else ['+ ' + b[0]] + add
print '\n'.join(diff('a b c d e'.split(), 'a x c e f'.split()))
