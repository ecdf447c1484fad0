//! Attributes of frames, tracebacks and generators (`frame_memberlist`, `tb_memberlist`, `gen_memberlist`).

use crate::machine::Machine;
use crate::machine::object::Object;
use crate::machine::value::{ObjectId, Value};

impl Machine {
    /// A frame's attribute; the result is new. The frame must be at home.
    pub(super) fn frame_attribute(&mut self, id: ObjectId, name: &str) -> Option<Value> {
        if name == "f_locals" {
            let locals = none_for_null(self.frame_locals(id));
            return Some(self.heap.retain(locals));
        }
        let frame = self.heap.frame(id)?;
        let [exc_type, exc_value, exc_traceback] = frame.saved_exc;
        let value = match name {
            "f_back" => frame.back.map_or(Value::NONE, Value::object),
            "f_code" => Value::object(frame.code),
            "f_builtins" => Value::object(frame.builtins),
            "f_globals" => Value::object(frame.globals),
            "f_lasti" => Value::small_int(frame.lasti_offset()),
            "f_lineno" => Value::small_int(frame.line()),
            "f_exc_type" => none_for_null(exc_type),
            "f_exc_value" => none_for_null(exc_value),
            "f_exc_traceback" => none_for_null(exc_traceback),
            "f_trace" => Value::NONE,
            "f_restricted" => Value::FALSE,
            _ => return None,
        };
        Some(self.new_reference(value))
    }

    /// A traceback's attribute; the result is new.
    pub(super) fn traceback_attribute(&mut self, object: Value, name: &str) -> Option<Value> {
        let Object::Traceback(traceback) = self.heap.at(object) else { return None };
        let value = match name {
            "tb_next" => none_for_null(traceback.next),
            "tb_frame" => Value::object(traceback.frame),
            "tb_lasti" => Value::small_int(traceback.lasti),
            "tb_lineno" => Value::small_int(traceback.lineno),
            _ => return None,
        };
        Some(self.new_reference(value))
    }

    /// A generator's attribute that is no method; the result is new.
    pub(super) fn generator_attribute(&mut self, object: Value, name: &str) -> Option<Value> {
        let Object::Generator(generator) = self.heap.at(object) else { return None };
        let value = match name {
            "gi_frame" => generator.frame.map_or(Value::NONE, Value::object),
            "gi_code" => Value::object(generator.code),
            "gi_running" => Value::small_int(i32::from(generator.running)),
            "__name__" => {
                let Object::Code(code) = self.heap.get(generator.code) else { return None };
                let name = code.body.code.name.clone();
                return Some(self.new_string(&name));
            }
            _ => return None,
        };
        Some(self.new_reference(value))
    }

    /// A new reference; ints above 256 become objects of their own, as they do in C.
    fn new_reference(&mut self, value: Value) -> Value {
        match value.as_inline_int() {
            Some(i) => self.heap.int(i),
            None => self.heap.retain(value),
        }
    }
}

fn none_for_null(value: Value) -> Value {
    if value.is_null() { Value::NONE } else { value }
}
