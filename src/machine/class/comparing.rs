//! Comparing and hashing instances of classes of the program (`slot_tp_richcompare`, `_PyObject_SlotCompare`,
//! `instance_compare`, `do_richcmp`, `do_cmp`).

use std::cmp::Ordering;

use super::Special;
use crate::machine::compare::Comparison;
use crate::machine::hash::long_hash;
use crate::machine::object::Object;
use crate::machine::types::Type;
use crate::machine::value::Value;
use crate::machine::{Fault, Machine, Outcome};

/// The hooks of rich comparison.
const RICH: [Special; 6] = [Special::Lt, Special::Le, Special::Eq, Special::Ne, Special::Gt, Special::Ge];

impl Comparison {
    fn special(self) -> Special {
        match self {
            Self::Less => Special::Lt,
            Self::LessEqual => Special::Le,
            Self::Equal => Special::Eq,
            Self::NotEqual => Special::Ne,
            Self::Greater => Special::Gt,
            Self::GreaterEqual => Special::Ge,
        }
    }

    /// The operator that says the same with the operands the other way round.
    pub(in crate::machine) fn swapped(self) -> Self {
        match self {
            Self::Less => Self::Greater,
            Self::LessEqual => Self::GreaterEqual,
            Self::Greater => Self::Less,
            Self::GreaterEqual => Self::LessEqual,
            same => same,
        }
    }
}

/// What a type has in `tp_richcompare`, or in `tp_compare`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Slot {
    /// `slot_tp_richcompare`, `_PyObject_SlotCompare`: asks the class.
    Hook,
    /// `instance_richcompare`, `instance_compare`: asks the old-style instance.
    Old,
    /// The function of this builtin type.
    Own(Type),
}

/// The builtin type whose function a builtin type has in `tp_richcompare`.
fn rich_function(of: Type) -> Option<Type> {
    Some(match of {
        Type::Float | Type::Complex | Type::Str | Type::Unicode | Type::Tuple | Type::List => of,
        Type::Dict | Type::Type | Type::Code | Type::Builtin | Type::WeakRef | Type::Deque => of,
        Type::Set | Type::Frozenset => Type::Set,
        Type::DictKeys | Type::DictItems => Type::DictKeys,
        Type::StructTime | Type::SysFlags | Type::SysFloatInfo | Type::SysLongInfo | Type::SysVersionInfo => {
            Type::Tuple
        }
        _ => return None,
    })
}

/// The builtin type whose function a builtin type has in `tp_compare`.
fn compare_function(of: Type) -> Option<Type> {
    Some(match of {
        Type::Int | Type::Bool => Type::Int,
        Type::Set | Type::Frozenset => Type::Set,
        Type::Long | Type::Dict | Type::Slice | Type::Builtin | Type::MethodWrapper => of,
        Type::Method | Type::Code | Type::Cell | Type::DictProxy => of,
        _ => return None,
    })
}

impl Machine {
    /// `v op w`, where one is an instance (`PyObject_RichCompare`). The result is new.
    pub(in crate::machine) fn hooked_compare(&mut self, v: Value, w: Value, operator: Comparison) -> Outcome<Value> {
        self.enter_nested_call(" in cmp")?;
        let result = self.compare_by_hooks(v, w, operator);
        self.leave_nested_call();
        result
    }

    fn compare_by_hooks(&mut self, v: Value, w: Value, operator: Comparison) -> Outcome<Value> {
        // Two of one type are asked in a quick way first; what that leaves open is asked once more below.
        if self.class_of(v) == self.class_of(w) && !self.is_old(v) {
            if let Some(slot) = self.rich_slot_of(v)
                && let Some(result) = self.call_rich_slot(slot, v, w, operator)?
            {
                return Ok(result);
            }
            if let Some(slot) = self.compare_slot_of(v) {
                let order = self.call_compare_slot(slot, v, w)?;
                return Ok(Value::bool(operator.holds(Some(order))));
            }
        }
        if let Some(result) = self.try_rich(v, w, operator)? {
            return Ok(result);
        }
        let order = self.try_three_way(v, w)?.unwrap_or_else(|| self.default_order(v, w));
        Ok(Value::bool(operator.holds(Some(order))))
    }

    /// `try_rich_compare`: `None` where nobody has an answer.
    fn try_rich(&mut self, v: Value, w: Value, operator: Comparison) -> Outcome<Option<Value>> {
        let (class_v, class_w) = (self.class_of(v), self.class_of(w));
        let (slot_v, slot_w) = (self.rich_slot_of(v), self.rich_slot_of(w));
        if class_v != class_w
            && self.heap.is_subtype(class_w, class_v)
            && let Some(slot) = slot_w
            && let Some(result) = self.call_rich_slot(slot, w, v, operator.swapped())?
        {
            return Ok(Some(result));
        }
        if let Some(slot) = slot_v
            && let Some(result) = self.call_rich_slot(slot, v, w, operator)?
        {
            return Ok(Some(result));
        }
        match slot_w {
            Some(slot) => self.call_rich_slot(slot, w, v, operator.swapped()),
            None => Ok(None),
        }
    }

    /// `tp_richcompare` of the value's type.
    fn rich_slot_of(&self, value: Value) -> Option<Slot> {
        match self.has_rich(value) {
            true if self.is_old(value) => Some(Slot::Old),
            true => Some(Slot::Hook),
            false => rich_function(self.heap.type_of(value)).map(Slot::Own),
        }
    }

    /// `tp_compare` of the value's type.
    fn compare_slot_of(&self, value: Value) -> Option<Slot> {
        match self.heap.has_hook(value, Special::Cmp) {
            _ if self.is_old(value) => Some(Slot::Old),
            true => Some(Slot::Hook),
            false => compare_function(self.heap.type_of(value)).map(Slot::Own),
        }
    }

    fn call_rich_slot(&mut self, slot: Slot, v: Value, w: Value, operator: Comparison) -> Outcome<Option<Value>> {
        match slot {
            Slot::Hook | Slot::Old => self.rich_slot(v, w, operator),
            Slot::Own(Type::List | Type::Tuple) if self.are_sequences_of_one_kind(v, w) => {
                self.compare_sequences(v, w, operator).map(Some)
            }
            Slot::Own(of) => Ok(self.own_rich(of, v, w, operator)?.map(Value::bool)),
        }
    }

    fn call_compare_slot(&mut self, slot: Slot, v: Value, w: Value) -> Outcome<Ordering> {
        match slot {
            Slot::Hook => self.slot_compare(v, w),
            Slot::Old => Ok(self.old_compare(v, w)?.unwrap_or(Ordering::Greater)),
            Slot::Own(of) => self.own_compare(of, v, w),
        }
    }

    /// `v op w` by the `tp_richcompare` of a builtin type that `v` is of; `None` where it is not for such a `w`.
    pub(in crate::machine) fn own_rich(
        &mut self,
        of: Type,
        v: Value,
        w: Value,
        operator: Comparison,
    ) -> Outcome<Option<bool>> {
        let for_equality = matches!(operator, Comparison::Equal | Comparison::NotEqual);
        let is_number = self.heap.as_number(w).is_some();
        let fits = match rich_function(of) {
            None => false,
            Some(Type::Float) => is_number,
            Some(Type::Complex) => is_number || self.heap.as_complex(w).is_some(),
            Some(Type::Unicode) => self.is_string(w),
            Some(Type::Set) => self.heap.as_set(w).is_some(),
            Some(Type::DictKeys) => self.is_set_like(w),
            Some(Type::Type) => {
                self.heap.is_type(w) && self.compare_slot_of(v).is_none() && self.compare_slot_of(w).is_none()
            }
            Some(own @ (Type::Dict | Type::Code | Type::Builtin | Type::WeakRef)) => {
                for_equality && self.heap.type_of(w) == own
            }
            Some(own) => rich_function(self.heap.type_of(w)) == Some(own),
        };
        match of {
            _ if !fits => Ok(None),
            Type::Type => {
                let order = self.heap.address(v).cmp(&self.heap.address(w));
                Ok(Some(operator.holds(Some(order))))
            }
            _ => self.own_rich_compare(v, w, operator).map(Some),
        }
    }

    /// The order of two by the `tp_compare` of the builtin type that both are of.
    pub(in crate::machine) fn own_compare(&mut self, of: Type, v: Value, w: Value) -> Outcome<Ordering> {
        match compare_function(of) {
            Some(Type::Set) => Err(self.no_set_order()),
            _ => self.own_order(v, w),
        }
    }

    /// Whether a type's `tp_richcompare` asks the program.
    fn has_rich(&self, value: Value) -> bool {
        self.is_old(value) || RICH.iter().any(|&special| self.heap.has_hook(value, special))
    }

    /// `slot_tp_richcompare`, `instance_richcompare`.
    fn rich_slot(&mut self, v: Value, w: Value, operator: Comparison) -> Outcome<Option<Value>> {
        if self.has_rich(v)
            && let Some(result) = self.half_rich(v, w, operator)?
        {
            return Ok(Some(result));
        }
        let same_slot = self.is_old(v) == self.is_old(w);
        if same_slot && self.has_rich(w) { self.half_rich(w, v, operator.swapped()) } else { Ok(None) }
    }

    /// `half_richcompare`.
    fn half_rich(&mut self, v: Value, w: Value, operator: Comparison) -> Outcome<Option<Value>> {
        let special = operator.special();
        let result = if self.is_old(v) {
            self.call_old_hook("instance_richcompare", v, special, &[w])?
        } else {
            let class = self.class_of(v);
            match self.lookup(class, self.special(special)) {
                Some(method) => Some(self.call_found("slot_tp_richcompare", method, v, &[w])?),
                None => None,
            }
        };
        Ok(result.filter(|&result| result != Value::NOT_IMPLEMENTED))
    }

    /// `try_3way_compare`: `None` where nobody has an answer.
    fn try_three_way(&mut self, v: Value, w: Value) -> Outcome<Option<Ordering>> {
        if self.is_old(v) || self.is_old(w) {
            return self.old_compare(v, w);
        }
        let slots = [v, w].map(|value| self.compare_slot_of(value));
        match slots {
            [Some(a), Some(b)] if a == b => return self.call_compare_slot(a, v, w).map(Some),
            [Some(Slot::Hook), _] | [_, Some(Slot::Hook)] => return self.slot_compare(v, w).map(Some),
            _ => {}
        }
        let Some([v, w]) = self.coerce_by_hooks(v, w)? else { return Ok(None) };
        let order = match [v, w].map(|value| self.compare_slot_of(value)) {
            [Some(a), Some(b)] if a == b => self.call_compare_slot(a, v, w).map(Some),
            _ => Ok(None),
        };
        self.heap.release_all([v, w]);
        order
    }

    /// `_PyObject_SlotCompare`.
    fn slot_compare(&mut self, v: Value, w: Value) -> Outcome<Ordering> {
        if self.heap.has_hook(v, Special::Cmp)
            && let Some(order) = self.half_compare(v, w)?
        {
            return Ok(order);
        }
        if self.heap.has_hook(w, Special::Cmp)
            && let Some(order) = self.half_compare(w, v)?
        {
            return Ok(order.reverse());
        }
        Ok(self.heap.address(v).cmp(&self.heap.address(w)))
    }

    /// `half_compare`, `half_cmp`: what `__cmp__` says.
    fn half_compare(&mut self, v: Value, w: Value) -> Outcome<Option<Ordering>> {
        let Some(result) = self.call_special("_PyObject_SlotCompare", v, Special::Cmp, &[w])? else { return Ok(None) };
        if result == Value::NOT_IMPLEMENTED {
            return Ok(None);
        }
        let number = self.int_as_c_long(result);
        self.heap.release(result);
        match number {
            Ok(number) => Ok(Some(number.cmp(&0))),
            Err(Fault::Raised) if self.is_old(v) => {
                self.clear_raised();
                Err(self.type_error("comparison did not return an int"))
            }
            Err(fault) => Err(fault),
        }
    }

    /// `instance_compare`: after `__coerce__`, if there is one.
    fn old_compare(&mut self, v: Value, w: Value) -> Outcome<Option<Ordering>> {
        let (v, w, coerced) = match self.coerce_by_hooks(v, w)? {
            Some([v, w]) => (v, w, true),
            None => (v, w, false),
        };
        let result = self.old_compare_coerced(v, w, coerced);
        if coerced {
            self.heap.release_all([v, w]);
        }
        result
    }

    fn old_compare_coerced(&mut self, v: Value, w: Value, coerced: bool) -> Outcome<Option<Ordering>> {
        if coerced && !self.is_old(v) && !self.is_old(w) {
            return self.order(v, w).map(Some);
        }
        if self.is_old(v)
            && let Some(order) = self.half_compare(v, w)?
        {
            return Ok(Some(order));
        }
        if self.is_old(w)
            && let Some(order) = self.half_compare(w, v)?
        {
            return Ok(Some(order.reverse()));
        }
        Ok(None)
    }

    /// What an old-style instance's `__coerce__` gives: itself and the other in one type. The references are new.
    pub(in crate::machine) fn instance_coerce(&mut self, this: Value, other: Value) -> Outcome<Option<[Value; 2]>> {
        let coerced = match self.call_old_hook("instance_coerce", this, Special::Coerce, &[other])? {
            None | Some(Value::NONE | Value::NOT_IMPLEMENTED) => return Ok(None),
            Some(coerced) => coerced,
        };
        let pair = self.heap.as_tuple(coerced).and_then(|pair| <[Value; 2]>::try_from(pair).ok());
        pair.into_iter().flatten().for_each(|part| {
            self.heap.retain(part);
        });
        self.heap.release(coerced);
        match pair {
            Some(pair) => Ok(Some(pair)),
            None => Err(self.type_error("coercion should return None or 2-tuple")),
        }
    }

    /// `cmp(v, w)`, where one is an instance (`do_cmp`).
    pub(in crate::machine) fn hooked_order(&mut self, v: Value, w: Value) -> Outcome<Ordering> {
        self.enter_nested_call(" in cmp")?;
        let result = self.order_of_two(v, w);
        self.leave_nested_call();
        result
    }

    fn order_of_two(&mut self, v: Value, w: Value) -> Outcome<Ordering> {
        if self.class_of(v) == self.class_of(w)
            && let Some(slot) = self.compare_slot_of(v)
        {
            let order = match slot {
                Slot::Old => self.old_compare(v, w)?,
                slot => Some(self.call_compare_slot(slot, v, w)?),
            };
            if let Some(order) = order {
                return Ok(order);
            }
        }
        for (operator, order) in [
            (Comparison::Equal, Ordering::Equal),
            (Comparison::Less, Ordering::Less),
            (Comparison::Greater, Ordering::Greater),
        ] {
            if let Some(result) = self.try_rich(v, w, operator)? {
                let truth = self.is_true(result);
                self.heap.release(result);
                if truth? {
                    return Ok(order);
                }
            }
        }
        Ok(self.try_three_way(v, w)?.unwrap_or_else(|| self.default_order(v, w)))
    }

    /// `hash(v)` of an instance (`slot_tp_hash`, `instance_hash`).
    pub(in crate::machine) fn hooked_hash(&mut self, value: Value) -> Outcome<i64> {
        let is_old = self.is_old(value);
        let result = if is_old {
            match self.call_old_hook("instance_hash", value, Special::Hash, &[])? {
                Some(result) => result,
                None => {
                    for special in [Special::Eq, Special::Cmp] {
                        if let Some(hook) = self.old_hook(value, special)? {
                            self.heap.release(hook);
                            return Err(self.type_error("unhashable instance"));
                        }
                    }
                    return Ok(self.heap.identity_hash(value));
                }
            }
        } else {
            match self.find_hook(value, Special::Hash) {
                None => return self.own_hash(value),
                Some(Value::NONE) => {
                    let name = self.heap.type_name(value);
                    return Err(self.type_error(format!("unhashable type: '{name}'")));
                }
                Some(hook) => self.call_found("slot_tp_hash", hook, value, &[])?,
            }
        };
        let hash = match self.heap.at(result) {
            Object::Long(long) => Ok(long_hash(long)),
            _ if is_old && self.heap.as_int(result).is_none() => {
                Err(self.type_error("__hash__() should return an int"))
            }
            _ => self.int_as_c_long(result),
        };
        self.heap.release(result);
        hash.map(|hash| if hash == -1 { -2 } else { hash })
    }

    /// The order of what has none of its own (`default_3way_compare`): of one type by address, None before all, numbers
    /// next, then by the type's name.
    pub(in crate::machine) fn default_order(&self, v: Value, w: Value) -> Ordering {
        let (class_v, class_w) = (self.class_of(v), self.class_of(w));
        let address = |value| self.heap.address(value);
        if class_v == class_w {
            return address(v).cmp(&address(w));
        }
        match (v.is_none(), w.is_none()) {
            (true, _) => return Ordering::Less,
            (_, true) => return Ordering::Greater,
            _ => {}
        }
        let name = |value, class| if self.is_a_number(value) { String::new() } else { self.heap.tp_name(class) };
        // Where types lie: classes of the program come first, then bool, the type of old-style instances, other numbers.
        let place = |value, class| match (self.heap.own_class(value), self.heap.type_of(value)) {
            (Some(_), _) => (0, Type::Object, address(class)),
            (None, Type::Bool) => (1, Type::Object, 0),
            (None, Type::OldInstance) => (2, Type::Object, 0),
            (None, of) => (3, of, 0),
        };
        name(v, class_v).cmp(&name(w, class_w)).then_with(|| place(v, class_v).cmp(&place(w, class_w)))
    }

    /// `PyNumber_Check`: whether its type can be made an int or a float, if only in principle.
    pub(in crate::machine) fn is_a_number(&self, value: Value) -> bool {
        self.heap.as_number(value).is_some()
            || self.heap.as_complex(value).is_some()
            || self.is_old(value)
            || self.heap.has_hook(value, Special::Int)
            || self.heap.has_hook(value, Special::Float)
    }
}
