//! Builtin functions (`Python/bltinmodule.c`). What calls Python code for each item begins here, and goes on in [`native`](crate::machine::native).

use num_bigint::BigInt;
use num_traits::{Signed, ToPrimitive};

use super::{Builtin, Called};
use crate::arithmetic::decimal_to_float;
use crate::machine::call::Arguments;
use crate::machine::class::Special;
use crate::machine::exceptions::Exc;
use crate::machine::iterate::Items;
use crate::machine::native::{FilterInto, Native};
use crate::machine::number::{Binary, Number, to_size};
use crate::machine::object::{Iterator, Object};
use crate::machine::types::Type;
use crate::machine::value::Value;
use crate::machine::{Fault, Machine, Outcome};

impl Machine {
    /// `bin(x)`, `oct(x)`, `hex(x)`.
    pub(super) fn in_base(&mut self, builtin: Builtin, value: Value) -> Outcome<Value> {
        let text = match builtin {
            Builtin::Hex => self.text_by_hook(value, Special::Hex)?,
            Builtin::Oct => self.text_by_hook(value, Special::Oct)?,
            _ => None,
        };
        if let Some(text) = text {
            return Ok(text);
        }
        if builtin == Builtin::Bin
            && let Some(index) = self.index_of(value)?
        {
            let result = self.in_base(builtin, index);
            self.heap.release(index);
            return result;
        }
        self.own_in_base(builtin, value)
    }

    /// The same, by what builtin types do.
    pub(in crate::machine) fn own_in_base(&mut self, builtin: Builtin, value: Value) -> Outcome<Value> {
        let (integer, is_long) = match self.heap.as_number(value) {
            Some(Number::Int(i)) => (BigInt::from(i), false),
            Some(Number::Long(i)) => ((*i).clone(), true),
            _ if builtin == Builtin::Bin => return Err(self.no_index(value)),
            _ => {
                let name = builtin.name();
                return Err(self.type_error(format!("{name}() argument can't be converted to {name}")));
            }
        };
        self.charge(integer.bits() as usize / 64);
        let (prefix, radix) = match builtin {
            Builtin::Bin => ("0b", 2),
            Builtin::Hex => ("0x", 16),
            _ if integer == BigInt::ZERO => ("", 8),
            _ => ("0", 8),
        };
        let sign = if integer.is_negative() { "-" } else { "" };
        let suffix = if is_long && builtin != Builtin::Bin { "L" } else { "" };
        let digits = integer.abs().to_str_radix(radix);
        Ok(self.heap.str(format!("{sign}{prefix}{digits}{suffix}").into_bytes()))
    }

    /// `callable(x)` (`PyCallable_Check`): an old-style instance is asked for its `__call__`, which its `__getattr__` may give.
    pub(in crate::machine) fn asked_for_call(&mut self, value: Value) -> Outcome<bool> {
        if !self.is_old(value) {
            return Ok(self.is_callable(value));
        }
        let found = self.old_hook_or_nothing(value, Special::Call)?;
        self.heap.release_all(found);
        Ok(found.is_some())
    }

    /// The same without asking.
    pub(in crate::machine) fn is_callable(&self, value: Value) -> bool {
        match self.heap.at(value) {
            Object::Function(_)
            | Object::Builtin(..)
            | Object::Callable(_)
            | Object::WeakRef(_)
            | Object::Type(_)
            | Object::Class(_)
            | Object::OldClass(_)
            | Object::Method(_)
            | Object::Wrapper(..)
            | Object::New(_) => true,
            // `instance` has a `tp_call`, but asks the instance whether there is a `__call__`.
            Object::OldInstance(_) => {
                let &Object::OldInstance(instance) = self.heap.at(value) else { return false };
                let name = self.special(Special::Call);
                self.heap.dict_get_str(instance.dict, name).is_some()
                    || self.old_lookup(Value::object(instance.class), name).is_some()
            }
            _ => self.heap.has_hook(value, Special::Call),
        }
    }

    /// `chr(x)`.
    pub(super) fn builtin_chr(&mut self, value: Value) -> Outcome<Value> {
        match u8::try_from(self.c_long(value)?) {
            Ok(byte) => Ok(self.heap.character(byte)),
            Err(_) => Err(self.value_error("chr() arg not in range(256)")),
        }
    }

    /// `unichr(x)`.
    pub(super) fn builtin_unichr(&mut self, value: Value) -> Outcome<Value> {
        match u32::try_from(self.c_int_or(value, 0)?) {
            Ok(point) if point < 0x11_0000 => Ok(self.heap.unicode([point])),
            _ => Err(self.value_error("unichr() arg not in range(0x110000) (wide Python build)")),
        }
    }

    /// `apply(function[, arguments[, keywords]])`.
    pub(super) fn builtin_apply(&mut self, function: Value, arguments: Value, keywords: Value) -> Outcome<Value> {
        let name = self.heap.type_name(arguments);
        let items = if arguments.is_null() {
            Vec::new()
        } else if let Some(items) = self.heap.as_tuple(arguments).map(<[Value]>::to_vec) {
            for &item in &items {
                self.heap.retain(item);
            }
            items
        } else if self.is_sequence_type(arguments)? {
            self.collect(arguments)?
        } else {
            return Err(self.type_error(format!("apply() arg 2 expected sequence, found {name}")));
        };
        let mut pairs: Vec<(Value, Value)> = match self.heap.at(keywords) {
            Object::Dict(dict) => dict.iter().map(|entry| (entry.key, entry.value)).collect(),
            _ if keywords.is_null() => Vec::new(),
            _ => {
                let name = self.heap.type_name(keywords);
                self.heap.release_all(items);
                return Err(self.type_error(format!("apply() arg 3 expected dictionary, found {name}")));
            }
        };
        // As a call pushes them, the first one of the dict comes last.
        pairs.reverse();
        let result =
            self.call_passing_on("builtin_apply", function, Arguments { positional: &items, keywords: &pairs });
        self.heap.release_all(items);
        result
    }

    /// `ord(x)`.
    pub(super) fn builtin_ord(&mut self, value: Value) -> Outcome<Value> {
        if let Some(points) = self.heap.as_unicode(value) {
            return match **points {
                [point] => Ok(self.heap.int(i64::from(point))),
                _ => {
                    let len = points.len();
                    Err(self.type_error(format!("ord() expected a character, but string of length {len} found")))
                }
            };
        }
        match self.heap.as_str(value).map(|bytes| &**bytes) {
            Some(&[byte]) => Ok(Value::small_int(i32::from(byte))),
            Some(bytes) => {
                let len = bytes.len();
                Err(self.type_error(format!("ord() expected a character, but string of length {len} found")))
            }
            None => {
                let name = self.heap.type_name(value);
                Err(self.type_error(format!("ord() expected string of length 1, but {name} found")))
            }
        }
    }

    /// `id(x)`.
    pub(super) fn builtin_id(&mut self, value: Value) -> Value {
        let address = self.heap.address(value);
        self.heap.int_or_long(BigInt::from(address))
    }

    /// `len(x)`.
    pub(in crate::machine) fn builtin_len(&mut self, value: Value) -> Outcome<Value> {
        if self.heap.is_classy(value)
            && let Some(len) = self.hooked_len(value)?
        {
            return Ok(len);
        }
        self.own_len(value)
    }

    /// `len(x)`, by what its builtin type says.
    pub(in crate::machine) fn own_len(&mut self, value: Value) -> Outcome<Value> {
        let len = match self.heap.at(value) {
            Object::Str(string) => string.bytes.len() as i64,
            Object::Tuple(items) => items.len() as i64,
            Object::List(items) => items.len() as i64,
            Object::Dict(dict) => dict.len() as i64,
            Object::Unicode(unicode) => unicode.points.len() as i64,
            Object::Set(set) => set.table.len() as i64,
            Object::Deque(deque) => deque.items.len() as i64,
            Object::DictView(dict, _) => self.heap.dict_len(*dict) as i64,
            &Object::DictProxy(dict) => self.heap.dict_len(Value::object(dict)) as i64,
            Object::Xrange(range) => range.len,
            _ => {
                let name = self.heap.type_name(value);
                return Err(self.type_error(format!("object of type '{name}' has no len()")));
            }
        };
        Ok(self.heap.int(len))
    }

    /// `cmp(v, w)`.
    pub(super) fn builtin_cmp(&mut self, v: Value, w: Value) -> Outcome<Value> {
        Ok(Value::small_int(self.order(v, w)? as i32))
    }

    /// `iter(x)`.
    pub(super) fn builtin_iter(&mut self, value: Value, sentinel: Value) -> Outcome<Value> {
        if sentinel.is_null() {
            return self.get_iter(value);
        }
        if !self.asked_for_call(value)? {
            return Err(self.type_error("iter(v, w): v must be callable"));
        }
        let [function, sentinel] = [value, sentinel].map(|held| self.heap.retain(held));
        Ok(self.heap.new_value(Object::Iterator(Box::new(Iterator::Callable { function, sentinel }))))
    }

    /// `next(iterator[, default])`.
    pub(super) fn builtin_next(&mut self, iterator: Value, default: Value) -> Outcome<Value> {
        match self.type_iter_next(iterator) {
            Ok(Some(item)) => Ok(item),
            Ok(None) if default.is_null() => Err(self.raise_with(Exc::StopIteration, Value::NULL)),
            Ok(None) => Ok(self.heap.retain(default)),
            Err(Fault::Raised) if !default.is_null() && self.raised_is(Exc::StopIteration) => {
                self.clear_raised();
                Ok(self.heap.retain(default))
            }
            Err(fault) => Err(fault),
        }
    }

    /// `intern(string)`.
    pub(super) fn builtin_intern(&mut self, value: Value) -> Outcome<Value> {
        if self.heap.as_str(value).is_none() {
            let name = self.converted_name(value);
            return Err(self.type_error(format!("intern() argument 1 must be string, not {name}")));
        }
        if !self.heap.is_exact(value) {
            return Err(self.type_error("can't intern subclass of string"));
        }
        Ok(self.heap.intern_value(value))
    }

    /// `pow(x, y[, z])`.
    pub(super) fn builtin_pow(&mut self, v: Value, w: Value, z: Value) -> Outcome<Value> {
        if z.is_null() || z.is_none() {
            return self.binary(Binary::Power, v, w, false);
        }
        self.power_modulo(v, w, z)
    }

    /// `round(number[, ndigits])`.
    pub(super) fn builtin_round(&mut self, [number, ndigits]: [Value; 2]) -> Outcome<Value> {
        let number = self.c_double(number)?;
        let ndigits = if ndigits.is_null() {
            0
        } else if let Some(index) = self.index_of(ndigits)? {
            let bound = self.slice_bound(index, "");
            self.heap.release(index);
            bound?
        } else if matches!(self.heap.as_number(ndigits), Some(Number::Float(_)) | None) {
            return Err(self.no_index(ndigits));
        } else {
            self.slice_bound(ndigits, "")?
        };
        match round(number, ndigits) {
            rounded if rounded.is_infinite() && number.is_finite() => {
                Err(self.raise(Exc::OverflowError, "rounded value too large to represent"))
            }
            rounded => Ok(self.heap.float(rounded)),
        }
    }

    /// `range(…)`.
    pub(super) fn builtin_range(&mut self, arguments: &[Value]) -> Outcome<Value> {
        // What has an `nb_int` is asked for it.
        let is_instance = |value: &Value| {
            let is_plain = matches!(self.heap.as_number(*value), Some(Number::Int(_) | Number::Float(_)));
            !is_plain && (self.is_old(*value) || self.heap.has_hook(*value, Special::Int))
        };
        let ints: Option<Vec<i64>> = if arguments.iter().any(is_instance) {
            match arguments.iter().map(|&argument| self.c_long(argument)).collect() {
                Ok(ints) => Some(ints),
                Err(Fault::Raised) => {
                    self.clear_raised();
                    None
                }
                Err(fault) => return Err(fault),
            }
        } else {
            arguments.iter().map(|&argument| self.as_c_long(argument)).collect()
        };
        let (start, stop, step) = match ints.as_deref() {
            Some(&[stop]) => (0, stop, 1),
            Some(&[start, stop]) => (start, stop, 1),
            Some(&[start, stop, step]) => (start, stop, step),
            _ => return self.range_of_longs(arguments),
        };
        if step == 0 {
            return Err(self.value_error("range() step argument must not be zero"));
        }
        let Ok(len) = i64::try_from(range_len(start, stop, step)) else {
            return Err(self.raise(Exc::OverflowError, "range() result has too many items"));
        };
        self.reserve(to_size(len).saturating_mul(8))?;
        let mut items = Vec::with_capacity(to_size(len));
        let mut item = start;
        for _ in 0..len {
            items.push(self.heap.int(item));
            item = item.wrapping_add(step);
        }
        Ok(self.heap.list(items))
    }

    /// An argument that C takes for a `long` without an error.
    fn as_c_long(&self, value: Value) -> Option<i64> {
        match self.heap.as_number(value)? {
            Number::Int(i) => Some(i),
            Number::Long(i) => i.to_i64(),
            Number::Float(_) => None,
        }
    }

    /// `range` of longs (`handle_range_longs`), which gives longs.
    fn range_of_longs(&mut self, arguments: &[Value]) -> Outcome<Value> {
        self.unpack_arguments("range", arguments, 1, 3)?;
        let names = if arguments.len() == 1 { ["end", "", ""] } else { ["start", "end", "step"] };
        // The end is looked at first.
        let order = if arguments.len() == 1 { [0, 1, 2] } else { [1, 0, 2] };
        let mut bounds = [BigInt::ZERO, BigInt::ZERO, BigInt::from(1)];
        for index in order {
            let (Some(&argument), Some(name)) = (arguments.get(index), names.get(index)) else { continue };
            let slot = if arguments.len() == 1 { 1 } else { index };
            if let Some(bound) = bounds.get_mut(slot) {
                *bound = self.range_bound(argument, name)?;
            }
        }
        let [mut item, stop, step] = bounds;
        if step == BigInt::ZERO {
            return Err(self.value_error("range() step argument must not be zero"));
        }
        let distance = if step.is_negative() { &item - &stop } else { &stop - &item };
        let len = if distance.is_positive() { (distance - 1) / step.abs() + 1 } else { BigInt::ZERO };
        let Some(len) = len.to_i64() else {
            return Err(self.raise(Exc::OverflowError, "range() result has too many items"));
        };
        self.reserve(to_size(len).saturating_mul(40))?;
        let mut items = Vec::with_capacity(to_size(len));
        for _ in 0..len {
            items.push(self.heap.long(item.clone()));
            item += &step;
        }
        Ok(self.heap.list(items))
    }

    /// What `__int__` of an instance gives for a bound of `range`.
    fn range_hook(&mut self, value: Value) -> Outcome<Option<Value>> {
        let made = match self.is_old(value) {
            true => match self.old_integer(value, Special::Int)? {
                None => return self.converted(value, Special::Trunc),
                made => made,
            },
            false => self.call_special("get_range_long_argument", value, Special::Int, &[])?,
        };
        let Some(made) = made else { return Ok(None) };
        if self.heap.as_int(made).is_some() || matches!(self.heap.at(made), Object::Long(_)) {
            return Ok(Some(made));
        }
        self.heap.release(made);
        Err(self.type_error("__int__ should return int object"))
    }

    fn range_bound(&mut self, value: Value, name: &str) -> Outcome<BigInt> {
        match self.heap.as_number(value) {
            Some(Number::Int(i)) => Ok(BigInt::from(i)),
            Some(Number::Long(i)) => Ok((*i).clone()),
            None if self.heap.as_complex(value).is_some() => Err(self.type_error("can't convert complex to int")),
            _ => {
                if self.heap.as_number(value).is_none()
                    && let Some(integer) = self.range_hook(value)?
                {
                    let bound = self.range_bound(integer, name);
                    self.heap.release(integer);
                    return bound;
                }
                let of = self.heap.type_name(value);
                Err(self.type_error(format!("range() integer {name} argument expected, got {of}.")))
            }
        }
    }

    /// `zip(…)`.
    pub(super) fn builtin_zip(&mut self, arguments: &[Value]) -> Outcome<Value> {
        let mut iterators = Vec::new();
        // As many as the shortest has; the first that does not know ends the guessing.
        let mut shortest = None;
        for &iterable in arguments {
            let Some(told) = self.length_hint(iterable)? else {
                shortest = None;
                break;
            };
            shortest = Some(shortest.map_or(told, |shortest: usize| shortest.min(told)));
        }
        self.reserve(shortest.unwrap_or(0).saturating_mul(8))?;
        for (index, &iterable) in arguments.iter().enumerate() {
            match self.once(|machine| machine.get_iter(iterable)) {
                Ok(iterator) => iterators.push(iterator),
                Err(fault) => {
                    self.heap.release_all(iterators);
                    if fault != Fault::Raised || !self.raised_is(Exc::TypeError) {
                        return Err(fault);
                    }
                    return Err(self.type_error(format!("zip argument #{} must support iteration", index + 1)));
                }
            }
        }
        let result = self.zip_rows(&iterators);
        self.heap.release_all(iterators);
        result.map(|rows| self.heap.list(rows))
    }

    /// Tuples of the next item of each iterator, until one ends.
    fn zip_rows(&mut self, iterators: &[Value]) -> Outcome<Vec<Value>> {
        let at = self.resume_collecting();
        while !iterators.is_empty() {
            if self.heap.is_full() {
                return Err(self.no_memory());
            }
            let mut row = Vec::with_capacity(iterators.len());
            for &iterator in iterators {
                self.charge(1);
                match self.once(|machine| Ok(machine.iter_next(iterator)?.unwrap_or_default())) {
                    Ok(item) if !item.is_null() => row.push(item),
                    end => {
                        self.heap.release_all(row);
                        end?;
                        return Ok(self.take_collected(at));
                    }
                }
            }
            let row = self.heap.tuple(row);
            self.has_collected(at, row);
        }
        Ok(self.take_collected(at))
    }

    /// `map(function, iterable, …)`.
    pub(super) fn builtin_map(&mut self, arguments: &[Value]) -> Outcome<Called> {
        let [function, iterables @ ..] = arguments else {
            return Err(self.type_error("map() requires at least two args"));
        };
        if iterables.is_empty() {
            return Err(self.type_error("map() requires at least two args"));
        }
        if let (Value::NONE, [only]) = (*function, iterables) {
            let items = self.collect(*only)?;
            return Ok(Called::Value(self.heap.list(items)));
        }
        let mut iterators = Vec::new();
        for (index, &iterable) in iterables.iter().enumerate() {
            match self.once(|machine| machine.get_iter(iterable)) {
                Ok(iterator) => {
                    iterators.push(iterator);
                    if let Err(fault) = self.reserve_items(iterable, 0) {
                        self.heap.release_all(iterators);
                        return Err(fault);
                    }
                }
                Err(Fault::Call) => {
                    self.heap.release_all(iterators);
                    return Err(Fault::Call);
                }
                Err(_) => {
                    self.heap.release_all(iterators);
                    let message = format!("argument {} to map() must support iteration", index + 2);
                    return Err(self.type_error(message));
                }
            }
        }
        let function = self.heap.retain(*function);
        self.begin(Builtin::Map, Native::Map { function, iterators, arguments: Vec::new(), results: Vec::new() })
    }

    /// `filter(function, iterable)`.
    pub(super) fn builtin_filter(&mut self, function: Value, iterable: Value) -> Outcome<Called> {
        let into = match self.heap.at(iterable) {
            Object::Str(_) | Object::Unicode(_) if function.is_none() && self.heap.is_exact(iterable) => {
                return Ok(Called::Value(self.heap.retain(iterable)));
            }
            Object::Tuple(items) if items.is_empty() => return Ok(Called::Value(self.heap.tuple([]))),
            Object::Str(_) => FilterInto::Str,
            Object::Unicode(_) => FilterInto::Unicode,
            Object::Tuple(_) => FilterInto::Tuple,
            _ => FilterInto::List,
        };
        let iterator = match into {
            FilterInto::List => self.once(|machine| machine.get_iter(iterable))?,
            // `filterstring` and its kin go by index.
            _ => self.heap.retain(iterable),
        };
        let hint = if into == FilterInto::List { self.reserve_items(iterable, 0) } else { Ok(()) };
        if let Err(fault) = hint {
            self.heap.release(iterator);
            return Err(fault);
        }
        // `bool` asks nothing else than an item's own truth. (Of a text, none would ask at all.)
        let asks_truth = matches!(self.heap.at(function), Object::Type(Type::Bool)) && into == FilterInto::List;
        let function = if asks_truth { Value::NONE } else { function };
        let function = self.heap.retain(function);
        let state = Native::Filter { function, iterator, item: Value::NULL, kept: Vec::new(), seen: 0, into };
        self.begin(Builtin::Filter, state)
    }

    /// `reduce(function, iterable[, initial])`.
    pub(in crate::machine) fn builtin_reduce(
        &mut self,
        function: Value,
        iterable: Value,
        initial: Value,
    ) -> Outcome<Called> {
        let items = Items::or_error(self, iterable, "reduce() arg 2 must support iteration")?;
        let (function, accumulator) = (self.heap.retain(function), self.heap.retain(initial));
        self.begin(Builtin::Reduce, Native::Reduce { function, iterator: items.into_value(), accumulator, seen: 0 })
    }

    /// `getattr(object, name[, default])`.
    pub(super) fn builtin_getattr(&mut self, object: Value, name: Value, default: Value) -> Outcome<Value> {
        let name = self.attribute_name(name, "getattr(): attribute name must be string")?;
        let found = self.get_attribute(object, name);
        self.heap.release(name);
        match found {
            Err(Fault::Raised) if !default.is_null() && self.raised_is(Exc::AttributeError) => {
                self.clear_raised();
                Ok(self.heap.retain(default))
            }
            result => result,
        }
    }

    /// `hasattr(object, name)`.
    pub(super) fn builtin_hasattr(&mut self, object: Value, name: Value) -> Outcome<Value> {
        let name = self.attribute_name(name, "hasattr(): attribute name must be string")?;
        let found = self.get_attribute(object, name);
        self.heap.release(name);
        match found {
            Ok(value) => {
                self.heap.release(value);
                Ok(Value::TRUE)
            }
            // What is no Exception, such as KeyboardInterrupt, goes on.
            Err(Fault::Raised) if self.raised_is(Exc::Exception) => {
                self.clear_raised();
                Ok(Value::FALSE)
            }
            Err(fault) => Err(fault),
        }
    }

    /// `setattr(object, name, value)`.
    pub(super) fn builtin_setattr(&mut self, object: Value, name: Value, value: Value) -> Outcome<Value> {
        let of = self.heap.type_name(name);
        let name = self.attribute_name(name, &format!("attribute name must be string, not '{of}'"))?;
        let set = self.set_attribute(object, name, value);
        self.heap.release(name);
        set.map(|()| Value::NONE)
    }

    /// `delattr(object, name)`.
    pub(super) fn builtin_delattr(&mut self, object: Value, name: Value) -> Outcome<Value> {
        let of = self.heap.type_name(name);
        let name = self.attribute_name(name, &format!("attribute name must be string, not '{of}'"))?;
        let deleted = self.delete_attribute(object, name);
        self.heap.release(name);
        deleted.map(|()| Value::NONE)
    }

    /// Whether the exception on its way is of this class.
    pub(in crate::machine) fn raised_is(&self, class: Exc) -> bool {
        matches!(self.heap.layout_of(self.thread.raised.class), Type::Exception(raised) if raised.is_a(class))
    }

    /// `PyErr_Clear`.
    pub(in crate::machine) fn clear_raised(&mut self) {
        let raised = std::mem::take(&mut self.thread.raised);
        self.heap.release_all(raised.references());
    }
}

/// How many numbers there are from `start` up to `stop`, `step` apart (`get_len_of_range`).
pub(super) fn range_len(start: i64, stop: i64, step: i64) -> u64 {
    let (low, high) = if step > 0 { (start, stop) } else { (stop, start) };
    if low >= high { 0 } else { (high.wrapping_sub(low) as u64 - 1) / step.unsigned_abs() + 1 }
}

/// A float rounded to so many decimal places, away from zero if it is exactly between two (`_Py_double_round`).
/// Infinite if that is too large for a float.
fn round(x: f64, ndigits: i64) -> f64 {
    if !x.is_finite() || x == 0.0 || ndigits > 323 {
        return x;
    }
    if ndigits == 0 {
        return x.round();
    }
    if ndigits < -308 {
        return 0.0 * x;
    }
    // The float as a fraction of two integers, times ten to the power of `ndigits`.
    let bits = x.abs().to_bits();
    let (mantissa, exponent) = match (bits >> 52) as i32 {
        0 => (bits, -1074),
        exponent => (bits & ((1 << 52) - 1) | 1 << 52, exponent - 1075),
    };
    let (mut numerator, mut denominator) = (BigInt::from(mantissa), BigInt::from(1));
    if exponent < 0 {
        denominator <<= -exponent
    } else {
        numerator <<= exponent
    }
    let power = BigInt::from(10).pow(ndigits.unsigned_abs() as u32);
    if ndigits < 0 {
        denominator *= power
    } else {
        numerator *= power
    }
    let rounded = (numerator * 2 + &denominator) / (denominator * 2);
    decimal_to_float(&rounded, -ndigits).copysign(x)
}
