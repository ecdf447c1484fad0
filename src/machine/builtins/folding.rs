//! `sum`, `any`, `all`, `min` and `max`: one value out of many.

use super::{Builtin, Called};
use crate::machine::call::Arguments;
use crate::machine::compare::Comparison;
use crate::machine::native::{Advance, Native};
use crate::machine::number::Binary;
use crate::machine::types::Type;
use crate::machine::value::Value;
use crate::machine::{Machine, Outcome};

/// Items in one turn.
const ITEMS: usize = 64;

/// `sum`, `any` or `all` in progress.
#[derive(Clone, Debug, Hash)]
pub struct Fold {
    /// Which.
    pub kind: FoldKind,
    /// Where the items come from.
    pub iterator: Value,
    /// The item that is worked on; `NULL` where none is.
    pub item: Value,
    /// The sum so far.
    pub value: Value,
    /// How many items were taken.
    pub seen: usize,
}

/// What is made of the items.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FoldKind {
    /// Their sum.
    Sum,
    /// Whether one is true.
    Any,
    /// Whether all are true.
    All,
}

impl Fold {
    /// Gives every reference that it holds.
    pub fn for_each_reference(&self, mut see: impl FnMut(Value)) {
        [self.iterator, self.item, self.value].into_iter().for_each(&mut see);
    }
}

/// `min` or `max` in progress.
#[derive(Clone, Debug, Hash)]
pub struct Best {
    /// Whether the largest is looked for.
    pub largest: bool,
    /// `key`, or `NULL`.
    pub function: Value,
    /// Where the items come from.
    pub iterator: Value,
    /// The item whose key is asked for.
    pub item: Value,
    /// Its key, while it is compared; `NULL` where it is not known yet.
    pub key: Value,
    /// The best item so far; `NULL` before the first.
    pub best: Value,
    /// Its key.
    pub best_key: Value,
    /// How many items were taken.
    pub seen: usize,
}

impl Best {
    /// Gives every reference that it holds.
    pub fn for_each_reference(&self, see: impl FnMut(Value)) {
        [self.function, self.iterator, self.item, self.key, self.best, self.best_key].into_iter().for_each(see);
    }
}

impl Machine {
    /// `any(iterable)`, `all(iterable)`.
    pub(super) fn builtin_any_all(&mut self, builtin: Builtin, kind: FoldKind, iterable: Value) -> Outcome<Called> {
        let iterator = self.get_iter(iterable)?;
        self.begin(builtin, Native::Fold(Fold { kind, iterator, item: Value::NULL, value: Value::NULL, seen: 0 }))
    }

    /// `sum(iterable[, start])`.
    pub(super) fn builtin_sum(&mut self, iterable: Value, start: Value) -> Outcome<Called> {
        let iterator = self.get_iter(iterable)?;
        if self.is_string(start) {
            self.heap.release(iterator);
            return Err(self.type_error("sum() can't sum strings [use ''.join(seq) instead]"));
        }
        let value = if start.is_null() { Value::small_int(0) } else { self.heap.retain(start) };
        self.begin(
            Builtin::Sum,
            Native::Fold(Fold { kind: FoldKind::Sum, iterator, item: Value::NULL, value, seen: 0 }),
        )
    }

    /// Takes the next items; an exception leaves the rest to whoever drops the state.
    pub(in crate::machine) fn advance_fold(&mut self, fold: &mut Fold) -> Outcome<Advance> {
        let heard = self.heard();
        for _ in 0..ITEMS {
            if self.heard() > heard {
                // What was heard is in the state.
                return Ok(Advance::Again);
            }
            self.charge(1);
            if fold.item.is_null() {
                let Some(item) = self.iter_next(fold.iterator)? else {
                    return Ok(Advance::Done(match fold.kind {
                        FoldKind::Sum => std::mem::take(&mut fold.value),
                        FoldKind::Any => Value::FALSE,
                        FoldKind::All => Value::TRUE,
                    }));
                };
                fold.item = item;
                fold.seen += 1;
                if self.heard() > heard {
                    continue;
                }
            }
            if fold.kind == FoldKind::Sum {
                let sum = self.binary(Binary::Add, fold.value, fold.item, false)?;
                let old = std::mem::replace(&mut fold.value, sum);
                self.heap.release_all([std::mem::take(&mut fold.item), old]);
                continue;
            }
            let truth = self.is_true(fold.item)?;
            self.heap.release(std::mem::take(&mut fold.item));
            let decisive = fold.kind == FoldKind::Any;
            if truth == decisive {
                return Ok(Advance::Done(Value::bool(decisive)));
            }
        }
        Ok(Advance::Again)
    }

    /// `min(…)`, `max(…)` (`min_max`).
    pub(super) fn builtin_best(&mut self, builtin: Builtin, arguments: Arguments<'_>) -> Outcome<Called> {
        let name = builtin.name();
        let from_arguments = arguments.positional.len() > 1;
        if !from_arguments {
            self.unpack_arguments(name, arguments.positional, 1, 1)?;
        }
        let function = match *arguments.keywords {
            [] => Value::NULL,
            [(keyword, function)] if self.heap.as_str(keyword).is_some_and(|keyword| **keyword == *b"key") => function,
            _ => return Err(self.type_error(format!("{name}() got an unexpected keyword argument"))),
        };
        let iterator = if from_arguments {
            for &item in arguments.positional {
                self.heap.retain(item);
            }
            let items = self.heap.tuple(arguments.positional);
            let iterator = self.get_iter(items);
            self.heap.release(items);
            iterator?
        } else {
            self.get_iter(arguments.positional.first().copied().unwrap_or(Value::NULL))?
        };
        let best = Best {
            largest: builtin == Builtin::Max,
            function: self.heap.retain(function),
            iterator,
            item: Value::NULL,
            key: Value::NULL,
            best: Value::NULL,
            best_key: Value::NULL,
            seen: 0,
        };
        self.begin(builtin, Native::Best(best))
    }

    /// Looks at the next items, or, with a key function, at the key that it has given.
    pub(in crate::machine) fn advance_best(
        &mut self,
        state: &mut Best,
        result: &mut Option<Value>,
    ) -> Outcome<Advance> {
        if let Some(key) = result.take() {
            state.key = key;
        }
        let heard = self.heard();
        for _ in 0..ITEMS {
            if self.heard() > heard {
                // What was heard is in the state.
                return Ok(Advance::Again);
            }
            self.charge(1);
            if !state.key.is_null() {
                self.keep_better(state)?;
                continue;
            }
            let Some(item) = self.iter_next(state.iterator)? else {
                if state.best.is_null() {
                    let name = if state.largest { "max" } else { "min" };
                    return Err(self.value_error(format!("{name}() arg is an empty sequence")));
                }
                return Ok(Advance::Done(std::mem::take(&mut state.best)));
            };
            state.seen += 1;
            state.item = item;
            if !state.function.is_null() {
                return Ok(Advance::Call(state.function, vec![self.heap.retain(item)]));
            }
            state.key = self.heap.retain(item);
        }
        Ok(Advance::Again)
    }

    /// Keeps the item if it is better than the best so far.
    fn keep_better(&mut self, state: &mut Best) -> Outcome<()> {
        let operator = if state.largest { Comparison::Greater } else { Comparison::Less };
        let better = state.best.is_null() || self.rich_compare(state.key, state.best_key, operator)?;
        let (item, key) = (std::mem::take(&mut state.item), std::mem::take(&mut state.key));
        let dropped = if better {
            [std::mem::replace(&mut state.best, item), std::mem::replace(&mut state.best_key, key)]
        } else {
            [item, key]
        };
        self.heap.release_all(dropped);
        Ok(())
    }
}

impl Type {
    /// Whether a value of this type is also one of another (`PyType_IsSubtype`).
    pub fn is_a(self, other: Self) -> bool {
        match (self, other) {
            (_, Self::Object) | (Self::Bool, Self::Int) | (Self::Str | Self::Unicode, Self::Basestring) => true,
            (Self::Exception(class), Self::Exception(base)) => class.is_a(base),
            _ => self == other,
        }
    }
}
