//! The module `random` (`Lib/random.py`, `Modules/_randommodule.c`): the same numbers for the same seed.
//!
//! A program that sets no seed gets numbers, too, and here they are the same in every run.

use std::rc::Rc;

use num_bigint::{BigInt, BigUint};
use num_traits::{Signed, ToPrimitive, Zero};

use super::ModuleFunction;
use crate::machine::exceptions::Exc;
use crate::machine::number::Number;
use crate::machine::object::Object;
use crate::machine::value::Value;
use crate::machine::{Fault, Machine, Outcome};

/// Words of state.
const N: usize = 624;
/// How far apart the words are that are mixed.
const M: usize = 397;
/// The longest long that is made at once.
const LONG_BITS_LIMIT: u64 = 4_000_000;
/// Bits that a float has: a larger range needs more than one.
const FLOAT_BITS: u32 = 53;

/// A Mersenne Twister (`RandomObject`), and the number that `gauss` has left over.
#[derive(Clone, Debug, Hash)]
pub(in crate::machine) struct Generator {
    words: Rc<[u32; N]>,
    index: usize,
    /// The bits of `gauss_next`.
    gauss_next: Option<u64>,
}

impl Default for Generator {
    fn default() -> Self {
        Self::seeded(&[0])
    }
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
        Self { words: Rc::new(words), index: N, gauss_next: None }
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

    /// A number below this one, which is positive.
    fn next_below(&mut self, limit: &BigInt) -> BigInt {
        if limit.bits() <= u64::from(FLOAT_BITS)
            && let Some(small) = limit.to_f64()
        {
            return BigInt::from((self.next_float() * small) as i64);
        }
        // As `_randbelow` guesses it: one bit more where the number is just below a power of two.
        let largest: BigInt = limit - 1;
        let bits = largest.bits();
        let top = (&largest >> bits.saturating_sub(64)).to_f64().unwrap_or(0.0);
        let log = top.log2() + bits.saturating_sub(64) as f64;
        let bits = (1.00001 + log) as u64;
        loop {
            let number = self.next_bits(bits);
            if number < *limit {
                return number;
            }
        }
    }
}

impl Machine {
    /// A function of `random`.
    pub(super) fn call_random(&mut self, function: ModuleFunction, all: &[Value]) -> Outcome<Value> {
        use ModuleFunction as F;
        let arg = |index: usize| all.get(index).copied().unwrap_or(Value::NULL);
        match function {
            F::RandomSeed => self.random_seed(arg(0)),
            F::RandomGetrandbits => self.random_bits(arg(0)),
            F::RandomRandrange => self.random_range(arg(0), arg(1), arg(2)),
            F::RandomRandint => {
                let end = self.integer_for(arg(1), "non-integer stop for randrange()")? + 1;
                let start = self.integer_for(arg(0), "non-integer arg 1 for randrange()")?;
                self.random_between(&start, &end)
            }
            F::RandomChoice => self.random_choice(arg(0)),
            F::RandomShuffle => self.random_shuffle(arg(0), arg(1)),
            F::RandomSample => self.random_sample(arg(0), arg(1)),
            F::RandomUniform => {
                let (a, b) = (self.c_double(arg(0))?, self.c_double(arg(1))?);
                let float = self.random.next_float();
                Ok(self.heap.float(a + (b - a) * float))
            }
            F::RandomGauss => self.random_gauss(arg(0), arg(1)),
            F::RandomNormalvariate => self.random_normal(arg(0), arg(1)),
            F::RandomExpovariate => {
                let rate = self.c_double(arg(0))?;
                let float = self.random.next_float();
                if rate == 0.0 {
                    return Err(self.raise(Exc::ZeroDivisionError, "float division by zero"));
                }
                Ok(self.heap.float(-(1.0 - float).ln() / rate))
            }
            _ => {
                let float = self.random.next_float();
                Ok(self.heap.float(float))
            }
        }
    }

    /// `random.seed([a])`: by the size of a number, by the hash of anything else.
    fn random_seed(&mut self, seed: Value) -> Outcome<Value> {
        let size = match self.heap.as_number(seed) {
            _ if seed.is_null() || seed.is_none() => BigUint::zero(),
            Some(Number::Int(i)) => BigUint::from(i.unsigned_abs()),
            Some(Number::Long(i)) => i.magnitude().clone(),
            _ => BigUint::from(self.hash_value(seed)? as u64),
        };
        let key = size.to_u32_digits();
        self.random = Generator::seeded(if key.is_empty() { &[0] } else { &key });
        Ok(Value::NONE)
    }

    /// `random.getrandbits(k)`.
    fn random_bits(&mut self, bits: Value) -> Outcome<Value> {
        let bits = self.c_int_or(bits, 0)?;
        let Some(bits) = u64::try_from(bits).ok().filter(|&bits| bits > 0) else {
            return Err(self.value_error("number of bits must be greater than zero"));
        };
        if bits > LONG_BITS_LIMIT {
            return Err(self.no_memory());
        }
        self.charge((bits / 64) as usize);
        let number = self.random.next_bits(bits);
        Ok(self.heap.long(number))
    }

    /// An argument that must be a whole number.
    fn integer_for(&mut self, value: Value, message: &str) -> Outcome<BigInt> {
        match self.heap.as_number(value) {
            Some(Number::Float(f)) if f.fract() != 0.0 => Err(self.value_error(message)),
            Some(Number::Float(f)) => match Number::truncated(f).and_then(|number| number.to_big()) {
                Some(number) => Ok(number),
                None => Err(self.value_error(message)),
            },
            Some(number) => Ok(number.to_big().unwrap_or_default()),
            None if self.is_string(value) => Err(self.value_error(message)),
            None => {
                let name = self.heap.type_name(value);
                Err(self.type_error(format!("int() argument must be a string or a number, not '{name}'")))
            }
        }
    }

    /// `random.randrange(start[, stop[, step]])`.
    fn random_range(&mut self, start: Value, stop: Value, step: Value) -> Outcome<Value> {
        let first = self.integer_for(start, "non-integer arg 1 for randrange()")?;
        if stop.is_null() || stop.is_none() {
            if !first.is_positive() {
                return Err(self.value_error("empty range for randrange()"));
            }
            let number = self.random.next_below(&first);
            return Ok(self.heap.int_or_long(number));
        }
        let last = self.integer_for(stop, "non-integer stop for randrange()")?;
        let step = match step.is_null() {
            true => BigInt::from(1),
            false => self.integer_for(step, "non-integer step for randrange()")?,
        };
        if step == BigInt::from(1) {
            return self.random_between(&first, &last);
        }
        let width = last - &first;
        let count = match step.sign() {
            num_bigint::Sign::Plus => num_integer::Integer::div_floor(&(width + &step - 1), &step),
            num_bigint::Sign::Minus => num_integer::Integer::div_floor(&(width + &step + 1), &step),
            num_bigint::Sign::NoSign => return Err(self.value_error("zero step for randrange()")),
        };
        if !count.is_positive() {
            return Err(self.value_error("empty range for randrange()"));
        }
        let number = first + step * self.random.next_below(&count);
        Ok(self.heap.int_or_long(number))
    }

    /// A number from `first` up to `last`.
    fn random_between(&mut self, first: &BigInt, last: &BigInt) -> Outcome<Value> {
        let width = last - first;
        if !width.is_positive() {
            return Err(self.value_error(format!("empty range for randrange() ({first},{last}, {width})")));
        }
        let number = first + self.random.next_below(&width);
        Ok(self.heap.int_or_long(number))
    }

    /// An index below this one, drawn once however often the turn is run again.
    fn random_index(&mut self, count: usize) -> Outcome<usize> {
        let drawn = self.once(|machine| {
            let index = (machine.random.next_float() * count as f64) as i64;
            Ok(machine.heap.int(index))
        })?;
        Ok(self.heap.as_int(drawn).and_then(|index| usize::try_from(index).ok()).unwrap_or(0))
    }

    /// `random.choice(sequence)`.
    fn random_choice(&mut self, sequence: Value) -> Outcome<Value> {
        let len = self.builtin_len(sequence)?;
        let len = self.heap.as_int(len).unwrap_or(0);
        let index = self.random_index(usize::try_from(len).unwrap_or(0))?;
        let index = self.heap.int(index as i64);
        self.get_item(sequence, index)
    }

    /// `random.shuffle(list)`.
    fn random_shuffle(&mut self, list: Value, function: Value) -> Outcome<Value> {
        if !function.is_null() && !function.is_none() {
            return Err(Fault::Unsupported("random.shuffle() with a function".into()));
        }
        let len = self.builtin_len(list)?;
        let len = usize::try_from(self.heap.as_int(len).unwrap_or(0)).unwrap_or(0);
        for last in (1..len).rev() {
            self.charge(1);
            let other = self.random_index(last + 1)?;
            let [i, j] = [last, other].map(|index| self.heap.int(index as i64));
            let (a, b) = (self.get_item(list, i)?, self.get_item(list, j)?);
            let done = self.set_item(list, i, b).and_then(|()| self.set_item(list, j, a));
            self.heap.release_all([a, b]);
            done?;
        }
        Ok(Value::NONE)
    }

    /// `random.sample(population, k)`.
    fn random_sample(&mut self, population: Value, count: Value) -> Outcome<Value> {
        let len = self.builtin_len(population)?;
        let len = usize::try_from(self.heap.as_int(len).unwrap_or(0)).unwrap_or(0);
        let wanted = self.c_long(count)?;
        let Some(wanted) = usize::try_from(wanted).ok().filter(|&wanted| wanted <= len) else {
            return Err(self.value_error("sample larger than population"));
        };
        // A small part of many is drawn by trying again what was drawn before.
        let set_size = 21 + if wanted > 5 { 4f64.powf(((wanted * 3) as f64).log(4.0).ceil()) as usize } else { 0 };
        let has_indexes = self.heap.as_sequence(population).is_some()
            || self.is_string(population)
            || matches!(self.heap.at(population), Object::Xrange(_));
        if len > set_size && has_indexes {
            return self.sample_by_index(population, len, wanted);
        }
        let pool = self.collect(population)?;
        if len > set_size {
            let pool = self.heap.tuple(pool);
            let sample = self.sample_by_index(pool, len, wanted);
            self.heap.release(pool);
            return sample;
        }
        Ok(self.sample_of_pool(pool, wanted))
    }

    /// Draws from a pool, which is given up: the last item takes the place of each that is drawn.
    fn sample_of_pool(&mut self, mut pool: Vec<Value>, wanted: usize) -> Value {
        let mut picked = Vec::with_capacity(wanted);
        for _ in 0..wanted {
            let index = (self.random.next_float() * pool.len() as f64) as usize;
            if index < pool.len() {
                picked.push(pool.swap_remove(index));
            }
        }
        self.heap.release_all(pool);
        self.heap.list(picked)
    }

    fn sample_by_index(&mut self, population: Value, len: usize, wanted: usize) -> Outcome<Value> {
        self.reserve(wanted.saturating_mul(48))?;
        let (mut drawn, mut picked) = (std::collections::BTreeSet::new(), Vec::with_capacity(wanted));
        while picked.len() < wanted {
            let index = (self.random.next_float() * len as f64) as usize;
            if drawn.insert(index) {
                let index = self.heap.int(index as i64);
                picked.push(self.get_item(population, index)?);
            }
        }
        Ok(self.heap.list(picked))
    }

    /// `random.gauss(mu, sigma)`.
    fn random_gauss(&mut self, mu: Value, sigma: Value) -> Outcome<Value> {
        let (mu, sigma) = (self.c_double(mu)?, self.c_double(sigma)?);
        let z = match self.random.gauss_next.take() {
            Some(bits) => f64::from_bits(bits),
            None => {
                let angle = self.random.next_float() * std::f64::consts::TAU;
                let radius = (-2.0 * (1.0 - self.random.next_float()).ln()).sqrt();
                self.random.gauss_next = Some((angle.sin() * radius).to_bits());
                angle.cos() * radius
            }
        };
        Ok(self.heap.float(mu + z * sigma))
    }

    /// `random.normalvariate(mu, sigma)`.
    fn random_normal(&mut self, mu: Value, sigma: Value) -> Outcome<Value> {
        let (mu, sigma) = (self.c_double(mu)?, self.c_double(sigma)?);
        let magic = 4.0 * (-0.5f64).exp() / 2f64.sqrt();
        loop {
            let u1 = self.random.next_float();
            let u2 = 1.0 - self.random.next_float();
            let z = magic * (u1 - 0.5) / u2;
            if z * z / 4.0 <= -u2.ln() {
                return Ok(self.heap.float(mu + z * sigma));
            }
        }
    }
}
