//! Other bases for a class, and another class for an object: what fits (`compatible_for_assignment`), and what it takes.

use super::Class;
use crate::machine::object::Object;
use crate::machine::types::Type;
use crate::machine::value::{ObjectId, Value};
use crate::machine::{Fault, Machine, Outcome};

/// The order of bases that a class had before.
struct OldOrder {
    class: ObjectId,
    /// `tp_mro`; the reference is this one's.
    mro: Value,
}

impl Machine {
    /// `object.__class__ = class` (`object_set_class`).
    pub(in crate::machine) fn set_class(&mut self, object: Value, class: Value) -> Outcome<()> {
        if class.is_null() {
            return Err(self.type_error("can't delete __class__ attribute"));
        }
        if !self.heap.is_type(class) {
            let name = self.heap.type_name(class);
            return Err(self.type_error(format!("__class__ must be set to new-style class, not '{name}' object")));
        }
        let old = self.class_of(object);
        let (Object::Class(_), Object::Class(_)) = (self.heap.at(old), self.heap.at(class)) else {
            return Err(self.type_error("__class__ assignment: only for heap types"));
        };
        self.check_layouts(class, old, "__class__")?;
        let (Some(id), Some(new)) = (object.as_object(), class.as_object()) else { return Ok(()) };
        self.heap.retain(class);
        match self.heap.raw_mut(id) {
            Some(Object::Instance(instance)) => instance.class = new,
            Some(Object::Class(object)) => object.metaclass = new,
            _ => return Ok(()),
        }
        self.heap.release(old);
        Ok(())
    }

    /// `class.__bases__ = bases` (`type_set_bases`).
    pub(super) fn set_bases(&mut self, class: Value, bases: Value) -> Outcome<()> {
        let (Some(id), Object::Class(fields)) = (class.as_object(), self.heap.at(class)) else { return Ok(()) };
        let old_bases = fields.bases;
        // When the turn runs again, the new bases are there already.
        if self.is_new_in_turn() {
            self.check_bases(class, bases)?;
        }
        let old_bases = self.once(|machine| Ok(machine.heap.retain(old_bases)))?;
        let result = self.put_bases(id, old_bases, bases);
        self.heap.release(old_bases);
        result
    }

    /// Whether a class may have these bases.
    fn check_bases(&mut self, class: Value, bases: Value) -> Outcome<()> {
        let of = self.heap.tp_name(class);
        let Some(list) = self.heap.as_tuple(bases).map(<[Value]>::to_vec) else {
            let got = self.heap.type_name(bases);
            return Err(self.type_error(format!("can only assign tuple to {of}.__bases__, not {got}")));
        };
        if list.is_empty() {
            return Err(self.type_error(format!("can only assign non-empty tuple to {of}.__bases__, not ()")));
        }
        for &base in &list {
            if !self.heap.is_type(base) && !matches!(self.heap.at(base), Object::OldClass(_)) {
                let got = self.heap.type_name(base);
                let message = format!("{of}.__bases__ must be tuple of old- or new-style classes, not '{got}'");
                return Err(self.type_error(message));
            }
            if self.heap.is_subtype(base, class) {
                return Err(self.type_error("a __bases__ item causes an inheritance cycle"));
            }
        }
        let new_base = self.best_base(&list)?;
        let Object::Class(fields) = self.heap.at(class) else { return Ok(()) };
        self.check_layouts(fields.base, new_base, "__bases__")
    }

    /// Gives a class its new bases, and it and its subclasses the orders that follow; or leaves all as it was.
    fn put_bases(&mut self, id: ObjectId, old_bases: Value, bases: Value) -> Outcome<()> {
        let class = Value::object(id);
        let list: Vec<Value> = self.heap.as_tuple(bases).unwrap_or_default().to_vec();
        let base = self.best_base(&list)?;
        let old_base = self.once(|machine| Ok(machine.exchange_bases(id, bases, base)))?;
        let mut orders = Vec::new();
        let renewed = self.renew_order(id, &mut orders);
        match renewed {
            Ok(()) => {
                let old_list: Vec<Value> = self.heap.as_tuple(old_bases).unwrap_or_default().to_vec();
                self.remove_from_bases(id, &old_list);
                self.add_to_bases(class, &list);
            }
            Err(Fault::Raised) => {
                for OldOrder { class, mro } in orders.iter().rev() {
                    let order: Vec<Value> = self.heap.as_tuple(*mro).unwrap_or_default().to_vec();
                    self.set_mro(Value::object(*class), &order);
                }
                let new_base = self.exchange_bases(id, old_bases, old_base);
                self.heap.release(new_base);
            }
            Err(_) => {}
        }
        self.heap.release_all(orders.into_iter().map(|order| order.mro).chain([old_base]));
        renewed
    }

    /// Gives a class other `tp_bases` and another `tp_base`; the old `tp_base`'s reference is the caller's.
    fn exchange_bases(&mut self, id: ObjectId, bases: Value, base: Value) -> Value {
        self.heap.retain(bases);
        self.heap.retain(base);
        match self.heap.get_mut(id) {
            Some(Object::Class(fields)) => {
                let old_bases = std::mem::replace(&mut fields.bases, bases);
                let old_base = std::mem::replace(&mut fields.base, base);
                self.heap.release(old_bases);
                old_base
            }
            _ => {
                self.heap.release(bases);
                base
            }
        }
    }

    /// A class gets the order that its bases give now, and so do its subclasses (`mro_internal`, `mro_subclasses`).
    /// What each had before is noted.
    fn renew_order(&mut self, class: ObjectId, before: &mut Vec<OldOrder>) -> Outcome<()> {
        let mut todo = vec![class];
        while let Some(id) = todo.pop() {
            let Some(fields) = self.heap.as_class(id) else { continue };
            let (bases, subclasses) = (fields.bases, fields.subclasses.clone());
            let bases: Vec<Value> = self.heap.as_tuple(bases).unwrap_or_default().to_vec();
            let order = self.find_mro(Value::object(id), &bases)?;
            let old = self.once(|machine| {
                let mro = machine.heap.as_class(id).map_or(Value::NULL, |class| class.mro);
                machine.heap.retain(mro);
                machine.set_mro(Value::object(id), &order);
                Ok(mro)
            })?;
            before.push(OldOrder { class: id, mro: old });
            todo.extend(subclasses.into_iter().rev());
        }
        Ok(())
    }

    /// `remove_subclass`.
    fn remove_from_bases(&mut self, class: ObjectId, bases: &[Value]) {
        for base in bases.iter().filter_map(|base| base.as_object()) {
            if let Some(Object::Class(base)) = self.heap.get_mut(base) {
                base.subclasses.retain(|&other| other != class);
            }
        }
    }

    /// `compatible_for_assignment`: whether instances of two classes are laid out alike.
    fn check_layouts(&mut self, old: Value, new: Value, attribute: &str) -> Outcome<()> {
        let complain = |machine: &mut Self, what: &str| {
            let (old, new) = (machine.heap.tp_name(old), machine.heap.tp_name(new));
            Err(machine.type_error(format!("{attribute} assignment: '{new}' {what} differs from '{old}'")))
        };
        let is_builtin = |class| matches!(self.heap.at(class), Object::Type(_));
        if (is_builtin(old) || is_builtin(new)) && old != new || self.is_collected(old) != self.is_collected(new) {
            return complain(self, "deallocator");
        }
        let (old_root, new_root) = (self.layout_root(old), self.layout_root(new));
        if old_root != new_root && !self.adds_the_same(old_root, new_root) {
            return complain(self, "object layout");
        }
        Ok(())
    }

    /// Whether the collector of cycles knows the instances of a class (`Py_TPFLAGS_HAVE_GC`): those of a class of the
    /// program that have anything in them.
    fn is_collected(&self, class: Value) -> bool {
        match self.heap.at(class) {
            Object::Class(class) => {
                class.layout.solid_base() != Type::Object || class.has_dict || class.has_weakref || class.slots > 0
            }
            &Object::Type(of) => {
                let numbers = [Type::Bool, Type::Int, Type::Long, Type::Float, Type::Complex];
                let others = [Type::Object, Type::Basestring, Type::Str, Type::Unicode];
                !numbers.contains(&of) && !others.contains(&of)
            }
            _ => false,
        }
    }

    /// Whether a class has nothing in its instances that its base does not have (`equiv_structs`).
    fn adds_nothing(&self, class: &Class, id: Value) -> bool {
        let (dict, weakref, slots) = self.instance_layout(class.base);
        (class.has_dict, class.has_weakref, class.slots) == (dict, weakref, slots)
            && self.is_collected(id) == self.is_collected(class.base)
    }

    /// The class, among a class and its bases, that the layout of instances comes from.
    fn layout_root(&self, mut class: Value) -> Value {
        loop {
            match self.heap.at(class) {
                Object::Class(fields) if self.adds_nothing(fields, class) => class = fields.base,
                &Object::Type(of) => return self.type_object(of.solid_base()),
                _ => return class,
            }
        }
    }

    /// `same_slots_added`: whether two classes add the same to the same base.
    fn adds_the_same(&self, a: Value, b: Value) -> bool {
        let (Object::Class(a), Object::Class(b)) = (self.heap.at(a), self.heap.at(b)) else { return false };
        let names = |class: &Class| -> Vec<String> {
            let names = self.heap.as_tuple(class.slot_names).unwrap_or_default();
            names.iter().map(|&name| self.heap.text_of(name)).collect()
        };
        let (dict, weakref, _) = self.instance_layout(a.base);
        // Behind slots, a dict or a list of weak references lies where CPython does not expect it.
        let only_slots = |class: &Class| (class.has_dict, class.has_weakref) == (dict, weakref);
        a.base == b.base
            && names(a) == names(b)
            && (a.has_dict, a.has_weakref) == (b.has_dict, b.has_weakref)
            && (names(a).is_empty() || only_slots(a))
    }
}
