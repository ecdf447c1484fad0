def make_counter(step):
    count = [0]

    def counter():
        count[0] += step
        return count[0]

    return counter


ones = make_counter(1)
tens = make_counter(10)

print ones(), ones(), ones()
print tens(), tens()
print ones()
