//! What differs between the moments before and after an instruction, besides what moves tell of.
//!
//! What happens to frames is told where it happens (`effects`). Objects are changed by C code in a hundred places: a list by
//! `append`, `sort` or `+=`, an iterator by each item, a count by whoever keeps a reference. Of all that, only what has come
//! of it is told, at the end of the step: so nothing that has changed is missing, and nothing is told that has not.

use std::collections::{BTreeMap, BTreeSet};

use super::schema::{Activation, Effect, Entry, Field, Frame, Kind, Moment, Object, ObjectId, Place, Value};
use super::values::number;

/// The changes that `told`, the step's other effects, does not tell of.
pub(super) fn changes(before: &Moment, after: &Moment, told: &[Effect]) -> Vec<Effect> {
    let told = Told::new(told);
    let mut found = Vec::new();
    let old_frames: BTreeMap<u64, &Frame> = frames(before).map(|frame| (frame.id.to_bits(), frame)).collect();
    let old_objects: BTreeMap<u64, &Object> =
        before.objects.iter().map(|object| (object.id.to_bits(), object)).collect();
    let old_fields = |id: ObjectId| {
        let of_frame = old_frames.get(&id.to_bits()).map(|frame| (frame.refcnt, &frame.fields));
        of_frame.or_else(|| old_objects.get(&id.to_bits()).map(|object| (object.refcnt, &object.fields)))
    };
    let shown = frames(after).map(|frame| (frame.id, frame.refcnt, &frame.fields));
    let shown = shown.chain(after.objects.iter().map(|object| (object.id, object.refcnt, &object.fields)));
    for (id, refcnt, fields) in shown.filter(|(id, ..)| !told.made.contains(&id.to_bits())) {
        let Some((old_refcnt, old)) = old_fields(id) else { continue };
        if refcnt != old_refcnt {
            let value = number(refcnt.to_string());
            found.push(Effect::FieldSet { object: id, field: "ob_refcnt".to_owned(), value });
        }
        fields_set(id, old, fields, &told, &mut found);
    }
    for object in &after.objects {
        if let Some(old) = old_objects.get(&object.id.to_bits()) {
            items_set(old, object, &told, &mut found);
            entries_set(old, object, &told, &mut found);
        }
    }
    found.extend(progress(before, after));
    found
}

fn frames(moment: &Moment) -> impl Iterator<Item = &Frame> {
    moment.stack.iter().filter_map(|activation| match activation {
        Activation::Frame(frame) => Some(&**frame),
        Activation::CCall(_) => None,
    })
}

/// What is known from the effects that were told.
#[derive(Default)]
struct Told<'e> {
    /// Frames made in this step: all of them is new.
    made: BTreeSet<u64>,
    /// What cells hold now.
    cells: BTreeMap<u64, Value>,
    /// What entries of dicts hold now, by the dict and the key's text.
    entries: BTreeMap<(u64, &'e str), Value>,
    /// What items of lists are now.
    items: BTreeMap<(u64, u32), Value>,
}

impl<'e> Told<'e> {
    fn new(effects: &'e [Effect]) -> Self {
        let mut told = Self::default();
        for effect in effects {
            match effect {
                Effect::Move { value, to, .. } => told.put(to, value.clone()),
                Effect::Clear { place } => told.put(place, Value::Null),
                Effect::FrameMade { frame, .. } => drop(told.made.insert(frame.to_bits())),
                _ => {}
            }
        }
        told
    }

    fn put(&mut self, place: &'e Place, value: Value) {
        match place {
            Place::Cell { cell } => drop(self.cells.insert(cell.to_bits(), value)),
            Place::Entry { dict, key } => drop(self.entries.insert((dict.to_bits(), key), value)),
            Place::Item { object, index } => drop(self.items.insert((object.to_bits(), *index), value)),
            _ => {}
        }
    }
}

/// Whether two places hold the same: labels are of no account.
fn same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Ref { to, .. }, Value::Ref { to: other, .. }) => to == other,
        _ => one == other,
    }
}

fn fields_set(object: ObjectId, old: &[Field], new: &[Field], told: &Told<'_>, found: &mut Vec<Effect>) {
    for field in new {
        let is_told = || {
            field.name == "ob_ref" && told.cells.get(&object.to_bits()).is_some_and(|value| same(value, &field.value))
        };
        let Some(old) = old.iter().find(|old| old.name == field.name) else { continue };
        if !same(&old.value, &field.value) && !is_told() {
            found.push(Effect::FieldSet { object, field: field.name.clone(), value: field.value.clone() });
        }
    }
}

/// The shortest run of items that says what became of a list.
fn items_set(old: &Object, new: &Object, told: &Told<'_>, found: &mut Vec<Effect>) {
    let object = new.id;
    let mut expected = old.items.clone();
    for ((_, index), value) in told.items.range((object.to_bits(), 0)..=(object.to_bits(), u32::MAX)) {
        if *index as usize == expected.len() {
            expected.push(value.clone());
        } else if let Some(item) = expected.get_mut(*index as usize) {
            *item = value.clone();
        }
    }
    let is_same = |(one, other): &(&Value, &Value)| same(one, other);
    let first = expected.iter().zip(&new.items).take_while(is_same).count();
    let (gone, come) = (expected.get(first..).unwrap_or_default(), new.items.get(first..).unwrap_or_default());
    let last = gone.iter().rev().zip(come.iter().rev()).take_while(is_same).count();
    let items = come.get(..come.len() - last).unwrap_or_default().to_vec();
    let gone = (gone.len() - last) as u32;
    let is_cut = new.kind != Kind::Dict && expected.len() as u32 != new.len && old.len != new.len;
    if gone > 0 || !items.is_empty() || is_cut {
        found.push(Effect::ItemsSet { object, index: first as u32, gone, items, len: new.len });
    }
}

/// A key's text as a [`Place::Entry`] has it.
fn key_text(entry: &Entry) -> &str {
    match (&entry.name, &entry.key) {
        (Some(name), _) => name,
        (None, Value::Plain { text, .. } | Value::Ref { label: text, .. }) => text,
        (None, Value::Null) => "",
    }
}

fn entries_set(old: &Object, new: &Object, told: &Told<'_>, found: &mut Vec<Effect>) {
    if new.kind != Kind::Dict {
        return;
    }
    let dict = new.id;
    let is_cut = old.entries.len() < old.len as usize || new.entries.len() < new.len as usize;
    if is_cut && old.len != new.len {
        let value = number(new.len.to_string());
        found.push(Effect::FieldSet { object: dict, field: "ma_used".to_owned(), value });
    }
    let is_told = |entry: &Entry, value: &Value| {
        let told = told.entries.get(&(dict.to_bits(), key_text(entry)));
        told.is_some_and(|told| same(told, value))
    };
    let find = |entries: &[Entry], wanted: &Entry| entries.iter().position(|entry| same(&entry.key, &wanted.key));
    for entry in &new.entries {
        let was = find(&old.entries, entry).and_then(|index| old.entries.get(index));
        if !was.is_some_and(|was| same(&was.value, &entry.value)) && !is_told(entry, &entry.value) {
            found.push(Effect::EntrySet { dict, key: entry.key.clone(), value: entry.value.clone() });
        }
    }
    for entry in &old.entries {
        if find(&new.entries, entry).is_none() && !is_told(entry, &Value::Null) {
            found.push(Effect::EntrySet { dict, key: entry.key.clone(), value: Value::Null });
        }
    }
}

/// Builtins in progress that are at another item now.
fn progress(before: &Moment, after: &Moment) -> Vec<Effect> {
    let pairs = before.stack.iter().rev().zip(after.stack.iter().rev());
    pairs
        .filter_map(|pair| match pair {
            (Activation::CCall(old), Activation::CCall(new))
                if old.name == new.name && old.progress != new.progress =>
            {
                Some(Effect::CCallProgressed { name: new.name.clone(), progress: new.progress.clone() })
            }
            _ => None,
        })
        .collect()
}
