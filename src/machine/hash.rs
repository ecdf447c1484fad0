//! `hash()` as CPython 2.7 computes it on 64 bits, and the hash of a whole machine's state.

use std::cell::Cell;
use std::hash::Hasher;

use num_bigint::{BigInt, Sign};
use num_traits::ToPrimitive;

use super::LONGEST_INSTRUCTION;
use super::heap::Heap;
use super::object::{DictItem, Object};
use super::places;
use super::value::Value;

/// Why something has no hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HashError {
    /// It can change: `unhashable type: 'list'`.
    Unhashable(Value),
    /// A class of the program says what it is.
    Hooked,
    /// Tuples within tuples, deeper than any program needs.
    TooDeep,
}

/// How deep tuples may be nested to be hashed. CPython has no such limit and crashes somewhere beyond.
const DEPTH_LIMIT: u32 = 1000;
/// How many parts may be gone through for one hash, which is one more than an instruction may do. A tuple that has another
/// twice, which has another twice, is small and has more than could ever be gone through.
const MOST_PARTS: u64 = LONGEST_INSTRUCTION + 1;
/// So many bits of a long are a part.
const BITS_OF_PART: u64 = 1024;

/// How deep the hash of a part is, and how many parts may follow.
#[derive(Clone, Copy)]
struct Nest<'c> {
    depth: u32,
    left: &'c Cell<u64>,
}

impl Nest<'_> {
    /// Of a part of this part.
    fn deeper(self) -> Self {
        Self { depth: self.depth + 1, ..self }
    }
}

/// `string_hash`.
pub(super) fn str_hash(bytes: &[u8]) -> i64 {
    text_hash(bytes.iter().copied().map(u64::from))
}

/// `unicode_hash`.
pub(super) fn unicode_hash(points: &[u32]) -> i64 {
    text_hash(points.iter().copied().map(u64::from))
}

fn text_hash(characters: impl ExactSizeIterator<Item = u64>) -> i64 {
    let len = characters.len() as u64;
    let mut x: u64 = 0;
    for (index, character) in characters.enumerate() {
        if index == 0 {
            x = character << 7;
        }
        x = x.wrapping_mul(1_000_003) ^ character;
    }
    not_minus_one((x ^ len) as i64)
}

/// -1 is C's sign of an error, so no hash is -1.
pub(super) const fn not_minus_one(hash: i64) -> i64 {
    if hash == -1 { -2 } else { hash }
}

/// `long_hash`: the value modulo 2^64 - 1, with the sign.
pub(super) fn long_hash(long: &BigInt) -> i64 {
    // CPython adds digits of 30 bits with end-around carry; adding digits of 64 bits so gives the same, but for
    // multiples of 2^64 - 1, which may come out as all ones there and here alike.
    let mut x: u64 = 0;
    let (sign, digits) = (long.sign(), long.magnitude().to_u32_digits());
    let mut bits30 = Digits30 { digits: &digits, bit: long.bits() };
    while let Some(digit) = bits30.next_highest() {
        x = x.rotate_left(30);
        let (sum, carry) = x.overflowing_add(digit);
        x = if carry { sum.wrapping_add(1) } else { sum };
    }
    let x = if sign == Sign::Minus { x.wrapping_neg() } else { x };
    not_minus_one(x as i64)
}

/// The 30-bit digits that CPython stores a long in, highest first.
struct Digits30<'a> {
    digits: &'a [u32],
    /// The digits from this bit on are done.
    bit: u64,
}

impl Digits30<'_> {
    fn next_highest(&mut self) -> Option<u64> {
        let index = self.bit.checked_sub(1)? / 30;
        self.bit = index * 30;
        let word = (self.bit / 32) as usize;
        let low = u64::from(self.digits.get(word).copied().unwrap_or(0));
        let high = u64::from(self.digits.get(word + 1).copied().unwrap_or(0));
        Some((high << 32 | low) >> (self.bit % 32) & 0x3fff_ffff)
    }
}

/// `_Py_HashDouble`.
pub(super) fn float_hash(f: f64) -> i64 {
    if f.is_infinite() {
        return if f < 0.0 { -271_828 } else { 314_159 };
    }
    if f.is_nan() {
        return 0;
    }
    if f.fract() == 0.0 {
        return match num_traits::FromPrimitive::from_f64(f) {
            Some(long) => {
                let long: BigInt = long;
                long.to_i64().map_or_else(|| long_hash(&long), not_minus_one)
            }
            None => 0,
        };
    }
    let (mantissa, exponent) = frexp(f);
    let scaled = mantissa * 2_147_483_648.0;
    let high = scaled.trunc();
    let low = (scaled - high) * 2_147_483_648.0;
    not_minus_one((high as i64).wrapping_add(low as i64).wrapping_add(exponent << 15))
}

/// `complex_hash`: of a number without an imaginary part, that of the float.
fn complex_hash(real: f64, imag: f64) -> i64 {
    let (real, imag) = (float_hash(real), float_hash(imag));
    not_minus_one(real.wrapping_add(imag.wrapping_mul(1_000_003)))
}

/// C's `frexp` for a finite number that is not zero: a mantissa from 0.5 up to 1, and an exponent of two.
fn frexp(f: f64) -> (f64, i64) {
    let exponent_bits = |f: f64| (f.to_bits() >> 52 & 0x7ff) as i64;
    // A subnormal number is scaled up first, to have an exponent.
    let (f, shift) = if exponent_bits(f) == 0 { (f * 2f64.powi(64), 64) } else { (f, 0) };
    let exponent = exponent_bits(f) - 1022;
    (f64::from_bits(f.to_bits() & !(0x7ff << 52) | 1022 << 52), exponent - shift)
}

/// `tuplehash`, from the hashes of the items.
pub(super) fn tuple_hash(hashes: impl ExactSizeIterator<Item = Result<i64, HashError>>) -> Result<i64, HashError> {
    let mut x: u64 = 0x34_5678;
    let mut mult: u64 = 1_000_003;
    let len = hashes.len() as u64;
    for (index, hash) in hashes.enumerate() {
        x = (x ^ hash? as u64).wrapping_mul(mult);
        let left = len - 1 - index as u64;
        mult = mult.wrapping_add(82_520 + 2 * left);
    }
    Ok(not_minus_one(x.wrapping_add(97_531) as i64))
}

/// A hash, and how many parts it went through.
fn counting<T>(hash: impl FnOnce(Nest<'_>) -> T) -> (T, usize) {
    let left = Cell::new(MOST_PARTS);
    let hash = hash(Nest { depth: 0, left: &left });
    (hash, (MOST_PARTS - left.get()) as usize)
}

impl Heap {
    /// `hash(value)` (`PyObject_Hash`) for what needs no Python code to hash; and how many parts that has gone through.
    pub fn hash(&self, value: Value) -> (Result<i64, HashError>, usize) {
        counting(|nest| self.hash_within(value, nest))
    }

    fn hash_within(&self, value: Value, nest: Nest<'_>) -> Result<i64, HashError> {
        if nest.depth > DEPTH_LIMIT || nest.left.get() == 0 {
            return Err(HashError::TooDeep);
        }
        if self.is_classy(value) {
            return Err(HashError::Hooked);
        }
        nest.left.set(nest.left.get() - 1);
        self.own_hash_within(value, nest)
    }

    /// The hash of an object of a builtin type, whatever class it is of.
    fn own_hash_within(&self, value: Value, nest: Nest<'_>) -> Result<i64, HashError> {
        if let Some(i) = self.as_int(value) {
            return Ok(not_minus_one(i));
        }
        match self.at(value) {
            Object::Str(s) => Ok(s.hash),
            Object::Unicode(unicode) => Ok(unicode.hash),
            Object::Complex([real, imag]) => Ok(complex_hash(real.0, imag.0)),
            Object::Set(set) if set.frozen && nest.depth + set.depth > DEPTH_LIMIT => Err(HashError::TooDeep),
            Object::Set(set) if set.frozen => Ok(set.hash()),
            Object::Long(long) => {
                nest.left.set(nest.left.get().saturating_sub(long.bits() / BITS_OF_PART));
                Ok(long_hash(long))
            }
            Object::Float(f) => Ok(float_hash(f.0)),
            Object::Tuple(items) => tuple_hash(items.iter().map(|&item| self.hash_within(item, nest.deeper()))),
            Object::List(_)
            | Object::Dict(_)
            | Object::Set(_)
            | Object::Deque(_)
            | Object::Slice(_)
            | Object::Cell(_)
            | Object::DictProxy(_)
            | Object::DictView(_, DictItem::Key | DictItem::Item) => Err(HashError::Unhashable(value)),
            // `Machine::weakref_hash` knows whether it was asked for before.
            Object::WeakRef(_) => Err(HashError::Hooked),
            &Object::Builtin(builtin, this) if !this.is_null() => {
                Ok(not_minus_one(self.hash_within(this, nest.deeper())? ^ builtin.name().len() as i64))
            }
            // `instancemethod_hash`, `wrapper_hash`: by what it is bound to, and by what it does.
            Object::Method(method) => {
                let this = if method.this.is_null() { Value::NONE } else { method.this };
                let this = self.hash_within(this, nest.deeper())?;
                Ok(not_minus_one(this ^ self.hash_within(method.function, nest.deeper())?))
            }
            &Object::Wrapper(_, special, this) if !this.is_null() => {
                Ok(not_minus_one(self.hash_within(this, nest.deeper())? ^ special as i64))
            }
            _ => Ok(self.identity_hash(value)),
        }
    }

    /// The hash of what has no value: by its address (`_Py_HashPointer`).
    pub(super) fn identity_hash(&self, value: Value) -> i64 {
        not_minus_one((self.address(value) >> 4) as i64)
    }

    /// [`hash`](Self::hash), by what the object's builtin type says.
    pub(super) fn own_hash(&self, value: Value) -> (Result<i64, HashError>, usize) {
        counting(|nest| self.own_hash_within(value, nest))
    }

    /// A number that stands for the object's address: what `id()` gives, and what objects without a value hash by.
    ///
    /// It has the look of an address, and like one it is used again after the object is gone. That of `None` and its like ends as in a stock
    /// CPython, where the rest differs from run to run: so they have the same place in a small dict or set. So it is with builtin types.
    pub fn address(&self, value: Value) -> u64 {
        const HEAP_START: u64 = 0x7f00_0000_0000;
        const SINGLES_START: u64 = 0x5600_0000_0000;
        match value {
            Value::NONE => return SINGLES_START + 0xde0,
            Value::NOT_IMPLEMENTED => return SINGLES_START + 0xdd0,
            Value::ELLIPSIS => return SINGLES_START + 0xd10,
            _ => {}
        }
        match value.as_object() {
            Some(id) if let &Object::Type(of) = self.get(id) => places::address(of),
            Some(id) => HEAP_START + u64::from(id.0) * 64,
            None => SINGLES_START + (value.bits().wrapping_sub(Value::NULL.bits()).wrapping_mul(32) & 0xff_ffff_ffff),
        }
    }
}

/// A hasher that gives the same number on every machine, natively and in wasm: FNV-1a over eight bytes at a time.
#[derive(Clone, Debug)]
pub struct StateHasher(u64);

impl Default for StateHasher {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for StateHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word.iter_mut().zip(chunk).for_each(|(to, from)| *to = *from);
            self.write_u64(u64::from_le_bytes(word));
        }
    }

    fn write_u64(&mut self, word: u64) {
        self.0 = (self.0 ^ word).wrapping_mul(0x0100_0000_01b3).rotate_left(29);
    }

    fn write_u8(&mut self, i: u8) {
        self.write_u64(u64::from(i));
    }

    fn write_u32(&mut self, i: u32) {
        self.write_u64(u64::from(i));
    }

    // `usize` has 32 bits in wasm and 64 natively: both are hashed as 64.
    fn write_usize(&mut self, i: usize) {
        self.write_u64(i as u64);
    }

    fn write_isize(&mut self, i: isize) {
        self.write_u64(i as i64 as u64);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // Each expected number is what CPython 2.7.18 prints for hash(...).
    #[test]
    fn hashes_are_those_of_cpython() {
        assert_eq!(str_hash(b""), 0);
        assert_eq!(str_hash(b"a"), 12_416_037_344);
        assert_eq!(str_hash(b"add"), 1_453_079_729_194_098_226);
        let big = |base: i64, power: u32| BigInt::from(base).pow(power);
        assert_eq!(long_hash(&big(2, 100)), 68_719_476_736);
        assert_eq!(long_hash(&-big(10, 30)), -5_076_944_324_515_372_240);
        assert_eq!(long_hash(&(big(2, 64) - BigInt::from(1))), -2);
        assert_eq!(long_hash(&-(big(2, 64) - BigInt::from(1))), 1);
        assert_eq!(float_hash(0.5), 1_073_741_824);
        assert_eq!(float_hash(0.1), 2576882278);
        assert_eq!(float_hash(1e300), 8_474_648_701_417_850_880);
        assert_eq!(float_hash(-1.0), -2);
        assert_eq!(float_hash(5e-324), 1_038_581_760);
        assert_eq!(float_hash(-2.5e-310), -2_641_934_644);
    }

    #[test]
    fn tuples_hash_as_in_cpython() {
        let mut heap = Heap::new(1 << 20);
        let empty = heap.tuple([]);
        let ints = heap.tuple([1, 2, 3].map(Value::small_int));
        let inner = heap.tuple([Value::small_int(1)]);
        let a = heap.str(*b"a");
        let nested = heap.tuple([a, inner]);
        assert_eq!(heap.hash(empty).0, Ok(3_527_539));
        assert_eq!(heap.hash(ints).0, Ok(2_528_502_973_977_326_415));
        assert_eq!(heap.hash(nested).0, Ok(-5_137_986_705_404_189_583));
    }
}
