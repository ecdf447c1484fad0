"""Runs a program in the real CPython 2.7.18 and prints its instruction trace, as `fbf trace` does for ours.

    python2.7 scripts/trace27.py [--steps N] FILE.py|FILE.pyc

How a stock CPython tells what happens at each instruction
----------------------------------------------------------
sys.settrace calls back at each new source line. So every code object of the program gets, when it is first entered,
a line table in which each instruction is a line of its own. The original line table is kept here, for the trace's
"line", and the frame's f_lineno is set to the original line at each step, so that tracebacks stay right.
Before ceval calls back it saves the frame's stack pointer; the value stack and the block stack are then read
from memory, through ctypes.

EXTENDED_ARG: the callback comes for the prefix, with f_lasti on it, and not again for the instruction that it extends,
because ceval executes both as one (tried with a LOAD_CONST of more than 65536 constants, and with far jumps). So
the prefix is a record, and the extended instruction is none.

What the tracing changes
------------------------
The tracer's own frames lie above the program's, so a recursion that reaches CPython's limit cannot be traced: this
stops with an error instead. A program that looks at its own co_lnotab sees the other one. Automatic garbage collection
is off, because what the tracer allocates would change when it comes.
"""
import argparse
import ctypes
import gc
import imp
import json
import marshal
import opcode
import os
import sys
import sysconfig
import types

CO_MAXBLOCKS = 20
RECURSION_LIMIT = 1000
TRACER_FRAMES = 20


class PyTryBlock(ctypes.Structure):
    _fields_ = [('b_type', ctypes.c_int), ('b_handler', ctypes.c_int), ('b_level', ctypes.c_int)]


class PyFrameObject(ctypes.Structure):
    _fields_ = [
        ('ob_refcnt', ctypes.c_ssize_t),
        ('ob_type', ctypes.c_void_p),
        ('ob_size', ctypes.c_ssize_t),
        ('f_back', ctypes.c_void_p),
        ('f_code', ctypes.c_void_p),
        ('f_builtins', ctypes.c_void_p),
        ('f_globals', ctypes.c_void_p),
        ('f_locals', ctypes.c_void_p),
        ('f_valuestack', ctypes.c_void_p),
        ('f_stacktop', ctypes.c_void_p),
        ('f_trace', ctypes.c_void_p),
        ('f_exc_type', ctypes.c_void_p),
        ('f_exc_value', ctypes.c_void_p),
        ('f_exc_traceback', ctypes.c_void_p),
        ('f_tstate', ctypes.c_void_p),
        ('f_lasti', ctypes.c_int),
        ('f_lineno', ctypes.c_int),
        ('f_iblock', ctypes.c_int),
        ('f_blockstack', PyTryBlock * CO_MAXBLOCKS),
    ]


class PyCodeObject(ctypes.Structure):
    _fields_ = [
        ('ob_refcnt', ctypes.c_ssize_t),
        ('ob_type', ctypes.c_void_p),
        ('co_argcount', ctypes.c_int),
        ('co_nlocals', ctypes.c_int),
        ('co_stacksize', ctypes.c_int),
        ('co_flags', ctypes.c_int),
        ('co_code', ctypes.c_void_p),
        ('co_consts', ctypes.c_void_p),
        ('co_names', ctypes.c_void_p),
        ('co_varnames', ctypes.c_void_p),
        ('co_freevars', ctypes.c_void_p),
        ('co_cellvars', ctypes.c_void_p),
        ('co_filename', ctypes.c_void_p),
        ('co_name', ctypes.c_void_p),
        ('co_firstlineno', ctypes.c_int),
        ('co_lnotab', ctypes.py_object),
    ]


def line_by_offset(code):
    """The source line of each byte of co_code (PyCode_Addr2Line)."""
    lines = [code.co_firstlineno] * len(code.co_code)
    address, line = 0, code.co_firstlineno
    increments = bytearray(code.co_lnotab)
    for index in range(0, len(increments) - 1, 2):
        address += increments[index]
        line += increments[index + 1]
        lines[address:] = [line] * (len(lines) - address)
    return lines


def line_per_instruction(co_code):
    """A line table in which each instruction begins a line."""
    table = bytearray()
    offset = 0
    while offset < len(co_code):
        size = 3 if ord(co_code[offset]) >= opcode.HAVE_ARGUMENT else 1
        table.extend((size, 1))
        offset += size
    return bytes(table)


# Short texts. They look at exact types only, so that no code of the program runs.

SHORT = 40
MANY = 8
DEEP = 2


def short(value, depth=0):
    kind = type(value)
    if value is None or kind in (bool, int, long, float, complex):
        return repr(value)
    if kind in (str, unicode):
        return repr(value[:SHORT]) + ('...' if len(value) > SHORT else '')
    if kind is tuple:
        return '(%s)' % items(value, depth, ',' if len(value) == 1 else '')
    if kind is list:
        return '[%s]' % items(value, depth, '')
    if kind is dict:
        return '{%d}' % len(value)
    if kind is types.FunctionType:
        return '<function %s>' % value.__name__
    if kind is types.CodeType:
        return '<code %s>' % value.co_name
    if kind is types.BuiltinFunctionType:
        return '<built-in %s>' % value.__name__
    if kind in (type, types.ClassType):
        return '<class %s>' % value.__name__
    if kind is types.ModuleType:
        return '<module %s>' % value.__dict__.get('__name__', '?')
    if kind is types.InstanceType:
        return '<%s instance>' % value.__class__.__name__
    return '<%s>' % kind.__name__


def items(values, depth, after_last):
    if depth >= DEEP:
        return '...'
    texts = [short(item, depth + 1) for item in values[:MANY]]
    if len(values) > MANY:
        texts.append('...')
    return ', '.join(texts) + after_last


def text(string):
    """A byte string as JSON can have it."""
    return string.decode('utf-8', 'replace')


class Tracer(object):
    def __init__(self, filename, output, steps):
        self.folder = os.path.dirname(os.path.abspath(filename))
        self.not_own = (sysconfig.get_path('stdlib') + os.sep, os.path.abspath(__file__))
        self.output = output
        self.steps = steps
        self.count = 0
        # By id of a code object of the program: its line table while it is traced, and the original lines by offset.
        # An id is only trusted while the code object has that very line table.
        self.entered = {}
        # By filename: whether code from there belongs to the program.
        self.own_files = {}

    def lines_of(self, frame):
        """The original lines of the frame's code by offset, or None if it is not code of the program."""
        code = frame.f_code
        known = self.entered.get(id(code))
        if known is not None and known[0] is code.co_lnotab:
            return known[1]
        if not self.is_own(code, frame.f_back):
            return None
        lines, table = line_by_offset(code), line_per_instruction(code.co_code)
        self.entered[id(code)] = (table, lines)
        # The code object will release the table when it goes; ctypes takes no reference for it.
        ctypes.pythonapi.Py_IncRef(ctypes.py_object(table))
        PyCodeObject.from_address(id(code)).co_lnotab = table
        return lines

    def is_own(self, code, caller):
        """Whether code belongs to the program: from its file or folder, or compiled by the program at run time."""
        filename = code.co_filename
        if filename.startswith('<'):
            return caller is not None and self.lines_of(caller) is not None
        if filename not in self.own_files:
            path = os.path.abspath(filename)
            self.own_files[filename] = path.startswith(self.folder + os.sep) and not path.startswith(self.not_own)
        return self.own_files[filename]

    def on_call(self, frame, event, argument):
        """The global trace function: says how to go on in a frame that is entered, or entered again."""
        if self.lines_of(frame) is None:
            return None
        return self.on_event

    def on_event(self, frame, event, argument):
        if event == 'line':
            self.on_instruction(frame)
        return self.on_event

    def on_instruction(self, frame):
        if self.count == self.steps:
            self.end({'end': 'limit'})
        struct = PyFrameObject.from_address(id(frame))
        lines = self.lines_of(frame)
        offset = frame.f_lasti
        struct.f_lineno = lines[offset]
        co_code = frame.f_code.co_code
        number = ord(co_code[offset])
        record = {
            'n': self.count,
            'depth': self.depth(frame),
            'code': text(frame.f_code.co_name),
            'line': lines[offset],
            'offset': offset,
            'op': opcode.opname[number],
            'stack': value_stack(struct),
            'blocks': block_stack(struct),
        }
        if number >= opcode.HAVE_ARGUMENT:
            record['arg'] = ord(co_code[offset + 1]) + (ord(co_code[offset + 2]) << 8)
        self.write(record)
        self.count += 1

    def depth(self, frame):
        depth = 0
        while frame is not None:
            if self.lines_of(frame) is not None:
                depth += 1
            frame = frame.f_back
        if depth > RECURSION_LIMIT - TRACER_FRAMES:
            sys.__stderr__.write('trace27.py: a recursion this deep cannot be traced; use --steps to stop before it\n')
            os._exit(3)
        return depth

    def write(self, record):
        self.output.write(json.dumps(record, sort_keys=True) + '\n')

    def end(self, record):
        """Writes the last record and leaves, whatever the program still has to do."""
        sys.settrace(None)
        self.write(record)
        self.output.flush()
        os._exit(0)


def value_stack(struct):
    texts = []
    for address in range(struct.f_valuestack, struct.f_stacktop, ctypes.sizeof(ctypes.c_void_p)):
        slot = ctypes.c_void_p.from_address(address)
        texts.append('NULL' if slot.value is None else text(short(ctypes.cast(slot, ctypes.py_object).value)))
    return texts


def block_stack(struct):
    blocks = struct.f_blockstack[:struct.f_iblock]
    return [[opcode.opname[block.b_type], block.b_handler, block.b_level] for block in blocks]


def load(filename):
    """The program's code object."""
    with open(filename, 'rb') as source:
        data = source.read()
    if filename.endswith('.pyc'):
        assert data[:4] == imp.get_magic(), 'not a .pyc of this Python'
        return marshal.loads(data[8:])
    return compile(data.replace('\r\n', '\n'), filename, 'exec', 0, True)


def main_module(filename):
    """A new __main__, with the names in it that a program finds when it is run as a script."""
    module = types.ModuleType('__main__')
    module.__dict__.update({'__builtins__': sys.modules['__builtin__'], '__file__': filename, '__package__': None})
    sys.modules['__main__'] = module
    sys.argv = [filename]
    sys.path[0] = os.path.dirname(os.path.realpath(filename))
    return module.__dict__


def value_text(value):
    """str of an exception, as the interpreter prints it in the last line of a traceback."""
    try:
        return str(value)
    except Exception:
        return '<exception str() failed>'


def run(filename, steps):
    output = os.fdopen(os.dup(1), 'w')
    tracer = Tracer(filename, output, steps)
    code = load(filename)
    names = main_module(filename)
    # The program's output goes nowhere, but to real files, so that no Python code runs at a print.
    sys.stdout = open(os.devnull, 'w')
    sys.stderr = open(os.devnull, 'w')
    gc.disable()
    sys.setrecursionlimit(RECURSION_LIMIT + 2 * TRACER_FRAMES)
    end = {'end': 'finished'}
    try:
        sys.settrace(tracer.on_call)
        exec code in names
        sys.settrace(None)
    except:  # also SystemExit, KeyboardInterrupt and old-style instances
        sys.settrace(None)
        kind, value, _ = sys.exc_info()
        end = {'end': 'exception', 'type': kind.__name__, 'value': text(value_text(value))}
    tracer.end(end)


def main():
    assert sys.version_info[:3] == (2, 7, 18), 'needs CPython 2.7.18, this is ' + sys.version
    parser = argparse.ArgumentParser(description='Prints the instruction trace of a program in CPython 2.7.18.')
    parser.add_argument('file')
    parser.add_argument('--steps', type=int, default=-1, metavar='N', help='stop after N instructions')
    arguments = parser.parse_args()
    run(arguments.file, arguments.steps)


main()
