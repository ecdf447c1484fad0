//! Attributes: `object.name` (`PyObject_GetAttr`, `PyObject_SetAttr`).
//!
//! What CPython has and the machine does not is told apart from what does not exist: [`known`] lists CPython's names.

mod exception;
mod frame;
mod function;
pub(super) mod known;

use std::rc::Rc;

use super::builtins::Builtin;
use super::class::Special;
use super::exceptions::Exc;
use super::heap::Heap;
use super::modules::Module;
use super::object::Object;
use super::types::Type;
use super::value::{ObjectId, Value};
use super::{Fault, Machine, Outcome};
use crate::bytecode::PyString;

/// The builtin types that CPython makes ready no sooner than an attribute of theirs is asked for: until then they do not
/// have what sets attributes from `object`.
const READY_WHEN_ASKED: [Type; 8] = [
    Type::ListIterator,
    Type::ListReverseIterator,
    Type::TupleIterator,
    Type::DictKeyIterator,
    Type::DictValueIterator,
    Type::DictItemIterator,
    Type::SetIterator,
    Type::XrangeIterator,
];

impl Machine {
    /// `object.name`. The result is new.
    ///
    /// # Errors
    /// AttributeError, and what the attribute itself raises.
    pub(super) fn get_attribute(&mut self, object: Value, name: Value) -> Outcome<Value> {
        if let &Object::DictProxy(dict) = self.heap.at(object)
            && let Some(method) = Builtin::method(Type::Dict, self.heap.text_of(name).as_bytes())
            && Type::DictProxy.entry(method.name()).is_some()
        {
            // What can be asked of it, the dict answers.
            return Ok(self.heap.bound_method(method, Value::object(dict)));
        }
        if let Some(method) = self.heap.plain_method(object, name) {
            self.ready(self.heap.type_of(object));
            return Ok(self.heap.bound_method(method, object));
        }
        match object.as_object().map(|id| self.heap.raw(id)) {
            Some(Object::Instance(_) | Object::Class(_)) => return self.hooked_attribute(object, name),
            Some(Object::OldInstance(_)) => return self.old_instance_attribute(object, name),
            Some(Object::OldClass(_)) => return self.old_class_attribute(object, name),
            Some(&Object::Type(of)) => {
                self.ready(of);
                return self.plain_attribute(object, name);
            }
            Some(Object::Method(method)) => {
                let method = *method;
                return self.method_attribute(object, method, name);
            }
            Some(Object::Super(parts)) => {
                let parts = **parts;
                return self.super_attribute(object, parts, name);
            }
            Some(part) if part.is_of_class_dict() => return self.generic_attribute(object, name),
            _ => {}
        }
        self.ready(self.heap.type_of(object));
        let text = self.heap.text_of(name);
        if text == "__class__" {
            let of = self.class_of(object);
            return Ok(self.heap.retain(of));
        }
        if let Some(found) = self.builtin_object_attribute(object, name, &text)? {
            return Ok(found);
        }
        if let Some(method) = self.method(object, &text) {
            return Ok(method);
        }
        if Special::of_name(&text).is_some() {
            let class = self.class_of(object);
            let found = self.lookup(class, name);
            if let Some(found) = found.filter(|&found| {
                found.is_none() && text == "__hash__" || matches!(self.heap.at(found), Object::Wrapper(..))
            }) {
                return self.descriptor_get(found, object, class);
            }
        }
        Err(self.no_attribute(object, name, &text))
    }

    /// The attributes of a builtin type's objects that are no methods.
    pub(super) fn builtin_object_attribute(
        &mut self,
        object: Value,
        name: Value,
        text: &str,
    ) -> Outcome<Option<Value>> {
        Ok(match (self.heap.at(object), object.as_object()) {
            (Object::Function(_), Some(id)) => self.function_attribute(id, name, text)?,
            (Object::Exception(exception), Some(id)) => {
                let exception = (**exception).clone();
                self.exception_attribute(id, &exception, name, text)?
            }
            (Object::Code(_), _) => self.code_attribute(object, text)?,
            (&Object::Cell(contents), _) if text == "cell_contents" => {
                if contents.is_null() {
                    return Err(self.value_error("Cell is empty"));
                }
                Some(self.heap.retain(contents))
            }
            (&Object::Module(dict), _) => self.module_attribute(dict, name, text)?,
            (&Object::Builtin(builtin, this), _) => self.builtin_attribute(builtin, this, text),
            (Object::Slice(parts), _) => {
                let [start, stop, step] = *parts;
                match text {
                    "start" => Some(self.heap.retain(start)),
                    "stop" => Some(self.heap.retain(stop)),
                    "step" => Some(self.heap.retain(step)),
                    _ => None,
                }
            }
            (Object::Frame(_), Some(id)) => self.frame_attribute(id, text),
            (Object::Traceback(_), _) => self.traceback_attribute(object, text),
            (Object::Iterator(_) | Object::Generator(_) | Object::Itertool(_) | Object::File(_), _)
                if text == "next" =>
            {
                Some(self.heap.bound_method(Builtin::IteratorNext, object))
            }
            (&Object::File(file), _) => self.file_attribute(file, text),
            (Object::Iterator(_) | Object::Itertool(_), _)
                if text == "__length_hint__" && self.heap.type_of(object).entry(text).is_some() =>
            {
                Some(self.heap.bound_method(Builtin::IteratorLengthHint, object))
            }
            (Object::Callable(_), Some(id)) => self.callable_attribute(id, name, text),
            (Object::Generator(_), _) => self.generator_attribute(object, text),
            (Object::Deque(deque), _) if text == "maxlen" => {
                let maxlen = deque.maxlen;
                Some(maxlen.map_or(Value::NONE, |maxlen| self.heap.int(maxlen as i64)))
            }
            (Object::Complex(_) | Object::Float(_) | Object::Long(_) | Object::Int(_) | Object::Vacant, _) => {
                self.number_attribute(object, text)
            }
            _ => None,
        })
    }

    /// A method of a builtin type, bound to the object that it is to work on.
    fn method(&mut self, object: Value, name: &str) -> Option<Value> {
        let method = Builtin::method(self.heap.type_of(object), name.as_bytes())?;
        let this = match method {
            Builtin::DictFromkeys => self.type_object(Type::Dict),
            Builtin::ChainFromIterable => self.type_object(Type::ItertoolsChain),
            Builtin::FloatFromhex | Builtin::FloatGetformat | Builtin::FloatSetformat => self.type_object(Type::Float),
            _ => object,
        };
        Some(self.heap.bound_method(method, this))
    }

    /// Why an attribute cannot be had: there is none, or only CPython has it.
    fn no_attribute(&mut self, object: Value, name: Value, text: &str) -> Fault {
        let of = self.heap.type_of(object);
        let known = known::has_attribute(of, text);
        if let &Object::Type(of) = self.heap.at(object) {
            if known || known::has_attribute(of, text) {
                return Fault::Unsupported(format!("the attribute {text} of the type {}", of.name()));
            }
            return self.no_such_attribute(&format!("type object '{}'", of.tp_name()), name);
        }
        if known {
            return Fault::Unsupported(format!("the attribute {text} of {} objects", of.name()));
        }
        self.no_such_attribute(&format!("'{}' object", of.tp_name()), name)
    }

    /// What a dict of attributes has; the result is new.
    fn attribute_in(&mut self, dict: Value, name: Value) -> Option<Value> {
        let value = self.heap.dict_get_str(dict.as_object()?, name)?;
        Some(self.heap.retain(value))
    }

    /// A code object's fields (`code_memberlist`).
    fn code_attribute(&mut self, object: Value, name: &str) -> Outcome<Option<Value>> {
        let Object::Code(code) = self.heap.at(object) else { return Ok(None) };
        let body = Rc::clone(&code.body);
        let code = &body.code;
        Ok(Some(match name {
            "co_argcount" => self.heap.int(i64::from(code.argcount)),
            "co_nlocals" => self.heap.int(i64::from(code.nlocals)),
            "co_stacksize" => self.heap.int(i64::from(code.stacksize)),
            "co_flags" => self.heap.int(i64::from(code.flags.0)),
            "co_firstlineno" => self.heap.int(i64::from(code.firstlineno)),
            "co_code" => self.heap.str(Rc::clone(&code.code.bytes)),
            "co_lnotab" => self.heap.str(Rc::clone(&code.lnotab.bytes)),
            "co_filename" => self.new_string(&code.filename),
            "co_name" => self.new_string(&code.name),
            "co_consts" if body.consts.iter().any(|constant| constant.is_null()) => {
                return Err(Fault::Unsupported("co_consts with a constant that the machine does not have".into()));
            }
            "co_consts" => self.tuple_of(&body.consts),
            "co_names" => self.tuple_of(&body.names),
            "co_varnames" => self.tuple_of_strings(&code.varnames),
            "co_freevars" => self.tuple_of_strings(&code.freevars),
            "co_cellvars" => self.tuple_of_strings(&code.cellvars),
            _ => return Ok(None),
        }))
    }

    fn new_string(&mut self, string: &PyString) -> Value {
        if string.interned { self.heap.intern(&string.bytes) } else { self.heap.str(Rc::clone(&string.bytes)) }
    }

    fn tuple_of_strings(&mut self, strings: &[PyString]) -> Value {
        let items: Vec<Value> = strings.iter().map(|string| self.new_string(string)).collect();
        self.heap.tuple(items)
    }

    fn module_attribute(&mut self, dict: ObjectId, name: Value, text: &str) -> Outcome<Option<Value>> {
        if text == "__dict__" {
            return Ok(Some(Value::object(self.heap.retain_id(dict))));
        }
        let found = self.attribute_in(Value::object(dict), name);
        if found.is_none() {
            let module = self.heap.module_name(dict);
            if known::module_has(&module, text) {
                return Err(Fault::Unsupported(format!("{module}.{text}")));
            }
        }
        Ok(found)
    }

    fn builtin_attribute(&mut self, builtin: Builtin, this: Value, name: &str) -> Option<Value> {
        match (name, builtin.owner()) {
            ("__name__", _) => Some(self.heap.intern(&Rc::from(builtin.name().as_bytes()))),
            ("__module__", None) => {
                let module = match builtin {
                    Builtin::Module(function) => function.module().name(),
                    _ => Module::Builtin.name(),
                };
                Some(self.heap.intern(&Rc::from(module.as_bytes())))
            }
            ("__module__", Some(_)) if !this.is_null() => Some(Value::NONE),
            ("__self__", None) => Some(Value::NONE),
            ("__self__", Some(_)) if !this.is_null() => Some(self.heap.retain(this)),
            ("__objclass__", Some(owner)) if this.is_null() => {
                let owner = self.type_object(owner);
                Some(self.heap.retain(owner))
            }
            _ => None,
        }
    }

    /// `object.name = value`. The operands stay the caller's.
    ///
    /// # Errors
    /// AttributeError or TypeError: the attribute cannot be set.
    pub(super) fn set_attribute(&mut self, object: Value, name: Value, value: Value) -> Outcome<()> {
        match object.as_object().map(|id| self.heap.raw(id)) {
            Some(Object::Instance(_) | Object::Class(_)) => return self.hooked_set_attribute(object, name, value),
            Some(Object::OldInstance(_)) => return self.set_old_instance_attribute(object, name, value),
            Some(Object::OldClass(_)) => return self.set_old_class_attribute(object, name, value),
            Some(Object::Method(_) | Object::Super(_)) => return self.generic_set_attribute(object, name, value),
            Some(part) if part.is_of_class_dict() => return self.generic_set_attribute(object, name, value),
            _ => {}
        }
        let text = self.heap.text_of(name);
        if let Some(fault) = self.not_ready(self.heap.type_of(object), &text, value.is_null()) {
            return Err(fault);
        }
        if text == "__class__" && !matches!(self.heap.at(object), Object::Type(_)) {
            return self.set_class(object, value);
        }
        if let Object::Callable(_) = self.heap.at(object) {
            return self.set_callable_attribute(object, name, &text, value);
        }
        if value.is_null() {
            return self.delete_builtin_attribute(object, name, &text);
        }
        match (self.heap.at(object), object.as_object()) {
            (Object::Function(_), Some(id)) => self.set_function_attribute(id, name, &text, value),
            (Object::Exception(_), Some(id)) => self.set_exception_attribute(id, name, &text, value),
            (Object::Module(_), _) if text == "__dict__" => Err(self.type_error("readonly attribute")),
            (&Object::Module(dict), _) => {
                let value = self.heap.retain(value);
                let old = self.heap.dict_set_str(dict, name, value);
                self.heap.release(old);
                Ok(())
            }
            (&Object::Type(of), _) => {
                let of = of.tp_name();
                Err(self.type_error(format!("can't set attributes of built-in/extension type '{of}'")))
            }
            (Object::Code(_) | Object::Slice(_), _) if !text.starts_with("__") && self.has_attribute(object, &text) => {
                Err(self.type_error("readonly attribute"))
            }
            (Object::Cell(_), _) if text == "cell_contents" => {
                let message = "attribute 'cell_contents' of 'cell' objects is not writable";
                Err(self.raise(Exc::AttributeError, message))
            }
            _ => Err(self.no_such_writable(object, name)),
        }
    }

    /// `del object.name`.
    ///
    /// # Errors
    /// AttributeError or TypeError: there is none, or it cannot be deleted.
    pub(super) fn delete_attribute(&mut self, object: Value, name: Value) -> Outcome<()> {
        self.set_attribute(object, name, Value::NULL)
    }

    fn delete_builtin_attribute(&mut self, object: Value, name: Value, text: &str) -> Outcome<()> {
        let dict = match (self.heap.at(object), object.as_object()) {
            (Object::Function(_), Some(id)) if matches!(text, "func_defaults" | "__defaults__") => {
                return self.set_function_attribute(id, name, text, Value::NONE);
            }
            (Object::Function(_), Some(_)) if matches!(text, "func_name" | "__name__") => {
                return Err(self.type_error("__name__ must be set to a string object"));
            }
            (Object::Function(_), Some(_)) if matches!(text, "func_code" | "__code__") => {
                return Err(self.type_error("__code__ must be set to a code object"));
            }
            (Object::Function(_), Some(id)) if matches!(text, "func_doc" | "__doc__" | "__module__") => {
                return self.set_function_attribute(id, name, text, Value::NONE);
            }
            (Object::Function(_), Some(_))
                if matches!(text, "func_globals" | "__globals__" | "func_closure" | "__closure__") =>
            {
                return Err(self.type_error("readonly attribute"));
            }
            (Object::Function(_), Some(_)) if matches!(text, "func_dict" | "__dict__") => {
                return Err(self.type_error("function's dictionary may not be deleted"));
            }
            (Object::Exception(_), Some(id)) => return self.set_exception_attribute(id, name, text, Value::NULL),
            (Object::Function(_), _) => match self.dict_of(object) {
                Some(dict) => Some(dict),
                None => return Err(self.no_such_writable(object, name)),
            },
            (Object::Module(_), _) if text == "__dict__" => return Err(self.type_error("readonly attribute")),
            (&Object::Module(dict), _) => Some(dict),
            (&Object::Type(of), _) => {
                let of = of.tp_name();
                return Err(self.type_error(format!("can't set attributes of built-in/extension type '{of}'")));
            }
            _ => return Err(self.no_such_writable(object, name)),
        };
        match dict.and_then(|dict| self.heap.dict_remove_str(dict, name)) {
            Some((key, old)) => {
                self.heap.release_all([key, old]);
                Ok(())
            }
            None => {
                let name = self.heap.retain(name);
                Err(self.raise_with(Exc::AttributeError, name))
            }
        }
    }

    fn has_attribute(&self, object: Value, name: &str) -> bool {
        known::has_attribute(self.heap.type_of(object), name)
    }

    /// Notes that an attribute of a type is asked for (`PyType_Ready`).
    fn ready(&mut self, of: Type) {
        if let Some(index) = READY_WHEN_ASKED.iter().position(|&lazy| lazy == of) {
            self.ready_types |= 1 << index;
        }
    }

    /// Why an attribute cannot be set or deleted, if that is since the type is not ready.
    fn not_ready(&mut self, of: Type, name: &str, deletes: bool) -> Option<Fault> {
        let index = READY_WHEN_ASKED.iter().position(|&lazy| lazy == of)?;
        if self.ready_types & (1 << index) != 0 {
            return None;
        }
        let what = if deletes { "del" } else { "assign to" };
        Some(self.type_error(format!("'{}' object has only read-only attributes ({what} .{name})", of.tp_name())))
    }

    /// Why an attribute cannot be set.
    pub(in crate::machine) fn no_such_writable(&mut self, object: Value, attribute: Value) -> Fault {
        let (of, text) = (self.heap.type_of(object), self.heap.text_of(attribute));
        let name = text.as_str();
        if Builtin::method(of, name.as_bytes()).is_some() {
            let message = format!("'{}' object attribute '{name}' is read-only", of.tp_name());
            return self.raise(Exc::AttributeError, message);
        }
        let known = of.mro().find_map(|owner| owner.entry(name).map(|kind| (owner, kind)));
        match known {
            // These can be set, in CPython.
            Some((Type::Builtin, "d")) => Fault::Unsupported("setting __module__ of a builtin function".into()),
            Some((Type::Frame | Type::File | Type::Exception(_) | Type::Function, "g" | "d")) => {
                Fault::Unsupported(format!("setting the attribute {name} of {} objects", of.name()))
            }
            Some((_, "d")) => self.type_error("readonly attribute"),
            Some((owner, "g")) => {
                let message = format!("attribute '{name}' of '{}' objects is not writable", owner.tp_name());
                self.raise(Exc::AttributeError, message)
            }
            Some(_) => {
                let message = format!("'{}' object attribute '{name}' is read-only", of.tp_name());
                self.raise(Exc::AttributeError, message)
            }
            None => self.no_such_attribute(&format!("'{}' object", of.tp_name()), attribute),
        }
    }

    /// Puts an attribute into a dict, whose reference is given up.
    fn set_in_dict(&mut self, dict: Value, name: Value, value: Value) {
        if let Some(id) = dict.as_object() {
            let value = self.heap.retain(value);
            let old = self.heap.dict_set_str(id, name, value);
            self.heap.release(old);
        }
        self.heap.release(dict);
    }

    /// The `__dict__` of a function, an exception or an instance, made now if there was none; the reference is the caller's.
    pub(super) fn attribute_dict(&mut self, id: ObjectId) -> Value {
        let known = match self.heap.get(id) {
            Object::Function(function) => function.dict,
            Object::Exception(exception) => exception.dict,
            &Object::Module(dict) => Value::object(dict),
            _ => match self.heap.raw(id) {
                Object::Instance(instance) => instance.dict,
                _ => Value::NULL,
            },
        };
        if !known.is_null() {
            return self.heap.retain(known);
        }
        let dict = self.heap.new_dict(0);
        match self.heap.get_mut(id) {
            Some(Object::Function(function)) => function.dict = dict,
            Some(Object::Exception(exception)) => exception.dict = dict,
            _ => {
                if let Some(Object::Instance(instance)) = self.heap.raw_mut(id) {
                    instance.dict = dict;
                }
            }
        }
        self.heap.retain(dict)
    }
}

impl Heap {
    /// The method of a string or container that nothing but methods can be asked of.
    fn plain_method(&self, object: Value, name: Value) -> Option<Builtin> {
        self.method_of(self.plain_type(object)?, name)
    }

    /// The type of such an object.
    #[inline]
    pub(super) fn plain_type(&self, object: Value) -> Option<Type> {
        match self.raw(object.as_object()?) {
            Object::Str(_) => Some(Type::Str),
            Object::List(_) => Some(Type::List),
            Object::Dict(_) => Some(Type::Dict),
            _ => None,
        }
    }

    /// The method of this name that objects of such a type have.
    pub(super) fn method_of(&self, of: Type, name: Value) -> Option<Builtin> {
        let method = Builtin::method(of, self.as_str(name)?)?;
        (!method.is_class_method()).then_some(method)
    }

    /// A method of a builtin type, bound to one of its objects (`PyCFunction_New`).
    pub(super) fn bound_method(&mut self, method: Builtin, this: Value) -> Value {
        let this = self.retain(this);
        self.new_value(Object::Builtin(method, this))
    }
}
