//! The verifier: whether code can run without ever reaching outside of what it has.
//!
//! CPython trusts its `.pyc` files, and crashes on a bad one. Here, the machine runs only what [`verify`] accepts,
//! and relies on it for this:
//!
//! - every opcode exists, every argument is in range, and every jump leads to the beginning of an instruction, in
//!   code that can never be reached too (the pass `layout`);
//! - along every path that can be taken, with every instruction within a `try` possibly raising (the pass `flow`):
//!   the code does not run off its end; no instruction takes more off the value stack than there is, nor anything
//!   from below the level of the innermost block; the value stack stays within `co_stacksize` and the block stack
//!   within [`MAX_BLOCKS`]; `POP_BLOCK`, `BREAK_LOOP` and `CONTINUE_LOOP` find their block; `END_FINALLY` and
//!   `WITH_CLEANUP` find what the beginning of a handler put on the stack; wherever paths meet, both stacks have the
//!   same height and the same blocks.
//!
//! It does not know the types of values. That `MAKE_FUNCTION` finds a code object, `FOR_ITER` an iterator, or a
//! function with free variables a closure that fits is for the machine to check.
//!
//! Everything that CPython 2.7.18's compiler makes of its standard library is accepted.

mod effect;
mod flow;
mod layout;
mod stack;

use std::rc::Rc;

use thiserror::Error;

use super::{ByteOffset, Code, CodeFlags, Const, Opcode};

/// The longest `co_code` that is accepted, in bytes: almost thirty times the longest one in the standard library.
pub const MAX_CODE_SIZE: usize = 1 << 20;

/// The greatest `co_stacksize` that is accepted, in slots. A list display needs a slot for each of its items.
pub const MAX_STACK_SIZE: u32 = 1 << 20;

/// The greatest number of blocks in each other (`CO_MAXBLOCKS`).
pub const MAX_BLOCKS: u32 = 20;

/// Why code is refused.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{path}{}: {reason}", .offset.map(|offset| format!(", offset {offset}")).unwrap_or_default())]
pub struct VerifyError {
    /// Which code object: names from the outermost on, such as `<module>.f.<lambda>`.
    pub path: String,
    /// Where in its `co_code`, if the reason lies there.
    pub offset: Option<ByteOffset>,
    /// What is wrong.
    pub reason: Reason,
}

/// What can be wrong with code.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Reason {
    /// `co_code` is longer than [`MAX_CODE_SIZE`].
    #[error("co_code has {0} bytes, more than {MAX_CODE_SIZE}")]
    CodeSize(usize),
    /// `co_stacksize` is greater than [`MAX_STACK_SIZE`].
    #[error("co_stacksize is {0}, more than {MAX_STACK_SIZE}")]
    StackSize(u32),
    /// Every local variable has a name.
    #[error("co_nlocals is {nlocals}, but co_varnames has {names} names")]
    Locals {
        /// `co_nlocals`.
        nlocals: u32,
        /// Length of `co_varnames`.
        names: usize,
    },
    /// Parameters are the first local variables.
    #[error("there are {parameters} parameters, but co_nlocals is {nlocals}")]
    Parameters {
        /// `co_argcount`, and one each for `*args` and `**kwargs`.
        parameters: u64,
        /// `co_nlocals`.
        nlocals: u32,
    },
    /// `CO_NOFREE` lets a call skip the making of cells.
    #[error("co_flags has CO_NOFREE, but there are cell or free variables")]
    NoFree,
    /// Nothing surrounds a module that could give it a closure.
    #[error("the code of a module cannot have free variables")]
    ModuleClosure,
    /// CPython would make a generator of a module's code, and run nothing.
    #[error("the code of a module cannot be that of a generator (CO_GENERATOR)")]
    ModuleGenerator,
    /// 2.7 has no opcode of this number.
    #[error("{0} is no opcode")]
    UnknownOpcode(u8),
    /// `co_code` ends within an instruction.
    #[error("the code ends within the argument of an instruction")]
    Truncated,
    /// `EXTENDED_ARG` is not followed by an instruction with an argument.
    #[error("EXTENDED_ARG is followed by no instruction that could have a longer argument")]
    Prefix,
    /// An index beyond the end of what it is an index of.
    #[error("{opcode} has the argument {arg}, but {table} has {length} items", opcode = .opcode.name())]
    Operand {
        /// The instruction.
        opcode: Opcode,
        /// Its argument.
        arg: u32,
        /// `co_consts`, `co_names` and so on.
        table: &'static str,
        /// How many items that has.
        length: usize,
    },
    /// A number that has no meaning to this opcode.
    #[error("{opcode} has the argument {arg}, which must be {allowed}", opcode = .opcode.name())]
    Argument {
        /// The instruction.
        opcode: Opcode,
        /// Its argument.
        arg: u32,
        /// What it may be.
        allowed: &'static str,
    },
    /// A jump, or the handler of a block, out of the code or into the middle of an instruction.
    #[error("{opcode} leads to offset {target}, where no instruction begins", opcode = .opcode.name())]
    JumpTarget {
        /// The instruction.
        opcode: Opcode,
        /// Where it leads.
        target: ByteOffset,
    },
    /// `STOP_CODE` can be reached.
    #[error("STOP_CODE is not an instruction to run")]
    StopCode,
    /// A generator is made by the flag, so that this could only confuse a caller.
    #[error("YIELD_VALUE in code whose co_flags have no CO_GENERATOR")]
    Yield,
    /// The last instruction is not the end of the run.
    #[error("the code can run off its end")]
    End,
    /// Too few values on the value stack.
    #[error("{opcode} needs {needed} values on the stack, where {found} are", opcode = .opcode.name())]
    Underflow {
        /// The instruction.
        opcode: Opcode,
        /// How many values it takes off or looks at.
        needed: u64,
        /// How many there are.
        found: u32,
    },
    /// Too few values above the level of the innermost block.
    #[error("{opcode} needs {needed} values on the stack, where the innermost block has {found}", opcode = .opcode.name())]
    BelowBlock {
        /// The instruction.
        opcode: Opcode,
        /// How many values it takes off or looks at.
        needed: u64,
        /// How many there are above the block's level.
        found: u32,
    },
    /// What a `finally` handler was entered with is one to three values; nothing but `END_FINALLY` and
    /// `WITH_CLEANUP` knows how many.
    #[error("{opcode} would take apart what the finally handler was entered with", opcode = .opcode.name())]
    TakesApart {
        /// The instruction.
        opcode: Opcode,
    },
    /// The value stack would grow beyond `co_stacksize`.
    #[error("{opcode} can need {needed} stack slots, but co_stacksize is {stacksize}", opcode = .opcode.name())]
    Overflow {
        /// The instruction.
        opcode: Opcode,
        /// How many slots are in use after it.
        needed: u64,
        /// `co_stacksize`.
        stacksize: u32,
    },
    /// More than [`MAX_BLOCKS`] blocks in each other.
    #[error("there are more than {MAX_BLOCKS} blocks in each other")]
    Blocks,
    /// `POP_BLOCK` without a block.
    #[error("POP_BLOCK where no block is set up")]
    NoBlock,
    /// `BREAK_LOOP` or `CONTINUE_LOOP` without a loop around it.
    #[error("{opcode} where no loop is set up", opcode = .opcode.name())]
    NoLoop {
        /// The instruction: `END_FINALLY` too, which goes on with what the `finally` handler interrupted.
        opcode: Opcode,
    },
    /// `END_FINALLY` or `WITH_CLEANUP` outside of a handler.
    #[error("{opcode} does not find on the stack what a handler begins with", opcode = .opcode.name())]
    NoHandler {
        /// The instruction.
        opcode: Opcode,
    },
    /// One `finally` handler would have to go on with two different loops.
    #[error("the finally handler is entered by CONTINUE_LOOPs that lead to {0} and to {1}")]
    TwoContinues(ByteOffset, ByteOffset),
    /// Paths meet with value stacks of different heights.
    #[error("paths meet at offset {at} with {one} and with {other} values on the stack")]
    Heights {
        /// Where they meet.
        at: ByteOffset,
        /// Values on the stack on one path.
        one: u32,
        /// Values on the stack on another.
        other: u32,
    },
    /// Paths meet with different block stacks.
    #[error("paths meet at offset {0} with different blocks")]
    DifferentBlocks(ByteOffset),
    /// Paths meet, and only one of them is in a `finally` handler, with what that was entered with on the stack.
    #[error("paths meet at offset {0} within and outside of a finally handler")]
    DifferentContents(ByteOffset),
    /// Code that no compiler makes, built to keep the verifier busy.
    #[error("the paths through the code are too many to be checked")]
    Work,
}

/// Where and why: an error without the path of the code object.
type Refusal = (Option<ByteOffset>, Reason);

/// Checks the code of a module, and every code object within it.
///
/// # Errors
/// The first thing that is wrong, in the order in which [`dis_all`](super::dis::dis_all) shows code objects.
pub fn verify(module: &Code) -> Result<(), VerifyError> {
    let refused = |reason| Err(VerifyError { path: module.name.to_text(), offset: None, reason });
    if !module.freevars.is_empty() {
        return refused(Reason::ModuleClosure);
    }
    if module.flags.has(CodeFlags::GENERATOR) {
        return refused(Reason::ModuleGenerator);
    }
    verify_nested(module)
}

/// Checks a code object of any kind, and every code object within it.
///
/// # Errors
/// As [`verify`].
pub fn verify_nested(code: &Code) -> Result<(), VerifyError> {
    let mut todo = vec![Rc::new(Place { code, outer: None })];
    while let Some(place) = todo.pop() {
        verify_one(place.code).map_err(|(offset, reason)| VerifyError { path: place.path(), offset, reason })?;
        let inner = inner_codes(&place.code.consts);
        todo.extend(inner.into_iter().rev().map(|code| Rc::new(Place { code, outer: Some(Rc::clone(&place)) })));
    }
    Ok(())
}

/// A code object and those around it.
struct Place<'a> {
    code: &'a Code,
    outer: Option<Rc<Place<'a>>>,
}

impl Place<'_> {
    /// The names from the outermost on. They are joined for an error only: names can be long, and places many.
    fn path(&self) -> String {
        let mut names = vec![self.code.name.to_text()];
        let mut outer = &self.outer;
        while let Some(place) = outer {
            names.push(place.code.name.to_text());
            outer = &place.outer;
        }
        names.reverse();
        names.join(".")
    }
}

/// The code objects among constants, also those within tuples and other containers.
fn inner_codes(consts: &[Const]) -> Vec<&Code> {
    let mut found = Vec::new();
    let mut todo: Vec<&Const> = consts.iter().rev().collect();
    while let Some(constant) = todo.pop() {
        match constant {
            Const::Code(code) => found.push(&**code),
            Const::Tuple(items) => todo.extend(items.iter().rev()),
            Const::List(items) | Const::Set(items) | Const::FrozenSet(items) => todo.extend(items.iter().rev()),
            Const::Dict(pairs) => todo.extend(pairs.iter().rev().flat_map(|(key, value)| [value, key])),
            _ => {}
        }
    }
    found
}

fn verify_one(code: &Code) -> Result<(), Refusal> {
    verify_counts(code).map_err(|reason| (None, reason))?;
    let layout = layout::check(code)?;
    flow::check(code, &layout)
}

/// What `PyCode_New` and `PyEval_EvalCodeEx` rely on.
fn verify_counts(code: &Code) -> Result<(), Reason> {
    let size = code.code.bytes.len();
    if size > MAX_CODE_SIZE {
        return Err(Reason::CodeSize(size));
    }
    if code.stacksize > MAX_STACK_SIZE {
        return Err(Reason::StackSize(code.stacksize));
    }
    let (nlocals, names) = (code.nlocals, code.varnames.len());
    if nlocals as usize != names {
        return Err(Reason::Locals { nlocals, names });
    }
    let extra = [CodeFlags::VARARGS, CodeFlags::VARKEYWORDS].into_iter().filter(|&flag| code.flags.has(flag)).count();
    let parameters = u64::from(code.argcount) + extra as u64;
    if parameters > u64::from(nlocals) {
        return Err(Reason::Parameters { parameters, nlocals });
    }
    if code.flags.has(CodeFlags::NOFREE) && !(code.cellvars.is_empty() && code.freevars.is_empty()) {
        return Err(Reason::NoFree);
    }
    Ok(())
}
