//! The generator of the module `random` (`Modules/_randommodule.c`): the same numbers for the same seed. What is made of
//! them is Python code.
//!
//! A program that sets no seed gets numbers, too, and here they are the same in every run.

use std::rc::Rc;

use num_bigint::{BigInt, BigUint};
use num_traits::Zero;

use crate::machine::builtins::Builtin;
use crate::machine::call::Arguments;
use crate::machine::number::LONG_BITS_LIMIT;
use crate::machine::number::Number;
use crate::machine::object::Object;
use crate::machine::value::Value;
use crate::machine::{Machine, Outcome};

/// Words of state.
const N: usize = 624;
/// How far apart the words are that are mixed.
const M: usize = 397;

/// A Mersenne Twister (`RandomObject`).
#[derive(Clone, Debug, Hash)]
pub struct Generator {
    words: Rc<[u32; N]>,
    index: usize,
}

impl Generator {
    /// `init_genrand`.
    fn initial(seed: u32) -> [u32; N] {
        let mut words = [0; N];
        let mut last = seed;
        for (index, word) in words.iter_mut().enumerate() {
            if index > 0 {
                last = 1_812_433_253u32.wrapping_mul(last ^ (last >> 30)).wrapping_add(index as u32);
            }
            *word = last;
        }
        words
    }

    /// `init_by_array`.
    fn seeded(key: &[u32]) -> Self {
        let mut words = Self::initial(19_650_218);
        let word = |words: &[u32; N], index: usize| words.get(index).copied().unwrap_or(0);
        let (mut i, mut j) = (1, 0);
        let mut mix = |factor: u32, add: &dyn Fn(usize, usize) -> u32, rounds: usize| {
            for _ in 0..rounds {
                let before = word(&words, i - 1);
                let mixed = (word(&words, i) ^ (before ^ (before >> 30)).wrapping_mul(factor)).wrapping_add(add(i, j));
                if let Some(slot) = words.get_mut(i) {
                    *slot = mixed;
                }
                i += 1;
                j = (j + 1) % key.len().max(1);
                if i >= N {
                    let last = word(&words, N - 1);
                    if let Some(first) = words.first_mut() {
                        *first = last;
                    }
                    i = 1;
                }
            }
        };
        mix(1_664_525, &|_, j| key.get(j).copied().unwrap_or(0).wrapping_add(j as u32), N.max(key.len()));
        mix(1_566_083_941, &|i, _| (i as u32).wrapping_neg(), N - 1);
        if let Some(first) = words.first_mut() {
            *first = 0x8000_0000;
        }
        Self { words: Rc::new(words), index: N }
    }

    /// 32 random bits (`genrand_int32`).
    fn next_word(&mut self) -> u32 {
        if self.index >= N {
            self.refill();
        }
        let mut y = self.words.get(self.index).copied().unwrap_or(0);
        self.index += 1;
        y ^= y >> 11;
        y ^= (y << 7) & 0x9d2c_5680;
        y ^= (y << 15) & 0xefc6_0000;
        y ^ (y >> 18)
    }

    /// Makes the next words of state.
    fn refill(&mut self) {
        let words = Rc::make_mut(&mut self.words);
        for index in 0..N {
            let word = |offset: usize| words.get((index + offset) % N).copied().unwrap_or(0);
            let y = (word(0) & 0x8000_0000) | (word(1) & 0x7fff_ffff);
            let mixed = word(M) ^ (y >> 1) ^ if y & 1 == 1 { 0x9908_b0df } else { 0 };
            if let Some(slot) = words.get_mut(index) {
                *slot = mixed;
            }
        }
        self.index = 0;
    }

    /// A float from 0 up to 1 (`random_random`).
    fn next_float(&mut self) -> f64 {
        let (a, b) = (self.next_word() >> 5, self.next_word() >> 6);
        (f64::from(a) * 67_108_864.0 + f64::from(b)) * (1.0 / 9_007_199_254_740_992.0)
    }

    /// A number of so many bits (`random_getrandbits`).
    fn next_bits(&mut self, bits: u64) -> BigInt {
        let mut words = Vec::new();
        let mut left = bits;
        while left > 0 {
            let word = self.next_word();
            words.push(if left < 32 { word >> (32 - left) } else { word });
            left = left.saturating_sub(32);
        }
        BigInt::from(BigUint::new(words))
    }

    /// The words of the state, and the index of the next one (`random_getstate`).
    fn state(&self) -> impl Iterator<Item = u64> {
        self.words.iter().map(|&word| u64::from(word)).chain([self.index as u64])
    }
}

impl Machine {
    /// `_random.Random([seed])`.
    pub(super) fn make_random(&mut self, arguments: Arguments<'_>) -> Outcome<Value> {
        self.unpack_arguments("seed", arguments.positional, 0, 1)?;
        let generator = self.seeded_generator(arguments.positional.first().copied().unwrap_or(Value::NULL))?;
        Ok(self.heap.new_value(Object::Random(Box::new(generator))))
    }

    /// A method of a `_random.Random`.
    pub(in crate::machine) fn random_method(&mut self, method: Builtin, this: Value, arg: Value) -> Outcome<Value> {
        match method {
            Builtin::RandomGetrandbits => self.random_bits(this, arg),
            Builtin::RandomGetstate => {
                let state: Vec<u64> =
                    self.generator(this).map(|generator| generator.state().collect()).unwrap_or_default();
                let state: Vec<Value> = state.into_iter().map(|word| self.heap.long(BigInt::from(word))).collect();
                Ok(self.heap.tuple(state))
            }
            Builtin::RandomSeed => {
                let fresh = self.seeded_generator(arg)?;
                self.set_generator(this, fresh)
            }
            Builtin::RandomSetstate => self.random_setstate(this, arg),
            _ => {
                let float = self.generator(this).map_or(0.0, Generator::next_float);
                Ok(self.heap.float(float))
            }
        }
    }

    fn generator(&mut self, this: Value) -> Option<&mut Generator> {
        match self.heap.get_mut(this.as_object()?) {
            Some(Object::Random(generator)) => Some(generator),
            _ => None,
        }
    }

    fn set_generator(&mut self, this: Value, fresh: Generator) -> Outcome<Value> {
        if let Some(generator) = self.generator(this) {
            *generator = fresh;
        }
        Ok(Value::NONE)
    }

    /// A generator for a seed: by the size of a number, by the hash of anything else (`random_seed`).
    fn seeded_generator(&mut self, seed: Value) -> Outcome<Generator> {
        let size = match self.heap.as_number(seed) {
            _ if seed.is_null() || seed.is_none() => BigUint::zero(),
            Some(Number::Int(i)) => BigUint::from(i.unsigned_abs()),
            Some(Number::Long(i)) => i.magnitude().clone(),
            _ => BigUint::from(self.hash_value(seed)? as u64),
        };
        let key = size.to_u32_digits();
        Ok(Generator::seeded(if key.is_empty() { &[0] } else { &key }))
    }

    /// `Random.getrandbits(k)`.
    fn random_bits(&mut self, this: Value, bits: Value) -> Outcome<Value> {
        let bits = self.c_int_or(bits, 0)?;
        let Some(bits) = u64::try_from(bits).ok().filter(|&bits| bits > 0) else {
            return Err(self.value_error("number of bits must be greater than zero"));
        };
        if bits > LONG_BITS_LIMIT {
            return Err(self.no_memory());
        }
        self.charge((bits / 64) as usize);
        let number = self.generator(this).map(|generator| generator.next_bits(bits)).unwrap_or_default();
        Ok(self.heap.long(number))
    }

    /// `Random.setstate(state)` (`random_setstate`).
    fn random_setstate(&mut self, this: Value, state: Value) -> Outcome<Value> {
        let Some(items) = self.heap.as_tuple(state).map(<[Value]>::to_vec) else {
            return Err(self.type_error("state vector must be a tuple"));
        };
        if items.len() != N + 1 {
            return Err(self.value_error("state vector is the wrong size"));
        }
        let mut words = [0u32; N];
        for (word, &item) in words.iter_mut().zip(&items) {
            let number = self.c_long(item)?;
            *word = number as u32;
        }
        let index = self.c_long(items.last().copied().unwrap_or(Value::NULL))?;
        match usize::try_from(index) {
            Ok(index) if index <= N => self.set_generator(this, Generator { words: Rc::new(words), index }),
            _ => Err(self.value_error("invalid state")),
        }
    }
}
