//! Operators on one instance of a class of the program, and what numbers and texts it says it is: `__neg__`, `__int__`, `__hex__`.

use super::Special;
use crate::machine::call::Arguments;
use crate::machine::number::Unary;
use crate::machine::object::Object;
use crate::machine::value::Value;
use crate::machine::{Fault, Machine, Outcome};

impl Machine {
    /// `op v`, of an instance.
    pub(in crate::machine) fn hooked_unary(&mut self, operator: Unary, v: Value) -> Outcome<Value> {
        let special = match operator {
            Unary::Positive => Special::Pos,
            Unary::Negative => Special::Neg,
            Unary::Invert => Special::Invert,
        };
        match self.unary_hook(special, v)? {
            Some(result) => Ok(result),
            None => self.own_unary(operator, v),
        }
    }

    /// Calls a hook without arguments. An old-style instance that lacks it says so.
    pub(in crate::machine) fn unary_hook(&mut self, special: Special, v: Value) -> Outcome<Option<Value>> {
        if !self.is_old(v) {
            return self.call_hook("slot_nb_unary", v, special, &[]);
        }
        let name = self.special(special);
        let hook = self.once(|machine| machine.old_instance_attribute(v, name))?;
        let result = self.call_with("instance_unary", hook, Arguments::NONE);
        self.heap.release(hook);
        result.map(Some)
    }

    /// `int(v)`, `long(v)`, `float(v)` of an instance: what its hook gives, which must be of the right type.
    pub(in crate::machine) fn converted(&mut self, v: Value, special: Special) -> Outcome<Option<Value>> {
        if !self.heap.is_classy(v) {
            return Ok(None);
        }
        let called = match (self.is_old(v), special) {
            // `instance_int` asks for `__trunc__` at last, and `instance_float` for nothing else: an AttributeError
            // says so.
            (true, Special::Trunc | Special::Float) => self.unary_hook(special, v)?,
            (true, _) => self.old_integer(v, special)?,
            (false, _) => self.call_special("PyNumber_Int", v, special, &[])?,
        };
        if called.is_none() && self.is_old(v) && matches!(special, Special::Int | Special::Long) {
            return self.converted(v, Special::Trunc);
        }
        let Some(result) = called else { return Ok(None) };
        if special == Special::Trunc {
            return self.integral(result).map(Some);
        }
        let is_integer = self.heap.as_int(result).is_some() || matches!(self.heap.at(result), Object::Long(_));
        let (fits, what) = match special {
            Special::Float => (matches!(self.heap.at(result), Object::Float(_)), "float"),
            Special::Long => (is_integer, "long"),
            _ => (is_integer, "int"),
        };
        if fits {
            return Ok(Some(result));
        }
        let name = self.heap.type_name(result);
        self.heap.release(result);
        Err(self.type_error(format!("__{what}__ returned non-{what} (type {name})")))
    }

    /// What `__int__` (or `__long__`, or else `__int__`) of an old-style instance gives, which is looked for first and
    /// then asked for (`instance_int`, `instance_long`).
    pub(in crate::machine) fn old_integer(&mut self, v: Value, special: Special) -> Outcome<Option<Value>> {
        if let Some(hook) = self.old_hook_or_nothing(v, special)? {
            self.heap.release(hook);
            return self.unary_hook(special, v);
        }
        if special == Special::Long { self.old_integer(v, Special::Int) } else { Ok(None) }
    }

    /// What an old-style instance has under a special name, if the search raises nothing (`PyObject_HasAttr`).
    pub(in crate::machine) fn old_hook_or_nothing(&mut self, v: Value, special: Special) -> Outcome<Option<Value>> {
        let name = self.special(special);
        match self.once(|machine| machine.old_instance_attribute(v, name)) {
            Err(Fault::Raised) => {
                self.clear_raised();
                Ok(None)
            }
            found => found.map(Some),
        }
    }

    /// What the attribute `__trunc__` of a value gives, as an integer; `None` where it has none (`PyNumber_Int`).
    pub(in crate::machine) fn truncated_by_attribute(&mut self, v: Value) -> Outcome<Option<Value>> {
        if self.is_old(v) {
            return self.converted(v, Special::Trunc);
        }
        let name = self.special(Special::Trunc);
        let method = match self.once(|machine| machine.get_attribute(v, name)) {
            Ok(method) => method,
            Err(Fault::Raised) => {
                self.clear_raised();
                return Ok(None);
            }
            Err(fault) => return Err(fault),
        };
        let truncated = self.call(method, &[]);
        self.heap.release(method);
        let truncated = truncated?;
        self.integral(truncated).map(Some)
    }

    /// What `__trunc__` gave, as an integer (`_PyNumber_ConvertIntegralToInt`). Its reference changes hands.
    fn integral(&mut self, truncated: Value) -> Outcome<Value> {
        let is_integer = |machine: &Self, value| {
            machine.heap.as_int(value).is_some() || matches!(machine.heap.at(value), Object::Long(_))
        };
        if is_integer(self, truncated) {
            return Ok(truncated);
        }
        let name = self.special(Special::Int);
        let mut found = truncated;
        let result = match self.once(|machine| machine.get_attribute(truncated, name)) {
            Ok(method) => {
                let result = self.call(method, &[]);
                self.heap.release(method);
                result
            }
            Err(Fault::Raised) => {
                self.clear_raised();
                Ok(Value::NULL)
            }
            Err(fault) => Err(fault),
        };
        if let Ok(result) = result
            && !result.is_null()
        {
            found = result;
        }
        let result = match result {
            Ok(_) if is_integer(self, found) => {
                self.heap.release(truncated);
                return Ok(found);
            }
            Ok(_) => {
                let of = match self.heap.at(found) {
                    Object::OldInstance(instance) => self.class_name(Value::object(instance.class), "?"),
                    _ => self.heap.type_name(found).into_owned(),
                };
                Err(self.type_error(format!("__trunc__ returned non-Integral (type {of})")))
            }
            Err(fault) => Err(fault),
        };
        if found != truncated {
            self.heap.release(found);
        }
        self.heap.release(truncated);
        result
    }

    /// `oct(v)`, `hex(v)` of an instance.
    pub(in crate::machine) fn text_by_hook(&mut self, v: Value, special: Special) -> Outcome<Option<Value>> {
        if !self.heap.is_classy(v) {
            return Ok(None);
        }
        let Some(result) = self.unary_hook(special, v)? else { return Ok(None) };
        if self.heap.as_str(result).is_some() {
            return Ok(Some(result));
        }
        let (what, name) = (special.name(), self.heap.type_name(result));
        self.heap.release(result);
        Err(self.type_error(format!("{what} returned non-string (type {name})")))
    }
}
