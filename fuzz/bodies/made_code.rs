//! Code objects of any bytes. What surrounds the instructions is always the same (constants of each kind, names that mean
//! something), so that arguments can be made to fit, and much of what is made passes the verifier.

use std::rc::Rc;

use framebyframe::bytecode::{Arg, Code, CodeFlags, Const, Opcode, PyString};

/// Bytes ahead of the instructions: the flags of both code objects, their parameters, and the inner one's length.
const HEADER: usize = 5;

/// Names that the machine's instructions find something under.
const NAMES: &[&str] = &[
    "a",
    "f",
    "range",
    "append",
    "__class__",
    "list",
    "next",
    "iter",
    "map",
    "sorted",
    "type",
    "object",
    "property",
    "getattr",
    "send",
    "close",
    "throw",
    "sys",
    "_getframe",
    "f_back",
    "func_code",
    "__dict__",
    "globals",
    "ValueError",
    "StopIteration",
    "__enter__",
    "__exit__",
    "__init__",
    "__name__",
    "__metaclass__",
    "dict",
    "update",
];

const LOCALS: u32 = 6;

/// A module with one function among its constants: the input is a header, the function's instructions, then the module's.
pub(crate) fn made(data: &[u8]) -> Code {
    let (header, rest) = data.split_at(data.len().min(HEADER));
    let byte = |at: usize| u32::from(header.get(at).copied().unwrap_or(0));
    let length = ((byte(3) | byte(4) << 8) as usize).min(rest.len());
    let (inner, outer) = rest.split_at(length);
    let function = Code {
        argcount: byte(2) & 3,
        flags: CodeFlags(byte(1) & 0x2f | 3),
        cellvars: names(&["f"]),
        freevars: if byte(2) & 4 == 0 { Vec::new() } else { names(&["a"]) },
        ..code(inner, consts())
    };
    let mut consts = consts();
    consts.push(Const::Code(Rc::new(function)));
    // That of a generator would be refused.
    let flags = if byte(0) & 1 == 0 { CodeFlags::NOFREE } else { CodeFlags(byte(0) & !CodeFlags::GENERATOR.0) };
    Code { flags, ..code(outer, consts) }
}

/// The input that has these instructions in it.
pub(crate) fn unmade(module: &Code) -> Vec<u8> {
    let function = module.consts.iter().find_map(|constant| match constant {
        Const::Code(code) => Some(code),
        _ => None,
    });
    let inner: &[u8] = function.map_or(&[], |code| &code.code.bytes);
    let (flags, argcount) = function.map_or((0, 0), |code| (code.flags.0, code.argcount));
    let header = [0, flags as u8, argcount as u8, inner.len() as u8, (inner.len() >> 8) as u8];
    [&header[..], inner, &module.code.bytes].concat()
}

fn code(bytes: &[u8], consts: Vec<Const>) -> Code {
    let fitting = fitting(bytes, consts.len() as u32);
    Code {
        nlocals: LOCALS,
        stacksize: 40,
        code: PyString::new(fitting),
        consts,
        names: names(NAMES),
        varnames: names(&["a", "b", "c", "d", "e", "g"]),
        filename: PyString::new(*b"made.py"),
        name: PyString::interned(*b"made"),
        firstlineno: 1,
        ..Code::default()
    }
}

fn names(list: &[&str]) -> Vec<PyString> {
    list.iter().map(|name| PyString::interned(name.as_bytes())).collect()
}

/// A constant of each kind that there is.
fn consts() -> Vec<Const> {
    let text = |bytes: &[u8]| Const::Str(PyString::new(bytes));
    vec![
        Const::None,
        Const::Int(0),
        Const::Int(1),
        Const::Int(-1),
        Const::Int(3),
        Const::Int(i64::MAX),
        Const::Bool(true),
        Const::Long((1_u128 << 100).into()),
        Const::Float(-0.5),
        Const::Complex(framebyframe::bytecode::Complex { real: 0.0, imag: 1.0 }),
        Const::Ellipsis,
        text(b""),
        text(b"a"),
        text(b"%s %d"),
        text(b"x = 1\n"),
        Const::Unicode([0x20ac, 0xd800].into()),
        Const::Tuple([].into()),
        Const::Tuple([Const::Int(1), text(b"b"), Const::Tuple([Const::None].into())].into()),
        Const::StopIteration,
    ]
}

/// The bytes as instructions: each opcode one that there is, and each argument, but for jumps, in its range.
fn fitting(bytes: &[u8], consts: u32) -> Vec<u8> {
    let mut fitting = bytes.to_vec();
    let mut at = 0;
    while let Some(first) = fitting.get_mut(at) {
        let opcode = Opcode::from_u8(*first).unwrap_or(Opcode::Nop);
        *first = opcode as u8;
        at += opcode.size() as usize;
        let Some([low, high]) =
            at.checked_sub(2).and_then(|from| fitting.get_mut(from..at)).filter(|_| opcode.has_arg())
        else {
            continue;
        };
        let raw = u32::from(*low) | u32::from(*high) << 8;
        let arg = match opcode.arg() {
            Arg::Const => raw % consts,
            Arg::Name => raw % NAMES.len() as u32,
            Arg::Local => raw % LOCALS,
            Arg::Free => raw % 2,
            Arg::Compare => raw % 11,
            Arg::Call => raw & 0x103,
            Arg::Number => raw % 5,
            Arg::None | Arg::JumpRelative | Arg::JumpAbsolute => raw,
        };
        (*low, *high) = (arg as u8, (arg >> 8) as u8);
    }
    fitting
}
