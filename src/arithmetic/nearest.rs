//! The float nearest to a power, whatever it runs on.
//!
//! It is computed with twice a float's precision, and rounded once. Small integer exponents are computed exactly,
//! since such a power can be very near the middle between two floats, and a root is the processor's.

use num_bigint::BigInt;

use super::division::{scale, true_quotient};

/// `x ** y` for a positive `x` that is not 1, both finite and `y` not 0: `exp(y * log(x))`.
pub(super) fn positive_power(x: f64, y: f64) -> f64 {
    // Up to here, an exact power has a few thousand bits.
    const EXACT_EXPONENTS: f64 = 64.0;
    if y == y.trunc() && y.abs() <= EXACT_EXPONENTS {
        return integer_power(x, y as i32);
    }
    if y == 0.5 {
        return x.sqrt();
    }
    // Beyond this, everything is too large for a float, or too small.
    const EXPONENT_LIMIT: f64 = 800.0;
    let log = log(x);
    let size = y * log.high;
    if size.abs() > EXPONENT_LIMIT {
        return if size > 0.0 { f64::INFINITY } else { 0.0 };
    }
    exp(log.times(Double::from(y)))
}

/// `x ** y` by exact integers, rounded once.
fn integer_power(x: f64, y: i32) -> f64 {
    let (mantissa, exponent) = integer_and_exponent(x);
    let count = y.unsigned_abs();
    let power = BigInt::from(mantissa).pow(count);
    let exponent = exponent * i64::from(count);
    let power_of_two = BigInt::from(1) << exponent.unsigned_abs();
    let (dividend, divisor) =
        if exponent < 0 { (power, power_of_two) } else { (power * power_of_two, BigInt::from(1)) };
    let quotient = if y < 0 { true_quotient(&divisor, &dividend) } else { true_quotient(&dividend, &divisor) };
    quotient.unwrap_or(f64::INFINITY)
}

/// A positive float as an odd integer times a power of two.
fn integer_and_exponent(x: f64) -> (u64, i64) {
    let fraction = x.to_bits() & ((1 << 52) - 1);
    let biased = (x.to_bits() >> 52) as i64;
    let integer = if biased == 0 { fraction } else { fraction | 1 << 52 };
    let zeros = integer.trailing_zeros();
    (integer >> zeros, biased.max(1) - 1075 + i64::from(zeros))
}

/// The sum of two floats of which the lower is at most half a unit in the last place of the higher: some 106 bits.
#[derive(Clone, Copy, Debug)]
struct Double {
    high: f64,
    low: f64,
}

const LN_2: Double = Double { high: std::f64::consts::LN_2, low: 2.319_046_813_846_299_6e-17 };

impl From<f64> for Double {
    fn from(f: f64) -> Self {
        Self { high: f, low: 0.0 }
    }
}

impl Double {
    /// `a + b` without any error, if `a` is the larger.
    fn from_parts(a: f64, b: f64) -> Self {
        let high = a + b;
        Self { high, low: b - (high - a) }
    }

    /// `a + b` without any error (Knuth).
    fn sum(a: f64, b: f64) -> Self {
        let high = a + b;
        let b_rounded = high - a;
        Self { high, low: (a - (high - b_rounded)) + (b - b_rounded) }
    }

    /// `a * b` without any error (Dekker).
    fn product(a: f64, b: f64) -> Self {
        let split = |f: f64| {
            let scaled = f * 134_217_729.0;
            let high = scaled - (scaled - f);
            (high, f - high)
        };
        let high = a * b;
        let ((a_high, a_low), (b_high, b_low)) = (split(a), split(b));
        Self { high, low: a_low * b_low - (((high - a_high * b_high) - a_low * b_high) - a_high * b_low) }
    }

    fn plus(self, other: Self) -> Self {
        let (high, low) = (Self::sum(self.high, other.high), Self::sum(self.low, other.low));
        let first = Self::from_parts(high.high, high.low + low.high);
        Self::from_parts(first.high, first.low + low.low)
    }

    fn minus(self, other: Self) -> Self {
        self.plus(Self { high: -other.high, low: -other.low })
    }

    fn times(self, other: Self) -> Self {
        let product = Self::product(self.high, other.high);
        Self::from_parts(product.high, product.low + (self.high * other.low + self.low * other.high))
    }

    fn over(self, other: Self) -> Self {
        let first = self.high / other.high;
        let rest = self.minus(other.times(Self::from(first)));
        let second = rest.high / other.high;
        let rest = rest.minus(other.times(Self::from(second)));
        Self::from_parts(first, second).plus(Self::from(rest.high / other.high))
    }
}

/// The natural logarithm of a positive float.
fn log(x: f64) -> Double {
    let (mantissa, exponent) = split_exponent(x);
    // log(m) = 2 atanh(s), where s = (m - 1) / (m + 1): a series with powers of s², which is below 0.03.
    let s = Double::sum(mantissa, -1.0).over(Double::sum(mantissa, 1.0));
    let square = s.times(s);
    let mut series = Double::from(0.0);
    for k in (0..24).rev() {
        series = series.times(square).plus(Double::from(1.0).over(Double::from(f64::from(2 * k + 1))));
    }
    let log = s.times(series);
    let log = Double { high: 2.0 * log.high, low: 2.0 * log.low };
    LN_2.times(Double::from(exponent as f64)).plus(log)
}

/// A positive float as a mantissa between the root of one half and the root of two, and a power of two.
fn split_exponent(x: f64) -> (f64, i64) {
    // A subnormal number is scaled up first, to have an exponent.
    let (x, below) = if x < f64::MIN_POSITIVE { (scale(x, 64), 64) } else { (x, 0) };
    let exponent = (x.to_bits() >> 52) as i64 - 1023;
    let mantissa = f64::from_bits(x.to_bits() & ((1 << 52) - 1) | 1023 << 52);
    if mantissa > std::f64::consts::SQRT_2 {
        (mantissa / 2.0, exponent + 1 - below)
    } else {
        (mantissa, exponent - below)
    }
}

/// e to the power of `x`, rounded to a float; infinite if it is too large for one.
fn exp(x: Double) -> f64 {
    let halvings = (x.high / LN_2.high).round();
    let rest = x.minus(LN_2.times(Double::from(halvings)));
    // 1 + r/1 (1 + r/2 (1 + r/3 (…))), with r below 0.35.
    let mut series = Double::from(1.0);
    for n in (1..=26).rev() {
        series = Double::from(1.0).plus(rest.over(Double::from(f64::from(n))).times(series));
    }
    round(series, halvings as i64)
}

/// A number between one half and two, times a power of two, rounded to the nearest float, to even if there are two.
fn round(number: Double, exponent: i64) -> f64 {
    const FRACTION_BITS: i64 = 100;
    /// Bits that the computation may have got wrong.
    const NOISE_BITS: i64 = 14;
    let fixed = scale(number.high, FRACTION_BITS) as i128 + scale(number.low, FRACTION_BITS) as i128;
    // A power that is exactly between two floats shows as one that is so but for the noise.
    let clean = (fixed + (1 << (NOISE_BITS - 1))) >> NOISE_BITS;
    let lowest = exponent - FRACTION_BITS + NOISE_BITS;
    let bits = 128 - i64::from(clean.leading_zeros());
    // A float has 53 bits, less if it is subnormal.
    let dropped = (bits - 53).max(-1074 - lowest);
    if dropped > bits {
        return 0.0;
    }
    let (kept, rest, unit) = (clean >> dropped, clean & ((1 << dropped) - 1), 1i128 << dropped);
    let up = rest * 2 > unit || (rest * 2 == unit && kept & 1 == 1);
    scale((kept + i128::from(up)) as f64, lowest + dropped)
}

#[cfg(test)]
mod tests {
    use super::positive_power;

    #[test]
    #[cfg_attr(miri, ignore = "Miri's powf is wrong on purpose, by a little")]
    fn the_nearest_float_is_at_most_one_place_from_the_c_library() {
        let mut state = 1u64;
        let mut random = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 11) as f64 / (1u64 << 53) as f64
        };
        for _ in 0..20_000 {
            let (x, y) = (random() * 50.0 + 1e-3, random() * 60.0 - 30.0);
            let (nearest, library) = (positive_power(x, y), x.powf(y));
            assert!(nearest.to_bits().abs_diff(library.to_bits()) <= 1, "{x:?} ** {y:?}: {nearest:?}, {library:?}");
        }
    }

    #[test]
    fn whole_powers_are_exact() {
        assert_eq!(positive_power(10.0, 22.0), 1e22);
        assert_eq!(positive_power(10.0, 23.0), 1e23);
        assert_eq!(positive_power(3.0, -2.0), 1.0 / 9.0);
    }
}
