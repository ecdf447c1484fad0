//! Views of dicts: `viewkeys()`, `viewvalues()`, `viewitems()` (`dictview` of `Objects/dictobject.c`).

use super::object::{DictItem, Object};
use super::value::Value;
use super::{Machine, Outcome};

impl Machine {
    /// `dict.viewkeys()` and its kin.
    pub(super) fn dict_view(&mut self, dict: Value, gives: DictItem) -> Value {
        let dict = self.heap.retain(dict);
        self.heap.new_value(Object::DictView(dict, gives))
    }

    /// `item in view`.
    pub(super) fn view_contains(&mut self, dict: Value, gives: DictItem, item: Value) -> Outcome<bool> {
        let Some(id) = dict.as_object() else { return Ok(false) };
        match gives {
            DictItem::Key => Ok(self.dict_get(id, item)?.is_some()),
            DictItem::Item => match *self.heap.as_tuple(item).unwrap_or_default() {
                [key, value] => match self.dict_get(id, key)? {
                    Some(known) => self.equals(value, known),
                    None => Ok(false),
                },
                _ => Ok(false),
            },
            DictItem::Value => {
                let values = self.dict_list(dict, gives)?;
                let found = self.contains(values, item);
                self.heap.release(values);
                found
            }
        }
    }

    /// Whether this is a set or a view of keys or items: these can be compared with each other.
    pub(super) fn is_set_like(&self, value: Value) -> bool {
        matches!(self.heap.at(value), Object::Set(_) | Object::DictView(_, DictItem::Key | DictItem::Item))
    }

    /// Whether everything in one is in the other (`all_contained_in`).
    pub(super) fn all_within(&mut self, items: Value, container: Value) -> Outcome<bool> {
        let items = self.collect_unasked(items)?;
        let mut result = Ok(true);
        for &item in &items {
            result = self.contains(container, item);
            if !matches!(result, Ok(true)) {
                break;
            }
        }
        self.heap.release_all(items);
        result
    }
}
