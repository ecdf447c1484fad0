//! The module `string` (`Lib/string.py`): the names of kinds of characters, and functions that call the methods of
//! strings.

use std::rc::Rc;

use super::ModuleFunction;
use crate::machine::exceptions::Exc;
use crate::machine::value::{ObjectId, Value};
use crate::machine::{Machine, Outcome};

const LOWER: &str = "abcdefghijklmnopqrstuvwxyz";
const UPPER: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const DIGITS: &str = "0123456789";
const PUNCTUATION: &str = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
const WHITESPACE: &str = "\t\n\x0b\x0c\r ";

impl Machine {
    /// The constants of `string`.
    pub(super) fn fill_string(&mut self, dict: ObjectId) {
        let letters = [LOWER, UPPER].concat();
        // Here white space comes in another order: that of `string.py`, where the constant is that of `strop`.
        let printable = [DIGITS, &letters, PUNCTUATION, " \t\n\r\x0b\x0c"].concat();
        for (name, characters) in [
            ("ascii_letters", &*letters),
            ("ascii_lowercase", LOWER),
            ("ascii_uppercase", UPPER),
            ("digits", DIGITS),
            ("hexdigits", "0123456789abcdefABCDEF"),
            ("letters", &letters),
            ("lowercase", LOWER),
            ("octdigits", "01234567"),
            ("printable", &printable),
            ("punctuation", PUNCTUATION),
            ("uppercase", UPPER),
            ("whitespace", WHITESPACE),
        ] {
            let characters = self.heap.str(characters.as_bytes());
            self.heap.dict_set_name(dict, name, characters);
        }
    }

    /// A function of `string`.
    pub(super) fn call_string(&mut self, function: ModuleFunction, all: &[Value]) -> Outcome<Value> {
        match (function.name(), all) {
            ("maketrans", &[from, to]) => self.string_maketrans(from, to),
            ("join" | "joinfields", &[words]) => {
                let space = self.heap.str(*b" ");
                let joined = self.method_of(space, "join", &[words]);
                self.heap.release(space);
                joined
            }
            ("join" | "joinfields", &[words, separator]) => self.method_of(separator, "join", &[words]),
            ("capwords", &[text, ref separator @ ..]) => self.string_capwords(text, separator),
            ("splitfields", &[text, ref rest @ ..]) => self.method_of(text, "split", rest),
            (name, &[text, ref rest @ ..]) => self.method_of(text, name, rest),
            (_, []) => Ok(Value::NONE),
        }
    }

    /// Calls a method of an object by its name.
    fn method_of(&mut self, object: Value, name: &str, arguments: &[Value]) -> Outcome<Value> {
        let name = self.heap.intern(&Rc::from(name.as_bytes()));
        let method = self.once(|machine| machine.get_attribute(object, name));
        self.heap.release(name);
        let method = method?;
        let result = self.call(method, arguments);
        self.heap.release(method);
        result
    }

    /// `string.maketrans(from, to)` (`strop_maketrans`).
    fn string_maketrans(&mut self, from: Value, to: Value) -> Outcome<Value> {
        let (from, to) = (self.character_buffer(from)?, self.character_buffer(to)?);
        if from.len() != to.len() {
            return Err(self.raise(Exc::ValueError, "maketrans arguments must have same length"));
        }
        let mut table: Vec<u8> = (0..=255).collect();
        for (&from, &to) in from.iter().zip(to.iter()) {
            if let Some(slot) = table.get_mut(usize::from(from)) {
                *slot = to;
            }
        }
        Ok(self.heap.str(table))
    }

    /// `string.capwords(text[, separator])`.
    fn string_capwords(&mut self, text: Value, separator: &[Value]) -> Outcome<Value> {
        let words = self.method_of(text, "split", separator)?;
        let mut capitals = Vec::new();
        let mut failed = None;
        for word in self.heap.as_sequence(words).unwrap_or_default().to_vec() {
            match self.method_of(word, "capitalize", &[]) {
                Ok(capital) => capitals.push(capital),
                Err(fault) => {
                    failed = Some(fault);
                    break;
                }
            }
        }
        self.heap.release(words);
        let capitals = self.heap.list(capitals);
        let result = match (failed, separator.first().copied().filter(|separator| !separator.is_none())) {
            (Some(fault), _) => Err(fault),
            (None, Some(separator)) => self.method_of(separator, "join", &[capitals]),
            (None, None) => {
                let space = self.heap.str(*b" ");
                let joined = self.method_of(space, "join", &[capitals]);
                self.heap.release(space);
                joined
            }
        };
        self.heap.release(capitals);
        result
    }
}
