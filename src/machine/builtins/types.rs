//! Calling a type: `int('42')`, `list(items)`, `ValueError('why')`; and `isinstance`.

use num_traits::ToPrimitive;

use super::functions::range_len;
use crate::machine::call::Arguments;
use crate::machine::class::Special;
use crate::machine::exceptions::Exc;
use crate::machine::number::Number;
use crate::machine::object::{Iterator, Object, Xrange};
use crate::machine::types::Type;
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
