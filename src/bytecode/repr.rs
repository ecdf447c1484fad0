//! `repr` and `str` of values that constants can be, as CPython 2.7 writes them.
//!
//! Every `repr` here is pure ASCII, apart from the names inside a code object's.

use super::float_text::{Decimal, Layout};
use super::{Code, Complex, Const, PyString};

/// Significant digits of `str(float)` (`PyFloat_STR_PRECISION`).
const STR_DIGITS: usize = 12;

/// What stands where CPython prints an object's address, when the reader is not interested in it.
pub const NO_ADDRESS: &str = "0x...";

/// `repr` of a float: the shortest digits that read back as the same number (`float_repr`).
pub fn float_repr(value: f64) -> String {
    Layout::REPR.format(value, Decimal::shortest)
}

/// `str` of a float, which is also how `print` shows it: twelve significant digits (`float_str`).
pub fn float_str(value: f64) -> String {
    Layout::STR.format(value, |value| Decimal::rounded(value, STR_DIGITS))
}

/// `repr` of a complex number (`complex_repr`).
pub fn complex_repr(value: Complex) -> String {
    complex_text(value, Layout { dot_zero: false, ..Layout::REPR }, Decimal::shortest)
}

/// `str` of a complex number (`complex_str`).
pub fn complex_str(value: Complex) -> String {
    // Without a `.0` to make room for, all twelve digits may stand before the point.
    let layout = Layout { dot_zero: false, max_whole_digits: STR_DIGITS as i32, plus: false };
    complex_text(value, layout, |value| Decimal::rounded(value, STR_DIGITS))
}

/// `2j` where the real part is positive zero, else `(1+2j)` (`complex_format`).
fn complex_text(value: Complex, layout: Layout, digits: impl Fn(f64) -> Decimal) -> String {
    if value.real == 0.0 && value.real.is_sign_positive() {
        return format!("{}j", layout.format(value.imag, digits));
    }
    let real = layout.format(value.real, &digits);
    let imag = Layout { plus: true, ..layout }.format(value.imag, &digits);
    format!("({real}{imag}j)")
}

/// `repr` of a `str` (`PyString_Repr`): in double quotes only if it has single quotes and no double ones.
pub fn str_repr(bytes: &[u8]) -> String {
    let quote = preferred_quote(bytes.contains(&b'\''), bytes.contains(&b'"'));
    let mut text = String::with_capacity(bytes.len() + 2);
    text.push(quote);
    for &byte in bytes {
        push_escaped(&mut text, u32::from(byte), quote);
    }
    text.push(quote);
    text
}

/// `repr` of a `unicode` (`unicodeescape_string`), from its code points; lone surrogates are shown as `\ud800`.
pub fn unicode_repr(code_points: &[u32]) -> String {
    let quote = preferred_quote(code_points.contains(&u32::from(b'\'')), code_points.contains(&u32::from(b'"')));
    let mut text = String::with_capacity(code_points.len() + 3);
    text.push('u');
    text.push(quote);
    for &code_point in code_points {
        push_escaped(&mut text, code_point, quote);
    }
    text.push(quote);
    text
}

fn preferred_quote(has_single: bool, has_double: bool) -> char {
    if has_single && !has_double { '"' } else { '\'' }
}

/// One character of a `repr`.
fn push_escaped(text: &mut String, code_point: u32, quote: char) {
    match char::from_u32(code_point) {
        Some('\t') => text.push_str("\\t"),
        Some('\n') => text.push_str("\\n"),
        Some('\r') => text.push_str("\\r"),
        Some(c) if c == quote || c == '\\' => text.extend(['\\', c]),
        Some(c @ ' '..='~') => text.push(c),
        _ if code_point < 0x100 => text.push_str(&format!("\\x{code_point:02x}")),
        _ if code_point < 0x1_0000 => text.push_str(&format!("\\u{code_point:04x}")),
        _ => text.push_str(&format!("\\U{code_point:08x}")),
    }
}

/// `repr` of a code object (`code_repr`); `address` stands where CPython prints the object's.
pub fn code_repr(code: &Code, address: &str) -> String {
    // CPython formats the line with `%d`, but writes -1 where it does not know one.
    let line = if code.firstlineno == 0 { -1 } else { code.firstlineno };
    let name = c_text(&code.name, 100);
    let filename = c_text(&code.filename, 300);
    format!("<code object {name} at {address}, file \"{filename}\", line {line}>")
}

/// What C's `%.LIMITs` prints of a string: `limit` bytes at the most, and nothing from a NUL on.
fn c_text(string: &PyString, limit: usize) -> String {
    let bytes: Vec<u8> = string.bytes.iter().copied().take_while(|&byte| byte != 0).take(limit).collect();
    String::from_utf8_lossy(&bytes).into_owned()
}

/// `repr` of a constant, with [`NO_ADDRESS`] in those that show one.
///
/// Sets and dicts, which no compiler makes constants of, are shown in the order in which they are held here.
pub fn const_repr(constant: &Const) -> String {
    const_repr_at(constant, &|_| NO_ADDRESS.to_owned())
}

/// `repr` of a constant; `address_of` says what to show as a code object's address, such as `0x7f3c5e8a9b30`.
pub fn const_repr_at(constant: &Const, address_of: &dyn Fn(&Code) -> String) -> String {
    let items = |items: &[Const]| join(items.iter().map(|item| const_repr_at(item, address_of)));
    match constant {
        Const::None => "None".to_owned(),
        Const::Bool(true) => "True".to_owned(),
        Const::Bool(false) => "False".to_owned(),
        Const::Ellipsis => "Ellipsis".to_owned(),
        Const::StopIteration => "<type 'exceptions.StopIteration'>".to_owned(),
        Const::Int(value) => value.to_string(),
        Const::Long(value) => format!("{value}L"),
        Const::Float(value) => float_repr(*value),
        Const::Complex(value) => complex_repr(*value),
        Const::Str(value) => str_repr(&value.bytes),
        Const::Unicode(code_points) => unicode_repr(code_points),
        Const::Tuple(values) if values.len() == 1 => format!("({},)", items(values)),
        Const::Tuple(values) => format!("({})", items(values)),
        Const::List(values) => format!("[{}]", items(values)),
        Const::Set(values) => format!("set([{}])", items(values)),
        Const::FrozenSet(values) => format!("frozenset([{}])", items(values)),
        Const::Dict(pairs) => {
            let repr = |constant| const_repr_at(constant, address_of);
            format!("{{{}}}", join(pairs.iter().map(|(key, value)| format!("{}: {}", repr(key), repr(value)))))
        }
        Const::Code(code) => code_repr(code, &address_of(code)),
    }
}

fn join(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Value, `repr` and `str`, as CPython 2.7.18 prints them.
    const FLOATS: &[(f64, &str, &str)] = &[
        (0.0, "0.0", "0.0"),
        (-0.0, "-0.0", "-0.0"),
        (1.0, "1.0", "1.0"),
        (0.1, "0.1", "0.1"),
        (0.1 + 0.2, "0.30000000000000004", "0.3"),
        (1.0 / 3.0, "0.3333333333333333", "0.333333333333"),
        (2.0 / 3.0, "0.6666666666666666", "0.666666666667"),
        (1e10, "10000000000.0", "10000000000.0"),
        (1e11, "100000000000.0", "1e+11"),
        (123456789012.0, "123456789012.0", "1.23456789012e+11"),
        (1e15, "1000000000000000.0", "1e+15"),
        (1e16, "1e+16", "1e+16"),
        (2e16 + 8.0, "2.000000000000001e+16", "2e+16"),
        (0.0001, "0.0001", "0.0001"),
        (0.00001, "1e-05", "1e-05"),
        (0.00012345, "0.00012345", "0.00012345"),
        (1.5e300, "1.5e+300", "1.5e+300"),
        (5e-324, "5e-324", "4.94065645841e-324"),
        (f64::MAX, "1.7976931348623157e+308", "1.79769313486e+308"),
        (2248871543105.0, "2248871543105.0", "2.24887154310e+12"),
        (2248871543115.0, "2248871543115.0", "2.24887154312e+12"),
        (9007199254740993.0, "9007199254740992.0", "9.00719925474e+15"),
        (f64::INFINITY, "inf", "inf"),
        (f64::NEG_INFINITY, "-inf", "-inf"),
        (f64::NAN, "nan", "nan"),
    ];

    #[test]
    fn floats() {
        for &(value, repr, str) in FLOATS {
            assert_eq!(float_repr(value), repr, "repr of {value:e}");
            assert_eq!(float_str(value), str, "str of {value:e}");
        }
    }

    #[test]
    fn complexes() {
        let cases = [
            (0.0, 2.0, "2j", "2j"),
            (-0.0, 2.0, "(-0+2j)", "(-0+2j)"),
            (1.5, -2.0, "(1.5-2j)", "(1.5-2j)"),
            (1e16, 0.1 + 0.2, "(1e+16+0.30000000000000004j)", "(1e+16+0.3j)"),
            (0.0, 123456789012.0, "123456789012j", "123456789012j"),
            (0.0, 1234567890123.0, "1234567890123j", "1.23456789012e+12j"),
            (f64::NAN, f64::INFINITY, "(nan+infj)", "(nan+infj)"),
            (f64::NEG_INFINITY, f64::NAN, "(-inf+nanj)", "(-inf+nanj)"),
        ];
        for (real, imag, repr, str) in cases {
            assert_eq!(complex_repr(Complex { real, imag }), repr);
            assert_eq!(complex_str(Complex { real, imag }), str);
        }
    }

    #[test]
    fn strings() {
        assert_eq!(str_repr(b"abc"), "'abc'");
        assert_eq!(str_repr(b"it's"), "\"it's\"");
        assert_eq!(str_repr(b"it's \"so\""), r#"'it\'s "so"'"#);
        assert_eq!(str_repr(b"a\\b\t\n\r\0\x1f\x7f\x80\xff~"), r"'a\\b\t\n\r\x00\x1f\x7f\x80\xff~'");
    }

    #[test]
    fn unicodes() {
        let points = |text: &str| text.chars().map(u32::from).collect::<Vec<_>>();
        assert_eq!(unicode_repr(&points("it's é\u{ff}")), r#"u"it's \xe9\xff""#);
        assert_eq!(unicode_repr(&points("'\"\\\n\x7f€😀")), r#"u'\'"\\\n\x7f\u20ac\U0001f600'"#);
        assert_eq!(unicode_repr(&[0xd800, 0xdc00, 0x10_ffff]), r"u'\ud800\udc00\U0010ffff'");
    }

    #[test]
    fn containers() {
        let one = Const::Int(1);
        let long = Const::Long(num_bigint::BigInt::from(-2));
        assert_eq!(const_repr(&Const::Tuple([].into())), "()");
        assert_eq!(const_repr(&Const::Tuple([one.clone()].into())), "(1,)");
        let nested = Const::Tuple([one.clone(), Const::Tuple([Const::None, long.clone()].into())].into());
        assert_eq!(const_repr(&nested), "(1, (None, -2L))");
        assert_eq!(const_repr(&Const::List(vec![Const::Bool(true), Const::Ellipsis])), "[True, Ellipsis]");
        assert_eq!(const_repr(&Const::Set(vec![])), "set([])");
        assert_eq!(const_repr(&Const::FrozenSet(vec![one.clone(), long])), "frozenset([1, -2L])");
        assert_eq!(
            const_repr(&Const::Dict(vec![(one, Const::StopIteration)])),
            "{1: <type 'exceptions.StopIteration'>}"
        );
    }
}
