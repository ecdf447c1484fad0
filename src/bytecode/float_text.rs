//! Floats as decimal text, by the rules of CPython 2.7 (`PyOS_double_to_string` in `Python/pystrtod.c`).
//!
//! Two questions are kept apart: which decimal digits a float has ([`Decimal`]), and how digits are laid out as
//! text ([`Layout`]). The first has two answers: the shortest digits that read back as the same float (`repr`),
//! and a fixed number of correctly rounded ones (`str`, and `%g`).

use crate::arithmetic::{significant_digits, times_power_of_ten};

/// A finite float's decimal digits: the number is `0.DIGITS` times ten to the power of `point`.
///
/// Zero is the one digit `0` with `point` 1, and trailing zeros are left out (but see [`Decimal::rounded`]): so does
/// David Gay's `dtoa` in `Python/dtoa.c`, which CPython uses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decimal {
    /// Whether the sign bit is set (of `-0.0` too).
    pub negative: bool,
    /// ASCII digits, at least one.
    pub digits: String,
    /// Where the decimal point stands, counted in digits from the left.
    pub point: i32,
}

/// No float has more decimal digits than this.
const DIGITS_MAX: usize = 1100;

impl Decimal {
    /// The shortest digits that read back as `value`, which must be finite.
    pub fn shortest(value: f64) -> Self {
        Self::from_scientific(value.is_sign_negative(), ryu::Buffer::new().format_finite(value.abs()))
    }

    /// `value`, which must be finite, correctly rounded to `count` (at least 1) significant digits.
    ///
    /// Some large integral floats keep their trailing zeros, because CPython's do: `str(2248871543105.0)` is
    /// `2.24887154310e+12`. In `dtoa`, such a number takes a branch that forgets to remove them.
    pub fn rounded(value: f64, count: usize) -> Self {
        let negative = value.is_sign_negative();
        if value == 0.0 {
            return Self { negative, digits: "0".to_owned(), point: 1 };
        }
        let count = count.clamp(1, DIGITS_MAX);
        let (digits, exponent) = significant_digits(value.abs(), count);
        // A float's exponent is no larger than some 330, so that the cast is exact.
        let mut decimal =
            Self { negative, digits: digits.trim_end_matches('0').to_owned(), point: exponent as i32 + 1 };
        if keeps_trailing_zeros(value.abs(), count) {
            let missing = count.saturating_sub(decimal.digits.len());
            decimal.digits.extend(std::iter::repeat_n('0', missing));
        }
        decimal
    }

    /// Takes the digits out of a text such as `12.5`, `1e16` or `1.250e-7`.
    fn from_scientific(negative: bool, text: &str) -> Self {
        let (mantissa, exponent) = text.split_once('e').unwrap_or((text, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all = format!("{whole}{fraction}");
        let without_leading = all.trim_start_matches('0');
        let digits = without_leading.trim_end_matches('0');
        if digits.is_empty() {
            return Self { negative, digits: "0".to_owned(), point: 1 };
        }
        let leading = all.len() - without_leading.len();
        let exponent: i32 = exponent.parse().unwrap_or(0);
        // A float's text has at most some 330 digits, so that the casts are exact.
        let point = whole.len() as i32 - leading as i32 + exponent;
        Self { negative, digits: digits.to_owned(), point }
    }
}

/// Whether `dtoa`, asked for `count` digits of `value`, takes its branch for small integers and does not round up
/// there: the one way to an answer with trailing zeros.
///
/// It first tries plain float arithmetic, which cannot decide when the part to be rounded away is too near one
/// half; so this repeats that arithmetic, inexact as it is.
fn keeps_trailing_zeros(value: f64, count: usize) -> bool {
    const LIMIT: f64 = 1e15; // Int_max: at most 14 digits after the first
    const QUICK_MAX: usize = 14; // more digits than this are not tried in float arithmetic
    if !(1.0..LIMIT).contains(&value) || value.fract() != 0.0 || count > QUICK_MAX {
        return false;
    }
    // Exact: an integer below 2^53.
    let integer = value as u64;
    let exponent = integer.ilog10();
    let Some(dropped_digits) = (exponent as usize + 1).checked_sub(count).filter(|&dropped| dropped > 0) else {
        return false;
    };
    let unit = 10u64.pow(dropped_digits as u32);
    let (kept, rest) = (integer / unit, integer % unit);
    let rounds_up = rest * 2 > unit || (rest * 2 == unit && kept % 2 == 1);

    let mut scaled = value / power_of_ten(exponent);
    let tolerance = (2.0 * scaled + 7.0) * f64::EPSILON * power_of_ten(count as u32 - 1);
    for _ in 1..count {
        scaled = (scaled - scaled.trunc()) * 10.0;
    }
    let remainder = scaled - scaled.trunc();
    !rounds_up && remainder >= 0.5 - tolerance && remainder <= 0.5 + tolerance
}

/// Exact: `exponent` is below 15 here.
fn power_of_ten(exponent: u32) -> f64 {
    10u64.pow(exponent) as f64
}

/// How digits become text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// With more digits than this before the decimal point, an exponent is written.
    pub max_whole_digits: i32,
    /// Whether an integral value without an exponent gets `.0` (`Py_DTSF_ADD_DOT_0`).
    pub dot_zero: bool,
    /// Whether a positive value gets a `+` (`Py_DTSF_SIGN`).
    pub plus: bool,
}

impl Layout {
    /// `repr` of a float: an exponent from `1e+16` on.
    pub const REPR: Self = Self { max_whole_digits: 16, dot_zero: true, plus: false };
    /// `str` of a float: `%.12g`, but an exponent already from `1e+11` on, which is where `.0` would no longer fit
    /// into twelve digits.
    pub const STR: Self = Self { max_whole_digits: 11, dot_zero: true, plus: false };

    /// Lays `decimal` out: with an exponent below `1e-4` and above [`Layout::max_whole_digits`], else without.
    pub fn text(self, decimal: &Decimal) -> String {
        let mut text = self.sign(decimal.negative).to_owned();
        let has_exponent = decimal.point <= -4 || decimal.point > self.max_whole_digits;
        let (whole, fraction) = split_at_point(&decimal.digits, if has_exponent { 1 } else { decimal.point });
        text.push_str(&whole);
        if !fraction.is_empty() {
            text.push('.');
            text.push_str(&fraction);
        } else if self.dot_zero && !has_exponent {
            text.push_str(".0");
        }
        if has_exponent {
            text.push_str(&exponent(decimal.point - 1));
        }
        text
    }

    fn sign(self, negative: bool) -> &'static str {
        match (negative, self.plus) {
            (true, _) => "-",
            (false, true) => "+",
            (false, false) => "",
        }
    }

    /// The text of `value`, finite or not; `digits` finds the digits of a finite one. A NaN's sign is not shown.
    pub fn format(self, value: f64, digits: impl Fn(f64) -> Decimal) -> String {
        if value.is_nan() {
            format!("{}nan", self.sign(false))
        } else if value.is_infinite() {
            format!("{}inf", self.sign(value.is_sign_negative()))
        } else {
            self.text(&digits(value))
        }
    }
}

/// What `%e`, `%f` or `%g` (or their capitals) make of a float (`PyOS_double_to_string`); `alternate` is the `#` flag.
pub fn c_float(value: f64, letter: u8, precision: usize, alternate: bool) -> String {
    let text = if value.is_finite() {
        match letter.to_ascii_lowercase() {
            b'e' => exponent_text(&Decimal::rounded(value, precision.saturating_add(1)), precision, alternate),
            b'g' => general_text(value, precision.max(1), alternate),
            _ => fixed_text(value, precision, alternate),
        }
    } else {
        Layout::REPR.format(value, Decimal::shortest)
    };
    if letter.is_ascii_uppercase() { text.to_ascii_uppercase() } else { text }
}

/// `%f`: so many digits after the point.
fn fixed_text(value: f64, precision: usize, alternate: bool) -> String {
    let known = precision.min(DIGITS_MAX);
    let digits = times_power_of_ten(value.abs(), known as i64).to_string();
    // At least one digit stands before the point.
    let digits = format!("{digits:0>width$}", width = known + 1);
    let (whole, fraction) = digits.split_at_checked(digits.len() - known).unwrap_or((&digits, ""));
    let mut text = if value.is_sign_negative() { format!("-{whole}") } else { whole.to_owned() };
    if known > 0 {
        text.push('.');
        text.push_str(fraction);
    }
    text.extend(std::iter::repeat_n('0', precision - known));
    if alternate && precision == 0 {
        text.push('.');
    }
    text
}

/// `%e`: one digit before the point, so many after it.
fn exponent_text(decimal: &Decimal, precision: usize, alternate: bool) -> String {
    let mut digits = decimal.digits.chars();
    let mut text = if decimal.negative { "-".to_owned() } else { String::new() };
    text.extend(digits.next());
    if precision > 0 || alternate {
        text.push('.');
    }
    text.extend(digits.chain(std::iter::repeat('0')).take(precision));
    text.push_str(&exponent(decimal.point - 1));
    text
}

/// `%g`: so many significant digits, with an exponent where that is shorter; `#` keeps the zeros at the end.
fn general_text(value: f64, precision: usize, alternate: bool) -> String {
    let decimal = Decimal::rounded(value, precision);
    let max_whole_digits = i32::try_from(precision).unwrap_or(i32::MAX);
    if !alternate {
        return Layout { max_whole_digits, dot_zero: false, plus: false }.text(&decimal);
    }
    if decimal.point <= -4 || decimal.point > max_whole_digits {
        return exponent_text(&decimal, precision - 1, true);
    }
    let (whole, fraction) = split_at_point(&decimal.digits, decimal.point);
    let places = precision.saturating_add_signed(-decimal.point as isize);
    let fraction: String = fraction.chars().chain(std::iter::repeat('0')).take(places).collect();
    format!("{}{whole}.{fraction}", if decimal.negative { "-" } else { "" })
}

/// An exponent of ten, such as `e+05`.
fn exponent(power: i32) -> String {
    format!("e{}{:02}", if power < 0 { '-' } else { '+' }, power.abs())
}

/// The digits before and after the decimal point, filled up with zeros on the side where they do not reach it.
fn split_at_point(digits: &str, point: i32) -> (String, String) {
    let whole_length = usize::try_from(point).unwrap_or(0);
    let zeros_after_point = usize::try_from(-point).unwrap_or(0);
    let whole: String = digits.chars().chain(std::iter::repeat('0')).take(whole_length).collect();
    let fraction = std::iter::repeat_n('0', zeros_after_point).chain(digits.chars().skip(whole_length)).collect();
    (if whole.is_empty() { "0".to_owned() } else { whole }, fraction)
}
