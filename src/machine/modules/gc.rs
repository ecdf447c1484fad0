//! The module `gc`: cycles of objects that nobody refers to from outside.
//!
//! CPython looks for them each time some 700 more containers were made than ended. Here that would be the same for the
//! program but for the moment, and it would slow every run down: so the machine looks when the program asks, when memory
//! is short, and at the program's end.

use super::ModuleFunction;
use crate::machine::call::Arguments;
use crate::machine::object::Object;
use crate::machine::value::{ObjectId, Value};
use crate::machine::{Machine, Outcome};

/// What `gc` remembers.
#[derive(Clone, Copy, Debug, Hash)]
pub(in crate::machine) struct Collector {
    enabled: bool,
    thresholds: [i64; 3],
    /// How many containers there were after the last collection.
    known: usize,
    /// `gc.garbage`: a list, or `NULL` before `gc` is imported.
    pub(in crate::machine) garbage: Value,
}

impl Default for Collector {
    fn default() -> Self {
        Self { enabled: true, thresholds: [700, 10, 10], known: 0, garbage: Value::NULL }
    }
}

impl Machine {
    /// What `gc` has besides functions.
    pub(super) fn fill_gc(&mut self, dict: ObjectId) {
        let garbage = self.heap.list(Vec::new());
        self.collector.garbage = self.heap.retain(garbage);
        self.heap.dict_set_name(dict, "garbage", garbage);
        self.collector.known = self.heap.collected_count();
        for (name, flag) in [
            ("DEBUG_STATS", 1),
            ("DEBUG_COLLECTABLE", 2),
            ("DEBUG_UNCOLLECTABLE", 4),
            ("DEBUG_INSTANCES", 8),
            ("DEBUG_OBJECTS", 16),
            ("DEBUG_SAVEALL", 32),
            ("DEBUG_LEAK", 62),
        ] {
            self.heap.dict_set_name(dict, name, Value::small_int(flag));
        }
    }

    /// Calls a function of `gc`.
    pub(super) fn call_gc(&mut self, function: ModuleFunction, arguments: Arguments<'_>) -> Outcome<Value> {
        match function {
            ModuleFunction::GcEnable => self.collector.enabled = true,
            ModuleFunction::GcDisable => self.collector.enabled = false,
            ModuleFunction::GcIsenabled => return Ok(Value::bool(self.collector.enabled)),
            ModuleFunction::GcGetDebug => return Ok(Value::small_int(0)),
            ModuleFunction::GcGetThreshold => return Ok(self.numbers(self.collector.thresholds)),
            ModuleFunction::GcSetThreshold => {
                let mut thresholds = self.collector.thresholds;
                for (threshold, &given) in thresholds.iter_mut().zip(arguments.positional) {
                    *threshold = i64::from(self.c_int_or(given, 0)?);
                }
                self.collector.thresholds = thresholds;
            }
            ModuleFunction::GcGetCount => {
                let more = self.heap.collected_count().saturating_sub(self.collector.known);
                return Ok(self.numbers([more as i64, 0, 0]));
            }
            _ => {
                let [generation] = self.keyword_arguments("function", arguments, ["generation"], 0)?;
                let generation = self.c_int_or(generation, 2)?;
                if !(0..=2).contains(&generation) {
                    return Err(self.value_error("invalid generation"));
                }
                let found = self.collect_garbage();
                return Ok(self.heap.int(found as i64));
            }
        }
        Ok(Value::NONE)
    }

    fn numbers(&mut self, numbers: [i64; 3]) -> Value {
        let numbers = numbers.map(|number| self.heap.int(number));
        self.heap.tuple(numbers)
    }

    /// Ends the cycles that nobody refers to (`PyGC_Collect`): how many objects that were, with those that stay because
    /// they have finalisers.
    pub(in crate::machine) fn collect_garbage(&mut self) -> usize {
        self.charge(self.heap.slot_count() / 16);
        let collected = self.heap.collect_cycles();
        if let Some(garbage) = self.collector.garbage.as_object() {
            for id in collected.uncollectable {
                let object = Value::object(self.heap.retain_id(id));
                self.heap.resize(garbage, |list| {
                    if let Object::List(items) = list {
                        items.push(object);
                    }
                });
            }
        }
        self.collector.known = self.heap.collected_count();
        collected.found
    }

    /// Whether there is still no room when cycles were looked for, unless the program does not want that.
    pub(in crate::machine) fn is_out_of_memory(&mut self) -> bool {
        if self.heap.is_full() && self.collector.enabled {
            self.collect_garbage();
        }
        self.heap.is_full()
    }
}
