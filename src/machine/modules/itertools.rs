//! The iterators of the module `itertools` (`Modules/itertoolsmodule.c`).
//!
//! Each is a value that says how far it is. Asking one for its next item may call Python code; what it has asked is
//! logged in the turn ([`turn`](crate::machine::turn)), and its state changes only when the answers are all there.

use crate::machine::call::Arguments;
use crate::machine::number::{Binary, to_size};
use crate::machine::object::Object;
use crate::machine::types::Type;
use crate::machine::value::{ObjectId, Value};
use crate::machine::{Machine, Outcome};

/// An iterator of `itertools`. It holds its references.
#[derive(Clone, Debug, Hash)]
#[allow(missing_docs, reason = "each variant's text tells of its fields, which have CPython's names")]
pub enum Itertool {
    /// `count(start, step)`.
    Count { next: Value, step: Value },
    /// `cycle(iterable)`: what it gave so far, and where it is in that, once the iterable has ended.
    Cycle { iterator: Value, saved: Vec<Value>, index: usize },
    /// `repeat(object, times)`.
    Repeat { object: Value, left: Option<i64> },
    /// `chain(…)`: an iterator over the iterables, and one over the current one.
    Chain { source: Value, active: Value },
    /// `compress(data, selectors)`.
    Compress { data: Value, selectors: Value },
    /// `dropwhile(predicate, iterable)`.
    Dropwhile { function: Value, iterator: Value, begun: bool },
    /// `takewhile(predicate, iterable)`.
    Takewhile { function: Value, iterator: Value, ended: bool },
    /// `ifilter` and `ifilterfalse`.
    Ifilter { function: Value, iterator: Value, keeps: bool },
    /// `imap(function, …)`; the function may be None.
    Imap { function: Value, iterators: Vec<Value> },
    /// `starmap(function, iterable)`.
    Starmap { function: Value, iterator: Value },
    /// `islice(iterable, …)`: the index of the next item that it gives, and how many were taken.
    Islice { iterator: Value, next: i64, stop: Option<i64>, step: i64, taken: i64 },
    /// `izip(…)`.
    Izip { iterators: Vec<Value> },
    /// `izip_longest(…)`: `NULL` for an iterator that has ended.
    IzipLongest { iterators: Vec<Value>, fill: Value },
    /// `product(…)`: the indexes of the next result; none when it is over.
    Product { pools: Vec<Value>, indexes: Option<Vec<usize>> },
    /// `permutations(iterable, r)`.
    Permutations { pool: Value, indexes: Vec<usize>, cycles: Vec<usize>, length: usize, state: Progress },
    /// `combinations(iterable, r)`, and with replacement.
    Combinations { pool: Value, indexes: Vec<usize>, repeats: bool, state: Progress },
    /// `groupby(iterable, key)`.
    Groupby { iterator: Value, function: Value, target: Value, key: Value, item: Value },
    /// One group of a `groupby`.
    Grouper { parent: Value, key: Value },
    /// One of the iterators of `tee`: what they share, and how far this one is.
    Tee { shared: Value, index: usize },
    /// What the iterators of a `tee` share: where items come from, and those that came.
    TeeShared { iterator: Value, items: Vec<Value> },
}

/// Where an iterator over arrangements is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Progress {
    /// It has given nothing yet.
    New,
    /// It goes on from its indexes.
    UnderWay,
    /// It is over.
    Ended,
}

impl Itertool {
    /// Gives every reference that it holds.
    pub fn for_each_reference(&self, mut see: impl FnMut(Value)) {
        let (few, many): (&[Value], &[Value]) = match self {
            Self::Count { next, step } => (&[*next, *step], &[]),
            Self::Cycle { iterator, saved, .. } => (&[*iterator], saved),
            Self::Repeat { object, .. } => (&[*object], &[]),
            Self::Chain { source, active } => (&[*source, *active], &[]),
            Self::Compress { data, selectors } => (&[*data, *selectors], &[]),
            Self::Dropwhile { function, iterator, .. }
            | Self::Takewhile { function, iterator, .. }
            | Self::Ifilter { function, iterator, .. }
            | Self::Starmap { function, iterator } => (&[*function, *iterator], &[]),
            Self::Imap { function, iterators } => (&[*function], iterators),
            Self::Islice { iterator, .. } => (&[*iterator], &[]),
            Self::Izip { iterators } => (&[], iterators),
            Self::IzipLongest { iterators, fill } => (&[*fill], iterators),
            Self::Product { pools, .. } => (&[], pools),
            Self::Permutations { pool, .. } | Self::Combinations { pool, .. } => (&[*pool], &[]),
            Self::Groupby { iterator, function, target, key, item } => {
                (&[*iterator, *function, *target, *key, *item], &[])
            }
            Self::Grouper { parent, key } => (&[*parent, *key], &[]),
            Self::Tee { shared, .. } => (&[*shared], &[]),
            Self::TeeShared { iterator, items } => (&[*iterator], items),
        };
        few.iter().chain(many).copied().for_each(&mut see);
    }

    /// Its type.
    pub fn type_of(&self) -> Type {
        match self {
            Self::Count { .. } => Type::ItertoolsCount,
            Self::Cycle { .. } => Type::ItertoolsCycle,
            Self::Repeat { .. } => Type::ItertoolsRepeat,
            Self::Chain { .. } => Type::ItertoolsChain,
            Self::Compress { .. } => Type::ItertoolsCompress,
            Self::Dropwhile { .. } => Type::ItertoolsDropwhile,
            Self::Takewhile { .. } => Type::ItertoolsTakewhile,
            Self::Ifilter { keeps: true, .. } => Type::ItertoolsIfilter,
            Self::Ifilter { .. } => Type::ItertoolsIfilterfalse,
            Self::Imap { .. } => Type::ItertoolsImap,
            Self::Starmap { .. } => Type::ItertoolsStarmap,
            Self::Islice { .. } => Type::ItertoolsIslice,
            Self::Izip { .. } => Type::ItertoolsIzip,
            Self::IzipLongest { .. } => Type::ItertoolsIzipLongest,
            Self::Product { .. } => Type::ItertoolsProduct,
            Self::Permutations { .. } => Type::ItertoolsPermutations,
            Self::Combinations { repeats: false, .. } => Type::ItertoolsCombinations,
            Self::Combinations { .. } => Type::ItertoolsCombinationsWithReplacement,
            Self::Groupby { .. } => Type::ItertoolsGroupby,
            Self::Grouper { .. } => Type::ItertoolsGrouper,
            Self::Tee { .. } => Type::ItertoolsTee,
            Self::TeeShared { .. } => Type::ItertoolsTeeDataobject,
        }
    }
}

impl Machine {
    fn itertool(&self, id: ObjectId) -> Option<&Itertool> {
        match self.heap.get(id) {
            Object::Itertool(tool) => Some(tool),
            _ => None,
        }
    }

    /// Puts an iterator into another state, by values that hold their references already.
    fn set_itertool(&mut self, id: ObjectId, change: impl FnOnce(&mut Itertool)) {
        self.heap.resize(id, |object| {
            if let Object::Itertool(tool) = object {
                change(tool);
            }
        });
    }

    /// The next item of an iterator, asked once in the turn; the result is new.
    fn pull(&mut self, iterator: Value) -> Outcome<Option<Value>> {
        self.toil_a_round()?;
        let item = self.once(|machine| Ok(machine.iter_next(iterator)?.unwrap_or_default()))?;
        Ok(item.non_null())
    }

    /// Whether a function says yes to an item.
    fn says_yes(&mut self, function: Value, item: Value) -> Outcome<bool> {
        let answer = self.call(function, &[item])?;
        let truth = self.is_true(answer);
        self.heap.release(answer);
        truth
    }

    /// The next item of an iterator of `itertools`; the result is new.
    pub(in crate::machine) fn itertool_next(&mut self, id: ObjectId) -> Outcome<Option<Value>> {
        let Some(tool) = self.itertool(id) else { return Ok(None) };
        match *tool {
            Itertool::Count { next, step } => self.count_next(id, next, step),
            Itertool::Cycle { iterator, .. } => self.cycle_next(id, iterator),
            Itertool::Repeat { left: Some(..=0), .. } => Ok(None),
            Itertool::Repeat { object, left } => {
                self.set_itertool(id, |tool| {
                    if let (Itertool::Repeat { left, .. }, Some(count)) = (tool, left) {
                        *left = Some(count - 1);
                    }
                });
                Ok(Some(self.heap.retain(object)))
            }
            Itertool::Chain { .. } => self.chain_next(id),
            Itertool::Compress { data, selectors } => self.compress_next(data, selectors),
            Itertool::Dropwhile { function, iterator, begun } => self.dropwhile_next(id, function, iterator, begun),
            Itertool::Takewhile { ended: true, .. } => Ok(None),
            Itertool::Takewhile { function, iterator, .. } => self.takewhile_next(id, function, iterator),
            Itertool::Ifilter { function, iterator, keeps } => self.ifilter_next(function, iterator, keeps),
            Itertool::Imap { function, ref iterators } => {
                let iterators = iterators.clone();
                self.imap_next(function, &iterators)
            }
            Itertool::Starmap { function, iterator } => self.starmap_next(function, iterator),
            Itertool::Islice { .. } => self.islice_next(id),
            Itertool::Izip { ref iterators } => {
                let iterators = iterators.clone();
                if iterators.is_empty() {
                    return Ok(None);
                }
                let row = self.pull_all(&iterators)?;
                Ok(row.map(|row| self.heap.tuple(row)))
            }
            Itertool::IzipLongest { .. } => self.izip_longest_next(id),
            Itertool::Product { .. } => Ok(self.product_next(id)),
            Itertool::Permutations { .. } => Ok(self.permutations_next(id)),
            Itertool::Combinations { .. } => Ok(self.combinations_next(id)),
            Itertool::Groupby { .. } => self.groupby_next(id),
            Itertool::Grouper { parent, key } => self.grouper_next(parent, key),
            Itertool::Tee { shared, index } => self.tee_next(id, shared, index),
            Itertool::TeeShared { .. } => Ok(None),
        }
    }

    fn count_next(&mut self, id: ObjectId, next: Value, step: Value) -> Outcome<Option<Value>> {
        let after = self.binary(Binary::Add, next, step, false)?;
        self.set_itertool(id, |tool| {
            if let Itertool::Count { next, .. } = tool {
                *next = after;
            }
        });
        Ok(Some(next))
    }

    fn cycle_next(&mut self, id: ObjectId, iterator: Value) -> Outcome<Option<Value>> {
        if !iterator.is_null() {
            if let Some(item) = self.iter_next(iterator)? {
                let kept = self.heap.retain(item);
                self.set_itertool(id, |tool| {
                    if let Itertool::Cycle { saved, .. } = tool {
                        saved.push(kept);
                    }
                });
                return Ok(Some(item));
            }
            self.set_itertool(id, |tool| {
                if let Itertool::Cycle { iterator, .. } = tool {
                    *iterator = Value::NULL;
                }
            });
            self.heap.release(iterator);
        }
        let Some(Itertool::Cycle { saved, index, .. }) = self.itertool(id) else { return Ok(None) };
        let (item, after) = (saved.get(*index).copied(), (index + 1) % saved.len().max(1));
        self.set_itertool(id, |tool| {
            if let Itertool::Cycle { index, .. } = tool {
                *index = after;
            }
        });
        Ok(item.map(|item| self.heap.retain(item)))
    }

    fn chain_next(&mut self, id: ObjectId) -> Outcome<Option<Value>> {
        let mut rounds = self.resume_at();
        loop {
            let Some(&Itertool::Chain { source, active }) = self.itertool(id) else { return Ok(None) };
            if active.is_null() {
                if source.is_null() {
                    return Ok(None);
                }
                let next = self.pull(source)?;
                let iterator = match next {
                    Some(iterable) => {
                        let iterator = self.get_iter(iterable);
                        self.heap.release(iterable);
                        iterator?
                    }
                    None => Value::NULL,
                };
                self.set_itertool(id, |tool| {
                    if let Itertool::Chain { source, active } = tool {
                        *active = iterator;
                        if iterator.is_null() {
                            *source = Value::NULL;
                        }
                    }
                });
                if iterator.is_null() {
                    self.heap.release(source);
                }
            } else {
                if let Some(item) = self.iter_next(active)? {
                    return Ok(Some(item));
                }
                self.set_itertool(id, |tool| {
                    if let Itertool::Chain { active, .. } = tool {
                        *active = Value::NULL;
                    }
                });
                self.heap.release(active);
            }
            self.has_done(&mut rounds);
        }
    }

    fn compress_next(&mut self, data: Value, selectors: Value) -> Outcome<Option<Value>> {
        let mut rounds = self.resume_at();
        loop {
            let Some(item) = self.pull(data)? else { return Ok(None) };
            let selects = match self.pull(selectors) {
                Ok(Some(selector)) => {
                    let truth = self.is_true(selector);
                    self.heap.release(selector);
                    truth.map(Some)
                }
                Ok(None) => Ok(None),
                Err(fault) => Err(fault),
            };
            match selects {
                Ok(Some(true)) => return Ok(Some(item)),
                Ok(Some(false)) => self.heap.release(item),
                Ok(None) => {
                    self.heap.release(item);
                    return Ok(None);
                }
                Err(fault) => {
                    self.heap.release(item);
                    return Err(fault);
                }
            }
            self.has_done(&mut rounds);
        }
    }

    fn dropwhile_next(
        &mut self,
        id: ObjectId,
        function: Value,
        iterator: Value,
        begun: bool,
    ) -> Outcome<Option<Value>> {
        if begun {
            return self.iter_next(iterator);
        }
        let found = self.first_with(function, iterator, false)?;
        self.set_itertool(id, |tool| {
            if let (Itertool::Dropwhile { begun, .. }, Some(_)) = (tool, found) {
                *begun = true;
            }
        });
        Ok(found)
    }

    /// The first item to which a function says so.
    fn first_with(&mut self, function: Value, iterator: Value, wanted: bool) -> Outcome<Option<Value>> {
        let mut rounds = self.resume_at();
        loop {
            let Some(item) = self.pull(iterator)? else { return Ok(None) };
            // Of `ifilter`, None asks for an item's own truth.
            let answer = if function.is_null() { self.is_true(item) } else { self.says_yes(function, item) };
            match answer {
                Ok(answer) if answer == wanted => return Ok(Some(item)),
                Ok(_) => self.heap.release(item),
                Err(fault) => {
                    self.heap.release(item);
                    return Err(fault);
                }
            }
            self.has_done(&mut rounds);
        }
    }

    fn takewhile_next(&mut self, id: ObjectId, function: Value, iterator: Value) -> Outcome<Option<Value>> {
        let Some(item) = self.pull(iterator)? else { return Ok(None) };
        let accepted = self.says_yes(function, item);
        if matches!(accepted, Ok(true)) {
            return Ok(Some(item));
        }
        self.heap.release(item);
        accepted?;
        self.set_itertool(id, |tool| {
            if let Itertool::Takewhile { ended, .. } = tool {
                *ended = true;
            }
        });
        Ok(None)
    }

    fn ifilter_next(&mut self, function: Value, iterator: Value, keeps: bool) -> Outcome<Option<Value>> {
        // `bool` asks for no more than an item's own truth.
        let is_truth = function.is_none() || matches!(self.heap.at(function), Object::Type(Type::Bool));
        let function = if is_truth { Value::NULL } else { function };
        self.first_with(function, iterator, keeps)
    }

    /// One item of each iterator; none if one has ended. The references are the caller's.
    fn pull_all(&mut self, iterators: &[Value]) -> Outcome<Option<Vec<Value>>> {
        let mut row = Vec::with_capacity(iterators.len());
        for &iterator in iterators {
            match self.pull(iterator) {
                Ok(Some(item)) => row.push(item),
                other => {
                    self.heap.release_all(row);
                    return other.map(|_| None);
                }
            }
        }
        Ok(Some(row))
    }

    fn imap_next(&mut self, function: Value, iterators: &[Value]) -> Outcome<Option<Value>> {
        let Some(row) = self.pull_all(iterators)? else { return Ok(None) };
        if function.is_none() {
            return Ok(Some(self.heap.tuple(row)));
        }
        let arguments = Arguments { positional: &row, keywords: &[] };
        let result = self.call_passing_on("imap_next", function, arguments);
        self.heap.release_all(row);
        result.map(Some)
    }

    fn starmap_next(&mut self, function: Value, iterator: Value) -> Outcome<Option<Value>> {
        let Some(arguments) = self.pull(iterator)? else { return Ok(None) };
        let items = self.collect(arguments);
        self.heap.release(arguments);
        let items = items?;
        let arguments = Arguments { positional: &items, keywords: &[] };
        let result = self.call_passing_on("starmap_next", function, arguments);
        self.heap.release_all(items);
        result.map(Some)
    }

    fn islice_next(&mut self, id: ObjectId) -> Outcome<Option<Value>> {
        let mut rounds = self.resume_at();
        loop {
            let Some(&Itertool::Islice { iterator, next, stop, step, taken }) = self.itertool(id) else {
                return Ok(None);
            };
            if iterator.is_null() {
                return Ok(None);
            }
            let skips = taken < next;
            let is_over = !skips && stop.is_some_and(|stop| taken >= stop);
            let item = match is_over {
                true => None,
                false => self.pull(iterator)?,
            };
            let Some(item) = item else {
                // What it has gone through is not kept for an iterator that has come to its end.
                self.set_itertool(id, |tool| {
                    if let Itertool::Islice { iterator, .. } = tool {
                        *iterator = Value::NULL;
                    }
                });
                self.heap.release(iterator);
                return Ok(None);
            };
            let after = if skips { next } else { next.saturating_add(step).min(stop.unwrap_or(i64::MAX)) };
            self.set_itertool(id, |tool| {
                if let Itertool::Islice { next, taken, .. } = tool {
                    *taken += 1;
                    *next = after;
                }
            });
            if !skips {
                return Ok(Some(item));
            }
            self.heap.release(item);
            self.has_done(&mut rounds);
        }
    }

    fn izip_longest_next(&mut self, id: ObjectId) -> Outcome<Option<Value>> {
        let Some(Itertool::IzipLongest { iterators, fill }) = self.itertool(id) else { return Ok(None) };
        let (iterators, fill) = (iterators.clone(), *fill);
        let mut row = Vec::with_capacity(iterators.len());
        let mut left = Vec::with_capacity(iterators.len());
        for &iterator in &iterators {
            let next = if iterator.is_null() { Ok(None) } else { self.pull(iterator) };
            match next {
                Ok(Some(item)) => {
                    row.push(item);
                    left.push(iterator);
                }
                Ok(None) => {
                    row.push(self.heap.retain(fill));
                    left.push(Value::NULL);
                }
                Err(fault) => {
                    self.heap.release_all(row);
                    return Err(fault);
                }
            }
        }
        let ended: Vec<Value> =
            iterators.iter().zip(&left).filter(|(_, left)| left.is_null()).map(|(&iterator, _)| iterator).collect();
        let is_over = left.iter().all(|iterator| iterator.is_null());
        self.set_itertool(id, |tool| {
            if let Itertool::IzipLongest { iterators, .. } = tool {
                *iterators = left;
            }
        });
        self.heap.release_all(ended);
        if is_over {
            self.heap.release_all(row);
            return Ok(None);
        }
        Ok(Some(self.heap.tuple(row)))
    }

    fn groupby_next(&mut self, id: ObjectId) -> Outcome<Option<Value>> {
        let mut rounds = self.resume_at();
        loop {
            let Some(&Itertool::Groupby { target, key, .. }) = self.itertool(id) else { return Ok(None) };
            let is_new = if key.is_null() {
                false
            } else if target.is_null() {
                true
            } else {
                !self.equals(target, key)?
            };
            if is_new {
                break;
            }
            if !self.groupby_step(id)? {
                return Ok(None);
            }
            self.has_done(&mut rounds);
        }
        let Some(&Itertool::Groupby { target, key, .. }) = self.itertool(id) else { return Ok(None) };
        let new_target = self.heap.retain(key);
        self.set_itertool(id, |tool| {
            if let Itertool::Groupby { target, .. } = tool {
                *target = new_target;
            }
        });
        self.heap.release(target);
        let [parent, of_group, given] = [Value::object(id), key, key].map(|value| self.heap.retain(value));
        let group = self.new_itertool(Itertool::Grouper { parent, key: of_group });
        Ok(Some(self.heap.tuple([given, group])))
    }

    /// Takes the next item and its key; `false` at the end.
    fn groupby_step(&mut self, id: ObjectId) -> Outcome<bool> {
        let Some(&Itertool::Groupby { iterator, function, .. }) = self.itertool(id) else { return Ok(false) };
        let Some(new_item) = self.pull(iterator)? else { return Ok(false) };
        let new_key =
            if function.is_none() { Ok(self.heap.retain(new_item)) } else { self.call(function, &[new_item]) };
        let new_key = match new_key {
            Ok(key) => key,
            Err(fault) => {
                self.heap.release(new_item);
                return Err(fault);
            }
        };
        let mut old = [Value::NULL; 2];
        self.set_itertool(id, |tool| {
            if let Itertool::Groupby { key, item, .. } = tool {
                old = [std::mem::replace(key, new_key), std::mem::replace(item, new_item)];
            }
        });
        self.heap.release_all(old);
        Ok(true)
    }

    fn grouper_next(&mut self, parent: Value, wanted: Value) -> Outcome<Option<Value>> {
        let Some(id) = parent.as_object() else { return Ok(None) };
        let Some(&Itertool::Groupby { item, .. }) = self.itertool(id) else { return Ok(None) };
        let has_item = self.once(|_| Ok(Value::bool(!item.is_null())))? == Value::TRUE;
        if !has_item && self.once(|machine| machine.groupby_step(id).map(Value::bool))? == Value::FALSE {
            return Ok(None);
        }
        let Some(&Itertool::Groupby { key, .. }) = self.itertool(id) else { return Ok(None) };
        if !self.equals(wanted, key)? {
            return Ok(None);
        }
        let mut taken = [Value::NULL; 2];
        self.set_itertool(id, |tool| {
            if let Itertool::Groupby { item, key, .. } = tool {
                taken = [std::mem::take(item), std::mem::take(key)];
            }
        });
        let [item, key] = taken;
        self.heap.release(key);
        Ok(Some(item))
    }

    fn tee_next(&mut self, id: ObjectId, shared: Value, at: usize) -> Outcome<Option<Value>> {
        let Some(shared) = shared.as_object() else { return Ok(None) };
        let Some(Itertool::TeeShared { iterator, items }) = self.itertool(shared) else { return Ok(None) };
        let item = match items.get(at).copied() {
            Some(item) => self.heap.retain(item),
            None => {
                let Some(item) = self.iter_next(*iterator)? else { return Ok(None) };
                let kept = self.heap.retain(item);
                self.set_itertool(shared, |tool| {
                    if let Itertool::TeeShared { items, .. } = tool {
                        items.push(kept);
                    }
                });
                item
            }
        };
        self.set_itertool(id, |tool| {
            if let Itertool::Tee { index, .. } = tool {
                *index = at + 1;
            }
        });
        Ok(Some(item))
    }

    /// A new iterator; takes over its references.
    pub(in crate::machine) fn new_itertool(&mut self, tool: Itertool) -> Value {
        self.heap.new_value(Object::Itertool(Box::new(tool)))
    }

    /// How often a `repeat` gives its object again: no number if it does so without end; `None` of what is no `repeat`.
    pub(in crate::machine) fn repeats_left(&self, value: Value) -> Option<Option<i64>> {
        match self.itertool(value.as_object()?)? {
            Itertool::Repeat { left, .. } => Some(left.map(|left| left.max(0))),
            _ => None,
        }
    }

    /// `repr(count(…))`, `repr(repeat(…))`; the others have nothing to show.
    pub(in crate::machine) fn itertool_text(&mut self, id: ObjectId) -> Outcome<Option<Vec<u8>>> {
        let (name, values) = match self.itertool(id) {
            Some(&Itertool::Count { next, step }) if step == Value::small_int(1) => ("count", [next, Value::NULL]),
            Some(&Itertool::Count { next, step }) => ("count", [next, step]),
            Some(&Itertool::Repeat { object, left: Some(left) }) => ("repeat", [object, self.heap.int(left)]),
            Some(&Itertool::Repeat { object, left: None }) => ("repeat", [object, Value::NULL]),
            _ => return Ok(None),
        };
        let mut parts = Vec::new();
        self.enter_nested_call(" while getting the repr of an object")?;
        let mut result = Ok(());
        for value in values.into_iter().filter(|value| !value.is_null()) {
            match self.repr(value) {
                Ok(part) => parts.push(part),
                Err(fault) => result = Err(fault),
            }
        }
        self.leave_nested_call();
        result?;
        Ok(Some([name.as_bytes(), b"(", &*parts.join(&b", "[..]), b")"].concat()))
    }

    /// `itertools.tee(iterable[, n])`.
    pub(super) fn itertools_tee(&mut self, arguments: Arguments<'_>) -> Outcome<Value> {
        let iterable = arguments.positional.first().copied().unwrap_or(Value::NULL);
        let count = self.c_long_or(arguments.positional.get(1).copied().unwrap_or(Value::NULL), 2)?;
        if count < 0 {
            return Err(self.value_error("n must be >= 0"));
        }
        let count = to_size(count);
        self.reserve(count.saturating_mul(8))?;
        if count == 0 {
            return Ok(self.heap.tuple(Vec::new()));
        }
        // `tee_fromiterable` asks the iterator for one, again.
        let first = self.once(|machine| machine.get_iter(iterable))?;
        let iterator = self.get_iter(first);
        self.heap.release(first);
        let iterator = iterator?;
        self.reserve(count.saturating_mul(80))?;
        let shared = self.new_itertool(Itertool::TeeShared { iterator, items: Vec::new() });
        let tees: Vec<Value> = (0..count)
            .map(|_| {
                let shared = self.heap.retain(shared);
                self.new_itertool(Itertool::Tee { shared, index: 0 })
            })
            .collect();
        self.heap.release(shared);
        Ok(self.heap.tuple(tees))
    }
}
