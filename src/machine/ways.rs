//! [`Way`]: which short way an instruction has through the loop, found once when its code is loaded.
//!
//! An instruction may have two: one of its own, and one that it goes together with those after it. `LOAD_FAST n`,
//! `LOAD_CONST 2`, `COMPARE_OP <`, `POP_JUMP_IF_FALSE` are four instructions, and count as four; but nobody can see the value stack
//! between them, so who does not watch need not push what is popped at once.

use super::code::Instruction;
use super::number::Binary;
use crate::bytecode::Opcode;

/// How many instructions the longest way goes.
pub(super) const LONGEST: i64 = 4;

/// COMPARE_OP's number of the first operator that does not order: `in`.
const FIRST_OTHER_COMPARISON: u32 = 6;
/// COMPARE_OP's number of `exception match`, which no short way does.
const EXCEPTION_MATCH: u32 = 10;

/// An instruction as the loop of [`quick`](super::quick) reads it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Quick {
    /// The way of this instruction alone.
    pub(super) way: Way,
    /// The way of this one and those after it; the same as `way` if there is none.
    pub(super) joint: Way,
    /// Its argument, as in [`Instruction`], but for [`Way::Slice`].
    pub(super) arg: u32,
}

impl Quick {
    /// What there is behind the last instruction.
    pub(super) const NONE: Self = Self { way: Way::Long, joint: Way::Long, arg: 0 };
}

/// A short way: what the loop does for an instruction, or for some that often follow one another.
///
/// Those with an opcode's name go it alone. The others are named by what their instructions do together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Way {
    /// There is none: [`Eval::execute`](super::eval::Eval) does it.
    Long,
    LoadFast,
    StoreFast,
    LoadConst,
    LoadGlobal,
    StoreGlobal,
    LoadName,
    StoreName,
    LoadDeref,
    StoreDeref,
    PopTop,
    DupTop,
    DupTopx,
    RotTwo,
    RotThree,
    UnaryNot,
    /// BINARY_ADD and INPLACE_ADD, which differ only for objects; so with the others.
    Add,
    Subtract,
    Multiply,
    Divide,
    FloorDivide,
    Modulo,
    And,
    Or,
    Xor,
    LeftShift,
    RightShift,
    CompareOp,
    LoadAttr,
    StoreAttr,
    Subscr,
    StoreSubscr,
    /// SLICE+0 to SLICE+3, by the argument: bit 0 says that there is a start, bit 1 that there is a stop.
    Slice,
    Jump,
    PopJumpIfFalse,
    PopJumpIfTrue,
    JumpIfFalseOrPop,
    JumpIfTrueOrPop,
    ListAppend,
    UnpackSequence,
    BuildTuple,
    BuildList,
    GetIter,
    ForIter,
    SetupLoop,
    PopBlock,
    BreakLoop,
    /// CALL_FUNCTION.
    Call,
    Return,
    Yield,

    /// LOAD_FAST, LOAD_FAST.
    TwoLocals,
    /// LOAD_FAST, LOAD_CONST.
    LocalAndConst,
    /// LOAD_FAST, LOAD_FAST, an operator; and STORE_FAST, if that follows.
    AddLocals,
    SubtractLocals,
    MultiplyLocals,
    /// LOAD_FAST, LOAD_CONST, an operator; and STORE_FAST, if that follows.
    AddConst,
    SubtractConst,
    /// LOAD_FAST, LOAD_FAST, COMPARE_OP, POP_JUMP_IF_FALSE.
    JumpUnlessLocals,
    /// LOAD_FAST, LOAD_CONST, COMPARE_OP, POP_JUMP_IF_FALSE.
    JumpUnlessConst,
    /// COMPARE_OP, POP_JUMP_IF_FALSE.
    JumpUnlessCompared,
    /// LOAD_FAST, LOAD_ATTR.
    AttrOfLocal,

    // Each *load* is a LOAD_FAST, LOAD_CONST, LOAD_DEREF, LOAD_GLOBAL or LOAD_NAME.
    /// Load, load, one of the rarer operators; and STORE_FAST, if that follows.
    OperateOnTwo,
    /// Load, one of the rarer operators on what lies on the stack and that; and STORE_FAST, if that follows.
    OperateWithOne,
    /// Load, load, COMPARE_OP, POP_JUMP_IF_FALSE.
    JumpUnlessTwo,
    /// Load, COMPARE_OP, POP_JUMP_IF_FALSE.
    JumpUnlessOne,
    /// Load, POP_JUMP_IF_FALSE or POP_JUMP_IF_TRUE.
    JumpOnOne,
    /// Load, load, BINARY_SUBSCR; and POP_JUMP_IF_FALSE or POP_JUMP_IF_TRUE, if that follows.
    SubscrOfTwo,
    /// Load, BINARY_SUBSCR.
    SubscrByOne,
    /// Load, load, STORE_SUBSCR.
    StoreSubscrOfTwo,
    /// Load, load, STORE_ATTR.
    StoreAttrOfTwo,
    /// Load, STORE_ATTR.
    StoreAttrOfOne,
    /// Load, RETURN_VALUE: up to that.
    ReturnOne,
    /// FOR_ITER, STORE_FAST.
    ForLocal,
    /// STORE_FAST, JUMP_ABSOLUTE.
    StoreAndJump,
    /// STORE_FAST, LOAD_FAST.
    StoreAndLoad,
    /// LOAD_CONST, an operator on what lies on the stack and that.
    AddToConst,
    SubtractFromConst,
}

/// The ways of all instructions of a code object.
pub(super) fn of(instructions: &[Instruction]) -> Box<[Quick]> {
    (0..instructions.len())
        .map(|index| {
            let rest = instructions.get(index..).unwrap_or_default();
            let way = rest.first().map_or(Way::Long, |&instruction| alone(instruction));
            Quick { way, joint: joint(rest).unwrap_or(way), arg: rest.first().map_or(0, argument) }
        })
        .collect()
}

/// The argument of one instruction: its own, or what its opcode says.
fn argument(instruction: &Instruction) -> u32 {
    match instruction.opcode {
        Opcode::Slice1 => 1,
        Opcode::Slice2 => 2,
        Opcode::Slice3 => 3,
        _ => instruction.arg,
    }
}

/// The way of one instruction.
fn alone(instruction: Instruction) -> Way {
    match instruction.opcode {
        Opcode::LoadFast => Way::LoadFast,
        Opcode::StoreFast => Way::StoreFast,
        Opcode::LoadConst => Way::LoadConst,
        Opcode::LoadGlobal => Way::LoadGlobal,
        Opcode::StoreGlobal => Way::StoreGlobal,
        Opcode::LoadName => Way::LoadName,
        Opcode::StoreName => Way::StoreName,
        Opcode::LoadDeref => Way::LoadDeref,
        Opcode::StoreDeref => Way::StoreDeref,
        Opcode::PopTop => Way::PopTop,
        Opcode::DupTop => Way::DupTop,
        Opcode::DupTopx if instruction.arg == 2 => Way::DupTopx,
        Opcode::RotTwo => Way::RotTwo,
        Opcode::RotThree => Way::RotThree,
        Opcode::UnaryNot => Way::UnaryNot,
        Opcode::BinaryAdd | Opcode::InplaceAdd => Way::Add,
        Opcode::BinarySubtract | Opcode::InplaceSubtract => Way::Subtract,
        Opcode::BinaryMultiply | Opcode::InplaceMultiply => Way::Multiply,
        Opcode::BinaryDivide | Opcode::InplaceDivide => Way::Divide,
        Opcode::BinaryFloorDivide | Opcode::InplaceFloorDivide => Way::FloorDivide,
        Opcode::BinaryModulo | Opcode::InplaceModulo => Way::Modulo,
        Opcode::BinaryAnd | Opcode::InplaceAnd => Way::And,
        Opcode::BinaryOr | Opcode::InplaceOr => Way::Or,
        Opcode::BinaryXor | Opcode::InplaceXor => Way::Xor,
        Opcode::BinaryLshift | Opcode::InplaceLshift => Way::LeftShift,
        Opcode::BinaryRshift | Opcode::InplaceRshift => Way::RightShift,
        Opcode::CompareOp => Way::CompareOp,
        Opcode::LoadAttr => Way::LoadAttr,
        Opcode::StoreAttr => Way::StoreAttr,
        Opcode::BinarySubscr => Way::Subscr,
        Opcode::StoreSubscr => Way::StoreSubscr,
        Opcode::Slice0 | Opcode::Slice1 | Opcode::Slice2 | Opcode::Slice3 => Way::Slice,
        Opcode::JumpForward | Opcode::JumpAbsolute => Way::Jump,
        Opcode::PopJumpIfFalse => Way::PopJumpIfFalse,
        Opcode::PopJumpIfTrue => Way::PopJumpIfTrue,
        Opcode::JumpIfFalseOrPop => Way::JumpIfFalseOrPop,
        Opcode::JumpIfTrueOrPop => Way::JumpIfTrueOrPop,
        Opcode::ListAppend => Way::ListAppend,
        Opcode::UnpackSequence => Way::UnpackSequence,
        Opcode::BuildTuple => Way::BuildTuple,
        Opcode::BuildList => Way::BuildList,
        Opcode::GetIter => Way::GetIter,
        Opcode::ForIter => Way::ForIter,
        Opcode::SetupLoop => Way::SetupLoop,
        Opcode::PopBlock => Way::PopBlock,
        Opcode::BreakLoop => Way::BreakLoop,
        Opcode::CallFunction => Way::Call,
        Opcode::ReturnValue => Way::Return,
        Opcode::YieldValue => Way::Yield,
        _ => Way::Long,
    }
}

/// The way of the first of these instructions with those after it, if there is one.
fn joint(instructions: &[Instruction]) -> Option<Way> {
    use Opcode::{CompareOp, ForIter, JumpAbsolute, LoadConst, LoadFast, PopJumpIfFalse, StoreFast};
    let behind = instructions.get(1..).unwrap_or_default();
    reading(instructions).or_else(|| {
        Some(match opcodes(instructions) {
            [CompareOp, PopJumpIfFalse, ..] if compares(instructions.first(), FIRST_OTHER_COMPARISON) => {
                Way::JumpUnlessCompared
            }
            [ForIter, StoreFast, ..] => Way::ForLocal,
            [StoreFast, JumpAbsolute, ..] => Way::StoreAndJump,
            // What follows may go a longer way with those after it.
            _ if reading(behind).is_some() => return None,
            [LoadFast, LoadFast, ..] => Way::TwoLocals,
            [LoadFast, LoadConst, ..] => Way::LocalAndConst,
            [StoreFast, LoadFast, ..] => Way::StoreAndLoad,
            _ => return None,
        })
    })
}

/// The way of loads with an instruction that reads what they have loaded: it is read where it lies.
fn reading(instructions: &[Instruction]) -> Option<Way> {
    use Opcode::{
        BinaryAdd, BinaryMultiply, BinarySubscr, BinarySubtract, CompareOp, InplaceAdd, InplaceMultiply,
        InplaceSubtract, LoadAttr, LoadConst, LoadFast, PopJumpIfFalse, PopJumpIfTrue, ReturnValue, StoreAttr,
        StoreSubscr,
    };
    let opcodes = opcodes(instructions);
    let compares = |index: usize, below: u32| compares(instructions.get(index), below);
    Some(match opcodes {
        [LoadFast, LoadFast, BinaryAdd | InplaceAdd, _] => Way::AddLocals,
        [LoadFast, LoadFast, BinarySubtract | InplaceSubtract, _] => Way::SubtractLocals,
        [LoadFast, LoadFast, BinaryMultiply | InplaceMultiply, _] => Way::MultiplyLocals,
        [LoadFast, LoadFast, CompareOp, PopJumpIfFalse] if compares(2, FIRST_OTHER_COMPARISON) => Way::JumpUnlessLocals,
        [LoadFast, LoadConst, BinaryAdd | InplaceAdd, _] => Way::AddConst,
        [LoadFast, LoadConst, BinarySubtract | InplaceSubtract, _] => Way::SubtractConst,
        [LoadFast, LoadConst, CompareOp, PopJumpIfFalse] if compares(2, FIRST_OTHER_COMPARISON) => Way::JumpUnlessConst,
        [LoadFast, LoadAttr, ..] => Way::AttrOfLocal,
        [LoadConst, BinaryAdd | InplaceAdd, ..] => Way::AddToConst,
        [LoadConst, BinarySubtract | InplaceSubtract, ..] => Way::SubtractFromConst,
        [first, second, third, fourth] if loads(first) && loads(second) => match third {
            CompareOp if fourth == PopJumpIfFalse && compares(2, EXCEPTION_MATCH) => Way::JumpUnlessTwo,
            BinarySubscr => Way::SubscrOfTwo,
            StoreSubscr => Way::StoreSubscrOfTwo,
            StoreAttr => Way::StoreAttrOfTwo,
            operator if operates(operator) => Way::OperateOnTwo,
            _ => return None,
        },
        [first, second, third, _] if loads(first) => match second {
            CompareOp if third == PopJumpIfFalse && compares(1, FIRST_OTHER_COMPARISON) => Way::JumpUnlessOne,
            PopJumpIfFalse | PopJumpIfTrue => Way::JumpOnOne,
            BinarySubscr => Way::SubscrByOne,
            StoreAttr => Way::StoreAttrOfOne,
            ReturnValue => Way::ReturnOne,
            operator if operates(operator) => Way::OperateWithOne,
            _ => return None,
        },
        _ => return None,
    })
}

/// The opcodes of the first instructions.
fn opcodes(instructions: &[Instruction]) -> [Opcode; LONGEST as usize] {
    std::array::from_fn(|index| instructions.get(index).map_or(Opcode::Nop, |instruction| instruction.opcode))
}

/// Whether this is a COMPARE_OP by an operator whose number is below that.
fn compares(instruction: Option<&Instruction>, below: u32) -> bool {
    instruction.is_some_and(|compare| compare.arg < below)
}

/// Whether an opcode pushes what lies somewhere else, and nothing happens besides.
fn loads(opcode: Opcode) -> bool {
    use Opcode::{LoadConst, LoadDeref, LoadFast, LoadGlobal, LoadName};
    matches!(opcode, LoadFast | LoadConst | LoadDeref | LoadGlobal | LoadName)
}

/// Whether this is one of the rarer operators: the others are part of the loop, where another turn costs less than a call.
fn operates(opcode: Opcode) -> bool {
    let way = alone(Instruction { opcode, arg: 0 });
    way.operator().is_some() && !matches!(way, Way::Add | Way::Subtract | Way::Multiply)
}

impl Way {
    /// The operator, of a way that is one on two values.
    #[inline(always)]
    pub(super) fn operator(self) -> Option<Binary> {
        Some(match self {
            Self::Add => Binary::Add,
            Self::Subtract => Binary::Subtract,
            Self::Multiply => Binary::Multiply,
            Self::Divide => Binary::Divide,
            Self::FloorDivide => Binary::FloorDivide,
            Self::Modulo => Binary::Modulo,
            Self::And => Binary::And,
            Self::Or => Binary::Or,
            Self::Xor => Binary::Xor,
            Self::LeftShift => Binary::LeftShift,
            Self::RightShift => Binary::RightShift,
            _ => return None,
        })
    }
}
