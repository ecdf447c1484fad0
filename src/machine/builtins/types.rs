//! Calling a type: `int('42')`, `list(items)`, `ValueError('why')`; and `isinstance`.

use num_bigint::BigInt;
use num_traits::ToPrimitive;

use super::convert::{FloatText, base_of, parse_complex, parse_float, parse_integer, skip_space};
use super::functions::range_len;
use crate::bytecode::repr::str_repr;
use crate::machine::call::Arguments;
use crate::machine::class::Special;
use crate::machine::exceptions::Exc;
use crate::machine::number::Number;
use crate::machine::object::{Iterator, Object, Xrange};
use crate::machine::types::Type;
use crate::machine::unicode::codec::{Codec, Problem};
use crate::machine::unicode::is_space;
use crate::machine::unicode::properties::decimal;
use crate::machine::value::Value;
use crate::machine::{Fault, Machine, Outcome};

impl Machine {
    /// Calls a type (`type_call`).
    pub(in crate::machine) fn call_type(&mut self, of: Type, arguments: Arguments<'_>) -> Outcome<Value> {
        if of.tp_name().contains('.')
            && let Some(made) = self.make_of_module(of, arguments)?
        {
            return Ok(made);
        }
        match of {
            Type::Type => self.type_of_one(arguments),
            Type::Bool => {
                let [value] = self.keyword_arguments("bool()", arguments, ["x"], 0)?;
                Ok(Value::bool(!value.is_null() && self.is_true(value)?))
            }
            Type::Int => self.make_integer(arguments, "int"),
            Type::Long => self.make_integer(arguments, "long"),
            Type::Float => {
                let [value] = self.keyword_arguments("float()", arguments, ["x"], 0)?;
                self.make_float(value)
            }
            Type::Str => {
                let [value] = self.keyword_arguments("str()", arguments, ["object"], 0)?;
                self.make_str(value)
            }
            Type::List => {
                let [sequence] = self.keyword_arguments("list()", arguments, ["sequence"], 0)?;
                let items = if sequence.is_null() { Vec::new() } else { self.collect(sequence)? };
                Ok(self.heap.list(items))
            }
            Type::Tuple => {
                let [sequence] = self.keyword_arguments("tuple()", arguments, ["sequence"], 0)?;
                self.make_tuple(sequence)
            }
            Type::Set | Type::Frozenset => self.call_set(of, arguments),
            Type::Unicode => {
                let parts = self.checked_keyword_arguments(
                    "unicode()",
                    arguments,
                    ["string", "encoding", "errors"],
                    0,
                    |machine, index, given| match index {
                        0 => Ok(()),
                        _ => machine.codec_name("unicode", index + 1, given).map(drop),
                    },
                )?;
                self.make_unicode(parts)
            }
            Type::Complex => {
                let parts = self.keyword_arguments("complex()", arguments, ["real", "imag"], 0)?;
                self.make_complex(parts)
            }
            Type::Dict => {
                let dict = self.once(|machine| Ok(machine.heap.new_dict(0)))?;
                match self.dict_update("dict", dict, arguments) {
                    Ok(()) => Ok(dict),
                    Err(fault) => {
                        self.heap.release(dict);
                        Err(fault)
                    }
                }
            }
            Type::Xrange => self.make_xrange(arguments),
            Type::Slice => self.make_slice(arguments),
            Type::Enumerate => {
                let [sequence, start] = self.keyword_arguments("enumerate()", arguments, ["sequence", "start"], 1)?;
                self.make_enumerate(sequence, start)
            }
            Type::Reversed => self.make_reversed(arguments),
            Type::Basestring => Err(self.type_error("The basestring type cannot be instantiated")),
            Type::Exception(class) => self.make_exception(class, arguments),
            Type::Object => Err(Fault::Unsupported("object()".into())),
            Type::Function => self.make_function_object(arguments),
            Type::Code => self.make_code_object(arguments),
            _ => Err(self.type_error(format!("cannot create '{}' instances", of.tp_name()))),
        }
    }

    /// `set(iterable)`, `frozenset(iterable)`.
    fn call_set(&mut self, of: Type, arguments: Arguments<'_>) -> Outcome<Value> {
        let name = of.name();
        if !arguments.keywords.is_empty() {
            return Err(self.type_error(format!("{name}() does not take keyword arguments")));
        }
        self.unpack_arguments(name, arguments.positional, 0, 1)?;
        let iterable = arguments.positional.first().copied().unwrap_or(Value::NULL);
        if of == Type::Frozenset { self.make_frozenset(iterable) } else { self.make_set(iterable, false) }
    }

    /// `complex(real[, imag])`.
    fn make_complex(&mut self, [real, imag]: [Value; 2]) -> Outcome<Value> {
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
    fn call_if_there(&mut self, object: Value, name: Value) -> Outcome<Option<Value>> {
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

    /// `unicode(string[, encoding[, errors]])`.
    fn make_unicode(&mut self, [string, encoding, errors]: [Value; 3]) -> Outcome<Value> {
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

    /// The text that a number is read from: of a unicode, its digits are those of ASCII
    /// (`PyUnicode_EncodeDecimal`).
    fn number_text(&mut self, value: Value) -> Outcome<std::rc::Rc<[u8]>> {
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

    /// `type(x)`.
    fn type_of_one(&mut self, arguments: Arguments<'_>) -> Outcome<Value> {
        match (arguments.positional, arguments.keywords) {
            (&[value], []) => {
                let of = self.type_object(self.heap.type_of(value));
                Ok(self.heap.retain(of))
            }
            _ => Err(self.type_error("type() takes 1 or 3 arguments")),
        }
    }

    /// `int(x[, base])`, `long(x[, base])`.
    fn make_integer(&mut self, arguments: Arguments<'_>, name: &'static str) -> Outcome<Value> {
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
    fn make_float(&mut self, value: Value) -> Outcome<Value> {
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

    /// `str(x)`.
    fn make_str(&mut self, value: Value) -> Outcome<Value> {
        if value.is_null() {
            return Ok(self.heap.str(*b""));
        }
        if self.heap.as_str(value).is_some() && self.heap.is_exact(value) {
            return Ok(self.heap.retain(value));
        }
        self.text_object(value, false)
    }

    /// `tuple(x)`.
    fn make_tuple(&mut self, sequence: Value) -> Outcome<Value> {
        if sequence.is_null() {
            return Ok(self.heap.tuple([]));
        }
        if self.heap.as_tuple(sequence).is_some() && self.heap.is_exact(sequence) {
            return Ok(self.heap.retain(sequence));
        }
        let items = self.collect(sequence)?;
        Ok(self.heap.tuple(items))
    }

    /// `xrange(…)` (`range_new`).
    fn make_xrange(&mut self, arguments: Arguments<'_>) -> Outcome<Value> {
        if !arguments.keywords.is_empty() {
            return Err(self.type_error("xrange() does not take keyword arguments"));
        }
        let given = arguments.positional;
        if !(1..=3).contains(&given.len()) {
            return Err(self.type_error("xrange() requires 1-3 int arguments"));
        }
        let mut numbers = Vec::new();
        for &argument in given {
            numbers.push(self.c_long(argument)?);
        }
        let (start, stop, step) = match *numbers {
            [start, stop, step] => (start, stop, step),
            [start, stop] => (start, stop, 1),
            [stop, ..] => (0, stop, 1),
            [] => (0, 0, 1),
        };
        if step == 0 {
            return Err(self.value_error("xrange() arg 3 must not be zero"));
        }
        match i64::try_from(range_len(start, stop, step)) {
            Ok(len) => Ok(self.heap.new_value(Object::Xrange(Xrange { start, step, len }))),
            Err(_) => Err(self.raise(Exc::OverflowError, "xrange() result has too many items")),
        }
    }

    /// `slice(…)`.
    fn make_slice(&mut self, arguments: Arguments<'_>) -> Outcome<Value> {
        if !arguments.keywords.is_empty() {
            return Err(self.type_error("slice() does not take keyword arguments"));
        }
        self.unpack_arguments("slice", arguments.positional, 1, 3)?;
        let (start, stop, step) = match *arguments.positional {
            [start, stop, step] => (start, stop, step),
            [start, stop] => (start, stop, Value::NONE),
            [stop, ..] => (Value::NONE, stop, Value::NONE),
            [] => (Value::NONE, Value::NONE, Value::NONE),
        };
        Ok(self.new_slice(start, stop, step))
    }

    /// `enumerate(sequence[, start])`.
    fn make_enumerate(&mut self, sequence: Value, start: Value) -> Outcome<Value> {
        let (index, is_long) = match self.heap.as_number(start) {
            _ if start.is_null() => (0, false),
            Some(Number::Int(start)) => (start, false),
            Some(Number::Long(start)) => start.to_i64().map_or((0, true), |start| (start, false)),
            _ => match self.index_of(start)? {
                Some(index) => {
                    let made = self.make_enumerate(sequence, index);
                    self.heap.release(index);
                    return made;
                }
                None => return Err(self.no_index(start)),
            },
        };
        let inner = self.get_iter(sequence)?;
        let long = if is_long { self.heap.retain(start) } else { Value::NULL };
        Ok(self.heap.new_value(Object::Iterator(Box::new(Iterator::Enumerate { inner, index, long }))))
    }

    /// `reversed(sequence)` (`reversed_new`).
    fn make_reversed(&mut self, arguments: Arguments<'_>) -> Outcome<Value> {
        if !arguments.keywords.is_empty() {
            return Err(self.type_error("reversed() does not take keyword arguments"));
        }
        self.unpack_arguments("reversed", arguments.positional, 1, 1)?;
        let sequence = arguments.positional.first().copied().unwrap_or(Value::NULL);
        if self.heap.is_classy(sequence)
            && let Some(iterator) = self.call_special("reversed_new", sequence, Special::Reversed, &[])?
        {
            return Ok(iterator);
        }
        // A list has a `__reversed__` of its own, which its subclasses inherit.
        if matches!(self.heap.at(sequence), Object::List(_)) {
            return self.own_reversed(sequence);
        }
        if self.is_old(sequence) {
            match self.old_hook(sequence, Special::Getitem)? {
                Some(hook) => self.heap.release(hook),
                None => return self.own_reversed(sequence),
            }
        }
        let asked = match self.heap.at(sequence) {
            Object::Dict(_) => None,
            Object::Tuple(_) | Object::Str(_) | Object::Unicode(_) | Object::Exception(_)
                if self.heap.has_hook(sequence, Special::Len) =>
            {
                Some(Special::Len)
            }
            _ => Some(Special::Getitem),
        };
        if self.is_old(sequence) || asked.is_some_and(|special| self.heap.has_hook(sequence, special)) {
            let len = self.builtin_len(sequence)?;
            let left = self.heap.as_int(len).unwrap_or(0) as usize;
            self.heap.release(len);
            let sequence = self.heap.retain(sequence);
            return Ok(self.heap.new_value(Object::Iterator(Box::new(Iterator::Reversed { sequence, left }))));
        }
        self.own_reversed(sequence)
    }

    /// `reversed(sequence)`, by what its builtin type does.
    pub(in crate::machine) fn own_reversed(&mut self, sequence: Value) -> Outcome<Value> {
        let len = match self.heap.at(sequence) {
            Object::Deque(_) => return Ok(self.deque_iterator(sequence, true)),
            Object::List(items) => items.len(),
            Object::Tuple(items) => items.len(),
            Object::Str(string) => string.bytes.len(),
            Object::Unicode(unicode) => unicode.points.len(),
            &Object::Xrange(Xrange { start, step, len }) => {
                let last = start.wrapping_add(step.wrapping_mul(len - 1));
                let rest = Xrange { start: last, step: step.wrapping_neg(), len };
                return Ok(self.heap.new_value(Object::Iterator(Box::new(Iterator::Xrange { rest }))));
            }
            Object::Exception(_) => {
                let name = self.heap.type_name(sequence);
                return Err(self.type_error(format!("object of type '{name}' has no len()")));
            }
            _ => return Err(self.type_error("argument to reversed() must be a sequence")),
        };
        let sequence = self.heap.retain(sequence);
        Ok(self.heap.new_value(Object::Iterator(Box::new(Iterator::Reversed { sequence, left: len }))))
    }

    /// An exception, made by calling its class.
    fn make_exception(&mut self, class: Exc, arguments: Arguments<'_>) -> Outcome<Value> {
        if !arguments.keywords.is_empty() {
            let message = format!("{} does not take keyword arguments", class.tp_name());
            return Err(self.type_error(message));
        }
        self.check_exception_arguments(class, arguments.positional)?;
        Ok(self.new_exception(class, arguments.positional))
    }

    /// Checks the arguments of the classes of exceptions that take them apart.
    pub(in crate::machine) fn check_exception_arguments(&mut self, class: Exc, arguments: &[Value]) -> Outcome<()> {
        self.check_codec_error(class, arguments)?;
        if let (true, &[_, location]) = (class.is_a(Exc::SyntaxError), arguments) {
            let parts = self.collect(location)?;
            let count = parts.len();
            self.heap.release_all(parts);
            if count != 4 {
                return Err(self.raise(Exc::IndexError, "tuple index out of range"));
            }
        }
        Ok(())
    }

    /// Checks the arguments of the errors of codecs (`UnicodeDecodeError_init` and its kin).
    fn check_codec_error(&mut self, class: Exc, arguments: &[Value]) -> Outcome<()> {
        let wanted: &[Type] = match class {
            Exc::UnicodeDecodeError => &[Type::Str, Type::Str, Type::Int, Type::Int, Type::Str],
            Exc::UnicodeEncodeError => &[Type::Str, Type::Unicode, Type::Int, Type::Int, Type::Str],
            Exc::UnicodeTranslateError => &[Type::Unicode, Type::Int, Type::Int, Type::Str],
            _ => return Ok(()),
        };
        let count = wanted.len();
        if arguments.len() != count {
            let given = arguments.len();
            return Err(self.type_error(format!("function takes exactly {count} arguments ({given} given)")));
        }
        for (index, (&argument, &wanted)) in arguments.iter().zip(wanted).enumerate() {
            if wanted == Type::Int {
                self.c_long(argument)?;
            } else if self.heap.type_of(argument) != wanted {
                let (wanted, name) = (wanted.name(), self.converted_name(argument));
                return Err(self.type_error(format!("argument {} must be {wanted}, not {name}", index + 1)));
            }
        }
        Ok(())
    }

    /// `isinstance(object, class or tuple of them)`.
    pub(super) fn builtin_isinstance(&mut self, object: Value, class: Value) -> Outcome<Value> {
        self.is_instance_of(object, class).map(Value::bool)
    }

    /// `issubclass(class, class or tuple of them)`.
    pub(super) fn builtin_issubclass(&mut self, derived: Value, class: Value) -> Outcome<Value> {
        self.is_subclass_in(derived, class).map(Value::bool)
    }
}
