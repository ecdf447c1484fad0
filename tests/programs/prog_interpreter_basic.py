# A BASIC interpreter with line numbers: LET, PRINT, IF, GOTO, GOSUB, FOR, NEXT, and its own expressions.
class BasicError(Exception):
    def __str__(self): return '%s in line %s' % self.args
class Basic(object):
    def __init__(self, source):
        self.lines = sorted((int(line.split()[0]), line.split(None, 1)[1]) for line in source.strip().splitlines())
        self.index = dict((number, i) for i, (number, _) in enumerate(self.lines))
        self.names, self.calls, self.loops, self.output, self.at = {}, [], [], [], 0
    def run(self, limit=500):
        for _ in range(limit):
            if self.at >= len(self.lines): break
            number, statement = self.lines[self.at]
            self.at += 1
            try:
                if self.execute(statement) is StopIteration: break
            except (KeyError, ValueError, SyntaxError, NameError, ZeroDivisionError, IndexError, AttributeError), error:
                raise BasicError('%s: %s' % (type(error).__name__, error), number)
        else:
            self.output.append('...')
        return ' '.join(self.output)
    def execute(self, statement):
        word, _, rest = statement.partition(' ')
        return getattr(self, 'do_' + word.lower())(rest.strip())
    def value(self, text):
        return eval(text.replace('<>', '!='), {'__builtins__': {}, 'INT': int, 'ABS': abs}, self.names)
    def do_let(self, rest):
        name, _, text = rest.partition('=')
        self.names[name.strip()] = self.value(text.strip())
    def do_print(self, rest): self.output.extend(str(self.value(part.strip())) for part in rest.split(';'))
    def do_goto(self, rest): self.at = self.index[int(rest)]
    def do_if(self, rest):
        test, _, then = rest.partition(' THEN ')
        if self.value(test): return self.execute(then if then[0].isalpha() else 'GOTO ' + then)
    def do_gosub(self, rest):
        self.calls.append(self.at)
        self.do_goto(rest)
    def do_return(self, rest): self.at = self.calls.pop()
    def do_for(self, rest):
        name, _, limits = rest.partition('=')
        start, _, stop = limits.partition(' TO ')
        stop, _, step = stop.partition(' STEP ')
        self.names[name.strip()] = self.value(start.strip())
        self.loops.append((name.strip(), self.value(stop), self.value(step or '1'), self.at))
    def do_next(self, rest):
        name, stop, step, at = self.loops[-1]
        self.names[name] += step
        if (self.names[name] - stop) * step <= 0: self.at = at
        else: self.loops.pop()
    def do_rem(self, rest): pass
    def do_end(self, rest): return StopIteration
programs = ['''
10 REM primes
20 LET N = 2
30 FOR D = 2 TO N - 1
40 IF N % D == 0 THEN 70
50 NEXT
60 PRINT N
65 GOTO 80
70 LET SKIPPED = D
80 LET N = N + 1
90 IF N < 20 THEN 30
''', '''
10 LET A = 1
20 GOSUB 100
30 LET A = 5
40 GOSUB 100
50 END
100 PRINT "SQUARE"; A; A * A
110 RETURN
''', '''
10 FOR I = 3 TO 1 STEP -1
20 FOR J = 1 TO I
30 PRINT I * 10 + J
40 NEXT
50 NEXT
60 IF I <> 0 THEN PRINT "NOT ZERO"
70 PRINT "END"; ABS(-4); INT(2.9)
''', '10 GOTO 10', '10 LET X = Y', '10 PRINT 1 / 0', '10 RETURN', '10 JUMP 5', '10 GOTO 99', '10 LET X = (', '10 NEXT', '10 LET X = OPEN']
for program in programs:
    try:
        basic = Basic(program)
        print basic.run(), sorted(basic.names.items())
    except BasicError, error:
        print error
