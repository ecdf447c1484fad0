//! Instances of classes of the program as containers and iterators: items, slices, length, truth, iteration
//! (`slot_sq_item` and its kin, `instance_subscript` and its kin).

use super::Special;
use crate::machine::exceptions::Exc;
use crate::machine::object::{Iterator, Object};
use crate::machine::types::Type;
use crate::machine::value::Value;
use crate::machine::{Fault, Machine, Outcome};

impl Machine {
    /// A hook that an old-style instance must have: its AttributeError says so. `None` where it is for others to ask.
    fn must_call(
        &mut self,
        whence: &'static str,
        value: Value,
        special: Special,
        arguments: &[Value],
    ) -> Outcome<Option<Value>> {
        if !self.is_old(value) {
            return self.call_hook(whence, value, special, arguments);
        }
        let name = self.special(special);
        let hook = self.once(|machine| machine.old_instance_attribute(value, name))?;
        let result =
            self.call_with(whence, hook, crate::machine::call::Arguments { positional: arguments, keywords: &[] });
        self.heap.release(hook);
        result.map(Some)
    }

    /// `container[key]`; `None` where no hook has an answer.
    pub(in crate::machine) fn hooked_get_item(&mut self, container: Value, key: Value) -> Outcome<Option<Value>> {
        if let Some(result) = self.must_call("slot_mp_subscript", container, Special::Getitem, &[key])? {
            return Ok(Some(result));
        }
        self.item_or_missing(container, key)
    }

    /// `dict_subscript` of a subclass that may know what to do about a missing key; `None` where it does not.
    pub(super) fn item_or_missing(&mut self, container: Value, key: Value) -> Outcome<Option<Value>> {
        if !matches!(self.heap.at(container), Object::Dict(_)) || !self.heap.has_hook(container, Special::Missing) {
            return Ok(None);
        }
        let found = self.once(|machine| match machine.own_get_item(container, key) {
            Err(Fault::Raised) if machine.raised_is(Exc::KeyError) => {
                machine.clear_raised();
                Ok(Value::NULL)
            }
            found => found,
        })?;
        if !found.is_null() {
            return Ok(Some(found));
        }
        self.call_hook("dict_subscript", container, Special::Missing, &[key])
    }

    /// `container[key] = value`, or `del container[key]` where the value is `NULL`; `false` where no hook does it.
    pub(in crate::machine) fn hooked_set_item(&mut self, container: Value, key: Value, value: Value) -> Outcome<bool> {
        let result = match value {
            Value::NULL => self.must_call("slot_mp_ass_subscript", container, Special::Delitem, &[key])?,
            value => self.must_call("slot_mp_ass_subscript", container, Special::Setitem, &[key, value])?,
        };
        if let Some(result) = result {
            self.heap.release(result);
            return Ok(true);
        }
        // The slot is for both: a class that has one of the methods only lacks the other.
        let missing = if value.is_null() { Special::Delitem } else { Special::Setitem };
        let has_slot = [Special::Setitem, Special::Delitem].iter().any(|&each| self.heap.has_hook(container, each));
        let class = self.class_of(container);
        if has_slot && self.lookup(class, self.special(missing)).is_none() {
            return Err(self.raise(Exc::AttributeError, missing.name()));
        }
        Ok(false)
    }

    /// `of[start:stop]` by `__getslice__`, or set or deleted by its kin; `None` where there is no such hook, so that a
    /// slice object is made (`apply_slice`, `assign_slice`).
    pub(in crate::machine) fn hooked_slice(
        &mut self,
        of: Value,
        start: Value,
        stop: Value,
        special: Special,
        value: Value,
    ) -> Outcome<Option<Value>> {
        let is_bound = |machine: &Self, bound: Value| {
            bound.is_null()
                || machine.heap.as_int(bound).is_some()
                || matches!(machine.heap.at(bound), Object::Long(_))
                || machine.heap.has_hook(bound, Special::Index)
                || machine.is_old(bound)
        };
        if !is_bound(self, start) || !is_bound(self, stop) {
            return Ok(None);
        }
        let hook = match (self.is_old(of), self.find_hook(of, special)) {
            (true, _) => Value::NULL,
            (false, Some(hook)) => hook,
            (false, None) => return self.missing_slice_hook(of, special).map(|()| None),
        };
        let bounds = self.slice_bounds(of, start, stop)?.map(|bound| self.heap.int(bound));
        let result = if hook.is_null() {
            self.old_slice(of, special, bounds, value)
        } else {
            let arguments: Vec<Value> = bounds.into_iter().chain(value.non_null()).collect();
            self.call_found("slot_sq_slice", hook, of, &arguments)
        };
        self.heap.release_all(bounds);
        result.map(Some)
    }

    /// The slot is for setting and deleting: a class that has one of the methods only lacks the other.
    fn missing_slice_hook(&mut self, of: Value, special: Special) -> Outcome<()> {
        let other = match special {
            Special::Setslice => Special::Delslice,
            Special::Delslice => Special::Setslice,
            _ => return Ok(()),
        };
        let class = self.class_of(of);
        match self.heap.has_hook(of, other) && self.lookup(class, self.special(special)).is_none() {
            true => Err(self.raise(Exc::AttributeError, special.name())),
            false => Ok(()),
        }
    }

    /// `instance_slice`, `instance_ass_slice`: without a method for slices, that for items gets a slice object.
    fn old_slice(&mut self, of: Value, special: Special, [low, high]: [Value; 2], value: Value) -> Outcome<Value> {
        if let Some(hook) = self.old_hook(of, special)? {
            let arguments: Vec<Value> = [low, high].into_iter().chain(value.non_null()).collect();
            let arguments = crate::machine::call::Arguments { positional: &arguments, keywords: &[] };
            let result = self.call_with("instance_slice", hook, arguments);
            self.heap.release(hook);
            return result;
        }
        let item_special = match special {
            Special::Setslice => Special::Setitem,
            Special::Delslice => Special::Delitem,
            _ => Special::Getitem,
        };
        let slice = self.once(|machine| Ok(machine.new_slice(low, high, Value::NONE)))?;
        let arguments: Vec<Value> = [slice].into_iter().chain(value.non_null()).collect();
        let result = self.must_call("instance_slice", of, item_special, &arguments);
        self.heap.release(slice);
        Ok(result?.unwrap_or(Value::NONE))
    }

    /// The bounds of a slice; those that count from the end get the length added (`PySequence_GetSlice`).
    pub(in crate::machine) fn slice_bounds(&mut self, of: Value, start: Value, stop: Value) -> Outcome<[i64; 2]> {
        let mut bounds = [0, i64::MAX];
        for (bound, given) in bounds.iter_mut().zip([start, stop]) {
            if !given.is_null() {
                *bound = self.slice_index(given)?;
            }
        }
        let has_own_len = matches!(
            self.heap.at(of),
            Object::List(_)
                | Object::Tuple(_)
                | Object::Str(_)
                | Object::Unicode(_)
                | Object::Dict(_)
                | Object::Set(_)
                | Object::Deque(_)
                | Object::Xrange(_)
        );
        let has_len = self.is_old(of) || self.heap.has_hook(of, Special::Len) || has_own_len;
        if !has_len || bounds.iter().all(|&bound| bound >= 0) {
            return Ok(bounds);
        }
        let len = self.builtin_len(of)?;
        let count = self.heap.as_int(len).unwrap_or(0);
        self.heap.release(len);
        Ok(bounds.map(|bound| if bound < 0 { bound.saturating_add(count) } else { bound }))
    }

    /// `len(value)`; `None` where no hook has an answer.
    pub(in crate::machine) fn hooked_len(&mut self, value: Value) -> Outcome<Option<Value>> {
        let Some(result) = self.must_call("slot_sq_length", value, Special::Len, &[])? else { return Ok(None) };
        let count = match self.heap.as_int(result) {
            None if self.is_old(value) => Err(self.type_error("__len__() should return an int")),
            _ => self.c_ssize(result),
        };
        self.heap.release(result);
        match count? {
            count @ 0.. => Ok(Some(self.heap.int(count))),
            _ => Err(self.value_error("__len__() should return >= 0")),
        }
    }

    /// `_PyObject_LengthHint`: how many items C code that makes a list is told that there are going to be, if it is. A
    /// builtin iterator's word is not asked for, since it is true.
    ///
    /// # Errors
    /// What an instance raises, but for TypeError and AttributeError.
    pub(in crate::machine) fn length_hint(&mut self, value: Value) -> Outcome<Option<usize>> {
        let value = self.sequence_behind(value);
        if !self.heap.is_classy(value) {
            let of = self.heap.type_of(value);
            if of == Type::Generator {
                return Ok(None);
            }
            if of.knows("__len__") {
                return self.told_length(|machine| machine.builtin_len(value));
            }
            return Ok(of.knows("__length_hint__").then_some(0));
        }
        if self.is_old(value) || self.heap.has_hook(value, Special::Len) {
            let told = self.told_length(|machine| Ok(machine.hooked_len(value)?.unwrap_or(Value::NONE)))?;
            if told.is_some() {
                return Ok(told);
            }
        }
        let name = self.heap.intern(&b"__length_hint__"[..].into());
        let class = self.class_of(value);
        let hint = if self.is_old(value) { None } else { self.lookup(class, name) };
        self.heap.release(name);
        match hint {
            // That of the builtin type knows.
            Some(hint) if let Object::Missing(..) = self.heap.at(hint) => Ok(Some(0)),
            Some(hint) => self.told_length(|machine| machine.call_found("length_hint", hint, value, &[])),
            None => Ok(None),
        }
    }

    /// Room for a list that is going to have `more` items than it has, as far as an iterable tells (`list_resize`).
    ///
    /// # Errors
    /// MemoryError: there is none; what is raised while asking.
    pub(in crate::machine) fn reserve_items(&mut self, iterable: Value, present: usize) -> Outcome<()> {
        match self.length_hint(iterable)? {
            // A sum that overflows is not believed.
            Some(more) if present.saturating_add(more) <= i64::MAX as usize => self.reserve(more.saturating_mul(8)),
            _ => Ok(()),
        }
    }

    /// The instance that an iterator asks for its length (`iter_len`, `reversed_len`), or the value itself.
    fn sequence_behind(&self, value: Value) -> Value {
        let Object::Iterator(iterator) = self.heap.at(value) else { return value };
        match **iterator {
            Iterator::Sequence { sequence, .. } if self.heap.type_of(value) == Type::SequenceIterator => sequence,
            Iterator::Reversed { sequence, .. } if self.heap.type_of(value) == Type::Reversed => sequence,
            _ => value,
        }
    }

    /// The number that is the answer; `None` if there is no answer but a TypeError or an AttributeError, or another one
    /// than a number that is not negative.
    fn told_length(&mut self, ask: impl FnOnce(&mut Self) -> Outcome<Value>) -> Outcome<Option<usize>> {
        match self.once(ask) {
            Ok(answer) => {
                let told = match self.heap.as_number(answer) {
                    Some(_) => self.c_ssize(answer).map(|told| usize::try_from(told).ok()),
                    None => Ok(None),
                };
                self.heap.release(answer);
                told
            }
            Err(Fault::Raised) if self.raised_is(Exc::TypeError) || self.raised_is(Exc::AttributeError) => {
                self.clear_raised();
                Ok(None)
            }
            Err(fault) => Err(fault),
        }
    }

    /// `bool(value)`; `None` where no hook has an answer (`slot_nb_nonzero`, `instance_nonzero`).
    pub(in crate::machine) fn hooked_truth(&mut self, value: Value) -> Outcome<Option<bool>> {
        if self.is_old(value) {
            return self.old_truth(value);
        }
        if let Some(result) = self.call_hook("slot_nb_nonzero", value, Special::Nonzero, &[])? {
            let truth = self.heap.as_int(result).filter(|_| self.heap.is_exact(result));
            let name = self.heap.type_name(result);
            self.heap.release(result);
            return match truth {
                Some(truth) => Ok(Some(truth != 0)),
                None => Err(self.type_error(format!("__nonzero__ should return bool or int, returned {name}"))),
            };
        }
        // A number has an `nb_nonzero`, which comes before any length.
        if self.heap.type_of(value).number_rank().is_some() || !self.heap.has_hook(value, Special::Len) {
            return Ok(None);
        }
        let len = self.hooked_len(value)?.unwrap_or_default();
        let count = self.heap.as_int(len);
        self.heap.release(len);
        Ok(count.map(|count| count != 0))
    }

    /// `instance_nonzero`
    fn old_truth(&mut self, value: Value) -> Outcome<Option<bool>> {
        let result = match self.call_old_hook("instance_nonzero", value, Special::Nonzero, &[])? {
            Some(result) => result,
            None => match self.call_old_hook("instance_nonzero", value, Special::Len, &[])? {
                Some(result) => result,
                None => return Ok(None),
            },
        };
        let number = self.heap.as_int(result);
        self.heap.release(result);
        match number {
            Some(i) if i < 0 => Err(self.value_error("__nonzero__ should return >= 0")),
            Some(i) => Ok(Some(i > 0)),
            None => Err(self.type_error("__nonzero__ should return an int")),
        }
    }

    /// `item in container`; `None` where no hook has an answer.
    pub(in crate::machine) fn hooked_contains(&mut self, container: Value, item: Value) -> Outcome<Option<bool>> {
        match self.call_special("slot_sq_contains", container, Special::Contains, &[item])? {
            Some(result) => {
                let truth = self.is_true(result);
                self.heap.release(result);
                truth.map(Some)
            }
            None => Ok(None),
        }
    }

    /// `iter(value)`; `None` where no hook has an answer (`slot_tp_iter`, `instance_getiter`).
    pub(in crate::machine) fn hooked_iter(&mut self, value: Value) -> Outcome<Option<Value>> {
        match self.call_special("slot_tp_iter", value, Special::Iter, &[])? {
            Some(iterator) if self.is_iterator(iterator) => Ok(Some(iterator)),
            Some(other) => {
                let name = match self.is_old(value) {
                    true => format!("__iter__ returned non-iterator of type '{}'", self.heap.type_name(other)),
                    false => format!("iter() returned non-iterator of type '{}'", self.heap.type_name(other)),
                };
                self.heap.release(other);
                Err(self.type_error(name))
            }
            None => {
                let is_sequence = if self.is_old(value) {
                    match self.old_hook(value, Special::Getitem)? {
                        Some(hook) => {
                            self.heap.release(hook);
                            true
                        }
                        None => return Err(self.type_error("iteration over non-sequence")),
                    }
                } else {
                    let is_number = self.heap.type_of(value).number_rank().is_some();
                    self.heap.has_hook(value, Special::Getitem)
                        && (is_number || matches!(self.heap.at(value), Object::Instance(_) | Object::Class(_)))
                };
                if !is_sequence {
                    return Ok(None);
                }
                let sequence = self.heap.retain(value);
                let iterator = Iterator::Sequence { sequence, index: 0 };
                Ok(Some(self.heap.new_value(Object::Iterator(Box::new(iterator)))))
            }
        }
    }

    /// `PyIter_Check`.
    pub(in crate::machine) fn is_iterator(&self, value: Value) -> bool {
        match self.heap.at(value) {
            Object::Iterator(_) | Object::Generator(_) | Object::Itertool(_) | Object::File(_) => true,
            // Its type has the slot, whatever the class says.
            Object::OldInstance(_) => true,
            _ => self.heap.has_hook(value, Special::Next),
        }
    }

    /// The next item of an instance that is an iterator (`slot_tp_iternext`, `instance_iternext`).
    pub(in crate::machine) fn hooked_next(&mut self, iterator: Value) -> Outcome<Option<Value>> {
        match self.call_special("slot_tp_iternext", iterator, Special::Next, &[]) {
            Ok(Some(item)) => Ok(Some(item)),
            Ok(None) if self.is_old(iterator) => Err(self.type_error("instance has no next() method")),
            Ok(None) => self.own_next(iterator),
            Err(fault) => Err(fault),
        }
    }

    /// The next item of a sequence that is gone through by index (`iter_iternext`).
    pub(in crate::machine) fn next_by_index(&mut self, sequence: Value, index: usize) -> Outcome<Option<Value>> {
        let key = self.heap.int(index as i64);
        let item = self.get_item(sequence, key);
        self.heap.release(key);
        match item {
            Err(Fault::Raised) if self.raised_is(Exc::IndexError) || self.raised_is(Exc::StopIteration) => {
                self.clear_raised();
                Ok(None)
            }
            item => item.map(Some),
        }
    }

    /// `repr(value)` or `str(value)` (`wanted`) by a hook: a str (or a unicode). `None` where no hook has an answer.
    pub(in crate::machine) fn text_hook(
        &mut self,
        value: Value,
        special: Special,
        wanted: Special,
    ) -> Outcome<Option<Value>> {
        let whence = if special == Special::Repr { "PyObject_Repr" } else { "PyObject_Str" };
        let result = match self.call_special(whence, value, special, &[])? {
            Some(result) => result,
            None => return Ok(None),
        };
        if self.heap.as_str(result).is_some() {
            return Ok(Some(result));
        }
        if self.heap.as_unicode(result).is_some() {
            let encoded = self.encoded_as_ascii(result);
            self.heap.release(result);
            return encoded.map(Some);
        }
        let name = self.heap.type_name(result);
        self.heap.release(result);
        let what = wanted.name();
        Err(self.type_error(format!("{what} returned non-string (type {name})")))
    }

    fn encoded_as_ascii(&mut self, unicode: Value) -> Outcome<Value> {
        let text = self.str(unicode)?;
        Ok(self.heap.str(text))
    }

    /// `object_repr`.
    pub(in crate::machine) fn object_repr(&mut self, value: Value) -> Vec<u8> {
        let address = format!("{:#x}", self.heap.address(value));
        if self.is_old(value) {
            let &Object::OldInstance(instance) = self.heap.at(value) else { return Vec::new() };
            let class = Value::object(instance.class);
            let module = self.module_of(class).unwrap_or_else(|| "?".to_owned());
            return format!("<{module}.{} instance at {address}>", self.class_name(class, "?")).into_bytes();
        }
        let class = self.class_of(value);
        let name = match self.module_of(class) {
            Some(module) if module != "__builtin__" => format!("{module}.{}", self.class_name(class, "?")),
            _ => self.class_name(class, "?"),
        };
        format!("<{name} object at {address}>").into_bytes()
    }

    /// The `__module__` of a class of the program, if it has one that is a str.
    pub(in crate::machine) fn module_of(&self, class: Value) -> Option<String> {
        let dict = match self.heap.at(class) {
            Object::Class(class) => class.dict,
            Object::OldClass(class) => class.dict,
            Object::Type(crate::machine::types::Type::Exception(_)) => return Some("exceptions".to_owned()),
            _ => return None,
        };
        let module = self.heap.dict_get_str(dict, self.special(Special::Module))?;
        self.heap.as_str(module).map(|_| self.heap.text_of(module))
    }

    /// `type_repr`, `class_repr`.
    pub(in crate::machine) fn class_repr(&self, class: Value) -> String {
        let name = self.class_name(class, "?");
        let module = self.module_of(class);
        match self.heap.at(class) {
            Object::OldClass(_) => {
                let module = module.unwrap_or_else(|| "?".to_owned());
                format!("<class {module}.{name} at {:#x}>", self.heap.address(class))
            }
            _ => match module {
                Some(module) if module != "__builtin__" => format!("<class '{module}.{name}'>"),
                _ => format!("<class '{name}'>"),
            },
        }
    }

    /// `str(class)` of an old-style class (`class_str`).
    pub(in crate::machine) fn old_class_str(&self, class: Value) -> String {
        let name = self.class_name(class, "?");
        match self.module_of(class) {
            Some(module) => format!("{module}.{name}"),
            None => name,
        }
    }

    /// The text of a descriptor, a property and so on; `None` for what has no text of its own.
    pub(in crate::machine) fn descriptor_repr(&self, value: Value) -> Option<String> {
        let tp_name = |class| self.heap.tp_name(class);
        Some(match *self.heap.at(value) {
            Object::Wrapper(of, special, this) => self.wrapper_repr(of, special, this),
            Object::New(of) => {
                let address = self.heap.address(self.type_object(of));
                format!("<built-in method __new__ of type object at {address:#x}>")
            }
            Object::GetSet(of, name) => {
                let kind = if of.entry(name) == Some("d") { "member" } else { "attribute" };
                format!("<{kind} '{name}' of '{}' objects>", of.tp_name())
            }
            Object::Member(ref member) => {
                let kind = if matches!(member.kind, super::MemberKind::Slot(_)) { "member" } else { "attribute" };
                let (name, class) = (self.heap.text_of(member.name), tp_name(Value::object(member.class)));
                format!("<{kind} '{name}' of '{class}' objects>")
            }
            Object::Super(ref parts) => {
                let class = tp_name(parts.class);
                match parts.object_class {
                    Value::NULL => format!("<super: <class '{class}'>, NULL>"),
                    of => format!("<super: <class '{class}'>, <{} object>>", tp_name(of)),
                }
            }
            _ => return None,
        })
    }
}
