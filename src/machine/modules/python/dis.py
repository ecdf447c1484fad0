"""Disassembler of Python byte code into mnemonics."""

import _dis
import sys
import types

from _dis import opname

__all__ = ['dis', 'disassemble', 'distb', 'disco', 'findlinestarts', 'findlabels', 'opname', 'opmap', 'HAVE_ARGUMENT',
           'EXTENDED_ARG', 'cmp_op', 'hasconst', 'hasname', 'hasjrel', 'hasjabs', 'haslocal', 'hascompare', 'hasfree']

HAVE_ARGUMENT = 90
EXTENDED_ARG = 145
cmp_op = ('<', '<=', '==', '!=', '>', '>=', 'in', 'not in', 'is', 'is not', 'exception match', 'BAD')
opmap = dict((name, code) for code, name in enumerate(opname) if not name.startswith('<'))
hasconst = [100]
hasname = [90, 91, 95, 96, 97, 98, 101, 106, 108, 109, 116]
hasjrel = [93, 110, 120, 121, 122, 143]
hasjabs = [111, 112, 113, 114, 115, 119]
haslocal = [124, 125, 126]
hascompare = [107]
hasfree = [135, 136, 137]


def dis(x=None):
    """Disassembles classes, methods, functions, or code; with no argument, the last traceback."""
    if x is None:
        distb()
        return
    if isinstance(x, types.InstanceType):
        x = x.__class__
    if hasattr(x, 'im_func'):
        x = x.im_func
    if hasattr(x, 'func_code'):
        x = x.func_code
    if hasattr(x, '__dict__'):
        for name, x1 in sorted(x.__dict__.items()):
            if isinstance(x1, (types.MethodType, types.FunctionType, types.CodeType, types.ClassType, type)):
                print 'Disassembly of %s:' % name
                try:
                    dis(x1)
                except TypeError, msg:
                    print 'Sorry:', msg
                print
    elif hasattr(x, 'co_code'):
        disassemble(x)
    elif isinstance(x, str):
        disassemble_string(x)
    else:
        raise TypeError("don't know how to disassemble %s objects" % type(x).__name__)


def distb(tb=None):
    """Disassembles a traceback (default: last traceback)."""
    if tb is None:
        try:
            tb = sys.last_traceback
        except AttributeError:
            raise RuntimeError('no last traceback to disassemble')
        while tb.tb_next:
            tb = tb.tb_next
    disassemble(tb.tb_frame.f_code, tb.tb_lasti)


def _instructions(code):
    """Offset, opcode and argument of each instruction; the argument with what EXTENDED_ARG adds."""
    i = extended = 0
    while i < len(code):
        at, op = i, ord(code[i])
        i += 1
        oparg = None
        if op >= HAVE_ARGUMENT:
            oparg = ord(code[i]) + ord(code[i + 1]) * 256 + extended
            extended = oparg * 65536L if op == EXTENDED_ARG else 0
            i += 2
        yield at, op, oparg, i


def findlabels(code):
    """The offsets that are jumped to."""
    labels = []
    for at, op, oparg, after in _instructions(code):
        label = -1
        if op in hasjrel:
            label = after + oparg
        elif op in hasjabs:
            label = oparg
        if label >= 0 and label not in labels:
            labels.append(label)
    return labels


def findlinestarts(code):
    """Pairs of offset and line for each beginning of a line."""
    byte_increments = [ord(c) for c in code.co_lnotab[0::2]]
    line_increments = [ord(c) for c in code.co_lnotab[1::2]]
    last = None
    line = code.co_firstlineno
    at = 0
    for bytes_, lines in zip(byte_increments, line_increments):
        if bytes_:
            if line != last:
                yield at, line
                last = line
            at += bytes_
        line += lines
    if line != last:
        yield at, line


def disassemble(co, lasti=-1):
    """Disassembles a code object."""
    code = co.co_code
    labels = findlabels(code)
    starts = dict(findlinestarts(co))
    free = None
    for at, op, oparg, after in _instructions(code):
        if at in starts:
            if at > 0:
                print
            print '%3d' % starts[at],
        else:
            print '   ',
        print '-->' if at == lasti else '   ',
        print '>>' if at in labels else '  ',
        print repr(at).rjust(4),
        print opname[op].ljust(20),
        if oparg is not None:
            print repr(oparg).rjust(5),
            if op in hasconst:
                print '(' + repr(co.co_consts[oparg]) + ')',
            elif op in hasname:
                print '(' + co.co_names[oparg] + ')',
            elif op in hasjrel:
                print '(to ' + repr(after + oparg) + ')',
            elif op in haslocal:
                print '(' + co.co_varnames[oparg] + ')',
            elif op in hascompare:
                print '(' + cmp_op[oparg] + ')',
            elif op in hasfree:
                if free is None:
                    free = co.co_cellvars + co.co_freevars
                print '(' + free[oparg] + ')',
        print


def disassemble_string(code, lasti=-1):
    """Disassembles bytecode alone."""
    labels = findlabels(code)
    for at, op, oparg, after in _instructions(code):
        print '-->' if at == lasti else '   ',
        print '>>' if at in labels else '  ',
        print repr(at).rjust(4),
        print opname[op].ljust(15),
        if oparg is not None:
            print repr(oparg).rjust(5),
            if op in hasjrel:
                print '(to ' + repr(after + oparg) + ')',
            elif op in hasconst or op in hasname or op in haslocal or op in hasfree:
                print '(%d)' % oparg,
            elif op in hascompare:
                print '(' + cmp_op[oparg] + ')',
        print


disco = disassemble
