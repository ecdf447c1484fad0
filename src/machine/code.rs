//! Code objects as the machine holds them: the immutable [`Code`] with its constants on the heap and its
//! instructions decoded, and what CPython keeps with it while a program runs.

use std::cell::Cell;
use std::hash::{Hash, Hasher};
use std::rc::Rc;

use super::Fault;
use super::builtins::Builtin;
use super::dict::{Dict, Found};
use super::hash::str_hash;
use super::heap::Heap;
use super::object::Object;
use super::types::Type;
use super::value::{ObjectId, Value};
use super::ways::{self, Quick};
use crate::bytecode::{Arg, Code, CodeFlags, Const, Opcode, PyString, instructions, lnotab};

/// A code object on the heap (`PyCodeObject`).
#[derive(Clone, Debug)]
pub struct CodeObject {
    /// What never changes.
    pub body: Rc<CodeBody>,
    /// `co_zombieframe`: the frame of a call that is over, kept for the next one. Not counted.
    pub zombieframe: Option<ObjectId>,
}

/// What never changes about a code object.
#[derive(Debug, Default)]
pub struct CodeBody {
    /// The fields as the compiler made them.
    pub code: Rc<Code>,
    /// Its number among the run's code objects: the module is 0, then depth first in the order of `co_consts`; what the
    /// program compiles or imports has the numbers after that.
    pub listing: u32,
    /// The text that it was made of, where that is in no file of the program.
    pub source: Option<Rc<[u8]>>,
    /// The instructions, one for each dispatch of CPython's loop: an EXTENDED_ARG is one with what follows it.
    pub instructions: Box<[Instruction]>,
    /// The short ways through them.
    pub(super) quick: Box<[Quick]>,
    /// The byte offset of each instruction.
    offsets: Box<[u32]>,
    /// The source line of each instruction.
    lines: Box<[i32]>,
    /// `co_consts`. The code object holds the references.
    pub consts: Box<[Value]>,
    /// `co_names`. Likewise.
    pub names: Box<[Value]>,
    /// The same, as the loop looks them up.
    pub(super) quick_names: Box<[Name]>,
    /// How many arguments a call must have that needs nothing but a frame with them in it (`fast_function`), if there is such a call.
    pub(super) plain_arguments: Option<usize>,
    /// How many arguments a call has that needs besides, at the most, defaults and the cells of its function's closure: neither `*` nor
    /// `**`, no cells of its own. `None` if it is not so.
    pub(super) simple_arguments: Option<usize>,
    /// How many local variables and cells a frame has.
    pub(super) variables: u32,
    /// For each cell variable that is a parameter, which one.
    pub cell_to_parameter: Box<[Option<u32>]>,
    /// `func_doc` of the functions made of it.
    pub doc: Value,
}

/// A name of `co_names`, as the loop looks it up.
#[derive(Debug)]
pub(super) struct Name {
    /// The str.
    pub(super) text: Value,
    /// Its hash.
    hash: i64,
    /// Whether it begins as `__dict__` and `__class__` do, which are no attributes like others.
    pub(super) is_special: bool,
    /// In which slot a dict had it when it was looked up last: most likely, that is where the next one has it, too. Nothing depends on
    /// it but how long it takes.
    slot: Cell<u32>,
    /// The method of a builtin type that it was the name of last.
    method: Cell<Option<(Type, Builtin)>>,
}

impl Name {
    /// What a dict has under this name, whatever it is equal to.
    #[inline(always)]
    pub(super) fn get(&self, dict: &Dict, equal: impl FnMut(Value) -> bool) -> Option<Value> {
        match dict.value_at(self.slot.get() as usize, self.text) {
            None => self.search(dict, equal),
            found => found,
        }
    }

    #[inline(never)]
    fn search(&self, dict: &Dict, equal: impl FnMut(Value) -> bool) -> Option<Value> {
        let Found::At(slot) = self.find(dict, equal) else { return None };
        dict.entry(slot).map(|entry| entry.value)
    }

    fn find(&self, dict: &Dict, equal: impl FnMut(Value) -> bool) -> Found {
        let found = dict.find(self.hash, self.text, equal);
        if let Found::At(slot) = found {
            self.slot.set(slot as u32);
        }
        found
    }

    /// The method of this name that a builtin type has: the one known, or else the one found.
    #[inline]
    pub(super) fn method_of(&self, of: Type, find: impl FnOnce() -> Option<Builtin>) -> Option<Builtin> {
        match self.method.get() {
            Some((known, method)) if known == of => Some(method),
            _ => {
                let method = find()?;
                self.method.set(Some((of, method)));
                Some(method)
            }
        }
    }

    /// Where it is in a dict, or would be.
    pub(super) fn place(&self, dict: &Dict, equal: impl FnMut(Value) -> bool) -> Found {
        let slot = self.slot.get() as usize;
        if dict.value_at(slot, self.text).is_some() {
            return Found::At(slot);
        }
        self.find(dict, equal)
    }
}

/// An instruction, decoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Instruction {
    /// What to do.
    pub opcode: Opcode,
    /// With what. A jump's argument is the index of the instruction that it jumps to.
    pub arg: u32,
}

impl CodeBody {
    /// Byte offset of an instruction.
    pub fn offset(&self, index: u32) -> u32 {
        self.offsets.get(index as usize).copied().unwrap_or(self.code.code.bytes.len() as u32)
    }

    /// The instruction at a byte offset.
    pub fn index_of(&self, offset: u32) -> u32 {
        self.offsets.partition_point(|&at| at < offset) as u32
    }

    /// Source line of an instruction.
    pub fn line(&self, index: u32) -> i32 {
        self.lines.get(index as usize).copied().unwrap_or(self.code.firstlineno)
    }

    /// How many cells a frame has: cell variables and free variables.
    pub fn cell_count(&self) -> u32 {
        (self.code.cellvars.len() + self.code.freevars.len()) as u32
    }

    /// Name of a cell: `co_cellvars`, then `co_freevars`.
    pub fn cell_name(&self, index: u32) -> Option<&PyString> {
        self.code.cellvars.iter().chain(&self.code.freevars).nth(index as usize)
    }

    /// Whether a call needs the long way through `PyEval_EvalCodeEx` for its flags: `fast_function` asks for exactly
    /// these three.
    pub fn flags_are_plain(&self) -> bool {
        has_plain_flags(&self.code)
    }

    /// Why a constant is `NULL`: the machine has no object for it.
    pub(super) fn no_const(&self, index: u32) -> Fault {
        let what = self.code.consts.get(index as usize).and_then(unsupported_const);
        Fault::Unsupported(what.unwrap_or("a constant that is not there").to_owned())
    }

    /// `co_name`, for messages.
    pub fn name(&self) -> String {
        self.code.name.to_text()
    }
}

impl CodeObject {
    /// Gives every reference that the code object holds.
    pub(super) fn for_each_reference(&self, see: impl FnMut(Value)) {
        self.body.consts.iter().chain(&self.body.names).copied().for_each(see);
    }
}

impl Hash for CodeObject {
    fn hash<H: Hasher>(&self, state: &mut H) {
        // The rest never changes, and follows from which of the program's code objects this is.
        (self.body.listing, &self.body.consts, &self.body.names, self.zombieframe).hash(state);
    }
}

impl Heap {
    /// Puts a verified code object on the heap, and all those in its constants.
    ///
    /// `listing` is the number of the next code object and goes up with each.
    pub fn load_code(&mut self, code: &Rc<Code>, listing: &mut u32) -> ObjectId {
        self.load_code_of(None, code, listing)
    }

    /// The same, for code of a text that is in no file of the program.
    pub fn load_code_of(&mut self, source: Option<&Rc<[u8]>>, code: &Rc<Code>, listing: &mut u32) -> ObjectId {
        let number = *listing;
        *listing += 1;
        let consts: Box<[Value]> =
            code.consts.iter().map(|constant| self.load_const(source, constant, listing)).collect();
        self.new_code(source, code, number, consts)
    }

    /// Puts a verified code object on the heap, with constants that are there already; their references change hands.
    pub(super) fn new_code(
        &mut self,
        source: Option<&Rc<[u8]>>,
        code: &Rc<Code>,
        listing: u32,
        consts: Box<[Value]>,
    ) -> ObjectId {
        let names: Box<[Value]> = code.names.iter().map(|name| self.load_string(name)).collect();
        let (instructions, offsets) = decode(code);
        let quick = ways::of(&instructions);
        let quick_name = |(&text, name): (&Value, &PyString)| Name {
            text,
            hash: str_hash(&name.bytes),
            is_special: name.bytes.starts_with(b"__"),
            slot: Cell::default(),
            method: Cell::default(),
        };
        let quick_names = names.iter().zip(&code.names).map(quick_name).collect();
        let lines = lnotab::lines_of(code, &offsets).into();
        let doc = match (code.consts.first(), consts.first()) {
            (Some(Const::Str(_) | Const::Unicode(_)), Some(&doc)) => doc,
            _ => Value::NONE,
        };
        let parameters = parameter_names(code);
        let cell_to_parameter = code
            .cellvars
            .iter()
            .map(|cell| parameters.iter().position(|name| name.bytes == cell.bytes).map(|index| index as u32))
            .collect();
        let body = CodeBody {
            code: Rc::clone(code),
            listing,
            source: source.map(Rc::clone),
            instructions,
            quick,
            offsets,
            lines,
            consts,
            names,
            quick_names,
            plain_arguments: has_plain_flags(code).then_some(code.argcount as usize),
            simple_arguments: has_simple_parameters(code).then_some(code.argcount as usize),
            variables: code.nlocals + (code.cellvars.len() + code.freevars.len()) as u32,
            cell_to_parameter,
            doc,
        };
        self.alloc(Object::Code(Box::new(CodeObject { body: Rc::new(body), zombieframe: None })))
    }

    fn load_string(&mut self, string: &PyString) -> Value {
        if string.interned { self.intern(&string.bytes) } else { self.str(Rc::clone(&string.bytes)) }
    }

    fn load_const(&mut self, source: Option<&Rc<[u8]>>, constant: &Const, listing: &mut u32) -> Value {
        if unsupported_const(constant).is_some() {
            return Value::NULL;
        }
        match constant {
            Const::None => Value::NONE,
            Const::Bool(b) => Value::bool(*b),
            Const::Ellipsis => Value::ELLIPSIS,
            Const::Int(i) => self.int(*i),
            Const::Long(i) => self.long(i.clone()),
            Const::Float(f) => self.float(*f),
            Const::Str(s) => self.load_string(s),
            Const::Unicode(points) => self.unicode(Rc::clone(points)),
            Const::Complex(c) => self.complex(c.real, c.imag),
            Const::Tuple(items) => {
                let items: Box<[Value]> = items.iter().map(|item| self.load_const(source, item, listing)).collect();
                self.tuple(items)
            }
            Const::Code(code) => Value::object(self.load_code_of(source, code, listing)),
            // What is left has no object yet (`unsupported_const`).
            _ => Value::NULL,
        }
    }
}

/// [`CodeBody::flags_are_plain`].
fn has_plain_flags(code: &Code) -> bool {
    code.flags.0 == CodeFlags::OPTIMIZED.0 | CodeFlags::NEWLOCALS.0 | CodeFlags::NOFREE.0
}

fn has_simple_parameters(code: &Code) -> bool {
    let has = |flag| code.flags.has(flag);
    let is_function = has(CodeFlags::OPTIMIZED) && has(CodeFlags::NEWLOCALS);
    is_function && !has(CodeFlags::VARARGS) && !has(CodeFlags::VARKEYWORDS) && code.cellvars.is_empty()
}

/// The parameters: positionals, then `*args`, then `**kwargs`.
fn parameter_names(code: &Code) -> &[PyString] {
    let extra = u32::from(code.flags.has(CodeFlags::VARARGS)) + u32::from(code.flags.has(CodeFlags::VARKEYWORDS));
    let count = ((code.argcount + extra) as usize).min(code.varnames.len());
    code.varnames.get(..count).unwrap_or_default()
}

/// Decodes the instructions; gives them and their offsets.
fn decode(code: &Code) -> (Box<[Instruction]>, Box<[u32]>) {
    let (mut decoded, mut offsets) = (Vec::new(), Vec::new());
    let mut prefix = None;
    // Verified code has nothing that is no instruction.
    for instruction in instructions(&code.code.bytes).filter_map(Result::ok) {
        if instruction.opcode == Opcode::ExtendedArg {
            prefix = prefix.or(Some(instruction.offset.0));
            continue;
        }
        let arg = instruction.jump_target().map_or(instruction.arg(), |target| target.0);
        decoded.push(Instruction { opcode: instruction.opcode, arg });
        offsets.push(prefix.take().unwrap_or(instruction.offset.0));
    }
    // Offsets of jumps become indexes. A verified jump goes to an instruction.
    for instruction in &mut decoded {
        if matches!(instruction.opcode.arg(), Arg::JumpRelative | Arg::JumpAbsolute) {
            instruction.arg = offsets.partition_point(|&offset| offset < instruction.arg) as u32;
        }
    }
    (decoded.into(), offsets.into())
}

/// In words, what the machine has no object for; `None` if it has one.
fn unsupported_const(constant: &Const) -> Option<&'static str> {
    match constant {
        Const::StopIteration => Some("the type StopIteration"),
        Const::List(_) => Some("a list"),
        Const::Dict(_) => Some("a dict"),
        Const::Set(_) | Const::FrozenSet(_) => Some("a set"),
        Const::Tuple(items) => items.iter().find_map(unsupported_const),
        _ => None,
    }
}
