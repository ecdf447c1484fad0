//! Calling the types `function` and `module` (`func_new`, `module_init`).

use crate::machine::call::Arguments;
use crate::machine::object::Object;
use crate::machine::value::Value;
use crate::machine::{Machine, Outcome};

impl Machine {
    /// `types.FunctionType(code, globals[, name[, argdefs[, closure]]])`.
    pub(super) fn make_function_object(&mut self, arguments: Arguments<'_>) -> Outcome<Value> {
        let names = ["code", "globals", "name", "argdefs", "closure"];
        let [code, globals, name, defaults, closure] =
            self.checked_keyword_arguments("function()", arguments, names, 2, |machine, index, given| {
                match (index, machine.heap.at(given)) {
                    (0, Object::Code(_)) | (1, Object::Dict(_)) | (2.., _) => Ok(()),
                    (0, _) => Err(machine.wrong_function_argument(1, "code", given)),
                    (_, _) => Err(machine.wrong_function_argument(2, "dict", given)),
                }
            })?;
        let (Object::Code(code_object), Some(globals)) = (self.heap.at(code), globals.as_object()) else {
            return Ok(Value::NULL);
        };
        let (free, code_name) = (code_object.body.code.freevars.len(), code_object.body.name());
        let given = |value: Value| !value.is_null() && !value.is_none();
        if given(name) && self.heap.as_str(name).is_none() {
            return Err(self.type_error("arg 3 (name) must be None or string"));
        }
        if given(defaults) && self.heap.as_tuple(defaults).is_none() {
            return Err(self.type_error("arg 4 (defaults) must be None or tuple"));
        }
        let cells = self.heap.as_tuple(closure).map(<[Value]>::to_vec);
        if cells.is_none() && (free > 0 || given(closure)) {
            let message =
                if given(closure) { "arg 5 (closure) must be None or tuple" } else { "arg 5 (closure) must be tuple" };
            return Err(self.type_error(message));
        }
        let cells = cells.unwrap_or_default();
        if cells.len() != free {
            let message = format!("{code_name} requires closure of length {free}, not {}", cells.len());
            return Err(self.value_error(message));
        }
        if let Some(&other) = cells.iter().find(|&&cell| !matches!(self.heap.at(cell), Object::Cell(_))) {
            let of = self.heap.type_name(other).to_string();
            return Err(self.type_error(format!("arg 5 (closure) expected cell, found {of}")));
        }
        let made = self.new_function(code, globals);
        let [name, defaults, closure] =
            [name, defaults, closure].map(|value| if given(value) { value } else { Value::NULL });
        for value in [name, defaults, closure] {
            self.heap.retain(value);
        }
        let old = match made.as_object().and_then(|id| self.heap.get_mut(id)) {
            Some(Object::Function(function)) => {
                function.defaults = defaults;
                function.closure = if free > 0 { closure } else { Value::NULL };
                let unused = if free > 0 { Value::NULL } else { closure };
                [unused, if name.is_null() { Value::NULL } else { std::mem::replace(&mut function.name, name) }]
            }
            _ => [Value::NULL; 2],
        };
        self.heap.release_all(old);
        Ok(made)
    }

    fn wrong_function_argument(&mut self, index: usize, wanted: &str, given: Value) -> crate::machine::Fault {
        let of = self.converted_name(given).to_string();
        self.type_error(format!("function() argument {index} must be {wanted}, not {of}"))
    }

    /// `types.ModuleType(name[, doc])` (`module_init`).
    pub(in crate::machine) fn init_module(&mut self, module: Value, arguments: Arguments<'_>) -> Outcome<()> {
        let &Object::Module(dict) = self.heap.at(module) else { return Ok(()) };
        let [name, doc] = self.keyword_arguments("module.__init__()", arguments, ["name", "doc"], 1)?;
        if self.heap.as_str(name).is_none() {
            let of = self.converted_name(name).to_string();
            return Err(self.type_error(format!("module.__init__() argument 1 must be string, not {of}")));
        }
        let doc = if doc.is_null() { Value::NONE } else { doc };
        for (key, value) in [("__name__", name), ("__doc__", doc)] {
            let value = self.heap.retain(value);
            self.heap.dict_set_name(dict, key, value);
        }
        Ok(())
    }
}
