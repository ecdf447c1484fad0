//! Arguments of builtins: how many there may be, by which names, and of which types (`Python/getargs.c`).
//!
//! C functions check their arguments in several ways, each with error messages of its own.

use num_traits::ToPrimitive;

use super::Builtin;
use crate::machine::call::Arguments;
use crate::machine::class::Special;
use crate::machine::exceptions::Exc;
use crate::machine::modules::Module;
use crate::machine::number::Number;
use crate::machine::object::Object;
use crate::machine::value::Value;
use crate::machine::{Fault, Machine, Outcome};

/// How a builtin takes its arguments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::machine) enum Takes {
    /// None (`METH_NOARGS`).
    Nothing,
    /// Exactly one (`METH_O`).
    One,
    /// From so many to so many, as `PyArg_UnpackTuple` checks it.
    Unpack(usize, usize),
    /// From so many to so many, as `PyArg_ParseTuple` checks it.
    Parse(usize, usize),
    /// It checks them itself.
    Own,
}

impl Machine {
    /// Checks the number of arguments, and that there are no keywords, as far as that is the same for all builtins.
    pub(super) fn check_arguments(&mut self, builtin: Builtin, arguments: Arguments<'_>) -> Outcome<()> {
        let name = builtin.name();
        if builtin.takes_keywords() {
            return Ok(());
        }
        if !arguments.keywords.is_empty() {
            return Err(self.type_error(match builtin {
                // It stands for a slot of the type.
                Builtin::IteratorNext => "wrapper next doesn't take keyword arguments".to_owned(),
                _ => format!("{name}() takes no keyword arguments"),
            }));
        }
        // The functions of `operator` go by other names in C.
        let is_operator = matches!(builtin, Builtin::Module(function) if function.module() == Module::Operator)
            && !matches!(name, "pow" | "is_" | "is_not" | "countOf" | "indexOf" | "sequenceIncludes");
        if is_operator && let Takes::Unpack(min, max) = builtin.takes() {
            return self.unpack_arguments(&format!("op_{name}"), arguments.positional, min, max);
        }
        self.check_count(name, builtin.takes(), arguments.positional)
    }

    /// Checks the number of arguments.
    pub(in crate::machine) fn check_count(&mut self, name: &str, takes: Takes, positional: &[Value]) -> Outcome<()> {
        let given = positional.len();
        match takes {
            Takes::Nothing if given > 0 => Err(self.type_error(format!("{name}() takes no arguments ({given} given)"))),
            Takes::One if given != 1 => {
                Err(self.type_error(format!("{name}() takes exactly one argument ({given} given)")))
            }
            Takes::Unpack(min, max) => self.unpack_arguments(name, positional, min, max),
            Takes::Parse(min, max) => self.parse_arguments(name, positional, min, max),
            Takes::Nothing | Takes::One | Takes::Own => Ok(()),
        }
    }

    /// The check of `PyArg_UnpackTuple`.
    pub(in crate::machine) fn unpack_arguments(
        &mut self,
        name: &str,
        given: &[Value],
        min: usize,
        max: usize,
    ) -> Outcome<()> {
        let given = given.len();
        let (bound, how) = if given < min { (min, "at least ") } else { (max, "at most ") };
        if (min..=max).contains(&given) {
            return Ok(());
        }
        let how = if min == max { "" } else { how };
        Err(self.type_error(format!("{name} expected {how}{bound} arguments, got {given}")))
    }

    /// No arguments, where a method stands for a slot of the type (`wrap_next`).
    pub(super) fn unpack_slot_arguments(&mut self, given: &[Value]) -> Outcome<()> {
        if given.is_empty() {
            return Ok(());
        }
        Err(self.type_error(format!("expected 0 arguments, got {}", given.len())))
    }

    /// The check of `PyArg_ParseTuple`.
    pub(in crate::machine) fn parse_arguments(
        &mut self,
        name: &str,
        given: &[Value],
        min: usize,
        max: usize,
    ) -> Outcome<()> {
        let given = given.len();
        if (min..=max).contains(&given) {
            return Ok(());
        }
        // The one function whose format for its arguments has no name.
        let name = if name == "tee" { "function".to_owned() } else { format!("{name}()") };
        if max == 0 {
            return Err(self.type_error(format!("{name} takes no arguments")));
        }
        let (bound, how) = if given < min { (min, "at least") } else { (max, "at most") };
        let how = if min == max { "exactly" } else { how };
        let plural = if bound == 1 { "" } else { "s" };
        Err(self.type_error(format!("{name} takes {how} {bound} argument{plural} ({given} given)")))
    }

    /// The values of parameters that may be given by position or by name; `NULL` for those that are not given
    /// (`PyArg_ParseTupleAndKeywords`). `function` is what messages call it, with its brackets.
    pub(in crate::machine) fn keyword_arguments<const N: usize>(
        &mut self,
        function: &str,
        arguments: Arguments<'_>,
        names: [&str; N],
        required: usize,
    ) -> Outcome<[Value; N]> {
        self.checked_keyword_arguments(function, arguments, names, required, |_, _, _| Ok(()))
    }

    /// Like [`keyword_arguments`](Self::keyword_arguments), where a value is checked before the next one is looked for: it gets
    /// its index.
    ///
    /// # Errors
    /// Also those of the check.
    pub(in crate::machine) fn checked_keyword_arguments<const N: usize>(
        &mut self,
        function: &str,
        arguments: Arguments<'_>,
        names: [&str; N],
        required: usize,
        check: impl Fn(&mut Self, usize, Value) -> Outcome<()>,
    ) -> Outcome<[Value; N]> {
        let Arguments { positional, keywords } = arguments;
        let given = positional.len() + keywords.len();
        if given > N {
            let plural = if N == 1 { "" } else { "s" };
            return Err(self.type_error(format!("{function} takes at most {N} argument{plural} ({given} given)")));
        }
        let mut values = [Value::NULL; N];
        let mut known = 0;
        for (index, (slot, name)) in values.iter_mut().zip(names).enumerate() {
            let by_name = keywords.iter().find(|(keyword, _)| self.is_named(*keyword, name)).map(|(_, value)| *value);
            let by_position = positional.get(index).copied();
            known += usize::from(by_name.is_some());
            if by_name.is_some() && by_position.is_some() {
                let message = format!("Argument given by name ('{name}') and position ({})", index + 1);
                return Err(self.type_error(message));
            }
            match by_name.or(by_position) {
                Some(value) => {
                    check(self, index, value)?;
                    *slot = value;
                }
                None if index < required => {
                    return Err(self.type_error(format!("Required argument '{name}' (pos {}) not found", index + 1)));
                }
                None => {}
            }
        }
        if known < keywords.len() {
            return Err(self.unknown_keyword(keywords, &names));
        }
        Ok(values)
    }

    /// The error for a keyword that no parameter has: the first one in the order of the dict that C code gets.
    fn unknown_keyword(&mut self, keywords: &[(Value, Value)], names: &[&str]) -> Fault {
        let is_known = |keyword: Value| names.iter().any(|name| self.is_named(keyword, name));
        // The first one of the dict lies last.
        let unknown = keywords.iter().rev().map(|&(keyword, _)| keyword).find(|&keyword| !is_known(keyword));
        let name = unknown.and_then(|keyword| self.heap.as_str(keyword)).cloned();
        let Some(name) = name else { return self.type_error("keywords must be strings") };
        let name = String::from_utf8_lossy(&name);
        self.type_error(format!("'{name}' is an invalid keyword argument for this function"))
    }

    pub(in crate::machine) fn is_named(&self, keyword: Value, name: &str) -> bool {
        self.heap.as_str(keyword).is_some_and(|keyword| **keyword == *name.as_bytes())
    }

    /// A C `long` (`"l"`, `"n"`).
    pub(in crate::machine) fn c_long(&mut self, value: Value) -> Outcome<i64> {
        let is_own_long = matches!(self.heap.at(value), Object::Long(_)) && self.heap.has_hook(value, Special::Int);
        if self.heap.is_classy(value) && (is_own_long || self.heap.as_number(value).is_none()) {
            return self.int_as_long(value);
        }
        self.number_as_long(value)
    }

    /// A number as a C `long`, which asks for no hook.
    fn number_as_long(&mut self, value: Value) -> Outcome<i64> {
        match self.heap.as_number(value) {
            Some(Number::Int(i)) => Ok(i),
            Some(Number::Long(i)) => match i.to_i64() {
                Some(i) => Ok(i),
                None => Err(self.raise(Exc::OverflowError, "Python int too large to convert to C long")),
            },
            Some(Number::Float(_)) => Err(self.type_error("integer argument expected, got float")),
            None => Err(self.no_number(value, "an integer is required", "int")),
        }
    }

    /// What `__int__` of an instance gives, as a C `long` (`PyInt_AsLong`).
    fn int_as_long(&mut self, value: Value) -> Outcome<i64> {
        let called = match self.is_old(value) {
            true => match self.old_integer(value, Special::Int)? {
                None => self.converted(value, Special::Trunc)?,
                called => called,
            },
            false => self.call_special("PyInt_AsLong", value, Special::Int, &[])?,
        };
        let Some(integer) = called else {
            return Err(self.no_number(value, "an integer is required", "int"));
        };
        let is_integer = self.heap.as_int(integer).is_some() || matches!(self.heap.at(integer), Object::Long(_));
        let result = if is_integer {
            self.number_as_long(integer)
        } else {
            Err(self.type_error("__int__ method should return an integer"))
        };
        self.heap.release(integer);
        result
    }

    /// What `nb_int` of a value gives, as a C `long`: a float loses its fraction (`PyInt_AsLong`).
    pub(in crate::machine) fn int_as_c_long(&mut self, value: Value) -> Outcome<i64> {
        match self.heap.as_number(value) {
            Some(Number::Float(float)) if !self.heap.has_hook(value, Special::Int) => match Number::truncated(float) {
                Some(Number::Int(i)) => Ok(i),
                Some(_) => Err(self.raise(Exc::OverflowError, "Python int too large to convert to C long")),
                None if float.is_nan() => Err(self.value_error("cannot convert float NaN to integer")),
                None => Err(self.raise(Exc::OverflowError, "cannot convert float infinity to integer")),
            },
            Some(Number::Float(_)) => self.int_as_long(value),
            _ => self.c_long(value),
        }
    }

    /// The same for a size or an index (`PyInt_AsSsize_t`).
    pub(in crate::machine) fn c_ssize(&mut self, value: Value) -> Outcome<i64> {
        match self.heap.at(value) {
            Object::Long(long) => match long.to_i64() {
                Some(size) => Ok(size),
                None => Err(self.raise(Exc::OverflowError, "long int too large to convert to int")),
            },
            _ => self.int_as_c_long(value),
        }
    }

    /// A C `long` that may be left out.
    pub(in crate::machine) fn c_long_or(&mut self, value: Value, default: i64) -> Outcome<i64> {
        if value.is_null() { Ok(default) } else { self.c_long(value) }
    }

    /// A C `int` (`"i"`) that may be left out.
    pub(in crate::machine) fn c_int_or(&mut self, value: Value, default: i32) -> Outcome<i32> {
        if value.is_null() {
            return Ok(default);
        }
        let long = self.c_long(value)?;
        i32::try_from(long).map_err(|_| {
            let bound = if long > 0 { "greater than maximum" } else { "less than minimum" };
            self.raise(Exc::OverflowError, format!("signed integer is {bound}"))
        })
    }

    /// A C `double` (`"d"`).
    pub(in crate::machine) fn c_double(&mut self, value: Value) -> Outcome<f64> {
        let is_float = matches!(self.heap.at(value), Object::Float(_));
        if !is_float && self.heap.is_classy(value) {
            let float = match self.is_old(value) {
                true => self.unary_hook(Special::Float, value)?,
                false => self.call_special("PyFloat_AsDouble", value, Special::Float, &[])?,
            };
            if let Some(float) = float {
                let result = match *self.heap.at(float) {
                    Object::Float(float) => Ok(float.0),
                    _ => Err(self.type_error("nb_float should return float object")),
                };
                self.heap.release(float);
                return result;
            }
        }
        match self.heap.as_number(value) {
            Some(number) => self.float_of(&number),
            None => Err(self.no_number(value, "a float is required", "float")),
        }
    }

    /// The error for what is no real number: a complex number says so itself.
    fn no_number(&mut self, value: Value, message: &str, wanted: &str) -> Fault {
        match self.heap.as_complex(value) {
            Some(_) => self.type_error(format!("can't convert complex to {wanted}")),
            None => self.type_error(message),
        }
    }

    /// A bound of a slice: cut to 64 bits if it is longer. What is no integer is an error with this message.
    pub(super) fn slice_bound(&mut self, value: Value, message: &str) -> Outcome<i64> {
        if let Some(index) = self.index_of(value)? {
            let result = self.slice_bound(index, message);
            self.heap.release(index);
            return result;
        }
        match self.heap.as_number(value) {
            Some(Number::Int(i)) => Ok(i),
            Some(Number::Long(i)) => Ok(i.to_i64().unwrap_or(match i.sign() {
                num_bigint::Sign::Minus => i64::MIN,
                _ => i64::MAX,
            })),
            _ => Err(self.type_error(message)),
        }
    }

    /// What a message calls the type of an argument that could not be converted (`converterr`).
    pub(in crate::machine) fn converted_name(&self, value: Value) -> std::borrow::Cow<'static, str> {
        if value.is_none() { "None".into() } else { self.heap.type_name(value) }
    }

    /// The bytes of a str, where C code asks for a buffer.
    pub(in crate::machine) fn character_buffer(&mut self, value: Value) -> Outcome<std::rc::Rc<[u8]>> {
        match self.heap.as_str(value) {
            Some(bytes) => Ok(std::rc::Rc::clone(bytes)),
            None => Err(self.type_error("expected a string or other character buffer object")),
        }
    }

    /// `'float' object cannot be interpreted as an index`.
    pub(in crate::machine) fn no_index(&mut self, value: Value) -> Fault {
        if self.is_old(value) {
            return self.type_error("object cannot be interpreted as an index");
        }
        let name = self.heap.type_name(value);
        self.type_error(format!("'{name}' object cannot be interpreted as an index"))
    }

    /// A name of an attribute, as a str; its reference is the caller's.
    pub(in crate::machine) fn attribute_name(&mut self, value: Value, message: &str) -> Outcome<Value> {
        match self.heap.at(value) {
            Object::Str(_) => Ok(self.heap.retain(value)),
            Object::Unicode(_) => {
                let name = self.encode_default(value)?;
                Ok(self.heap.intern(&name))
            }
            _ => Err(self.type_error(message)),
        }
    }
}
