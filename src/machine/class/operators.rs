//! Operators on instances of classes of the program (`Objects/abstract.c`, the slot functions of `typeobject.c`, and
//! `half_binop` of `classobject.c`).

use super::Special;
use super::wrapper::BINARY;
use crate::machine::heap::Heap;
use crate::machine::number::Binary;
use crate::machine::object::Object;
use crate::machine::types::Type;
use crate::machine::value::Value;
use crate::machine::{Fault, Machine, Outcome};

/// What a type has in the slot of an operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Slot {
    /// Nothing.
    None,
    /// `slot_nb_add` and its kin: asks the class.
    Hook,
    /// `instance_add` and its kin: asks the old-style instance.
    Old,
    /// The function of this builtin type.
    Builtin(Type),
}

/// The builtin type whose function a builtin type has in the slot of an operation.
fn own_function(operation: Operation, of: Type) -> Option<Type> {
    let operator = match operation {
        Operation::Operator(operator) | Operation::InPlace(operator) => Some(operator),
        Operation::Divmod => None,
    };
    let is_of_sets = matches!(operator, Some(Binary::Subtract | Binary::And | Binary::Or | Binary::Xor));
    let is_of_bits =
        matches!(operator, Some(Binary::LeftShift | Binary::RightShift | Binary::And | Binary::Or | Binary::Xor));
    match of {
        Type::Int | Type::Bool => Some(Type::Int),
        Type::Long => Some(of),
        Type::Float | Type::Complex if !is_of_bits => Some(of),
        Type::Str | Type::Unicode if operator == Some(Binary::Modulo) => Some(of),
        Type::Set | Type::Frozenset if is_of_sets => Some(Type::Set),
        Type::DictKeys | Type::DictItems if is_of_sets => Some(Type::DictKeys),
        _ => None,
    }
}

/// What has a plain and a reflected form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Operation {
    /// An operator.
    Operator(Binary),
    /// An operator in its in-place form.
    InPlace(Binary),
    /// `divmod()`
    Divmod,
}

impl Operation {
    /// The names of its plain and its reflected form.
    fn specials(self) -> (Special, Special) {
        match self {
            Self::Operator(operator) | Self::InPlace(operator) => {
                let (plain, reflected, _) = operator.specials();
                (plain, reflected)
            }
            Self::Divmod => (Special::Divmod, Special::Rdivmod),
        }
    }

    /// Whether it goes through `ternary_op`.
    fn is_power(self) -> bool {
        matches!(self, Self::Operator(Binary::Power) | Self::InPlace(Binary::Power))
    }

    /// Does it, whatever the operands are.
    fn perform(self, machine: &mut Machine, v: Value, w: Value) -> Outcome<Value> {
        match self {
            Self::Operator(operator) => machine.binary(operator, v, w, false),
            Self::InPlace(operator) => machine.binary(operator, v, w, true),
            Self::Divmod => machine.divmod(v, w),
        }
    }

    /// Does it as the builtin types of the operands do.
    fn perform_own(self, machine: &mut Machine, v: Value, w: Value) -> Outcome<Value> {
        match self {
            Self::Operator(operator) | Self::InPlace(operator) => machine.builtin_binary(operator, v, w, false),
            Self::Divmod => machine.own_divmod(v, w),
        }
    }
}

impl Heap {
    /// Whether what an operation does with this value may be said by a class of the program.
    #[inline]
    pub(in crate::machine) fn is_classy(&self, value: Value) -> bool {
        match value.as_object() {
            Some(id) => match self.raw(id) {
                Object::Instance(_) | Object::OldInstance(_) => true,
                Object::Class(class) => matches!(self.raw(class.metaclass), Object::Class(_)),
                _ => false,
            },
            None => false,
        }
    }
}

impl Binary {
    /// The names of its plain, its reflected and its in-place form.
    fn specials(self) -> (Special, Special, Special) {
        let found = BINARY.iter().find(|(operator, ..)| *operator == self);
        found.map_or((Special::Add, Special::Radd, Special::Iadd), |&(_, plain, reflected, inplace)| {
            (plain, reflected, inplace)
        })
    }
}

impl Machine {
    /// `v op w`, or `v op= w`, where one of them is an instance of a class of the program (`binary_iop`, `binary_op`).
    pub(in crate::machine) fn hooked_binary(
        &mut self,
        operator: Binary,
        v: Value,
        w: Value,
        inplace: bool,
    ) -> Outcome<Value> {
        if let Some(result) = self.binary_of_numbers(operator, v, w, inplace)? {
            return Ok(result);
        }
        let done = match operator {
            Binary::Add => self.add_sequences(v, w, inplace)?,
            Binary::Multiply => self.multiply_sequence(v, w, inplace)?,
            _ => None,
        };
        match done {
            Some(result) => Ok(result),
            None => Err(self.unsupported_operands(operator.symbol(inplace), v, w)),
        }
    }

    /// The same by the slots of numbers (`binary_iop1`, `binary_op1`); `None` where nobody does it.
    pub(in crate::machine) fn binary_of_numbers(
        &mut self,
        operator: Binary,
        v: Value,
        w: Value,
        inplace: bool,
    ) -> Outcome<Option<Value>> {
        let (_, _, in_place) = operator.specials();
        let operation = Operation::Operator(operator);
        if inplace {
            let result = match self.is_old(v) {
                true => {
                    // `do_binop_inplace`
                    let operation = Operation::InPlace(operator);
                    match self.half_binary(operation, in_place, v, w, false)? {
                        None => self.old_binary(operation, v, w)?,
                        result => result,
                    }
                }
                false if self.heap.has_hook(v, in_place) => self.call_hook("slot_nb_inplace", v, in_place, &[w])?,
                false => self.own_in_place(operator, v, w)?,
            };
            if let Some(result) = result.filter(|&result| result != Value::NOT_IMPLEMENTED) {
                return Ok(Some(result));
            }
            if operator == Binary::Power && (self.is_old(v) || self.heap.has_hook(v, in_place)) {
                return self.in_place_power_of_other(v, w);
            }
        }
        self.binary_by_slots(operation, v, w)
    }

    /// What comes after the left operand's `nb_inplace_power`: the right one's, and never an `nb_power` (`ternary_op`).
    fn in_place_power_of_other(&mut self, v: Value, w: Value) -> Outcome<Option<Value>> {
        let is_asked = self.is_old(w) && !self.is_old(v);
        let result = if is_asked { self.old_binary(Operation::InPlace(Binary::Power), v, w)? } else { None };
        match result {
            None => self.binary_by_coercion(Operation::InPlace(Binary::Power), v, w),
            result => Ok(result),
        }
    }

    /// `set_ior` and its kin: what builtin types have in the slots of in-place operators.
    fn own_in_place(&mut self, operator: Binary, v: Value, w: Value) -> Outcome<Option<Value>> {
        // `fixup_slot_dispatchers` gives a subclass's `nb_inplace_add` what it finds under `__iadd__`.
        let grows = matches!(self.heap.at(v), Object::List(_) | Object::Deque(_));
        if operator == Binary::Add && grows && self.heap.is_classy(v) {
            return self.sequence_binary(Binary::Add, v, w, true).map(Some);
        }
        let is_open = self.heap.as_set(v).is_some_and(|set| !set.frozen);
        match is_open && self.heap.as_set(w).is_some() {
            true => self.set_binary(operator, v, w, true),
            false => Ok(None),
        }
    }

    /// `sq_concat`, `sq_inplace_concat`: a class that defines `__add__` (or `__iadd__`) has none. `None` where the left
    /// operand has none.
    pub(in crate::machine) fn add_sequences(&mut self, v: Value, w: Value, inplace: bool) -> Outcome<Option<Value>> {
        let grows = matches!(self.heap.at(v), Object::List(_) | Object::Deque(_));
        if inplace && grows && !self.heap.has_hook(v, Special::Iadd) {
            return self.sequence_binary(Binary::Add, v, w, true).map(Some);
        }
        match self.is_repeatable(v) && !self.heap.has_hook(v, Special::Add) {
            true => self.sequence_binary(Binary::Add, v, w, false).map(Some),
            false => Ok(None),
        }
    }

    /// `sq_repeat`, `sq_inplace_repeat`: a class that defines `__mul__` or `__rmul__` (or `__imul__`) has none. `None`
    /// where neither operand has one.
    fn multiply_sequence(&mut self, v: Value, w: Value, inplace: bool) -> Outcome<Option<Value>> {
        if let Some(result) = self.own_repetition(v, w, inplace)? {
            return Ok(Some(result));
        }
        // In place, a left operand that is any sequence keeps the right one from being asked.
        if self.has_repeat(w) && !(inplace && self.has_sequence_slots(v)) {
            return self.sequence_repeat(w, v, false).map(Some);
        }
        Ok(None)
    }

    /// What a left operand that can be repeated gives, which others are not.
    pub(in crate::machine) fn own_repetition(&mut self, v: Value, w: Value, inplace: bool) -> Outcome<Option<Value>> {
        let grows = matches!(self.heap.at(v), Object::List(_)) && !self.heap.has_hook(v, Special::Imul);
        if inplace && grows {
            return self.sequence_repeat(v, w, true).map(Some);
        }
        match self.has_repeat(v) {
            true => self.sequence_repeat(v, w, false).map(Some),
            false => Ok(None),
        }
    }

    fn is_repeatable(&self, value: Value) -> bool {
        matches!(self.heap.at(value), Object::List(_) | Object::Tuple(_) | Object::Str(_) | Object::Unicode(_))
    }

    fn has_repeat(&self, value: Value) -> bool {
        let is_overridden = [Special::Mul, Special::Rmul].iter().any(|&special| self.heap.has_hook(value, special));
        self.is_repeatable(value) && !is_overridden
    }

    /// Whether a value's type has a `tp_as_sequence`; those of classes of the program all have one.
    fn has_sequence_slots(&self, value: Value) -> bool {
        let is_heap_type = self.heap.own_class(value).is_some_and(|class| self.heap.as_class(class).is_some());
        is_heap_type
            || self.is_repeatable(value)
            || matches!(
                self.heap.at(value),
                Object::OldInstance(_)
                    | Object::Dict(_)
                    | Object::Xrange(_)
                    | Object::Set(_)
                    | Object::Deque(_)
                    | Object::DictView(..)
                    | Object::DictProxy(_)
                    | Object::Exception(_)
            )
    }

    /// `sequence * count`, where the count may be an instance with an `__index__` (`sequence_repeat`).
    fn sequence_repeat(&mut self, sequence: Value, count: Value, inplace: bool) -> Outcome<Value> {
        match self.index_of(count)? {
            Some(index) => {
                let result = self.repeat(sequence, index, inplace);
                self.heap.release(index);
                result
            }
            None => self.repeat(sequence, count, inplace),
        }
    }

    /// `binary_op1`: `None` where nobody does it.
    fn binary_by_slots(&mut self, operation: Operation, v: Value, w: Value) -> Outcome<Option<Value>> {
        let slot_v = self.binary_slot(operation, v);
        let (class_v, class_w) = (self.class_of(v), self.class_of(w));
        let mut slot_w = match class_v == class_w {
            true => Slot::None,
            false => self.binary_slot(operation, w),
        };
        if slot_w == slot_v {
            slot_w = Slot::None;
        }
        if slot_v != Slot::None {
            if slot_w != Slot::None && self.heap.is_subtype(class_w, class_v) {
                if let Some(result) = self.call_binary_slot(slot_w, operation, v, w)? {
                    return Ok(Some(result));
                }
                slot_w = Slot::None;
            }
            if let Some(result) = self.call_binary_slot(slot_v, operation, v, w)? {
                return Ok(Some(result));
            }
        }
        if let Some(result) = self.call_binary_slot(slot_w, operation, v, w)? {
            return Ok(Some(result));
        }
        self.binary_by_coercion(operation, v, w)
    }

    /// What is done with operands of which one leaves it to `coerce` to make numbers of both.
    fn binary_by_coercion(&mut self, operation: Operation, v: Value, w: Value) -> Outcome<Option<Value>> {
        if self.is_new_style_number(v) && self.is_new_style_number(w) {
            return Ok(None);
        }
        let coerced = match self.coerce_by_hooks(v, w) {
            // `ternary_op` goes on to say that there is no such operation.
            Err(Fault::Raised) if operation.is_power() => {
                self.clear_raised();
                None
            }
            coerced => coerced?,
        };
        let Some([v, w]) = coerced else { return Ok(None) };
        let result = self.binary_after_coercion(operation, v, w);
        self.heap.release_all([v, w]);
        result
    }

    /// What the left operand's type does with operands that have been coerced.
    fn binary_after_coercion(&mut self, operation: Operation, v: Value, w: Value) -> Outcome<Option<Value>> {
        let is_power = operation.is_power();
        let slot = self.binary_slot(operation, v);
        // No builtin number has an `nb_inplace_power`.
        let has_none = operation == Operation::InPlace(Binary::Power) && self.heap.type_of(v).number_rank().is_some();
        if is_power && (slot == Slot::None || has_none) {
            return Err(self.unsupported_operands("** or pow()", v, w));
        }
        let is_beyond = match self.heap.type_of(v).number_rank() {
            Some(own) => self.heap.type_of(w).number_rank().is_none_or(|rank| rank > own),
            None => false,
        };
        let result = if is_beyond { None } else { self.call_binary_slot(slot, operation, v, w)? };
        // `ternary_op` takes what it is given.
        Ok(if is_power { result.or(Some(Value::NOT_IMPLEMENTED)) } else { result })
    }

    /// `NEW_STYLE_NUMBER`: whether a type's operators sort out the types of their operands themselves.
    fn is_new_style_number(&self, value: Value) -> bool {
        self.heap.own_class(value).is_some_and(|class| self.heap.as_class(class).is_some())
            || matches!(
                self.heap.type_of(value),
                Type::Int
                    | Type::Bool
                    | Type::Long
                    | Type::Float
                    | Type::Complex
                    | Type::Str
                    | Type::Unicode
                    | Type::Set
                    | Type::Frozenset
                    | Type::OldInstance
            )
            || matches!(self.heap.at(value), Object::DictView(..))
    }

    /// `PyNumber_CoerceEx` where one of the types is asked by a class of the program; `None` where nobody can. The
    /// references are new.
    pub(in crate::machine) fn coerce_by_hooks(&mut self, v: Value, w: Value) -> Outcome<Option<[Value; 2]>> {
        // `slot_nb_coerce` of either asks the other, too, if that has it.
        let rounds = if [v, w].iter().all(|&value| self.heap.has_hook(value, Special::Coerce)) { 4 } else { 2 };
        let asked = [(v, w, false), (w, v, true), (w, v, true), (v, w, false)];
        for (this, other, swapped) in asked.into_iter().take(rounds) {
            if self.is_old(this) {
                match self.instance_coerce(this, other)? {
                    Some([first, second]) if swapped => return Ok(Some([second, first])),
                    Some(pair) => return Ok(Some(pair)),
                    None => continue,
                }
            }
            // A builtin number takes the other as one of its kind, if it can.
            if !self.heap.has_hook(this, Special::Coerce)
                && let Some(own) = self.heap.type_of(this).number_rank()
                && self.heap.type_of(other).number_rank().is_some_and(|rank| rank <= own)
            {
                return self.coerced_numbers(v, w);
            }
            if let Some(result) = self.call_hook("slot_nb_coerce", this, Special::Coerce, &[other])?
                && result != Value::NOT_IMPLEMENTED
            {
                let pair = self.heap.as_tuple(result).and_then(|pair| <[Value; 2]>::try_from(pair).ok());
                pair.into_iter().flatten().for_each(|part| {
                    self.heap.retain(part);
                });
                self.heap.release(result);
                return match pair {
                    Some([first, second]) if swapped => Ok(Some([second, first])),
                    Some(pair) => Ok(Some(pair)),
                    None => Err(self.type_error("__coerce__ didn't return a 2-tuple")),
                };
            }
        }
        Ok(None)
    }

    fn binary_slot(&self, operation: Operation, value: Value) -> Slot {
        let (plain, reflected) = operation.specials();
        if self.is_old(value) {
            return Slot::Old;
        }
        if self.heap.has_hook(value, plain) || self.heap.has_hook(value, reflected) {
            return Slot::Hook;
        }
        match own_function(operation, self.heap.type_of(value)) {
            Some(of) => Slot::Builtin(of),
            None => Slot::None,
        }
    }

    fn call_binary_slot(&mut self, slot: Slot, operation: Operation, v: Value, w: Value) -> Outcome<Option<Value>> {
        let (plain, reflected) = operation.specials();
        let result = match slot {
            Slot::None => None,
            Slot::Hook => self.slot_binary(plain, reflected, v, w)?,
            Slot::Old => self.old_binary(operation, v, w)?,
            Slot::Builtin(of) if self.takes_operands(of, v, w) => match operation.perform_own(self, v, w) {
                Err(Fault::Raised) if self.is_unsupported_operand() => {
                    self.clear_raised();
                    None
                }
                result => Some(result?),
            },
            Slot::Builtin(_) => None,
        };
        Ok(result.filter(|&result| result != Value::NOT_IMPLEMENTED))
    }

    /// Whether a builtin type's function is for these operands: else it gives `NotImplemented`.
    fn takes_operands(&self, of: Type, v: Value, w: Value) -> bool {
        match (of, of.number_rank()) {
            (_, Some(own)) => {
                [v, w].iter().all(|&operand| self.heap.type_of(operand).number_rank().is_some_and(|rank| rank <= own))
            }
            (Type::Set, _) => self.heap.as_set(v).is_some() && self.heap.as_set(w).is_some(),
            (Type::DictKeys, _) => true,
            _ => self.heap.type_of(v) == of,
        }
    }

    /// `SLOT1BINFULL`: the plain form of one, and the reflected form of the other.
    fn slot_binary(&mut self, plain: Special, reflected: Special, v: Value, w: Value) -> Outcome<Option<Value>> {
        let has_slot =
            |machine: &Self, value| machine.heap.has_hook(value, plain) || machine.heap.has_hook(value, reflected);
        let (class_v, class_w) = (self.class_of(v), self.class_of(w));
        let mut do_other = class_v != class_w && has_slot(self, w);
        if has_slot(self, v) {
            if do_other && self.heap.is_subtype(class_w, class_v) && self.is_overloaded(class_v, class_w, reflected) {
                if let Some(result) = self.call_binary_method(w, reflected, v)? {
                    return Ok(Some(result));
                }
                do_other = false;
            }
            if let Some(result) = self.call_binary_method(v, plain, w)? {
                return Ok(Some(result));
            }
        }
        if do_other { self.call_binary_method(w, reflected, v) } else { Ok(None) }
    }

    /// `method_is_overloaded`: whether the derived class has a method of its own.
    fn is_overloaded(&mut self, base: Value, derived: Value, special: Special) -> bool {
        let name = self.special(special);
        let (of_derived, of_base) = (self.lookup(derived, name), self.lookup(base, name));
        of_derived.is_some() && of_derived != of_base
    }

    /// `call_maybe`: `None` also where the result is `NotImplemented`.
    fn call_binary_method(&mut self, this: Value, special: Special, other: Value) -> Outcome<Option<Value>> {
        let class = self.class_of(this);
        match self.lookup(class, self.special(special)) {
            Some(method) => {
                let result = self.call_found("slot_nb_binary", method, this, &[other])?;
                Ok(Some(result).filter(|&result| result != Value::NOT_IMPLEMENTED))
            }
            None => Ok(None),
        }
    }

    /// `do_binop` of classobject.c.
    fn old_binary(&mut self, operation: Operation, v: Value, w: Value) -> Outcome<Option<Value>> {
        let (plain, reflected) = operation.specials();
        if let Some(result) = self.half_binary(operation, plain, v, w, false)? {
            return Ok(Some(result));
        }
        self.half_binary(operation, reflected, w, v, true)
    }

    /// `half_binop`: after `__coerce__`, if there is one.
    fn half_binary(
        &mut self,
        operation: Operation,
        special: Special,
        v: Value,
        w: Value,
        swapped: bool,
    ) -> Outcome<Option<Value>> {
        if !self.is_old(v) {
            return Ok(None);
        }
        let not_implemented = |result: &Value| *result != Value::NOT_IMPLEMENTED;
        let coerced = match self.call_old_hook("half_binop", v, Special::Coerce, &[w])? {
            None | Some(Value::NONE | Value::NOT_IMPLEMENTED) => {
                return Ok(self.call_old_hook("half_binop", v, special, &[w])?.filter(not_implemented));
            }
            Some(coerced) => coerced,
        };
        let pair = self.heap.as_tuple(coerced).map(<[Value]>::to_vec);
        let result = match pair.as_deref() {
            Some(&[v1, w1]) if self.is_old(v1) => self.call_old_hook("half_binop", v1, special, &[w1]),
            Some(&[v1, w1]) => {
                let (left, right) = if swapped { (w1, v1) } else { (v1, w1) };
                self.enter_call(" after coercion").and_then(|()| {
                    let result = operation.perform(self, left, right);
                    self.leave_call();
                    result.map(Some)
                })
            }
            _ => Err(self.type_error("coercion should return None or 2-tuple")),
        };
        self.heap.release(coerced);
        Ok(result?.filter(not_implemented))
    }

    /// What an instance's `__index__` gives; the result is new. `None` if it has none (`PyNumber_Index`).
    pub(in crate::machine) fn index_of(&mut self, value: Value) -> Outcome<Option<Value>> {
        let is_integer = self.heap.as_int(value).is_some() || matches!(self.heap.at(value), Object::Long(_));
        if is_integer || !self.heap.is_classy(value) {
            return Ok(None);
        }
        let Some(result) = self.call_special("PyNumber_Index", value, Special::Index, &[])? else {
            // The type of old-style instances has the slot, whatever the class says.
            return if self.is_old(value) { Err(self.no_index(value)) } else { Ok(None) };
        };
        if self.heap.as_int(result).is_some() || matches!(self.heap.at(result), Object::Long(_)) {
            return Ok(Some(result));
        }
        let name = self.heap.type_name(result);
        self.heap.release(result);
        Err(self.type_error(format!("__index__ returned non-(int,long) (type {name})")))
    }

    /// `divmod(v, w)`, where one is an instance.
    pub(in crate::machine) fn hooked_divmod(&mut self, v: Value, w: Value) -> Outcome<Value> {
        match self.binary_by_slots(Operation::Divmod, v, w)? {
            Some(result) => Ok(result),
            None => Err(self.unsupported_operands("divmod()", v, w)),
        }
    }
}
