//! What an instruction does to the depth of the value stack.

use crate::bytecode::Opcode;

/// By how much `opcode` makes the stack deeper, at the most (`opcode_stack_effect`).
///
/// The numbers are CPython's, also where they are too careful or not careful enough: `END_FINALLY` pops one to three
/// entries, `FOR_ITER` pushes one or ends the loop.
pub(super) fn stack_effect(opcode: Opcode, arg: i32) -> i32 {
    use Opcode as Op;
    match opcode {
        Op::SetupWith => 4,

        Op::DupTopx => arg,

        Op::DupTop
        | Op::LoadLocals
        | Op::ForIter
        | Op::LoadConst
        | Op::LoadName
        | Op::BuildMap
        | Op::ImportFrom
        | Op::LoadGlobal
        | Op::LoadFast
        | Op::LoadClosure
        | Op::LoadDeref => 1,

        Op::StopCode
        | Op::Nop
        | Op::RotTwo
        | Op::RotThree
        | Op::RotFour
        | Op::UnaryPositive
        | Op::UnaryNegative
        | Op::UnaryNot
        | Op::UnaryConvert
        | Op::UnaryInvert
        | Op::Slice0
        | Op::GetIter
        | Op::PrintNewline
        | Op::BreakLoop
        | Op::YieldValue
        | Op::PopBlock
        | Op::DeleteName
        | Op::DeleteGlobal
        | Op::LoadAttr
        | Op::JumpForward
        | Op::JumpIfFalseOrPop
        | Op::JumpIfTrueOrPop
        | Op::JumpAbsolute
        | Op::ContinueLoop
        | Op::SetupLoop
        | Op::SetupExcept
        | Op::SetupFinally
        | Op::DeleteFast
        | Op::ExtendedArg => 0,

        Op::PopTop
        | Op::SetAdd
        | Op::ListAppend
        | Op::BinaryPower
        | Op::BinaryMultiply
        | Op::BinaryDivide
        | Op::BinaryModulo
        | Op::BinaryAdd
        | Op::BinarySubtract
        | Op::BinarySubscr
        | Op::BinaryFloorDivide
        | Op::BinaryTrueDivide
        | Op::BinaryLshift
        | Op::BinaryRshift
        | Op::BinaryAnd
        | Op::BinaryXor
        | Op::BinaryOr
        | Op::InplaceFloorDivide
        | Op::InplaceTrueDivide
        | Op::InplaceAdd
        | Op::InplaceSubtract
        | Op::InplaceMultiply
        | Op::InplaceDivide
        | Op::InplaceModulo
        | Op::InplacePower
        | Op::InplaceLshift
        | Op::InplaceRshift
        | Op::InplaceAnd
        | Op::InplaceXor
        | Op::InplaceOr
        | Op::Slice1
        | Op::Slice2
        | Op::DeleteSlice0
        | Op::PrintExpr
        | Op::PrintItem
        | Op::PrintNewlineTo
        | Op::WithCleanup
        | Op::ReturnValue
        | Op::ImportStar
        | Op::StoreName
        | Op::DeleteAttr
        | Op::StoreGlobal
        | Op::CompareOp
        | Op::ImportName
        | Op::PopJumpIfFalse
        | Op::PopJumpIfTrue
        | Op::StoreFast
        | Op::StoreDeref => -1,

        Op::MapAdd
        | Op::Slice3
        | Op::StoreSlice0
        | Op::DeleteSlice1
        | Op::DeleteSlice2
        | Op::StoreMap
        | Op::DeleteSubscr
        | Op::PrintItemTo
        | Op::BuildClass
        | Op::StoreAttr => -2,

        Op::StoreSlice1 | Op::StoreSlice2 | Op::DeleteSlice3 | Op::StoreSubscr | Op::ExecStmt | Op::EndFinally => -3,

        Op::StoreSlice3 => -4,

        Op::UnpackSequence => arg - 1,
        Op::BuildTuple | Op::BuildList | Op::BuildSet => 1 - arg,
        Op::RaiseVarargs | Op::MakeFunction => -arg,
        Op::MakeClosure => -arg - 1,
        Op::CallFunction => -call_arguments(arg),
        Op::CallFunctionVar | Op::CallFunctionKw => -call_arguments(arg) - 1,
        Op::CallFunctionVarKw => -call_arguments(arg) - 2,
        Op::BuildSlice if arg == 3 => -2,
        Op::BuildSlice => -1,
    }
}

/// Stack entries that a call takes: one for each positional argument, two for each keyword.
fn call_arguments(arg: i32) -> i32 {
    arg % 256 + 2 * (arg / 256)
}
