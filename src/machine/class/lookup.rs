//! What a class has under a name (`_PyType_Lookup`), and which class that is.

use super::builtin_dicts::DICTS;
use super::{Class, Special};
use crate::machine::builtins::Builtin;
use crate::machine::exceptions::Exc;
use crate::machine::heap::Heap;
use crate::machine::object::Object;
use crate::machine::types::Type;
use crate::machine::value::{ObjectId, Value};
use crate::machine::{Machine, Outcome};

impl Type {
    /// `__base__`; `None` of `object`.
    pub(in crate::machine) fn base(self) -> Option<Self> {
        match self {
            Type::Object => None,
            Type::Bool => Some(Type::Int),
            Type::Str => Some(Type::Basestring),
            Type::Exception(Exc::BaseException) => Some(Type::Object),
            Type::Exception(exc) => Some(Type::Exception(exc.base())),
            _ if self.name() == "unicode" => Some(Type::Basestring),
            _ => Some(Type::Object),
        }
    }

    /// The type itself, and its bases up to `object`.
    pub(in crate::machine) fn mro(self) -> impl Iterator<Item = Type> {
        std::iter::successors(Some(self), |of| of.base())
    }

    /// The entries of its `__dict__`: a name, and a letter for what it is (see `builtin_dicts.rs`).
    pub(in crate::machine) fn entries(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let name = self.name();
        let entries = DICTS.iter().find(|(known, _)| *known == name).map_or("", |(_, entries)| entries);
        entries.split_ascii_whitespace().filter_map(|entry| entry.rsplit_once(':'))
    }

    /// What its `__dict__` has under a name.
    pub(in crate::machine) fn entry(self, name: &str) -> Option<&'static str> {
        self.entries().find(|(known, _)| *known == name).map(|(_, kind)| kind)
    }

    /// Whether it, or one of its bases, has an entry of this name.
    pub(in crate::machine) fn knows(self, name: &str) -> bool {
        self.mro().any(|of| of.entry(name).is_some())
    }
}

impl Heap {
    /// The class of this id, if it is one of the program.
    pub(in crate::machine) fn as_class(&self, id: ObjectId) -> Option<&Class> {
        match self.get(id) {
            Object::Class(class) => Some(class),
            _ => None,
        }
    }

    /// `ob_type`, where it is not a builtin type's own object.
    pub(in crate::machine) fn own_class(&self, value: Value) -> Option<ObjectId> {
        match self.raw(value.as_object()?) {
            Object::Instance(instance) => Some(instance.class),
            Object::Class(class) => Some(class.metaclass),
            _ => None,
        }
    }

    /// Whether this is a type: a class of the program or a builtin one (`PyType_Check`).
    pub(in crate::machine) fn is_type(&self, value: Value) -> bool {
        matches!(self.at(value), Object::Type(_) | Object::Class(_))
    }

    /// The builtin type that instances of a type are laid out as.
    pub(in crate::machine) fn layout_of(&self, class: Value) -> Type {
        match self.at(class) {
            Object::Type(of) => *of,
            Object::Class(class) => class.layout,
            _ => Type::Object,
        }
    }

    /// The name of a type, as messages give it (`tp_name`).
    pub(in crate::machine) fn tp_name(&self, class: Value) -> String {
        match self.at(class) {
            Object::Type(of) => of.tp_name().to_owned(),
            Object::Class(class) => self.text_of(class.name),
            Object::OldClass(class) => self.text_of(class.name),
            _ => "?".to_owned(),
        }
    }

    /// The text of a str; empty for anything else.
    pub(in crate::machine) fn text_of(&self, string: Value) -> String {
        self.as_str(string).map(|bytes| String::from_utf8_lossy(bytes).into_owned()).unwrap_or_default()
    }

    /// Whether the object's class defines a special name.
    #[inline]
    pub(in crate::machine) fn has_hook(&self, value: Value, special: Special) -> bool {
        match self.own_class(value) {
            Some(class) => self.as_class(class).is_some_and(|class| class.hooks & special.bit() != 0),
            None => false,
        }
    }

    /// `PyType_IsSubtype`.
    pub(in crate::machine) fn is_subtype(&self, class: Value, base: Value) -> bool {
        if class == base {
            return true;
        }
        match (self.at(class), self.at(base)) {
            (Object::Class(class), _) => self.as_tuple(class.mro).is_some_and(|mro| mro.contains(&base)),
            (&Object::Type(of), &Object::Type(base)) => of.mro().any(|of| of == base),
            _ => false,
        }
    }
}

impl Machine {
    /// `Py_TYPE(value)`. The reference stays the type's own.
    pub(in crate::machine) fn class_of(&self, value: Value) -> Value {
        match self.heap.own_class(value) {
            Some(class) => Value::object(class),
            None => self.type_object(self.heap.type_of(value)),
        }
    }

    /// The name of a special, as a str.
    #[inline(always)]
    pub(in crate::machine) fn special(&self, special: Special) -> Value {
        self.heap.special(special)
    }

    /// The types that a type looks through (`tp_mro`).
    pub(in crate::machine) fn mro_of(&self, class: Value) -> Vec<Value> {
        match self.heap.at(class) {
            Object::Class(class) => self.heap.as_tuple(class.mro).map(<[Value]>::to_vec).unwrap_or_default(),
            Object::Type(of) => of.mro().map(|of| self.type_object(of)).collect(),
            _ => Vec::new(),
        }
    }

    /// `_PyType_Lookup`: what a class or one of its bases has under a name. The reference stays theirs.
    pub(in crate::machine) fn lookup(&mut self, class: Value, name: Value) -> Option<Value> {
        match self.heap.at(class) {
            Object::Type(of) => of.mro().find_map(|of| self.lookup_in_type(of, name)),
            Object::Class(fields) => {
                let mro = fields.mro;
                if let (Some(class), Some(name)) = (class.as_object(), name.as_object())
                    && let Some(known) = self.heap.known_lookup(class, name)
                {
                    return known.non_null();
                }
                let found = self.lookup_in_bases(mro, name);
                let bases = self.heap.as_tuple(mro).unwrap_or_default();
                // The dict of an old-style class is open to all, so what it has is not to be relied on.
                if bases.iter().all(|&base| self.heap.is_type(base))
                    && let (Some(class), Some(name)) = (class.as_object(), name.as_object())
                {
                    self.heap.remember_lookup(class, name, found.unwrap_or_default());
                }
                found
            }
            _ => None,
        }
    }

    fn lookup_in_bases(&mut self, mro: Value, name: Value) -> Option<Value> {
        let mut index = 0;
        while let Some(&next) = self.heap.as_tuple(mro).and_then(|mro| mro.get(index)) {
            if let Some(found) = self.lookup_own(next, name) {
                return Some(found);
            }
            index += 1;
        }
        None
    }

    /// What a class has itself under a name.
    pub(in crate::machine) fn lookup_own(&mut self, class: Value, name: Value) -> Option<Value> {
        let dict = match self.heap.at(class) {
            Object::Class(class) => class.dict,
            Object::OldClass(class) => class.dict,
            &Object::Type(of) => return self.lookup_in_type(of, name),
            _ => return None,
        };
        self.heap.dict_get_str(dict, name)
    }

    fn lookup_in_type(&mut self, of: Type, name: Value) -> Option<Value> {
        let dict = self.type_dict(of);
        self.heap.dict_get_str(dict, name)
    }

    /// The `__dict__` of a builtin type, filled when it is needed first.
    pub(in crate::machine) fn type_dict(&mut self, of: Type) -> ObjectId {
        if let Some(&dict) = self.type_dicts.get(&of) {
            return dict;
        }
        let Some(dict) = self.heap.new_dict(0).as_object() else { return self.builtins };
        self.type_dicts.insert(of, dict);
        for (name, kind) in of.entries() {
            let value = self.type_entry(of, name, kind);
            self.heap.dict_set_name(dict, name, value);
        }
        dict
    }

    fn type_entry(&mut self, of: Type, name: &'static str, kind: &str) -> Value {
        let object = match (kind, Special::of_name(name)) {
            ("N", _) => return Value::NONE,
            ("i", _) => {
                let count = Self::structure_counts(of).into_iter().find(|(known, _)| *known == name);
                return Value::small_int(count.map_or(0, |(_, count)| count as i32));
            }
            ("n", _) => Object::New(of),
            ("g" | "d", _) => Object::GetSet(of, name),
            ("w" | "m", Some(special)) => Object::Wrapper(of, special, Value::NULL),
            _ => match Builtin::method(of, name.as_bytes()) {
                Some(method) => Object::Builtin(method, Value::NULL),
                None => Object::Missing(of, name),
            },
        };
        self.heap.new_value(object)
    }

    /// What the object's class defines under a special name, if a class of the program does.
    pub(in crate::machine) fn find_hook(&mut self, value: Value, special: Special) -> Option<Value> {
        if !self.heap.has_hook(value, special) {
            return None;
        }
        self.lookup(self.class_of(value), self.special(special))
    }

    /// Calls what the object's class defines under a special name (`call_maybe`); `None` if it does not.
    ///
    /// # Errors
    /// What the hook raises.
    pub(in crate::machine) fn call_hook(
        &mut self,
        whence: &'static str,
        value: Value,
        special: Special,
        arguments: &[Value],
    ) -> Outcome<Option<Value>> {
        match self.find_hook(value, special) {
            Some(hook) => self.call_found(whence, hook, value, arguments).map(Some),
            None => Ok(None),
        }
    }
}
