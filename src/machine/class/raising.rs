//! Exceptions of classes of the program (`do_raise`, `PyErr_NormalizeException`).

use crate::machine::exceptions::Exc;
use crate::machine::object::Object;
use crate::machine::types::Type;
use crate::machine::value::Value;
use crate::machine::{Fault, Machine, Outcome};

impl Machine {
    /// The instance that `raise class, value` raises, made by calling the class; `NULL` where there is one already, or
    /// where the class is a builtin one, which needs no call. The result is new.
    ///
    /// # Errors
    /// What the class raises; TypeError: it gives no exception.
    pub(in crate::machine) fn instance_to_raise(&mut self, class: Value, value: Value) -> Outcome<Value> {
        let mut class = class;
        while let Some(&first) = self.heap.as_tuple(class).and_then(<[Value]>::first) {
            class = first;
        }
        if !matches!(self.heap.at(class), Object::Class(_) | Object::OldClass(_))
            || !self.is_exception_class(class)
            || self.is_instance_of_class(value, class)
        {
            return Ok(Value::NULL);
        }
        let arguments: Vec<Value> = match self.heap.as_tuple(value) {
            Some(items) => items.to_vec(),
            None if value.is_none() || value.is_null() => Vec::new(),
            None => vec![value],
        };
        let made = self.call(class, &arguments)?;
        if matches!(self.heap.at(made), Object::Exception(_) | Object::OldInstance(_)) {
            return Ok(made);
        }
        let (called, got) = (self.callable_name(class), self.heap.type_name(made));
        self.heap.release(made);
        let called = called.trim_end_matches(" constructor").to_owned();
        Err(self
            .type_error(format!("calling {called}() should have returned an instance of BaseException, not '{got}'")))
    }

    /// Whether this is an instance of a class, by its type alone.
    pub(in crate::machine) fn is_instance_of_class(&self, value: Value, class: Value) -> bool {
        match (self.heap.at(value), self.heap.at(class)) {
            (Object::OldInstance(instance), Object::OldClass(_)) => {
                self.is_old_subclass(Value::object(instance.class), class)
            }
            (Object::Exception(_), _) => self.heap.is_subtype(self.class_of(value), class),
            _ => false,
        }
    }

    /// The builtin exception class whose `__str__` an instance of a class of the program has.
    pub(in crate::machine) fn text_class(&self, value: Value, otherwise: Exc) -> Exc {
        let own = self.mro_of(self.class_of(value)).into_iter().find_map(|class| match self.heap.at(class) {
            Object::Type(of @ Type::Exception(exc)) if of.entry("__str__").is_some() => Some(*exc),
            _ => None,
        });
        // Where the layout has a `str` of its own, it is made of the layout's fields.
        own.filter(|&exc| exc == Exc::KeyError || !otherwise.is_a(exc)).unwrap_or(otherwise)
    }

    /// The `str` of an exception that nobody caught; it is being printed, so nothing that fails matters.
    ///
    /// # Errors
    /// [`Fault::Call`]: the class says what it is.
    pub(in crate::machine) fn text_of_uncaught(&mut self, value: Value) -> Outcome<Vec<u8>> {
        match self.str(value) {
            Err(Fault::Raised) => {
                self.clear_raised();
                Ok(b"<exception str() failed>".to_vec())
            }
            text => text,
        }
    }

    /// Whether the exception of this class ends a run without a word (`SystemExit`).
    pub(in crate::machine) fn is_system_exit(&self, class: Value) -> bool {
        matches!(self.heap.layout_of(class), Type::Exception(exc) if exc.is_a(Exc::SystemExit))
    }
}
