//! Calling the types of `itertools`.

use super::itertools::{Itertool, Progress};
use crate::machine::call::Arguments;
use crate::machine::exceptions::Exc;
use crate::machine::number::to_size;
use crate::machine::types::Type;
use crate::machine::value::Value;
use crate::machine::{Fault, Machine, Outcome};

impl Type {
    /// Whether it is an iterator of `itertools` that takes no keywords, and does not look at those that a subclass is
    /// called with (`type == &izip_type && !_PyArg_NoKeywords(…)`).
    pub(in crate::machine) fn ignores_keywords_of_subclass(self) -> bool {
        matches!(
            self,
            Self::ItertoolsCycle
                | Self::ItertoolsChain
                | Self::ItertoolsDropwhile
                | Self::ItertoolsTakewhile
                | Self::ItertoolsIfilter
                | Self::ItertoolsIfilterfalse
                | Self::ItertoolsImap
                | Self::ItertoolsStarmap
                | Self::ItertoolsIslice
                | Self::ItertoolsIzip
        )
    }
}

impl Machine {
    /// Makes an iterator of one of the types of `itertools`; `None` if it is no such type.
    pub(in crate::machine) fn make_itertool(&mut self, of: Type, arguments: Arguments<'_>) -> Outcome<Option<Value>> {
        // It is made once, though its arguments may call Python code.
        let made = self.once(|machine| {
            let tool = machine.itertool_of(of, arguments)?;
            Ok(tool.map_or(Value::NULL, |tool| machine.new_itertool(tool)))
        })?;
        Ok(made.non_null())
    }

    /// `itertools.chain.from_iterable(iterables)`.
    pub(in crate::machine) fn chain_from_iterable(&mut self, iterables: Value) -> Outcome<Value> {
        let source = self.get_iter(iterables)?;
        Ok(self.new_itertool(Itertool::Chain { source, active: Value::NULL }))
    }

    fn itertool_of(&mut self, of: Type, arguments: Arguments<'_>) -> Outcome<Option<Itertool>> {
        let tool = match of {
            Type::ItertoolsCount => self.make_count(arguments)?,
            Type::ItertoolsRepeat => self.make_repeat(arguments)?,
            Type::ItertoolsCompress => self.make_compress(arguments)?,
            Type::ItertoolsIzipLongest => self.make_izip_longest(arguments)?,
            Type::ItertoolsProduct => self.make_product(arguments)?,
            Type::ItertoolsPermutations => self.make_permutations(arguments)?,
            Type::ItertoolsCombinations => self.make_combinations(arguments, false)?,
            Type::ItertoolsCombinationsWithReplacement => self.make_combinations(arguments, true)?,
            Type::ItertoolsGroupby => {
                let [iterable, key] = self.keyword_arguments("groupby()", arguments, ["iterable", "key"], 1)?;
                let iterator = self.get_iter(iterable)?;
                let function = if key.is_null() { Value::NONE } else { self.heap.retain(key) };
                let [target, key, item] = [Value::NULL; 3];
                Itertool::Groupby { iterator, function, target, key, item }
            }
            _ => return self.itertool_without_keywords(of, arguments),
        };
        Ok(Some(tool))
    }

    fn itertool_without_keywords(&mut self, of: Type, arguments: Arguments<'_>) -> Outcome<Option<Itertool>> {
        let name = of.name();
        if !of.ignores_keywords_of_subclass() {
            return Ok(None);
        }
        if !arguments.keywords.is_empty() {
            return Err(self.type_error(format!("{name}() does not take keyword arguments")));
        }
        let all = arguments.positional;
        Ok(Some(match (of, all) {
            (Type::ItertoolsChain, iterables) => {
                for &iterable in iterables {
                    self.heap.retain(iterable);
                }
                let iterables = self.heap.tuple(iterables);
                let source = self.get_iter(iterables);
                self.heap.release(iterables);
                Itertool::Chain { source: source?, active: Value::NULL }
            }
            (Type::ItertoolsIzip, iterables) => Itertool::Izip { iterators: self.iterators(name, iterables)? },
            (Type::ItertoolsImap, [] | [_]) => {
                return Err(self.type_error("imap() must have at least two arguments."));
            }
            (Type::ItertoolsImap, [function, iterables @ ..]) => {
                let iterators = self.iterators("", iterables)?;
                Itertool::Imap { function: self.heap.retain(*function), iterators }
            }
            (Type::ItertoolsIslice, _) => self.make_islice(all)?,
            (Type::ItertoolsCycle, &[iterable]) => {
                Itertool::Cycle { iterator: self.get_iter(iterable)?, saved: Vec::new(), index: 0 }
            }
            (Type::ItertoolsCycle, _) => return self.unpack_arguments(name, all, 1, 1).map(|()| None),
            (_, &[function, iterable]) => {
                let iterator = self.get_iter(iterable)?;
                let function = self.heap.retain(function);
                match of {
                    Type::ItertoolsDropwhile => Itertool::Dropwhile { function, iterator, begun: false },
                    Type::ItertoolsTakewhile => Itertool::Takewhile { function, iterator, ended: false },
                    Type::ItertoolsStarmap => Itertool::Starmap { function, iterator },
                    _ => Itertool::Ifilter { function, iterator, keeps: of == Type::ItertoolsIfilter },
                }
            }
            _ => return self.unpack_arguments(name, all, 2, 2).map(|()| None),
        }))
    }

    /// An iterator over each; with a name, what cannot be iterated over is told by its number.
    fn iterators(&mut self, name: &str, iterables: &[Value]) -> Outcome<Vec<Value>> {
        let mut iterators = Vec::with_capacity(iterables.len());
        for (index, &iterable) in iterables.iter().enumerate() {
            match self.once(|machine| machine.get_iter(iterable)) {
                Ok(iterator) => iterators.push(iterator),
                Err(fault) => {
                    self.heap.release_all(iterators);
                    let is_none = matches!(fault, Fault::Raised) && self.raised_is(Exc::TypeError);
                    if name.is_empty() || !is_none {
                        return Err(fault);
                    }
                    self.clear_raised();
                    return Err(self.type_error(format!("{name} argument #{} must support iteration", index + 1)));
                }
            }
        }
        Ok(iterators)
    }

    fn make_count(&mut self, arguments: Arguments<'_>) -> Outcome<Itertool> {
        let [start, step] = self.keyword_arguments("count()", arguments, ["start", "step"], 0)?;
        for number in [start, step].into_iter().filter(|value| !value.is_null()) {
            if !self.is_a_number(number) {
                return Err(self.type_error("a number is required"));
            }
        }
        // It counts in a C integer if it can: so a start that is another number is asked for one.
        if !start.is_null() && self.heap.as_int(start).is_none() {
            let integer = self.once(|machine| machine.c_ssize(start).map(|start| machine.heap.int(start))).map(Some);
            let integer = self.unless_raised(integer)?;
            self.heap.release_all(integer);
        }
        let or = |value: Value, default: i32| if value.is_null() { Value::small_int(default) } else { value };
        let steps_by_one = step.is_null() || self.heap.as_int(step) == Some(1);
        let next = match self.heap.as_int(start) {
            Some(start) if steps_by_one => self.heap.int(start),
            _ => self.heap.retain(or(start, 0)),
        };
        let step = self.heap.retain(or(step, 1));
        Ok(Itertool::Count { next, step })
    }

    fn make_repeat(&mut self, arguments: Arguments<'_>) -> Outcome<Itertool> {
        let [object, times] = self.keyword_arguments("repeat()", arguments, ["object", "times"], 1)?;
        let left = if times.is_null() { None } else { Some(self.c_long(times)?.max(0)) };
        Ok(Itertool::Repeat { object: self.heap.retain(object), left })
    }

    fn make_compress(&mut self, arguments: Arguments<'_>) -> Outcome<Itertool> {
        let [data, selectors] = self.keyword_arguments("compress()", arguments, ["data", "selectors"], 2)?;
        match *self.iterators("", &[data, selectors])? {
            [data, selectors] => Ok(Itertool::Compress { data, selectors }),
            _ => Ok(Itertool::Izip { iterators: Vec::new() }),
        }
    }

    fn make_izip_longest(&mut self, arguments: Arguments<'_>) -> Outcome<Itertool> {
        let fill = match *arguments.keywords {
            [] => Value::NONE,
            [(keyword, fill)] if self.heap.as_str(keyword).is_some_and(|keyword| **keyword == *b"fillvalue") => fill,
            _ => return Err(self.type_error("izip_longest() got an unexpected keyword argument")),
        };
        let iterators = self.iterators("izip_longest", arguments.positional)?;
        Ok(Itertool::IzipLongest { iterators, fill: self.heap.retain(fill) })
    }

    /// The items of an iterable in a tuple; the result is new.
    fn pool(&mut self, iterable: Value) -> Outcome<Value> {
        self.once(|machine| {
            let items = machine.collect(iterable)?;
            Ok(machine.heap.tuple(items))
        })
    }

    fn pool_len(&self, pool: Value) -> usize {
        self.heap.as_tuple(pool).map_or(0, <[Value]>::len)
    }

    fn make_product(&mut self, arguments: Arguments<'_>) -> Outcome<Itertool> {
        let keywords = Arguments { positional: &[], ..arguments };
        let [repeat] = self.keyword_arguments("product()", keywords, ["repeat"], 0)?;
        let repeat = self.c_long_or(repeat, 1)?;
        if repeat < 0 {
            return Err(self.value_error("repeat argument cannot be negative"));
        }
        let count = arguments.positional.len();
        if repeat > 0 && count as i64 > i64::MAX / 8 / repeat {
            return Err(self.raise(Exc::OverflowError, "repeat argument too large"));
        }
        let repeat = if count == 0 { 0 } else { to_size(repeat) };
        // An index and a reference for each.
        self.reserve(count.saturating_mul(16).saturating_mul(repeat))?;
        let mut pools = Vec::new();
        for &iterable in arguments.positional {
            match self.pool(iterable) {
                Ok(pool) => pools.push(pool),
                Err(fault) => {
                    self.heap.release_all(pools);
                    return Err(fault);
                }
            }
        }
        let all: Vec<Value> =
            std::iter::repeat_n(&pools, repeat).flatten().map(|&pool| self.heap.retain(pool)).collect();
        self.heap.release_all(pools);
        let indexes = Some(vec![0; all.len()]);
        Ok(Itertool::Product { pools: all, indexes })
    }

    fn make_permutations(&mut self, arguments: Arguments<'_>) -> Outcome<Itertool> {
        let [iterable, length] = self.keyword_arguments("permutations()", arguments, ["iterable", "r"], 1)?;
        let pool = self.pool(iterable)?;
        let size = self.pool_len(pool);
        let length = if length.is_null() || length.is_none() { size } else { self.arrangement_length(pool, length)? };
        let indexes = (0..size).collect();
        let cycles = (0..length.min(size)).map(|index| size - index).collect();
        Ok(Itertool::Permutations { pool, indexes, cycles, length, state: Progress::New })
    }

    fn make_combinations(&mut self, arguments: Arguments<'_>, repeats: bool) -> Outcome<Itertool> {
        let name = if repeats { "combinations_with_replacement()" } else { "combinations()" };
        let [iterable, length] = self.keyword_arguments(name, arguments, ["iterable", "r"], 2)?;
        self.c_long(length)?;
        let pool = self.pool(iterable)?;
        let length = self.arrangement_length(pool, length)?;
        let indexes = (0..length).map(|index| if repeats { 0 } else { index }).collect();
        Ok(Itertool::Combinations { pool, indexes, repeats, state: Progress::New })
    }

    /// How many items an arrangement has. The pool is given up on an error.
    fn arrangement_length(&mut self, pool: Value, length: Value) -> Outcome<usize> {
        let length = match self.c_ssize(length) {
            Ok(..0) => Err(self.value_error("r must be non-negative")),
            Ok(length) => self.reserve(to_size(length).saturating_mul(8)).map(|()| to_size(length)),
            Err(fault) => Err(fault),
        };
        if length.is_err() {
            self.heap.release(pool);
        }
        length
    }

    fn make_islice(&mut self, arguments: &[Value]) -> Outcome<Itertool> {
        self.unpack_arguments("islice", arguments, 2, 4)?;
        let argument = |index: usize| arguments.get(index).copied().unwrap_or(Value::NONE);
        let (start, stop) = if arguments.len() == 2 { (Value::NONE, argument(1)) } else { (argument(1), argument(2)) };
        let first = self.islice_bound(start)?;
        let end = self.islice_bound(stop)?;
        let range = "must be None or an integer: 0 <= x <= maxint.";
        if end == Some(-1) {
            return Err(self.value_error(format!("Stop argument for islice() {range}")));
        }
        if first < Some(0) && first.is_some() || end < Some(0) && end.is_some() {
            return Err(self.value_error(format!("Indices for islice() {range}")));
        }
        let step = self.islice_bound(argument(3))?.unwrap_or(1);
        if step < 1 {
            return Err(self.value_error("Step for islice() must be a positive integer or None."));
        }
        let iterator = self.get_iter(argument(0))?;
        Ok(Itertool::Islice { iterator, next: first.unwrap_or(0), stop: end, step, taken: 0 })
    }

    /// A bound of `islice`: any number, as an int; -1 for what is none (`PyInt_AsSsize_t`). `None` is none at all.
    fn islice_bound(&mut self, value: Value) -> Outcome<Option<i64>> {
        if value.is_none() {
            return Ok(None);
        }
        let bound = self.c_ssize(value).map(Some);
        Ok(Some(self.unless_raised(bound)?.unwrap_or(-1)))
    }
}
