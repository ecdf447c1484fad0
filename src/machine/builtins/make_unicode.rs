//! `unicode(x)`, and what the text of anything is as one.

use crate::machine::call::Arguments;
use crate::machine::class::Special;
use crate::machine::exceptions::Exc;
use crate::machine::object::Object;
use crate::machine::types::Type;
use crate::machine::unicode::codec::Codec;
use crate::machine::value::Value;
use crate::machine::{Machine, Outcome};

impl Machine {
    /// `unicode(string[, encoding[, errors]])`.
    pub(super) fn make_unicode(&mut self, [string, encoding, errors]: [Value; 3]) -> Outcome<Value> {
        if string.is_null() {
            return Ok(self.heap.unicode([]));
        }
        if encoding.is_null() && errors.is_null() {
            return self.unicode_of(string);
        }
        self.encoding_names("unicode", encoding, errors)?;
        match self.heap.at(string) {
            Object::Str(_) => {}
            Object::Unicode(_) => return Err(self.type_error("decoding Unicode is not supported")),
            _ => {
                let name = self.heap.type_name(string);
                return Err(self.type_error(format!("coercing to Unicode: need string or buffer, {name} found")));
            }
        };
        if self.heap.as_str(string).is_some_and(|bytes| bytes.is_empty()) {
            // No codec is asked.
            return Ok(self.heap.unicode([]));
        }
        let decoded = self.decode_named("unicode", string, encoding, errors)?;
        if self.heap.as_unicode(decoded).is_none() {
            let name = self.heap.type_name(decoded);
            self.heap.release(decoded);
            return Err(self.type_error(format!("decoder did not return an unicode object (type={name})")));
        }
        Ok(decoded)
    }

    /// `PyObject_Unicode`: what `unicode(x)` is.
    pub(in crate::machine) fn unicode_of(&mut self, value: Value) -> Outcome<Value> {
        if self.heap.as_unicode(value).is_some() && self.heap.is_exact(value) {
            return Ok(self.heap.retain(value));
        }
        if self.is_old(value) {
            return self.unicode_of_old(value);
        }
        if self.heap.is_classy(value)
            && let Some(made) = self.call_special("PyObject_Unicode", value, Special::Unicode, &[])?
        {
            return self.as_unicode_text(made);
        }
        self.own_unicode(value)
    }

    /// The same for what has no `__unicode__` of a class of the program.
    pub(in crate::machine) fn own_unicode(&mut self, value: Value) -> Outcome<Value> {
        if let Some(message) = self.unicode_message(value) {
            self.enter_nested_call(" while getting the str of an object")?;
            let text = self.unicode_of(message);
            self.leave_nested_call();
            return text;
        }
        if let Some(points) = self.heap.as_unicode(value).cloned() {
            return Ok(self.heap.unicode(points));
        }
        // What a `__str__` gives may be a unicode itself; that of an exception may be anything.
        if let Some(made) = self.call_special("PyObject_Unicode", value, Special::Str, &[])? {
            let is_text = matches!(self.heap.at(made), Object::Str(_) | Object::Unicode(_));
            if !is_text && matches!(self.heap.type_of(value), Type::Exception(_)) {
                let entered = self.enter_nested_call(" while getting the str of an object");
                let text = entered.and_then(|()| {
                    let text = self.unicode_of(made);
                    self.leave_nested_call();
                    text
                });
                self.heap.release(made);
                return text;
            }
            return self.as_unicode_text(made);
        }
        // `object.__str__` gives what `__repr__` does, whatever that is.
        let of = self.heap.type_of(value);
        let has_own_str = matches!(of, Type::Int | Type::Bool | Type::Long | Type::Float | Type::Complex | Type::Str);
        if !has_own_str
            && !matches!(of, Type::Exception(_))
            && let Some(made) = self.call_special("PyObject_Unicode", value, Special::Repr, &[])?
        {
            return self.as_unicode_text(made);
        }
        let text = self.str(value)?;
        let points = self.decode(&text, Codec::Ascii, b"strict")?;
        Ok(self.heap.unicode(points))
    }

    /// The same for an old-style instance: whatever the search for `__unicode__` raises, the next is asked.
    fn unicode_of_old(&mut self, value: Value) -> Outcome<Value> {
        if let Some(hook) = self.old_hook_or_nothing(value, Special::Unicode)? {
            let made = self.call_with("PyObject_Unicode", hook, Arguments::NONE);
            self.heap.release(hook);
            return self.as_unicode_text(made?);
        }
        for special in [Special::Str, Special::Repr] {
            if let Some(made) = self.call_special("PyObject_Unicode", value, special, &[])? {
                return self.as_unicode_text(made);
            }
        }
        let text = self.object_repr(value);
        let points = self.decode(&text, Codec::Ascii, b"strict")?;
        Ok(self.heap.unicode(points))
    }

    /// What a method gave in place of a text, as a unicode. The reference changes hands.
    fn as_unicode_text(&mut self, made: Value) -> Outcome<Value> {
        let result = match self.heap.at(made) {
            Object::Unicode(_) => return Ok(made),
            Object::Str(_) => self.decode_named("unicode", made, Value::NULL, Value::NULL),
            _ => {
                let got = self.heap.type_name(made);
                Err(self.type_error(format!("coercing to Unicode: need string or buffer, {got} found")))
            }
        };
        self.heap.release(made);
        result
    }

    /// The one argument of an exception whose text that is: it may be a unicode (`BaseException_unicode`).
    fn unicode_message(&self, value: Value) -> Option<Value> {
        const OWN_TEXT: [Exc; 4] = [Exc::KeyError, Exc::EnvironmentError, Exc::SyntaxError, Exc::UnicodeError];
        let Object::Exception(exception) = self.heap.at(value) else { return None };
        if self.heap.has_hook(value, Special::Str) {
            return None;
        }
        match self.heap.as_tuple(exception.args)? {
            &[message] if !OWN_TEXT.iter().any(|&class| exception.class.is_a(class)) => Some(message),
            _ => None,
        }
    }
}
