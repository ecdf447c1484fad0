//! The attributes of exceptions (`BaseException_getset`, and the members of the classes that have more).

use crate::machine::exceptions::{Exc, ExceptionObject};
use crate::machine::object::Object;
use crate::machine::value::{ObjectId, Value};
use crate::machine::{Machine, Outcome};

/// Members that hold a number (`T_SSIZET`), and no object.
const NUMBERS: [&str; 2] = ["start", "end"];

impl Machine {
    /// An attribute that an exception has by itself, or that a program has set. The result is new.
    ///
    /// # Errors
    /// AttributeError: `message` was deleted.
    pub(super) fn exception_attribute(
        &mut self,
        id: ObjectId,
        exception: &ExceptionObject,
        name: Value,
        text: &str,
    ) -> Outcome<Option<Value>> {
        let value = match text {
            "__dict__" => return Ok(Some(self.attribute_dict(id))),
            "args" => exception.args,
            "message" => {
                if let Some(set) = self.attribute_in(exception.dict, name) {
                    return Ok(Some(set));
                }
                if exception.message.is_null() {
                    return Err(self.raise(Exc::AttributeError, "message attribute was deleted"));
                }
                let text = "BaseException.message has been deprecated as of Python 2.6";
                self.warn(Exc::DeprecationWarning, text)?;
                exception.message
            }
            _ => match exception.class.field_index(text) {
                Some(_) if NUMBERS.contains(&text) => exception.field(text).non_null().unwrap_or(Value::small_int(0)),
                Some(_) => exception.field(text).non_null().unwrap_or(Value::NONE),
                None => return Ok(self.attribute_in(exception.dict, name)),
            },
        };
        Ok(Some(self.heap.retain(value)))
    }

    /// Sets an attribute of an exception, or deletes it where the value is `NULL`.
    ///
    /// # Errors
    /// TypeError: it cannot have this value, or cannot be deleted. AttributeError: there is none to delete.
    pub(in crate::machine) fn set_exception_attribute(
        &mut self,
        id: ObjectId,
        name: Value,
        text: &str,
        value: Value,
    ) -> Outcome<()> {
        let Object::Exception(exception) = self.heap.get(id) else { return Ok(()) };
        let field = exception.class.field_index(text);
        match text {
            "args" if value.is_null() => Err(self.type_error("args may not be deleted")),
            "args" => {
                let items = self.collect(value)?;
                let args = self.heap.tuple(items);
                self.exchange_in_exception(id, args, |exception| Some(&mut exception.args));
                Ok(())
            }
            "__dict__" => {
                self.check_new_dict(Value::object(id), value)?;
                self.heap.retain(value);
                self.exchange_in_exception(id, value, |exception| Some(&mut exception.dict));
                Ok(())
            }
            "message" if value.is_null() => {
                self.delete_from_exception(id, name);
                self.exchange_in_exception(id, Value::NULL, |exception| Some(&mut exception.message));
                Ok(())
            }
            _ if let Some(index) = field => {
                if NUMBERS.contains(&text) {
                    self.check_number_field(value)?;
                }
                self.heap.retain(value);
                self.exchange_in_exception(id, value, |exception| exception.fields.get_mut(index));
                Ok(())
            }
            _ if value.is_null() && self.dict_of(Value::object(id)).is_none() => {
                Err(self.no_such_writable(Value::object(id), name))
            }
            _ if value.is_null() => {
                if self.delete_from_exception(id, name) {
                    return Ok(());
                }
                let name = self.heap.retain(name);
                Err(self.raise_with(Exc::AttributeError, name))
            }
            _ => {
                let dict = self.attribute_dict(id);
                self.set_in_dict(dict, name, value);
                Ok(())
            }
        }
    }

    fn check_number_field(&mut self, value: Value) -> Outcome<()> {
        if value.is_null() {
            return Err(self.type_error("can't delete numeric/char attribute"));
        }
        self.c_long(value).map(drop)
    }

    /// Puts a value, whose reference changes hands, in the place of another.
    fn exchange_in_exception(
        &mut self,
        id: ObjectId,
        value: Value,
        place: impl FnOnce(&mut ExceptionObject) -> Option<&mut Value>,
    ) {
        let old = match self.heap.get_mut(id) {
            Some(Object::Exception(exception)) => place(exception).map(|place| std::mem::replace(place, value)),
            _ => None,
        };
        self.heap.release(old.unwrap_or(value));
    }

    /// Takes an attribute out of an exception's `__dict__`; whether it was there.
    fn delete_from_exception(&mut self, id: ObjectId, name: Value) -> bool {
        let dict = self.dict_of(Value::object(id));
        match dict.and_then(|dict| self.heap.dict_remove_str(dict, name)) {
            Some((key, old)) => {
                self.heap.release_all([key, old]);
                true
            }
            None => false,
        }
    }
}
