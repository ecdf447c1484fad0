//! The module `operator`, and callable objects in C: `operator.itemgetter` and its kin, `functools.partial`
//! (`Modules/operator.c`, `Modules/_functoolsmodule.c`).

use super::ModuleFunction;
use crate::machine::call::Arguments;
use crate::machine::class::Special;
use crate::machine::exceptions::Exc;
use crate::machine::number::{Binary, Unary};
use crate::machine::object::Object;
use crate::machine::turn::Holding;
use crate::machine::types::Type;
use crate::machine::value::{ObjectId, Value};
use crate::machine::{Machine, Outcome};

/// An object in C that can be called. It holds its references.
#[derive(Clone, Debug, Hash)]
#[allow(missing_docs, reason = "each variant's text tells of its fields, which have CPython's names")]
pub enum CallableObject {
    /// `functools.partial(function, …)`: arguments that are known already, a dict for the keywords, and its `__dict__`.
    Partial { function: Value, positional: Vec<Value>, keywords: Value, dict: Value },
    /// `operator.itemgetter(item, …)`.
    Itemgetter(Vec<Value>),
    /// `operator.attrgetter(name, …)`.
    Attrgetter(Vec<Value>),
    /// `exit` or `quit`, which `site` puts among the builtins.
    Quitter(&'static str),
    /// `operator.methodcaller(name, …)`.
    Methodcaller { name: Value, positional: Vec<Value>, keywords: Vec<(Value, Value)> },
}

impl CallableObject {
    /// Gives every reference that it holds.
    pub fn for_each_reference(&self, mut see: impl FnMut(Value)) {
        match self {
            Self::Partial { function, positional, keywords, dict } => {
                [*function, *keywords, *dict].into_iter().for_each(&mut see);
                positional.iter().copied().for_each(see);
            }
            Self::Quitter(_) => {}
            Self::Itemgetter(values) | Self::Attrgetter(values) => values.iter().copied().for_each(see),
            Self::Methodcaller { name, positional, keywords } => {
                see(*name);
                positional.iter().copied().for_each(&mut see);
                keywords.iter().for_each(|&(keyword, value)| [keyword, value].into_iter().for_each(&mut see));
            }
        }
    }

    /// Its `__dict__`; NULL if its type has none.
    pub fn dict(&self) -> Value {
        match self {
            Self::Partial { dict, .. } => *dict,
            _ => Value::NULL,
        }
    }

    /// Its type.
    pub fn type_of(&self) -> Type {
        match self {
            Self::Partial { .. } => Type::Partial,
            Self::Itemgetter(_) => Type::Itemgetter,
            Self::Attrgetter(_) => Type::Attrgetter,
            Self::Quitter(_) => Type::Quitter,
            Self::Methodcaller { .. } => Type::Methodcaller,
        }
    }
}

impl Machine {
    /// A function of `operator`.
    pub(super) fn call_operator(&mut self, function: ModuleFunction, all: &[Value]) -> Outcome<Value> {
        let arg = |index: usize| all.get(index).copied().unwrap_or(Value::NULL);
        let (a, b) = (arg(0), arg(1));
        if let Some((operator, inplace)) = binary_of(function.name()) {
            return self.binary(operator, a, b, inplace);
        }
        match function.name() {
            "lt" | "le" | "eq" | "ne" | "gt" | "ge" | "is_" | "is_not" => {
                self.compare_op(comparison_of(function.name()), a, b)
            }
            "neg" => self.unary(Unary::Negative, a),
            "pos" => self.unary(Unary::Positive, a),
            "inv" | "invert" => self.unary(Unary::Invert, a),
            "abs" => self.absolute(a),
            "not_" => self.is_true(a).map(|truth| Value::bool(!truth)),
            "truth" => self.is_true(a).map(Value::bool),
            "concat" | "iconcat" => {
                let inplace = function.name() == "iconcat";
                if let Some(joined) = self.add_sequences(a, b, inplace)? {
                    return Ok(joined);
                }
                if self.is_sequence_type(a)?
                    && self.is_sequence_type(b)?
                    && let Some(sum) = self.binary_of_numbers(Binary::Add, a, b, inplace)?
                {
                    return Ok(sum);
                }
                let name = self.heap.type_name(a);
                Err(self.type_error(format!("'{name}' object can't be concatenated")))
            }
            "isMappingType" => Ok(Value::bool(self.is_mapping_type(a)?)),
            "isNumberType" => Ok(Value::bool(self.is_number_type(a))),
            "isSequenceType" => Ok(Value::bool(self.is_sequence_type(a)?)),
            "repeat" | "irepeat" => {
                self.parse_arguments(&format!("op_{}", function.name()), all, 2, 2)?;
                let inplace = function.name() == "irepeat";
                let count = self.c_int_or(b, 0)?.into();
                let count = self.once(|machine| Ok(machine.heap.int(count)))?;
                let mut result = self.own_repetition(a, count, inplace);
                if matches!(result, Ok(None)) && self.is_sequence_type(a)? {
                    result = self.binary_of_numbers(Binary::Multiply, a, count, inplace);
                }
                self.heap.release(count);
                match result? {
                    Some(repeated) => Ok(repeated),
                    None => {
                        let name = self.heap.type_name(a);
                        Err(self.type_error(format!("'{name}' object can't be repeated")))
                    }
                }
            }
            "contains" | "sequenceIncludes" => self.contains(a, b).map(Value::bool),
            "getitem" => self.get_item(a, b),
            "setitem" => self.set_item(a, b, arg(2)).map(|()| Value::NONE),
            "delitem" => self.delete_item(a, b).map(|()| Value::NONE),
            "getslice" => self.with_bounds(b, arg(2), |machine, low, high| {
                machine.check_slices(a, "is unsliceable", &[Special::Getslice, Special::Getitem])?;
                machine.get_slice(a, low, high)
            }),
            "setslice" | "delslice" => self.with_bounds(b, arg(2), |machine, low, high| {
                use Special::{Delitem, Delslice, Setitem, Setslice};
                if function == ModuleFunction::OperatorDelslice {
                    machine.check_slices(a, "doesn't support slice deletion", &[Setslice, Delslice])?;
                } else {
                    let hooks = [Setslice, Delslice, Setitem, Delitem];
                    machine.check_slices(a, "doesn't support slice assignment", &hooks)?;
                }
                machine.set_slice(a, low, high, arg(3)).map(|()| Value::NONE)
            }),
            "index" => match self.heap.as_number(a) {
                Some(crate::machine::number::Number::Float(_)) | None => match self.index_of(a)? {
                    Some(index) => Ok(index),
                    None => Err(self.no_index(a)),
                },
                Some(_) => Ok(self.heap.retain(a)),
            },
            "countOf" => self.operator_count(a, b),
            "indexOf" => self.operator_index(a, b),
            _ => self.asked_for_call(a).map(Value::bool),
        }
    }

    /// Does something with two bounds of a slice, which are given as C integers.
    fn with_bounds(
        &mut self,
        low: Value,
        high: Value,
        act: impl FnOnce(&mut Self, Value, Value) -> Outcome<Value>,
    ) -> Outcome<Value> {
        let (low, high) = (self.c_long(low)?, self.c_long(high)?);
        let bounds = [low, high].map(|bound| self.heap.int(bound));
        let [low, high] = bounds;
        let result = act(self, low, high);
        self.heap.release_all(bounds);
        result
    }

    /// `PySequence_GetSlice`, `PySequence_SetSlice` and `PySequence_DelSlice` refuse what has neither slices nor, but for
    /// the last, items for keys.
    fn check_slices(&mut self, value: Value, problem: &str, hooks: &[Special]) -> Outcome<()> {
        let gets = hooks.contains(&Special::Getslice);
        let has_slices = match self.heap.at(value) {
            Object::List(_) | Object::OldInstance(_) => true,
            Object::Dict(_) => gets || hooks.contains(&Special::Setitem),
            Object::Str(_) | Object::Unicode(_) | Object::Tuple(_) | Object::DictProxy(_) | Object::Exception(_) => {
                gets
            }
            _ => false,
        };
        if has_slices || hooks.iter().any(|&hook| self.heap.has_hook(value, hook)) {
            return Ok(());
        }
        let name = self.heap.type_name(value);
        Err(self.type_error(format!("'{name}' object {problem}")))
    }

    /// `PySequence_Check`: whether it has an item for an index. A dict does not count.
    pub(in crate::machine) fn is_sequence_type(&mut self, value: Value) -> Outcome<bool> {
        Ok(match self.heap.at(value) {
            Object::Dict(_) => false,
            Object::Str(_)
            | Object::Unicode(_)
            | Object::List(_)
            | Object::Tuple(_)
            | Object::Xrange(_)
            | Object::Deque(_)
            | Object::Exception(_) => true,
            _ => self.class_has_items(value)?,
        })
    }

    /// `PyMapping_Check`: whether it has an item for a key, and no slices.
    pub(in crate::machine) fn is_mapping_type(&mut self, value: Value) -> Outcome<bool> {
        Ok(match self.heap.at(value) {
            Object::Dict(_) | Object::DictProxy(_) => !self.heap.has_hook(value, Special::Getslice),
            Object::Str(_) | Object::Unicode(_) | Object::List(_) | Object::Tuple(_) => false,
            _ => self.class_has_items(value)? && !self.heap.has_hook(value, Special::Getslice),
        })
    }

    /// Whether the class of an instance, or an old-style instance itself, has `__getitem__`.
    fn class_has_items(&mut self, value: Value) -> Outcome<bool> {
        if !self.is_old(value) {
            return Ok(self.heap.has_hook(value, Special::Getitem));
        }
        let found = self.old_hook_or_nothing(value, Special::Getitem)?;
        self.heap.release_all(found);
        Ok(found.is_some())
    }

    /// `PyNumber_Check`: whether its type can make an int or a float of it. That of old-style instances can.
    fn is_number_type(&mut self, value: Value) -> bool {
        self.heap.as_number(value).is_some()
            || matches!(self.heap.at(value), Object::Complex(_) | Object::OldInstance(_))
            || self.heap.has_hook(value, Special::Int)
            || self.heap.has_hook(value, Special::Float)
    }

    /// `operator.countOf(iterable, wanted)`.
    fn operator_count(&mut self, iterable: Value, wanted: Value) -> Outcome<Value> {
        let mut items = self.searched(iterable)?;
        let mut count = 0;
        let counted = loop {
            match items.next(self) {
                Ok(Some(item)) => {
                    let equal = self.equals(wanted, item);
                    self.heap.release(item);
                    match equal {
                        Ok(equal) => count += i64::from(equal),
                        Err(fault) => break Err(fault),
                    }
                }
                Ok(None) => break Ok(()),
                Err(fault) => break Err(fault),
            }
        };
        items.end(self);
        counted.map(|()| self.heap.int(count))
    }

    /// `operator.indexOf(iterable, wanted)`.
    fn operator_index(&mut self, iterable: Value, wanted: Value) -> Outcome<Value> {
        let items = self.searched(iterable)?;
        match self.index_of_equal(items, wanted)? {
            Some(index) => Ok(self.heap.int(index as i64)),
            None => Err(self.value_error("sequence.index(x): x not in sequence")),
        }
    }

    /// Makes a callable object of one of these types; `None` if it is no such type.
    pub(in crate::machine) fn make_callable(&mut self, of: Type, arguments: Arguments<'_>) -> Outcome<Option<Value>> {
        let all = arguments.positional;
        let made = match of {
            Type::Itemgetter | Type::Attrgetter if !arguments.keywords.is_empty() => {
                return Err(self.type_error(format!("{}() does not take keyword arguments", of.name())));
            }
            Type::Itemgetter | Type::Attrgetter if all.is_empty() => {
                return self.unpack_arguments(of.name(), all, 1, 1).map(|()| None);
            }
            Type::Itemgetter => CallableObject::Itemgetter(all.to_vec()),
            Type::Attrgetter => CallableObject::Attrgetter(all.to_vec()),
            Type::Methodcaller => match all {
                [name, positional @ ..] => CallableObject::Methodcaller {
                    name: *name,
                    positional: positional.to_vec(),
                    keywords: arguments.keywords.to_vec(),
                },
                [] => return Err(self.type_error("methodcaller needs at least one argument, the method name")),
            },
            Type::Partial => match all {
                [function, ..] if !self.asked_for_call(*function)? => {
                    return Err(self.type_error("the first argument must be callable"));
                }
                [function, positional @ ..] => {
                    let (function, positional) = (*function, positional.to_vec());
                    let keywords = self.keyword_dict(arguments.keywords)?;
                    let dict = self.heap.new_dict(0);
                    let object =
                        self.retained_callable(CallableObject::Partial { function, positional, keywords, dict });
                    // The object has references of its own.
                    self.heap.release_all([keywords, dict]);
                    return Ok(Some(object));
                }
                [] => return Err(self.type_error("type 'partial' takes at least one argument")),
            },
            _ => return Ok(None),
        };
        Ok(Some(self.retained_callable(made)))
    }

    /// A callable object that gets references of its own.
    fn retained_callable(&mut self, made: CallableObject) -> Value {
        made.for_each_reference(|value| {
            self.heap.retain(value);
        });
        self.heap.new_value(Object::Callable(Box::new(made)))
    }

    /// Keywords in a dict; the result is new.
    fn keyword_dict(&mut self, keywords: &[(Value, Value)]) -> Outcome<Value> {
        let dict = self.heap.new_dict(0);
        for &(keyword, value) in keywords.iter().rev() {
            if let Err(fault) = self.dict_set(dict, keyword, value) {
                self.heap.release(dict);
                return Err(fault);
            }
        }
        Ok(dict)
    }

    /// Calls a callable object.
    pub(in crate::machine) fn call_callable_object(
        &mut self,
        id: ObjectId,
        arguments: Arguments<'_>,
    ) -> Outcome<Value> {
        let Object::Callable(callable) = self.heap.get(id) else { return Ok(Value::NONE) };
        let callable = (**callable).clone();
        let one = |machine: &mut Self, name: &str| match (arguments.positional, arguments.keywords) {
            (&[object], []) => Ok(object),
            (_, []) => machine.unpack_arguments(name, arguments.positional, 1, 1).map(|()| Value::NULL),
            _ => Err(machine.type_error(format!("{name} does not take keyword arguments"))),
        };
        match callable {
            CallableObject::Partial { function, mut positional, keywords, .. } => {
                // One tuple of both, if there are both.
                let passes_on = positional.is_empty() || arguments.positional.is_empty();
                positional.extend_from_slice(arguments.positional);
                let merged = self.once(|machine| {
                    let merged = machine.heap.new_dict(0);
                    machine.dict_merge(merged, keywords)?;
                    for &(keyword, value) in arguments.keywords.iter().rev() {
                        machine.dict_set(merged, keyword, value)?;
                    }
                    Ok(merged)
                })?;
                let table = merged.as_object().and_then(|dict| self.heap.as_dict(dict));
                let mut all: Vec<(Value, Value)> =
                    table.map(|dict| dict.iter().map(|entry| (entry.key, entry.value)).collect()).unwrap_or_default();
                // As a call pushes them, the first one of the dict comes last.
                all.reverse();
                let arguments = Arguments { positional: &positional, keywords: &all };
                let holding = Holding { passes_on, also: &[] };
                let result = self.call_holding("partial_call", function, arguments, holding);
                self.heap.release(merged);
                result
            }
            CallableObject::Itemgetter(items) => {
                let object = one(self, "itemgetter")?;
                self.get_all(&items, |machine, item| machine.get_item(object, item))
            }
            CallableObject::Quitter(_) => {
                let [code] = self.keyword_arguments("__call__()", arguments, ["code"], 0)?;
                let code = if code.is_null() { Value::NONE } else { code };
                let exit = self.new_exception(Exc::SystemExit, &[code]);
                Err(self.raise_with(Exc::SystemExit, exit))
            }
            CallableObject::Attrgetter(names) => {
                let object = one(self, "attrgetter")?;
                self.get_all(&names, |machine, name| machine.get_dotted(object, name))
            }
            CallableObject::Methodcaller { name, positional, keywords } => {
                let object = one(self, "methodcaller")?;
                let method = self.once(|machine| machine.get_attribute(object, name))?;
                let arguments = Arguments { positional: &positional, keywords: &keywords };
                let result = self.call_with("methodcaller_call", method, arguments);
                self.heap.release(method);
                result
            }
        }
    }

    /// What one key gives, or a tuple of what several give.
    fn get_all(&mut self, keys: &[Value], mut get: impl FnMut(&mut Self, Value) -> Outcome<Value>) -> Outcome<Value> {
        if let [only] = *keys {
            return get(self, only);
        }
        let mut values = Vec::with_capacity(keys.len());
        for &key in keys {
            match self.once(|machine| get(machine, key)) {
                Ok(value) => values.push(value),
                Err(fault) => {
                    self.heap.release_all(values);
                    return Err(fault);
                }
            }
        }
        Ok(self.heap.tuple(values))
    }

    /// `object.a.b.c`, given the names in one string.
    fn get_dotted(&mut self, object: Value, names: Value) -> Outcome<Value> {
        let Some(text) = self.heap.as_str(names).cloned() else {
            return Err(self.type_error("attribute name must be a string"));
        };
        let mut value = self.heap.retain(object);
        for name in text.split(|&byte| byte == b'.') {
            let name = self.heap.intern(&std::rc::Rc::from(name));
            let next = self.once(|machine| machine.get_attribute(value, name));
            self.heap.release_all([name, value]);
            value = next?;
        }
        Ok(value)
    }

    /// An attribute of a callable object; the result is new.
    pub(in crate::machine) fn callable_attribute(&mut self, id: ObjectId, name: Value, text: &str) -> Option<Value> {
        let Object::Callable(callable) = self.heap.get(id) else { return None };
        let (function, positional, keywords, dict) = match (**callable).clone() {
            CallableObject::Partial { function, positional, keywords, dict } => (function, positional, keywords, dict),
            CallableObject::Quitter(quitter) if text == "name" => return Some(self.heap.str(quitter.as_bytes())),
            _ => return None,
        };
        match text {
            "func" => Some(self.heap.retain(function)),
            "args" => {
                for &value in &positional {
                    self.heap.retain(value);
                }
                Some(self.heap.tuple(positional))
            }
            "keywords" => Some(self.heap.retain(keywords)),
            "__dict__" => Some(self.heap.retain(dict)),
            _ => {
                let found = self.heap.dict_get_str(dict.as_object()?, name)?;
                Some(self.heap.retain(found))
            }
        }
    }

    /// Sets an attribute of a callable object, or deletes it where the value is NULL: a `partial` has a `__dict__`
    /// for them.
    pub(in crate::machine) fn set_callable_attribute(
        &mut self,
        object: Value,
        name: Value,
        text: &str,
        value: Value,
    ) -> Outcome<()> {
        let Some(dict) = self.dict_of(object) else { return Err(self.no_such_writable(object, name)) };
        match text {
            "func" | "args" | "keywords" => Err(self.type_error("readonly attribute")),
            "__dict__" => self.set_partial_dict(object, value),
            _ if value.is_null() => match self.heap.dict_remove_str(dict, name) {
                Some((key, old)) => {
                    self.heap.release_all([key, old]);
                    Ok(())
                }
                None => {
                    let name = self.heap.retain(name);
                    Err(self.raise_with(Exc::AttributeError, name))
                }
            },
            _ => {
                let value = self.heap.retain(value);
                let old = self.heap.dict_set_str(dict, name, value);
                self.heap.release(old);
                Ok(())
            }
        }
    }

    /// `partial.__dict__ = dict` (`partial_set_dict`).
    fn set_partial_dict(&mut self, object: Value, value: Value) -> Outcome<()> {
        if value.is_null() {
            return Err(self.type_error("a partial object's dictionary may not be deleted"));
        }
        if !matches!(self.heap.at(value), Object::Dict(_)) {
            return Err(self.type_error("setting partial object's dictionary to a non-dict"));
        }
        self.heap.retain(value);
        let mut old = Value::NULL;
        if let Some(Object::Callable(callable)) = object.as_object().and_then(|id| self.heap.get_mut(id))
            && let CallableObject::Partial { dict, .. } = &mut **callable
        {
            old = std::mem::replace(dict, value);
        }
        self.heap.release(old);
        Ok(())
    }
}

/// The operator of a function, and whether it is one in place.
fn binary_of(name: &str) -> Option<(Binary, bool)> {
    let (name, inplace) = match name.strip_prefix('i') {
        Some(rest) if !matches!(name, "inv" | "invert" | "index" | "indexOf" | "is_" | "is_not" | "iconcat") => {
            (rest, true)
        }
        _ => (name, false),
    };
    Some((
        match name {
            "add" => Binary::Add,
            "sub" => Binary::Subtract,
            "mul" => Binary::Multiply,
            "div" => Binary::Divide,
            "floordiv" => Binary::FloorDivide,
            "truediv" => Binary::TrueDivide,
            "mod" => Binary::Modulo,
            "pow" => Binary::Power,
            "lshift" => Binary::LeftShift,
            "rshift" => Binary::RightShift,
            "and_" | "and" => Binary::And,
            "or_" | "or" => Binary::Or,
            "xor" => Binary::Xor,
            _ => return None,
        },
        inplace,
    ))
}

/// The number that COMPARE_OP has for it.
fn comparison_of(name: &str) -> u32 {
    match name {
        "lt" => 0,
        "le" => 1,
        "eq" => 2,
        "ne" => 3,
        "gt" => 4,
        "ge" => 5,
        "is_" => 8,
        _ => 9,
    }
}
