# Cards, hands and a made-up random: poker ranks, blackjack values, war; comparison by __cmp__ and sorting by keys.
class Random(object):
    def __init__(self, seed): self.state = seed
    def next(self, n):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2 ** 64
        return (self.state >> 33) % n
    def shuffle(self, items):
        for i in range(len(items) - 1, 0, -1):
            j = self.next(i + 1)
            items[i], items[j] = items[j], items[i]
        return items
class Card(object):
    RANKS, SUITS = '23456789TJQKA', 'CDHS'
    def __init__(self, text):
        self.rank, self.suit = self.RANKS.index(text[0]), self.SUITS.index(text[1])
    def __repr__(self): return self.RANKS[self.rank] + self.SUITS[self.suit]
    def __cmp__(self, other): return cmp((self.rank, self.suit), (other.rank, other.suit))
    def __hash__(self): return self.rank * 4 + self.suit
    @property
    def points(self): return 11 if self.rank == 12 else min(self.rank + 2, 10)
deck = [Card(r + s) for s in Card.SUITS for r in Card.RANKS]
print len(deck), len(set(deck)), max(deck), min(deck), Card('AS') == Card('AS'), Card('2C') < Card('2D'), Card('TH') in deck
random = Random(2718)
random.shuffle(deck)
print deck[:13]
print sorted(deck[:13]), sorted(deck[:13], key=lambda c: (c.suit, -c.rank))
def rank(hand):
    counts = sorted(((sum(1 for d in hand if d.rank == r), r) for r in set(c.rank for c in hand)), reverse=True)
    pattern, order = tuple(n for n, _ in counts), [r for _, r in counts]
    flush = len(set(c.suit for c in hand)) == 1
    ranks = sorted(c.rank for c in hand)
    straight = pattern == (1,) * 5 and (ranks[4] - ranks[0] == 4 or ranks == [0, 1, 2, 3, 12])
    kinds = {(4, 1): 7, (3, 2): 6, (3, 1, 1): 3, (2, 2, 1): 2, (2, 1, 1, 1): 1}
    kind = 8 if straight and flush else 5 if flush else 4 if straight else kinds.get(pattern, 0)
    return kind, order
NAMES = 'high card,pair,two pairs,three,straight,flush,full house,four,straight flush'.split(',')
for text in ('2H 3D 5S 9C KD', '2H 2D 5S 9C KD', '2H 2D 5S 5C KD', '2H 2D 2S 9C KD', '2H 3D 4S 5C 6D', '2H 3H 5H 9H KH', '2H 2D 5S 5C 5D', '2H 2D 2S 2C KD', '2H 3H 4H 5H 6H', 'AH 2D 3S 4C 5D'):
    hand = map(Card, text.split())
    print '%-15s %-15s %s' % (text, NAMES[rank(hand)[0]], rank(hand)[1])
hands = [deck[i * 5:i * 5 + 5] for i in range(6)]
for hand in sorted(hands, key=rank, reverse=True): print sorted(hand), NAMES[rank(hand)[0]]
def total(cards):
    points = sum(card.points for card in cards)
    aces = sum(card.rank == 12 for card in cards)
    while points > 21 and aces: points, aces = points - 10, aces - 1
    return points
print [total(map(Card, text.split())) for text in ('AS KH', 'AS AH', '5C 6D TS', 'AS 5C TH', 'KD QD 2C', 'AS AC AD AH')]
def war(a, b, limit=200):
    rounds = 0
    while a and b and rounds < limit:
        rounds += 1
        table = [a.pop(0), b.pop(0)]
        while table[-1].rank == table[-2].rank and len(a) > 1 and len(b) > 1: table += [a.pop(0), b.pop(0), a.pop(0), b.pop(0)]
        (a if table[-2].rank >= table[-1].rank else b).extend(sorted(table, reverse=True))
    return rounds, len(a), len(b)
print war(deck[:26], deck[26:])
