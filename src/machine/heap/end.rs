//! How objects end: at once when nobody refers to them, and with them all that only they held; never by recursion, however long
//! the chain.

use std::rc::Rc;

use super::super::class::{Method, Special};
use super::super::dict::Found;
use super::super::frame::BlockKind;
use super::super::generator::Generator;
use super::super::hash::str_hash;
use super::super::object::Object;
use super::super::value::{ObjectId, Value};
use super::{Change, FLOAT_SIZE, Heap, METHOD_SIZE, frames, is_frame};

impl Heap {
    /// Ends an object that nobody refers to, then all whose last reference it held (`tp_dealloc`).
    #[inline(never)]
    pub(super) fn end(&mut self, id: ObjectId) {
        if let Some(slot @ (Object::Float(_) | Object::Int(_))) = self.slots.get_mut(id.0 as usize) {
            // By far the most, and they hold nothing.
            *slot = Object::Vacant;
            self.bytes = self.bytes.saturating_sub(FLOAT_SIZE);
            self.vacant.push(id);
            return;
        }
        if self.weak.is_empty() && self.journal.0.is_none() && (self.end_method(id) || self.end_plain(id)) {
            return;
        }
        let mut dying = std::mem::take(&mut self.dying.0);
        dying.push(id);
        self.end_all(&mut dying);
        self.dying.0 = dying;
    }

    /// Ends a method, as each call of one does; whether it is one. What its end lets go of mostly lives on.
    #[inline(always)]
    pub(super) fn end_method(&mut self, id: ObjectId) -> bool {
        let Some(slot @ Object::Method(_)) = self.slots.get_mut(id.0 as usize) else { return false };
        let Object::Method(method) = std::mem::replace(slot, Object::Vacant) else { return false };
        let Method { function, this, class } = method;
        let dying = &mut self.dying.0;
        for held in [class, this, function] {
            frames::drop_count(&mut self.counts, held, dying);
        }
        self.bytes = self.bytes.saturating_sub(METHOD_SIZE);
        self.vacant.push(id);
        if !dying.is_empty() {
            let mut dying = std::mem::take(dying);
            self.end_all(&mut dying);
            self.dying.0 = dying;
        }
        true
    }

    /// Ends a method that nobody else refers to, but for its references to its function and its object, which are the caller's
    /// now. Whether it has done so.
    pub(in crate::machine) fn take_method(&mut self, method: Value) -> bool {
        let Some(id) = method.as_object() else { return false };
        let is_last = self.refcount(id) == 1 && self.weak.is_empty() && self.journal.0.is_none();
        let Some(slot @ &mut Object::Method(Method { class, .. })) = self.slots.get_mut(id.0 as usize) else {
            return false;
        };
        if !is_last
            || class.as_object().is_none_or(|class| self.counts.get(class.0 as usize).is_none_or(|&count| count < 2))
        {
            return false;
        }
        *slot = Object::Vacant;
        if let Some(count) = self.counts.get_mut(id.0 as usize) {
            *count = 0;
        }
        self.bytes = self.bytes.saturating_sub(METHOD_SIZE);
        self.vacant.push(id);
        self.release(class);
        true
    }

    /// Ends a text, a sequence or an iterator, as most instructions on them do with one; whether it is one. There is nothing to be done for
    /// them but to let go of what they hold.
    fn end_plain(&mut self, id: ObjectId) -> bool {
        let Some(slot) = self.slots.get_mut(id.0 as usize) else { return false };
        let holds = match slot {
            Object::Str(text) if !text.interned => false,
            Object::List(_) | Object::Tuple(_) | Object::Iterator(_) | Object::Slice(_) => true,
            _ => return false,
        };
        let object = std::mem::replace(slot, Object::Vacant);
        self.bytes = self.bytes.saturating_sub(object.size());
        self.vacant.push(id);
        if holds {
            let mut dying = std::mem::take(&mut self.dying.0);
            self.drop_references(&object, &mut dying);
            self.end_all(&mut dying);
            self.dying.0 = dying;
        }
        true
    }

    /// Ends an object whose finaliser has run, unless somebody refers to it now.
    pub(in crate::machine) fn release_finalised(&mut self, id: ObjectId) {
        if let Some(count) = self.counts.get_mut(id.0 as usize) {
            *count = count.saturating_sub(1);
            if *count == 0 {
                let mut dying = Vec::new();
                self.end_one(id, &mut dying);
                self.end_all(&mut dying);
            }
        }
        self.doomed.extend(self.doomed_later.pop().unwrap_or_default());
    }

    pub(super) fn end_all(&mut self, dying: &mut Vec<ObjectId>) {
        while let Some(id) = dying.pop() {
            if !self.weak.is_empty() {
                self.clear_weak_references(id);
            }
            if self.wants_finaliser(id) {
                if let Some(count) = self.counts.get_mut(id.0 as usize) {
                    *count = 1;
                }
                self.doomed.push_back(id);
            } else {
                self.end_one(id, dying);
            }
        }
    }

    /// Whether there is an object that Python code is to run for before it ends.
    pub(in crate::machine) fn wants_any_finaliser(&self) -> bool {
        (0..self.slots.len()).any(|slot| self.wants_finaliser(ObjectId(slot as u32)))
    }

    /// Whether Python code is to run before this object ends (`tp_del`).
    pub(super) fn wants_finaliser(&self, id: ObjectId) -> bool {
        match self.raw(id) {
            Object::Generator(generator) => self.generator_wants_closing(generator),
            Object::Instance(_) => self.has_hook(Value::object(id), Special::Del),
            Object::OldInstance(instance) => self.has_del(instance.class),
            _ => false,
        }
    }

    /// Whether an old-style class or one of its bases has a `__del__`.
    pub(super) fn has_del(&self, class: ObjectId) -> bool {
        let hash = str_hash(b"__del__");
        let is_del = |key: Value| self.as_str(key).is_some_and(|name| **name == *b"__del__");
        let mut todo = Vec::new();
        let mut next = Some(class);
        while let Some(id) = next {
            if let Object::OldClass(class) = self.get(id) {
                let dict = self.as_dict(class.dict);
                if dict.is_some_and(|dict| matches!(dict.find(hash, Value::NULL, is_del), Found::At(_))) {
                    return true;
                }
                todo.extend(self.as_tuple(class.bases).unwrap_or_default().iter().filter_map(|base| base.as_object()));
            }
            next = todo.pop();
        }
        false
    }

    /// Whether a generator waits within a `try` or `with`: then closing it runs code of it.
    pub(super) fn generator_wants_closing(&self, generator: &Generator) -> bool {
        let frame = generator.frame.and_then(|id| self.frame(id));
        frame.is_some_and(|frame| frame.blocks.iter().any(|block| block.kind != BlockKind::Loop))
    }

    /// Whether a finaliser is to run.
    #[inline(always)]
    pub(in crate::machine) fn has_doomed(&self) -> bool {
        !self.doomed.is_empty()
    }

    /// The object whose finaliser is to run next; the reference is the caller's, who gives it back with
    /// [`release_finalised`](Self::release_finalised). The others wait until then.
    pub(in crate::machine) fn next_doomed(&mut self) -> Option<ObjectId> {
        let next = self.doomed.pop_front()?;
        self.doomed_later.push(std::mem::take(&mut self.doomed));
        Some(next)
    }

    pub(super) fn end_one(&mut self, id: ObjectId, dying: &mut Vec<ObjectId>) {
        if self.end_next_of_traceback(id, dying) {
            return;
        }
        let Some(slot) = self.slots.get_mut(id.0 as usize) else { return };
        let object = match std::mem::replace(slot, Object::Vacant) {
            Object::Frame(frame) if !frame.is_parked() => return self.end_frame(id, frame, dying),
            object => object,
        };
        if let Object::Module(dict) = object {
            self.clear_module(dict, dying);
        }
        self.drop_references(&object, dying);
        if !self.weak.is_empty() {
            self.forget_weak_reference(id, &object);
        }
        self.bury(id, object, dying);
    }

    /// `_PyModule_Clear`: what somebody else still has of an ended module is a dict of None, first under the names with
    /// one underscore.
    pub(super) fn clear_module(&mut self, dict: ObjectId, dying: &mut Vec<ObjectId>) {
        if self.refcount(dict) < 2 {
            return;
        }
        let first = dying.len();
        for hidden in [true, false] {
            let slots = self.as_dict(dict).map_or(0, |dict| dict.slots());
            for slot in 0..slots {
                let Some(&entry) = self.as_dict(dict).and_then(|dict| dict.entry(slot)) else { continue };
                let Some(name) = self.as_str(entry.key) else { continue };
                let is_hidden = name.starts_with(b"_") && name.get(1) != Some(&b'_');
                if is_hidden != hidden || entry.value.is_none() || **name == *b"__builtins__" {
                    continue;
                }
                if let Some(Object::Dict(dict)) = self.get_mut(dict) {
                    dict.insert(Found::At(slot), entry.hash, entry.key, Value::NONE);
                }
                self.drop_reference(entry.value, dying);
            }
        }
        dying.get_mut(first..).into_iter().for_each(<[ObjectId]>::reverse);
    }

    /// `tb_dealloc`: the rest of a traceback ends before its frame does. Whether there was a rest: then it is the
    /// traceback's turn again later.
    pub(super) fn end_next_of_traceback(&mut self, id: ObjectId, dying: &mut Vec<ObjectId>) -> bool {
        let Some(Object::Traceback(traceback)) = self.slots.get_mut(id.0 as usize) else { return false };
        let Some(next) = std::mem::replace(&mut traceback.next, Value::NULL).as_object() else { return false };
        dying.push(id);
        self.drop_reference(Value::object(next), dying);
        true
    }

    /// Drops what an object refers to. The objects that end so are the last ones of `dying`, which are taken first.
    pub(super) fn drop_references(&mut self, object: &Object, dying: &mut Vec<ObjectId>) {
        let first = dying.len();
        object.for_each_reference(|value| self.drop_reference(value, dying));
        // C code drops its references in order, so the first one's object ends first; lists and tuples begin at their end.
        if !matches!(object, Object::List(_) | Object::Tuple(_)) {
            dying.get_mut(first..).into_iter().for_each(<[ObjectId]>::reverse);
        }
    }

    /// Gives up the slot of an object that has dropped its references.
    pub(super) fn bury(&mut self, id: ObjectId, object: Object, dying: &mut Vec<ObjectId>) {
        match object {
            // A zombie frame goes with its code. It holds nothing, so it may as well die like any other object.
            Object::Code(ref code) => dying.extend(code.zombieframe),
            Object::Str(ref string) if string.interned => {
                Rc::make_mut(&mut self.interned).remove(&string.bytes);
            }
            _ => {}
        }
        self.bytes = self.bytes.saturating_sub(object.size());
        if is_frame(&object) {
            self.note(|heap| Change::FrameFreed { frame: heap.identity(id), with_code: true });
        } else if object.has_card() {
            self.note(|heap| Change::Gone(heap.identity(id)));
        }
        self.vacant.push(id);
    }

    /// One reference less, for who ends objects: one that nobody refers to any more is dying, too.
    #[inline(always)]
    pub(super) fn drop_reference(&mut self, value: Value, dying: &mut Vec<ObjectId>) {
        frames::drop_count(&mut self.counts, value, dying);
    }
}
