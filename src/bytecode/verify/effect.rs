//! How instructions that go straight on change the value stack.

use crate::bytecode::{Instruction, Opcode};

/// How many values an instruction takes off the value stack, and how many it then puts there.
pub(super) struct Effect {
    pub(super) pops: u64,
    pub(super) pushes: u64,
}

/// The effect of an instruction that treats all values alike and goes on with the next one, whatever they are.
///
/// `None` for the others: those that jump, end a path, work with blocks, or move values about on the stack.
pub(super) fn effect(instruction: &Instruction) -> Option<Effect> {
    use Opcode::*;
    let arg = u64::from(instruction.arg());
    let (pops, pushes) = match instruction.opcode {
        Nop | ExtendedArg | DeleteName | DeleteGlobal | DeleteFast | PrintNewline => (0, 0),
        LoadConst | LoadName | LoadGlobal | LoadFast | LoadClosure | LoadDeref | LoadLocals | BuildMap => (0, 1),
        PopTop | StoreName | StoreGlobal | StoreFast | StoreDeref | DeleteAttr | ImportStar => (1, 0),
        PrintExpr | PrintItem | PrintNewlineTo => (1, 0),
        StoreAttr | DeleteSubscr | PrintItemTo => (2, 0),
        StoreSubscr | ExecStmt => (3, 0),
        UnaryPositive | UnaryNegative | UnaryNot | UnaryConvert | UnaryInvert | GetIter | LoadAttr | YieldValue => {
            (1, 1)
        }
        ImportFrom => (1, 2),
        BinaryPower | BinaryMultiply | BinaryDivide | BinaryModulo | BinaryAdd | BinarySubtract | BinarySubscr
        | BinaryFloorDivide | BinaryTrueDivide | BinaryLshift | BinaryRshift | BinaryAnd | BinaryXor | BinaryOr => {
            (2, 1)
        }
        InplacePower | InplaceMultiply | InplaceDivide | InplaceModulo | InplaceAdd | InplaceSubtract
        | InplaceFloorDivide | InplaceTrueDivide | InplaceLshift | InplaceRshift | InplaceAnd | InplaceXor
        | InplaceOr => (2, 1),
        CompareOp | ImportName => (2, 1),
        StoreMap | BuildClass => (3, 1),
        Slice0 => (1, 1),
        Slice1 | Slice2 => (2, 1),
        Slice3 => (3, 1),
        StoreSlice0 => (2, 0),
        StoreSlice1 | StoreSlice2 => (3, 0),
        StoreSlice3 => (4, 0),
        DeleteSlice0 => (1, 0),
        DeleteSlice1 | DeleteSlice2 => (2, 0),
        DeleteSlice3 => (3, 0),
        BuildTuple | BuildList | BuildSet | BuildSlice => (arg, 1),
        UnpackSequence => (1, arg),
        CallFunction => (call_arguments(arg) + 1, 1),
        CallFunctionVar | CallFunctionKw => (call_arguments(arg) + 2, 1),
        CallFunctionVarKw => (call_arguments(arg) + 3, 1),
        MakeFunction => (arg + 1, 1),
        MakeClosure => (arg + 2, 1),
        StopCode | RotTwo | RotThree | RotFour | DupTop | DupTopx | ListAppend | SetAdd | MapAdd | BreakLoop
        | ContinueLoop | WithCleanup | ReturnValue | RaiseVarargs | PopBlock | EndFinally | ForIter | JumpForward
        | JumpAbsolute | JumpIfFalseOrPop | JumpIfTrueOrPop | PopJumpIfFalse | PopJumpIfTrue | SetupLoop
        | SetupExcept | SetupFinally | SetupWith => return None,
    };
    Some(Effect { pops, pushes })
}

/// Stack slots of a call's arguments: one for each positional, two for each keyword.
fn call_arguments(arg: u64) -> u64 {
    (arg & 0xff) + 2 * (arg >> 8 & 0xff)
}
