//! Attributes: `object.name` (`PyObject_GetAttr`, `PyObject_SetAttr`).
//!
//! Objects of builtin types have the fields of their C struct and the methods of their type. An attribute that CPython
//! has and the machine does not is said to be missing; only one that CPython does not have is an AttributeError.

use std::rc::Rc;

use super::builtins::Builtin;
use super::code::CodeBody;
use super::exceptions::Exc;
use super::object::Object;
use super::types::Type;
use super::value::{ObjectId, Value};
use super::{Fault, Machine, Outcome};
use crate::bytecode::PyString;

impl Machine {
    /// `object.name` (`PyObject_GetAttr`). The result is new.
    ///
    /// # Errors
    /// AttributeError.
    pub(super) fn get_attribute(&mut self, object: Value, name: Value) -> Outcome<Value> {
        let text = self.attribute_name(name);
        if let Some(value) = self.field(object, name, &text) {
            return Ok(value);
        }
        let of = self.heap.type_of(object);
        match Builtin::method(of, &text) {
            Some(method) => {
                let this = self.heap.retain(object);
                Ok(self.heap.new_value(Object::Builtin(method, this)))
            }
            None => Err(self.no_attribute(object, &text)),
        }
    }

    fn attribute_name(&self, name: Value) -> String {
        self.heap.as_str(name).map(|name| String::from_utf8_lossy(name).into_owned()).unwrap_or_default()
    }

    /// A field of the object's C struct; the result is new.
    fn field(&mut self, object: Value, name: Value, text: &str) -> Option<Value> {
        let value = match self.heap.at(object) {
            Object::Function(function) => {
                let function = (**function).clone();
                match text {
                    "func_code" | "__code__" => Value::object(function.code),
                    "func_globals" | "__globals__" => Value::object(function.globals),
                    "func_defaults" | "__defaults__" => none_for_null(function.defaults),
                    "func_closure" | "__closure__" => none_for_null(function.closure),
                    "func_doc" | "__doc__" => none_for_null(function.doc),
                    "func_name" | "__name__" => function.name,
                    "__module__" => none_for_null(function.module),
                    "func_dict" | "__dict__" => Value::object(self.function_dict(object.as_object()?)?),
                    _ => self.heap.dict_get_str(function.dict.as_object()?, name)?,
                }
            }
            Object::Code(code) => {
                let body = Rc::clone(&code.body);
                return self.code_field(&body, text);
            }
            Object::Cell(contents) if text == "cell_contents" => contents.non_null()?,
            Object::Exception(exception) => match text {
                "args" => exception.args,
                "message" => exception.message,
                _ => return None,
            },
            Object::Slice(parts) => match text {
                "start" => parts[0],
                "stop" => parts[1],
                "step" => parts[2],
                _ => return None,
            },
            Object::Builtin(builtin, this) => match text {
                "__name__" => return Some(self.heap.str(builtin.name().as_bytes())),
                "__self__" => none_for_null(*this),
                _ => return None,
            },
            Object::Type(of) if text == "__name__" => return Some(self.heap.str(of.name().as_bytes())),
            Object::Module(module, dict) => match text {
                "__name__" => return Some(self.heap.str(module.as_bytes())),
                "__dict__" => Value::object(*dict),
                _ => self.heap.dict_get_str(*dict, name)?,
            },
            _ => return None,
        };
        Some(self.heap.retain(value))
    }

    /// A field of a code object, made into an object.
    fn code_field(&mut self, body: &CodeBody, text: &str) -> Option<Value> {
        let code = &body.code;
        let number = match text {
            "co_argcount" => i64::from(code.argcount),
            "co_nlocals" => i64::from(code.nlocals),
            "co_stacksize" => i64::from(code.stacksize),
            "co_flags" => i64::from(code.flags.0),
            "co_firstlineno" => i64::from(code.firstlineno),
            _ => {
                return Some(match text {
                    "co_code" => self.string_object(&code.code),
                    "co_filename" => self.string_object(&code.filename),
                    "co_name" => self.string_object(&code.name),
                    "co_lnotab" => self.string_object(&code.lnotab),
                    "co_names" => self.names_object(&code.names),
                    "co_varnames" => self.names_object(&code.varnames),
                    "co_freevars" => self.names_object(&code.freevars),
                    "co_cellvars" => self.names_object(&code.cellvars),
                    "co_consts" => {
                        let consts: Vec<Value> = body.consts.iter().map(|&value| self.heap.retain(value)).collect();
                        self.heap.tuple(consts)
                    }
                    _ => return None,
                });
            }
        };
        Some(self.heap.int(number))
    }

    fn string_object(&mut self, string: &PyString) -> Value {
        if string.interned { self.heap.intern(&string.bytes) } else { self.heap.str(Rc::clone(&string.bytes)) }
    }

    fn names_object(&mut self, names: &[PyString]) -> Value {
        let names: Vec<Value> = names.iter().map(|name| self.string_object(name)).collect();
        if names.is_empty() { self.empty_tuple() } else { self.heap.tuple(names) }
    }

    /// A function's `__dict__`, made when it is first asked for.
    fn function_dict(&mut self, function: ObjectId) -> Option<ObjectId> {
        let Object::Function(state) = self.heap.get(function) else { return None };
        if let Some(dict) = state.dict.as_object() {
            return Some(dict);
        }
        let dict = self.heap.new_dict(0);
        if let Some(Object::Function(state)) = self.heap.get_mut(function) {
            state.dict = dict;
        }
        dict.as_object()
    }

    /// `object.name = value` (`PyObject_SetAttr`). The operands stay the caller's.
    ///
    /// # Errors
    /// AttributeError, or TypeError for what may not be changed or not to this.
    pub(super) fn set_attribute(&mut self, object: Value, name: Value, value: Value) -> Outcome<()> {
        let text = self.attribute_name(name);
        match (self.heap.at(object), object.as_object()) {
            (Object::Function(_), Some(id)) => self.set_function_attribute(id, name, &text, value),
            (Object::Code(_), _) if text.starts_with("co_") && has_attribute(Type::Code, &text) => {
                Err(self.type_error("readonly attribute"))
            }
            (Object::Exception(_), _) => {
                Err(Fault::Unsupported(format!("setting the attribute {text} of an exception")))
            }
            (Object::Type(of), _) => {
                let message = format!("can't set attributes of built-in/extension type '{}'", of.name());
                Err(self.type_error(message))
            }
            (Object::Module(..), _) => Err(Fault::Unsupported(format!("setting the attribute {text} of a module"))),
            _ => {
                let of = self.heap.type_name(object);
                if has_attribute(self.heap.type_of(object), &text) {
                    let message = format!("'{of}' object attribute '{text}' is read-only");
                    return Err(self.raise(Exc::AttributeError, message));
                }
                Err(self.raise(Exc::AttributeError, format!("'{of}' object has no attribute '{text}'")))
            }
        }
    }

    /// The setters of `Objects/funcobject.c`; any other name goes into the function's dict.
    fn set_function_attribute(&mut self, id: ObjectId, name: Value, text: &str, value: Value) -> Outcome<()> {
        let checked = match (text, self.heap.at(value)) {
            ("func_code" | "__code__", Object::Code(code)) => {
                let free = code.body.code.freevars.len();
                self.check_closure_size(id, free)
            }
            ("func_code" | "__code__", _) => Err(self.type_error("__code__ must be set to a code object")),
            ("func_name" | "__name__", Object::Str(_)) => Ok(()),
            ("func_name" | "__name__", _) => Err(self.type_error("__name__ must be set to a string object")),
            ("func_defaults" | "__defaults__", Object::Tuple(_)) => Ok(()),
            ("func_defaults" | "__defaults__", _) if value.is_none() => Ok(()),
            ("func_defaults" | "__defaults__", _) => Err(self.type_error("__defaults__ must be set to a tuple object")),
            ("func_dict" | "__dict__", Object::Dict(_)) => Ok(()),
            ("func_dict" | "__dict__", _) => Err(self.type_error("setting function's dictionary to a non-dict")),
            ("func_globals" | "__globals__" | "func_closure" | "__closure__", _) => {
                Err(self.type_error("readonly attribute"))
            }
            _ => Ok(()),
        };
        checked?;
        self.heap.retain(value);
        let Some(Object::Function(function)) = self.heap.get_mut(id) else { return Ok(()) };
        let old = match (text, value.as_object()) {
            ("func_code" | "__code__", Some(code)) => Value::object(std::mem::replace(&mut function.code, code)),
            ("func_name" | "__name__", _) => std::mem::replace(&mut function.name, value),
            ("func_doc" | "__doc__", _) => std::mem::replace(&mut function.doc, value),
            ("__module__", _) => std::mem::replace(&mut function.module, value),
            ("func_dict" | "__dict__", _) => std::mem::replace(&mut function.dict, value),
            ("func_defaults" | "__defaults__", _) => {
                let value = if value.is_none() { Value::NULL } else { value };
                std::mem::replace(&mut function.defaults, value)
            }
            _ => match self.function_dict(id) {
                Some(dict) => self.heap.dict_set_str(dict, name, value),
                None => value,
            },
        };
        self.heap.release(old);
        Ok(())
    }

    /// A function's code may change only to one that its closure fits.
    fn check_closure_size(&mut self, function: ObjectId, free: usize) -> Outcome<()> {
        let Object::Function(state) = self.heap.get(function) else { return Ok(()) };
        let cells = self.heap.as_tuple(state.closure).map_or(0, <[Value]>::len);
        if cells == free {
            return Ok(());
        }
        let name = self.heap.as_str(state.name).cloned().unwrap_or_default();
        let name = String::from_utf8_lossy(&name);
        Err(self.value_error(format!("{name}() requires a code object with {cells} free vars, not {free}")))
    }

    /// The error for an attribute that is not there.
    fn no_attribute(&mut self, object: Value, text: &str) -> Fault {
        let of = self.heap.type_of(object);
        match (self.heap.at(object), of) {
            (Object::Cell(contents), _) if text == "cell_contents" && contents.is_null() => {
                self.value_error("Cell is empty")
            }
            (Object::Type(named), _) => {
                let name = named.name();
                if has_attribute(*named, text) || has_attribute(Type::Type, text) {
                    return Fault::Unsupported(format!("the attribute {text} of the type {name}"));
                }
                self.raise(Exc::AttributeError, format!("type object '{name}' has no attribute '{text}'"))
            }
            _ if has_attribute(of, text) => {
                Fault::Unsupported(format!("the attribute {text} of a {} object", of.name()))
            }
            _ => self.raise(Exc::AttributeError, format!("'{}' object has no attribute '{text}'", of.name())),
        }
    }
}

fn none_for_null(value: Value) -> Value {
    value.non_null().unwrap_or(Value::NONE)
}

/// Whether CPython has an attribute of this name for objects of this type.
fn has_attribute(of: Type, name: &str) -> bool {
    let (_, names) = match ATTRIBUTES.iter().find(|(known, _)| *known == of.name()) {
        Some(found) => found,
        None => return matches!(of, Type::Exception(_)) && !name.contains(|c: char| c.is_ascii_uppercase()),
    };
    OF_OBJECT.contains(&name) || names.contains(&name)
}

/// What every object has (`dir(object)`).
#[rustfmt::skip]
const OF_OBJECT: &[&str] = &[
    "__class__", "__delattr__", "__doc__", "__format__", "__getattribute__", "__hash__", "__init__",
    "__new__", "__reduce__", "__reduce_ex__", "__repr__", "__setattr__", "__sizeof__", "__str__",
    "__subclasshook__",
];

/// What the objects of each type have besides (`dir()` of one, in CPython 2.7.18).
#[rustfmt::skip]
const ATTRIBUTES: &[(&str, &[&str])] = &[
    ("function", &[
        "__call__", "__closure__", "__code__", "__defaults__", "__dict__", "__get__", "__globals__",
        "__module__", "__name__", "func_closure", "func_code", "func_defaults", "func_dict", "func_doc",
        "func_globals", "func_name",
    ]),
    ("code", &[
        "__cmp__", "__eq__", "__ge__", "__gt__", "__le__", "__lt__", "__ne__", "co_argcount", "co_cellvars",
        "co_code", "co_consts", "co_filename", "co_firstlineno", "co_flags", "co_freevars", "co_lnotab",
        "co_name", "co_names", "co_nlocals", "co_stacksize", "co_varnames",
    ]),
    ("cell", &[
        "__cmp__", "cell_contents",
    ]),
    ("builtin_function_or_method", &[
        "__call__", "__cmp__", "__eq__", "__ge__", "__gt__", "__le__", "__lt__", "__module__", "__name__",
        "__ne__", "__self__",
    ]),
    ("list", &[
        "__add__", "__contains__", "__delitem__", "__delslice__", "__eq__", "__ge__", "__getitem__",
        "__getslice__", "__gt__", "__iadd__", "__imul__", "__iter__", "__le__", "__len__", "__lt__",
        "__mul__", "__ne__", "__reversed__", "__rmul__", "__setitem__", "__setslice__", "append", "count",
        "extend", "index", "insert", "pop", "remove", "reverse", "sort",
    ]),
    ("dict", &[
        "__cmp__", "__contains__", "__delitem__", "__eq__", "__ge__", "__getitem__", "__gt__", "__iter__",
        "__le__", "__len__", "__lt__", "__ne__", "__setitem__", "clear", "copy", "fromkeys", "get", "has_key",
        "items", "iteritems", "iterkeys", "itervalues", "keys", "pop", "popitem", "setdefault", "update",
        "values", "viewitems", "viewkeys", "viewvalues",
    ]),
    ("str", &[
        "__add__", "__contains__", "__eq__", "__ge__", "__getitem__", "__getnewargs__", "__getslice__",
        "__gt__", "__le__", "__len__", "__lt__", "__mod__", "__mul__", "__ne__", "__rmod__", "__rmul__",
        "_formatter_field_name_split", "_formatter_parser", "capitalize", "center", "count", "decode",
        "encode", "endswith", "expandtabs", "find", "format", "index", "isalnum", "isalpha", "isdigit",
        "islower", "isspace", "istitle", "isupper", "join", "ljust", "lower", "lstrip", "partition",
        "replace", "rfind", "rindex", "rjust", "rpartition", "rsplit", "rstrip", "split", "splitlines",
        "startswith", "strip", "swapcase", "title", "translate", "upper", "zfill",
    ]),
    ("tuple", &[
        "__add__", "__contains__", "__eq__", "__ge__", "__getitem__", "__getnewargs__", "__getslice__",
        "__gt__", "__iter__", "__le__", "__len__", "__lt__", "__mul__", "__ne__", "__rmul__", "count", "index",
    ]),
    ("int", &[
        "__abs__", "__add__", "__and__", "__cmp__", "__coerce__", "__div__", "__divmod__", "__float__",
        "__floordiv__", "__getnewargs__", "__hex__", "__index__", "__int__", "__invert__", "__long__",
        "__lshift__", "__mod__", "__mul__", "__neg__", "__nonzero__", "__oct__", "__or__", "__pos__",
        "__pow__", "__radd__", "__rand__", "__rdiv__", "__rdivmod__", "__rfloordiv__", "__rlshift__",
        "__rmod__", "__rmul__", "__ror__", "__rpow__", "__rrshift__", "__rshift__", "__rsub__",
        "__rtruediv__", "__rxor__", "__sub__", "__truediv__", "__trunc__", "__xor__", "bit_length",
        "conjugate", "denominator", "imag", "numerator", "real",
    ]),
    ("long", &[
        "__abs__", "__add__", "__and__", "__cmp__", "__coerce__", "__div__", "__divmod__", "__float__",
        "__floordiv__", "__getnewargs__", "__hex__", "__index__", "__int__", "__invert__", "__long__",
        "__lshift__", "__mod__", "__mul__", "__neg__", "__nonzero__", "__oct__", "__or__", "__pos__",
        "__pow__", "__radd__", "__rand__", "__rdiv__", "__rdivmod__", "__rfloordiv__", "__rlshift__",
        "__rmod__", "__rmul__", "__ror__", "__rpow__", "__rrshift__", "__rshift__", "__rsub__",
        "__rtruediv__", "__rxor__", "__sub__", "__truediv__", "__trunc__", "__xor__", "bit_length",
        "conjugate", "denominator", "imag", "numerator", "real",
    ]),
    ("float", &[
        "__abs__", "__add__", "__coerce__", "__div__", "__divmod__", "__eq__", "__float__", "__floordiv__",
        "__ge__", "__getformat__", "__getnewargs__", "__gt__", "__int__", "__le__", "__long__", "__lt__",
        "__mod__", "__mul__", "__ne__", "__neg__", "__nonzero__", "__pos__", "__pow__", "__radd__",
        "__rdiv__", "__rdivmod__", "__rfloordiv__", "__rmod__", "__rmul__", "__rpow__", "__rsub__",
        "__rtruediv__", "__setformat__", "__sub__", "__truediv__", "__trunc__", "as_integer_ratio",
        "conjugate", "fromhex", "hex", "imag", "is_integer", "real",
    ]),
    ("bool", &[
        "__abs__", "__add__", "__and__", "__cmp__", "__coerce__", "__div__", "__divmod__", "__float__",
        "__floordiv__", "__getnewargs__", "__hex__", "__index__", "__int__", "__invert__", "__long__",
        "__lshift__", "__mod__", "__mul__", "__neg__", "__nonzero__", "__oct__", "__or__", "__pos__",
        "__pow__", "__radd__", "__rand__", "__rdiv__", "__rdivmod__", "__rfloordiv__", "__rlshift__",
        "__rmod__", "__rmul__", "__ror__", "__rpow__", "__rrshift__", "__rshift__", "__rsub__",
        "__rtruediv__", "__rxor__", "__sub__", "__truediv__", "__trunc__", "__xor__", "bit_length",
        "conjugate", "denominator", "imag", "numerator", "real",
    ]),
    ("NoneType", &[]),
    ("listiterator", &[
        "__iter__", "__length_hint__", "next",
    ]),
    ("tupleiterator", &[
        "__iter__", "__length_hint__", "next",
    ]),
    ("iterator", &[
        "__iter__", "__length_hint__", "next",
    ]),
    ("dictionary-keyiterator", &[
        "__iter__", "__length_hint__", "next",
    ]),
    ("dictionary-valueiterator", &[
        "__iter__", "__length_hint__", "next",
    ]),
    ("dictionary-itemiterator", &[
        "__iter__", "__length_hint__", "next",
    ]),
    ("xrange", &[
        "__getitem__", "__iter__", "__len__", "__reversed__",
    ]),
    ("rangeiterator", &[
        "__iter__", "__length_hint__", "next",
    ]),
    ("slice", &[
        "__cmp__", "indices", "start", "step", "stop",
    ]),
    ("type", &[
        "__abstractmethods__", "__base__", "__bases__", "__basicsize__", "__call__", "__dict__",
        "__dictoffset__", "__eq__", "__flags__", "__ge__", "__gt__", "__instancecheck__", "__itemsize__",
        "__le__", "__lt__", "__module__", "__mro__", "__name__", "__ne__", "__subclasscheck__",
        "__subclasses__", "__weakrefoffset__", "mro",
    ]),
    ("frame", &[
        "f_back", "f_builtins", "f_code", "f_exc_traceback", "f_exc_type", "f_exc_value", "f_globals",
        "f_lasti", "f_lineno", "f_locals", "f_restricted", "f_trace",
    ]),
    ("enumerate", &[
        "__iter__", "next",
    ]),
    ("ellipsis", &[]),
    ("NotImplementedType", &[]),
    ("object", &[]),
    ("traceback", &[
        "tb_frame", "tb_lasti", "tb_lineno", "tb_next",
    ]),
];
