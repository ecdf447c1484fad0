//! How `functools.partial` is taken apart and put together again, as `copy` does it (`Modules/_functoolsmodule.c`).

use crate::machine::modules::operator::CallableObject;
use crate::machine::object::Object;
use crate::machine::value::Value;
use crate::machine::{Machine, Outcome};

impl Machine {
    /// `partial.__reduce__()` (`partial_reduce`): what to call, and the state. CPython makes the `__dict__` when it is needed
    /// first; here it counts as not made while it is empty.
    pub(in crate::machine) fn partial_reduce(&mut self, this: Value) -> Outcome<Value> {
        let Object::Callable(callable) = self.heap.at(this) else { return Ok(Value::NONE) };
        let CallableObject::Partial { function, positional, keywords, .. } = (**callable).clone() else {
            return Ok(Value::NONE);
        };
        let dict = self.dict_of(this).filter(|&dict| self.heap.as_dict(dict).is_some_and(|dict| !dict.is_empty()));
        let dict = dict.map_or(Value::NONE, Value::object);
        let class = self.class_of(this);
        let known = self.tuple_of(&positional);
        let (of, state) = (self.tuple_of(&[function]), self.tuple_of(&[function, known, keywords, dict]));
        let result = self.tuple_of(&[class, of, state]);
        self.heap.release_all([known, of, state]);
        Ok(result)
    }

    /// `partial.__setstate__(state)` (`partial_setstate`).
    pub(in crate::machine) fn partial_setstate(&mut self, this: Value, state: Value) -> Outcome<Value> {
        let parts = match self.heap.at(state) {
            Object::Tuple(parts) => parts.to_vec(),
            _ => Vec::new(),
        };
        let &[function, known, keywords, dict] = parts.as_slice() else { return Err(self.invalid_partial_state()) };
        if !self.asked_for_call(function)? {
            return Err(self.invalid_partial_state());
        }
        let is_dict = |value: Value| value.is_none() || matches!(self.heap.at(value), Object::Dict(_));
        let positional = match self.heap.at(known) {
            Object::Tuple(items) if is_dict(keywords) && is_dict(dict) => items.to_vec(),
            _ => return Err(self.invalid_partial_state()),
        };
        let [keywords, dict] = [keywords, dict].map(|part| match part.is_none() {
            true => self.heap.new_dict(0),
            false => self.heap.retain(part),
        });
        for &value in positional.iter().chain([&function]) {
            self.heap.retain(value);
        }
        let made = CallableObject::Partial { function, positional, keywords, dict };
        let old = match this.as_object().and_then(|id| self.heap.get_mut(id)) {
            Some(Object::Callable(callable)) => std::mem::replace(&mut **callable, made),
            _ => made,
        };
        let mut given_up = Vec::new();
        old.for_each_reference(|value| given_up.push(value));
        self.heap.release_all(given_up);
        Ok(Value::NONE)
    }

    fn invalid_partial_state(&mut self) -> crate::machine::Fault {
        self.type_error("invalid partial state")
    }
}
