//! Tuples whose items have names: `time.struct_time`, `sys.version_info` and their kin (`Objects/structseq.c`).
//!
//! Such an object is an instance of its type that carries a tuple, so that all that works on tuples works on it.

use crate::machine::call::Arguments;
use crate::machine::class::Instance;
use crate::machine::heap::Heap;
use crate::machine::object::Object;
use crate::machine::types::Type;
use crate::machine::value::Value;
use crate::machine::{Machine, Outcome};

impl Type {
    /// The names of the items, if it is such a type.
    pub(in crate::machine) const fn fields(self) -> &'static [&'static str] {
        match self {
            Type::StructTime => {
                &["tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst"]
            }
            Type::SysVersionInfo => &["major", "minor", "micro", "releaselevel", "serial"],
            Type::SysFlags => &[
                "debug",
                "py3k_warning",
                "division_warning",
                "division_new",
                "inspect",
                "interactive",
                "optimize",
                "dont_write_bytecode",
                "no_user_site",
                "no_site",
                "ignore_environment",
                "tabcheck",
                "verbose",
                "unicode",
                "bytes_warning",
                "hash_randomization",
            ],
            Type::SysLongInfo => &["bits_per_digit", "sizeof_digit"],
            Type::SysFloatInfo => &[
                "max",
                "max_exp",
                "max_10_exp",
                "min",
                "min_exp",
                "min_10_exp",
                "dig",
                "mant_dig",
                "epsilon",
                "radix",
                "rounds",
            ],
            _ => &[],
        }
    }

    /// Whether its objects are tuples whose items have names.
    pub(in crate::machine) const fn is_structure(self) -> bool {
        !self.fields().is_empty()
    }
}

impl Heap {
    /// The type of a tuple whose items have names; `None` of anything else.
    pub(in crate::machine) fn structure_type(&self, value: Value) -> Option<Type> {
        let class = Value::object(self.own_class(value)?);
        match self.at(class) {
            &Object::Type(of) if of.is_structure() => Some(of),
            _ => None,
        }
    }
}

impl Machine {
    /// An object of such a type; takes over the references to its items.
    pub(in crate::machine) fn new_structure(&mut self, of: Type, items: impl Into<Box<[Value]>>) -> Value {
        let class = self.type_object(of);
        let Some(class) = self.heap.retain(class).as_object() else { return Value::NONE };
        let payload = Object::Tuple(items.into());
        let instance = Instance { class, dict: Value::NULL, slots: Box::default(), payload };
        self.heap.new_value(Object::Instance(Box::new(instance)))
    }

    /// `time.struct_time(sequence[, dict])` (`structseq_new`).
    pub(in crate::machine) fn make_structure(&mut self, of: Type, arguments: Arguments<'_>) -> Outcome<Value> {
        let [sequence, dict] = self.keyword_arguments("structseq()", arguments, ["sequence", "dict"], 1)?;
        let items = self.collect_or(sequence, "constructor requires a sequence")?;
        let (name, wanted, given) = (of.tp_name(), of.fields().len(), items.len());
        let message = if !dict.is_null() && !matches!(self.heap.at(dict), Object::Dict(_)) {
            format!("{name}() takes a dict as second arg, if any")
        } else if given != wanted {
            format!("{name}() takes a {wanted}-sequence ({given}-sequence given)")
        } else {
            return Ok(self.new_structure(of, items));
        };
        self.heap.release_all(items);
        Err(self.type_error(message))
    }

    /// An item by its name; the result is new.
    pub(in crate::machine) fn structure_field(&mut self, object: Value, of: Type, name: &str) -> Option<Value> {
        let index = of.fields().iter().position(|field| *field == name)?;
        let item = self.heap.as_tuple(object)?.get(index).copied()?;
        Some(self.heap.retain(item))
    }

    /// What the type itself has besides (`n_fields` and its kin).
    pub(in crate::machine) fn structure_counts(of: Type) -> [(&'static str, usize); 3] {
        let count = of.fields().len();
        [("n_fields", count), ("n_sequence_fields", count), ("n_unnamed_fields", 0)]
    }
}
