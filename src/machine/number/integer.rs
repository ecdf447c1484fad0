//! Arithmetic on int and long (`Objects/intobject.c`, `Objects/longobject.c`).

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{Signed, ToPrimitive, Zero};

use super::{Binary, Number};
use crate::arithmetic::true_quotient;
use crate::machine::call::Arguments;
use crate::machine::class::Special;
use crate::machine::exceptions::Exc;
use crate::machine::object::Object;
use crate::machine::value::Value;
use crate::machine::{Fault, Machine, Outcome};

/// The longest long: about 1.2 million decimal digits.
pub(in crate::machine) const LONG_BITS_LIMIT: u64 = 4_000_000;
/// Bits of a float's mantissa (`DBL_MANT_DIG`).
const MANTISSA_BITS: i64 = 53;

const INT_ZERO_DIVISION: &str = "integer division or modulo by zero";
const LONG_ZERO_DIVISION: &str = "long division or modulo by zero";

/// Operators on ints. What does not fit an int becomes a long.
impl Machine {
    /// `a op b`; `v` is the object that `a` is the value of.
    #[inline]
    pub(super) fn int_binary(&mut self, operator: Binary, a: i64, b: i64, v: Value) -> Outcome<Value> {
        let result = match operator {
            Binary::Add => a.checked_add(b),
            Binary::Subtract => a.checked_sub(b),
            Binary::Multiply => a.checked_mul(b),
            Binary::Divide | Binary::FloorDivide | Binary::Modulo if b == 0 => {
                return Err(self.raise(Exc::ZeroDivisionError, INT_ZERO_DIVISION));
            }
            // The least int divided by -1 is the only overflow, and there Rust's and Python's rounding agree.
            Binary::Divide | Binary::FloorDivide => a.checked_div(b).map(|_| Integer::div_floor(&a, &b)),
            Binary::Modulo => a.checked_rem(b).map(|_| Integer::mod_floor(&a, &b)),
            Binary::And => Some(a & b),
            Binary::Xor => Some(a ^ b),
            Binary::Or => Some(a | b),
            Binary::LeftShift | Binary::RightShift if b < 0 => return Err(self.value_error("negative shift count")),
            Binary::LeftShift | Binary::RightShift if a == 0 || b == 0 => return Ok(self.number_itself(v)),
            Binary::LeftShift => shift_left(a, b),
            Binary::RightShift => Some(a >> b.min(63)),
            Binary::TrueDivide => return self.int_true_divide(a, b),
            Binary::Power if b < 0 => return self.float_power(a as f64, b as f64),
            Binary::Power => int_power(a, b),
        };
        match result {
            Some(i) => Ok(self.heap.int(i)),
            None => self.long_binary(operator, &BigInt::from(a), &BigInt::from(b)),
        }
    }

    pub(super) fn int_divmod(&mut self, a: i64, b: i64) -> Outcome<[Value; 2]> {
        if b == 0 {
            return Err(self.raise(Exc::ZeroDivisionError, INT_ZERO_DIVISION));
        }
        if a.checked_div(b).is_none() {
            return self.long_divmod(&BigInt::from(a), &BigInt::from(b));
        }
        let (quotient, remainder) = Integer::div_mod_floor(&a, &b);
        Ok([self.heap.int(quotient), self.heap.int(remainder)])
    }

    fn int_true_divide(&mut self, a: i64, b: i64) -> Outcome<Value> {
        let exact = |i: i64| i.unsigned_abs() >> MANTISSA_BITS == 0;
        if b != 0 && exact(a) && exact(b) {
            return Ok(self.heap.float(a as f64 / b as f64));
        }
        self.long_true_divide(&BigInt::from(a), &BigInt::from(b))
    }
}

/// `a << b`, unless bits are lost.
fn shift_left(a: i64, b: i64) -> Option<i64> {
    let b = u32::try_from(b).ok().filter(|&b| b < 64)?;
    let shifted = a << b;
    (shifted >> b == a).then_some(shifted)
}

/// `a ** b` for a `b` that is not negative, unless it is too large.
fn int_power(a: i64, b: i64) -> Option<i64> {
    match (a, b) {
        (0 | 1, 1..) => Some(a),
        (-1, _) => Some(if b % 2 == 0 { 1 } else { -1 }),
        _ => a.checked_pow(u32::try_from(b).ok()?),
    }
}

/// Operators on longs, whose result is always a long.
impl Machine {
    pub(super) fn long_binary(&mut self, operator: Binary, a: &BigInt, b: &BigInt) -> Outcome<Value> {
        let result = match operator {
            Binary::Add => a + b,
            Binary::Subtract => a - b,
            Binary::Multiply => {
                self.charge_product(a.bits(), b.bits());
                self.check_bits(a.bits() + b.bits())?;
                a * b
            }
            Binary::Divide | Binary::FloorDivide | Binary::Modulo if b.is_zero() => {
                return Err(self.raise(Exc::ZeroDivisionError, LONG_ZERO_DIVISION));
            }
            Binary::Divide | Binary::FloorDivide => {
                self.charge_division(a, b);
                a.div_floor(b)
            }
            Binary::Modulo => {
                self.charge_division(a, b);
                a.mod_floor(b)
            }
            Binary::And => a & b,
            Binary::Xor => a ^ b,
            Binary::Or => a | b,
            Binary::LeftShift => return self.long_left_shift(a, b),
            Binary::RightShift => {
                let by = self.shift_count(b)?;
                a >> by
            }
            Binary::TrueDivide => return self.long_true_divide(a, b),
            Binary::Power => return self.long_power(a, b),
        };
        self.check_bits(result.bits())?;
        Ok(self.heap.long(result))
    }

    pub(super) fn long_divmod(&mut self, a: &BigInt, b: &BigInt) -> Outcome<[Value; 2]> {
        if b.is_zero() {
            return Err(self.raise(Exc::ZeroDivisionError, LONG_ZERO_DIVISION));
        }
        self.charge_division(a, b);
        let (quotient, remainder) = a.div_mod_floor(b);
        self.check_bits(quotient.bits() + remainder.bits())?;
        Ok([self.heap.long(quotient), self.heap.long(remainder)])
    }

    fn long_left_shift(&mut self, a: &BigInt, b: &BigInt) -> Outcome<Value> {
        let by = self.shift_count(b)?;
        if a.is_zero() {
            return Ok(self.heap.long(BigInt::ZERO));
        }
        self.check_bits(a.bits().saturating_add(by))?;
        Ok(self.heap.long(a << by))
    }

    fn shift_count(&mut self, count: &BigInt) -> Outcome<u64> {
        match count.to_i64() {
            None => Err(self.raise(Exc::OverflowError, "long int too large to convert to int")),
            Some(count) => u64::try_from(count).map_err(|_| self.value_error("negative shift count")),
        }
    }

    fn long_power(&mut self, a: &BigInt, b: &BigInt) -> Outcome<Value> {
        if b.is_negative() {
            let (a, b) = (self.long_to_float(a)?, self.long_to_float(b)?);
            return self.float_power(a, b);
        }
        let small = |i: &BigInt| i.bits() <= 1;
        let exponent = if small(a) {
            u32::from(b.is_odd()) + if b.is_zero() { 0 } else { 2 }
        } else {
            // 0, 1 and -1 can have any exponent; for the others this many bits is what the result has at least.
            let bits = b.to_u64().and_then(|b| (a.bits() - 1).checked_mul(b)).unwrap_or(u64::MAX);
            self.check_bits(bits)?;
            b.to_u32().unwrap_or(u32::MAX)
        };
        let power = a.pow(exponent);
        // The last square, and the last product with what the exponent's bits before gave, take longer than all before them.
        let half = power.bits() / 2;
        self.charge_product(half, half);
        self.charge_product(half, half);
        Ok(self.heap.long(power))
    }

    /// `pow(a, b, modulus)` of integers of which one is a long (`long_pow`).
    fn long_power_modulo(&mut self, a: &BigInt, b: &BigInt, modulus: &BigInt) -> Outcome<Value> {
        if b.is_negative() {
            return Err(self.negative_exponent());
        }
        if modulus.is_zero() {
            return Err(self.value_error("pow() 3rd argument cannot be 0"));
        }
        // Each bit of the exponent is a multiplication and a division.
        let bits = modulus.bits();
        let words = (bits / 64 + 8) as usize;
        let work = (b.bits() as usize).saturating_mul(words * words) / 8;
        self.charge(work / 32);
        self.toil(work)?;
        Ok(self.heap.long(a.modpow(b, modulus)))
    }

    /// `pow(a, b, modulus)` of ints (`int_pow`): C arithmetic as long as nothing overflows, and a long from there on,
    /// which shows in the result's type.
    fn int_power_modulo(&mut self, a: i64, b: i64, modulus: i64) -> Outcome<Value> {
        if b < 0 {
            return Err(self.negative_exponent());
        }
        if modulus == 0 {
            return Err(self.value_error("pow() 3rd argument cannot be 0"));
        }
        match int_power_modulo(a, b, modulus) {
            Some(i) => Ok(self.heap.int(i)),
            None => self.long_power_modulo(&BigInt::from(a), &BigInt::from(b), &BigInt::from(modulus)),
        }
    }

    fn negative_exponent(&mut self) -> Fault {
        self.type_error("pow() 2nd argument cannot be negative when 3rd argument specified")
    }

    /// `pow(v, w, z)` for a `z` that is not None.
    ///
    /// # Errors
    /// What CPython raises for these operands.
    pub(in crate::machine) fn power_modulo(&mut self, v: Value, w: Value, z: Value) -> Outcome<Value> {
        let result = if self.is_old(v) {
            let name = self.special(Special::Pow);
            let hook = self.once(|machine| machine.old_instance_attribute(v, name))?;
            let result = self.call_with("instance_pow", hook, Arguments { positional: &[w, z], keywords: &[] });
            self.heap.release(hook);
            Some(result?)
        } else if self.heap.is_classy(v) {
            // Who has `__rpow__` only has the slot, too.
            let class = self.class_of(v);
            let has_slot = self.heap.has_hook(v, Special::Rpow);
            if has_slot && self.lookup(class, self.special(Special::Pow)).is_none() {
                return Err(self.raise(Exc::AttributeError, "__pow__"));
            }
            self.call_special("slot_nb_power", v, Special::Pow, &[w, z])?
        } else {
            None
        };
        if let Some(result) = result.filter(|&result| result != Value::NOT_IMPLEMENTED) {
            return Ok(result);
        }
        self.own_power_modulo(v, w, z)
    }

    /// The same, by what builtin types do.
    ///
    /// # Errors
    /// What CPython raises for these operands.
    pub(in crate::machine) fn own_power_modulo(&mut self, v: Value, w: Value, z: Value) -> Outcome<Value> {
        let values = [v, w, z];
        let operands = values.map(|operand| self.heap.as_number(operand));
        let is_number = operands[0].is_some() || self.heap.as_complex(v).is_some();
        // Each operand's type is asked in turn whether it can do it (`ternary_op`).
        for (index, (value, operand)) in values.into_iter().zip(&operands).enumerate() {
            // The slot of a class with a method of its own is for a left operand only.
            let has_hook = [Special::Pow, Special::Rpow].iter().any(|&special| self.heap.has_hook(value, special));
            if index > 0 && has_hook {
                continue;
            }
            if index > 0 && self.is_old(value) && !is_number {
                // `instance_pow` asks the left operand for its method, whatever that is.
                let found = self.once(|machine| machine.get_attribute(v, machine.special(Special::Pow)))?;
                self.heap.release(found);
            }
            match (operand, &operands) {
                (None, _)
                    if self.heap.as_complex(value).is_some()
                        && self.complex_parts(v)?.is_some()
                        && self.complex_parts(w)?.is_some() =>
                {
                    return Err(self.value_error("complex modulo"));
                }
                (Some(Number::Float(_)), _) => {
                    return Err(self.type_error("pow() 3rd argument not allowed unless all arguments are integers"));
                }
                (Some(Number::Int(_)), [Some(Number::Int(_)), Some(Number::Int(b)), _]) if *b < 0 => {
                    return Err(self.negative_exponent());
                }
                (Some(Number::Int(_)), [Some(Number::Int(a)), Some(Number::Int(b)), Some(Number::Int(modulus))]) => {
                    return self.int_power_modulo(*a, *b, *modulus);
                }
                (Some(Number::Long(_)), [Some(a), Some(b), Some(modulus)]) => {
                    if let (Some(a), Some(b), Some(modulus)) = (a.to_big(), b.to_big(), modulus.to_big()) {
                        return self.long_power_modulo(&a, &b, &modulus);
                    }
                }
                _ => {}
            }
        }
        // Where the third one's type knows nothing of numbers, the others have been coerced before it is refused.
        let is_coerced = matches!(operands, [Some(Number::Int(_)), Some(Number::Long(_)), None])
            || matches!(operands, [Some(Number::Long(_)), Some(Number::Int(_)), None]);
        let knows_numbers =
            self.heap.is_classy(z) || matches!(self.heap.at(z), Object::Str(_) | Object::Unicode(_) | Object::Set(_));
        let [v, w] = [v, w].map(|operand| match is_coerced && !knows_numbers {
            true => "long".into(),
            false => self.heap.type_name(operand).into_owned(),
        });
        let z = self.heap.type_name(z);
        Err(self.type_error(format!("unsupported operand type(s) for pow(): '{v}', '{w}', '{z}'")))
    }

    /// An integer divided by another, rounded correctly to a float (`long_true_divide`).
    fn long_true_divide(&mut self, a: &BigInt, b: &BigInt) -> Outcome<Value> {
        if b.is_zero() {
            return Err(self.raise(Exc::ZeroDivisionError, "division by zero"));
        }
        self.charge_division(a, b);
        match true_quotient(a, b) {
            Some(quotient) => Ok(self.heap.float(quotient)),
            None => Err(self.raise(Exc::OverflowError, "integer division result too large for a float")),
        }
    }

    /// `float(long)`, rounded to even (`PyLong_AsDouble`).
    ///
    /// # Errors
    /// OverflowError: it is too large.
    pub(in crate::machine) fn long_to_float(&mut self, long: &BigInt) -> Outcome<f64> {
        match true_quotient(long, &BigInt::from(1)) {
            Some(float) => Ok(float),
            None => Err(self.raise(Exc::OverflowError, "long int too large to convert to float")),
        }
    }

    /// MemoryError for a long of more bits than the machine computes with.
    pub(in crate::machine) fn check_bits(&mut self, bits: u64) -> Outcome<()> {
        if bits > LONG_BITS_LIMIT {
            return Err(self.no_memory());
        }
        if bits > 4096 { self.reserve(bits as usize / 8) } else { Ok(()) }
    }

    /// Charges for multiplying longs of so many bits: digit by digit, or in fewer steps where they are large.
    fn charge_product(&mut self, bits: u64, other_bits: u64) {
        let (small, large) = (bits.min(other_bits), bits.max(other_bits));
        // Toom and Cook: in thirds, five products take the place of nine.
        let (mut third, mut products) = (small, 1);
        while third / 64 > 256 {
            (third, products) = (third / 3, products * 5);
        }
        let square = (third / 64) * (third / 64) * products;
        self.charge((square / 256).saturating_mul(large / small.max(1)) as usize);
    }

    /// Charges for what goes through the digits of one long of so many bits for each digit of another: a division, a
    /// long as text.
    pub(in crate::machine) fn charge_long(&mut self, bits: u64, other_bits: u64) {
        self.charge(((bits / 64).saturating_mul(other_bits / 64) / 256) as usize);
    }

    fn charge_division(&mut self, a: &BigInt, b: &BigInt) {
        self.charge_long(a.bits().saturating_sub(b.bits()), b.bits());
    }
}

/// The loop of `int_pow` with a modulus; `None` where it overflows. The modulus is not 0, the exponent not negative.
fn int_power_modulo(a: i64, mut exponent: i64, modulus: i64) -> Option<i64> {
    let (mut factor, mut result) = (a, 1i64);
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = result.checked_mul(factor)?;
            if factor == 0 {
                break;
            }
        }
        exponent >>= 1;
        if exponent == 0 {
            break;
        }
        factor = factor.checked_mul(factor)?.checked_rem(modulus)?;
        result = result.checked_rem(modulus)?;
    }
    result.checked_rem(modulus).map(|_| Integer::mod_floor(&result, &modulus))
}
