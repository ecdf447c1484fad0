# What programs take from heapq though it has a name with an underscore: heaps whose first item is the largest.
import heapq

numbers = [(i * 37) % 101 for i in range(40)]
largest = list(numbers)
heapq._heapify_max(largest)
print largest
print [heapq._heappushpop_max(largest, number) for number in (50, 200, 3, 99)], largest
largest[0] = 1
heapq._siftup_max(largest, 0)
print largest
largest.append(500)
heapq._siftdown_max(largest, 0, len(largest) - 1)
print largest
smallest = list(numbers)
heapq.heapify(smallest)
smallest[5] = -1
heapq._siftdown(smallest, 0, 5)
print smallest
smallest[0] = 77
heapq._siftup(smallest, 0)
print smallest
print heapq._heappushpop_max([], 5)


class Loud(object):
    def __init__(self, number):
        self.number = number

    def __lt__(self, other):
        print '%s<%s' % (self.number, other.number),
        return self.number < other.number

    def __repr__(self):
        return str(self.number)

loud = [Loud(number) for number in numbers[:12]]
heapq._heapify_max(loud)
print loud
heapq._siftup(loud, 0)
print loud


class Old:
    def __init__(self, number):
        self.number = number

    def __le__(self, other):
        print '%s<=%s' % (self.number, other.number),
        return self.number <= other.number

    def __repr__(self):
        return str(self.number)

old = [Old(number) for number in numbers[:7]]
heapq._heapify_max(old)
print old
