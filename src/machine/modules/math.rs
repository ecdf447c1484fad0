//! The module `math` (`Modules/mathmodule.c`).

use num_bigint::BigInt;
use num_traits::{Signed, ToPrimitive, Zero};

use super::ModuleFunction;
use super::gamma::{NoResult, erf, erfc, gamma, lgamma};
use crate::arithmetic::settled;
use crate::machine::class::Special;
use crate::machine::exceptions::Exc;
use crate::machine::number::Number;
use crate::machine::value::{ObjectId, Value};
use crate::machine::{Fault, Machine, Outcome};

/// The largest number whose factorial fits what longs may have.
const FACTORIAL_LIMIT: u64 = 200_000;

impl Machine {
    /// The constants of `math`.
    pub(super) fn fill_math(&mut self, dict: ObjectId) {
        for (name, number) in [("pi", std::f64::consts::PI), ("e", std::f64::consts::E)] {
            let number = self.heap.float(number);
            self.heap.dict_set_name(dict, name, number);
        }
    }

    /// A function of `math`.
    pub(super) fn call_math(&mut self, function: ModuleFunction, all: &[Value]) -> Outcome<Value> {
        use ModuleFunction as F;
        let arg = |index: usize| all.get(index).copied().unwrap_or(Value::NULL);
        match function {
            F::MathFactorial => self.math_factorial(arg(0)),
            F::MathFrexp => self.math_frexp(arg(0)),
            F::MathFsum => self.math_fsum(arg(0)),
            F::MathIsinf => Ok(Value::bool(self.c_double(arg(0))?.is_infinite())),
            F::MathIsnan => Ok(Value::bool(self.c_double(arg(0))?.is_nan())),
            F::MathLdexp => self.math_ldexp(arg(0), arg(1)),
            F::MathLog => self.math_log_to_base(arg(0), arg(1)),
            F::MathLog10 => {
                let result = self.math_logarithm(arg(0), f64::log10)?;
                Ok(self.heap.float(result))
            }
            F::MathModf => {
                let x = self.c_double(arg(0))?;
                let (fraction, whole) = if x.is_infinite() { (0f64.copysign(x), x) } else { (x.fract(), x.trunc()) };
                let parts = [self.heap.float(fraction.copysign(x)), self.heap.float(whole)];
                Ok(self.heap.tuple(parts))
            }
            F::MathTrunc => self.math_trunc(arg(0)),
            F::MathAtan2 | F::MathCopysign | F::MathFmod | F::MathHypot | F::MathPow => {
                let (x, y) = self.two_doubles(arg(0), arg(1))?;
                self.math_of_two(function, x, y)
            }
            F::MathGamma | F::MathLgamma => {
                let x = self.c_double(arg(0))?;
                match if function == F::MathGamma { gamma(x) } else { lgamma(x) } {
                    Ok(result) => Ok(self.heap.float(result)),
                    Err(NoResult::Domain) => Err(self.domain_error()),
                    Err(NoResult::Range) => Err(self.range_error()),
                }
            }
            _ => {
                let x = self.c_double(arg(0))?;
                self.math_of_one(function, x)
            }
        }
    }

    /// Two floats: C looks whether something was raised when it has both, so the second one's exception replaces the
    /// first one's (`math_2`).
    fn two_doubles(&mut self, x: Value, y: Value) -> Outcome<(f64, f64)> {
        let x = match self.c_double(x) {
            Err(Fault::Raised) if self.keeps_exception(y, Special::Float) => Err(Fault::Raised),
            Err(Fault::Raised) => {
                let raised = std::mem::take(&mut self.thread.raised);
                let y = self.c_double(y);
                match y {
                    Ok(_) => self.set_raised(raised),
                    Err(_) => self.heap.release_all(raised.references()),
                }
                y.and(Err(Fault::Raised))
            }
            x => x,
        };
        Ok((x?, self.c_double(y)?))
    }

    fn domain_error(&mut self) -> Fault {
        self.value_error("math domain error")
    }

    fn range_error(&mut self) -> Fault {
        self.raise(Exc::OverflowError, "math range error")
    }

    fn math_of_one(&mut self, function: ModuleFunction, x: f64) -> Outcome<Value> {
        use ModuleFunction as F;
        let can_overflow = matches!(function, F::MathCosh | F::MathExp | F::MathExpm1 | F::MathLog1p | F::MathSinh);
        let result = match function {
            F::MathAcos => x.acos(),
            F::MathAcosh => acosh(x),
            F::MathAsin => x.asin(),
            F::MathAsinh => asinh(x),
            F::MathAtan => x.atan(),
            F::MathAtanh => atanh(x),
            F::MathCeil => x.ceil(),
            F::MathCos => x.cos(),
            F::MathCosh => x.cosh(),
            F::MathDegrees => x * (180.0 / std::f64::consts::PI),
            F::MathErf => erf(x),
            F::MathErfc => erfc(x),
            F::MathExp => x.exp(),
            F::MathExpm1 => x.exp_m1(),
            F::MathFabs => x.abs(),
            F::MathFloor => x.floor(),
            F::MathLog1p => x.ln_1p(),
            F::MathRadians => x * (std::f64::consts::PI / 180.0),
            F::MathSin => x.sin(),
            F::MathSinh => x.sinh(),
            F::MathSqrt => x.sqrt(),
            F::MathTan => x.tan(),
            F::MathTanh => x.tanh(),
            _ => x,
        };
        let scales = matches!(function, F::MathDegrees | F::MathRadians);
        if result.is_nan() && !x.is_nan() {
            return Err(self.domain_error());
        }
        if result.is_infinite() && x.is_finite() && !scales {
            return Err(if can_overflow { self.range_error() } else { self.domain_error() });
        }
        let result = if function == F::MathFabs { result } else { settled(result, &[x]) };
        Ok(self.heap.float(result))
    }

    fn math_of_two(&mut self, function: ModuleFunction, x: f64, y: f64) -> Outcome<Value> {
        use ModuleFunction as F;
        let result = match function {
            // `m_atan2` gives a NaN of its own.
            F::MathAtan2 => settled(x.atan2(y), &[]),
            F::MathCopysign => x.copysign(y),
            F::MathFmod if y.is_infinite() && x.is_finite() => x,
            F::MathFmod => settled(x % y, &[x, y]),
            F::MathHypot => settled(x.hypot(y), &[x, y]),
            _ if x == 0.0 && y < 0.0 => return Err(self.domain_error()),
            _ => settled(x.powf(y), &[x, y]),
        };
        if result.is_nan() && !x.is_nan() && !y.is_nan() {
            return Err(self.domain_error());
        }
        if result.is_infinite() && x.is_finite() && y.is_finite() {
            return Err(self.range_error());
        }
        Ok(self.heap.float(result))
    }

    /// The logarithm of a number, however large (`loghelper`).
    fn math_logarithm(&mut self, value: Value, log: fn(f64) -> f64) -> Outcome<f64> {
        if let Some(Number::Long(long)) = self.heap.as_number(value) {
            if !long.is_positive() {
                return Err(self.domain_error());
            }
            if long.bits() < 1024 {
                return Ok(log(long.to_f64().unwrap_or(f64::INFINITY)));
            }
            let bits = long.bits();
            let mantissa = (&*long >> (bits - 64)).to_f64().unwrap_or(0.0) / 2f64.powi(64);
            return Ok(log(mantissa) + log(2.0) * bits as f64);
        }
        let x = self.c_double(value)?;
        if x <= 0.0 || x == f64::NEG_INFINITY {
            return Err(self.domain_error());
        }
        Ok(log(x))
    }

    fn math_log_to_base(&mut self, value: Value, base: Value) -> Outcome<Value> {
        let result = self.math_logarithm(value, f64::ln)?;
        if base.is_null() {
            return Ok(self.heap.float(result));
        }
        let of_base = self.math_logarithm(base, f64::ln)?;
        if of_base == 0.0 {
            return Err(self.raise(Exc::ZeroDivisionError, "float division by zero"));
        }
        Ok(self.heap.float(result / of_base))
    }

    fn math_factorial(&mut self, value: Value) -> Outcome<Value> {
        let number = match self.heap.as_number(value) {
            Some(Number::Float(x)) if x.is_finite() && x.fract() == 0.0 => x.to_i64(),
            Some(Number::Float(_)) => {
                return Err(self.value_error("factorial() only accepts integral values"));
            }
            _ => Some(self.c_long(value)?),
        };
        let Some(number) = number else {
            return Err(self.raise(Exc::OverflowError, "Python int too large to convert to C long"));
        };
        let Ok(number) = u64::try_from(number) else {
            return Err(self.value_error("factorial() not defined for negative values"));
        };
        if number > FACTORIAL_LIMIT {
            return Err(self.no_memory());
        }
        self.charge(number as usize);
        let product = product_of(1, number.max(1));
        if number <= 20 {
            return Ok(self.heap.int_or_long(product));
        }
        Ok(self.heap.long(product))
    }

    fn math_frexp(&mut self, value: Value) -> Outcome<Value> {
        let x = self.c_double(value)?;
        let (mantissa, exponent) = frexp(x);
        let parts = [self.heap.float(mantissa), self.heap.int(exponent)];
        Ok(self.heap.tuple(parts))
    }

    fn math_ldexp(&mut self, value: Value, exponent: Value) -> Outcome<Value> {
        let x = self.c_double(value)?;
        let exponent = match self.heap.as_number(exponent) {
            Some(Number::Int(i)) => i,
            Some(Number::Long(long)) => long.to_i64().unwrap_or(if long.is_negative() { i64::MIN } else { i64::MAX }),
            _ => return Err(self.type_error("Expected an int or long as second argument to ldexp.")),
        };
        let result = ldexp(x, exponent);
        if result.is_infinite() && x.is_finite() {
            return Err(self.range_error());
        }
        Ok(self.heap.float(result))
    }

    /// `math.trunc(number)`: what its `__trunc__` says.
    fn math_trunc(&mut self, value: Value) -> Outcome<Value> {
        let name = self.special(Special::Trunc);
        self.call_method_of_name(value, name)
    }

    /// The sum as if it had been rounded only once: kept as floats that do not overlap.
    fn math_fsum(&mut self, iterable: Value) -> Outcome<Value> {
        let items = self.collect_unasked(iterable)?;
        let result = self.exact_sum(&items);
        self.heap.release_all(items);
        result
    }

    fn exact_sum(&mut self, items: &[Value]) -> Outcome<Value> {
        let (mut parts, mut special): (Vec<f64>, f64) = (Vec::new(), 0.0);
        let mut infinities = 0.0;
        for &item in items {
            let x = self.c_double(item)?;
            self.charge(1);
            if !x.is_finite() {
                infinities += if x.is_infinite() { x } else { 0.0 };
                special += x;
                continue;
            }
            add_exactly(&mut parts, x);
            if parts.last().is_some_and(|last| !last.is_finite()) {
                return Err(self.raise(Exc::OverflowError, "intermediate overflow in fsum"));
            }
        }
        if special != 0.0 {
            if infinities.is_nan() {
                return Err(self.value_error("-inf + inf in fsum"));
            }
            return Ok(self.heap.float(special));
        }
        Ok(self.heap.float(rounded_sum(&parts)))
    }
}

/// C's `acosh`, in the three ways that keep its digits.
fn atanh(x: f64) -> f64 {
    let size = x.abs();
    let twice = size + size;
    if size < 2f64.powi(-28) {
        x
    } else if size < 0.5 {
        (0.5 * (twice + twice * size / (1.0 - size)).ln_1p()).copysign(x)
    } else {
        (0.5 * (twice / (1.0 - size)).ln_1p()).copysign(x)
    }
}

fn acosh(x: f64) -> f64 {
    if x < 1.0 {
        f64::NAN
    } else if x > 2f64.powi(28) {
        x.ln() + std::f64::consts::LN_2
    } else if x > 2.0 {
        (2.0 * x - 1.0 / (x + (x * x - 1.0).sqrt())).ln()
    } else {
        let t = x - 1.0;
        (t + (2.0 * t + t * t).sqrt()).ln_1p()
    }
}

/// C's `asinh`, likewise.
fn asinh(x: f64) -> f64 {
    let size = x.abs();
    if !x.is_finite() || size < 2f64.powi(-28) {
        return x;
    }
    let result = if size > 2f64.powi(28) {
        size.ln() + std::f64::consts::LN_2
    } else if size > 2.0 {
        (2.0 * size + 1.0 / ((x * x + 1.0).sqrt() + size)).ln()
    } else {
        let square = x * x;
        (size + square / (1.0 + (1.0 + square).sqrt())).ln_1p()
    };
    result.copysign(x)
}

fn product_of(low: u64, high: u64) -> BigInt {
    if high - low < 8 {
        return (low..=high).map(BigInt::from).product();
    }
    let middle = low + (high - low) / 2;
    product_of(low, middle) * product_of(middle + 1, high)
}

/// A float as a mantissa of at least one half, and a power of two.
fn frexp(x: f64) -> (f64, i64) {
    if x.is_zero() || !x.is_finite() {
        return (x, 0);
    }
    let (x, extra) = if x.is_subnormal() { (x * 2f64.powi(64), -64) } else { (x, 0) };
    let exponent = (x.to_bits() >> 52 & 0x7ff) as i64 - 1022;
    let mantissa = f64::from_bits(x.to_bits() & !(0x7ff << 52) | 1022 << 52);
    (mantissa, exponent + extra)
}

/// A float times a power of two, rounded once.
fn ldexp(x: f64, exponent: i64) -> f64 {
    if x.is_zero() || !x.is_finite() {
        return x;
    }
    let (mantissa, own) = frexp(x);
    let exponent = exponent.saturating_add(own);
    match exponent {
        1025.. => f64::INFINITY.copysign(x),
        ..-1080 => 0f64.copysign(x),
        -1080..-1021 => mantissa * 2f64.powi((exponent + 1021) as i32) * 2f64.powi(-1021),
        _ => mantissa * 2.0 * 2f64.powi((exponent - 1) as i32),
    }
}

/// Adds a float to a sum of floats that do not overlap, the smallest first.
fn add_exactly(parts: &mut Vec<f64>, mut x: f64) {
    let mut kept = Vec::with_capacity(parts.len() + 1);
    for &part in parts.iter() {
        let (large, small) = if x.abs() < part.abs() { (part, x) } else { (x, part) };
        let high = large + small;
        let low = small - (high - large);
        if low != 0.0 {
            kept.push(low);
        }
        x = high;
    }
    kept.push(x);
    *parts = kept;
}

/// The float nearest to such a sum.
fn rounded_sum(parts: &[f64]) -> f64 {
    let mut rest = parts.to_vec();
    let Some(mut high) = rest.pop() else { return 0.0 };
    let mut low = 0.0;
    while let Some(part) = rest.pop() {
        let x = high;
        high = x + part;
        low = part - (high - x);
        if low != 0.0 {
            break;
        }
    }
    // Half-way cases go to where what is left points.
    if let Some(&next) = rest.last()
        && ((low < 0.0 && next < 0.0) || (low > 0.0 && next > 0.0))
    {
        let twice = low * 2.0;
        let sum = high + twice;
        if twice == sum - high {
            high = sum;
        }
    }
    high
}
