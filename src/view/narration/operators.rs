//! Operators, items, slices, attributes, and what builds containers.

use super::Story;
use super::words::{Words, code, count, in_words, list, plain, tell, thing, thing_or};
use crate::bytecode::{COMPARE_OPS, Opcode};
use crate::view::effects::Said;
use crate::view::schema::Kind;

pub(super) fn sentence(story: &Story<'_>) -> Words {
    let used = story.used();
    let operand = |index: usize| thing_or(used.get(index).copied(), "a value");
    let result = || thing_or(story.result(), "a value");
    let arg = story.before.arg as usize;
    match story.before.opcode {
        Opcode::CompareOp if arg == EXCEPTION_MATCH => exception_match(story),
        Opcode::BinarySubscr => tell("{} is {}.", &[item(&used), result()]),
        Opcode::StoreSubscr => tell("{} becomes {}.", &[operand(2), item(&used)]),
        Opcode::DeleteSubscr => tell("{} is deleted.", &[item(&used)]),
        Opcode::Slice0 | Opcode::Slice1 | Opcode::Slice2 | Opcode::Slice3 => {
            tell("The slice {} is a new object: {}.", &[expression(story), result()])
        }
        Opcode::StoreSlice0 | Opcode::StoreSlice1 | Opcode::StoreSlice2 | Opcode::StoreSlice3 => {
            let value = thing_or(used.last().copied(), "a sequence");
            tell("The items of {} take the place of {}.", &[value, expression(story)])
        }
        Opcode::DeleteSlice0 | Opcode::DeleteSlice1 | Opcode::DeleteSlice2 | Opcode::DeleteSlice3 => {
            tell("The items {} are deleted.", &[expression(story)])
        }
        Opcode::BuildSlice => {
            let parts = used.iter().rev().map(|part| thing(part)).collect();
            tell("{} become the slice object {}.", &[list(parts), result()])
        }
        Opcode::BuildTuple if arg == 0 => tell("The empty tuple, {}, goes onto the value stack.", &[result()]),
        Opcode::BuildList if arg == 0 => tell("A new empty list, {}, goes onto the value stack.", &[result()]),
        Opcode::BuildTuple => tell("{} a new tuple, {}.", &[values_become(arg), result()]),
        Opcode::BuildList => tell("{} a new list, {}.", &[values_become(arg), result()]),
        Opcode::BuildSet if arg == 0 => tell("A new empty set, {}, goes onto the value stack.", &[result()]),
        Opcode::BuildSet => tell("{} a new set, {}.", &[values_become(arg), result()]),
        Opcode::SetAdd => tell("{} goes into the set that is being made.", &[operand(0)]),
        Opcode::BuildMap if arg == 0 => tell("A new empty dict, {}, goes onto the value stack.", &[result()]),
        Opcode::BuildMap => tell(
            "A new empty dict, {}, with room for {} goes onto the value stack.",
            &[result(), plain(&if arg == 1 { "one entry".to_owned() } else { format!("{} entries", in_words(arg)) })],
        ),
        Opcode::StoreMap | Opcode::MapAdd => tell("{} goes into the dict under the key {}.", &[operand(1), operand(0)]),
        Opcode::ListAppend => {
            let item = story.moves().find(|moved| story.on_own_stack(moved.from)).map(|moved| moved.said);
            tell("{} is appended to the list that is being made.", &[thing_or(item, "a value")])
        }
        Opcode::LoadAttr => tell("The attribute {} of {} is {}.", &[story.co_name(), operand(0), result()]),
        Opcode::StoreAttr => tell("{} becomes the attribute {} of {}.", &[operand(1), story.co_name(), operand(0)]),
        opcode if inplace(opcode).is_some() => inplace_sentence(story),
        // Operators that make one value of one or two.
        _ => tell("{} gives {}.", &[expression(story), result()]),
    }
}

/// The number of `exception match` among the comparisons.
const EXCEPTION_MATCH: usize = 10;

/// `the three values on top of the value stack become`
fn values_become(number: usize) -> Words {
    if number == 1 {
        plain("the value on top of the value stack becomes")
    } else {
        tell("the {} on top of the value stack become", &[count(number, "value")])
    }
}

/// Where a container keeps an item, from the operands: the key, and below it the container.
fn item(used: &[&Said]) -> Words {
    let (key, container) = (used.first().copied(), used.get(1).copied());
    let is = |said: Option<&Said>, kind| said.is_some_and(|said| said.kind == Some(kind));
    let place = match (is(key, Kind::Other), is(container, Kind::Dict)) {
        (_, true) => "the entry of {} under {}",
        (true, _) => "the slice of {} at {}",
        _ => "the item of {} at {}",
    };
    tell(place, &[thing_or(container, "the container"), thing_or(key, "the key")])
}

/// What an operator was asked for, as Python writes it: `1 + 2`, `items[0]`, `-x`.
pub(super) fn expression(story: &Story<'_>) -> Words {
    let used = story.used();
    let mut text = String::new();
    for letter in pattern(story).chars() {
        match letter.to_digit(10) {
            Some(operand) => text.push_str(used.get(operand as usize).map_or("…", |said| &said.text)),
            None => text.push(letter),
        }
    }
    code(&text)
}

/// An expression with digits for the operands: 0 is the one that was on top of the value stack.
fn pattern(story: &Story<'_>) -> String {
    let opcode = story.before.opcode;
    let symbol = match opcode {
        Opcode::CompareOp => COMPARE_OPS.get(story.before.arg as usize).copied(),
        _ => operator(opcode).or_else(|| inplace(opcode)),
    };
    if let Some(symbol) = symbol {
        return ["1 ", symbol, " 0"].concat();
    }
    let fixed = match opcode {
        Opcode::UnaryPositive => "+0",
        Opcode::UnaryNegative => "-0",
        Opcode::UnaryInvert => "~0",
        Opcode::UnaryNot => "not 0",
        Opcode::UnaryConvert => "repr(0)",
        Opcode::Slice0 | Opcode::StoreSlice0 | Opcode::DeleteSlice0 => "0[:]",
        Opcode::Slice1 | Opcode::StoreSlice1 | Opcode::DeleteSlice1 => "1[0:]",
        Opcode::Slice2 | Opcode::StoreSlice2 | Opcode::DeleteSlice2 => "1[:0]",
        Opcode::Slice3 | Opcode::StoreSlice3 | Opcode::DeleteSlice3 => "2[1:0]",
        _ => "1[0]",
    };
    fixed.to_owned()
}

/// The symbol of a binary operator.
fn operator(opcode: Opcode) -> Option<&'static str> {
    Some(match opcode {
        Opcode::BinaryPower => "**",
        Opcode::BinaryMultiply => "*",
        Opcode::BinaryDivide | Opcode::BinaryTrueDivide => "/",
        Opcode::BinaryFloorDivide => "//",
        Opcode::BinaryModulo => "%",
        Opcode::BinaryAdd => "+",
        Opcode::BinarySubtract => "-",
        Opcode::BinaryLshift => "<<",
        Opcode::BinaryRshift => ">>",
        Opcode::BinaryAnd => "&",
        Opcode::BinaryXor => "^",
        Opcode::BinaryOr => "|",
        _ => return None,
    })
}

/// The symbol of an operator that may change its left operand.
fn inplace(opcode: Opcode) -> Option<&'static str> {
    Some(match opcode {
        Opcode::InplacePower => "**=",
        Opcode::InplaceMultiply => "*=",
        Opcode::InplaceDivide | Opcode::InplaceTrueDivide => "/=",
        Opcode::InplaceFloorDivide => "//=",
        Opcode::InplaceModulo => "%=",
        Opcode::InplaceAdd => "+=",
        Opcode::InplaceSubtract => "-=",
        Opcode::InplaceLshift => "<<=",
        Opcode::InplaceRshift => ">>=",
        Opcode::InplaceAnd => "&=",
        Opcode::InplaceXor => "^=",
        Opcode::InplaceOr => "|=",
        _ => return None,
    })
}

/// `+=` and its like: whether the left operand itself was changed.
fn inplace_sentence(story: &Story<'_>) -> Words {
    let used = story.used();
    let (left, right) = (used.get(1).copied(), used.first().copied());
    let result = story.result();
    if let (Some(Said { id: Some(left), .. }), Some(Said { id: Some(same), .. })) = (left, result)
        && left == same
    {
        let symbol = inplace(story.before.opcode).unwrap_or_default();
        let change = code(&[symbol, " ", right.map_or("…", |said| &*said.text)].concat());
        return tell("{} changes the object itself, which is {} now.", &[change, thing_or(result, "another")]);
    }
    tell("{} gives {}.", &[expression(story), thing_or(result, "a value")])
}

/// COMPARE_OP `exception match`: an `except` clause asks whether the exception is its business.
fn exception_match(story: &Story<'_>) -> Words {
    let used = story.used();
    let (wanted, exception) = (used.first().copied(), used.get(1).copied());
    let text = |said: Option<&Said>| code(said.map_or("…", |said| &*said.text));
    let pieces = [text(wanted), text(exception)];
    if story.result().is_some_and(|result| result.text == "True") {
        tell("The `except` clause wants {}, and {} is one: `True`.", &pieces)
    } else {
        tell("The `except` clause wants {}, and {} is not one: `False`.", &pieces)
    }
}
