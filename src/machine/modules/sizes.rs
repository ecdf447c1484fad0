//! `sys.getsizeof`: how many bytes an object has in a CPython for 64 bits.

use crate::machine::call::Arguments;
use crate::machine::class::Instance;
use crate::machine::exceptions::Exc;
use crate::machine::object::{Iterator, Object};
use crate::machine::value::Value;
use crate::machine::{Fault, Machine, Outcome};

/// What the collector of cycles keeps before an object (`PyGC_Head`).
const GC_HEAD: usize = 32;
/// `ob_refcnt` and `ob_type`.
const HEAD: usize = 16;
/// The table that is part of a dict or set has so many entries; a larger one lies outside.
const SMALL_TABLE: usize = 8;

impl Machine {
    /// `sys.getsizeof(object[, default])`.
    pub(super) fn sys_getsizeof(&mut self, arguments: Arguments<'_>) -> Outcome<Value> {
        let [object, _] = self.keyword_arguments("getsizeof()", arguments, ["object", "default"], 1)?;
        match self.size_in_c(object) {
            Some(size) => Ok(self.heap.int(size as i64)),
            None => {
                let of = self.heap.type_name(object);
                Err(Fault::Unsupported(format!("sys.getsizeof of a {of}")))
            }
        }
    }

    /// `None` where the machine does not know: how much room a list has beyond its items, say.
    fn size_in_c(&mut self, value: Value) -> Option<usize> {
        let Some(id) = value.as_object() else {
            let is_number = self.heap.as_int(value).is_some();
            return Some(if is_number { HEAD + 8 } else { HEAD });
        };
        let words = |count: usize| Some(HEAD + 8 * count);
        let collected = |count: usize| Some(GC_HEAD + HEAD + 8 * count);
        match self.heap.raw(id) {
            Object::Int(_) | Object::Float(_) => words(1),
            Object::Complex(_) => words(2),
            Object::Long(long) => Some(24 + 4 * (long.bits() as usize).div_ceil(30)),
            Object::Str(string) => Some(37 + string.bytes.len()),
            Object::Unicode(unicode) => Some(52 + 4 * unicode.points.len()),
            Object::Xrange(_) => words(3),
            Object::Tuple(items) => collected(1 + items.len()),
            Object::Dict(dict) => Some(280 + if dict.slots() > SMALL_TABLE { 24 * dict.slots() } else { 0 }),
            Object::Set(set) => {
                let slots = set.table.slots();
                Some(232 + if slots > SMALL_TABLE { 16 * slots } else { 0 })
            }
            Object::Slice(_) | Object::Builtin(..) => collected(3),
            Object::Code(_) => Some(128),
            Object::Function(_) => collected(9),
            Object::Method(_) | Object::Generator(_) => collected(4),
            Object::Cell(_) | Object::Module(_) | Object::StaticMethod(_) | Object::ClassMethod(_) => collected(1),
            Object::DictProxy(_) | Object::DictView(..) => collected(1),
            Object::Super(_) => collected(3),
            Object::OldClass(_) => collected(7),
            Object::OldInstance(_) => collected(3),
            Object::Property(_) => collected(5),
            Object::Type(_) => Some(872),
            Object::Class(class) => {
                let names = self.heap.as_tuple(class.slot_names).map_or(0, <[Value]>::len);
                Some(904 + 40 * names)
            }
            Object::Instance(instance) => self.size_of_instance(&instance.clone()),
            Object::Exception(exception) => collected(match exception.class {
                class if class.is_a(Exc::SystemExit) => 4,
                class if class.is_a(Exc::EnvironmentError) => 6,
                class if class.is_a(Exc::UnicodeError) && class != Exc::UnicodeError => 8,
                class if class.is_a(Exc::SyntaxError) => 9,
                _ => 3,
            }),
            Object::Iterator(iterator) => match **iterator {
                Iterator::Xrange { .. } => words(4),
                Iterator::Sequence { .. }
                | Iterator::Reversed { .. }
                | Iterator::Spent { .. }
                | Iterator::Callable { .. } => collected(2),
                Iterator::Dict { .. } => collected(5),
                Iterator::Set { .. } | Iterator::Enumerate { .. } => collected(4),
                Iterator::Deque { .. } => None,
            },
            _ => None,
        }
    }

    /// An instance of a class of the program that is made of `object`.
    fn size_of_instance(&mut self, instance: &Instance) -> Option<usize> {
        let class = Value::object(instance.class);
        let name = self.heap.intern(&b"__sizeof__"[..].into());
        let own = self.lookup(class, name);
        self.heap.release(name);
        if !matches!(instance.payload, Object::Vacant)
            || own.is_some_and(|own| matches!(self.heap.at(own), Object::Function(_)))
        {
            return None;
        }
        let Object::Class(class) = self.heap.at(class) else { return Some(HEAD) };
        let words = instance.slots.len() + usize::from(class.has_dict) + usize::from(class.has_weakref);
        Some(if words == 0 { HEAD } else { GC_HEAD + HEAD + 8 * words })
    }
}
