# Compression: Huffman trees, LZW, run lengths; bits as text.
class Leaf(object):
    def __init__(self, symbol, weight): self.symbol, self.weight = symbol, weight
    def codes(self, prefix): yield self.symbol, prefix or '0'
    def first(self): return self.symbol
class Branch(object):
    def __init__(self, left, right): self.left, self.right, self.weight = left, right, left.weight + right.weight
    def codes(self, prefix):
        for child, bit in ((self.left, '0'), (self.right, '1')):
            for pair in child.codes(prefix + bit): yield pair
    def first(self): return min(self.left.first(), self.right.first())
def tree(text):
    counts = {}
    for c in text: counts[c] = counts.get(c, 0) + 1
    nodes = [Leaf(c, n) for c, n in counts.items()]
    while len(nodes) > 1:
        nodes.sort(key=lambda node: (-node.weight, node.first()))
        right, left = nodes.pop(), nodes.pop()
        nodes.append(Branch(left, right))
    return nodes[0]
def decode(root, bits):
    node, out = root, []
    for bit in bits:
        node = node.left if bit == '0' else node.right
        if isinstance(node, Leaf):
            out.append(node.symbol)
            node = root
    return ''.join(out)
text = 'she sells sea shells on the sea shore'
root = tree(text)
codes = dict(root.codes(''))
bits = ''.join(codes[c] for c in text)
for symbol in sorted(codes, key=lambda s: (len(codes[s]), s)): print repr(symbol), codes[symbol]
print len(text) * 8, len(bits), decode(root, bits) == text
def lzw(text):
    table, current, out = dict((chr(i), i) for i in range(256)), '', []
    for c in text:
        if current + c in table: current += c
        else:
            out.append(table[current])
            table[current + c] = len(table)
            current = c
    return out + [table[current]] if current else out
def unlzw(codes):
    table = dict((i, chr(i)) for i in range(256))
    codes = iter(codes)
    previous = out = table[next(codes)]
    for code in codes:
        entry = table[code] if code in table else previous + previous[0]
        out += entry
        table[len(table)] = previous + entry[0]
        previous = entry
    return out
packed = lzw('TOBEORNOTTOBEORTOBEORNOT')
print packed, unlzw(packed), unlzw(lzw('aaaaaaa')), lzw('')
