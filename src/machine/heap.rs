//! The [`Heap`]: where objects live, and how their references are counted.
//!
//! Objects lie in flat slots; their counts (`ob_refcnt`) lie in an array of their own. Everything else reaches
//! objects only through named operations, which are here and in the files beside: making them ([`alloc`](Heap::alloc)),
//! looking at them ([`get`](Heap::get), [`raw`](Heap::raw)), changing them ([`get_mut`](Heap::get_mut),
//! [`resize`](Heap::resize)), counting who refers to them ([`retain`](Heap::retain), [`release`](Heap::release)). So where and how
//! they lie, only these know.
//!
//! A count that falls to zero ends an object at once, as in CPython, and with it all that only it held; never by
//! recursion, however long the chain.

mod cycles;
mod end;
mod frames;
mod look;
mod make;
mod pages;
mod weak;

use std::collections::{BTreeMap, VecDeque};
use std::hash::{Hash, Hasher};
use std::rc::Rc;

use super::c_step::CStep;
use super::class::{LookupCache, Special};
use super::object::Object;
use super::value::{ObjectId, Value};
use crate::bytecode::PyString;
pub(crate) use pages::Pages;

/// The memory that a program may use, in bytes as CPython would count them.
pub const MEMORY_LIMIT: usize = 256 << 20;

/// Bytes of an int or a float on the heap.
pub(super) const FLOAT_SIZE: usize = 24;

/// Bytes of a method.
pub(super) const METHOD_SIZE: usize = 80;

/// The program is over its memory limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutOfMemory;

/// All objects of a running program.
#[derive(Clone, Debug, Hash)]
pub struct Heap {
    slots: Vec<Object>,
    /// `ob_refcnt` of each slot's object.
    counts: Vec<u32>,
    /// Which object of the run is in each slot, counted from 1: its identity for its whole life.
    births: Vec<u64>,
    /// How many objects there were so far.
    born: u64,
    /// Vacant slots; the last one is used next.
    vacant: Vec<ObjectId>,
    /// Bytes in use.
    bytes: usize,
    /// Bytes that may be in use.
    limit: usize,
    /// The stamp of the int that was made last.
    stamp: u32,
    /// The one string for each text that CPython interns. Holds no count of its own: an interned string may die.
    interned: Rc<BTreeMap<Rc<[u8]>, ObjectId>>,
    /// `free_list` of frameobject.c: frames whose call is over, the last one used next. Their count is zero.
    frame_free_list: Vec<ObjectId>,
    /// How many frames were made anew.
    frames_made: u32,
    /// The empty string and those of one byte, which CPython makes once and keeps (`nullstring`, `characters`).
    /// By their byte; the empty one comes last.
    characters: Vec<Option<ObjectId>>,
    /// Objects that nobody refers to any more, whose finaliser is to run: the queue holds the one reference.
    doomed: VecDeque<ObjectId>,
    /// Those that wait until a finaliser under way is over, for each such finaliser.
    doomed_later: Vec<VecDeque<ObjectId>>,
    /// The empty unicode string, under 256, and those of one of the first 256 characters, which CPython keeps, too
    /// (`unicode_empty`, `unicode_latin1`).
    unicode_characters: BTreeMap<u32, ObjectId>,
    /// The names of special methods, each a str, by [`Special`].
    pub(super) specials: Vec<Value>,
    /// The one empty tuple (`free_list[0]` of tupleobject.c), once there is one.
    empty_tuple: Option<ObjectId>,
    /// The weak references to objects.
    weak: weak::WeakReferences,
    /// Lists that are being sorted, which are empty meanwhile, the innermost sort's last; and whether one was made longer or
    /// shorter since (`allocated`, which `listsort` sets to -1).
    emptied: Vec<(ObjectId, bool)>,
    /// What came and went, where an observer wants to know.
    journal: Journal,
    /// Room for [`end`](Self::end) to work in.
    dying: Scratch,
    /// What was found in classes.
    pub(super) lookups: LookupCache,
}

/// The coming or going of an object, and what else happens where only the machine is at hand.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Change {
    /// It came into being.
    Made(Identity),
    /// It is gone.
    Gone(Identity),
    /// A frame was parked on its code object as `co_zombieframe`.
    Zombie {
        /// The frame.
        frame: Identity,
        /// The code object.
        code: Identity,
        /// Its `co_name`.
        name: PyString,
    },
    /// The memory of a frame was freed: there was no room for it, or its code is gone, which kept it.
    FrameFreed {
        /// The frame.
        frame: Identity,
        /// Whether it goes with its code.
        with_code: bool,
    },
    /// A frame was put on the free list, at this index.
    FreeList(Identity, u32),
    /// C code took a step.
    CStep(CStep),
    /// The program printed.
    Printed {
        /// Whether to stderr.
        stderr: bool,
        /// What.
        bytes: Vec<u8>,
    },
}

/// Notes for an observer. They are no part of the program's state, so neither hashed nor kept by a clone.
#[derive(Debug, Default)]
struct Journal(Option<Vec<Change>>);

impl Clone for Journal {
    fn clone(&self) -> Self {
        Self(None)
    }
}

impl Hash for Journal {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}

/// Empty, but for the length of an operation: kept so that not each has to make one of its own.
#[derive(Debug, Default)]
struct Scratch(Vec<ObjectId>);

impl Clone for Scratch {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl Hash for Scratch {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}

/// Which object it is, through its whole life: no two objects of a run share one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Identity {
    /// The how many-th object of the run it is, from 1: older objects have smaller numbers.
    pub birth: u64,
    /// Its slot.
    pub id: ObjectId,
}

impl Heap {
    /// How many bytes there may be at the most.
    pub fn limit(&self) -> usize {
        self.limit
    }

    /// An empty heap that may grow to `limit` bytes.
    pub fn new(limit: usize) -> Self {
        Self {
            slots: Vec::new(),
            counts: Vec::new(),
            births: Vec::new(),
            born: 0,
            vacant: Vec::new(),
            bytes: 0,
            limit,
            stamp: 0,
            interned: Rc::default(),
            frame_free_list: Vec::new(),
            frames_made: 0,
            characters: Vec::new(),
            doomed: VecDeque::new(),
            doomed_later: Vec::new(),
            unicode_characters: BTreeMap::new(),
            specials: Vec::new(),
            empty_tuple: None,
            emptied: Vec::new(),
            weak: weak::WeakReferences::new(),
            journal: Journal(None),
            dying: Scratch::default(),
            lookups: LookupCache::default(),
        }
    }

    /// Puts an object on the heap, with one reference, which the caller owns.
    ///
    /// Small objects always find room, so that an error can be told about when memory is short; what may be large
    /// goes through [`reserve`](Self::reserve) first.
    pub fn alloc(&mut self, object: Object) -> ObjectId {
        self.bytes += object.size();
        let shown = object.has_card();
        let id = self.place(object);
        if shown {
            self.note(|heap| Change::Made(heap.identity(id)));
        }
        id
    }

    /// Finds a slot for an object, whose count will be 1.
    fn place(&mut self, object: Object) -> ObjectId {
        self.born += 1;
        if let Some(id) = self.vacant.pop()
            && let (Some(slot), Some(count), Some(birth)) = (
                self.slots.get_mut(id.0 as usize),
                self.counts.get_mut(id.0 as usize),
                self.births.get_mut(id.0 as usize),
            )
        {
            frames::fill(slot, object);
            *count = 1;
            *birth = self.born;
            return id;
        }
        let id = ObjectId(self.slots.len() as u32);
        self.slots.push(object);
        self.counts.push(1);
        self.births.push(self.born);
        id
    }

    /// [`alloc`](Self::alloc), as a value.
    pub fn new_value(&mut self, object: Object) -> Value {
        Value::object(self.alloc(object))
    }

    /// Whether that many more bytes fit; to be asked before anything large is made.
    pub fn reserve(&self, bytes: usize) -> Result<(), OutOfMemory> {
        if self.bytes.saturating_add(bytes) > self.limit { Err(OutOfMemory) } else { Ok(()) }
    }

    /// Whether the program is over its limit.
    #[inline(always)]
    pub fn is_full(&self) -> bool {
        self.bytes > self.limit
    }

    /// How many objects there are room for: what a clone has to copy.
    pub fn slot_count(&self) -> usize {
        self.slots.len()
    }

    /// Bytes in use.
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    /// The object of this id.
    #[inline]
    pub fn get(&self, id: ObjectId) -> &Object {
        match self.raw(id) {
            Object::Instance(instance) if !matches!(instance.payload, Object::Vacant) => &instance.payload,
            object => object,
        }
    }

    /// The name of a special method, as a str.
    #[inline(always)]
    pub(super) fn special(&self, special: Special) -> Value {
        self.specials.get(special as usize).copied().unwrap_or(Value::NULL)
    }

    /// The object of this id; of an instance whose class is made of a builtin type, the instance itself and not the
    /// list (or whatever it is) in it.
    #[inline(always)]
    pub fn raw(&self, id: ObjectId) -> &Object {
        self.slot(id).unwrap_or(&Object::Vacant)
    }

    /// The same; `None` for an id that is no object's.
    #[inline(always)]
    pub(super) fn slot(&self, id: ObjectId) -> Option<&Object> {
        self.slots.get(id.0 as usize)
    }

    /// [`raw`](Self::raw), to be changed.
    #[inline(always)]
    pub(super) fn raw_mut(&mut self, id: ObjectId) -> Option<&mut Object> {
        self.slots.get_mut(id.0 as usize)
    }

    /// Whether the value's type is a builtin one, and not a class made of it (`PyList_CheckExact` and its kin).
    #[inline]
    pub fn is_exact(&self, value: Value) -> bool {
        value.as_object().is_none_or(|id| !matches!(self.raw(id), Object::Instance(_)))
    }

    /// The object that a value refers to; [`Object::Vacant`] where the value holds itself.
    #[inline]
    pub fn at(&self, value: Value) -> &Object {
        match value.as_object() {
            Some(id) => self.get(id),
            None => &Object::Vacant,
        }
    }

    /// Changes an object in place. What it holds afterwards must be counted, and its size must be the same;
    /// [`resize`](Self::resize) is for what grows.
    #[inline]
    pub fn get_mut(&mut self, id: ObjectId) -> Option<&mut Object> {
        let slot = self.slots.get_mut(id.0 as usize)?;
        let has_payload = matches!(slot, Object::Instance(instance) if !matches!(instance.payload, Object::Vacant));
        if !has_payload {
            return Some(slot);
        }
        match slot {
            Object::Instance(instance) => Some(&mut instance.payload),
            _ => None,
        }
    }

    /// The classes of the program that are made of a builtin type, the oldest first.
    pub(super) fn classes_with_base(&self, base: Value) -> Vec<Value> {
        let mut found: Vec<ObjectId> = (0..self.slots.len() as u32)
            .map(ObjectId)
            .filter(|&id| match self.raw(id) {
                Object::Class(class) => self.as_tuple(class.bases).is_some_and(|bases| bases.contains(&base)),
                _ => false,
            })
            .collect();
        found.sort_by_key(|&id| self.identity(id));
        found.into_iter().map(Value::object).collect()
    }

    /// Changes an object that may grow or shrink by it: a list, a dict.
    pub fn resize<R>(&mut self, id: ObjectId, change: impl FnOnce(&mut Object) -> R) -> Option<R> {
        let object = self.get_mut(id)?;
        let before = object.size();
        let result = change(object);
        let after = object.size();
        self.bytes = (self.bytes + after).saturating_sub(before);
        if after != before && !self.emptied.is_empty() {
            self.note_resized(id);
        }
        Some(result)
    }

    /// A list was emptied to be sorted.
    pub fn begin_sort(&mut self, list: ObjectId) {
        self.emptied.push((list, false));
    }

    /// The list that is being sorted is about to get its items back.
    pub fn end_sort(&mut self, list: ObjectId) {
        if let Some(at) = self.emptied.iter().rposition(|&(id, _)| id == list) {
            self.emptied.remove(at);
        }
    }

    /// Whether a list was made longer or shorter since its sort began.
    pub fn is_resized(&self, list: ObjectId) -> bool {
        self.emptied.iter().rfind(|&&(id, _)| id == list).is_some_and(|&(_, resized)| resized)
    }

    #[cold]
    fn note_resized(&mut self, id: ObjectId) {
        if let Some((_, resized)) = self.emptied.iter_mut().rfind(|(list, _)| *list == id) {
            *resized = true;
        }
    }

    /// `ob_refcnt`; 0 for what is not on the heap.
    #[inline(always)]
    pub fn refcount(&self, id: ObjectId) -> u32 {
        self.counts.get(id.0 as usize).copied().unwrap_or(0)
    }

    /// Which object this slot holds now.
    pub fn identity(&self, id: ObjectId) -> Identity {
        Identity { birth: self.births.get(id.0 as usize).copied().unwrap_or(0), id }
    }

    /// One more reference (`Py_INCREF`). Returns the value, for use in place.
    #[inline(always)]
    pub fn retain(&mut self, value: Value) -> Value {
        if let Some(id) = value.as_object() {
            self.retain_id(id);
        }
        value
    }

    /// One more reference to an object (`Py_INCREF`).
    #[inline(always)]
    pub fn retain_id(&mut self, id: ObjectId) -> ObjectId {
        if let Some(count) = self.counts.get_mut(id.0 as usize) {
            *count += 1;
        }
        id
    }

    /// One reference less (`Py_XDECREF`); the last one ends the object.
    #[inline]
    pub fn release(&mut self, value: Value) {
        if let Some(id) = value.as_object() {
            self.release_id(id);
        }
    }

    /// One reference less to an object (`Py_DECREF`).
    #[inline]
    pub fn release_id(&mut self, id: ObjectId) {
        self.release_ends(id);
    }

    /// [`release_id`](Self::release_id); whether it was the last reference.
    #[inline(always)]
    pub(super) fn release_ends(&mut self, id: ObjectId) -> bool {
        if let Some(count) = self.counts.get_mut(id.0 as usize) {
            if *count > 1 {
                *count -= 1;
            } else {
                *count = 0;
                self.end(id);
                return true;
            }
        }
        false
    }

    /// Releases several.
    pub fn release_all(&mut self, values: impl IntoIterator<Item = Value>) {
        for value in values {
            self.release(value);
        }
    }

    /// From now on, keeps notes of what comes and goes, for [`take_changes`](Self::take_changes).
    pub(super) fn keep_journal(&mut self, keep: bool) {
        self.journal.0 = keep.then(Vec::new);
    }

    /// What came and went since this was asked last.
    pub(super) fn take_changes(&mut self) -> Vec<Change> {
        self.journal.0.as_mut().map(std::mem::take).unwrap_or_default()
    }

    #[inline(always)]
    pub(super) fn note(&mut self, change: impl FnOnce(&Self) -> Change) {
        if self.journal.0.is_some() {
            self.write_note(change);
        }
    }

    #[cold]
    #[inline(never)]
    fn write_note(&mut self, change: impl FnOnce(&Self) -> Change) {
        let change = change(self);
        self.journal.0.get_or_insert_default().push(change);
    }
}

/// For tests: the heap's own laws.
impl Heap {
    /// Every object that is there, with whether it is a frame (in use, or one whose memory waits).
    pub fn objects(&self) -> impl Iterator<Item = (Identity, bool)> {
        let found = self.slots.iter().enumerate().filter(|(_, object)| object.has_card() || is_frame(object));
        found.map(|(index, object)| (self.identity(ObjectId(index as u32)), is_frame(object)))
    }

    /// Every object's count against the references that are there, given those from outside the heap.
    ///
    /// # Errors
    /// One line for each object that is counted wrongly, and for each reference to nothing.
    pub fn check(&self, roots: impl IntoIterator<Item = Value>) -> Result<(), String> {
        let mut found = vec![0u32; self.slots.len()];
        let mut faults = String::new();
        let mut see = |value: Value, from: &str| {
            if let Some(id) = value.as_object() {
                match self.slots.get(id.0 as usize) {
                    None | Some(Object::Vacant) => {
                        faults.push_str(&format!("{from} refers to {id:?}, which is vacant\n"))
                    }
                    Some(_) => found.get_mut(id.0 as usize).into_iter().for_each(|count| *count += 1),
                }
            }
        };
        roots.into_iter().for_each(|value| see(value, "a root"));
        self.doomed
            .iter()
            .chain(self.doomed_later.iter().flatten())
            .for_each(|&id| see(Value::object(id), "the doomed"));
        let characters = self.characters.iter().flatten().chain(self.unicode_characters.values());
        characters.chain(&self.empty_tuple).for_each(|&id| see(Value::object(id), "what is kept"));
        for (index, object) in self.slots.iter().enumerate() {
            object.for_each_reference(|value| see(value, &format!("#{index}")));
        }
        for (index, (found, count)) in found.iter().zip(&self.counts).enumerate() {
            let vacant = matches!(self.slots.get(index), Some(Object::Vacant));
            if found != count && !vacant {
                faults.push_str(&format!(
                    "#{index} has count {count}, but {found} references: {:?}\n",
                    self.slots.get(index)
                ));
            }
        }
        let size: usize = self.slots.iter().map(Object::size).sum();
        if size != self.bytes {
            faults.push_str(&format!("the heap counts {} bytes, its objects have {size}\n", self.bytes));
        }
        if faults.is_empty() { Ok(()) } else { Err(faults) }
    }
}

fn is_frame(object: &Object) -> bool {
    matches!(object, Object::Frame(_) | Object::FrameInUse(_))
}
