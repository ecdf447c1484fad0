"""Count words."""
import sys
from collections import defaultdict

class Counter(object):
    """Counts."""
    def __init__(self, words=()):
        self.__counts = defaultdict(int)
        for word in words:
            self.add(word)

    def add(self, word):
        self.__counts[word] += 1

    @property
    def most(self):
        return sorted(self.__counts.items(), key=lambda (w, n): (-n, w))

def main(argv=None):
    argv = argv or sys.argv
    counter = Counter(w for line in sys.stdin for w in line.split())
    for word, n in counter.most[:10]:
        print '%5d %s' % (n, word)
    print >>sys.stderr, 'done'

if __name__ == '__main__':
    main()
