//! A value in a few characters, without running any Python code: for traces and for the page.

use crate::bytecode::Complex;
use crate::bytecode::repr::{complex_repr, float_repr, str_repr, unicode_repr};

use super::Machine;
use super::heap::Heap;
use super::object::Object;
use super::types::Type;
use super::value::Value;

/// Characters of a string that are shown.
const SHOWN_CHARACTERS: usize = 40;
/// Items of a tuple or list that are shown.
const SHOWN_ITEMS: usize = 8;
/// From this nesting on, tuples and lists are not opened.
const SHOWN_DEPTH: u32 = 2;
/// Digits of a long beyond which it takes too long to write it.
const SHOWN_BITS: u64 = 1 << 16;

impl Machine {
    /// A value in a few characters: numbers and strings as `repr` (strings cut after 40 characters, tuples and lists
    /// after 8 items and 2 levels), other objects by kind and name.
    pub fn short_text(&self, value: Value) -> String {
        self.heap.short_text(value)
    }
}

impl Heap {
    /// See [`Machine::short_text`].
    pub fn short_text(&self, value: Value) -> String {
        self.short_text_within(value, 0)
    }

    fn short_text_within(&self, value: Value, depth: u32) -> String {
        if let Some(text) = value.as_object().and_then(|id| self.short_text_of_classy(self.raw(id))) {
            return text;
        }
        if let (None, Some(i)) = (value.as_bool(), self.as_int(value)) {
            return i.to_string();
        }
        match value {
            Value::NULL => return "NULL".into(),
            Value::NONE => return "None".into(),
            Value::TRUE => return "True".into(),
            Value::FALSE => return "False".into(),
            _ => {}
        }
        match self.at(value) {
            Object::Long(i) if i.bits() > SHOWN_BITS => format!("<long of {} bits>", i.bits()),
            Object::Long(i) => format!("{i}L"),
            Object::Float(f) => float_repr(f.0),
            Object::Str(s) => short_str(&s.bytes),
            Object::Unicode(unicode) => match unicode.points.get(..SHOWN_CHARACTERS) {
                Some(first) if unicode.points.len() > SHOWN_CHARACTERS => format!("{}...", unicode_repr(first)),
                _ => unicode_repr(&unicode.points),
            },
            &Object::Complex([real, imag]) => complex_repr(Complex { real: real.0, imag: imag.0 }),
            Object::Tuple(items) => self.short_items(items, "(", ")", depth),
            Object::List(items) => self.short_items(items, "[", "]", depth),
            Object::Dict(dict) => format!("{{{}}}", dict.len()),
            Object::Function(function) => {
                let name = self.as_str(function.name).cloned().unwrap_or_default();
                format!("<function {}>", String::from_utf8_lossy(&name))
            }
            Object::Code(code) => format!("<code {}>", code.body.name()),
            Object::Builtin(builtin, _) if self.type_of(value) == Type::Builtin => {
                format!("<built-in {}>", builtin.name())
            }
            Object::Type(of) => format!("<class {}>", of.name()),
            &Object::Module(dict) => format!("<module {}>", self.module_name(dict)),
            _ => match self.type_of(value) {
                Type::Object => "NULL".into(),
                of => format!("<{}>", of.name()),
            },
        }
    }

    /// What a class of the program, or an instance of one, is called.
    fn short_text_of_classy(&self, object: &Object) -> Option<String> {
        let name = |class| match self.get(class) {
            Object::Type(of) => of.name().to_owned(),
            _ => self.tp_name(Value::object(class)),
        };
        Some(match object {
            Object::Instance(instance) => format!("<{}>", name(instance.class)),
            Object::Class(class) => match self.raw(class.metaclass) {
                Object::Class(_) => format!("<{}>", name(class.metaclass)),
                _ => format!("<class {}>", self.text_of(class.name)),
            },
            Object::OldClass(class) => format!("<class {}>", self.text_of(class.name)),
            Object::OldInstance(instance) => format!("<{} instance>", name(instance.class)),
            Object::New(_) => "<built-in __new__>".to_owned(),
            Object::Wrapper(of, special, this)
                if !this.is_null() && super::Machine::wrapper_is_method(*of, *special) =>
            {
                format!("<built-in {}>", special.name())
            }
            _ => return None,
        })
    }

    fn short_items(&self, items: &[Value], open: &str, close: &str, depth: u32) -> String {
        if depth >= SHOWN_DEPTH {
            return format!("{open}...{close}");
        }
        let mut shown: Vec<String> =
            items.iter().take(SHOWN_ITEMS).map(|&item| self.short_text_within(item, depth + 1)).collect();
        if items.len() > SHOWN_ITEMS {
            shown.push("...".into());
        }
        if items.len() == 1 && open == "(" {
            // The comma that makes a tuple.
            return format!("({},)", shown.concat());
        }
        format!("{open}{}{close}", shown.join(", "))
    }
}

/// The `repr` of a string's first characters.
fn short_str(bytes: &[u8]) -> String {
    match bytes.get(..SHOWN_CHARACTERS) {
        Some(first) if bytes.len() > SHOWN_CHARACTERS => format!("{}...", str_repr(first)),
        _ => str_repr(bytes),
    }
}
