calls = []
for i in range(3):
    def show():
        return i
    calls.append(show)

print calls[0](), calls[1](), calls[2]()

kept = []
for i in range(3):
    def keep(i=i):
        return i
    kept.append(keep)

print kept[0](), kept[1](), kept[2]()
