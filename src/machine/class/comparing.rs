//! Comparing and hashing instances of classes of the program (`slot_tp_richcompare`, `_PyObject_SlotCompare`,
//! `instance_compare`, `do_richcmp`, `do_cmp`).

use std::cmp::Ordering;

use super::Special;
use crate::machine::compare::Comparison;
use crate::machine::hash::long_hash;
use crate::machine::object::Object;
use crate::machine::types::Type;
use crate::machine::value::Value;
use crate::machine::{Machine, Outcome};

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

    fn swapped(self) -> Self {
        match self {
            Self::Less => Self::Greater,
            Self::LessEqual => Self::GreaterEqual,
            Self::Greater => Self::Less,
            Self::GreaterEqual => Self::LessEqual,
            same => same,
        }
    }
}

impl Machine {
    /// `v op w`, where one is an instance (`PyObject_RichCompare`). The result is new.
    pub(in crate::machine) fn hooked_compare(&mut self, v: Value, w: Value, operator: Comparison) -> Outcome<Value> {
        self.enter_recursive_call(" in cmp")?;
        let result = self.compare_by_hooks(v, w, operator);
        self.leave_recursive_call();
        result
    }

    fn compare_by_hooks(&mut self, v: Value, w: Value, operator: Comparison) -> Outcome<Value> {
        // Two of one type are asked in a quick way first; what that leaves open is asked once more below.
        if self.class_of(v) == self.class_of(w) && !self.is_old(v) {
            if self.has_rich(v)
                && let Some(result) = self.rich_slot(v, w, operator)?
            {
                return Ok(result);
            }
            if self.heap.has_hook(v, Special::Cmp) {
                let order = self.order_by_hooks(v, w)?.unwrap_or_else(|| self.default_order(v, w));
                return Ok(Value::bool(operator.holds(Some(order))));
            }
        }
        if let Some(result) = self.rich_by_hooks(v, w, operator)? {
            return Ok(result);
        }
        if let Some(order) = self.order_by_hooks(v, w)? {
            return Ok(Value::bool(operator.holds(Some(order))));
        }
        if self.has_builtin_order(v, w) {
            return self.own_rich_compare(v, w, operator).map(Value::bool);
        }
        Ok(Value::bool(operator.holds(Some(self.default_order(v, w)))))
    }

    /// Whether the builtin types that both are made of have an order for them.
    fn has_builtin_order(&self, v: Value, w: Value) -> bool {
        let has_payload = |value| !matches!(self.heap.at(value), Object::Instance(_) | Object::OldInstance(_));
        has_payload(v) && has_payload(w)
    }

    /// `try_rich_compare`: `None` where nobody has an answer.
    fn rich_by_hooks(&mut self, v: Value, w: Value, operator: Comparison) -> Outcome<Option<Value>> {
        let (class_v, class_w) = (self.class_of(v), self.class_of(w));
        if class_v != class_w
            && self.heap.is_subtype(class_w, class_v)
            && self.has_rich(w)
            && let Some(result) = self.rich_slot(w, v, operator.swapped())?
        {
            return Ok(Some(result));
        }
        if self.has_rich(v)
            && let Some(result) = self.rich_slot(v, w, operator)?
        {
            return Ok(Some(result));
        }
        if self.has_rich(w) { self.rich_slot(w, v, operator.swapped()) } else { Ok(None) }
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
    fn order_by_hooks(&mut self, v: Value, w: Value) -> Outcome<Option<Ordering>> {
        if self.is_old(v) || self.is_old(w) {
            return self.old_compare(v, w);
        }
        if self.heap.has_hook(v, Special::Cmp)
            && let Some(order) = self.half_compare(v, w)?
        {
            return Ok(Some(order));
        }
        if self.heap.has_hook(w, Special::Cmp)
            && let Some(order) = self.half_compare(w, v)?
        {
            return Ok(Some(order.reverse()));
        }
        let asks_cmp = self.heap.has_hook(v, Special::Cmp) || self.heap.has_hook(w, Special::Cmp);
        if asks_cmp || self.have_own_comparison(v, w) {
            return Ok(None);
        }
        let Some([v, w]) = self.coerce_by_hooks(v, w)? else { return Ok(None) };
        let order = self.order_of_coerced(v, w);
        self.heap.release_all([v, w]);
        order
    }

    /// Whether both are made of builtin types that compare them before `__coerce__` would be asked.
    fn have_own_comparison(&self, v: Value, w: Value) -> bool {
        let kind = |value| match self.heap.type_of(value) {
            Type::Bool => Type::Int,
            of => of,
        };
        let is_float = |value| matches!(kind(value), Type::Float | Type::Complex);
        let is_number = |value| is_float(value) || matches!(kind(value), Type::Int | Type::Long);
        let by_float = (is_float(v) || is_float(w)) && is_number(v) && is_number(w);
        self.has_builtin_order(v, w) && (kind(v) == kind(w) || by_float)
    }

    /// The order of what `__coerce__` gave, if both have the same `tp_compare`.
    fn order_of_coerced(&mut self, v: Value, w: Value) -> Outcome<Option<Ordering>> {
        let compares = |value| match self.heap.type_of(value) {
            _ if self.is_old(value) => Some(Type::OldInstance),
            _ if self.heap.has_hook(value, Special::Cmp) => Some(Type::Object),
            Type::Int | Type::Bool => Some(Type::Int),
            of @ (Type::Long | Type::Dict) => Some(of),
            _ => None,
        };
        match (compares(v), compares(w)) {
            (Some(a), Some(b)) if a != b => Ok(None),
            (None, _) | (_, None) => Ok(None),
            (Some(Type::OldInstance), _) => Ok(Some(self.old_compare(v, w)?.unwrap_or(Ordering::Greater))),
            (Some(Type::Object), _) => Ok(Some(self.order_by_hooks(v, w)?.unwrap_or_else(|| self.default_order(v, w)))),
            _ => self.own_order(v, w).map(Some),
        }
    }

    /// `half_compare`, `half_cmp`: what `__cmp__` says.
    fn half_compare(&mut self, v: Value, w: Value) -> Outcome<Option<Ordering>> {
        let Some(result) = self.call_special("_PyObject_SlotCompare", v, Special::Cmp, &[w])? else { return Ok(None) };
        if result == Value::NOT_IMPLEMENTED {
            return Ok(None);
        }
        let number = self.heap.as_number(result).map(|number| match number {
            crate::machine::number::Number::Int(i) => Ok(i.cmp(&0)),
            crate::machine::number::Number::Float(f) => Ok((f as i64).cmp(&0)),
            crate::machine::number::Number::Long(long) => match num_traits::ToPrimitive::to_i64(&*long) {
                Some(i) => Ok(i.cmp(&0)),
                None => Err(()),
            },
        });
        self.heap.release(result);
        match number {
            Some(Ok(order)) => Ok(Some(order)),
            Some(Err(())) => {
                Err(self
                    .raise(crate::machine::exceptions::Exc::OverflowError, "Python int too large to convert to C long"))
            }
            None if self.is_old(v) => Err(self.type_error("comparison did not return an int")),
            None => Err(self.type_error("an integer is required")),
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
        self.enter_recursive_call(" in cmp")?;
        let result = self.order_of_two(v, w);
        self.leave_recursive_call();
        result
    }

    fn order_of_two(&mut self, v: Value, w: Value) -> Outcome<Ordering> {
        if self.class_of(v) == self.class_of(w)
            && (self.is_old(v) || self.heap.has_hook(v, Special::Cmp))
            && let Some(order) = self.order_by_hooks(v, w)?
        {
            return Ok(order);
        }
        for (operator, order) in [
            (Comparison::Equal, Ordering::Equal),
            (Comparison::Less, Ordering::Less),
            (Comparison::Greater, Ordering::Greater),
        ] {
            if let Some(result) = self.rich_by_hooks(v, w, operator)? {
                let truth = self.is_true(result);
                self.heap.release(result);
                if truth? {
                    return Ok(order);
                }
            }
        }
        if let Some(order) = self.order_by_hooks(v, w)? {
            return Ok(order);
        }
        if self.has_builtin_order(v, w) {
            return self.own_order(v, w);
        }
        Ok(self.default_order(v, w))
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
        let hash = match (self.heap.as_int(result), self.heap.at(result)) {
            (Some(i), _) => Some(if i == -1 { -2 } else { i }),
            (None, Object::Long(long)) => Some(long_hash(long)),
            _ => None,
        };
        self.heap.release(result);
        match hash {
            Some(hash) => Ok(hash),
            None if is_old => Err(self.type_error("__hash__() should return an int")),
            None => Err(self.type_error("an integer is required")),
        }
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
        // Where types lie: classes of the program come first, the type of old-style instances before those of numbers.
        let place = |value, class| match (self.heap.own_class(value), self.is_old(value)) {
            (Some(_), _) => (0, Type::Object, address(class)),
            (None, true) => (1, Type::Object, 0),
            (None, false) => (2, self.heap.type_of(value), 0),
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
