//! Numbers of what is given to their types: `int('42')`, `long(x)`, `float(x)`, `complex(real, imag)`.

use num_bigint::BigInt;

use super::convert::{FloatText, base_of, parse_complex, parse_float, parse_integer, skip_space};
use crate::bytecode::repr::str_repr;
use crate::machine::call::Arguments;
use crate::machine::class::Special;
use crate::machine::exceptions::Exc;
use crate::machine::number::Number;
use crate::machine::object::Object;
use crate::machine::types::Type;
use crate::machine::unicode::codec::Problem;
use crate::machine::unicode::is_space;
use crate::machine::unicode::properties::decimal;
use crate::machine::value::Value;
use crate::machine::{Fault, Machine, Outcome};

impl Machine {
    /// `complex(real[, imag])`.
    pub(super) fn make_complex(&mut self, [real, imag]: [Value; 2]) -> Outcome<Value> {
        let is_text = |value| self.heap.as_str(value).is_some() || self.heap.as_unicode(value).is_some();
        if imag.is_null() && self.heap.as_complex(real).is_some() && self.heap.is_exact(real) {
            return Ok(self.heap.retain(real));
        }
        if is_text(real) {
            if !imag.is_null() {
                return Err(self.type_error("complex() can't take second arg if first is a string"));
            }
            let text = self.number_text(real)?;
            return match parse_complex(&text) {
                Some([real, imag]) => Ok(self.heap.complex(real, imag)),
                None => Err(self.value_error("complex() arg is a malformed string")),
            };
        }
        if is_text(imag) {
            return Err(self.type_error("complex() second arg can't be a string"));
        }
        let by_hook = self.complex_by_hook(real)?;
        let result = self.complex_of_parts(by_hook.unwrap_or(real), imag);
        self.heap.release(by_hook.unwrap_or_default());
        result
    }

    fn complex_of_parts(&mut self, real: Value, imag: Value) -> Outcome<Value> {
        let parts = self.complex_from(real, imag)?;
        // Either may be complex itself.
        Ok(if imag.is_null() {
            self.heap.complex(parts[0][0], parts[0][1])
        } else {
            // Only what is complex takes part in the other's part: a -0.0 stays one.
            let is_complex = |value| self.heap.as_complex(value).is_some();
            let real_part = if is_complex(imag) { parts[0][0] - parts[1][1] } else { parts[0][0] };
            let imag_part = if is_complex(real) { parts[1][0] + parts[0][1] } else { parts[1][0] };
            self.heap.complex(real_part, imag_part)
        })
    }

    /// The values of what is given as real and as imaginary part.
    fn complex_from(&mut self, real: Value, imag: Value) -> Outcome<[[f64; 2]; 2]> {
        let is_float = |machine: &Self, value| machine.is_old(value) || machine.heap.has_hook(value, Special::Float);
        if [real, imag].into_iter().filter_map(Value::non_null).any(|value| {
            !is_float(self, value) && self.heap.as_number(value).is_none() && self.heap.as_complex(value).is_none()
        }) {
            return Err(self.type_error("complex() argument must be a string or a number"));
        }
        let mut parts = [[0.0; 2]; 2];
        for (part, value) in parts.iter_mut().zip([real, imag]) {
            *part = match self.heap.as_complex(value) {
                Some(complex) => complex,
                None if value.is_null() => continue,
                None if self.heap.is_classy(value) => {
                    // `PyNumber_Float` asks also a float that has a `__float__`.
                    let float = self.once(|machine| machine.make_float(value))?;
                    let real = self.c_double(float);
                    self.heap.release(float);
                    [real?, 0.0]
                }
                None => [self.c_double(value)?, 0.0],
            };
        }
        Ok(parts)
    }

    /// What an instance's `__complex__` gives (`try_complex_special_method`).
    fn complex_by_hook(&mut self, value: Value) -> Outcome<Option<Value>> {
        if !self.heap.is_classy(value) {
            return Ok(None);
        }
        let name = self.heap.intern(&std::rc::Rc::from(*b"__complex__"));
        let made = match self.is_old(value) {
            true => self.call_if_there(value, name),
            false => match self.lookup(self.class_of(value), name) {
                Some(method) => self.call_found("try_complex_special_method", method, value, &[]).map(Some),
                None => Ok(None),
            },
        };
        self.heap.release(name);
        made
    }

    /// Calls a method of this name; `None` where there is no such attribute.
    pub(super) fn call_if_there(&mut self, object: Value, name: Value) -> Outcome<Option<Value>> {
        let method = self.once(|machine| machine.get_attribute(object, name));
        let method = match method {
            Err(Fault::Raised) if self.raised_is(Exc::AttributeError) => {
                self.clear_raised();
                return Ok(None);
            }
            method => method?,
        };
        let made = self.call(method, &[]);
        self.heap.release(method);
        made.map(Some)
    }

    /// The text that a number is read from: of a unicode, its digits are those of ASCII
    /// (`PyUnicode_EncodeDecimal`).
    pub(super) fn number_text(&mut self, value: Value) -> Outcome<std::rc::Rc<[u8]>> {
        let Some(points) = self.heap.as_unicode(value).cloned() else {
            return Ok(self.heap.as_str(value).cloned().unwrap_or_default());
        };
        let mut text = Vec::with_capacity(points.len());
        for (at, &point) in points.iter().enumerate() {
            match point {
                _ if is_space(point) => text.push(b' '),
                0..0x100 => text.push(point as u8),
                _ => match decimal(point) {
                    Some(digit) => text.push(b'0' + digit as u8),
                    None => {
                        let bad = points
                            .iter()
                            .skip(at)
                            .take_while(|&&point| point >= 0x100 && !is_space(point) && decimal(point).is_none());
                        let problem =
                            Problem { start: at, end: at + bad.count(), reason: "invalid decimal Unicode string" };
                        return Err(self.encode_error("decimal", &points, problem));
                    }
                },
            }
        }
        Ok(text.into())
    }

    /// `int(x[, base])`, `long(x[, base])`.
    pub(super) fn make_integer(&mut self, arguments: Arguments<'_>, name: &'static str) -> Outcome<Value> {
        let [value, base] = self.keyword_arguments(&format!("{name}()"), arguments, ["x", "base"], 0)?;
        let no_base = base.is_null();
        let base = self.c_int_or(base, 10)?;
        if no_base && let Some(made) = self.integer_by_hook(value, name == "long")? {
            return Ok(made);
        }
        let is_text = self.heap.as_str(value).is_some() || self.heap.as_unicode(value).is_some();
        let text = if is_text { Some(self.number_text(value)?) } else { None };
        match (text, value.is_null()) {
            (None, true) if no_base => Ok(self.integer(name, Number::Int(0))),
            (None, true) => Err(self.type_error(format!("{name}() missing string argument"))),
            (None, false) if no_base => self.number_to_integer(value, name),
            (None, false) => Err(self.type_error(format!("{name}() can't convert non-string with explicit base"))),
            (Some(text), _) => self.text_to_integer(&text, base, no_base, name),
        }
    }

    /// An int where it fits, but always a long for `long()`.
    fn integer(&mut self, name: &str, number: Number) -> Value {
        match number {
            Number::Int(i) if name == "long" => self.heap.long(BigInt::from(i)),
            Number::Int(i) => self.heap.int(i),
            Number::Long(i) if name == "long" => self.heap.long((*i).clone()),
            Number::Long(i) => self.heap.int_or_long((*i).clone()),
            Number::Float(_) => Value::NULL,
        }
    }

    /// What a method gave as an integer: for `int()` as it is, for `long()` as a long. The reference changes hands.
    fn made_integer(&mut self, made: Value, is_long: bool) -> Value {
        match self.heap.as_int(made) {
            Some(int) if is_long => {
                self.heap.release(made);
                self.heap.long(BigInt::from(int))
            }
            _ => made,
        }
    }

    /// What an instance's `__int__` (or `__long__`) or, if its class is not made of a number, its `__trunc__` gives.
    fn integer_by_hook(&mut self, value: Value, is_long: bool) -> Outcome<Option<Value>> {
        if !self.heap.is_classy(value) {
            return Ok(None);
        }
        let special = if is_long { Special::Long } else { Special::Int };
        let mut made = self.converted(value, special)?;
        let is_number = self.heap.as_number(value).is_some() || self.heap.as_complex(value).is_some();
        if made.is_none() && !is_number {
            made = self.truncated_by_attribute(value)?;
        }
        Ok(made.map(|made| self.made_integer(made, is_long)))
    }

    /// `PyNumber_Int`, `PyNumber_Long` for what is no string and has no hook.
    fn number_to_integer(&mut self, value: Value, name: &str) -> Outcome<Value> {
        if !self.heap.is_exact(value)
            && let Some(number) = self.heap.as_number(value)
            && !matches!(number, Number::Float(_))
        {
            return Ok(self.integer(name, number));
        }
        match self.heap.as_number(value) {
            Some(Number::Int(_)) if name == "int" && value.as_bool().is_none() => Ok(self.heap.retain(value)),
            Some(Number::Long(_)) if name == "long" => Ok(self.heap.retain(value)),
            Some(Number::Float(f)) => match Number::truncated(f) {
                Some(number) => Ok(self.integer(name, number)),
                None if f.is_nan() => Err(self.value_error("cannot convert float NaN to integer")),
                None => Err(self.raise(Exc::OverflowError, "cannot convert float infinity to integer")),
            },
            Some(number) => Ok(self.integer(name, number)),
            None if let &Object::Type(of @ (Type::Int | Type::Bool | Type::Long | Type::Float)) =
                self.heap.at(value) =>
            {
                // A type has the methods of its instances, unbound.
                let of = if of == Type::Bool { Type::Int.name() } else { of.name() };
                Err(self.type_error(format!("descriptor '__trunc__' of '{of}' object needs an argument")))
            }
            None if self.heap.as_complex(value).is_some() => {
                Err(self.type_error(format!("can't convert complex to {name}")))
            }
            None => {
                let of = self.heap.type_name(value);
                Err(self.type_error(format!("{name}() argument must be a string or a number, not '{of}'")))
            }
        }
    }

    /// `PyInt_FromString`, `PyLong_FromString`.
    fn text_to_integer(&mut self, text: &[u8], base: i32, no_base: bool, name: &str) -> Outcome<Value> {
        if base != 0 && !(2..=36).contains(&base) {
            return Err(self.value_error(format!("{name}() base must be >= 2 and <= 36, or 0")));
        }
        // C strings end at the first NUL.
        let c_text = text.split(|&byte| byte == 0).next().unwrap_or_default();
        let bits_of_digit = u64::from((base as u32).max(2).ilog2());
        self.check_bits(c_text.len() as u64 * bits_of_digit)?;
        self.charge_long(4 * text.len() as u64, 4 * text.len() as u64);
        if c_text.len() < text.len() && !no_base {
            return Err(self.bad_literal(name, base, text));
        }
        match parse_integer(c_text, base as u32, name == "long") {
            None if name == "int" => Err(self.bad_literal(name, base, skip_space(c_text))),
            // Here the message names the base that the text was read in.
            None => Err(self.bad_literal(name, base_of(c_text, base as u32) as i32, c_text)),
            Some(_) if c_text.len() < text.len() => {
                Err(self.value_error(format!("null byte in argument for {name}()")))
            }
            Some(integer) => Ok(if name == "long" { self.heap.long(integer) } else { self.heap.int_or_long(integer) }),
        }
    }

    fn bad_literal(&mut self, name: &str, base: i32, text: &[u8]) -> Fault {
        let shown = str_repr(text.get(..200).unwrap_or(text));
        self.value_error(format!("invalid literal for {name}() with base {base}: {shown}"))
    }

    /// `float(x)`.
    pub(super) fn make_float(&mut self, value: Value) -> Outcome<Value> {
        if value.is_null() {
            return Ok(self.heap.float(0.0));
        }
        if (self.heap.as_str(value).is_some() || self.heap.as_unicode(value).is_some())
            && !self.heap.has_hook(value, Special::Float)
        {
            let text = self.number_text(value)?;
            return match parse_float(&text) {
                FloatText::Float(float) => Ok(self.heap.float(float)),
                FloatText::Error(message) => {
                    let message = self.heap.str(message);
                    Err(self.raise_with(Exc::ValueError, message))
                }
            };
        }
        if let Some(made) = self.converted(value, Special::Float)? {
            return Ok(made);
        }
        match self.heap.as_number(value) {
            Some(Number::Float(_)) if self.heap.is_exact(value) => Ok(self.heap.retain(value)),
            Some(number) => {
                let float = self.float_of(&number)?;
                Ok(self.heap.float(float))
            }
            None if self.heap.as_complex(value).is_some() => Err(self.type_error("can't convert complex to float")),
            None => Err(self.type_error("float() argument must be a string or a number")),
        }
    }
}
