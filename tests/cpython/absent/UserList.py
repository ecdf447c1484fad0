"""A list as a class of the program, in small."""


class UserList(object):
    def __init__(self, items=()):
        self.data = list(items)

    def __repr__(self):
        return repr(self.data)

    def __len__(self):
        return len(self.data)

    def __getitem__(self, index):
        return self.data[index]

    def __eq__(self, other):
        return self.data == getattr(other, 'data', other)
