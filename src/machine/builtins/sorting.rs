//! `list.sort` and `sorted` (`listsort`).

use super::{Builtin, Called};
use crate::machine::call::Arguments;
use crate::machine::compare::Comparison;
use crate::machine::native::{Advance, Native};
use crate::machine::object::Object;
use crate::machine::sort::{Question, Sorter};
use crate::machine::value::Value;
use crate::machine::{Machine, Outcome};

/// Comparisons in one turn.
const COMPARISONS: usize = 64;

/// A sort in progress.
#[derive(Clone, Debug, Hash)]
pub struct Sorting {
    /// The list, which is empty meanwhile.
    list: Value,
    /// Whether the list is the result (`sorted`).
    gives_list: bool,
    /// `key`, or `NULL`.
    key: Value,
    /// `cmp`, or `NULL`.
    compare: Value,
    /// From large to small.
    reverse: bool,
    /// The list's items.
    items: Vec<Value>,
    /// Their keys, as far as the key function has given them.
    keys: Vec<Value>,
    /// The order, once all keys are known.
    sorter: Option<Sorter>,
    /// The sorter's last question, while it has no answer.
    question: Option<Question>,
    /// The answer to the sorter's last question.
    answer: Option<bool>,
    /// How many comparisons were made.
    comparisons: usize,
    stage: Stage,
}

/// How far a sort is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Stage {
    /// It asks for keys, or compares.
    Comparing,
    /// The items are in order, and the keys have ended.
    InOrder,
    /// The list has its items again.
    Restored,
}

impl Sorting {
    /// Gives every reference that it holds.
    pub fn for_each_reference(&self, mut see: impl FnMut(Value)) {
        [self.list, self.key, self.compare].into_iter().for_each(&mut see);
        self.items.iter().chain(&self.keys).copied().for_each(see);
    }

    /// What it is doing, in a few words.
    pub fn progress(&self) -> String {
        match self.sorter {
            None => format!("key {} of {}", (self.keys.len() + 1).min(self.items.len()), self.items.len()),
            Some(_) => format!("comparison {}", self.comparisons + 1),
        }
    }

    /// Whether it calls a function.
    pub fn calls(&self) -> bool {
        !self.key.is_null() || !self.compare.is_null()
    }

    /// The function that it calls, or `NULL`.
    pub fn function(&self) -> Value {
        if self.key.is_null() { self.compare } else { self.key }
    }

    /// What an item is sorted by.
    fn sort_key(&self, index: u32) -> Value {
        let keys = if self.key.is_null() { &self.items } else { &self.keys };
        keys.get(index as usize).copied().unwrap_or(Value::NULL)
    }
}

impl Machine {
    /// `sorted(iterable, cmp=None, key=None, reverse=False)`.
    pub(super) fn builtin_sorted(&mut self, arguments: Arguments<'_>) -> Outcome<Called> {
        let [iterable, compare, key, reverse] =
            self.keyword_arguments("sorted()", arguments, ["iterable", "cmp", "key", "reverse"], 1)?;
        let reverse = self.c_int_or(reverse, 0)? != 0;
        let items = self.collect(iterable)?;
        let list = self.heap.list(items);
        self.begin_sort(Builtin::Sorted, list, compare, key, reverse)
    }

    /// `list.sort(cmp=None, key=None, reverse=False)`.
    pub(super) fn list_sort(&mut self, list: Value, arguments: Arguments<'_>) -> Outcome<Called> {
        let [compare, key, reverse] = self.keyword_arguments("sort()", arguments, ["cmp", "key", "reverse"], 0)?;
        let reverse = self.c_int_or(reverse, 0)? != 0;
        self.heap.retain(list);
        self.begin_sort(Builtin::ListSort, list, compare, key, reverse)
    }

    /// Takes the items out of the list, whose reference changes hands, and begins to sort them.
    fn begin_sort(
        &mut self,
        builtin: Builtin,
        list: Value,
        compare: Value,
        key: Value,
        reverse: bool,
    ) -> Outcome<Called> {
        let none_is_null = |value: Value| if value.is_none() { Value::NULL } else { value };
        let sorting = Sorting {
            list,
            gives_list: builtin == Builtin::Sorted,
            key: self.heap.retain(none_is_null(key)),
            compare: self.heap.retain(none_is_null(compare)),
            reverse,
            items: self.replace_list(list, Vec::new()),
            keys: Vec::new(),
            sorter: None,
            question: None,
            answer: None,
            comparisons: 0,
            stage: Stage::Comparing,
        };
        if let Some(list) = list.as_object() {
            self.heap.begin_sort(list);
        }
        self.begin(builtin, Native::Sort(Box::new(sorting)))
    }

    /// Puts other items into a list; gives those that were there. All references change hands.
    pub(in crate::machine) fn replace_list(&mut self, list: Value, new: Vec<Value>) -> Vec<Value> {
        let Some(id) = list.as_object() else { return new };
        let replaced = self.heap.resize(id, |object| match object {
            Object::List(items) => std::mem::replace(items, new),
            _ => new,
        });
        replaced.unwrap_or_default()
    }

    /// Goes on sorting, up to the next call of a function.
    pub(in crate::machine) fn advance_sort(
        &mut self,
        sorting: &mut Sorting,
        result: &mut Option<Value>,
    ) -> Outcome<Advance> {
        if sorting.stage == Stage::InOrder {
            return self.end_sort(sorting).map(Advance::Done);
        }
        if sorting.sorter.is_none() {
            sorting.keys.extend(result.take());
            if !sorting.key.is_null()
                && let Some(&item) = sorting.items.get(sorting.keys.len())
            {
                return Ok(Advance::Call(sorting.key, vec![self.heap.retain(item)]));
            }
            if sorting.reverse {
                // A stable sort from large to small: reversed, sorted from small to large, and reversed again.
                sorting.items.reverse();
                sorting.keys.reverse();
            }
        } else if let Some(result) = result.take() {
            sorting.answer = Some(self.is_less_by_cmp(result)?);
        }
        let len = sorting.items.len();
        let heard = self.heard();
        for _ in 0..COMPARISONS {
            if self.heard() > heard {
                // Its answer is in the state.
                return Ok(Advance::Again);
            }
            if sorting.question.is_none() {
                let sorter = sorting.sorter.get_or_insert_with(|| Sorter::new(len));
                sorting.question = sorter.next(sorting.answer.take());
                sorting.comparisons += 1;
            }
            let Some(Question { left, right }) = sorting.question else {
                self.put_in_order(sorting);
                // What the keys leave behind runs now, and may change the list.
                return Ok(Advance::Again);
            };
            self.charge(1);
            let (left, right) = (sorting.sort_key(left), sorting.sort_key(right));
            if !sorting.compare.is_null() {
                let arguments = [left, right].map(|key| self.heap.retain(key));
                sorting.question = None;
                return Ok(Advance::Call(sorting.compare, arguments.into()));
            }
            sorting.answer = Some(self.rich_compare(left, right, Comparison::Less)?);
            sorting.question = None;
        }
        Ok(Advance::Again)
    }

    /// What a comparison function's result says (`islt`); takes over its reference.
    fn is_less_by_cmp(&mut self, result: Value) -> Outcome<bool> {
        let (name, number) = (self.heap.type_name(result), self.heap.as_int(result));
        self.heap.release(result);
        match number {
            Some(number) => Ok(number < 0),
            None => Err(self.type_error(format!("comparison function must return int, not {name}"))),
        }
    }

    /// All is sorted.
    fn end_sort(&mut self, sorting: &mut Sorting) -> Outcome<Value> {
        let was_modified = sorting.list.as_object().is_some_and(|list| self.heap.is_resized(list));
        self.restore_list(sorting);
        if was_modified {
            return Err(self.value_error("list modified during sort"));
        }
        Ok(if sorting.gives_list { std::mem::take(&mut sorting.list) } else { Value::NONE })
    }

    /// Puts the items in the order reached; the keys end, each in its item's turn.
    fn put_in_order(&mut self, sorting: &mut Sorting) {
        sorting.stage = Stage::InOrder;
        let mut keys = std::mem::take(&mut sorting.keys);
        if let Some(sorter) = sorting.sorter.take() {
            let order = sorter.into_order();
            for values in [&mut sorting.items, &mut keys] {
                *values = order.iter().filter_map(|&index| values.get(index as usize).copied()).collect();
            }
            if sorting.reverse {
                sorting.items.reverse();
            }
        } else {
            // A key function has raised: the last key ends first.
            keys.reverse();
        }
        keys.into_iter().for_each(|key| self.heap.release(key));
    }

    /// Puts the items back into the list, in the order reached.
    pub(in crate::machine) fn restore_list(&mut self, sorting: &mut Sorting) {
        if sorting.stage == Stage::Comparing {
            self.put_in_order(sorting);
        }
        if sorting.stage == Stage::Restored {
            return;
        }
        sorting.stage = Stage::Restored;
        let items = std::mem::take(&mut sorting.items);
        let dropped = self.replace_list(sorting.list, items);
        self.heap.release_all(dropped);
        if let Some(list) = sorting.list.as_object() {
            self.heap.end_sort(list);
        }
    }
}
