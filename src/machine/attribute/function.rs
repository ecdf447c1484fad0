//! Attributes of functions (`Objects/funcobject.c`).

use super::super::object::{Function, Object};
use super::super::value::{ObjectId, Value};
use super::super::{Fault, Machine, Outcome};

impl Machine {
    /// `function.name`; `None` if a function has no such attribute.
    pub(super) fn function_attribute(&mut self, id: ObjectId, name: Value, text: &str) -> Outcome<Option<Value>> {
        let Object::Function(function) = self.heap.get(id) else { return Ok(None) };
        let value = match text {
            "func_name" | "__name__" => function.name,
            "func_code" | "__code__" => Value::object(function.code),
            "func_globals" | "__globals__" => Value::object(function.globals),
            "func_defaults" | "__defaults__" => function.defaults,
            "func_closure" | "__closure__" => function.closure,
            "func_doc" | "__doc__" => function.doc,
            "__module__" => function.module,
            "func_dict" | "__dict__" => return Ok(Some(self.attribute_dict(id))),
            _ => {
                let dict = function.dict;
                return Ok(self.attribute_in(dict, name));
            }
        };
        let value = if value.is_null() { Value::NONE } else { value };
        Ok(Some(self.heap.retain(value)))
    }

    /// `function.name = value`.
    pub(super) fn set_function_attribute(
        &mut self,
        id: ObjectId,
        name: Value,
        text: &str,
        value: Value,
    ) -> Outcome<()> {
        let null_for_none = if value.is_none() { Value::NULL } else { value };
        match text {
            "func_name" | "__name__" => {
                if self.heap.as_str(value).is_none() {
                    return Err(self.type_error("__name__ must be set to a string object"));
                }
                self.change_function(id, value, |function| &mut function.name);
            }
            "func_code" | "__code__" => return self.set_function_code(id, value),
            "func_defaults" | "__defaults__" => {
                if !value.is_none() && self.heap.as_tuple(value).is_none() {
                    return Err(self.type_error("__defaults__ must be set to a tuple object"));
                }
                self.change_function(id, null_for_none, |function| &mut function.defaults);
            }
            "func_doc" | "__doc__" => self.change_function(id, value, |function| &mut function.doc),
            "__module__" => self.change_function(id, value, |function| &mut function.module),
            "func_dict" | "__dict__" => {
                if !matches!(self.heap.at(value), Object::Dict(_)) {
                    return Err(self.type_error("setting function's dictionary to a non-dict"));
                }
                self.change_function(id, value, |function| &mut function.dict);
            }
            "func_globals" | "__globals__" | "func_closure" | "__closure__" => {
                return Err(self.type_error("readonly attribute"));
            }
            _ if text.starts_with("__") && super::known::has_attribute(super::Type::Function, text) => {
                return Err(Fault::Unsupported(format!("setting the attribute {text} of function objects")));
            }
            _ => {
                let dict = self.attribute_dict(id);
                self.set_in_dict(dict, name, value);
            }
        }
        Ok(())
    }

    /// Puts another value into one of a function's fields.
    fn change_function(&mut self, id: ObjectId, value: Value, field: impl FnOnce(&mut Function) -> &mut Value) {
        self.heap.retain(value);
        let old = match self.heap.get_mut(id) {
            Some(Object::Function(function)) => std::mem::replace(field(function), value),
            _ => value,
        };
        self.heap.release(old);
    }

    /// `function.func_code = code`, which must have as many free variables as the closure has cells.
    fn set_function_code(&mut self, id: ObjectId, value: Value) -> Outcome<()> {
        let (Object::Code(code), Some(new)) = (self.heap.at(value), value.as_object()) else {
            return Err(self.type_error("__code__ must be set to a code object"));
        };
        let free = code.body.code.freevars.len();
        let Object::Function(function) = self.heap.get(id) else { return Ok(()) };
        let cells = self.heap.as_tuple(function.closure).map_or(0, <[Value]>::len);
        if free != cells {
            let name = self.heap.as_str(function.name).cloned().unwrap_or_default();
            let name = String::from_utf8_lossy(&name);
            let message = format!("{name}() requires a code object with {cells} free vars, not {free}");
            return Err(self.value_error(message));
        }
        self.heap.retain_id(new);
        let old = match self.heap.get_mut(id) {
            Some(Object::Function(function)) => std::mem::replace(&mut function.code, new),
            _ => new,
        };
        self.heap.release_id(old);
        Ok(())
    }
}
