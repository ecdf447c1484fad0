//! `erf`, `erfc`, `gamma` and `lgamma`: CPython computes them itself, in these steps, so that the digits are the same
//! wherever `exp`, `log`, `pow` and `sin` are.

use std::f64::consts::PI;

/// Why a function of `math` has no result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoResult {
    /// The function is not defined there (`EDOM`).
    Domain,
    /// The result is too large (`ERANGE`).
    Range,
}

const SQRT_PI: f64 = 1.772_453_850_905_516;
/// Lanczos' parameter g.
const G: f64 = 6.024_680_040_776_73;
const G_MINUS_HALF: f64 = 5.524_680_040_776_73;
/// Lanczos' sum as a quotient of polynomials: their coefficients, that of the constant term first.
const NUMERATOR: [f64; 13] = [
    23_531_376_880.410_76,
    42_919_803_642.649_1,
    35_711_959_237.355_67,
    17_921_034_426.037_21,
    6_039_542_586.352_028,
    1_439_720_407.311_721_6,
    248_874_557.862_054_17,
    31_426_415.585_400_194,
    2_876_370.628_935_372_5,
    186_056.265_395_223_48,
    8_071.672_002_365_816,
    210.824_277_751_579_36,
    2.506_628_274_631_000_2,
];
const DENOMINATOR: [f64; 13] = [
    0.0,
    39_916_800.0,
    120_543_840.0,
    150_917_976.0,
    105_258_076.0,
    45_995_730.0,
    13_339_535.0,
    2_637_558.0,
    357_423.0,
    32_670.0,
    1_925.0,
    66.0,
    1.0,
];
/// The largest whole number whose gamma is exact.
const LARGEST_EXACT: f64 = 23.0;
/// Below this, erf is the sum of a series; from there on, erfc is a continued fraction.
const SERIES_END: f64 = 1.5;
const SERIES_TERMS: u32 = 25;
const FRACTION_TERMS: u32 = 50;
/// From here on, erfc is zero.
const ERFC_END: f64 = 30.0;

/// The error function.
pub(super) fn erf(x: f64) -> f64 {
    match x.abs() {
        size if size.is_nan() => x,
        size if size < SERIES_END => erf_series(x),
        size => (1.0 - erfc_fraction(size)).copysign(x),
    }
}

/// One minus the error function, exact also where that is tiny.
pub(super) fn erfc(x: f64) -> f64 {
    match x.abs() {
        size if size.is_nan() => x,
        size if size < SERIES_END => 1.0 - erf_series(x),
        size if x > 0.0 => erfc_fraction(size),
        size => 2.0 - erfc_fraction(size),
    }
}

fn erf_series(x: f64) -> f64 {
    let square = x * x;
    let (mut sum, mut k) = (0.0, f64::from(SERIES_TERMS) + 0.5);
    for _ in 0..SERIES_TERMS {
        sum = 2.0 + square * sum / k;
        k -= 1.0;
    }
    sum * x * (-square).exp() / SQRT_PI
}

fn erfc_fraction(x: f64) -> f64 {
    if x >= ERFC_END {
        return 0.0;
    }
    let square = x * x;
    let (mut a, mut step) = (0.0, 0.5);
    let (mut p, mut p_before, mut q, mut q_before) = (1.0, 0.0, step + square, 1.0);
    for _ in 0..FRACTION_TERMS {
        a += step;
        step += 2.0;
        let b = step + square;
        (p, p_before) = (b * p - a * p_before, p);
        (q, q_before) = (b * q - a * q_before, q);
    }
    p / q * x * (-square).exp() / SQRT_PI
}

/// The gamma function.
pub(super) fn gamma(x: f64) -> Result<f64, NoResult> {
    if x.is_nan() || x == f64::INFINITY {
        return Ok(x);
    }
    if x.is_infinite() || x == 0.0 || (x < 0.0 && x == x.floor()) {
        return Err(NoResult::Domain);
    }
    if x == x.floor() && x <= LARGEST_EXACT {
        return Ok((1..x as u64).map(|factor| factor as f64).product());
    }
    let size = x.abs();
    let result = if size < 1e-20 {
        1.0 / x
    } else if size > 200.0 {
        if x < 0.0 { 0.0 / sin_pi(x) } else { f64::INFINITY }
    } else {
        gamma_by_lanczos(x, size)
    };
    if result.is_infinite() { Err(NoResult::Range) } else { Ok(result) }
}

fn gamma_by_lanczos(x: f64, size: f64) -> f64 {
    let y = size + G_MINUS_HALF;
    // What the sum above has lost by rounding.
    let lost = if size > G_MINUS_HALF { (y - size) - G_MINUS_HALF } else { (y - G_MINUS_HALF) - size };
    let correction = lost * G / y;
    // In two steps where one would be too large.
    let (power, times) = if size < 140.0 { (y.powf(size - 0.5), 1) } else { (y.powf(size / 2.0 - 0.25), 2) };
    let mut result = if x < 0.0 {
        let result = -PI / sin_pi(size) / size * y.exp() / lanczos_sum(size);
        result - correction * result
    } else {
        let result = lanczos_sum(size) / y.exp();
        result + correction * result
    };
    for _ in 0..times {
        result = if x < 0.0 { result / power } else { result * power };
    }
    result
}

/// The logarithm of the gamma function's size.
pub(super) fn lgamma(x: f64) -> Result<f64, NoResult> {
    if !x.is_finite() {
        return Ok(x.abs());
    }
    if x == x.floor() && x <= 2.0 {
        return if x <= 0.0 { Err(NoResult::Domain) } else { Ok(0.0) };
    }
    let size = x.abs();
    if size < 1e-20 {
        return Ok(-size.ln());
    }
    let of_size = lanczos_sum(size).ln() - G + (size - 0.5) * ((size + G - 0.5).ln() - 1.0);
    let result = if x > 0.0 { of_size } else { PI.ln() - sin_pi(size).abs().ln() - size.ln() - of_size };
    if result.is_infinite() { Err(NoResult::Range) } else { Ok(result) }
}

fn lanczos_sum(x: f64) -> f64 {
    let coefficients = NUMERATOR.into_iter().zip(DENOMINATOR);
    let step = |(numerator, denominator): (f64, f64), (n, d): (f64, f64)| {
        if x < 5.0 { (numerator * x + n, denominator * x + d) } else { (numerator / x + n, denominator / x + d) }
    };
    // For a large x, the quotient of the same polynomials in 1/x, which does not overflow.
    let (numerator, denominator) =
        if x < 5.0 { coefficients.rev().fold((0.0, 0.0), step) } else { coefficients.fold((0.0, 0.0), step) };
    numerator / denominator
}

/// `sin(π x)`, exact for whole and half numbers.
fn sin_pi(x: f64) -> f64 {
    let y = x.abs() % 2.0;
    let result = match (2.0 * y).round() as i32 {
        0 => (PI * y).sin(),
        1 => (PI * (y - 0.5)).cos(),
        2 => (PI * (1.0 - y)).sin(),
        3 => -(PI * (y - 1.5)).cos(),
        _ => (PI * (y - 2.0)).sin(),
    };
    1f64.copysign(x) * result
}
