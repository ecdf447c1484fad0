//! The format specification: `[[fill]align][sign][#][0][width][,][.precision][type]`.

use num_bigint::BigInt;
use num_traits::{Signed, ToPrimitive};

use crate::bytecode::float_text::{Decimal, Layout, c_float};
use crate::machine::class::Special;
use crate::machine::exceptions::Exc;
use crate::machine::number::to_size;
use crate::machine::object::Object;
use crate::machine::types::Type;
use crate::machine::unicode::codec::Codec;
use crate::machine::value::Value;
use crate::machine::{Fault, Machine, Outcome};

/// Digits of a float without a type (`PyFloat_STR_PRECISION`).
const STR_DIGITS: usize = 12;

/// A format specification (`InternalFormatSpec`).
#[derive(Clone, Copy, Debug)]
struct Spec {
    /// What is filled up with.
    fill: u32,
    /// `<`, `>`, `^` or `=`.
    align: char,
    /// `+`, `-` or a space.
    sign: Option<char>,
    /// `#`
    alternate: bool,
    /// The least number of characters.
    width: usize,
    /// `,`
    thousands: bool,
    /// The number after the point.
    precision: Option<usize>,
    /// The letter at the end; NUL if there is none and the type has no default.
    kind: u32,
}

/// A number's text in parts: what is filled up goes between them.
struct NumberText {
    negative: bool,
    /// `0x` and its kin.
    prefix: &'static str,
    /// The digits before the point.
    digits: String,
    /// The point and all that follows.
    rest: String,
}

impl Spec {
    /// The kind as an ASCII letter.
    fn letter(&self) -> u8 {
        u8::try_from(self.kind).unwrap_or(b'?')
    }

    /// The sign to be written.
    fn sign_of(&self, negative: bool) -> &'static str {
        match (negative, self.sign) {
            (true, _) => "-",
            (false, Some('+')) => "+",
            (false, Some(' ')) => " ",
            _ => "",
        }
    }

    /// Fills a text up to the width (`calc_padding`, `fill_padding`).
    fn pad(&self, text: Vec<u32>) -> Vec<u32> {
        let missing = self.width.saturating_sub(text.len());
        let left = match self.align {
            '>' => missing,
            '^' => missing / 2,
            _ => 0,
        };
        let mut padded = vec![self.fill; left];
        padded.extend(text);
        padded.extend(std::iter::repeat_n(self.fill, missing - left));
        padded
    }

    /// A number, its digits in groups, filled up: zeros go before the digits, into the groups (`fill_number`).
    fn pad_number(&self, number: &NumberText) -> Vec<u32> {
        let sign = self.sign_of(number.negative);
        let fixed = sign.len() + number.prefix.len() + number.rest.len();
        let zeros_to =
            if self.fill == u32::from(b'0') && self.align == '=' { self.width.saturating_sub(fixed) } else { 0 };
        let digits =
            if number.digits.is_empty() { String::new() } else { grouped(&number.digits, zeros_to, self.thousands) };
        let missing = self.width.saturating_sub(fixed + digits.len());
        let mut text: Vec<u32> = format!("{sign}{}", number.prefix).bytes().map(u32::from).collect();
        if self.align == '=' {
            text.extend(std::iter::repeat_n(self.fill, missing));
        }
        text.extend(digits.bytes().chain(number.rest.bytes()).map(u32::from));
        self.pad(text)
    }
}

/// Digits with leading zeros up to a width, and a comma after each three (`InsertThousandsGrouping`).
fn grouped(digits: &str, width: usize, commas: bool) -> String {
    if !commas {
        let zeros = width.saturating_sub(digits.len());
        return "0".repeat(zeros) + digits;
    }
    let mut left = digits.bytes().rev();
    let mut reversed = String::new();
    let (mut remaining, mut wanted) = (digits.len(), width);
    loop {
        let group = 3.min(remaining.max(wanted).max(1));
        for _ in 0..group {
            reversed.push(left.next().map_or('0', char::from));
        }
        remaining = remaining.saturating_sub(group);
        wanted = wanted.saturating_sub(group);
        if remaining == 0 && wanted == 0 {
            return reversed.chars().rev().collect();
        }
        reversed.push(',');
        wanted = wanted.saturating_sub(1);
    }
}

/// A character as messages about it show it: itself, or its number.
fn shown(character: u32) -> String {
    match char::from_u32(character) {
        Some(c @ '!'..='\x7f') => format!("'{c}'"),
        _ => format!("'\\x{character:x}'"),
    }
}

/// What is left to be read of a specification.
struct Reader<'s>(&'s [u32]);

impl Reader<'_> {
    fn peek(&self, index: usize) -> Option<char> {
        self.0.get(index).and_then(|&character| char::from_u32(character))
    }

    fn skip(&mut self, count: usize) {
        self.0 = self.0.get(count..).unwrap_or_default();
    }

    /// The next character, if it is one of these.
    fn one_of(&mut self, set: &str) -> Option<char> {
        let found = self.peek(0).filter(|&character| set.contains(character))?;
        self.skip(1);
        Some(found)
    }

    /// An alignment, and the character before it, if there is one, to fill up with.
    fn fill_and_align(&mut self, fill: &mut u32) -> Option<char> {
        if let (Some(&first), Some(align @ ('<' | '>' | '=' | '^'))) = (self.0.first(), self.peek(1)) {
            *fill = first;
            self.skip(2);
            return Some(align);
        }
        self.one_of("<>=^")
    }

    /// Decimal digits, if there are any; `Err` if they are too many.
    fn number(&mut self) -> Result<Option<usize>, ()> {
        let mut number: Option<i64> = None;
        while let Some(digit) = self.peek(0).and_then(|character| character.to_digit(10)) {
            let longer = number.unwrap_or(0).checked_mul(10).and_then(|tens| tens.checked_add(i64::from(digit)));
            number = Some(longer.ok_or(())?);
            self.skip(1);
        }
        Ok(number.map(to_size))
    }
}

impl Machine {
    /// `format(value, spec)` (`PyObject_Format`): a new str, or a new unicode.
    ///
    /// # Errors
    /// ValueError: the specification makes no sense for the value.
    pub(in crate::machine) fn format_value(&mut self, value: Value, spec: &[u32], unicode: bool) -> Outcome<Value> {
        if self.heap.is_classy(value)
            && let Some(formatted) = self.format_by_hook(value, spec, unicode)?
        {
            return Ok(formatted);
        }
        self.own_format(self.heap.type_of(value), value, spec, unicode)
    }

    /// `value.__format__(spec)`, by what the builtin type does.
    fn own_format(&mut self, of: Type, value: Value, spec: &[u32], unicode: bool) -> Outcome<Value> {
        if of == Type::Unicode {
            if !unicode {
                let bytes: Vec<u8> = spec.iter().map(|&character| character as u8).collect();
                self.decode(&bytes, Codec::Ascii, b"strict")?;
            }
            let text = self.string_characters(value, spec, true)?;
            let name = self.heap.type_name(value);
            let text = self.format_text(text, spec, &name, true)?;
            return Ok(self.string_of(text, true));
        }
        let is_number = matches!(of, Type::Int | Type::Bool | Type::Long | Type::Float | Type::Complex);
        if unicode && ((is_number && !spec.is_empty()) || of == Type::Str) {
            // These have their specification, and give their result, as a str.
            self.encode(spec, Codec::Ascii, b"strict")?;
        }
        let text = match of {
            Type::Int | Type::Bool | Type::Long if !spec.is_empty() => self.format_integer(value, spec)?,
            Type::Float if !spec.is_empty() => self.format_float(value, spec)?,
            Type::Complex if !spec.is_empty() => self.format_complex(value, spec)?,
            Type::Str => {
                let text = self.string_characters(value, spec, false)?;
                let name = self.heap.type_name(value);
                self.format_text(text, spec, &name, false)?
            }
            _ if is_number => self.text_of(value, false)?,
            // `object.__format__` formats the object's text.
            _ => {
                let text = self.text_of(value, unicode)?;
                if !spec.is_empty() {
                    let text = "object.__format__ with a non-empty format string is deprecated";
                    self.warn(Exc::PendingDeprecationWarning, text)?;
                }
                let text = self.format_text(text, spec, if unicode { "unicode" } else { "str" }, unicode)?;
                return Ok(self.string_of(text, unicode));
            }
        };
        Ok(self.string_of(text, false))
    }

    /// The characters of a str or a unicode that is formatted: what `str` says of it if there is no specification.
    fn string_characters(&mut self, value: Value, spec: &[u32], unicode: bool) -> Outcome<Vec<u32>> {
        if spec.is_empty() { self.text_of(value, unicode) } else { Ok(self.characters(value).unwrap_or_default()) }
    }

    /// `value.__format__(spec)`, called by name.
    pub(in crate::machine) fn own_format_method(&mut self, of: Type, value: Value, spec: Value) -> Outcome<Value> {
        match self.characters(spec) {
            Some(characters) => self.own_format(of, value, &characters, self.heap.as_unicode(spec).is_some()),
            None => {
                let got = self.heap.type_name(spec);
                Err(self.type_error(match of {
                    Type::Str | Type::Unicode => format!("__format__ arg must be str or unicode, not {got}"),
                    Type::Object => "argument to __format__ must be unicode or str".to_owned(),
                    _ => "__format__ requires str or unicode".to_owned(),
                }))
            }
        }
    }

    /// What an instance's `__format__` gives; `None` if its class has none.
    fn format_by_hook(&mut self, value: Value, spec: &[u32], unicode: bool) -> Outcome<Option<Value>> {
        let argument = self.string_of(spec.to_vec(), unicode);
        let formatted = self.call_special("PyObject_Format", value, Special::Format, &[argument]);
        self.heap.release(argument);
        let Some(formatted) = formatted? else { return Ok(None) };
        if self.is_string(formatted) {
            return Ok(Some(formatted));
        }
        let (of, name) = (self.heap.type_name(value).into_owned(), self.heap.type_name(formatted).into_owned());
        self.heap.release(formatted);
        Err(self.type_error(format!("{of}.__format__ must return string or unicode, not {name}")))
    }

    /// `parse_internal_render_format_spec`.
    fn parse_spec(&mut self, text: &[u32], kind: u8, align: char) -> Outcome<Spec> {
        let mut spec = Spec {
            fill: u32::from(b' '),
            align,
            sign: None,
            alternate: false,
            width: 0,
            thousands: false,
            precision: None,
            kind: u32::from(kind),
        };
        let mut reader = Reader(text);
        let align = reader.fill_and_align(&mut spec.fill);
        spec.align = align.unwrap_or(spec.align);
        let has_fill = align.is_some() && reader.0.len() + 2 == text.len();
        spec.sign = reader.one_of("+- ");
        spec.alternate = reader.one_of("#").is_some();
        if !has_fill && reader.one_of("0").is_some() {
            spec.fill = u32::from(b'0');
            spec.align = align.unwrap_or('=');
        }
        let Ok(width) = reader.number() else { return Err(self.too_many_digits()) };
        spec.width = width.unwrap_or(0);
        spec.thousands = reader.one_of(",").is_some();
        if reader.one_of(".").is_some() {
            spec.precision = match reader.number() {
                Ok(Some(precision)) => Some(precision),
                Ok(None) => return Err(self.value_error("Format specifier missing precision")),
                Err(()) => return Err(self.too_many_digits()),
            };
        }
        match *reader.0 {
            [] => {}
            [kind] => spec.kind = kind,
            _ => return Err(self.value_error("Invalid conversion specification")),
        }
        if spec.thousands && !matches!(spec.letter(), b'd' | b'e' | b'f' | b'g' | b'E' | b'G' | b'%' | b'F' | 0) {
            let kind = shown(spec.kind);
            return Err(self.value_error(format!("Cannot specify ',' with {kind}.")));
        }
        Ok(spec)
    }

    /// Checks that there is room for a text of the specification's width, once all else of it is known to make sense.
    fn reserve_width(&mut self, spec: &Spec, unicode: bool) -> Outcome<()> {
        self.check_width(spec.width, unicode)?;
        // It is made of code points.
        self.reserve(spec.width.saturating_mul(4))
    }

    fn too_many_digits(&mut self) -> Fault {
        self.value_error("Too many decimal digits in format string")
    }

    fn unknown_kind(&mut self, kind: u32, name: &str, unicode: bool) -> Fault {
        if unicode {
            return self.value_error(format!("Unknown format code {} for object of type '{name}'", shown(kind)));
        }
        let of = format!("' for object of type '{name}'");
        let message = [b"Unknown format code '", &*vec![kind as u8], of.as_bytes()].concat();
        let message = self.heap.str(message);
        self.raise_with(Exc::ValueError, message)
    }

    /// `format_string_internal`.
    fn format_text(&mut self, mut text: Vec<u32>, spec: &[u32], name: &str, unicode: bool) -> Outcome<Vec<u32>> {
        if spec.is_empty() {
            return Ok(text);
        }
        let spec = self.parse_spec(spec, b's', '<')?;
        if spec.letter() != b's' {
            return Err(self.unknown_kind(spec.kind, name, unicode));
        }
        if spec.sign.is_some() {
            return Err(self.value_error("Sign not allowed in string format specifier"));
        }
        if spec.alternate {
            return Err(self.value_error("Alternate form (#) not allowed in string format specifier"));
        }
        if spec.align == '=' {
            return Err(self.value_error("'=' alignment not allowed in string format specifier"));
        }
        self.reserve_width(&spec, unicode)?;
        text.truncate(spec.precision.unwrap_or(usize::MAX));
        Ok(spec.pad(text))
    }

    /// `format_int_or_long`.
    fn format_integer(&mut self, value: Value, spec: &[u32]) -> Outcome<Vec<u32>> {
        let spec = self.parse_spec(spec, b'd', '>')?;
        let big = self.heap.as_number(value).and_then(|number| number.to_big()).unwrap_or_default();
        match spec.letter() {
            b'b' | b'd' | b'o' | b'x' | b'X' | b'n' | b'c' if spec.precision.is_some() => {
                Err(self.value_error("Precision not allowed in integer format specifier"))
            }
            b'c' => self.format_character(&big, &spec),
            b'b' | b'd' | b'o' | b'x' | b'X' | b'n' => {
                self.reserve_width(&spec, false)?;
                self.charge_long(big.bits(), big.bits());
                let (radix, prefix) = match spec.letter() {
                    b'b' => (2, "0b"),
                    b'o' => (8, "0o"),
                    b'x' => (16, "0x"),
                    b'X' => (16, "0X"),
                    _ => (10, ""),
                };
                let mut digits = big.abs().to_str_radix(radix);
                if spec.letter() == b'X' {
                    digits.make_ascii_uppercase();
                }
                let prefix = if spec.alternate { prefix } else { "" };
                let number = NumberText { negative: big.is_negative(), prefix, digits, rest: String::new() };
                Ok(spec.pad_number(&number))
            }
            b'e' | b'E' | b'f' | b'F' | b'g' | b'G' | b'%' => {
                let float = match self.heap.as_number(value) {
                    Some(number) => self.float_of(&number)?,
                    None => 0.0,
                };
                self.float_text(float, &spec)
            }
            _ => {
                let name = self.heap.type_name(value);
                Err(self.unknown_kind(spec.kind, &name, false))
            }
        }
    }

    fn format_character(&mut self, number: &BigInt, spec: &Spec) -> Outcome<Vec<u32>> {
        if spec.sign.is_some() {
            return Err(self.value_error("Sign not allowed with integer format specifier 'c'"));
        }
        let Some(number) = number.to_i64() else {
            return Err(self.raise(Exc::OverflowError, "Python int too large to convert to C long"));
        };
        match u8::try_from(number) {
            Ok(character) => {
                self.reserve_width(spec, false)?;
                // `=` fills before it, as before digits.
                let align = if spec.align == '=' { '>' } else { spec.align };
                Ok(Spec { align, ..*spec }.pad(vec![u32::from(character)]))
            }
            Err(_) => Err(self.raise(Exc::OverflowError, "%c arg not in range(0x100)")),
        }
    }

    fn format_float(&mut self, value: Value, spec: &[u32]) -> Outcome<Vec<u32>> {
        let spec = self.parse_spec(spec, 0, '>')?;
        if !matches!(spec.letter(), 0 | b'e' | b'E' | b'f' | b'F' | b'g' | b'G' | b'n' | b'%') {
            let name = self.heap.type_name(value);
            return Err(self.unknown_kind(spec.kind, &name, false));
        }
        match *self.heap.at(value) {
            Object::Float(float) => self.float_text(float.0, &spec),
            _ => Ok(Vec::new()),
        }
    }

    /// `format_float_internal`.
    fn float_text(&mut self, float: f64, spec: &Spec) -> Outcome<Vec<u32>> {
        self.check_precision(spec)?;
        if spec.alternate {
            return Err(self.value_error("Alternate form (#) not allowed in float format specifier"));
        }
        self.reserve_width(spec, false)?;
        let text = match spec.letter() {
            b'%' => c_float(float * 100.0, b'f', spec.precision.unwrap_or(6), false) + "%",
            0 => {
                let digits = spec.precision.unwrap_or(STR_DIGITS).max(1);
                let layout = Layout { max_whole_digits: digits as i32 - 1, dot_zero: true, plus: false };
                layout.format(float, |float| Decimal::rounded(float, digits))
            }
            letter => float_digits(float, letter, spec.precision.unwrap_or(6)),
        };
        Ok(spec.pad_number(&number_parts(&text)))
    }

    fn check_precision(&mut self, spec: &Spec) -> Outcome<()> {
        let precision = spec.precision.unwrap_or(0);
        if precision > i32::MAX as usize {
            return Err(self.value_error("precision too big"));
        }
        self.reserve(precision)
    }

    /// `format_complex_internal`.
    fn format_complex(&mut self, value: Value, spec: &[u32]) -> Outcome<Vec<u32>> {
        let spec = self.parse_spec(spec, 0, '>')?;
        if !matches!(spec.letter(), 0 | b'e' | b'E' | b'f' | b'F' | b'g' | b'G' | b'n') {
            let name = self.heap.type_name(value);
            return Err(self.unknown_kind(spec.kind, &name, false));
        }
        self.check_precision(&spec)?;
        let problem = if spec.alternate {
            "Alternate form (#) not allowed in complex format specifier"
        } else if spec.fill == u32::from(b'0') {
            "Zero padding is not allowed in complex format specifier"
        } else if spec.align == '=' {
            "'=' alignment flag is not allowed in complex format specifier"
        } else {
            ""
        };
        if !problem.is_empty() {
            return Err(self.value_error(problem));
        }
        self.reserve_width(&spec, false)?;
        let [real, imag] = self.heap.as_complex(value).unwrap_or_default();
        let only_imag = spec.letter() == 0 && real == 0.0 && real.is_sign_positive();
        let bare = Spec { width: 0, align: '<', ..spec };
        let part = |float: f64, spec: &Spec| {
            let text = match spec.letter() {
                0 => float_digits(float, b'g', spec.precision.unwrap_or(STR_DIGITS)),
                letter => float_digits(float, letter, spec.precision.unwrap_or(6)),
            };
            spec.pad_number(&number_parts(&text))
        };
        let mut text = Vec::new();
        if only_imag {
            text.extend(part(imag, &bare));
        } else {
            text.extend(part(real, &bare));
            text.extend(part(imag, &Spec { sign: Some('+'), ..bare }));
        }
        text.push(u32::from(b'j'));
        if spec.letter() == 0 && !only_imag {
            text.insert(0, u32::from(b'('));
            text.push(u32::from(b')'));
        }
        Ok(spec.pad(text))
    }

    /// `format(value[, spec])`.
    pub(in crate::machine) fn builtin_format(&mut self, value: Value, spec: Value) -> Outcome<Value> {
        let is_unicode = self.heap.as_unicode(spec).is_some();
        let characters = match self.characters(spec) {
            Some(characters) => characters,
            None if spec.is_null() => Vec::new(),
            None => {
                let name = self.heap.type_name(spec);
                let message = format!("format expects arg 2 to be string or unicode, not {name}");
                return Err(self.type_error(message));
            }
        };
        let formatted = self.format_value(value, &characters, is_unicode)?;
        if !is_unicode || self.heap.as_unicode(formatted).is_some() {
            return Ok(formatted);
        }
        let converted = self.unicode_of(formatted);
        self.heap.release(formatted);
        converted
    }
}

/// `PyOS_double_to_string` with a letter; `n` is `g`, in the locale that there is.
fn float_digits(float: f64, letter: u8, precision: usize) -> String {
    c_float(float, if letter == b'n' { b'g' } else { letter }, precision, false)
}

/// A float's text in parts (`parse_number`).
fn number_parts(text: &str) -> NumberText {
    let (negative, text) = match text.strip_prefix('-') {
        Some(text) => (true, text),
        None => (false, text),
    };
    let count = text.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, rest) = text.split_at_checked(count).unwrap_or((text, ""));
    NumberText { negative, prefix: "", digits: digits.to_owned(), rest: rest.to_owned() }
}
