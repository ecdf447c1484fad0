# Two machines: a Brainfuck interpreter and a stack machine with an assembler and jumps.
def brainfuck(program, given=''):
    jumps, stack = {}, []
    for i, c in enumerate(program):
        if c == '[': stack.append(i)
        elif c == ']':
            if not stack: raise SyntaxError('] without [ at %d' % i)
            jumps[i] = stack.pop()
            jumps[jumps[i]] = i
    if stack: raise SyntaxError('[ without ] at %s' % stack)
    tape, at, pc, out, given = {}, 0, 0, [], iter(given)
    while pc < len(program):
        c = program[pc]
        if c == '>': at += 1
        elif c == '<': at -= 1
        elif c == '+': tape[at] = (tape.get(at, 0) + 1) % 256
        elif c == '-': tape[at] = (tape.get(at, 0) - 1) % 256
        elif c == '.': out.append(chr(tape.get(at, 0)))
        elif c == ',': tape[at] = ord(next(given, '\0'))
        elif c == '[' and not tape.get(at) or c == ']' and tape.get(at): pc = jumps[pc]
        pc += 1
    return ''.join(out)
print brainfuck('++++++[>++++++++++++<-]>.>++++++++++[>++++++++++<-]>+.+++++++..+++.')
print brainfuck(',[.,]', 'echo')
for wrong in '[', ']', '[[]':
    try:
        brainfuck(wrong)
    except SyntaxError, error:
        print error

class Machine(object):
    def __init__(self, source):
        self.code, self.labels = [], {}
        for line in source.splitlines():
            line = line.split(';')[0].strip()
            if line.endswith(':'): self.labels[line[:-1]] = len(self.code)
            elif line: self.code.append(line.split())
        self.stack, self.calls, self.names, self.pc = [], [], {}, 0
    def run(self, limit=1000):
        for _ in xrange(limit):
            if self.pc >= len(self.code): return self
            op = self.code[self.pc]
            self.pc += 1
            getattr(self, 'op_' + op[0])(*op[1:])
        raise RuntimeError('no end after %d steps' % limit)
    def op_push(self, value): self.stack.append(int(value))
    def op_dup(self): self.stack.append(self.stack[-1])
    def op_store(self, name): self.names[name] = self.stack.pop()
    def op_load(self, name): self.stack.append(self.names[name])
    def op_print(self): print '   ', self.stack.pop()
    def op_jump(self, label): self.pc = self.labels[label]
    def op_jz(self, label):
        if not self.stack.pop(): self.op_jump(label)
    def op_call(self, label):
        self.calls.append(self.pc)
        self.op_jump(label)
    def op_ret(self): self.pc = self.calls.pop()
    def op_halt(self): self.pc = len(self.code)
    def binary(symbol):
        operation = eval('lambda a, b: a %s b' % symbol)
        def op(self):
            b, a = self.stack.pop(), self.stack.pop()
            self.stack.append(operation(a, b))
        return op
    op_add, op_sub, op_mul, op_less, op_mod = map(binary, ['+', '-', '*', '<', '%'])
print 'factorials'
machine = Machine('''
    push 1
    store n
loop:
    load n
    call factorial
    print
    load n
    push 1
    add
    dup
    store n
    push 7
    less
    jz end
    jump loop
factorial:          ; n -- n!
    store k
    push 1
    store product
again:
    load k
    jz done
    load product
    load k
    mul
    store product
    load k
    push 1
    sub
    store k
    jump again
done:
    load product
    ret
end:
    halt
''').run()
print machine.names, machine.stack, machine.calls, sorted(machine.labels.items(), key=lambda pair: pair[1])
for source in ('add', 'load x', 'jump nowhere', 'fly', 'push', 'push x', 'l:\njump l', 'ret', 'push 1\npush 0\nmod'):
    try:
        Machine(source).run(50)
    except Exception, error:
        print repr(source), '->', type(error).__name__, error
