PROGRAM = [('push', 10), ('store', 'n'), ('push', 0), ('store', 'total'), ('label', 'loop'), ('load', 'n'), ('jump_if_zero', 'end'), ('load', 'total'), ('load', 'n'), ('add',), ('store', 'total'), ('load', 'n'), ('push', 1), ('subtract',), ('store', 'n'), ('jump', 'loop'), ('label', 'end'), ('load', 'total'), ('print',)]
class Machine(object):
    def __init__(self, program):
        self.program = program
        self.labels = dict((step[1], i) for i, step in enumerate(program) if step[0] == 'label')
        self.stack, self.names, self.at, self.steps = [], {}, 0, 0
    def run(self):
        while self.at < len(self.program):
            step = self.program[self.at]
            self.at += 1
            self.steps += 1
            getattr(self, 'do_' + step[0])(*step[1:])
        return self.steps
    def do_push(self, value): self.stack.append(value)
    def do_load(self, name): self.stack.append(self.names[name])
    def do_store(self, name): self.names[name] = self.stack.pop()
    def do_add(self): self.stack.append(self.stack.pop() + self.stack.pop())
    def do_subtract(self):
        b = self.stack.pop()
        self.stack.append(self.stack.pop() - b)
    def do_label(self, name): pass
    def do_jump(self, name): self.at = self.labels[name]
    def do_jump_if_zero(self, name):
        if not self.stack.pop(): self.do_jump(name)
    def do_print(self): print self.stack.pop()
print Machine(PROGRAM).run()
def brainf(program, out=''):
    tape, p, i, jumps, open_ = [0] * 30, 0, 0, {}, []
    for at, ch in enumerate(program):
        if ch == '[': open_.append(at)
        elif ch == ']':
            jumps[at] = open_.pop()
            jumps[jumps[at]] = at
    while i < len(program):
        ch = program[i]
        if ch == '>': p += 1
        elif ch == '<': p -= 1
        elif ch == '+': tape[p] = (tape[p] + 1) % 256
        elif ch == '-': tape[p] = (tape[p] - 1) % 256
        elif ch == '.': out += chr(tape[p])
        elif ch == '[' and not tape[p] or ch == ']' and tape[p]: i = jumps[i]
        i += 1
    return out
print brainf('++++++++[>+++++++++<-]>.---.+++++++..+++.')
