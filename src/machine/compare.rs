//! Comparing and truth (`PyObject_RichCompare`, `PyObject_IsTrue`, `cmp_outcome`).
//!
//! In Python 2 everything can be compared with everything: numbers by value, containers item by item, and what has no
//! order of its own by the name of its type or by its address.

mod keys;

use std::cmp::Ordering;
use std::collections::BTreeSet;

use num_bigint::BigInt;
use num_traits::FromPrimitive;

use super::dict::Found;
use super::exceptions::Exc;
use super::number::Number;
use super::object::Object;
use super::quick_values::as_exact_int;
use super::value::{ObjectId, Value};
use super::{Machine, Outcome};
pub(super) use keys::LONG_TEXT;

/// An operator of rich comparison, under the number that it has in COMPARE_OP.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Comparison {
    /// `<`
    Less = 0,
    /// `<=`
    LessEqual = 1,
    /// `==`
    Equal = 2,
    /// `!=`
    NotEqual = 3,
    /// `>`
    Greater = 4,
    /// `>=`
    GreaterEqual = 5,
}

impl Comparison {
    /// The operator of this number.
    fn of_number(operator: u32) -> Option<Self> {
        let all = [Self::Less, Self::LessEqual, Self::Equal, Self::NotEqual, Self::Greater, Self::GreaterEqual];
        all.get(operator as usize).copied()
    }

    /// What the operator says of two things in this order; of two that have none (a NaN), only `!=` is true.
    pub(super) fn holds(self, order: Option<Ordering>) -> bool {
        match (self, order) {
            (Self::NotEqual, order) => order != Some(Ordering::Equal),
            (_, None) => false,
            (Self::Less, Some(order)) => order.is_lt(),
            (Self::LessEqual, Some(order)) => order.is_le(),
            (Self::Equal, Some(order)) => order.is_eq(),
            (Self::Greater, Some(order)) => order.is_gt(),
            (Self::GreaterEqual, Some(order)) => order.is_ge(),
        }
    }
}

impl Number {
    /// The exact order of two numbers, whatever their types; a NaN has none.
    pub(super) fn order(&self, other: &Self) -> Option<Ordering> {
        match (self, other) {
            (Self::Int(a), Self::Int(b)) => Some(a.cmp(b)),
            (Self::Float(a), Self::Float(b)) => a.partial_cmp(b),
            (Self::Float(a), whole) => order_of_whole(&whole.to_big()?, *a).map(Ordering::reverse),
            (whole, Self::Float(b)) => order_of_whole(&whole.to_big()?, *b),
            (Self::Long(a), Self::Long(b)) => Some(a.cmp(b)),
            (a, b) => Some(a.to_big()?.cmp(&b.to_big()?)),
        }
    }
}

/// The order of a whole number and a float, without rounding either.
fn order_of_whole(whole: &BigInt, float: f64) -> Option<Ordering> {
    if float.is_nan() {
        return None;
    }
    let Some(floor) = BigInt::from_f64(float.floor()) else {
        return Some(if float > 0.0 { Ordering::Less } else { Ordering::Greater });
    };
    let order = whole.cmp(&floor);
    Some(if order.is_eq() && float.fract() != 0.0 { Ordering::Less } else { order })
}

impl Machine {
    /// COMPARE_OP with the operator of this number ([`COMPARE_OPS`](crate::bytecode::COMPARE_OPS)).
    #[inline]
    pub(super) fn compare_op(&mut self, operator: u32, v: Value, w: Value) -> Outcome<Value> {
        if operator < 6 && (self.heap.is_classy(v) || self.heap.is_classy(w)) {
            return match Comparison::of_number(operator) {
                Some(operator) => self.hooked_compare(v, w, operator),
                None => Ok(Value::NOT_IMPLEMENTED),
            };
        }
        if operator < 6
            && self.are_sequences_of_one_kind(v, w)
            && let Some(operator) = Comparison::of_number(operator)
        {
            return self.compare_sequences(v, w, operator);
        }
        // Two ints are compared at once, also where there is no room for a call.
        if let (Some(a), Some(b)) = (as_exact_int(&self.heap, v), as_exact_int(&self.heap, w))
            && let Some(operator) = Comparison::of_number(operator)
        {
            return Ok(Value::bool(operator.holds(Some(a.cmp(&b)))));
        }
        let result = match operator {
            0 => self.rich_compare(v, w, Comparison::Less)?,
            1 => self.rich_compare(v, w, Comparison::LessEqual)?,
            2 => self.rich_compare(v, w, Comparison::Equal)?,
            3 => self.rich_compare(v, w, Comparison::NotEqual)?,
            4 => self.rich_compare(v, w, Comparison::Greater)?,
            5 => self.rich_compare(v, w, Comparison::GreaterEqual)?,
            6 => self.contains(w, v)?,
            7 => !self.contains(w, v)?,
            8 => v == w,
            9 => v != w,
            _ => {
                self.warn_of_strings(w)?;
                self.exception_matches(v, w)
            }
        };
        Ok(Value::bool(result))
    }

    /// `v op w`.
    #[inline]
    pub(super) fn rich_compare(&mut self, v: Value, w: Value, operator: Comparison) -> Outcome<bool> {
        match v.both_inline_ints(w) {
            Some((a, b)) => Ok(operator.holds(Some(a.cmp(&b)))),
            None => self.compare_objects(v, w, operator),
        }
    }

    fn compare_objects(&mut self, v: Value, w: Value, operator: Comparison) -> Outcome<bool> {
        if self.heap.is_classy(v) || self.heap.is_classy(w) {
            let result = self.hooked_compare(v, w, operator)?;
            let truth = self.is_true(result);
            self.heap.release(result);
            return truth;
        }
        self.own_rich_compare(v, w, operator)
    }

    /// `v op w`, by what their builtin types say.
    pub(super) fn own_rich_compare(&mut self, v: Value, w: Value, operator: Comparison) -> Outcome<bool> {
        if self.are_sequences_of_one_kind(v, w) {
            let result = self.compare_sequences(v, w, operator)?;
            let truth = self.is_true(result);
            self.heap.release(result);
            return truth;
        }
        self.enter_nested_call(" in cmp")?;
        let result = match (self.heap.at(v), self.heap.at(w)) {
            (Object::Dict(_), Object::Dict(_)) => self.compare_dicts(v, w, operator),
            _ => self.compare_others(v, w, operator),
        };
        self.leave_nested_call();
        result
    }

    /// All but lists, tuples and dicts. Those go deep, one within the other: so this, which needs much of the stack, is not on their way.
    #[inline(never)]
    fn compare_others(&mut self, v: Value, w: Value, operator: Comparison) -> Outcome<bool> {
        let work = self.heap.text_comparing_work(v, w);
        self.charge(work);
        self.toil(work)?;
        if let (Some(a), Some(b)) = (self.heap.as_number(v), self.heap.as_number(w)) {
            return Ok(operator.holds(a.order(&b)));
        }
        match (self.heap.at(v), self.heap.at(w)) {
            (Object::Str(a), Object::Str(b)) => Ok(operator.holds(Some(a.bytes.cmp(&b.bytes)))),
            (Object::Set(_), Object::Set(_)) => self.compare_sets(v, w, operator),
            (Object::Deque(_), Object::Deque(_)) => self.compare_deques(v, w, operator),
            (Object::DictView(..), _) if self.is_set_like(v) && self.is_set_like(w) => {
                self.compare_views(v, w, operator)
            }
            (_, Object::DictView(..)) if self.is_set_like(v) && self.is_set_like(w) => {
                self.compare_views(w, v, operator.swapped())
            }
            (Object::Unicode(_), Object::Unicode(_) | Object::Str(_)) | (Object::Str(_), Object::Unicode(_)) => {
                self.compare_texts(v, w, operator)
            }
            (Object::Complex(_), _) | (_, Object::Complex(_)) if self.are_numbers(v, w) => match operator {
                Comparison::Equal => Ok(self.heap.complex_equal(v, w)),
                Comparison::NotEqual => Ok(!self.heap.complex_equal(v, w)),
                _ => Err(self.type_error("no ordering relation is defined for complex numbers")),
            },
            (Object::WeakRef(_), Object::WeakRef(_))
                if matches!(operator, Comparison::Equal | Comparison::NotEqual) =>
            {
                match self.weak_referents(v, w) {
                    Some((v, w)) => self.rich_compare(v, w, operator),
                    None => Ok((v == w) == (operator == Comparison::Equal)),
                }
            }
            (Object::Code(_), Object::Code(_)) | (Object::Builtin(..), Object::Builtin(..))
                if self.heap.equal(v, w) =>
            {
                Ok(operator.holds(Some(Ordering::Equal)))
            }
            _ => {
                let order = self.three_way_order(v, w)?.unwrap_or_else(|| self.default_order(v, w));
                Ok(operator.holds(Some(order)))
            }
        }
    }

    /// `PyObject_RichCompareBool(v, w, Py_EQ)`: an object equals itself.
    #[inline(always)]
    pub(super) fn equals(&mut self, v: Value, w: Value) -> Outcome<bool> {
        Ok(v == w || self.rich_compare(v, w, Comparison::Equal)?)
    }

    /// `cmp(v, w)` (`PyObject_Compare`).
    pub(super) fn order(&mut self, v: Value, w: Value) -> Outcome<Ordering> {
        if v == w {
            return Ok(Ordering::Equal);
        }
        if self.heap.is_classy(v) || self.heap.is_classy(w) {
            return self.hooked_order(v, w);
        }
        self.own_order(v, w)
    }

    /// `cmp(v, w)`, by what their builtin types say.
    pub(super) fn own_order(&mut self, v: Value, w: Value) -> Outcome<Ordering> {
        if let (Some(a), Some(b)) = (self.heap.as_set(v), self.heap.as_set(w)) {
            // Only sets of different types are compared as `<` does before `cmp` is found to make no sense.
            let same_type = a.frozen == b.frozen;
            return self.order_of_sets(v, w, same_type);
        }
        if let (Object::Dict(_), Object::Dict(_)) = (self.heap.at(v), self.heap.at(w)) {
            return self.order_of_dicts(v, w);
        }
        self.enter_nested_call(" in cmp")?;
        let order = self.three_way_order(v, w);
        self.leave_nested_call();
        if let Some(order) = order? {
            return Ok(order);
        }
        if self.own_rich_compare(v, w, Comparison::Equal)? {
            return Ok(Ordering::Equal);
        }
        Ok(if self.own_rich_compare(v, w, Comparison::Less)? { Ordering::Less } else { Ordering::Greater })
    }

    /// The order of two objects of a type that has `tp_compare` and holds others, which are asked for their order once.
    fn three_way_order(&mut self, v: Value, w: Value) -> Outcome<Option<Ordering>> {
        let order = match (self.heap.at(v), self.heap.at(w)) {
            (Object::Slice(a), Object::Slice(b)) => {
                let (a, b) = (*a, *b);
                self.order_of_parts(&a, &b)?
            }
            (Object::Method(a), Object::Method(b)) => {
                let (a, b) = (*a, *b);
                self.toil_a_round()?;
                match self.order(a.function, b.function)? {
                    Ordering::Equal if a.this.is_null() || b.this.is_null() => b.this.is_null().cmp(&a.this.is_null()),
                    Ordering::Equal => self.order(a.this, b.this)?,
                    order => order,
                }
            }
            (&Object::Wrapper(a, x, this), &Object::Wrapper(b, y, that))
                if a == b && x == y && !this.is_null() && !that.is_null() =>
            {
                self.toil_a_round()?;
                self.order(this, that)?
            }
            (&Object::Cell(a), &Object::Cell(b)) if a.is_null() || b.is_null() => b.is_null().cmp(&a.is_null()),
            (&Object::Cell(a), &Object::Cell(b)) => {
                self.toil_a_round()?;
                self.order(a, b)?
            }
            _ => return Ok(None),
        };
        Ok(Some(order))
    }

    fn order_of_sets(&mut self, v: Value, w: Value, same_type: bool) -> Outcome<Ordering> {
        if !same_type {
            for (operator, order) in [
                (Comparison::Equal, Ordering::Equal),
                (Comparison::Less, Ordering::Less),
                (Comparison::Greater, Ordering::Greater),
            ] {
                if self.compare_sets(v, w, operator)? {
                    return Ok(order);
                }
            }
        }
        Err(self.no_set_order())
    }

    /// Two lists or two tuples, with what the comparison of their items says as it is.
    pub(super) fn compare_sequences(&mut self, v: Value, w: Value, operator: Comparison) -> Outcome<Value> {
        self.enter_nested_call(" in cmp")?;
        let result = self.compare_items(v, w, operator);
        self.leave_nested_call();
        result
    }

    /// Whether both are lists, or both tuples.
    pub(super) fn are_sequences_of_one_kind(&self, v: Value, w: Value) -> bool {
        matches!(
            (self.heap.at(v), self.heap.at(w)),
            (Object::Tuple(_), Object::Tuple(_)) | (Object::List(_), Object::List(_))
        )
    }

    /// Two lists or two tuples: by the first items that differ, else by length (`listrichcompare`).
    fn compare_items(&mut self, v: Value, w: Value, operator: Comparison) -> Outcome<Value> {
        let len = |machine: &Self, value| machine.heap.as_sequence(value).map_or(0, <[Value]>::len);
        if len(self, v) != len(self, w) && matches!(self.heap.at(v), Object::List(_)) {
            match operator {
                Comparison::Equal => return Ok(Value::FALSE),
                Comparison::NotEqual => return Ok(Value::TRUE),
                _ => {}
            }
        }
        let item =
            |machine: &Self, value, index| machine.heap.as_sequence(value).and_then(|items| items.get(index)).copied();
        let mut rounds = self.resume_at();
        while let (Some(a), Some(b)) = (item(self, v, rounds.done), item(self, w, rounds.done)) {
            self.toil_a_round()?;
            if !self.equals(a, b)? {
                return match operator {
                    Comparison::Equal => Ok(Value::FALSE),
                    Comparison::NotEqual => Ok(Value::TRUE),
                    _ => self.compare_op(operator as u32, a, b),
                };
            }
            self.has_done(&mut rounds);
        }
        Ok(Value::bool(operator.holds(Some(len(self, v).cmp(&len(self, w))))))
    }

    fn are_numbers(&self, v: Value, w: Value) -> bool {
        [v, w].iter().all(|&value| self.heap.as_number(value).is_some() || self.heap.as_complex(value).is_some())
    }

    /// Two sets: `<` is "is a proper subset of" (`set_richcompare`).
    fn compare_sets(&mut self, v: Value, w: Value, operator: Comparison) -> Outcome<bool> {
        let len = |set| self.heap.as_set(set).map_or(0, |set| set.table.len());
        let by_length = len(v).cmp(&len(w));
        match operator {
            Comparison::Equal => Ok(by_length.is_eq() && self.set_is_within(v, w)?),
            Comparison::NotEqual => Ok(by_length.is_ne() || !self.set_is_within(v, w)?),
            Comparison::Less => Ok(by_length.is_lt() && self.set_is_within(v, w)?),
            Comparison::LessEqual => self.set_is_within(v, w),
            Comparison::Greater => Ok(by_length.is_gt() && self.set_is_within(w, v)?),
            Comparison::GreaterEqual => self.set_is_within(w, v),
        }
    }

    /// A view of a dict and another, or a set (`dictview_richcompare`).
    fn compare_views(&mut self, v: Value, w: Value, operator: Comparison) -> Outcome<bool> {
        let (len_v, len_w) = (self.item_count(v)?, self.item_count(w)?);
        let by_length = len_v.cmp(&len_w);
        match operator {
            Comparison::Equal => Ok(by_length.is_eq() && self.all_within(v, w)?),
            Comparison::NotEqual => Ok(by_length.is_ne() || !self.all_within(v, w)?),
            Comparison::Less => Ok(by_length.is_lt() && self.all_within(v, w)?),
            Comparison::LessEqual => Ok(by_length.is_le() && self.all_within(v, w)?),
            Comparison::Greater => Ok(by_length.is_gt() && self.all_within(w, v)?),
            Comparison::GreaterEqual => Ok(by_length.is_ge() && self.all_within(w, v)?),
        }
    }

    /// A unicode and another, or a str, which is decoded as ASCII (`PyUnicode_RichCompare`).
    fn compare_texts(&mut self, v: Value, w: Value, operator: Comparison) -> Outcome<bool> {
        if matches!(operator, Comparison::Equal | Comparison::NotEqual) {
            // A str that is no ASCII is not equal to any unicode.
            if [v, w].iter().any(|&text| self.heap.as_str(text).is_some_and(|bytes| !bytes.is_ascii())) {
                let what = if operator == Comparison::Equal { "equal" } else { "unequal" };
                self.warn(
                    Exc::UnicodeWarning,
                    &format!(
                        "Unicode {what} comparison failed to convert both arguments to Unicode - interpreting them as \
                         being unequal"
                    ),
                )?;
            }
            return Ok(self.heap.equal(v, w) == (operator == Comparison::Equal));
        }
        let (a, b) = (self.unicode_points(v)?, self.unicode_points(w)?);
        Ok(operator.holds(Some(a.cmp(&b))))
    }

    /// Two slices, part by part (`slice_compare`).
    fn order_of_parts(&mut self, a: &[Value; 3], b: &[Value; 3]) -> Outcome<Ordering> {
        for (&a, &b) in a.iter().zip(b) {
            self.toil_a_round()?;
            let order = self.order(a, b)?;
            if order.is_ne() {
                return Ok(order);
            }
        }
        Ok(Ordering::Equal)
    }

    /// Two dicts: `dict_equal`, `dict_compare`.
    fn compare_dicts(&mut self, v: Value, w: Value, operator: Comparison) -> Outcome<bool> {
        match operator {
            Comparison::Equal => self.dicts_equal(v, w),
            Comparison::NotEqual => Ok(!self.dicts_equal(v, w)?),
            _ => Ok(operator.holds(Some(self.order_of_dicts(v, w)?))),
        }
    }

    /// Whether two dicts have the same keys with equal values (`dict_equal`): the first difference settles it.
    #[inline(never)]
    fn dicts_equal(&mut self, v: Value, w: Value) -> Outcome<bool> {
        let (Some(v), Some(w)) = (v.as_object(), w.as_object()) else { return Ok(false) };
        let len = |machine: &Self, id| machine.heap.as_dict(id).map_or(0, super::dict::Dict::len);
        if len(self, v) != len(self, w) {
            return Ok(false);
        }
        let entries: Vec<_> = self.heap.as_dict(v).map(|dict| dict.iter().copied().collect()).unwrap_or_default();
        self.charge(entries.len());
        for entry in entries {
            self.toil(1)?;
            if !self.has_entry(w, entry.key, entry.value)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Whether a dict has this value under this key. Part of its callers: the fewer functions, the less of the stack.
    #[inline(always)]
    fn has_entry(&mut self, dict: ObjectId, key: Value, value: Value) -> Outcome<bool> {
        match self.entry_under(dict, key)? {
            Some(other) => self.equals(value, other),
            None => Ok(false),
        }
    }

    /// What a dict has under a key. It is over before anything goes deeper, and takes no stack from that.
    #[inline(never)]
    fn entry_under(&mut self, dict: ObjectId, key: Value) -> Outcome<Option<Value>> {
        let (_, Found::At(slot)) = self.dict_find(dict, key)? else { return Ok(None) };
        Ok(self.heap.as_dict(dict).and_then(|dict| dict.entry(slot)).map(|entry| entry.value))
    }

    /// `dict_compare`.
    #[inline(never)]
    fn order_of_dicts(&mut self, v: Value, w: Value) -> Outcome<Ordering> {
        let (Some(v), Some(w)) = (v.as_object(), w.as_object()) else { return Ok(Ordering::Equal) };
        let len = |machine: &Self, id| machine.heap.as_dict(id).map_or(0, super::dict::Dict::len);
        let by_length = len(self, v).cmp(&len(self, w));
        if by_length.is_ne() {
            return Ok(by_length);
        }
        let Some(a) = self.smallest_difference(v, w)? else { return Ok(Ordering::Equal) };
        let Some(b) = self.smallest_difference(w, v)? else { return Ok(Ordering::Equal) };
        let by_key = self.order(a.0, b.0)?;
        if by_key.is_ne() { Ok(by_key) } else { self.order(a.1, b.1) }
    }

    /// The smallest key of one dict that another does not have with an equal value, and its value (`characterize`).
    fn smallest_difference(&mut self, of: ObjectId, than: ObjectId) -> Outcome<Option<(Value, Value)>> {
        let entries: Vec<_> = self.heap.as_dict(of).map(|dict| dict.iter().copied().collect()).unwrap_or_default();
        self.charge(entries.len());
        let mut smallest: Option<(Value, Value)> = None;
        for entry in entries {
            self.toil(1)?;
            if let Some((key, _)) = smallest
                && self.rich_compare(key, entry.key, Comparison::Less)?
            {
                continue;
            }
            let same = self.has_entry(than, entry.key, entry.value)?;
            if !same {
                smallest = Some((entry.key, entry.value));
            }
        }
        Ok(smallest)
    }

    /// A warning for each str among what an `except` clause catches.
    fn warn_of_strings(&mut self, wanted: Value) -> Outcome<()> {
        let is_string = |wanted: &Value| self.heap.as_str(*wanted).is_some();
        let strings = match self.heap.as_tuple(wanted) {
            Some(items) => items.iter().filter(|item| is_string(item)).count(),
            None => usize::from(is_string(&wanted)),
        };
        for _ in 0..strings {
            self.warn(Exc::DeprecationWarning, "catching of string exceptions is deprecated")?;
        }
        Ok(())
    }

    /// `PyErr_GivenExceptionMatches`: whether an `except` clause for this class, or tuple of classes, catches it.
    fn exception_matches(&mut self, raised: Value, wanted: Value) -> bool {
        let (mut wanted, mut looked_at) = (vec![wanted], 0);
        // A tuple that is in others again and again says nothing new.
        let mut seen = BTreeSet::new();
        let matches = loop {
            let Some(wanted_one) = wanted.pop() else { break false };
            looked_at += 1;
            match self.heap.as_tuple(wanted_one) {
                Some(_) if !seen.insert(wanted_one.as_object()) => {}
                Some(items) => wanted.extend(items.iter().rev()),
                None if self.is_exception_of(raised, wanted_one) => break true,
                None => {}
            }
        };
        self.charge(looked_at / 8);
        matches
    }

    /// `bool(value)`.
    #[inline]
    pub(super) fn is_true(&mut self, value: Value) -> Outcome<bool> {
        if let Some(truth) = value.as_bool() {
            return Ok(truth);
        }
        if let Some(i) = value.as_inline_int() {
            return Ok(i != 0);
        }
        if self.heap.is_classy(value)
            && let Some(truth) = self.hooked_truth(value)?
        {
            return Ok(truth);
        }
        Ok(self.own_truth(value))
    }

    /// `bool(value)`, by what its builtin type says.
    pub(super) fn own_truth(&self, value: Value) -> bool {
        if let Some(i) = self.heap.as_int(value) {
            return i != 0;
        }
        match self.heap.at(value) {
            Object::Vacant => !value.is_none(),
            Object::Long(i) => i.sign() != num_bigint::Sign::NoSign,
            Object::Float(f) => f.0 != 0.0,
            Object::Str(s) => !s.bytes.is_empty(),
            Object::Tuple(items) => !items.is_empty(),
            Object::List(items) => !items.is_empty(),
            Object::Dict(dict) => !dict.is_empty(),
            Object::Unicode(unicode) => !unicode.points.is_empty(),
            Object::Complex(parts) => parts.iter().any(|part| part.0 != 0.0),
            Object::Set(set) => !set.table.is_empty(),
            Object::Deque(deque) => !deque.items.is_empty(),
            Object::DictView(dict, _) => self.heap.dict_len(*dict) > 0,
            Object::Xrange(range) => range.len != 0,
            _ => true,
        }
    }
}
