//! The order in which a class's bases are looked through (C3, `mro_implementation`).

use std::collections::BTreeMap;

use super::Special;
use crate::machine::object::Object;
use crate::machine::value::Value;
use crate::machine::{Machine, Outcome};

impl Machine {
    /// The order of a class with these bases: the class itself first.
    ///
    /// # Errors
    /// TypeError: a base is there twice, or the bases' own orders contradict each other.
    pub(super) fn linearize(&mut self, class: Value, bases: &[Value]) -> Outcome<Vec<Value>> {
        let mut counts = BTreeMap::new();
        for &base in bases {
            self.toil_a_round()?;
            *counts.entry(base.as_object()).or_insert(0) += 1;
        }
        if let Some(&twice) = bases.iter().find(|base| counts.get(&base.as_object()).is_some_and(|&count| count > 1)) {
            let name = self.class_name(twice, "?");
            return Err(self.type_error(format!("duplicate base class {name}")));
        }
        // The orders of the bases, then the bases themselves; each shrinks from the front.
        let mut orders: Vec<Vec<Value>> = bases.iter().map(|&base| self.order_of_base(base)).collect();
        orders.push(bases.to_vec());
        let mut merged = vec![class];
        while orders.iter().any(|order| !order.is_empty()) {
            self.charge(orders.len());
            self.toil(orders.len())?;
            let heads = orders.iter().filter_map(|order| order.first().copied());
            let is_behind = |head: Value| orders.iter().any(|order| order.iter().skip(1).any(|&other| other == head));
            let Some(next) = heads.into_iter().find(|&head| !is_behind(head)) else {
                return Err(self.no_order(&orders));
            };
            merged.push(next);
            for order in &mut orders {
                if order.first() == Some(&next) {
                    order.remove(0);
                }
            }
        }
        Ok(merged)
    }

    fn order_of_base(&self, base: Value) -> Vec<Value> {
        let mut order = Vec::new();
        match self.heap.at(base) {
            Object::OldClass(_) => self.old_order(base, &mut order),
            _ => order = self.mro_of(base),
        }
        order
    }

    /// `fill_classic_mro`: depth first, each class once.
    pub(super) fn old_order(&self, class: Value, order: &mut Vec<Value>) {
        let mut todo = vec![class];
        while let Some(class) = todo.pop() {
            if order.contains(&class) {
                continue;
            }
            order.push(class);
            if let Object::OldClass(fields) = self.heap.at(class) {
                todo.extend(self.heap.as_tuple(fields.bases).unwrap_or_default().iter().rev());
            }
        }
    }

    /// `set_mro_error`: names the classes that none of which may come next, in the order of a dict.
    fn no_order(&mut self, orders: &[Vec<Value>]) -> crate::machine::Fault {
        let set = self.heap.new_dict(0);
        for &head in orders.iter().filter_map(|order| order.first()) {
            if let Err(fault) = self.dict_set(set, head, Value::NONE) {
                self.heap.release(set);
                return fault;
            }
        }
        let keys: Vec<Value> = match self.heap.at(set) {
            Object::Dict(dict) => dict.iter().map(|entry| entry.key).collect(),
            _ => Vec::new(),
        };
        let names: Vec<String> = keys.iter().map(|&class| self.class_name(class, "?")).collect();
        self.heap.release(set);
        let names = names.join(", ");
        self.type_error(format!("Cannot create a consistent method resolution\norder (MRO) for bases {names}"))
    }

    /// `mro_internal`: a metaclass may say otherwise.
    pub(super) fn find_mro(&mut self, class: Value, bases: &[Value]) -> Outcome<Vec<Value>> {
        match self.call_hook("mro_internal", class, Special::Mro, &[])? {
            Some(order) => {
                let items = self.collect(order);
                self.heap.release(order);
                // The class holds its own references.
                let items = items?;
                items.iter().for_each(|&item| self.heap.release(item));
                self.check_order(class, &items)?;
                Ok(items)
            }
            None => self.linearize(class, bases),
        }
    }

    /// What a metaclass gives as the order of bases must be classes, and fit the instances' layout.
    fn check_order(&mut self, class: Value, order: &[Value]) -> Outcome<()> {
        let solid = self.solid_base(class);
        for &base in order {
            if matches!(self.heap.at(base), Object::OldClass(_)) {
                continue;
            }
            if !self.heap.is_type(base) {
                let got = self.heap.type_name(base);
                return Err(self.type_error(format!("mro() returned a non-class ('{got}')")));
            }
            // A class has no order of its own yet when this one is asked for.
            let fits = self.solid_base(base);
            if fits != solid && !self.heap.is_subtype(solid, fits) {
                let base = self.heap.tp_name(base);
                return Err(self.type_error(format!("mro() returned base with unsuitable layout ('{base}')")));
            }
        }
        Ok(())
    }
}
