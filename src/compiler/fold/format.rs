//! `'%d items' % 3`: string formatting (`PyString_Format`, `PyUnicode_Format`).
//!
//! A result longer than the optimizer wants is given up on as soon as it is seen, so that `'%1000000d' % 1` costs nothing.

use num_bigint::BigInt;
use num_traits::{FromPrimitive, Signed, ToPrimitive};

use super::sequence::decode_ascii;
use super::{float, fresh_string};
use crate::bytecode::float_text::c_float;
use crate::bytecode::{Const, repr};

/// `left % right` for a string on the left; `None` if it raises or is longer than `max_len`.
pub(super) fn modulo(left: &Const, right: &Const, max_len: usize) -> Option<Const> {
    let (format, is_unicode) = match left {
        Const::Str(string) => (string.bytes.iter().copied().map(u32::from).collect(), false),
        Const::Unicode(code_points) => (code_points.to_vec(), true),
        _ => return None,
    };
    let args = match right {
        Const::Tuple(items) => items,
        other => std::slice::from_ref(other),
    };
    let mut formatter = Formatter { format, at: 0, args: args.iter(), is_unicode, out: Vec::new(), max_len };
    formatter.run()?;
    Some(if formatter.is_unicode {
        Const::Unicode(formatter.out.into())
    } else {
        let bytes = formatter.out.into_iter().map(|character| u8::try_from(character).ok()).collect::<Option<_>>()?;
        Const::Str(fresh_string(bytes))
    })
}

/// The work in progress, in code points for both kinds of string.
struct Formatter<'a> {
    format: Vec<u32>,
    at: usize,
    args: std::slice::Iter<'a, Const>,
    /// Whether the result is `unicode`: from the start, or from the first `unicode` argument on.
    is_unicode: bool,
    out: Vec<u32>,
    max_len: usize,
}

/// What stands between `%` and the conversion letter.
#[derive(Default)]
struct Spec {
    left_adjust: bool,
    plus: bool,
    blank: bool,
    alternate: bool,
    zero: bool,
    width: usize,
    precision: Option<usize>,
}

impl Formatter<'_> {
    fn run(&mut self) -> Option<()> {
        while let Some(character) = self.next() {
            if character == '%' {
                self.conversion()?;
            } else {
                self.out.push(u32::from(character));
            }
            if self.out.len() > self.max_len {
                return None;
            }
        }
        // CPython raises for what is left of the arguments, also of a lone one that nothing asked for.
        self.args.next().is_none().then_some(())
    }

    /// The next character; U+FFFD for a lone surrogate.
    fn next(&mut self) -> Option<char> {
        let code_point = *self.format.get(self.at)?;
        self.at += 1;
        Some(char::from_u32(code_point).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    /// One `%…` item.
    fn conversion(&mut self) -> Option<()> {
        let (spec, letter) = self.spec()?;
        if letter == '%' {
            return self.pad(&spec, "", "", &[u32::from('%')], false);
        }
        let arg = self.args.next()?;
        if matches!(arg, Const::Unicode(_)) && matches!(letter, 's' | 'c') {
            self.become_unicode()?;
        }
        match letter {
            's' => {
                let text = self.str_of(arg)?;
                self.text(&spec, text)
            }
            'r' => self.text(&spec, repr::const_repr(arg).chars().map(u32::from).collect()),
            'c' => {
                let character = self.character_of(arg)?;
                self.pad(&spec, "", "", &[character], false)
            }
            'd' | 'i' | 'u' | 'o' | 'x' | 'X' => self.integer(&spec, letter, arg),
            'e' | 'E' | 'f' | 'F' | 'g' | 'G' => self.float(&spec, letter, arg),
            _ => None,
        }
    }

    /// Flags, width, precision, a length letter that means nothing, and the conversion letter.
    fn spec(&mut self) -> Option<(Spec, char)> {
        let mut spec = Spec::default();
        let mut letter = self.next()?;
        loop {
            match letter {
                '-' => spec.left_adjust = true,
                '+' => spec.plus = true,
                ' ' => spec.blank = true,
                '#' => spec.alternate = true,
                '0' => spec.zero = true,
                _ => break,
            }
            letter = self.next()?;
        }
        if letter == '*' {
            let Const::Int(width) = self.args.next()? else { return None };
            spec.left_adjust |= *width < 0;
            spec.width = usize::try_from(width.unsigned_abs()).ok()?;
            letter = self.next()?;
        } else {
            (spec.width, letter) = self.number(letter)?;
        }
        if letter == '.' {
            letter = self.next()?;
            if letter == '*' {
                let Const::Int(precision) = self.args.next()? else { return None };
                spec.precision = Some(usize::try_from(*precision).unwrap_or(0));
                letter = self.next()?;
            } else {
                let precision;
                (precision, letter) = self.number(letter)?;
                spec.precision = Some(precision);
            }
        }
        if matches!(letter, 'h' | 'l' | 'L') {
            letter = self.next()?;
        }
        Some((spec, letter))
    }

    /// Decimal digits from `first` on, and the character behind them. No digits are 0.
    fn number(&mut self, first: char) -> Option<(usize, char)> {
        let (mut value, mut character) = (0_usize, first);
        while let Some(digit) = character.to_digit(10) {
            value = value.checked_mul(10)?.checked_add(digit as usize)?;
            character = self.next()?;
        }
        Some((value, character))
    }

    /// From here on the result is `unicode`: what there is so far, and the rest of the format, must be ASCII.
    fn become_unicode(&mut self) -> Option<()> {
        if !self.is_unicode {
            let rest = self.format.get(self.at..).unwrap_or_default();
            if !self.out.iter().chain(rest).all(|&code_point| code_point < 0x80) {
                return None;
            }
            self.is_unicode = true;
        }
        Some(())
    }

    /// `str(arg)`, or `unicode(arg)` in a `unicode` format.
    fn str_of(&self, arg: &Const) -> Option<Vec<u32>> {
        Some(match arg {
            Const::Unicode(code_points) => code_points.to_vec(),
            Const::Str(string) if self.is_unicode => decode_ascii(&string.bytes)?,
            Const::Str(string) => string.bytes.iter().copied().map(u32::from).collect(),
            Const::Long(value) => ascii(&value.to_string()),
            Const::Float(value) => ascii(&repr::float_str(*value)),
            Const::Complex(value) => ascii(&repr::complex_str(*value)),
            other => ascii(&repr::const_repr(other)),
        })
    }

    /// What `%c` shows: an argument of one character, or a number in the range of characters.
    fn character_of(&self, arg: &Const) -> Option<u32> {
        let limit = if self.is_unicode { 0x11_0000 } else { 0x100 };
        match arg {
            Const::Unicode(code_points) => match **code_points {
                [code_point] => Some(code_point),
                _ => None,
            },
            Const::Str(string) => match *string.bytes {
                [byte] if !self.is_unicode || byte < 0x80 => Some(byte.into()),
                _ => None,
            },
            // Only `unicode` takes a float here, and cuts its fraction off.
            Const::Float(value) if self.is_unicode => value.to_u32().filter(|&code_point| code_point < limit),
            number => to_long(number)?.to_u32().filter(|&code_point| code_point < limit),
        }
    }

    /// `%s` and `%r`: the precision cuts off.
    fn text(&mut self, spec: &Spec, mut text: Vec<u32>) -> Option<()> {
        text.truncate(spec.precision.unwrap_or(usize::MAX));
        self.pad(spec, "", "", &text, false)
    }

    /// `%d`, `%o`, `%x` and their like.
    fn integer(&mut self, spec: &Spec, letter: char, arg: &Const) -> Option<()> {
        let value = match arg {
            Const::Float(value) => BigInt::from_f64(value.trunc())?,
            other => to_long(other)?,
        };
        let radix = match letter {
            'o' => 8,
            'x' | 'X' => 16,
            _ => 10,
        };
        if value.bits() > 4 * self.max_len as u64 || spec.precision.is_some_and(|precision| precision > self.max_len) {
            return None;
        }
        let mut digits = value.abs().to_str_radix(radix);
        let is_int = !matches!(arg, Const::Long(_)) && value.to_i64().is_some();
        if is_int && spec.precision == Some(0) && digits == "0" {
            // The C library prints no digit at all.
            digits.clear();
        }
        // An octal number's leading zero counts as one of its digits for an `int` (C's rule), not for a `long`.
        let octal_zero = spec.alternate && letter == 'o';
        if octal_zero && !is_int && digits != "0" {
            digits.insert(0, '0');
        }
        let missing = spec.precision.unwrap_or(0).saturating_sub(digits.len());
        digits.insert_str(0, &"0".repeat(missing));
        if octal_zero && is_int && !digits.starts_with('0') {
            digits.insert(0, '0');
        }
        let prefix = match letter {
            'x' if spec.alternate => "0x",
            'X' if spec.alternate => "0X",
            _ => "",
        };
        if letter == 'X' {
            digits.make_ascii_uppercase();
        }
        self.pad(spec, sign(value.is_negative(), spec), prefix, &ascii(&digits), spec.zero)
    }

    /// `%e`, `%f`, `%g`.
    fn float(&mut self, spec: &Spec, letter: char, arg: &Const) -> Option<()> {
        let value = match arg {
            Const::Int(value) => *value as f64,
            Const::Long(value) => float::from_long(value)?,
            Const::Float(value) => *value,
            _ => return None,
        };
        let precision = spec.precision.unwrap_or(6);
        let cuts_zeros = letter.eq_ignore_ascii_case(&'g') && !spec.alternate;
        if precision > self.max_len && value.is_finite() && !cuts_zeros {
            return None;
        }
        // Python's formats have letters of ASCII only.
        let text = c_float(value.abs(), letter as u8, precision, spec.alternate);
        let negative = value.is_sign_negative() && !value.is_nan();
        self.pad(spec, sign(negative, spec), "", &ascii(&text), spec.zero)
    }

    /// Writes sign, prefix and text, filled up to the width: zeros go behind the sign and the prefix, blanks before.
    fn pad(&mut self, spec: &Spec, sign: &str, prefix: &str, text: &[u32], zeros: bool) -> Option<()> {
        let used = sign.len() + prefix.len() + text.len();
        if used.max(spec.width) > self.max_len {
            return None;
        }
        let fill = spec.width.saturating_sub(used);
        let (blanks, zeros, trailing) = match (spec.left_adjust, zeros) {
            (true, _) => (0, 0, fill),
            (false, true) => (0, fill, 0),
            (false, false) => (fill, 0, 0),
        };
        let repeated = |character: char, count| std::iter::repeat_n(u32::from(character), count);
        self.out.extend(repeated(' ', blanks));
        self.out.extend(ascii(sign));
        self.out.extend(ascii(prefix));
        self.out.extend(repeated('0', zeros));
        self.out.extend(text);
        self.out.extend(repeated(' ', trailing));
        Some(())
    }
}

fn ascii(text: &str) -> Vec<u32> {
    text.bytes().map(u32::from).collect()
}

fn to_long(constant: &Const) -> Option<BigInt> {
    match constant {
        Const::Int(value) => Some((*value).into()),
        Const::Long(value) => Some(value.clone()),
        _ => None,
    }
}

fn sign(negative: bool, spec: &Spec) -> &'static str {
    match (negative, spec.plus, spec.blank) {
        (true, _, _) => "-",
        (false, true, _) => "+",
        (false, false, true) => " ",
        (false, false, false) => "",
    }
}
