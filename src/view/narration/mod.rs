//! One sentence for each instruction that has run: what it did, in the reader's words first and C's names second.
//!
//! A sentence is made from what was written down while the instruction ran ([`Told`]) and from what was known before
//! ([`Before`]). Every opcode has its own, and each of its ways: a jump taken or not, a frame made or reused. The
//! match on opcodes in `done` has no arm for "all others", so that none can be forgotten.
//!
//! | file | whose sentences |
//! |---|---|
//! | `words` | how sentences are put together |
//! | `moves` | loads, stores, and what rearranges the value stack |
//! | `operators` | operators, items, slices, attributes, and what builds containers |
//! | `flow` | jumps, loops, blocks, `return`, and the end of `finally` |
//! | `calls` | making functions, calling, printing |
//! | `c_step` | the steps of C code within a call |
//! | `statements` | `with`, imports, `exec`, classes |
//! | `resumed` | generators that go on, and Python code that C code calls |
//! | `raised` | whatever ended in an exception |
//! | `missing` | what the machine does not run |

pub(super) mod c_step;
pub(super) mod c_step_short;
mod calls;
mod flow;
mod missing;
mod moves;
mod operators;
mod raised;
mod resumed;
mod statements;
pub(super) mod words;

use std::collections::BTreeMap;
use std::rc::Rc;

use super::effects::{Record, Said, Told};
use super::schema::{Effect, FrameOrigin, Leaving, ObjectId as WireId, Place, Span};
use super::values::wire_id;
use crate::bytecode::Opcode;
use crate::machine::code::CodeBody;
use crate::machine::{Activation, Machine, Status};
use words::{Words, code, finish, plain};

/// How many of the topmost values of the value stack are known before an instruction.
const KNOWN_TOP: usize = 4;

/// What was known before the instruction.
pub(super) struct Before {
    /// The frame that runs it.
    pub(super) frame: WireId,
    /// The frame's code.
    pub(super) body: Rc<CodeBody>,
    /// The instruction's index.
    pub(super) index: u32,
    /// Its opcode.
    pub(super) opcode: Opcode,
    /// Its argument; for a jump, the index of the instruction that it jumps to.
    pub(super) arg: u32,
    /// `f_globals`.
    globals: WireId,
    /// `f_builtins`.
    builtins: WireId,
    /// The topmost values of the value stack, the top first.
    top: Vec<Said>,
    /// What CALL_FUNCTION is about to call.
    callable: Option<Said>,
    /// Who waits for the frame's result.
    caller: Caller,
}

/// Who waits for a frame's result.
#[derive(Clone, Debug, PartialEq)]
enum Caller {
    /// Nobody: the frame is the program's own.
    Nobody,
    /// A Python frame, of this name.
    Frame(String),
    /// A builtin, of this name.
    Native(String),
}

impl Before {
    /// What there is to know about the instruction that runs next; `None` if there is none.
    pub(super) fn of(machine: &Machine) -> Option<Self> {
        let heap = &machine.heap;
        let id = machine.next_frame()?;
        let frame = heap.frame(id)?;
        let instruction = *frame.body.instructions.get(frame.next as usize)?;
        let callable_depth = match instruction.opcode {
            Opcode::CallFunction => Some(arguments(instruction.arg)),
            Opcode::CallFunctionVar | Opcode::CallFunctionKw => Some(arguments(instruction.arg) + 1),
            Opcode::CallFunctionVarKw => Some(arguments(instruction.arg) + 2),
            _ => None,
        };
        let caller = match machine.activations().iter().nth_back(1) {
            None => Caller::Nobody,
            Some(Activation::Native(call)) => Caller::Native(call.builtin.name().to_owned()),
            Some(Activation::Python(call)) => {
                Caller::Frame(heap.frame(call.frame).map(|frame| frame.body.name()).unwrap_or_default())
            }
        };
        Some(Self {
            frame: wire_id(heap, id),
            body: Rc::clone(&frame.body),
            index: frame.next,
            opcode: instruction.opcode,
            arg: instruction.arg,
            globals: wire_id(heap, frame.globals),
            builtins: wire_id(heap, frame.builtins),
            top: frame.stack.iter().rev().take(KNOWN_TOP).map(|&value| Said::of(heap, value)).collect(),
            callable: callable_depth.map(|depth| Said::of(heap, frame.peek(depth as usize))),
            caller,
        })
    }
}

/// How many values the positionals and keywords of CALL_FUNCTION's argument are.
fn arguments(oparg: u32) -> u32 {
    (oparg & 0xff) + 2 * (oparg >> 8 & 0xff)
}

/// The sentence about an instruction that has run and left the machine in this status.
pub(super) fn narrate(before: &Before, record: &Record, status: &Status) -> Vec<Span> {
    let story = Story {
        before,
        told: &record.told,
        names: &record.names,
        ended: !matches!(status, Status::Running | Status::Waiting),
    };
    finish(match status {
        Status::Unsupported(message) => missing::sentence(&story, message),
        Status::Waiting => calls::waits(&story),
        _ if story.raised().is_some() && !story.has_recovered() => raised::sentence(&story),
        _ => resumed::sentence(&story).unwrap_or_else(|| done(&story)),
    })
}

/// The sentence about an instruction that did what it is for.
fn done(story: &Story<'_>) -> Words {
    match story.before.opcode {
        Opcode::Nop
        | Opcode::PopTop
        | Opcode::RotTwo
        | Opcode::RotThree
        | Opcode::RotFour
        | Opcode::DupTop
        | Opcode::DupTopx
        | Opcode::LoadConst
        | Opcode::LoadFast
        | Opcode::LoadName
        | Opcode::LoadGlobal
        | Opcode::LoadLocals
        | Opcode::LoadClosure
        | Opcode::LoadDeref
        | Opcode::StoreFast
        | Opcode::StoreName
        | Opcode::StoreGlobal
        | Opcode::StoreDeref
        | Opcode::DeleteFast
        | Opcode::DeleteName
        | Opcode::DeleteGlobal
        | Opcode::UnpackSequence => moves::sentence(story),
        Opcode::JumpForward
        | Opcode::JumpAbsolute
        | Opcode::PopJumpIfFalse
        | Opcode::PopJumpIfTrue
        | Opcode::JumpIfFalseOrPop
        | Opcode::JumpIfTrueOrPop
        | Opcode::GetIter
        | Opcode::ForIter
        | Opcode::SetupLoop
        | Opcode::SetupExcept
        | Opcode::SetupFinally
        | Opcode::PopBlock
        | Opcode::BreakLoop
        | Opcode::ContinueLoop
        | Opcode::EndFinally
        | Opcode::RaiseVarargs
        | Opcode::YieldValue
        | Opcode::ReturnValue => flow::sentence(story),
        Opcode::MakeFunction
        | Opcode::MakeClosure
        | Opcode::CallFunction
        | Opcode::CallFunctionVar
        | Opcode::CallFunctionKw
        | Opcode::CallFunctionVarKw
        | Opcode::PrintItem
        | Opcode::PrintNewline => calls::sentence(story),
        Opcode::StopCode
        | Opcode::PrintExpr
        | Opcode::PrintItemTo
        | Opcode::PrintNewlineTo
        | Opcode::WithCleanup
        | Opcode::SetupWith
        | Opcode::ImportStar
        | Opcode::ImportName
        | Opcode::ImportFrom
        | Opcode::ExecStmt
        | Opcode::BuildClass
        | Opcode::DeleteAttr
        | Opcode::ExtendedArg => statements::sentence(story),
        Opcode::UnaryPositive
        | Opcode::UnaryNegative
        | Opcode::UnaryInvert
        | Opcode::UnaryNot
        | Opcode::UnaryConvert
        | Opcode::BinaryPower
        | Opcode::BinaryMultiply
        | Opcode::BinaryDivide
        | Opcode::BinaryTrueDivide
        | Opcode::BinaryFloorDivide
        | Opcode::BinaryModulo
        | Opcode::BinaryAdd
        | Opcode::BinarySubtract
        | Opcode::BinaryLshift
        | Opcode::BinaryRshift
        | Opcode::BinaryAnd
        | Opcode::BinaryXor
        | Opcode::BinaryOr
        | Opcode::InplacePower
        | Opcode::InplaceMultiply
        | Opcode::InplaceDivide
        | Opcode::InplaceTrueDivide
        | Opcode::InplaceFloorDivide
        | Opcode::InplaceModulo
        | Opcode::InplaceAdd
        | Opcode::InplaceSubtract
        | Opcode::InplaceLshift
        | Opcode::InplaceRshift
        | Opcode::InplaceAnd
        | Opcode::InplaceXor
        | Opcode::InplaceOr
        | Opcode::CompareOp
        | Opcode::BinarySubscr
        | Opcode::StoreSubscr
        | Opcode::DeleteSubscr
        | Opcode::Slice0
        | Opcode::Slice1
        | Opcode::Slice2
        | Opcode::Slice3
        | Opcode::StoreSlice0
        | Opcode::StoreSlice1
        | Opcode::StoreSlice2
        | Opcode::StoreSlice3
        | Opcode::DeleteSlice0
        | Opcode::DeleteSlice1
        | Opcode::DeleteSlice2
        | Opcode::DeleteSlice3
        | Opcode::BuildSlice
        | Opcode::BuildTuple
        | Opcode::BuildList
        | Opcode::BuildMap
        | Opcode::BuildSet
        | Opcode::SetAdd
        | Opcode::StoreMap
        | Opcode::MapAdd
        | Opcode::ListAppend
        | Opcode::LoadAttr
        | Opcode::StoreAttr => operators::sentence(story),
    }
}

/// What an instruction did, to be told.
struct Story<'a> {
    before: &'a Before,
    told: &'a [Told],
    names: &'a BTreeMap<u64, String>,
    /// Whether the run is over.
    ended: bool,
}

impl<'a> Story<'a> {
    fn frame(&self) -> WireId {
        self.before.frame
    }

    /// The name of a frame or function that was told of.
    fn name(&self, id: WireId) -> Words {
        match self.names.get(&(id as u64)) {
            Some(name) => code(name),
            None if id == self.frame() => self.own_name(),
            None => plain("a frame"),
        }
    }

    /// The name of the code that ran the instruction.
    fn own_name(&self) -> Words {
        code(&self.before.body.name())
    }

    /// A name of `co_names`.
    fn co_name(&self) -> Words {
        let name = self.before.body.code.names.get(self.before.arg as usize);
        code(&name.map(|name| name.to_text()).unwrap_or_default())
    }

    /// A name of `co_varnames`.
    fn local_name(&self) -> Words {
        let name = self.before.body.code.varnames.get(self.before.arg as usize);
        code(&name.map(|name| name.to_text()).unwrap_or_default())
    }

    /// A name of `co_cellvars` or `co_freevars`.
    fn cell_name(&self) -> Words {
        code(&self.before.body.cell_name(self.before.arg).map(|name| name.to_text()).unwrap_or_default())
    }

    fn moves(&self) -> impl Iterator<Item = Moved<'a>> {
        self.told.iter().filter_map(|told| match (&told.effect, &told.said) {
            (Effect::Move { from, to, copies, .. }, Some(said)) => {
                Some(Moved { said, from, to, copies: *copies, variables: &told.variables })
            }
            _ => None,
        })
    }

    fn on_own_stack(&self, place: &Place) -> bool {
        matches!(place, Place::Stack { frame, .. } if *frame == self.frame())
    }

    /// What the frame's value stack lost, in this order: an operand on top comes first.
    fn used(&self) -> Vec<&'a Said> {
        let used = |moved: &Moved<'_>| self.on_own_stack(moved.from) && matches!(moved.to, Place::Used | Place::Output);
        self.moves().filter(used).map(|moved| moved.said).collect()
    }

    /// What came onto the frame's value stack, and from where.
    fn pushed(&self) -> Vec<Moved<'a>> {
        self.moves().filter(|moved| self.on_own_stack(moved.to)).collect()
    }

    /// What came onto the frame's value stack last: a result.
    fn result(&self) -> Option<&'a Said> {
        self.pushed().last().map(|moved| moved.said)
    }

    /// Where a value that moved came from.
    fn entry_dict(&self) -> Option<WireId> {
        self.moves().find_map(|moved| match (moved.from, moved.to) {
            (Place::Entry { dict, .. }, _) | (_, Place::Entry { dict, .. }) => Some(*dict),
            _ => None,
        })
    }

    /// The dict that lost an entry.
    fn cleared_dict(&self) -> Option<WireId> {
        self.told.iter().find_map(|told| match &told.effect {
            Effect::Clear { place: Place::Entry { dict, .. } } => Some(*dict),
            _ => None,
        })
    }

    /// Where the frame goes on, if not at the next instruction.
    fn jumped(&self) -> Option<u32> {
        self.told.iter().rev().find_map(|told| match told.effect {
            Effect::Jumped { to, .. } => Some(to),
            _ => None,
        })
    }

    /// The block that was popped last.
    fn popped_block(&self) -> Option<&'a str> {
        self.told.iter().rev().find_map(|told| match &told.effect {
            Effect::BlockPopped { block, .. } => Some(&*block.op),
            _ => None,
        })
    }

    /// The exception that was raised first.
    fn raised(&self) -> Option<(&'a str, &'a str)> {
        self.told.iter().find_map(|told| match &told.effect {
            Effect::Raised { exception, message, .. } => Some((&**exception, &**message)),
            _ => None,
        })
    }

    /// Whether C code has taken the exception, and the instruction went on to its result: `close()` of a generator.
    fn has_recovered(&self) -> bool {
        let last_raised = self.told.iter().rposition(|told| matches!(told.effect, Effect::Raised { .. }));
        let after = self.told.get(last_raised.map_or(0, |index| index + 1)..).unwrap_or_default();
        let jumped = after.iter().any(|told| matches!(told.effect, Effect::Jumped { .. }));
        let result = after.iter().any(|told| match &told.effect {
            Effect::Move { from: Place::Made, to, .. } => self.on_own_stack(to),
            _ => false,
        });
        result && !jumped
    }

    /// The frames that were left, and their callers.
    fn left(&self) -> impl Iterator<Item = (WireId, Leaving)> {
        self.told.iter().filter_map(|told| match told.effect {
            Effect::FrameLeft { frame, how, .. } => Some((frame, how)),
            _ => None,
        })
    }

    /// The frame that began to run, or runs again: the newest.
    fn entered(&self) -> Option<WireId> {
        self.told.iter().rev().find_map(|told| match told.effect {
            Effect::FrameEntered { frame } => Some(frame),
            _ => None,
        })
    }

    /// Where a frame that was made came from.
    fn origin(&self, wanted: WireId) -> Option<FrameOrigin> {
        self.told.iter().find_map(|told| match told.effect {
            Effect::FrameMade { frame, origin, .. } if frame == wanted => Some(origin),
            _ => None,
        })
    }

    /// The builtin that began last.
    fn native_entered(&self) -> Option<&'a str> {
        self.told.iter().rev().find_map(|told| match &told.effect {
            Effect::CCallEntered { name } => Some(&**name),
            _ => None,
        })
    }

    /// Whether a frame was unlinked from its caller, to wait in its generator.
    fn is_suspended(&self, wanted: WireId) -> bool {
        self.told.iter().any(|told| matches!(told.effect, Effect::FrameSuspended { frame, .. } if frame == wanted))
    }

    /// The offset of the instruction that a jump's argument leads to.
    fn target(&self) -> u32 {
        self.before.body.offset(self.before.arg)
    }

    /// Whether a place is behind the instruction.
    fn is_behind(&self, offset: u32) -> bool {
        offset <= self.before.body.offset(self.before.index)
    }
}

/// A value that moved.
#[derive(Clone, Copy)]
struct Moved<'a> {
    said: &'a Said,
    from: &'a Place,
    to: &'a Place,
    copies: bool,
    variables: &'a [String],
}
