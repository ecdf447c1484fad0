//! Methods of sets and frozensets (`Objects/setobject.c`).

use super::Builtin;
use crate::machine::value::Value;
use crate::machine::{Machine, Outcome};

impl Machine {
    /// Calls a method, whose arguments have been counted.
    pub(super) fn set_method(&mut self, method: Builtin, set: Value, arguments: &[Value]) -> Outcome<Value> {
        let arg = arguments.first().copied().unwrap_or(Value::NULL);
        let done = match method.name() {
            "copy" if method == Builtin::FrozensetCopy && self.heap.is_exact(set) => return Ok(self.heap.retain(set)),
            "copy" => return self.make_set_like(set, set),
            "difference" => return self.set_difference(set, arguments),
            "intersection" => return self.set_intersection_all(set, arguments),
            "isdisjoint" => return self.set_is_disjoint(set, arg).map(Value::bool),
            "issubset" => return self.set_is_subset(set, arg, false).map(Value::bool),
            "issuperset" => return self.set_is_subset(set, arg, true).map(Value::bool),
            "pop" => return self.set_pop(set),
            "symmetric_difference" => return self.set_symmetric_difference(set, arg),
            "union" => return self.set_union(set, arguments),
            "add" => self.set_add(set, arg),
            "clear" => {
                self.set_clear(set);
                Ok(())
            }
            "discard" => self.set_discard(set, arg).map(drop),
            "intersection_update" => self.set_intersection_update(set, arguments),
            "remove" => self.set_remove(set, arg),
            "symmetric_difference_update" => self.set_symmetric_difference_update(set, arg),
            "difference_update" => arguments.iter().try_for_each(|&other| self.set_difference_update(set, other)),
            _ => arguments.iter().try_for_each(|&other| self.set_update(set, other)),
        };
        done.map(|()| Value::NONE)
    }
}
