//! The `%` operator of strings (`PyString_Format`).

use num_bigint::BigInt;
use num_traits::{Signed, ToPrimitive};

use crate::bytecode::float_text::c_float;
use crate::machine::exceptions::Exc;
use crate::machine::number::{Number, to_size};
use crate::machine::object::Object;
use crate::machine::value::Value;
use crate::machine::{Machine, Outcome};

/// CPython formats an int in this many bytes, and a precision that does not fit is an error.
const INT_BUFFER: usize = 120;
/// `INT_MAX`, the largest precision.
const PRECISION_MAX: i64 = i32::MAX as i64;

/// A conversion such as `%-05.2f`.
#[derive(Clone, Copy, Debug, Default)]
struct Conversion {
    /// `-`
    left: bool,
    /// `+`
    plus: bool,
    /// A space.
    blank: bool,
    /// `#`
    alternate: bool,
    /// `0`
    zero: bool,
    /// The least number of characters.
    width: usize,
    /// The number after the point.
    precision: Option<usize>,
    /// The letter that says what to convert to.
    letter: u8,
    /// Whether digits stand right before the letter. CPython reads what follows digits as an unsigned character, and
    /// a signed one elsewhere, which shows in an error message.
    after_digits: bool,
}

/// What a conversion has made, before it is filled up to its width.
struct Converted {
    /// The text, of a number without its sign and its `0x`.
    text: Vec<u8>,
    /// The sign, or the space in its place.
    sign: Option<u8>,
    /// `0x` or `0X`, if asked for.
    prefix: &'static [u8],
    /// What it is filled up with on the left.
    fill: u8,
}

impl Converted {
    /// A text that is no number.
    fn text(text: impl Into<Vec<u8>>) -> Self {
        Self { text: text.into(), sign: None, prefix: b"", fill: b' ' }
    }

    /// A number, whose text may begin with a minus sign.
    fn number(conversion: Conversion, text: &[u8], prefix: &'static [u8]) -> Self {
        let (sign, text) = match text {
            [b'-', digits @ ..] => (Some(b'-'), digits),
            _ if conversion.plus => (Some(b'+'), text),
            _ if conversion.blank => (Some(b' '), text),
            _ => (None, text),
        };
        Self { text: text.to_vec(), sign, prefix, fill: if conversion.zero { b'0' } else { b' ' } }
    }

    /// Filled up to the width: zeros come after the sign and the prefix, spaces before or at the end.
    fn pad(self, conversion: Conversion, into: &mut Vec<u8>) {
        let head = [self.sign.as_slice(), self.prefix].concat();
        let missing = conversion.width.saturating_sub(head.len() + self.text.len());
        let fill = std::iter::repeat_n(self.fill, missing);
        if conversion.left {
            into.extend(head);
            into.extend(self.text);
            into.extend(std::iter::repeat_n(b' ', missing));
        } else if self.fill == b'0' {
            into.extend(head);
            into.extend(fill);
            into.extend(self.text);
        } else {
            into.extend(fill);
            into.extend(head);
            into.extend(self.text);
        }
    }
}

/// Where the values to be formatted come from.
struct Values {
    /// A tuple's items, or the one value.
    values: Vec<Value>,
    /// How many were taken.
    taken: usize,
    /// What `%(name)s` looks names up in.
    mapping: Option<Value>,
    /// What `%(name)s` found last, which is counted.
    owned: Option<Value>,
}

/// The format string, and how far it was read.
struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    fn next(&mut self) -> Option<u8> {
        let byte = self.bytes.get(self.at).copied();
        self.at += 1;
        byte
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }
}

impl Machine {
    /// `format % args`; the operands stay the caller's.
    ///
    /// # Errors
    /// What CPython raises for formats and values that do not fit.
    pub(in crate::machine) fn format(&mut self, format: Value, args: Value) -> Outcome<Value> {
        let bytes = self.heap.as_str(format).cloned().unwrap_or_default();
        let values = match self.heap.as_tuple(args) {
            Some(items) => items.to_vec(),
            None => vec![args],
        };
        let is_mapping = matches!(self.heap.at(args), Object::Dict(_) | Object::List(_));
        let mut values = Values { values, taken: 0, mapping: is_mapping.then_some(args), owned: None };
        let result = self.format_all(&mut Reader { bytes: &bytes, at: 0 }, &mut values);
        self.heap.release_all(values.owned);
        let text = result?;
        self.charge(text.len() / 16);
        Ok(self.heap.str(text))
    }

    fn format_all(&mut self, reader: &mut Reader<'_>, values: &mut Values) -> Outcome<Vec<u8>> {
        let mut text = Vec::with_capacity(reader.bytes.len());
        while let Some(byte) = reader.next() {
            if byte != b'%' {
                text.push(byte);
                continue;
            }
            let conversion = self.conversion(reader, values)?;
            let converted = match conversion.letter {
                b'%' => Converted::text(*b"%"),
                letter => {
                    let value = self.next_value(values)?;
                    let at = reader.at - 1;
                    self.convert(Conversion { letter, ..conversion }, value, at)?
                }
            };
            self.reserve_text(text.len() + conversion.width.max(converted.text.len()))?;
            converted.pad(conversion, &mut text);
        }
        if values.taken < values.values.len() && values.mapping.is_none() {
            return Err(self.type_error("not all arguments converted during string formatting"));
        }
        Ok(text)
    }

    fn reserve_text(&mut self, bytes: usize) -> Outcome<()> {
        if bytes > 4096 { self.reserve(bytes) } else { Ok(()) }
    }

    /// The value to be formatted next (`getnextarg`).
    fn next_value(&mut self, values: &mut Values) -> Outcome<Value> {
        match values.values.get(values.taken) {
            Some(&value) => {
                values.taken += 1;
                Ok(value)
            }
            None => Err(self.type_error("not enough arguments for format string")),
        }
    }

    /// Reads a conversion, from what follows the `%` to its letter.
    fn conversion(&mut self, reader: &mut Reader<'_>, values: &mut Values) -> Outcome<Conversion> {
        let mut conversion = Conversion::default();
        if reader.peek() == Some(b'(') {
            self.named_value(reader, values)?;
        }
        let mut next = reader.next();
        loop {
            match next {
                Some(b'-') => conversion.left = true,
                Some(b'+') => conversion.plus = true,
                Some(b' ') => conversion.blank = true,
                Some(b'#') => conversion.alternate = true,
                Some(b'0') => conversion.zero = true,
                _ => break,
            }
            next = reader.next();
        }
        conversion.after_digits = next.is_some_and(|digit| digit.is_ascii_digit());
        if let Some(width) = self.size(reader, values, &mut next, i64::MAX, "width too big")? {
            conversion.left |= width < 0;
            conversion.width = to_size(width.saturating_abs());
        }
        if next == Some(b'.') {
            next = reader.next();
            conversion.after_digits = next.is_some_and(|digit| digit.is_ascii_digit());
            let precision = self.size(reader, values, &mut next, PRECISION_MAX, "prec too big")?;
            conversion.precision = Some(to_size(precision.unwrap_or(0)));
        }
        if matches!(next, Some(b'h' | b'l' | b'L')) {
            next = reader.next();
            conversion.after_digits = false;
        }
        match next {
            Some(letter) => Ok(Conversion { letter, ..conversion }),
            None => Err(self.value_error("incomplete format")),
        }
    }

    /// `(name)`: the value of that name is the one to be formatted.
    fn named_value(&mut self, reader: &mut Reader<'_>, values: &mut Values) -> Outcome<()> {
        let Some(mapping) = values.mapping else {
            return Err(self.type_error("format requires a mapping"));
        };
        let start = reader.at + 1;
        let mut open = 0;
        loop {
            match reader.next() {
                Some(b'(') => open += 1,
                Some(b')') => open -= 1,
                Some(_) => {}
                None => return Err(self.value_error("incomplete format key")),
            }
            if open == 0 {
                break;
            }
        }
        let name = reader.bytes.get(start..reader.at - 1).unwrap_or_default();
        let name = self.heap.str(name);
        let found = self.get_item(mapping, name);
        self.heap.release(name);
        let value = found?;
        self.heap.release_all(values.owned.replace(value));
        (values.values, values.taken) = (vec![value], 0);
        Ok(())
    }

    /// A width or a precision: digits, or `*` for the next value. `next` is the byte after it then.
    fn size(
        &mut self,
        reader: &mut Reader<'_>,
        values: &mut Values,
        next: &mut Option<u8>,
        max: i64,
        too_big: &str,
    ) -> Outcome<Option<i64>> {
        if *next == Some(b'*') {
            let value = self.next_value(values)?;
            let Some(size) = self.heap.as_int(value) else { return Err(self.type_error("* wants int")) };
            if max == PRECISION_MAX && i32::try_from(size).is_err() {
                return Err(self.raise(Exc::OverflowError, "Python int too large to convert to C int"));
            }
            *next = reader.next();
            return Ok(Some(size));
        }
        let mut size = None;
        while let Some(digit) = next.filter(u8::is_ascii_digit) {
            let digit = i64::from(digit - b'0');
            let Some(longer) = size.unwrap_or(0i64).checked_mul(10).and_then(|tens| tens.checked_add(digit)) else {
                return Err(self.value_error(too_big));
            };
            if longer > max {
                return Err(self.value_error(too_big));
            }
            size = Some(longer);
            *next = reader.next();
        }
        Ok(size)
    }

    /// Converts a value; `at` is the place of the letter in the format.
    fn convert(&mut self, conversion: Conversion, value: Value, at: usize) -> Outcome<Converted> {
        match conversion.letter {
            b's' | b'r' => {
                let mut text = if conversion.letter == b's' { self.str(value)? } else { self.repr(value)? };
                text.truncate(conversion.precision.unwrap_or(usize::MAX));
                Ok(Converted::text(text))
            }
            b'd' | b'i' | b'u' | b'o' | b'x' | b'X' => self.convert_integer(conversion, value),
            b'e' | b'E' | b'f' | b'F' | b'g' | b'G' => self.convert_float(conversion, value),
            b'c' => self.convert_character(value).map(|byte| Converted::text([byte])),
            letter => {
                let code = if conversion.after_digits { i32::from(letter) } else { i32::from(letter as i8) };
                let mut message = b"unsupported format character '".to_vec();
                message.push(letter);
                message.extend(format!("' ({code:#x}) at index {at}").bytes());
                let message = self.heap.str(message);
                Err(self.raise_with(Exc::ValueError, message))
            }
        }
    }

    /// `%d`, `%u`, `%o`, `%x`, `%X`.
    fn convert_integer(&mut self, conversion: Conversion, value: Value) -> Outcome<Converted> {
        let number = match self.heap.as_number(value) {
            Some(Number::Float(f)) => Number::truncated(f),
            number => number,
        };
        let precision = conversion.precision.unwrap_or(0);
        let (integer, is_long) = match number {
            Some(Number::Int(i)) => (BigInt::from(i), false),
            Some(Number::Long(i)) => ((*i).clone(), true),
            _ => {
                let letter = if conversion.letter == b'i' { 'd' } else { char::from(conversion.letter) };
                let name = self.heap.type_name(value);
                return Err(self.type_error(format!("%{letter} format: a number is required, not {name}")));
            }
        };
        if !is_long && precision + 3 >= INT_BUFFER {
            return Err(self.raise(Exc::OverflowError, "formatted integer is too long (precision too large?)"));
        }
        self.charge_long(integer.bits(), integer.bits());
        let digits = match conversion.letter {
            // C's `printf` writes nothing for a 0 that may have no digits.
            _ if !is_long && conversion.precision == Some(0) && integer == BigInt::ZERO => String::new(),
            b'o' => integer.abs().to_str_radix(8),
            b'x' | b'X' => integer.abs().to_str_radix(16),
            _ => integer.abs().to_string(),
        };
        self.reserve_text(precision)?;
        let mut text = if integer.is_negative() { "-".to_owned() } else { String::new() };
        let has_octal_zero = conversion.letter == b'o' && conversion.alternate;
        let octal_zero = has_octal_zero && !digits.starts_with('0') && (is_long || digits.len() >= precision);
        let zeros = precision.saturating_sub(digits.len() + usize::from(octal_zero));
        text.extend(std::iter::repeat_n('0', zeros + usize::from(octal_zero)));
        text.push_str(&digits);
        let prefix: &[u8] = match conversion.letter {
            b'x' if conversion.alternate => b"0x",
            b'X' if conversion.alternate => b"0X",
            _ => b"",
        };
        if conversion.letter == b'X' {
            text.make_ascii_uppercase();
        }
        Ok(Converted::number(conversion, text.as_bytes(), prefix))
    }

    /// `%e`, `%f`, `%g` and their capitals.
    fn convert_float(&mut self, conversion: Conversion, value: Value) -> Outcome<Converted> {
        let float = match self.heap.as_number(value) {
            Some(number) => self.float_of(&number).ok(),
            None => None,
        };
        let Some(float) = float else {
            let name = self.heap.type_name(value);
            return Err(self.type_error(format!("float argument required, not {name}")));
        };
        let precision = conversion.precision.unwrap_or(6);
        self.reserve_text(precision)?;
        self.charge(precision / 16);
        let text = c_float(float, conversion.letter, precision, conversion.alternate);
        Ok(Converted::number(conversion, text.as_bytes(), b""))
    }

    /// `%c`: a character, or the number of one.
    fn convert_character(&mut self, value: Value) -> Outcome<u8> {
        if let Some(bytes) = self.heap.as_str(value) {
            return match **bytes {
                [byte] => Ok(byte),
                _ => Err(self.type_error("%c requires int or char")),
            };
        }
        let number = match self.heap.as_number(value) {
            Some(Number::Int(i)) => Some(i),
            Some(Number::Long(i)) => match i.to_i64() {
                Some(i) => Some(i),
                None => return Err(self.raise(Exc::OverflowError, "Python int too large to convert to C long")),
            },
            Some(Number::Float(_)) => return Err(self.type_error("integer argument expected, got float")),
            None => None,
        };
        match number {
            None => Err(self.type_error("an integer is required")),
            Some(i) if i < 0 => Err(self.raise(Exc::OverflowError, "unsigned byte integer is less than minimum")),
            Some(i) => u8::try_from(i)
                .map_err(|_| self.raise(Exc::OverflowError, "unsigned byte integer is greater than maximum")),
        }
    }
}
