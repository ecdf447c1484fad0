//! Attributes and methods of numbers (`Objects/intobject.c`, `longobject.c`, `floatobject.c`, `complexobject.c`).

use num_bigint::BigInt;
use num_traits::Zero;

use super::Number;
use crate::arithmetic::{NEW_NAN, true_quotient};
use crate::machine::builtins::Builtin;
use crate::machine::class::Special;
use crate::machine::exceptions::Exc;
use crate::machine::object::{DictItem, Object};
use crate::machine::print::is_space;
use crate::machine::types::Type;
use crate::machine::value::Value;
use crate::machine::{Fault, Machine, Outcome};

/// Bits of a float's mantissa that are stored.
const FRACTION_BITS: u32 = 52;
/// The exponent of the smallest normal float.
const LEAST_EXPONENT: i64 = -1022;

impl Machine {
    /// `number.real` and its kin; `None` if there is no such attribute, or it is no number.
    pub(in crate::machine) fn number_attribute(&mut self, number: Value, name: &str) -> Option<Value> {
        if let Some([real, imag]) = self.heap.as_complex(number) {
            return match name {
                "real" => Some(self.heap.float(real)),
                "imag" => Some(self.heap.float(imag)),
                _ => None,
            };
        }
        match (name, self.heap.as_number(number)?) {
            ("real", _) | ("numerator", Number::Int(_) | Number::Long(_)) => Some(self.number_itself(number)),
            ("imag", Number::Float(_)) => Some(self.heap.float(0.0)),
            ("imag", Number::Int(_)) => Some(Value::small_int(0)),
            ("denominator", Number::Int(_)) => Some(Value::small_int(1)),
            ("imag", Number::Long(_)) => Some(self.heap.long(BigInt::ZERO)),
            ("denominator", Number::Long(_)) => Some(self.heap.long(BigInt::from(1))),
            _ => None,
        }
    }

    /// Calls a method of a number, whose arguments have been counted.
    pub(in crate::machine) fn number_method(
        &mut self,
        method: Builtin,
        number: Value,
        argument: Value,
    ) -> Outcome<Value> {
        if let Some([real, imag]) = self.heap.as_complex(number) {
            return Ok(self.heap.complex(real, -imag));
        }
        match (method.name(), self.heap.as_number(number)) {
            ("bit_length", Some(number)) => {
                let bits = number.to_big().map_or(0, |big| big.bits());
                Ok(self.heap.int(bits as i64))
            }
            ("is_integer", Some(Number::Float(float))) => Ok(Value::bool(float.is_finite() && float.floor() == float)),
            ("hex", Some(Number::Float(float))) => Ok(self.heap.str(float_hex(float).into_bytes())),
            ("as_integer_ratio", Some(Number::Float(float))) => self.integer_ratio(float),
            ("fromhex", _) => self.float_from_hex(argument),
            ("__getformat__", _) => self.float_format(argument),
            _ => Ok(self.number_itself(number)),
        }
    }

    /// `float.as_integer_ratio()`.
    fn integer_ratio(&mut self, float: f64) -> Outcome<Value> {
        if float.is_infinite() {
            let message = "Cannot pass infinity to float.as_integer_ratio.";
            return Err(self.raise(Exc::OverflowError, message));
        }
        if float.is_nan() {
            return Err(self.value_error("Cannot pass NaN to float.as_integer_ratio."));
        }
        let (fraction, exponent) = mantissa(float.abs());
        let zeros = if fraction == 0 { 0 } else { fraction.trailing_zeros() };
        let (fraction, exponent) = (BigInt::from(fraction >> zeros), exponent + i64::from(zeros));
        let power = BigInt::from(1) << exponent.unsigned_abs();
        let (numerator, denominator) = match exponent {
            _ if fraction.is_zero() => (fraction, BigInt::from(1)),
            0.. => (fraction * power, BigInt::from(1)),
            _ => (fraction, power),
        };
        let numerator = if float < 0.0 { -numerator } else { numerator };
        let parts = [numerator, denominator].map(|part| self.heap.int_or_long(part));
        Ok(self.heap.tuple(parts))
    }

    /// `float.__getformat__(type)` (`float_getformat`).
    fn float_format(&mut self, of: Value) -> Outcome<Value> {
        let Some(of) = self.heap.as_str(of) else {
            let name = self.heap.type_name(of);
            return Err(self.type_error(format!("__getformat__() argument must be string, not {name}")));
        };
        let is_unknown = match &**of {
            b"double" => self.unknown_formats[0],
            b"float" => self.unknown_formats[1],
            _ => return Err(self.value_error("__getformat__() argument 1 must be 'double' or 'float'")),
        };
        Ok(self.heap.str(if is_unknown { b"unknown".as_slice() } else { b"IEEE, little-endian" }))
    }

    /// `float.__setformat__(type, format)` (`float_setformat`): the format is known here, or is said to be unknown.
    pub(in crate::machine) fn set_float_format(&mut self, of: Value, format: Value) -> Outcome<Value> {
        for (index, value) in [(1, of), (2, format)] {
            if self.heap.as_str(value).is_none() {
                let got = self.converted_name(value);
                let message = format!("__setformat__() argument {index} must be string, not {got}");
                return Err(self.type_error(message));
            }
        }
        let of = self.heap.text_of(of);
        if !matches!(&*of, "double" | "float") {
            return Err(self.value_error("__setformat__() argument 1 must be 'double' or 'float'"));
        }
        let is_unknown = match &*self.heap.text_of(format) {
            "unknown" => true,
            "IEEE, little-endian" => false,
            "IEEE, big-endian" => {
                let message = format!("can only set {of} format to 'unknown' or the detected platform value");
                return Err(self.value_error(message));
            }
            _ => {
                let message = "__setformat__() argument 2 must be 'unknown', 'IEEE, little-endian' or \
                               'IEEE, big-endian'";
                return Err(self.value_error(message));
            }
        };
        let [double, float] = &mut self.unknown_formats;
        *(if of == "double" { double } else { float }) = is_unknown;
        Ok(Value::NONE)
    }

    /// `float.fromhex(string)`.
    fn float_from_hex(&mut self, text: Value) -> Outcome<Value> {
        let Some(bytes) = self.default_bytes(text)? else {
            let name = self.heap.type_name(text);
            return Err(self.type_error(format!("expected string or Unicode object, {name} found")));
        };
        match parse_hex(trim_space(&bytes)) {
            Some(Ok(float)) => Ok(self.heap.float(float)),
            Some(Err(TooLarge)) => {
                Err(self.raise(Exc::OverflowError, "hexadecimal value too large to represent as a float"))
            }
            None => Err(self.value_error("invalid hexadecimal floating-point string")),
        }
    }

    /// `coerce(v, w)`: both as numbers of one type (`PyNumber_Coerce`).
    pub(in crate::machine) fn builtin_coerce(&mut self, v: Value, w: Value) -> Outcome<Value> {
        if (self.heap.is_classy(v) || self.heap.is_classy(w))
            && let Some(pair) = self.coerce_by_hooks(v, w)?
        {
            return Ok(self.heap.tuple(pair));
        }
        // A class that has a `__coerce__` has no other way.
        if [v, w].iter().any(|&value| self.heap.has_hook(value, Special::Coerce)) {
            return Err(self.no_coercion());
        }
        self.own_coerce_numbers(v, w)
    }

    /// The same, by what builtin types do.
    pub(in crate::machine) fn own_coerce_numbers(&mut self, v: Value, w: Value) -> Outcome<Value> {
        let pair = match self.coerced_numbers(v, w)? {
            Some(pair) => pair,
            None if self.coerces_to_itself(v, w) => [v, w].map(|value| self.heap.retain(value)),
            None => return Err(self.no_coercion()),
        };
        Ok(self.heap.tuple(pair))
    }

    /// Two numbers as numbers of the type that stands higher, which itself stays as it is; `None` if one is no number.
    /// The references are new.
    pub(in crate::machine) fn coerced_numbers(&mut self, v: Value, w: Value) -> Outcome<Option<[Value; 2]>> {
        let [Some(a), Some(b)] = [v, w].map(|value| self.heap.type_of(value).number_rank()) else { return Ok(None) };
        let (rank, other) = if a < b { (b, v) } else { (a, w) };
        let converted = match (rank, self.heap.as_number(other)) {
            _ if a == b => self.heap.retain(other),
            (3, Some(number)) => {
                let real = self.float_of(&number)?;
                self.heap.complex(real, 0.0)
            }
            (2, Some(number)) => {
                let float = self.float_of(&number)?;
                self.heap.float(float)
            }
            (_, Some(number)) => self.heap.long(number.to_big().unwrap_or_default()),
            (_, None) => self.heap.retain(other),
        };
        Ok(Some(if a < b { [converted, self.heap.retain(w)] } else { [self.heap.retain(v), converted] }))
    }

    /// Whether two objects that are no numbers are of one type without `Py_TPFLAGS_CHECKTYPES`.
    fn coerces_to_itself(&self, v: Value, w: Value) -> bool {
        let of = self.heap.type_of(v);
        let object = self.type_object(Type::Object);
        if [v, w].iter().all(|&value| self.class_of(value) == object) {
            return true;
        }
        let is_classy = self.heap.is_classy(v) || self.heap.is_classy(w);
        let has_operators = self.is_string(v)
            || self.heap.as_set(v).is_some()
            || matches!(self.heap.at(v), Object::DictView(_, DictItem::Key | DictItem::Item));
        !is_classy && of == self.heap.type_of(w) && !has_operators
    }

    fn no_coercion(&mut self) -> Fault {
        self.type_error("number coercion failed")
    }
}

/// A positive float as a whole number and a power of two.
fn mantissa(float: f64) -> (u64, i64) {
    let bits = float.to_bits();
    let fraction = bits & ((1 << FRACTION_BITS) - 1);
    match (bits >> FRACTION_BITS) as i64 {
        0 => (fraction, LEAST_EXPONENT - i64::from(FRACTION_BITS)),
        biased => (fraction | 1 << FRACTION_BITS, biased - 1023 - i64::from(FRACTION_BITS)),
    }
}

/// `float_hex`.
fn float_hex(float: f64) -> String {
    let sign = if float.is_sign_negative() && !float.is_nan() { "-" } else { "" };
    if float.is_nan() {
        return "nan".to_owned();
    }
    if float.is_infinite() {
        return format!("{sign}inf");
    }
    if float == 0.0 {
        return format!("{sign}0x0.0p+0");
    }
    let (fraction, exponent) = mantissa(float.abs());
    let exponent = exponent + i64::from(FRACTION_BITS);
    let (whole, fraction) = (fraction >> FRACTION_BITS, fraction & ((1 << FRACTION_BITS) - 1));
    format!("{sign}0x{whole}.{fraction:013x}p{exponent:+}")
}

/// It is larger than any float.
struct TooLarge;

/// A hexadecimal float, as `float.hex` writes it; `None` if it is none.
fn parse_hex(text: &[u8]) -> Option<Result<f64, TooLarge>> {
    let (negative, text) = match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, text),
    };
    let signed = |float: f64| if negative { -float } else { float };
    match text.to_ascii_lowercase().as_slice() {
        b"inf" | b"infinity" => return Some(Ok(signed(f64::INFINITY))),
        b"nan" => return Some(Ok(NEW_NAN)),
        _ => {}
    }
    let text = match text {
        [b'0', b'x' | b'X', rest @ ..] => rest,
        _ => text,
    };
    let (digits, exponent) = match text.iter().position(|byte| byte.eq_ignore_ascii_case(&b'p')) {
        Some(place) => (text.get(..place)?, std::str::from_utf8(text.get(place + 1..)?).ok()?),
        None => (text, "0"),
    };
    let point = digits.iter().position(|&byte| byte == b'.');
    let fraction_digits = point.map_or(0, |point| digits.len() - point - 1);
    let all: Vec<u8> = digits.iter().copied().filter(|&byte| byte != b'.').collect();
    if digits.len() - all.len() > 1 || !all.iter().all(u8::is_ascii_hexdigit) {
        return None;
    }
    let number = BigInt::parse_bytes(&all, 16)?;
    let is_number = exponent.strip_prefix(['+', '-']).unwrap_or(exponent).bytes().all(|byte| byte.is_ascii_digit());
    if !is_number || exponent.trim_start_matches(['+', '-']).is_empty() {
        return None;
    }
    // An exponent beyond any float's may be cut.
    let exponent = exponent.parse::<i64>().unwrap_or(if exponent.starts_with('-') { i64::MIN } else { i64::MAX });
    let exponent = exponent.saturating_sub(4 * fraction_digits as i64);
    if number.is_zero() {
        return Some(Ok(signed(0.0)));
    }
    let top = exponent.saturating_add(number.bits() as i64);
    if top > 1100 {
        return Some(Err(TooLarge));
    }
    if top < -1200 {
        return Some(Ok(signed(0.0)));
    }
    let power = BigInt::from(1) << exponent.unsigned_abs();
    let float =
        if exponent >= 0 { true_quotient(&(number * power), &BigInt::from(1)) } else { true_quotient(&number, &power) };
    Some(float.map(signed).ok_or(TooLarge))
}

/// Without the white space around it.
fn trim_space(mut text: &[u8]) -> &[u8] {
    while let [first, rest @ ..] = text
        && is_space(*first)
    {
        text = rest;
    }
    while let [rest @ .., last] = text
        && is_space(*last)
    {
        text = rest;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floats_in_hexadecimal_and_back() {
        for (float, text) in [
            (1.0, "0x1.0000000000000p+0"),
            (-0.1, "-0x1.999999999999ap-4"),
            (5e-324, "0x0.0000000000001p-1022"),
            (f64::MAX, "0x1.fffffffffffffp+1023"),
        ] {
            assert_eq!(float_hex(float), text);
            assert!(matches!(parse_hex(text.as_bytes()), Some(Ok(back)) if back == float));
        }
        assert!(matches!(parse_hex(b"0x1p1024"), Some(Err(TooLarge))));
        assert!(parse_hex(b"0xg").is_none() && parse_hex(b"1p").is_none() && parse_hex(b"").is_none());
    }
}
