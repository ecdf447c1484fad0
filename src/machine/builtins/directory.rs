//! `dir()` and `vars()`: what names an object knows (`PyObject_Dir` in `Objects/object.c`).

use std::collections::BTreeSet;
use std::rc::Rc;

use crate::machine::class::Special;
use crate::machine::object::Object;
use crate::machine::value::{ObjectId, Value};
use crate::machine::{Fault, Machine, Outcome};

/// Names, in the order in which `dir` gives them.
type Names = BTreeSet<Rc<[u8]>>;

impl Machine {
    /// `vars([object])`.
    pub(super) fn builtin_vars(&mut self, object: Value) -> Outcome<Value> {
        if object.is_null() {
            return self.calling_locals();
        }
        let name = self.heap.intern(&Rc::from(*b"__dict__"));
        let found = self.once(|machine| machine.get_attribute(object, name));
        self.heap.release(name);
        match found {
            Err(Fault::Raised) => {
                self.clear_raised();
                Err(self.type_error("vars() argument must have __dict__ attribute"))
            }
            found => found,
        }
    }

    /// `dir([object])`.
    pub(super) fn builtin_dir(&mut self, object: Value) -> Outcome<Value> {
        let mut names = Names::new();
        if object.is_null() {
            let locals = self.calling_locals()?;
            let is_dict = self.heap.is_exact(locals) && matches!(self.heap.at(locals), Object::Dict(_));
            if !locals.is_null() && !is_dict {
                let keys = self.keys_of_locals(locals);
                self.heap.release(locals);
                return keys;
            }
            self.add_keys(&mut names, locals.as_object());
            self.heap.release(locals);
            return Ok(self.list_of_names(names));
        }
        if self.heap.is_classy(object)
            && let Some(given) = self.call_special("_dir_object", object, Special::Dir, &[])?
        {
            return self.sorted_names(given, |name| format!("__dir__() must return a list, not {name}"));
        }
        match *self.heap.at(object) {
            Object::Module(_) => self.add_names_of_module(&mut names, object)?,
            Object::Type(_) | Object::Class(_) | Object::OldClass(_) => self.add_class(&mut names, object),
            _ => self.add_what_is_answered(&mut names, object)?,
        }
        Ok(self.list_of_names(names))
    }

    /// What a module has, or says that it has (`_specialized_dir_module`).
    fn add_names_of_module(&mut self, names: &mut Names, module: Value) -> Outcome<()> {
        let name = self.heap.intern(&Rc::from(*b"__dict__"));
        let dict = self.once(|machine| machine.get_attribute(module, name));
        self.heap.release(name);
        let dict = dict?;
        let is_dict = matches!(self.heap.at(dict), Object::Dict(_));
        self.add_keys(names, dict.as_object());
        self.heap.release(dict);
        if !is_dict {
            let name = match *self.heap.at(module) {
                Object::Module(dict) => self.heap.module_name(dict),
                _ => String::new(),
            };
            return Err(self.type_error(format!("{name}.__dict__ is not a dictionary")));
        }
        Ok(())
    }

    /// What an object says of itself when it is asked, and what its class has (`_generic_dir`).
    fn add_what_is_answered(&mut self, names: &mut Names, object: Value) -> Outcome<()> {
        for asked in ["__dict__", "__members__", "__methods__", "__class__"] {
            let name = self.heap.intern(&Rc::from(asked.as_bytes()));
            let answer = self.once(|machine| machine.get_attribute(object, name));
            self.heap.release(name);
            let answer = match answer {
                Err(Fault::Raised) => {
                    self.clear_raised();
                    continue;
                }
                answer => answer?,
            };
            match (asked, self.heap.at(answer)) {
                ("__dict__", Object::Dict(_)) => self.add_keys(names, answer.as_object()),
                ("__members__" | "__methods__", Object::List(items)) => {
                    names.extend(items.iter().filter_map(|&item| self.heap.as_str(item)).cloned());
                }
                ("__class__", _) => self.add_class(names, answer),
                _ => {}
            }
            self.heap.release(answer);
        }
        Ok(())
    }

    /// The strings among the keys of a dict.
    fn add_keys(&self, names: &mut Names, dict: Option<ObjectId>) {
        let dict = dict.and_then(|dict| self.heap.as_dict(dict));
        names.extend(
            dict.into_iter().flat_map(|dict| dict.iter()).filter_map(|entry| self.heap.as_str(entry.key)).cloned(),
        );
    }

    /// What a class and its bases have (`merge_class_dict`).
    fn add_class(&self, names: &mut Names, class: Value) {
        let mut classes = vec![class];
        // A base of many classes is gone through once.
        let mut seen = BTreeSet::new();
        while let Some(class) = classes.pop() {
            if !seen.insert(class.as_object()) {
                continue;
            }
            match self.heap.at(class) {
                Object::OldClass(old) => {
                    self.add_keys(names, Some(old.dict));
                    classes.extend(self.heap.as_tuple(old.bases).unwrap_or_default());
                }
                Object::Class(new) => {
                    self.add_keys(names, Some(new.dict));
                    classes.extend(self.heap.as_tuple(new.bases).unwrap_or_default());
                }
                Object::Type(of) => {
                    names.extend(of.mro().flat_map(|of| of.entries()).map(|(name, _)| Rc::from(name.as_bytes())));
                }
                _ => {}
            }
        }
    }

    fn list_of_names(&mut self, names: Names) -> Value {
        self.charge(names.len());
        let names = names.iter().map(|name| self.heap.intern(name)).collect();
        self.heap.list(names)
    }

    /// The names of a namespace that a program made for `exec` (`_dir_locals`).
    fn keys_of_locals(&mut self, locals: Value) -> Outcome<Value> {
        let name = self.heap.intern(&Rc::from(*b"keys"));
        let keys = self.call_method_of_name(locals, name);
        self.heap.release(name);
        self.sorted_names(keys?, |name| format!("dir(): expected keys() of locals to be a list, not '{name}'"))
    }

    /// What a `__dir__` or a `keys` gave, which must be a list, in order.
    fn sorted_names(&mut self, given: Value, otherwise: fn(&str) -> String) -> Outcome<Value> {
        let Object::List(items) = self.heap.at(given) else {
            let name = self.heap.type_name(given).into_owned();
            self.heap.release(given);
            return Err(self.type_error(otherwise(&name)));
        };
        let mut items = items.clone();
        items.sort_by(|&a, &b| self.heap.as_str(a).cmp(&self.heap.as_str(b)));
        if let Some(Object::List(list)) = given.as_object().and_then(|id| self.heap.get_mut(id)) {
            *list = items;
        }
        Ok(given)
    }
}
