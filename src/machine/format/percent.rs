//! The `%` operator of strings (`PyString_Format`, `PyUnicode_Format`).

use num_bigint::BigInt;
use num_traits::Signed;

use crate::bytecode::float_text::c_float;
use crate::machine::call::Arguments;
use crate::machine::class::Special;
use crate::machine::exceptions::Exc;
use crate::machine::number::{Number, to_size};
use crate::machine::object::Object;
use crate::machine::types::Type;
use crate::machine::unicode::codec::Codec;
use crate::machine::value::Value;
use crate::machine::{Fault, Machine, Outcome};

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
    letter: u32,
    /// Whether digits stand right before the letter. CPython reads what follows digits as an unsigned character, and
    /// a signed one elsewhere, which shows in an error message.
    after_digits: bool,
}

impl Conversion {
    /// What `#` puts before the digits of `%x` and `%X`.
    fn hexadecimal_prefix(self, letter: u8) -> &'static [u8] {
        match letter {
            b'x' if self.alternate => b"0x",
            b'X' if self.alternate => b"0X",
            _ => b"",
        }
    }
}

/// What a conversion has made, before it is filled up to its width.
struct Converted {
    /// The text, of a number without its sign and its `0x`.
    text: Vec<u32>,
    /// The sign, or the space in its place.
    sign: Option<u8>,
    /// `0x` or `0X`, if asked for.
    prefix: &'static [u8],
    /// What it is filled up with on the left.
    fill: u8,
}

impl Converted {
    /// A text that is no number.
    fn text(text: Vec<u32>) -> Self {
        Self { text, sign: None, prefix: b"", fill: b' ' }
    }

    /// A number, whose text may begin with a minus sign.
    fn number(conversion: Conversion, text: &[u8], prefix: &'static [u8]) -> Self {
        let (sign, text) = match text {
            [b'-', digits @ ..] => (Some(b'-'), digits),
            _ if conversion.plus => (Some(b'+'), text),
            _ if conversion.blank => (Some(b' '), text),
            _ => (None, text),
        };
        Self { text: wide(text), sign, prefix, fill: if conversion.zero { b'0' } else { b' ' } }
    }

    /// Filled up to the width: zeros come after the sign and the prefix, spaces before or at the end.
    fn pad(self, conversion: Conversion, into: &mut Vec<u32>) {
        let head = wide(&[self.sign.as_slice(), self.prefix].concat());
        let missing = conversion.width.saturating_sub(head.len() + self.text.len());
        let fill = std::iter::repeat_n(u32::from(self.fill), missing);
        if conversion.left {
            into.extend(head);
            into.extend(self.text);
            into.extend(std::iter::repeat_n(u32::from(b' '), missing));
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

fn wide(bytes: &[u8]) -> Vec<u32> {
    bytes.iter().copied().map(u32::from).collect()
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
    format: &'a [u32],
    at: usize,
    /// Whether it is a unicode, and so is the result.
    unicode: bool,
}

impl Reader<'_> {
    /// The next character; `None` at the end.
    fn next(&mut self) -> Option<u32> {
        let character = self.format.get(self.at).copied();
        self.at += 1;
        character
    }

    fn next_is(&self, byte: u8) -> bool {
        self.format.get(self.at) == Some(&u32::from(byte))
    }
}

/// A character as a letter of ASCII.
fn ascii(character: Option<u32>) -> Option<u8> {
    character.and_then(|character| u8::try_from(character).ok()).filter(u8::is_ascii)
}

impl Machine {
    /// `format % args`; the operands stay the caller's.
    ///
    /// # Errors
    /// What CPython raises for formats and values that do not fit.
    pub(in crate::machine) fn format(&mut self, format: Value, args: Value) -> Outcome<Value> {
        let characters = self.characters(format).unwrap_or_default();
        // What only behaves like a tuple (`sys.flags`) is one argument.
        let of_tuple = self.heap.as_tuple(args).filter(|_| self.heap.structure_type(args).is_none());
        let items = match of_tuple {
            Some(items) => items.to_vec(),
            None => vec![args],
        };
        let is_mapping = matches!(self.heap.at(args), Object::Dict(_) | Object::List(_))
            || (self.heap.has_hook(args, Special::Getitem)
                && !self.is_string(args)
                && self.heap.as_tuple(args).is_none())
            || self.is_old(args);
        let mapping = is_mapping.then_some(args);
        let unicode = self.heap.as_unicode(format).is_some();
        let mut text = Vec::with_capacity(characters.len());
        let mut reader = Reader { format: &characters, at: 0, unicode };
        let rest = self.format_all(&mut reader, &items, mapping, &mut text)?;
        let Some((at, taken)) = rest else {
            self.charge(text.len() / 16);
            return Ok(self.string_of(text, unicode));
        };
        // A unicode came up: the rest of the format is one, too, from this conversion on, and so is the result.
        let rest = self.ascii_only(characters.get(at..).unwrap_or_default())?;
        let mut end = Vec::new();
        let mut reader = Reader { format: &rest, at: 0, unicode: true };
        self.format_all(&mut reader, items.get(taken..).unwrap_or_default(), mapping, &mut end)?;
        let mut text = self.ascii_only(&text)?;
        text.extend(end);
        self.charge(text.len() / 16);
        Ok(self.string_of(text, true))
    }

    /// The characters of a str as those of a unicode.
    fn ascii_only(&mut self, bytes: &[u32]) -> Outcome<Vec<u32>> {
        let bytes: Vec<u8> = bytes.iter().map(|&byte| byte as u8).collect();
        self.decode(&bytes, Codec::Ascii, b"strict")
    }

    /// Formats all; where a str must become a unicode, gives where its conversion begins, and how many values were
    /// taken before it.
    fn format_all(
        &mut self,
        reader: &mut Reader<'_>,
        items: &[Value],
        mapping: Option<Value>,
        text: &mut Vec<u32>,
    ) -> Outcome<Option<(usize, usize)>> {
        let mut values = Values { values: items.to_vec(), taken: 0, mapping, owned: None };
        let result = self.format_conversions(reader, &mut values, text);
        self.heap.release_all(values.owned);
        result
    }

    fn format_conversions(
        &mut self,
        reader: &mut Reader<'_>,
        values: &mut Values,
        text: &mut Vec<u32>,
    ) -> Outcome<Option<(usize, usize)>> {
        while let Some(character) = reader.next() {
            if character != u32::from(b'%') {
                text.push(character);
                continue;
            }
            let start = (reader.at - 1, if values.owned.is_some() { 0 } else { values.taken });
            let conversion = self.conversion(reader, values)?;
            let converted = if conversion.letter == u32::from(b'%') {
                Converted::text(vec![conversion.letter])
            } else {
                let value = self.next_value(values)?;
                let asks = matches!(ascii(Some(conversion.letter)), Some(b's' | b'c'));
                if !reader.unicode && asks && self.heap.as_unicode(value).is_some() {
                    return Ok(Some(start));
                }
                let at = reader.at - 1;
                match self.own_text(conversion, value, reader.unicode)? {
                    Some(made) if self.heap.as_unicode(made).is_some() => {
                        self.heap.release(made);
                        return Ok(Some(start));
                    }
                    Some(made) => {
                        let converted = self.convert(conversion, made, at, reader.unicode);
                        self.heap.release(made);
                        converted?
                    }
                    None => self.convert(conversion, value, at, reader.unicode)?,
                }
            };
            self.charge(1);
            let grown = text.len().saturating_add(conversion.width.max(converted.text.len()));
            self.has_room(grown.saturating_mul(4))?;
            converted.pad(conversion, text);
        }
        if values.taken < values.values.len() && values.mapping.is_none() {
            return Err(self.type_error("not all arguments converted during string formatting"));
        }
        Ok(None)
    }

    /// What the `__str__` of a value says that becomes part of a str: it may be a unicode (`_PyObject_Str`). `None`
    /// where there is no such method to be asked. The result is new.
    fn own_text(&mut self, conversion: Conversion, value: Value, unicode: bool) -> Outcome<Option<Value>> {
        let asks = conversion.letter == u32::from(b's') && !unicode && self.heap.is_classy(value);
        if !asks || self.heap.as_str(value).is_some() && self.heap.is_exact(value) {
            return Ok(None);
        }
        self.enter_nested_call(" while getting the str of an object")?;
        let made = self.call_special("_PyObject_Str", value, Special::Str, &[]);
        self.leave_nested_call();
        match made? {
            Some(made) if self.is_string(made) => Ok(Some(made)),
            Some(made) => {
                let name = self.heap.type_name(made);
                self.heap.release(made);
                Err(self.type_error(format!("__str__ returned non-string (type {name})")))
            }
            None => Ok(None),
        }
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
        if reader.next_is(b'(') {
            self.named_value(reader, values)?;
        }
        let mut next = reader.next();
        loop {
            match ascii(next) {
                Some(b'-') => conversion.left = true,
                Some(b'+') => conversion.plus = true,
                Some(b' ') => conversion.blank = true,
                Some(b'#') => conversion.alternate = true,
                Some(b'0') => conversion.zero = true,
                _ => break,
            }
            next = reader.next();
        }
        conversion.after_digits = ascii(next).is_some_and(|digit| digit.is_ascii_digit());
        if let Some(width) = self.size(reader, values, &mut next, i64::MAX, "width too big")? {
            conversion.left |= width < 0;
            conversion.width = to_size(width.saturating_abs());
        }
        if ascii(next) == Some(b'.') {
            next = reader.next();
            conversion.after_digits = ascii(next).is_some_and(|digit| digit.is_ascii_digit());
            let precision = self.size(reader, values, &mut next, PRECISION_MAX, "prec too big")?;
            conversion.precision = Some(to_size(precision.unwrap_or(0)));
        }
        if matches!(ascii(next), Some(b'h' | b'l' | b'L')) {
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
                Some(character) if character == u32::from(b'(') => open += 1,
                Some(character) if character == u32::from(b')') => open -= 1,
                Some(_) => {}
                None => return Err(self.value_error("incomplete format key")),
            }
            if open == 0 {
                break;
            }
        }
        let name = reader.format.get(start..reader.at - 1).unwrap_or_default().to_vec();
        let name = self.string_of(name, reader.unicode);
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
        next: &mut Option<u32>,
        max: i64,
        too_big: &str,
    ) -> Outcome<Option<i64>> {
        if ascii(*next) == Some(b'*') {
            let value = self.next_value(values)?;
            let Some(size) = self.heap.as_int(value) else { return Err(self.type_error("* wants int")) };
            if max == PRECISION_MAX && i32::try_from(size).is_err() {
                return Err(self.raise(Exc::OverflowError, "Python int too large to convert to C int"));
            }
            *next = reader.next();
            return Ok(Some(size));
        }
        let mut size = None;
        while let Some(digit) = ascii(*next).filter(u8::is_ascii_digit) {
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
    fn convert(&mut self, conversion: Conversion, value: Value, at: usize, unicode: bool) -> Outcome<Converted> {
        let letter = ascii(Some(conversion.letter)).unwrap_or(0);
        match letter {
            b's' | b'r' => {
                let mut text = match letter {
                    b's' => self.text_of(value, unicode)?,
                    _ if unicode => {
                        let text = self.repr(value)?;
                        self.ascii_only(&wide(&text))?
                    }
                    _ => wide(&self.repr(value)?),
                };
                text.truncate(conversion.precision.unwrap_or(usize::MAX));
                Ok(Converted::text(text))
            }
            b'd' | b'i' | b'u' | b'o' | b'x' | b'X' => self.convert_number(conversion, letter, value),
            b'e' | b'E' | b'f' | b'F' | b'g' | b'G' => self.convert_float(conversion, letter, value, unicode),
            b'c' => self.convert_character(value, unicode).map(|character| Converted::text(vec![character])),
            _ => Err(self.unsupported_letter(conversion, at, unicode)),
        }
    }

    /// An integer conversion, of an instance by what its `__int__` gives.
    fn convert_number(&mut self, conversion: Conversion, letter: u8, value: Value) -> Outcome<Converted> {
        match self.heap.as_number(value) {
            None => {}
            Some(Number::Float(_)) if self.heap.has_hook(value, Special::Int) => {}
            Some(_) => {
                return match self.convert_long_by_hook(conversion, letter, value)? {
                    Some(converted) => Ok(converted),
                    None => self.convert_integer(conversion, letter, value),
                };
            }
        }
        let asked: &[Type] = if self.is_a_number(value) { &[Type::Int, Type::Long] } else { &[] };
        for &wanted in asked {
            let arguments = Arguments { positional: &[value], keywords: &[] };
            let integer = self.once(|machine| machine.call_type(wanted, arguments)).map(Some);
            if let Some(integer) = self.unless_raised(integer)? {
                let converted = self.convert_integer(conversion, letter, integer);
                self.heap.release(integer);
                return converted;
            }
        }
        Err(self.number_required(letter, value))
    }

    /// Nothing in place of an error: a conversion that fails has a message of its own, whatever went wrong.
    pub(in crate::machine) fn unless_raised<T>(&mut self, outcome: Outcome<Option<T>>) -> Outcome<Option<T>> {
        match outcome {
            Err(Fault::Raised) => {
                self.clear_raised();
                Ok(None)
            }
            other => other,
        }
    }

    fn number_required(&mut self, letter: u8, value: Value) -> Fault {
        let letter = if letter == b'i' { 'd' } else { char::from(letter) };
        let name = self.heap.type_name(value);
        self.type_error(format!("%{letter} format: a number is required, not {name}"))
    }

    fn unsupported_letter(&mut self, conversion: Conversion, at: usize, unicode: bool) -> Fault {
        let mut message = b"unsupported format character '".to_vec();
        let code = if unicode {
            let shown = ascii(Some(conversion.letter)).filter(|letter| (31..=126).contains(letter));
            message.push(shown.unwrap_or(b'?'));
            format!("{:#x}", conversion.letter)
        } else {
            let letter = conversion.letter as u8;
            message.push(letter);
            let code = if conversion.after_digits { i32::from(letter) } else { i32::from(letter as i8) };
            format!("{code:#x}")
        };
        message.extend(format!("' ({code}) at index {at}").bytes());
        let message = self.heap.str(message);
        self.raise_with(Exc::ValueError, message)
    }

    /// A long whose class has a `__str__`, `__oct__` or `__hex__` is what that says (`_PyString_FormatLong`). `None` for other
    /// numbers.
    fn convert_long_by_hook(&mut self, conversion: Conversion, letter: u8, value: Value) -> Outcome<Option<Converted>> {
        if !matches!(self.heap.at(value), Object::Long(_)) {
            return Ok(None);
        }
        let (special, method, head) = match letter {
            b'o' => (Special::Oct, "oct", "0"),
            b'x' | b'X' => (Special::Hex, "hex", "0x"),
            _ => (Special::Str, "str", ""),
        };
        let Some(result) = self.call_hook("_PyString_FormatLong", value, special, &[])? else { return Ok(None) };
        let (text, name) = (self.default_bytes(result), self.heap.type_name(result));
        self.heap.release(result);
        let Some(text) = text? else {
            return Err(self.type_error(format!("expected string or Unicode object, {name} found")));
        };
        let mut text = String::from_utf8_lossy(&text).into_owned();
        if text.ends_with('L') {
            text.pop();
        }
        let (sign, digits) = match text.strip_prefix('-') {
            Some(digits) => ("-", digits),
            None => ("", &*text),
        };
        let is_headed = digits.get(..head.len()).is_some_and(|start| start.eq_ignore_ascii_case(head));
        let skipped = if letter == b'o' && (conversion.alternate || digits.len() == 1) { 0 } else { head.len() };
        let digits = digits.get(skipped..).filter(|digits| is_headed && !digits.is_empty());
        let Some(digits) = digits else {
            let (letter, name) = (if letter == b'i' { 'd' } else { char::from(letter) }, self.heap.type_name(value));
            let message = format!("%{letter} format: invalid result of __{method}__ (type={name})");
            return Err(self.value_error(message));
        };
        let precision = conversion.precision.unwrap_or(0);
        self.has_room(precision.saturating_mul(4))?;
        let mut number = format!("{sign}{digits:0>precision$}");
        let prefix = conversion.hexadecimal_prefix(letter);
        if letter == b'X' {
            number.make_ascii_uppercase();
        }
        Ok(Some(Converted::number(conversion, number.as_bytes(), prefix)))
    }

    /// `%d`, `%u`, `%o`, `%x`, `%X`.
    fn convert_integer(&mut self, conversion: Conversion, letter: u8, value: Value) -> Outcome<Converted> {
        let number = match self.heap.as_number(value) {
            Some(Number::Float(f)) => Number::truncated(f),
            number => number,
        };
        let precision = conversion.precision.unwrap_or(0);
        let (integer, is_long) = match number {
            Some(Number::Int(i)) => (BigInt::from(i), false),
            Some(Number::Long(i)) => ((*i).clone(), true),
            _ => return Err(self.number_required(letter, value)),
        };
        if !is_long && precision + 3 >= INT_BUFFER {
            return Err(self.raise(Exc::OverflowError, "formatted integer is too long (precision too large?)"));
        }
        self.charge_long(integer.bits(), integer.bits());
        let digits = match letter {
            // C's `printf` writes nothing for a 0 that may have no digits.
            _ if !is_long && conversion.precision == Some(0) && integer == BigInt::ZERO => String::new(),
            b'o' => integer.abs().to_str_radix(8),
            b'x' | b'X' => integer.abs().to_str_radix(16),
            _ => integer.abs().to_string(),
        };
        self.has_room(precision.saturating_mul(4))?;
        let mut text = if integer.is_negative() { "-".to_owned() } else { String::new() };
        let has_octal_zero = letter == b'o' && conversion.alternate;
        let octal_zero = has_octal_zero && !digits.starts_with('0') && (is_long || digits.len() >= precision);
        let zeros = precision.saturating_sub(digits.len() + usize::from(octal_zero));
        text.extend(std::iter::repeat_n('0', zeros + usize::from(octal_zero)));
        text.push_str(&digits);
        let prefix = conversion.hexadecimal_prefix(letter);
        if letter == b'X' {
            text.make_ascii_uppercase();
        }
        Ok(Converted::number(conversion, text.as_bytes(), prefix))
    }

    /// `%e`, `%f`, `%g` and their capitals.
    fn convert_float(&mut self, conversion: Conversion, letter: u8, value: Value, unicode: bool) -> Outcome<Converted> {
        if unicode {
            self.c_double(value)?;
        }
        let is_float = matches!(self.heap.at(value), Object::Float(_));
        let float = if is_float { Ok(None) } else { self.converted(value, Special::Float) };
        let raised = matches!(float, Err(Fault::Raised));
        if let Some(float) = self.unless_raised(float)? {
            let converted = self.convert_float(conversion, letter, float, unicode);
            self.heap.release(float);
            return converted;
        }
        let number = self.heap.as_number(value).filter(|_| !raised);
        let Some(float) = number.and_then(|number| self.float_of(&number).ok()) else {
            let name = self.heap.type_name(value);
            return Err(self.type_error(format!("float argument required, not {name}")));
        };
        let precision = conversion.precision.unwrap_or(6);
        self.has_room(precision.saturating_mul(4))?;
        self.charge(precision / 16);
        let text = c_float(float, letter, precision, conversion.alternate);
        Ok(Converted::number(conversion, text.as_bytes(), b""))
    }

    /// `%c`: a character, or the number of one.
    fn convert_character(&mut self, value: Value, unicode: bool) -> Outcome<u32> {
        if let Some(characters) = self.characters(value) {
            return match *characters {
                [character] if unicode && self.heap.as_str(value).is_some() => {
                    self.ascii_only(&[character])?;
                    Ok(character)
                }
                [character] => Ok(character),
                _ => Err(self.type_error("%c requires int or char")),
            };
        }
        let number = match self.heap.as_number(value) {
            // For a unicode, C cuts the fraction off.
            Some(Number::Float(f)) if unicode && !self.heap.has_hook(value, Special::Int) => f as i64,
            Some(Number::Float(_)) if unicode => {
                let number = self.int_as_c_long(value).map(Some);
                match self.unless_raised(number)? {
                    Some(number) => number,
                    None => return Err(self.type_error("%c requires int or char")),
                }
            }
            _ => match self.c_long(value) {
                // `PyUnicode_Format` replaces whatever has gone wrong.
                Err(Fault::Raised) if unicode => {
                    self.clear_raised();
                    return Err(self.type_error("%c requires int or char"));
                }
                number => number?,
            },
        };
        let limit = if unicode { 0x11_0000 } else { 0x100 };
        match u32::try_from(number).ok().filter(|&character| character < limit) {
            Some(character) => Ok(character),
            None => Err(self.raise(
                Exc::OverflowError,
                match (unicode, number < 0) {
                    (true, _) => "%c arg not in range(0x110000) (wide Python build)",
                    (false, true) => "unsigned byte integer is less than minimum",
                    (false, false) => "unsigned byte integer is greater than maximum",
                },
            )),
        }
    }
}
