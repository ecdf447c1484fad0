class Node(object):
    def __init__(self, value, next=None):
        self.value = value
        self.next = next

class LinkedList(object):
    def __init__(self, items=()):
        self.head = None
        self.size = 0
        for item in items:
            self.append(item)
    def append(self, value):
        node = Node(value)
        if self.head is None:
            self.head = node
        else:
            last = self.head
            while last.next:
                last = last.next
            last.next = node
        self.size += 1
    def __iter__(self):
        node = self.head
        while node:
            yield node.value
            node = node.next
    def __len__(self):
        return self.size
    def __getitem__(self, index):
        if index < 0:
            index += self.size
        for i, value in enumerate(self):
            if i == index:
                return value
        raise IndexError('no item %d' % index)
    def reverse(self):
        previous, node = None, self.head
        while node:
            node.next, previous, node = previous, node, node.next
        self.head = previous
    def __repr__(self):
        return ' -> '.join(repr(v) for v in self) or 'empty'

numbers = LinkedList([1, 2, 3])
numbers.append('four')
print numbers, len(numbers), numbers[0], numbers[-1], 3 in numbers, list(numbers)
numbers.reverse()
print numbers, sorted(numbers), LinkedList()
try:
    numbers[9]
except IndexError, error:
    print error
