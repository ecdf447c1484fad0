//! [`Pages`]: the objects of a moment, kept aside so that what did not change since an earlier moment is kept once.
//!
//! A run from one checkpoint to the next changes few objects of many. So checkpoints keep the heap's arrays in pages, and a page that
//! has not changed is shared with the checkpoint before. It is found out when the checkpoint is made, and costs nothing
//! while the program runs.

use std::hash::{Hash, Hasher};
use std::rc::Rc;

use super::super::hash::StateHasher;
use super::super::object::Object;
use super::Heap;

/// Objects of a page.
const PAGE: usize = 64;
/// Bytes of an object in the arrays, besides what it refers to.
const SLOT: usize = 64;

/// The heap's arrays.
#[derive(Debug, Default)]
pub(crate) struct Objects {
    slots: Vec<Object>,
    counts: Vec<u32>,
    births: Vec<u64>,
}

/// The same, page by page.
#[derive(Debug)]
pub(crate) struct Pages {
    slots: Vec<Rc<Page>>,
    counts: Vec<Rc<[u32]>>,
    births: Vec<Rc<[u64]>>,
}

#[derive(Debug)]
struct Page {
    objects: Box<[Object]>,
    /// Of all that can change in the life of an object.
    hash: u64,
    /// What it takes in memory, about.
    bytes: usize,
}

impl Heap {
    /// Takes the objects out of the heap, for the short while in which the rest of it is cloned.
    pub(crate) fn take_objects(&mut self) -> Objects {
        Objects {
            slots: std::mem::take(&mut self.slots),
            counts: std::mem::take(&mut self.counts),
            births: std::mem::take(&mut self.births),
        }
    }

    /// Puts them back.
    pub(crate) fn put_objects(&mut self, objects: Objects) {
        Objects { slots: self.slots, counts: self.counts, births: self.births } = objects;
    }
}

impl Objects {
    /// Copies of them; what is as it was `before` is shared.
    pub(crate) fn pages(&self, before: Option<&Pages>) -> Pages {
        let births = shared(&self.births, before.map_or(&[], |before| &before.births));
        let slots = self.slots.chunks(PAGE).enumerate().map(|(index, objects)| {
            let hash = hash_of(objects);
            let was_born = |pages: &[Rc<[u64]>]| pages.get(index).cloned();
            before
                .filter(|before| same(was_born(&before.births), was_born(&births)))
                .and_then(|before| before.slots.get(index))
                .filter(|page| page.hash == hash && page.objects.len() == objects.len())
                .map_or_else(|| Rc::new(Page::new(objects, hash)), Rc::clone)
        });
        Pages {
            slots: slots.collect(),
            counts: shared(&self.counts, before.map_or(&[], |before| &before.counts)),
            births,
        }
    }
}

impl Pages {
    /// Copies of the objects.
    pub(crate) fn objects(&self) -> Objects {
        Objects {
            slots: self.slots.iter().flat_map(|page| &page.objects).cloned().collect(),
            counts: self.counts.concat(),
            births: self.births.concat(),
        }
    }

    /// Bytes of the pages that are not shared with those `before`, about.
    pub(crate) fn own_bytes(&self, before: Option<&Self>) -> usize {
        let slots = own(&self.slots, before.map_or(&[], |before| &before.slots));
        let counts = own(&self.counts, before.map_or(&[], |before| &before.counts));
        let births = own(&self.births, before.map_or(&[], |before| &before.births));
        slots.map(|page| page.bytes).sum::<usize>()
            + counts.map(|page| size_of_val::<[u32]>(page)).sum::<usize>()
            + births.map(|page| size_of_val::<[u64]>(page)).sum::<usize>()
    }
}

/// The pages that are not also among those `before`.
fn own<'p, T: ?Sized>(pages: &'p [Rc<T>], before: &'p [Rc<T>]) -> impl Iterator<Item = &'p Rc<T>> {
    let before = before.iter().map(Some).chain(std::iter::repeat(None));
    pages
        .iter()
        .zip(before)
        .filter(|(page, before)| before.is_none_or(|before| !Rc::ptr_eq(page, before)))
        .map(|(page, _)| page)
}

impl Page {
    fn new(objects: &[Object], hash: u64) -> Self {
        let bytes = objects.iter().map(|object| SLOT + object.size()).sum();
        Self { objects: objects.into(), hash, bytes }
    }
}

fn same<T>(one: Option<Rc<[T]>>, other: Option<Rc<[T]>>) -> bool {
    matches!((one, other), (Some(one), Some(other)) if Rc::ptr_eq(&one, &other))
}

/// What can change in the life of these objects: no text does.
fn hash_of(objects: &[Object]) -> u64 {
    let mut hasher = StateHasher::default();
    for object in objects {
        match object {
            Object::Str(text) => text.interned.hash(&mut hasher),
            Object::Unicode(_) => {}
            // A parked frame has a code, too: the last one.
            Object::Frame(frame) => (frame.body.listing, frame).hash(&mut hasher),
            object => object.hash(&mut hasher),
        }
    }
    hasher.finish()
}

/// Copies of values; pages that are as they were are shared.
fn shared<T: Copy + PartialEq>(values: &[T], before: &[Rc<[T]>]) -> Vec<Rc<[T]>> {
    let page = |(index, values): (usize, &[T])| match before.get(index) {
        // One by one: in wasm, slices are compared byte by byte.
        Some(page) if page.iter().eq(values) => Rc::clone(page),
        _ => Rc::from(values),
    };
    values.chunks(PAGE).enumerate().map(page).collect()
}
