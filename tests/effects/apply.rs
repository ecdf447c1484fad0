//! `apply`: the moment before an instruction and its effects → the moment after.
//!
//! It knows what each effect means and nothing of the machine. What is not a change, but new as a whole, it looks up in the
//! moment after: the fields of a frame or an object that this step has made.

use std::collections::{BTreeMap, BTreeSet};

use framebyframe::view::schema::{
    Effect, Leaving, ListedInstruction, Listing, MadeCode, Parking, Place, Step, Stream, Value,
};

use super::state::{Call, FrameState, Id, ObjectState, State, held, id};

/// The listings that instructions are looked up in.
pub(crate) struct Listings<'p> {
    pub(crate) program: &'p [Listing],
    pub(crate) made: Vec<&'p MadeCode>,
}

impl Listings<'_> {
    /// The offset of the instruction that follows the one at `offset`.
    fn following(&self, listing: u32, offset: u32) -> Option<u32> {
        let known = self.program.get(listing as usize);
        let made = || self.made.iter().find(|made| made.index == listing).map(|made| &made.listing);
        let instructions = &known.or_else(made)?.instructions;
        let at = instructions.iter().position(|one| one.offset == offset)?;
        let prefixes = instructions[at..].iter().take_while(|one| one.op == "EXTENDED_ARG").count();
        instructions.get(at + prefixes + 1).map(|one: &ListedInstruction| one.offset)
    }
}

/// What is carried from one effect to the next.
struct Applying<'a> {
    state: State,
    after: &'a State,
    step: &'a Step,
    listings: &'a Listings<'a>,
    /// The listing of each frame.
    code_of: &'a BTreeMap<Id, u32>,
    /// Where frames go on.
    goes_on: BTreeMap<Id, u32>,
    /// The exception that was raised last.
    raised: String,
    /// How the last frame was left.
    ended: String,
    made: BTreeSet<Id>,
    /// Frames of generators that were entered.
    resumed: BTreeSet<Id>,
}

/// The moment after, and which frames and objects were made on the way.
pub(crate) fn apply(
    before: &State,
    step: &Step,
    after: &State,
    listings: &Listings<'_>,
    code_of: &BTreeMap<Id, u32>,
) -> (State, BTreeSet<Id>) {
    let mut applying = Applying {
        state: before.clone(),
        after,
        step,
        listings,
        code_of,
        goes_on: BTreeMap::new(),
        raised: String::new(),
        ended: String::new(),
        made: BTreeSet::new(),
        resumed: BTreeSet::new(),
    };
    applying.run();
    (applying.state, applying.made)
}

impl Applying<'_> {
    fn run(&mut self) {
        let own = id(self.step.frame);
        if let Some(frame) = self.state.frames.get_mut(&own) {
            frame.lasti = self.step.offset as i32;
        }
        let following = self.step.listing.and_then(|listing| self.listings.following(listing, self.step.offset));
        if let Some(offset) = following {
            self.goes_on.insert(own, offset);
        }
        for counted in self.step.c_steps.iter().flat_map(|c_step| &c_step.counted) {
            *self.state.counters.entry(counted.counter.clone()).or_default() += counted.count;
        }
        let mut effects = &self.step.effects[..];
        while let Some((effect, rest)) = effects.split_first() {
            let rotated = effects.iter().take_while(|effect| is_rotation(effect)).count();
            if rotated > 1 {
                self.rotate(&effects[..rotated]);
                effects = &effects[rotated..];
            } else {
                self.one(effect);
                effects = rest;
            }
        }
        if self.state.stack.is_empty() {
            self.state.end = std::mem::take(&mut self.ended);
        }
        self.find_next();
    }

    /// Values of one stack that change places do so at once.
    fn rotate(&mut self, moves: &[Effect]) {
        let parts = || {
            moves.iter().filter_map(|effect| match effect {
                Effect::Move { value, from, to, copies } => Some((value, from, to, copies)),
                _ => None,
            })
        };
        parts().filter(|(.., copies)| !**copies).for_each(|(_, from, ..)| self.put(from, &Value::Null));
        parts().for_each(|(value, _, to, _)| self.put(to, value));
    }

    fn put(&mut self, place: &Place, value: &Value) {
        let (slots, index) = match *place {
            Place::Stack { frame, index } => (&mut self.frame(frame).stack, index),
            Place::Local { frame, index } => (&mut self.frame(frame).locals, index),
            Place::CellSlot { frame, index } => (&mut self.frame(frame).cells, index),
            _ => return self.put_in_object(place, value),
        };
        match value {
            Value::Null => slots.remove(&index),
            value => slots.insert(index, held(value)),
        };
    }

    fn put_in_object(&mut self, place: &Place, value: &Value) {
        match place {
            Place::Cell { cell } => {
                if let Some(cell) = self.state.objects.get_mut(&id(*cell)) {
                    cell.fields.insert("ob_ref".to_owned(), held(value));
                }
            }
            Place::Item { object, index } => {
                if let Some(list) = self.state.objects.get_mut(&id(*object)) {
                    let index = *index as usize;
                    if index == list.items.len() && index == list.len as usize {
                        list.items.push(held(value));
                        list.len += 1;
                    } else if let Some(item) = list.items.get_mut(index) {
                        *item = held(value);
                    }
                }
            }
            Place::Entry { dict, key } => {
                // A move names the key by its text: the whole key is one that is there, or that comes.
                let whole = |object: &ObjectState| object.entries.keys().find(|(_, text)| text == key).cloned();
                let known = self.state.objects.get(&id(*dict)).and_then(whole);
                let known = known.or_else(|| self.after.objects.get(&id(*dict)).and_then(whole));
                if let (Some(dict), Some(key)) = (self.state.objects.get_mut(&id(*dict)), known) {
                    set_entry(dict, key, value);
                }
            }
            _ => {}
        }
    }

    /// A frame; one that is not shown is made up, for the effects on it are of no account.
    fn frame(&mut self, frame: f64) -> &mut FrameState {
        self.state.frames.entry(id(frame)).or_default()
    }

    fn one(&mut self, effect: &Effect) {
        match effect {
            Effect::Move { value, from, to, copies } => {
                if !copies && !matches!(from, Place::Item { .. }) {
                    self.put(from, &Value::Null);
                }
                self.put(to, value);
            }
            Effect::Clear { place } => self.put(place, &Value::Null),
            Effect::ObjectMade { object } => {
                self.made.insert(id(*object));
                let new = self.after.objects.get(&id(*object));
                new.into_iter().for_each(|new| drop(self.state.objects.insert(id(*object), new.clone())));
            }
            Effect::ObjectGone { object } => drop(self.state.objects.remove(&id(*object))),
            Effect::FrameMade { frame, code, .. } => self.make_frame(*frame, *code),
            Effect::FrameEntered { frame } => self.enter(*frame),
            Effect::FrameLeft { frame, how, .. } => {
                self.state.stack.remove(0);
                if *how != Leaving::Yield {
                    self.frame(*frame).stack.clear();
                }
                // A generator's frame is unlinked however it is left.
                if self.resumed.remove(&id(*frame)) {
                    self.frame(*frame).back = None;
                }
                if self.state.stack.is_empty() {
                    self.ended = if *how == Leaving::Return { "Finished".to_owned() } else { self.raised.clone() };
                }
            }
            Effect::FrameSuspended { frame, .. } => {
                let frame = self.frame(*frame);
                frame.back = None;
                frame.suspended = true;
            }
            Effect::FrameParked { frame, place } => self.park(*frame, place.as_ref()),
            Effect::BlockPushed { frame, block } => {
                let block = (block.op.clone(), block.handler, block.level);
                self.frame(*frame).blocks.push(block);
            }
            Effect::BlockPopped { frame, block } => {
                let popped = self.frame(*frame).blocks.pop();
                assert_eq!(popped, Some((block.op.clone(), block.handler, block.level)), "the block on top");
            }
            Effect::Jumped { frame, to } => {
                self.goes_on.insert(id(*frame), *to);
            }
            Effect::Raised { exception, .. } => self.raised = exception.clone(),
            Effect::CCallEntered { name } => {
                self.state.stack.insert(0, Call::C { name: name.clone(), progress: self.progress_after(name) })
            }
            Effect::CCallLeft { name } => {
                let top = self.state.stack.remove(0);
                assert!(matches!(&top, Call::C { name: top, .. } if top == name), "{name} ends, but {top:?} is on top");
            }
            Effect::CCallProgressed { name, progress } => {
                let call = self.state.stack.iter_mut().find_map(|call| match call {
                    Call::C { name: own, progress } if own == name => Some(progress),
                    _ => None,
                });
                call.into_iter().for_each(|call| *call = progress.clone());
            }
            Effect::Printed { stream: Stream::Stdout, text } => self.state.printed.push_str(text),
            Effect::Printed { .. } => {}
            Effect::FieldSet { object, field, value } => {
                let frame = self.state.frames.get_mut(&id(*object)).map(|frame| &mut frame.fields);
                let other = self.state.objects.get_mut(&id(*object)).map(|object| &mut object.fields);
                frame.or(other).into_iter().for_each(|fields| drop(fields.insert(field.clone(), held(value))));
                if field == "f_back"
                    && let Some(frame) = self.state.frames.get_mut(&id(*object))
                {
                    frame.back = match value {
                        Value::Ref { to, .. } => Some(id(*to)),
                        _ => None,
                    };
                }
                if field == "ma_used"
                    && let (Some(object), Value::Plain { text, .. }) = (self.state.objects.get_mut(&id(*object)), value)
                {
                    object.len = text.parse().unwrap();
                }
            }
            Effect::ItemsSet { object, index, gone, items, len } => {
                if let Some(list) = self.state.objects.get_mut(&id(*object)) {
                    let first = *index as usize;
                    list.items.splice(first..first + *gone as usize, items.iter().map(held));
                    list.len = *len;
                }
            }
            Effect::EntrySet { dict, key, value } => {
                let whole = held(key);
                let known = |object: &ObjectState| object.entries.keys().find(|(key, _)| *key == whole).cloned();
                let key = self.state.objects.get(&id(*dict)).and_then(known);
                let key = key.or_else(|| self.after.objects.get(&id(*dict)).and_then(known));
                if let (Some(dict), Some(key)) = (self.state.objects.get_mut(&id(*dict)), key) {
                    set_entry(dict, key, value);
                }
            }
        }
    }

    /// What a C call that begins is at: it may make its first call in the same step.
    fn progress_after(&self, name: &str) -> String {
        let depth = self.state.stack.len();
        let own = self.after.stack.iter().rev().nth(depth);
        match own {
            Some(Call::C { name: own, progress }) if own == name => progress.clone(),
            _ => String::new(),
        }
    }

    fn current(&self) -> Option<Id> {
        self.state.stack.iter().find_map(|call| match call {
            Call::Frame(frame) => Some(*frame),
            Call::C { .. } => None,
        })
    }

    fn make_frame(&mut self, frame: f64, code: f64) {
        let back = self.current();
        self.made.insert(id(frame));
        // Its memory came from its code, or else from the free list, or was new.
        if self.state.zombies.get(&id(code)) == Some(&id(frame)) {
            self.state.zombies.remove(&id(code));
        } else if self.state.free_list.last() == Some(&id(frame)) {
            self.state.free_list.pop();
        }
        let fields = self.after.frames.get(&id(frame)).map(|frame| frame.fields.clone()).unwrap_or_default();
        let new = FrameState { back, lasti: -1, fields, ..FrameState::default() };
        self.state.frames.insert(id(frame), new);
        self.goes_on.insert(id(frame), 0);
    }

    fn enter(&mut self, frame: f64) {
        let back = self.current();
        let unknown = !self.state.frames.contains_key(&id(frame));
        if unknown {
            // It waited in a generator that was not shown: what it holds was never said.
            let shown = self.after.frames.get(&id(frame)).cloned().unwrap_or_default();
            self.state.frames.insert(id(frame), shown);
        }
        let entered = self.frame(frame);
        if entered.suspended {
            entered.back = back;
            entered.suspended = false;
            self.resumed.insert(id(frame));
        }
        self.state.stack.insert(0, Call::Frame(id(frame)));
    }

    fn park(&mut self, frame: f64, place: Option<&Parking>) {
        self.state.frames.remove(&id(frame));
        match place {
            Some(Parking::Zombie { code, .. }) => {
                self.state.zombies.insert(id(*code), id(frame));
            }
            Some(Parking::FreeList { index }) => {
                assert_eq!(self.state.free_list.len(), *index as usize, "the free list's end");
                self.state.free_list.push(id(frame));
            }
            None => {}
        }
    }

    fn find_next(&mut self) {
        self.state.next = match self.state.stack.first() {
            Some(&Call::Frame(frame)) => {
                let lasti = self.state.frames.get(&frame).map_or(-1, |frame| frame.lasti);
                let goes_on = self.goes_on.get(&frame).copied();
                let after_last = || self.listings.following(*self.code_of.get(&frame)?, u32::try_from(lasti).ok()?);
                let first = (lasti < 0).then_some(0);
                goes_on.or_else(after_last).or(first).map(|offset| (frame, offset))
            }
            _ => None,
        };
    }
}

fn is_rotation(effect: &Effect) -> bool {
    let Effect::Move { from: Place::Stack { frame, .. }, to: Place::Stack { frame: other, .. }, copies, .. } = effect
    else {
        return false;
    };
    frame == other && !copies
}

fn set_entry(dict: &mut ObjectState, key: (String, String), value: &Value) {
    let change = match value {
        Value::Null => -i64::from(dict.entries.remove(&key).is_some()),
        value => i64::from(dict.entries.insert(key, held(value)).is_none()),
    };
    dict.len = dict.len.saturating_add_signed(change as i32);
    dict.fields.insert("ma_used".to_owned(), format!("int {}", dict.len));
}
