//! Bound and unbound methods (`instancemethod`).

use super::Method;
use crate::machine::c_step::CStep;
use crate::machine::call::Arguments;
use crate::machine::exceptions::Exc;
use crate::machine::heap::Heap;
use crate::machine::object::Object;
use crate::machine::turn::Holding;
use crate::machine::value::Value;
use crate::machine::{Fault, Machine, Outcome};

/// What is said when calls are nested too deep.
const CALLING: &str = " while calling a Python object";

impl Heap {
    /// `PyMethod_New`; the references are retained.
    pub(in crate::machine) fn new_method(&mut self, function: Value, this: Value, class: Value) -> Value {
        let method = Method { function, this, class };
        for held in [function, this, class] {
            self.retain(held);
        }
        self.new_value(Object::Method(method))
    }
}

impl Machine {
    /// `PyMethod_New`; the references are retained.
    pub(in crate::machine) fn new_method(&mut self, function: Value, this: Value, class: Value) -> Value {
        self.heap.new_method(function, this, class)
    }

    /// Calls what was found in an object's class, bound to the object (`lookup_method`, then `PyObject_Call`).
    ///
    /// # Errors
    /// What it raises.
    pub(in crate::machine) fn call_found(
        &mut self,
        whence: &'static str,
        found: Value,
        this: Value,
        arguments: &[Value],
    ) -> Outcome<Value> {
        // They are put into a tuple for the method, which makes one of its own with the object.
        self.call_bound(whence, found, this, Arguments { positional: arguments, keywords: &[] }, arguments)
    }

    /// [`call_found`](Self::call_found), with the tuple and the dict that the caller itself has got.
    ///
    /// # Errors
    /// What it raises.
    pub(in crate::machine) fn call_found_with(
        &mut self,
        whence: &'static str,
        found: Value,
        this: Value,
        arguments: Arguments<'_>,
    ) -> Outcome<Value> {
        self.call_bound(whence, found, this, arguments, &[])
    }

    /// The same; `tuple` is what C code holds in a tuple besides.
    fn call_bound(
        &mut self,
        whence: &'static str,
        found: Value,
        this: Value,
        arguments: Arguments<'_>,
        tuple: &[Value],
    ) -> Outcome<Value> {
        let class = self.class_of(this);
        if let Object::Function(_) = self.heap.at(found) {
            // The method object that would be made here is called at once, and gone; but meanwhile it holds these.
            let held = [&[found, this, class], tuple].concat();
            return self.nested(|machine| {
                let positional = [&[this], arguments.positional].concat();
                let holding = Holding { passes_on: false, also: &held };
                machine.call_holding(whence, found, Arguments { positional: &positional, ..arguments }, holding)
            });
        }
        let bound = self.once(|machine| machine.descriptor_get(found, this, class))?;
        let result = self.call_passing_on(whence, bound, arguments);
        self.heap.release(bound);
        result
    }

    /// Does something one level of calls deeper.
    fn nested<T>(&mut self, action: impl FnOnce(&mut Self) -> Outcome<T>) -> Outcome<T> {
        self.enter_nested_call(CALLING)?;
        let result = action(self);
        self.leave_nested_call();
        result
    }

    /// `instancemethod_call`; whether the arguments were put into a tuple for it alone.
    ///
    /// # Errors
    /// What the function raises; TypeError for an unbound method without an instance.
    pub(in crate::machine) fn call_method(
        &mut self,
        method: Method,
        arguments: Arguments<'_>,
        in_new_tuple: bool,
    ) -> Outcome<Value> {
        let Method { function, this, class } = method;
        self.note_c_step(|| CStep::MethodCall { function, this });
        if this.is_null() {
            self.check_unbound(function, class, arguments.positional)?;
            let holding = Holding { passes_on: !in_new_tuple, also: &[] };
            return self.call_holding("instancemethod_call", function, arguments, holding);
        }
        let positional = [&[this], arguments.positional].concat();
        let with_this = Arguments { positional: &positional, ..arguments };
        let also = if in_new_tuple { arguments.positional } else { &[] };
        self.call_holding("instancemethod_call", function, with_this, Holding { passes_on: false, also })
    }

    /// The first argument of an unbound method must be an instance of its class.
    fn check_unbound(&mut self, function: Value, class: Value, positional: &[Value]) -> Outcome<()> {
        let first = positional.first().copied().unwrap_or(Value::NULL);
        if !first.is_null() && self.is_instance(first, class)? {
            return Ok(());
        }
        let got = match first {
            Value::NULL => "nothing".to_owned(),
            first => {
                let class = self.once(|machine| Ok(machine.class_attribute_of(first)))?;
                let name = self.class_name(class, "?");
                self.heap.release(class);
                format!("{name} instance")
            }
        };
        let function = self.callable_name(function);
        let class = self.class_name(class, "?");
        Err(self.type_error(format!(
            "unbound method {function} must be called with {class} instance as first argument (got {got} instead)"
        )))
    }

    /// `PyEval_GetFuncName` and `PyEval_GetFuncDesc`.
    pub(in crate::machine) fn callable_name(&self, function: Value) -> String {
        match self.heap.at(function) {
            Object::Method(method) => self.callable_name(method.function),
            Object::Function(function) => format!("{}()", self.heap.text_of(function.name)),
            Object::Builtin(builtin, _) => format!("{}()", builtin.name()),
            Object::Class(class) => format!("{} constructor", self.heap.text_of(class.name)),
            Object::OldClass(class) => format!("{} constructor", self.heap.text_of(class.name)),
            Object::OldInstance(instance) => match self.heap.get(instance.class) {
                Object::OldClass(class) => format!("{} instance", self.heap.text_of(class.name)),
                _ => "? instance".to_owned(),
            },
            _ => format!("{} object", self.heap.type_name(function)),
        }
    }

    /// The `__name__` of a class, or something else where it has none.
    pub(in crate::machine) fn class_name(&self, class: Value, otherwise: &str) -> String {
        match self.heap.at(class) {
            Object::Type(of) => of.name().to_owned(),
            Object::Class(class) => self.heap.text_of(class.name),
            Object::OldClass(class) => self.heap.text_of(class.name),
            _ => otherwise.to_owned(),
        }
    }

    /// `method.name`: an attribute of the method, else of its function (`instancemethod_getattro`).
    pub(in crate::machine) fn method_attribute(
        &mut self,
        object: Value,
        method: Method,
        name: Value,
    ) -> Outcome<Value> {
        let text = self.heap.text_of(name);
        let value = match &*text {
            "im_func" | "__func__" => method.function,
            "im_self" | "__self__" if method.this.is_null() => Value::NONE,
            "im_self" | "__self__" => method.this,
            "im_class" => method.class,
            "__class__" | "__call__" | "__hash__" | "__repr__" | "__str__" | "__cmp__" | "__get__" | "__new__"
            | "__init__" | "__getattribute__" | "__setattr__" | "__delattr__" | "__format__" | "__reduce__"
            | "__reduce_ex__" | "__sizeof__" | "__subclasshook__" => {
                return self.generic_attribute(object, name);
            }
            _ => return self.get_attribute(method.function, name),
        };
        Ok(self.heap.retain(value))
    }

    /// `instancemethod_descr_get`.
    pub(super) fn rebind(&mut self, object: Value, method: Method, this: Value, class: Value) -> Outcome<Value> {
        let stays = !method.this.is_null()
            || !method.class.is_null() && !class.is_null() && !self.is_subclass(class, method.class)?;
        if stays {
            return Ok(self.heap.retain(object));
        }
        let this = if this.is_none() { Value::NULL } else { this };
        Ok(self.new_method(method.function, this, if class.is_null() { method.class } else { class }))
    }

    /// `instancemethod_repr`, up to the object that the method is bound to; `NULL` for an unbound method.
    ///
    /// # Errors
    /// What the callable's `__name__` raises, but AttributeError.
    pub(in crate::machine) fn method_text(&mut self, method: Method) -> Outcome<(String, Value)> {
        let class = self.class_name(method.class, "?");
        let function = match self.heap.at(method.function) {
            Object::Function(function) => self.heap.text_of(function.name),
            Object::Builtin(builtin, _) => builtin.name().to_owned(),
            _ => self.own_name_of(method.function)?,
        };
        let text = match method.this {
            Value::NULL => format!("<unbound method {class}.{function}"),
            _ => format!("<bound method {class}.{function} of "),
        };
        Ok((text, method.this))
    }

    /// What a callable says is its `__name__`, `?` where that is no str.
    fn own_name_of(&mut self, callable: Value) -> Outcome<String> {
        let attribute = self.heap.intern(&b"__name__"[..].into());
        let name = self.once(|machine| machine.get_attribute(callable, attribute));
        self.heap.release(attribute);
        match name {
            Ok(name) => {
                let text = self.heap.as_str(name).map(|_| self.heap.text_of(name));
                self.heap.release(name);
                Ok(text.unwrap_or_else(|| "?".to_owned()))
            }
            Err(Fault::Raised) if self.raised_is(Exc::AttributeError) => {
                self.clear_raised();
                Ok("?".to_owned())
            }
            Err(fault) => Err(fault),
        }
    }
}

/// Marks a place that no program comes to.
pub(super) fn not_here() -> Fault {
    Fault::Unsupported("an attribute that has no value".into())
}
