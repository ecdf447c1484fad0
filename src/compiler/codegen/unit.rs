//! The code object under construction, and how instructions are added to it.

use indexmap::IndexSet;
use rustc_hash::FxBuildHasher;

use super::constants::Constants;
use super::{Compiler, Result, finish, scope};
use crate::bytecode::{Code, Const, Opcode, PyString};
use crate::compiler::assemble::{BlockId, Blocks, Operand};
use crate::compiler::ast::Identifier;
use crate::compiler::mangle::mangle;
use crate::compiler::symtable::{NodeKey, Scope, ScopeId};
use crate::compiler::{CompileError, ErrorKind};

/// Names by the order in which they were first used.
pub(super) type Names = IndexSet<Identifier, FxBuildHasher>;

/// How many blocks may be nested in a function: the frame's block stack has a fixed size (`CO_MAXBLOCKS`).
const MAX_BLOCKS: usize = 20;

/// `co_name`.
#[derive(Debug)]
pub(super) enum CodeName {
    /// An identifier, or one of the names that CPython interns.
    Name(Identifier),
    /// `<genexpr>`, `<setcomp>`, `<dictcomp>`, which it does not.
    Comprehension(&'static str),
}

impl CodeName {
    pub(super) fn into_string(self) -> PyString {
        match self {
            Self::Name(name) => PyString::interned(name),
            Self::Comprehension(name) => PyString::new(name.as_bytes()),
        }
    }
}

/// A code object under construction (CPython's `struct compiler_unit`).
#[derive(Debug)]
pub(super) struct Unit {
    pub(super) scope: ScopeId,
    pub(super) name: CodeName,
    pub(super) consts: Constants,
    pub(super) names: Names,
    /// Parameters first, the other locals as they are come by.
    pub(super) varnames: Names,
    /// Sorted.
    pub(super) cellvars: Vec<Identifier>,
    /// Sorted; their indexes go on where those of `cellvars` end.
    pub(super) freevars: Vec<Identifier>,
    /// The class whose private names are mangled.
    pub(super) class: Option<Identifier>,
    pub(super) argcount: u32,
    pub(super) blocks: Blocks,
    /// The loops and `try` statements around the current place.
    pub(super) frame_blocks: Vec<FrameBlock>,
    /// None in a module: its first instruction tells.
    pub(super) firstlineno: Option<u32>,
    /// The line of the current statement or expression; 0 before the first.
    lineno: u32,
    /// Whether an instruction was added since `lineno` changed (`u_lineno_set`).
    line_is_marked: bool,
}

/// What will be on the frame's block stack at run time (`struct fblockinfo`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FrameBlock {
    /// A loop, and where it goes on.
    Loop(BlockId),
    /// The body of `try … except`.
    Except,
    /// The body of `try … finally` or of `with`.
    FinallyTry,
    /// The `finally` part.
    FinallyEnd,
}

impl Unit {
    pub(super) fn new(
        id: ScopeId,
        scope: &Scope,
        name: CodeName,
        class: Option<Identifier>,
        firstlineno: Option<u32>,
    ) -> Self {
        Self {
            scope: id,
            name,
            consts: Constants::default(),
            names: Names::default(),
            varnames: scope.varnames.iter().cloned().collect(),
            cellvars: scope.cell_names(),
            freevars: scope.free_names(),
            class,
            argcount: 0,
            blocks: Blocks::new(),
            frame_blocks: Vec::new(),
            firstlineno,
            lineno: 0,
            line_is_marked: false,
        }
    }

    /// The index of a name's cell: among the cell variables, or behind them among the free ones.
    pub(super) fn cell_index(&self, name: &Identifier) -> Option<u32> {
        self.cellvars.binary_search(name).ok().map(|index| index as u32)
    }

    /// The same for a name whose cell comes from outside.
    pub(super) fn free_index(&self, name: &Identifier) -> Option<u32> {
        self.freevars.binary_search(name).ok().map(|index| (self.cellvars.len() + index) as u32)
    }
}

/// Adding instructions.
impl Compiler<'_> {
    /// An instruction without an argument (`ADDOP`).
    pub(super) fn emit(&mut self, opcode: Opcode) {
        self.add_instruction(opcode, Operand::None);
    }

    /// An instruction with a number (`ADDOP_I`).
    pub(super) fn emit_number(&mut self, opcode: Opcode, number: usize) {
        // CPython counts in C's int; no program text is large enough to get there.
        self.add_instruction(opcode, Operand::Number(number as u32));
    }

    /// A jump to a block (`ADDOP_JREL`, `ADDOP_JABS`).
    pub(super) fn emit_jump(&mut self, opcode: Opcode, target: BlockId) {
        self.add_instruction(opcode, Operand::Jump(target));
    }

    /// `LOAD_CONST` (`ADDOP_O` with `consts`).
    pub(super) fn load_const(&mut self, constant: Const) {
        let index = self.unit.consts.add(constant);
        self.add_instruction(Opcode::LoadConst, Operand::Number(index));
    }

    /// An instruction with a name as it stands (`ADDOP_O` with `names`).
    pub(super) fn emit_raw_name(&mut self, opcode: Opcode, name: Identifier) {
        let index = self.unit.names.insert_full(name).0;
        self.emit_number(opcode, index);
    }

    /// An instruction with a name, mangled if it is private to a class (`ADDOP_NAME`).
    pub(super) fn emit_name(&mut self, opcode: Opcode, name: &Identifier) {
        let name = self.mangle(name);
        self.emit_raw_name(opcode, name);
    }

    /// `name` as it is called inside of the current class.
    pub(super) fn mangle(&self, name: &Identifier) -> Identifier {
        mangle(self.unit.class.as_ref(), name)
    }

    fn add_instruction(&mut self, opcode: Opcode, operand: Operand) {
        let unit = &mut self.unit;
        let line = if unit.line_is_marked { 0 } else { unit.lineno };
        unit.line_is_marked = true;
        unit.blocks.push(opcode, operand, line);
    }

    /// Makes a block to jump to (`compiler_new_block`).
    pub(super) fn new_block(&mut self) -> BlockId {
        self.unit.blocks.new_block()
    }

    /// What follows is in `block` (`compiler_use_next_block`).
    pub(super) fn use_block(&mut self, block: BlockId) {
        self.unit.blocks.use_block(block);
    }

    /// What follows is in a block of its own (`NEXT_BLOCK`).
    pub(super) fn next_block(&mut self) {
        self.unit.blocks.next_block();
    }
}

/// Lines.
impl Compiler<'_> {
    /// The next instruction begins this line, even if the one before was on it too.
    pub(super) fn begin_line(&mut self, lineno: u32) {
        self.unit.lineno = lineno;
        self.unit.line_is_marked = false;
    }

    /// The next instruction begins this line, unless the current one is the same or a later one.
    pub(super) fn begin_later_line(&mut self, lineno: u32) {
        if lineno > self.unit.lineno {
            self.begin_line(lineno);
        }
    }

    /// A `SyntaxError` at the current line (`compiler_error`).
    pub(super) fn error(&self, message: &str) -> CompileError {
        self.file.error(message, self.unit.lineno)
    }

    /// A `SyntaxWarning` at the current line.
    pub(super) fn warn(&mut self, message: &str) {
        self.warnings.push(self.file.warning(message, self.unit.lineno));
    }
}

/// Units and blocks that begin and end.
impl Compiler<'_> {
    /// Begins the code object of a node that has a scope (`compiler_enter_scope`).
    pub(super) fn enter(&mut self, node: impl Into<NodeKey>, name: CodeName, lineno: u32) -> Result {
        let id = self
            .table
            .scope_of(node)
            .ok_or_else(|| CompileError::unlocated(ErrorKind::SystemError, "unknown symbol table entry"))?;
        let class = self.unit.class.clone();
        let unit = Unit::new(id, scope(self.table, id)?, name, class, Some(lineno));
        self.outer.push(std::mem::replace(&mut self.unit, unit));
        Ok(())
    }

    /// Ends it, and goes on with the one around (`assemble`, `compiler_exit_scope`).
    pub(super) fn leave(&mut self) -> Result<Code> {
        self.return_none_at_end();
        let Some(outer) = self.outer.pop() else {
            return Err(CompileError::unlocated(ErrorKind::SystemError, "no unit around this one"));
        };
        let unit = std::mem::replace(&mut self.unit, outer);
        let scope = scope(self.table, unit.scope)?;
        Ok(finish::finish(unit, scope, self.flags, self.file, &mut self.folding))
    }

    /// Code that falls off its end returns `None`.
    pub(super) fn return_none_at_end(&mut self) {
        if !self.unit.blocks.current_returns() {
            self.next_block();
            self.load_const(Const::None);
            self.emit(Opcode::ReturnValue);
        }
    }

    /// The scope of the current unit.
    pub(super) fn scope(&self) -> Result<&Scope> {
        scope(self.table, self.unit.scope)
    }

    /// Notes that a loop or `try` begins (`compiler_push_fblock`).
    pub(super) fn push_frame_block(&mut self, block: FrameBlock) -> Result {
        if self.unit.frame_blocks.len() >= MAX_BLOCKS {
            return Err(CompileError::unlocated(ErrorKind::SyntaxError, "too many statically nested blocks"));
        }
        self.unit.frame_blocks.push(block);
        Ok(())
    }

    /// Notes that it ends.
    pub(super) fn pop_frame_block(&mut self) {
        self.unit.frame_blocks.pop();
    }
}
