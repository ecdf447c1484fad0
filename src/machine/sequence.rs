//! Items and slices of the builtin containers (`PyObject_GetItem`, `PySequence_GetSlice` and their kin).

mod slice;

use std::rc::Rc;

use num_traits::ToPrimitive;

use self::slice::Range;
use super::class::Special;
use super::exceptions::Exc;
use super::iterate::Items;
use super::object::{Object, Xrange};
use super::types::Type;
use super::value::{ObjectId, Value};
use super::{DONE_BY_WORK, Fault, Machine, Outcome};

/// What a subscript is to a sequence.
enum Subscript {
    /// An index.
    Index(i64),
    /// A slice.
    Slice(Value, Value, Value),
    /// Neither.
    Other,
}

impl Machine {
    /// `container[key]`. The operands stay the caller's; the result is new.
    pub(super) fn get_item(&mut self, container: Value, key: Value) -> Outcome<Value> {
        if self.heap.is_classy(container)
            && let Some(item) = self.hooked_get_item(container, key)?
        {
            return Ok(item);
        }
        self.own_get_item(container, key)
    }

    /// `container[key]`, by what its builtin type does.
    pub(super) fn own_get_item(&mut self, container: Value, key: Value) -> Outcome<Value> {
        match self.heap.at(container) {
            Object::List(_) | Object::Tuple(_) => self.get_sequence_item(container, key),
            Object::Str(_) => self.get_str_item(container, key),
            Object::Unicode(_) => self.get_unicode_item(container, key),
            Object::Dict(_) => {
                let Some(id) = container.as_object() else { return Ok(Value::NULL) };
                match self.dict_get(id, key)? {
                    Some(value) => Ok(self.heap.retain(value)),
                    None => Err(self.key_error(key)),
                }
            }
            // `BaseException_getitem`: an exception is a sequence of its arguments.
            Object::Exception(exception) => {
                let args = exception.args;
                if !self.is_index(key) {
                    let name = self.heap.type_name(key);
                    return Err(self.type_error(format!("sequence index must be integer, not '{name}'")));
                }
                self.own_get_item(args, key)
            }
            &Object::DictProxy(dict) => self.own_get_item(Value::object(dict), key),
            &Object::Xrange(range) => self.get_xrange_item(range, key),
            Object::Deque(_) => self.deque_item(container, key),
            Object::Set(_) | Object::DictView(..) if self.is_index(key) => {
                self.subscript(key)?;
                let name = self.heap.type_name(container);
                Err(self.type_error(format!("'{name}' object does not support indexing")))
            }
            _ => {
                let name = self.heap.type_name(container);
                if self.is_sequence_by_class(container) && self.is_index(key) {
                    self.subscript(key)?;
                    return Err(self.type_error(format!("'{name}' object does not support indexing")));
                }
                Err(self.type_error(format!("'{name}' object has no attribute '__getitem__'")))
            }
        }
    }

    fn get_sequence_item(&mut self, sequence: Value, key: Value) -> Outcome<Value> {
        let len = self.heap.as_sequence(sequence).map_or(0, <[Value]>::len);
        match self.subscript(key)? {
            Subscript::Index(index) => {
                let item = absolute(index, len).and_then(|index| self.heap.as_sequence(sequence)?.get(index).copied());
                match item {
                    Some(item) => Ok(self.heap.retain(item)),
                    None => Err(self.index_error(sequence, "index out of range")),
                }
            }
            Subscript::Slice(start, stop, step) => {
                let range = self.slice_range(len, start, stop, step)?;
                let is_tuple = matches!(self.heap.at(sequence), Object::Tuple(_)) && self.heap.is_exact(sequence);
                if range.len == len && range.step == 1 && is_tuple {
                    return Ok(self.heap.retain(sequence));
                }
                self.reserve(range.len * 8)?;
                let items = self.heap.as_sequence(sequence).unwrap_or_default();
                let picked = range.pick(items);
                Ok(self.new_sequence_like(sequence, picked))
            }
            Subscript::Other => Err(self.bad_index(sequence, key)),
        }
    }

    /// A list or tuple, as the one given, of borrowed items.
    fn new_sequence_like(&mut self, sequence: Value, items: Vec<Value>) -> Value {
        for &item in &items {
            self.heap.retain(item);
        }
        match self.heap.at(sequence) {
            Object::Tuple(_) => self.heap.tuple(items),
            _ => self.heap.list(items),
        }
    }

    fn get_str_item(&mut self, string: Value, key: Value) -> Outcome<Value> {
        let bytes = self.heap.as_str(string).cloned().unwrap_or_default();
        match self.subscript(key)? {
            Subscript::Index(index) => match absolute(index, bytes.len()).and_then(|index| bytes.get(index)) {
                Some(&byte) => Ok(self.heap.character(byte)),
                None => Err(self.index_error(string, "index out of range")),
            },
            Subscript::Slice(start, stop, step) => {
                let range = self.slice_range(bytes.len(), start, stop, step)?;
                if range.len == bytes.len() && range.step == 1 && self.heap.is_exact(string) {
                    return Ok(self.heap.retain(string));
                }
                self.reserve(range.len)?;
                let picked: Vec<u8> = range.indexes().filter_map(|index| bytes.get(index).copied()).collect();
                Ok(self.heap.str(picked))
            }
            Subscript::Other => Err(self.bad_index(string, key)),
        }
    }

    fn get_unicode_item(&mut self, unicode: Value, key: Value) -> Outcome<Value> {
        let points = self.heap.as_unicode(unicode).cloned().unwrap_or_default();
        match self.subscript(key)? {
            Subscript::Index(index) => match absolute(index, points.len()).and_then(|index| points.get(index)) {
                Some(&point) => Ok(self.heap.unicode([point])),
                None => Err(self.index_error(unicode, "index out of range")),
            },
            Subscript::Slice(start, stop, step) => {
                let range = self.slice_range(points.len(), start, stop, step)?;
                if range.len == points.len() && range.step == 1 && self.heap.is_exact(unicode) {
                    return Ok(self.heap.retain(unicode));
                }
                self.reserve(range.len * 4)?;
                let picked: Vec<u32> = range.indexes().filter_map(|index| points.get(index).copied()).collect();
                Ok(self.heap.unicode(picked))
            }
            Subscript::Other => Err(self.bad_index(unicode, key)),
        }
    }

    fn get_xrange_item(&mut self, range: Xrange, key: Value) -> Outcome<Value> {
        match self.subscript(key)? {
            Subscript::Index(index) => {
                let index = if index < 0 { index.saturating_add(range.len) } else { index };
                if !(0..range.len).contains(&index) {
                    return Err(self.raise(Exc::IndexError, "xrange object index out of range"));
                }
                Ok(self.heap.int(range.start.wrapping_add(index.wrapping_mul(range.step))))
            }
            _ => {
                let name = self.heap.type_name(key);
                Err(self.type_error(format!("sequence index must be integer, not '{name}'")))
            }
        }
    }

    /// `container[key] = value`. The operands stay the caller's.
    pub(super) fn set_item(&mut self, container: Value, key: Value, value: Value) -> Outcome<()> {
        if self.heap.is_classy(container) && self.hooked_set_item(container, key, value)? {
            return Ok(());
        }
        self.own_set_item(container, key, value)
    }

    /// `container[key] = value`, by what its builtin type does.
    pub(super) fn own_set_item(&mut self, container: Value, key: Value, value: Value) -> Outcome<()> {
        match self.heap.at(container) {
            Object::Dict(_) => self.dict_set(container, key, value),
            Object::List(_) => self.set_list_item(container, key, Some(value)),
            Object::Deque(_) => self.set_deque_item(container, key, Some(value)),
            _ => Err(self.no_item_change(container, key, "assignment")),
        }
    }

    /// `del container[key]`.
    pub(super) fn delete_item(&mut self, container: Value, key: Value) -> Outcome<()> {
        if self.heap.is_classy(container) && self.hooked_set_item(container, key, Value::NULL)? {
            return Ok(());
        }
        self.own_delete_item(container, key)
    }

    /// `del container[key]`, by what its builtin type does.
    pub(super) fn own_delete_item(&mut self, container: Value, key: Value) -> Outcome<()> {
        match (self.heap.at(container), container.as_object()) {
            (Object::Dict(_), Some(id)) => self.dict_delete(id, key),
            (Object::List(_), _) => self.set_list_item(container, key, None),
            (Object::Deque(_), _) => self.set_deque_item(container, key, None),
            _ => Err(self.no_item_change(container, key, "deletion")),
        }
    }

    /// Sets an item or a slice of a list, or deletes it where there is no value (`list_ass_subscript`).
    fn set_list_item(&mut self, list: Value, key: Value, value: Option<Value>) -> Outcome<()> {
        let Some(id) = list.as_object() else { return Ok(()) };
        let len = self.heap.as_sequence(list).map_or(0, <[Value]>::len);
        match self.subscript(key)? {
            Subscript::Index(index) => {
                let Some(index) = absolute(index, len) else {
                    return Err(self.raise(Exc::IndexError, "list assignment index out of range"));
                };
                let new: Vec<Value> = value.into_iter().map(|value| self.heap.retain(value)).collect();
                self.replace_items(id, index, 1, new);
                Ok(())
            }
            Subscript::Slice(start, stop, step) => {
                let range = self.slice_range(len, start, stop, step)?;
                match value {
                    _ if range.step == 1 => self.assign_simple_slice(list, range, value),
                    None => {
                        self.delete_extended_slice(id, range);
                        Ok(())
                    }
                    Some(value) => self.assign_extended_slice(id, range, value),
                }
            }
            Subscript::Other => Err(self.bad_index(list, key)),
        }
    }

    /// `list[start:stop] = value` (`list_ass_slice`).
    fn assign_simple_slice(&mut self, list: Value, range: Range, value: Option<Value>) -> Outcome<()> {
        let new = match value {
            Some(value) => self.assigned_items(list, value, "can only assign an iterable")?,
            None => Vec::new(),
        };
        if let Some(id) = list.as_object() {
            self.replace_items(id, range.start, range.len, new);
        }
        Ok(())
    }

    /// What is put in the place of a slice of a list; a list itself is not asked for an iterator.
    fn assigned_items(&mut self, list: Value, value: Value, message: &str) -> Outcome<Vec<Value>> {
        if value != list {
            return self.collect_or(value, message);
        }
        let items = self.heap.as_sequence(list).unwrap_or_default().to_vec();
        self.reserve(8 * items.len())?;
        for &item in &items {
            self.heap.retain(item);
        }
        Ok(items)
    }

    /// Puts items, whose references change hands, in the place of others.
    fn replace_items(&mut self, list: ObjectId, start: usize, count: usize, mut new: Vec<Value>) {
        let old = self.heap.resize(list, |object| match object {
            Object::List(items) => {
                let start = start.min(items.len());
                let end = (start + count).min(items.len());
                match items.get_mut(start..end) {
                    // As many as before: they change places.
                    Some(replaced) if replaced.len() == new.len() => {
                        replaced.swap_with_slice(&mut new);
                        new
                    }
                    _ => items.splice(start..end, new).collect(),
                }
            }
            _ => new,
        });
        // The last one goes first (`list_ass_slice`).
        self.heap.release_all(old.unwrap_or_default().into_iter().rev());
    }

    fn delete_extended_slice(&mut self, list: ObjectId, range: Range) {
        let mut doomed: Vec<usize> = range.indexes().collect();
        doomed.sort_unstable();
        let mut doomed = doomed.into_iter().peekable();
        let old = self.heap.resize(list, |object| match object {
            Object::List(items) => {
                let mut index = 0;
                items
                    .extract_if(.., |_| {
                        index += 1;
                        doomed.next_if_eq(&(index - 1)).is_some()
                    })
                    .collect()
            }
            _ => Vec::new(),
        });
        self.heap.release_all(old.unwrap_or_default());
    }

    fn assign_extended_slice(&mut self, list: ObjectId, range: Range, value: Value) -> Outcome<()> {
        let new = self.assigned_items(Value::object(list), value, "must assign iterable to extended slice")?;
        if new.len() != range.len {
            let message =
                format!("attempt to assign sequence of size {} to extended slice of size {}", new.len(), range.len);
            self.heap.release_all(new);
            return Err(self.value_error(message));
        }
        let mut old = Vec::with_capacity(new.len());
        if let Some(Object::List(items)) = self.heap.get_mut(list) {
            for (index, new) in range.indexes().zip(new) {
                old.extend(items.get_mut(index).map(|item| std::mem::replace(item, new)));
            }
        }
        self.heap.release_all(old);
        Ok(())
    }

    /// Sorts out what a subscript is.
    fn subscript(&mut self, key: Value) -> Outcome<Subscript> {
        if let Some(index) = self.index_of(key)? {
            let result = self.subscript(index);
            self.heap.release(index);
            return result;
        }
        match (self.heap.as_int(key), self.heap.at(key)) {
            (Some(index), _) => Ok(Subscript::Index(index)),
            (None, Object::Long(index)) => match index.to_i64() {
                Some(index) => Ok(Subscript::Index(index)),
                None => Err(self.raise(Exc::IndexError, "cannot fit 'long' into an index-sized integer")),
            },
            (None, Object::Slice(parts)) => {
                let [start, stop, step] = *parts;
                Ok(Subscript::Slice(start, stop, step))
            }
            _ => Ok(Subscript::Other),
        }
    }

    fn index_error(&mut self, sequence: Value, what: &str) -> Fault {
        let name = match self.heap.type_of(sequence) {
            Type::Str | Type::Unicode => "string",
            of => of.name(),
        };
        self.raise(Exc::IndexError, format!("{name} {what}"))
    }

    fn bad_index(&mut self, sequence: Value, key: Value) -> Fault {
        let name = match self.heap.type_of(sequence) {
            Type::Str => "string",
            of => of.name(),
        };
        let key = self.heap.type_name(key);
        self.type_error(match self.heap.type_of(sequence) {
            Type::Unicode => "string indices must be integers".to_owned(),
            _ if self.heap.structure_type(sequence).is_some() => "structseq index must be integer".to_owned(),
            _ => format!("{name} indices must be integers, not {key}"),
        })
    }

    /// `PyIndex_Check`.
    fn is_index(&self, value: Value) -> bool {
        self.heap.as_int(value).is_some()
            || matches!(self.heap.at(value), Object::Long(_))
            || self.heap.has_hook(value, Special::Index)
            || self.is_old(value)
    }

    /// Whether this is an instance of a class of the program, which has all slots of a sequence, if empty ones.
    fn is_sequence_by_class(&self, value: Value) -> bool {
        let class = self.heap.own_class(value).and_then(|class| self.heap.as_class(class));
        class.is_some() && !matches!(self.heap.at(value), Object::Class(_))
    }

    /// The container does not take items, or does not give them up (`PyObject_SetItem`, `PyObject_DelItem`).
    fn no_item_change(&mut self, container: Value, key: Value, doing: &str) -> Fault {
        let name = self.heap.type_name(container);
        let is_index = self.is_index(key);
        let is_sequence = self.is_sequence_by_class(container)
            || matches!(
                self.heap.at(container),
                Object::Tuple(_)
                    | Object::Str(_)
                    | Object::Unicode(_)
                    | Object::Xrange(_)
                    | Object::Set(_)
                    | Object::DictView(..)
                    | Object::DictProxy(_)
                    | Object::Exception(_)
            );
        if is_sequence && self.is_old(key) {
            return match self.index_of(key) {
                Err(fault) => fault,
                Ok(index) => {
                    self.heap.release_all(index);
                    self.type_error(format!("'{name}' object doesn't support item {doing}"))
                }
            };
        }
        if is_sequence
            && let Object::Long(index) = self.heap.at(key)
            && index.to_i64().is_none()
        {
            return self.raise(Exc::IndexError, "cannot fit 'long' into an index-sized integer");
        }
        let does_not = if doing == "deletion" && is_index && is_sequence { "doesn't" } else { "does not" };
        self.type_error(format!("'{name}' object {does_not} support item {doing}"))
    }

    /// `list.append(value)`; the reference to the value changes hands.
    pub(super) fn list_append(&mut self, list: Value, value: Value) -> Outcome<()> {
        if self.heap.is_full() {
            self.heap.release(value);
            return Err(self.no_memory());
        }
        let appended = list.as_object().and_then(|id| {
            self.heap.resize(id, |object| match object {
                Object::List(items) => {
                    items.push(value);
                    Some(())
                }
                _ => None,
            })
        });
        if appended.flatten().is_none() {
            self.heap.release(value);
        }
        Ok(())
    }

    /// `item in container` (`PySequence_Contains`).
    pub(super) fn contains(&mut self, container: Value, item: Value) -> Outcome<bool> {
        if self.heap.is_classy(container)
            && let Some(found) = self.hooked_contains(container, item)?
        {
            return Ok(found);
        }
        self.own_contains(container, item)
    }

    /// `item in container`, by what its builtin type does.
    pub(super) fn own_contains(&mut self, container: Value, item: Value) -> Outcome<bool> {
        match (self.heap.at(container), container.as_object()) {
            (Object::Dict(_), Some(id)) => Ok(self.dict_get(id, item)?.is_some()),
            (&Object::DictProxy(dict), _) => self.own_contains(Value::object(dict), item),
            (Object::Set(_), _) => self.set_contains(container, item),
            (&Object::DictView(dict, gives), _) => self.view_contains(dict, gives, item),
            (Object::Unicode(_), _) => self.unicode_contains(container, item),
            (Object::Str(_), _) if self.heap.as_unicode(item).is_some() => self.unicode_contains(container, item),
            (Object::Str(string), _) => {
                let string = Rc::clone(&string.bytes);
                match self.heap.as_str(item).cloned() {
                    Some(part) => {
                        self.charge(string.len() / DONE_BY_WORK);
                        Ok(memchr::memmem::find(&string, &part).is_some())
                    }
                    None => {
                        let name = self.heap.type_name(item);
                        Err(self.type_error(format!("'in <string>' requires string as left operand, not {name}")))
                    }
                }
            }
            _ => self.iterates_over(container, item),
        }
    }

    /// Whether an item is among those that iteration gives (`_PySequence_IterSearch`).
    fn iterates_over(&mut self, container: Value, item: Value) -> Outcome<bool> {
        // `list_contains` and `tuplecontains` go through the items themselves, whatever `__iter__` a subclass has.
        let items = match self.heap.at(container) {
            Object::List(_) | Object::Tuple(_) => Items::own(self, container),
            _ => return self.searched(container).and_then(|items| Ok(self.index_of_equal(items, item)?.is_some())),
        };
        match items? {
            Some(items) => Ok(self.index_of_equal(items, item)?.is_some()),
            None => Ok(false),
        }
    }

    /// An iterator over what is searched; whatever goes wrong with it, a TypeError says that it is not iterable.
    pub(super) fn searched(&mut self, container: Value) -> Outcome<Items> {
        match Items::of(self, container) {
            Ok(Some(items)) => Ok(items),
            Err(fault @ Fault::Call) => Err(fault),
            _ => {
                let name = self.heap.type_name(container);
                Err(self.type_error(format!("argument of type '{name}' is not iterable")))
            }
        }
    }

    /// How many items come before one that equals this one; `None` if there is none. The items are given up.
    pub(super) fn index_of_equal(&mut self, mut items: Items, wanted: Value) -> Outcome<Option<usize>> {
        let mut rounds = self.resume_at();
        let found = loop {
            match items.next(self) {
                Ok(Some(next)) => {
                    let equal = self.equals(wanted, next);
                    self.heap.release(next);
                    match equal {
                        Ok(false) => self.has_done(&mut rounds),
                        Ok(true) => break Ok(Some(rounds.done)),
                        Err(fault) => break Err(fault),
                    }
                }
                Ok(None) => break Ok(None),
                Err(fault) => break Err(fault),
            }
        };
        items.end(self);
        found
    }
}

/// An index that may count from the end, as one that counts from the start; `None` if it is out of range.
fn absolute(index: i64, len: usize) -> Option<usize> {
    let index = if index < 0 { index.checked_add(len as i64)? } else { index };
    usize::try_from(index).ok().filter(|&index| index < len)
}
