//! `list.__add__`, `object.__setattr__` and their kin: what a builtin type does, as a function (`add_operators`,
//! `wrap_binaryfunc` and so on).
//!
//! A class of the program calls them to get at what it overrides. So each does the type's own part of an operation and
//! asks for no hook.

use std::rc::Rc;

use super::Special;
use crate::machine::builtins::{Builtin, Called, Takes};
use crate::machine::call::Arguments;
use crate::machine::compare::Comparison;
use crate::machine::exceptions::Exc;
use crate::machine::number::{Binary, Number, Unary};
use crate::machine::object::Object;
use crate::machine::types::Type;
use crate::machine::value::Value;
use crate::machine::{Fault, Machine, Outcome};

/// The exception classes in the order in which CPython makes them (`_PyExc_Init`).
const EXCEPTIONS: &[Exc] = &[
    Exc::Exception,
    Exc::StandardError,
    Exc::TypeError,
    Exc::StopIteration,
    Exc::GeneratorExit,
    Exc::SystemExit,
    Exc::KeyboardInterrupt,
    Exc::ImportError,
    Exc::EnvironmentError,
    Exc::IOError,
    Exc::OSError,
    Exc::EOFError,
    Exc::RuntimeError,
    Exc::NotImplementedError,
    Exc::NameError,
    Exc::UnboundLocalError,
    Exc::AttributeError,
    Exc::SyntaxError,
    Exc::IndentationError,
    Exc::TabError,
    Exc::LookupError,
    Exc::IndexError,
    Exc::KeyError,
    Exc::ValueError,
    Exc::UnicodeError,
    Exc::UnicodeEncodeError,
    Exc::UnicodeDecodeError,
    Exc::UnicodeTranslateError,
    Exc::AssertionError,
    Exc::ArithmeticError,
    Exc::FloatingPointError,
    Exc::OverflowError,
    Exc::ZeroDivisionError,
    Exc::SystemError,
    Exc::ReferenceError,
    Exc::MemoryError,
    Exc::BufferError,
    Exc::Warning,
    Exc::UserWarning,
    Exc::DeprecationWarning,
    Exc::PendingDeprecationWarning,
    Exc::SyntaxWarning,
    Exc::RuntimeWarning,
    Exc::FutureWarning,
    Exc::ImportWarning,
    Exc::UnicodeWarning,
    Exc::BytesWarning,
];

impl Machine {
    /// Calls a slot wrapper; `this` is what it is bound to, if it is.
    pub(in crate::machine) fn call_wrapper(
        &mut self,
        of: Type,
        special: Special,
        this: Value,
        arguments: Arguments<'_>,
    ) -> Outcome<Called> {
        match (this, arguments.positional) {
            (Value::NULL, []) => {
                let message = format!("descriptor '{}' of '{}' object needs an argument", special.name(), of.tp_name());
                Err(self.type_error(message))
            }
            (Value::NULL, [first, rest @ ..]) => {
                if !self.heap.is_subtype(self.class_of(*first), self.type_object(of)) {
                    let (name, of, got) = (special.name(), of.tp_name(), self.heap.type_name(*first));
                    let message = format!("descriptor '{name}' requires a '{of}' object but received a '{got}'");
                    return Err(self.type_error(message));
                }
                let called = self.call_bound_wrapper(of, special, *first, Arguments { positional: rest, ..arguments });
                // The wrapper that is bound to the first argument for the call, and a tuple of the rest.
                self.while_holding_all(arguments.positional, called)
            }
            _ => self.call_bound_wrapper(of, special, this, arguments),
        }
    }

    fn call_bound_wrapper(
        &mut self,
        of: Type,
        special: Special,
        this: Value,
        arguments: Arguments<'_>,
    ) -> Outcome<Called> {
        match special {
            Special::Init => self.base_init(of, this, arguments).map(|()| Called::Value(Value::NONE)),
            Special::Call if of == Type::Type => self.type_call(this, arguments).map(Called::Value),
            Special::Call if of == Type::WeakRef => self.call_weakref(this, arguments).map(Called::Value),
            Special::Call => self.call_callable(this, arguments),
            _ => {
                if !arguments.keywords.is_empty() {
                    let name = special.name();
                    return Err(self.type_error(match Self::wrapper_is_method(of, special) {
                        true => format!("{name}() takes no keyword arguments"),
                        false => format!("wrapper {name} doesn't take keyword arguments"),
                    }));
                }
                self.own_operation(of, special, this, arguments.positional).map(Called::Value)
            }
        }
    }

    /// Calls `type.__new__` (`tp_new_wrapper`).
    pub(in crate::machine) fn call_type_new(&mut self, of: Type, arguments: Arguments<'_>) -> Outcome<Value> {
        let name = of.tp_name();
        let [class, rest @ ..] = arguments.positional else {
            return Err(self.type_error(format!("{name}.__new__(): not enough arguments")));
        };
        if !self.heap.is_type(*class) {
            let got = self.heap.type_name(*class);
            return Err(self.type_error(format!("{name}.__new__(X): X is not a type object ({got})")));
        }
        let class_name = self.heap.tp_name(*class);
        if !self.heap.is_subtype(*class, self.type_object(of)) {
            let message = format!("{name}.__new__({class_name}): {class_name} is not a subtype of {name}");
            return Err(self.type_error(message));
        }
        let layout = self.heap.layout_of(*class);
        let makes_the_same = layout == of || matches!((layout, of), (Type::Exception(_), Type::Exception(_)));
        if !makes_the_same {
            let safe = layout.tp_name();
            let message = format!("{name}.__new__({class_name}) is not safe, use {safe}.__new__()");
            return Err(self.type_error(message));
        }
        self.base_new(layout, *class, Arguments { positional: rest, ..arguments })
    }

    /// Checks the number of arguments, as the function that CPython wraps the slot in does it.
    fn check_wrapped(&mut self, of: Type, special: Special, given: &[Value]) -> Outcome<()> {
        let (got, takes) = (given.len(), WrapperTakes::of(of, special));
        match takes {
            WrapperTakes::Exactly(wanted) if got != wanted => {
                Err(self.type_error(format!("expected {wanted} arguments, got {got}")))
            }
            WrapperTakes::Indices(wanted) if got != wanted => {
                Err(self.type_error(format!("function takes exactly {wanted} arguments ({got} given)")))
            }
            WrapperTakes::Exactly(_) | WrapperTakes::Indices(_) => Ok(()),
            // `PyArg_UnpackTuple` is given an empty name.
            WrapperTakes::Unpack(min, max) => self.unpack_arguments("", given, min, max),
            WrapperTakes::Method(takes) => self.check_count(special.name(), takes, given),
        }
    }

    /// What a builtin type does for a special name.
    fn own_operation(&mut self, of: Type, special: Special, this: Value, arguments: &[Value]) -> Outcome<Value> {
        self.check_wrapped(of, special, arguments)?;
        let none = |()| Value::NONE;
        let arg = |index: usize| arguments.get(index).copied().unwrap_or(Value::NULL);
        if let Some((operator, reflected)) = special.binary() {
            let this = as_int_itself(of, this);
            if operator == Binary::Power && arguments.len() == 2 && !arg(1).is_none() {
                let (v, w) = if reflected { (arg(0), this) } else { (this, arg(0)) };
                return self.own_binary(of, arg(0), |machine| machine.own_power_modulo(v, w, arg(1)));
            }
            if operator == Binary::Multiply && WrapperTakes::of(of, special) == WrapperTakes::Unpack(1, 1) {
                return self.own_repeat(this, arg(0), false);
            }
            let (v, w) = if reflected { (arg(0), this) } else { (this, arg(0)) };
            return self.own_binary(of, arg(0), |machine| machine.builtin_binary(operator, v, w, false));
        }
        if let Some(operator) = special.inplace() {
            if operator == Binary::Multiply && WrapperTakes::of(of, special) == WrapperTakes::Unpack(1, 1) {
                return self.own_repeat(this, arg(0), true);
            }
            return self.builtin_binary(operator, this, arg(0), true);
        }
        if let Some(operator) = special.comparison() {
            let result = self.own_rich(of, this, arg(0), operator)?;
            return Ok(result.map_or(Value::NOT_IMPLEMENTED, Value::bool));
        }
        match special {
            Special::Getattribute => {
                let name = self.wrapped_name(arg(0))?;
                let value = match self.heap.at(this) {
                    Object::OldInstance(_) if of == Type::Object => Err(self.no_generic_attribute(this, name)),
                    _ => self.own_attribute_of(this, name),
                };
                self.heap.release(name);
                value
            }
            Special::Setattr => {
                self.hackcheck(of, this, "__setattr__")?;
                let name = self.wrapped_name(arg(0))?;
                let done = self.own_set_attribute(this, name, arg(1));
                self.heap.release(name);
                done.map(none)
            }
            Special::Delattr => {
                self.hackcheck(of, this, "__delattr__")?;
                let name = self.wrapped_name(arg(0))?;
                let done = self.own_set_attribute(this, name, Value::NULL);
                self.heap.release(name);
                done.map(none)
            }
            Special::Repr | Special::Str => {
                let this = as_int_itself(of, this);
                let text = match (special, of) {
                    (Special::Repr, Type::Object) => self.object_repr(this),
                    (Special::Repr, _) => self.own_repr(this)?,
                    // `object_str` is what `repr` says, whoever says it.
                    (_, Type::Object) => self.repr(this)?,
                    (_, Type::Unicode) => self.encode_default(this)?.to_vec(),
                    _ => self.own_str(this)?,
                };
                Ok(self.heap.str(text))
            }
            Special::Hash => {
                let hash = if of == Type::Object { self.heap.identity_hash(this) } else { self.own_hash(this)? };
                Ok(self.heap.int(hash))
            }
            Special::Cmp => {
                self.check_compared(this, arg(0))?;
                let order = self.own_compare(of, this, arg(0))?;
                Ok(Value::small_int(order as i32))
            }
            Special::Len => self.own_len(this),
            Special::Nonzero => Ok(Value::bool(self.own_truth(this))),
            Special::Getitem => match self.item_or_missing(this, arg(0))? {
                Some(item) => Ok(item),
                // `wrap_sq_item`, where there is no `mp_subscript`.
                None if matches!(of, Type::Xrange | Type::Exception(_)) => {
                    let index = self.wrapped_index(arg(0))?;
                    let result = self.own_get_item(this, index);
                    self.heap.release(index);
                    result
                }
                None => self.own_get_item(this, arg(0)),
            },
            Special::Setitem => self.own_set_item(this, arg(0), arg(1)).map(none),
            Special::Delitem => self.own_delete_item(this, arg(0)).map(none),
            Special::Getslice => {
                let slice = self.wrapped_slice(this, arg(0), arg(1))?;
                let result = self.own_slice(this, slice);
                self.heap.release(slice);
                result
            }
            Special::Setslice | Special::Delslice => {
                let slice = self.wrapped_slice(this, arg(0), arg(1))?;
                let result = match arg(2) {
                    Value::NULL => self.own_delete_item(this, slice),
                    value => self.own_set_item(this, slice, value),
                };
                self.heap.release(slice);
                result.map(none)
            }
            Special::Contains => self.own_contains(this, arg(0)).map(Value::bool),
            Special::Iter => match self.own_iter(this)? {
                Some(iterator) => Ok(iterator),
                None => Err(Fault::Unsupported(format!("{}.__iter__", of.name()))),
            },
            Special::Next => match self.own_next(this)? {
                Some(item) => Ok(item),
                None => Err(self.raise_with(Exc::StopIteration, Value::NULL)),
            },
            Special::Neg => self.own_unary(Unary::Negative, this),
            Special::Pos => self.own_unary(Unary::Positive, this),
            Special::Invert => self.own_unary(Unary::Invert, this),
            Special::Abs => self.own_absolute(this),
            Special::Int | Special::Trunc | Special::Long | Special::Float | Special::Index => {
                let is_long =
                    special == Special::Long || of == Type::Long && matches!(special, Special::Trunc | Special::Index);
                let wanted = match special {
                    Special::Float => Type::Float,
                    _ if is_long => Type::Long,
                    _ => Type::Int,
                };
                // The type's own function asks no other method.
                let plain = self.plain_value(this);
                let converted = self.call_type(wanted, one(&plain));
                self.heap.release(plain);
                converted
            }
            Special::Divmod => self.own_binary(of, arg(0), |machine| machine.own_divmod(this, arg(0))),
            Special::Rdivmod => self.own_binary(of, arg(0), |machine| machine.own_divmod(arg(0), this)),
            Special::Coerce => self.own_coerce(this, arg(0)),
            Special::Format => self.own_format_method(of, this, arg(0)),
            Special::Reversed => self.own_reversed(this),
            Special::Getnewargs if let Some([real, imag]) = self.heap.as_complex(this) => {
                let parts = [real, imag].map(|part| self.heap.float(part));
                Ok(self.heap.tuple(parts))
            }
            Special::Getnewargs => {
                let plain = self.plain_value(this);
                Ok(self.heap.tuple([plain]))
            }
            Special::Get => {
                let (object, class) = (arg(0), arg(1));
                let object = if object.is_none() { Value::NULL } else { object };
                let class = if class.is_none() { Value::NULL } else { class };
                if object.is_null() && class.is_null() {
                    return Err(self.type_error("__get__(None, None) is invalid"));
                }
                self.descriptor_get(this, object, class)
            }
            Special::Set => self.descriptor_set(this, arg(0), arg(1)).map(none),
            Special::Delete => self.descriptor_set(this, arg(0), Value::NULL).map(none),
            Special::Mro => {
                let bases = self.get_attribute(this, self.special(Special::Bases))?;
                let list: Vec<Value> = self.heap.as_tuple(bases).unwrap_or_default().to_vec();
                let order = match self.heap.at(this) {
                    Object::Class(_) => self.linearize(this, &list),
                    _ => Ok(self.mro_of(this)),
                };
                self.heap.release(bases);
                let order = order?;
                order.iter().for_each(|&class| {
                    self.heap.retain(class);
                });
                Ok(self.heap.list(order))
            }
            Special::Oct => self.own_in_base(Builtin::Oct, this),
            Special::Hex => self.own_in_base(Builtin::Hex, this),
            Special::Unicode if let Object::Exception(_) = self.heap.at(this) => self.own_unicode(this),
            Special::Subclasses if this == self.type_object(Type::Object) => {
                Err(Fault::Unsupported("object.__subclasses__()".into()))
            }
            Special::Subclasses => Ok(self.subclasses_of(this)),
            Special::Instancecheck => self.is_instance(arg(0), this).map(Value::bool),
            Special::Subclasscheck => self.is_subclass(arg(0), this).map(Value::bool),
            _ => Err(Fault::Unsupported(format!("{}.{}", of.name(), special.name()))),
        }
    }

    /// `object.name`, whatever its class says about `__getattribute__`.
    fn own_attribute_of(&mut self, object: Value, name: Value) -> Outcome<Value> {
        match object.as_object().map(|id| self.heap.raw(id)) {
            Some(Object::Instance(_) | Object::Class(_)) => self.plain_attribute(object, name),
            _ => self.get_attribute(object, name),
        }
    }

    /// `object.name = value`, whatever its class says about `__setattr__`.
    fn own_set_attribute(&mut self, object: Value, name: Value, value: Value) -> Outcome<()> {
        match object.as_object().map(|id| self.heap.raw(id)) {
            Some(Object::Instance(_) | Object::Class(_)) => self.plain_set_attribute(object, name, value),
            _ => self.set_attribute(object, name, value),
        }
    }

    /// A name of an attribute, as a str; its reference is the caller's.
    fn wrapped_name(&mut self, name: Value) -> Outcome<Value> {
        let got = self.heap.type_name(name);
        let message = format!("attribute name must be string, not '{got}'");
        self.attribute_name(name, &message)
    }

    /// `object.__getattribute__` of an old-style instance knows nothing of its dict and class.
    fn no_generic_attribute(&mut self, this: Value, name: Value) -> Fault {
        let (of, text) = (self.heap.type_of(this), self.heap.text_of(name));
        if of.mro().any(|owner| owner.entry(&text).is_some()) {
            return Fault::Unsupported(format!("object.__getattribute__ for {text} of an old-style instance"));
        }
        self.no_such_attribute(&format!("'{}' object", of.tp_name()), name)
    }

    /// `hackcheck`: `object.__setattr__` is not for types, old-style classes and their instances, which have one of their
    /// own.
    fn hackcheck(&mut self, of: Type, this: Value, name: &str) -> Outcome<()> {
        let has_own =
            self.heap.is_type(this) || matches!(self.heap.at(this), Object::OldClass(_) | Object::OldInstance(_));
        if of == Type::Object && has_own {
            let class = self.heap.type_name(this);
            return Err(self.type_error(format!("can't apply this {name} to {class} object")));
        }
        Ok(())
    }

    /// `type.__subclasses__()`: a list.
    fn subclasses_of(&mut self, class: Value) -> Value {
        let builtin: &[Exc] = match *self.heap.at(class) {
            Object::Type(Type::Exception(_)) => EXCEPTIONS,
            _ => &[],
        };
        let is_base = |&exc: &Exc| class == self.type_object(Type::Exception(exc.base())) && exc != Exc::BaseException;
        let mut found: Vec<Value> =
            builtin.iter().copied().filter(is_base).map(|exc| self.type_object(Type::Exception(exc))).collect();
        match *self.heap.at(class) {
            Object::Class(ref class) => found.extend(class.subclasses.iter().copied().map(Value::object)),
            Object::Type(Type::Int) => found.push(self.type_object(Type::Bool)),
            _ => {}
        }
        if let Object::Type(_) = self.heap.at(class) {
            found.extend(self.heap.classes_with_base(class));
        }
        found.iter().for_each(|&class| {
            self.heap.retain(class);
        });
        self.heap.list(found)
    }

    /// An operation of a type's own: `NotImplemented` where a number's is asked about what it does not know.
    fn own_binary(
        &mut self,
        of: Type,
        other: Value,
        operation: impl FnOnce(&mut Self) -> Outcome<Value>,
    ) -> Outcome<Value> {
        if let Some(own) = of.number_rank()
            && self.heap.type_of(other).number_rank().is_none_or(|rank| rank > own)
        {
            return Ok(Value::NOT_IMPLEMENTED);
        }
        match operation(self) {
            Err(Fault::Raised) if self.is_unsupported_operand() => {
                self.clear_raised();
                Ok(Value::NOT_IMPLEMENTED)
            }
            result => result,
        }
    }

    /// `sequence.__mul__(count)`, `sequence.__imul__(count)` (`wrap_indexargfunc`).
    fn own_repeat(&mut self, sequence: Value, count: Value, inplace: bool) -> Outcome<Value> {
        let index = self.wrapped_index(count)?;
        let result = self.builtin_binary(Binary::Multiply, sequence, index, inplace);
        self.heap.release(index);
        result
    }

    /// An argument that has to be an index (`PyNumber_Index`); the result is new.
    fn wrapped_index(&mut self, value: Value) -> Outcome<Value> {
        match self.index_of(value)? {
            Some(index) => Ok(index),
            None if matches!(self.heap.as_number(value), Some(Number::Int(_) | Number::Long(_))) => {
                Ok(self.heap.retain(value))
            }
            None => Err(self.no_index(value)),
        }
    }

    /// `number.__coerce__(other)`: both as numbers of this type (`int_coerce` and its kin).
    fn own_coerce(&mut self, this: Value, other: Value) -> Outcome<Value> {
        let (own, rank) = (self.heap.type_of(this).number_rank(), self.heap.type_of(other).number_rank());
        match (own, rank) {
            (Some(own), Some(rank)) if rank <= own => self.own_coerce_numbers(this, other),
            _ => Ok(Value::NOT_IMPLEMENTED),
        }
    }

    /// `value.__cmp__(other)` is for another of the same type (`wrap_cmpfunc`).
    fn check_compared(&mut self, this: Value, other: Value) -> Outcome<()> {
        let is_int = |of: Type| matches!(of, Type::Int | Type::Bool);
        let (of, other_of) = (self.heap.type_of(this), self.heap.type_of(other));
        if of == other_of || is_int(of) && is_int(other_of) {
            return Ok(());
        }
        let (name, got) = (self.heap.type_name(this), self.heap.type_name(other));
        Err(self.type_error(format!("{name}.__cmp__(x,y) requires y to be a '{name}', not a '{got}'")))
    }

    /// The slice that `__getslice__` and its kin are for. Its bounds are those of the slot: they do not count from the
    /// end, but for an exception's arguments.
    fn wrapped_slice(&mut self, this: Value, start: Value, stop: Value) -> Outcome<Value> {
        let (mut low, mut high) = (self.c_long(start)?, self.c_long(stop)?);
        if !matches!(self.heap.at(this), Object::Exception(_)) {
            (low, high) = (low.max(0), high.max(0));
        }
        let (low, high) = (self.heap.int(low), self.heap.int(high));
        let slice = self.new_slice(low, high, Value::NONE);
        self.heap.release_all([low, high]);
        Ok(slice)
    }

    /// What `__getnewargs__` gives: the value, as a new object of the builtin type.
    fn plain_value(&mut self, this: Value) -> Value {
        if let Some(i) = self.heap.as_int(this) {
            return self.heap.int(i);
        }
        match self.heap.as_str(this) {
            Some(bytes) => {
                let bytes = Rc::clone(bytes);
                self.heap.str(bytes)
            }
            None => self.exact_copy(this),
        }
    }

    /// Whether the exception on its way says that nobody does this operation.
    pub(in crate::machine) fn is_unsupported_operand(&self) -> bool {
        self.raised_is(Exc::TypeError)
            && self
                .heap
                .as_str(self.thread.raised.value)
                .is_some_and(|message| message.starts_with(b"unsupported operand type(s)"))
    }

    /// `wrapper_repr`, `wrapperdescr_repr`.
    pub(in crate::machine) fn wrapper_repr(&self, of: Type, special: Special, this: Value) -> String {
        let (name, of_name) = (special.name(), of.tp_name());
        let is_method = of.entry(name) == Some("m");
        if this.is_null() {
            let what = if is_method { "method" } else { "slot wrapper" };
            return format!("<{what} '{name}' of '{of_name}' objects>");
        }
        let (of_name, address) = (self.heap.type_name(this), self.heap.address(this));
        let what = if is_method { "built-in method" } else { "method-wrapper" };
        if is_method {
            format!("<{what} {name} of {of_name} object at {address:#x}>")
        } else {
            format!("<{what} '{name}' of {of_name} object at {address:#x}>")
        }
    }

    /// The builtin type of a slot wrapper: not all of them are wrappers.
    pub(in crate::machine) fn wrapper_is_method(of: Type, special: Special) -> bool {
        of.entry(special.name()) == Some("m")
    }
}

/// How the function that wraps a slot takes its arguments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum WrapperTakes {
    /// So many (`check_num_args`).
    Exactly(usize),
    /// From so many to so many (`PyArg_UnpackTuple`).
    Unpack(usize, usize),
    /// So many, the first two of them bounds of a slice (`PyArg_ParseTuple`).
    Indices(usize),
    /// It is no wrapper, but a method.
    Method(Takes),
}

impl WrapperTakes {
    fn of(of: Type, special: Special) -> Self {
        if of.entry(special.name()) == Some("m") {
            return Self::Method(match special {
                Special::Contains | Special::Getitem | Special::Instancecheck | Special::Subclasscheck => Takes::One,
                Special::Format => Takes::Parse(1, 1),
                _ => Takes::Nothing,
            });
        }
        let is_sequence = matches!(of, Type::Str | Type::Unicode | Type::List | Type::Tuple);
        match special {
            Special::Pow | Special::Rpow | Special::Get => Self::Unpack(1, 2),
            Special::Mul | Special::Rmul | Special::Imul if is_sequence => Self::Unpack(1, 1),
            Special::Setitem | Special::Setattr | Special::Set => Self::Unpack(2, 2),
            Special::Getslice | Special::Delslice => Self::Indices(2),
            Special::Setslice => Self::Indices(3),
            Special::Getattribute
            | Special::Delattr
            | Special::Cmp
            | Special::Coerce
            | Special::Getitem
            | Special::Delitem
            | Special::Contains
            | Special::Divmod
            | Special::Rdivmod
            | Special::Delete => Self::Exactly(1),
            _ if special.binary().is_some() || special.inplace().is_some() || special.comparison().is_some() => {
                Self::Exactly(1)
            }
            _ => Self::Exactly(0),
        }
    }
}

impl Type {
    /// The place of a type of numbers: each converts those before it to itself.
    pub(in crate::machine) fn number_rank(self) -> Option<u8> {
        match self {
            Self::Int | Self::Bool => Some(0),
            Self::Long => Some(1),
            Self::Float => Some(2),
            Self::Complex => Some(3),
            _ => None,
        }
    }
}

/// One argument.
fn one(value: &Value) -> Arguments<'_> {
    Arguments { positional: std::slice::from_ref(value), keywords: &[] }
}

impl Special {
    /// The binary operator that it is for, and whether it is the reflected form.
    pub(in crate::machine) fn binary(self) -> Option<(Binary, bool)> {
        BINARY.iter().find_map(|&(operator, plain, reflected, _)| match self {
            special if special == plain => Some((operator, false)),
            special if special == reflected => Some((operator, true)),
            _ => None,
        })
    }

    /// The operator that it is the in-place form of.
    pub(in crate::machine) fn inplace(self) -> Option<Binary> {
        BINARY.iter().find(|(_, _, _, inplace)| *inplace == self).map(|(operator, ..)| *operator)
    }

    /// The comparison that it is for.
    pub(in crate::machine) fn comparison(self) -> Option<Comparison> {
        Some(match self {
            Special::Lt => Comparison::Less,
            Special::Le => Comparison::LessEqual,
            Special::Eq => Comparison::Equal,
            Special::Ne => Comparison::NotEqual,
            Special::Gt => Comparison::Greater,
            Special::Ge => Comparison::GreaterEqual,
            _ => return None,
        })
    }
}

/// What `int` itself sees of a bool, which has a text and bitwise operations of its own: the int that it is.
fn as_int_itself(of: Type, this: Value) -> Value {
    match this.as_bool() {
        Some(bool) if of == Type::Int => Value::small_int(i32::from(bool)),
        _ => this,
    }
}

/// Each binary operator, with the names of its plain, its reflected and its in-place form.
pub(in crate::machine) const BINARY: &[(Binary, Special, Special, Special)] = &[
    (Binary::Add, Special::Add, Special::Radd, Special::Iadd),
    (Binary::Subtract, Special::Sub, Special::Rsub, Special::Isub),
    (Binary::Multiply, Special::Mul, Special::Rmul, Special::Imul),
    (Binary::Divide, Special::Div, Special::Rdiv, Special::Idiv),
    (Binary::TrueDivide, Special::Truediv, Special::Rtruediv, Special::Itruediv),
    (Binary::FloorDivide, Special::Floordiv, Special::Rfloordiv, Special::Ifloordiv),
    (Binary::Modulo, Special::Mod, Special::Rmod, Special::Imod),
    (Binary::Power, Special::Pow, Special::Rpow, Special::Ipow),
    (Binary::LeftShift, Special::Lshift, Special::Rlshift, Special::Ilshift),
    (Binary::RightShift, Special::Rshift, Special::Rrshift, Special::Irshift),
    (Binary::And, Special::And, Special::Rand, Special::Iand),
    (Binary::Xor, Special::Xor, Special::Rxor, Special::Ixor),
    (Binary::Or, Special::Or, Special::Ror, Special::Ior),
];
