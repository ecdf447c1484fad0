//! `format.format(…)`: the fields in braces, and what they name.

use crate::machine::call::Arguments;
use crate::machine::class::Special;
use crate::machine::exceptions::Exc;
use crate::machine::types::Type;
use crate::machine::value::Value;
use crate::machine::{Machine, Outcome};

/// How deep fields may be nested: a format may be within a format's specification.
const DEPTH: u32 = 2;

/// How fields are numbered (`AutoNumber`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Numbering {
    /// Nobody has said yet.
    Unknown,
    /// By themselves: this is the next one's number.
    Automatic(usize),
    /// By the numbers in the format.
    Manual,
}

/// A format being filled in.
struct Filling<'a> {
    arguments: Arguments<'a>,
    unicode: bool,
    numbering: Numbering,
}

/// What stands between two braces.
struct Field<'f> {
    name: &'f [u32],
    conversion: Option<u32>,
    spec: &'f [u32],
    /// Whether the specification has fields of its own.
    nested: bool,
}

fn is(character: u32, byte: u8) -> bool {
    character == u32::from(byte)
}

/// A number, if all of it is digits; `Err` if it is too large.
fn index_of(text: &[u32]) -> Result<Option<usize>, ()> {
    let mut number: i64 = 0;
    for &character in text {
        let Some(digit) = char::from_u32(character).and_then(|c| c.to_digit(10)) else { return Ok(None) };
        number = number.checked_mul(10).and_then(|tens| tens.checked_add(i64::from(digit))).ok_or(())?;
    }
    Ok(if text.is_empty() { None } else { usize::try_from(number).ok() })
}

impl Machine {
    /// `format.format(…)` of a str or a unicode; the result is new.
    ///
    /// # Errors
    /// ValueError for a format that makes no sense, and what finding and formatting the values raises.
    pub(in crate::machine) fn format_fields(&mut self, format: Value, arguments: Arguments<'_>) -> Outcome<Value> {
        let unicode = self.heap.as_unicode(format).is_some();
        let text = self.characters(format).unwrap_or_default();
        let mut filling = Filling { arguments, unicode, numbering: Numbering::Unknown };
        let filled = self.fill_in(&text, &mut filling, DEPTH)?;
        self.charge(filled.len() / 16);
        Ok(self.string_of(filled, unicode))
    }

    /// `build_string`, `do_markup`.
    fn fill_in(&mut self, format: &[u32], filling: &mut Filling<'_>, depth: u32) -> Outcome<Vec<u32>> {
        if depth == 0 {
            return Err(self.value_error("Max string recursion exceeded"));
        }
        let mut text = Vec::with_capacity(format.len());
        let mut rest = format;
        while let Some((&first, after)) = rest.split_first() {
            rest = after;
            if !is(first, b'{') && !is(first, b'}') {
                text.push(first);
                continue;
            }
            match rest.split_first() {
                // Twice, it stands for itself.
                Some((&second, after)) if second == first => {
                    text.push(first);
                    rest = after;
                }
                _ if is(first, b'}') => {
                    return Err(self.value_error("Single '}' encountered in format string"));
                }
                None => return Err(self.value_error("Single '{' encountered in format string")),
                Some(_) => {
                    let Some(length) = closing_brace(rest) else {
                        return Err(self.value_error("unmatched '{' in format"));
                    };
                    let inner = rest.get(..length).unwrap_or_default();
                    rest = rest.get(length + 1..).unwrap_or_default();
                    let field = self.parse_field(inner)?;
                    text.extend(self.render_field(&field, filling, depth)?);
                    self.charge(1);
                    self.has_room(text.len().saturating_mul(4))?;
                }
            }
        }
        Ok(text)
    }

    /// `parse_field`: the name, then `!` and a letter, then `:` and the specification.
    fn parse_field<'f>(&mut self, field: &'f [u32]) -> Outcome<Field<'f>> {
        let nested = field.iter().any(|&character| is(character, b'{'));
        let end = field.iter().position(|&character| is(character, b':') || is(character, b'!'));
        let Some(end) = end else { return Ok(Field { name: field, conversion: None, spec: &[], nested }) };
        let (name, behind) = field.split_at_checked(end).unwrap_or((field, &[]));
        match behind {
            [mark, spec @ ..] if is(*mark, b':') => Ok(Field { name, conversion: None, spec, nested }),
            [_, conversion, spec @ ..] => match spec {
                [] => Ok(Field { name, conversion: Some(*conversion), spec: &[], nested }),
                [colon, spec @ ..] if is(*colon, b':') => {
                    Ok(Field { name, conversion: Some(*conversion), spec, nested })
                }
                _ => Err(self.value_error("expected ':' after format specifier")),
            },
            _ => Err(self.value_error("end of format while looking for conversion specifier")),
        }
    }

    /// `output_markup`.
    fn render_field(&mut self, field: &Field<'_>, filling: &mut Filling<'_>, depth: u32) -> Outcome<Vec<u32>> {
        let value = self.field_value(field.name, filling)?;
        let converted = match field.conversion {
            Some(conversion) => {
                let converted = self.convert_field(value, conversion, filling.unicode);
                self.heap.release(value);
                converted?
            }
            None => value,
        };
        let spec = if field.nested { self.fill_in(field.spec, filling, depth - 1) } else { Ok(field.spec.to_vec()) };
        let formatted = spec.and_then(|spec| self.format_value(converted, &spec, filling.unicode));
        self.heap.release(converted);
        let formatted = formatted?;
        let text = self.text_of(formatted, filling.unicode);
        self.heap.release(formatted);
        text
    }

    /// `!r`, `!s`.
    fn convert_field(&mut self, value: Value, conversion: u32, unicode: bool) -> Outcome<Value> {
        match char::from_u32(conversion) {
            Some('r') => {
                let text = self.repr(value)?;
                Ok(self.heap.str(text))
            }
            Some('s') => {
                let text = self.text_of(value, unicode)?;
                Ok(self.string_of(text, unicode))
            }
            Some(letter @ '!'..='~') => Err(self.value_error(format!("Unknown conversion specifier {letter}"))),
            // C prints a `char` as an `int` here, and it has a sign.
            _ if !unicode => {
                let character = i32::from(conversion as u8 as i8);
                Err(self.value_error(format!("Unknown conversion specifier \\x{character:x}")))
            }
            _ => Err(self.value_error(format!("Unknown conversion specifier \\x{conversion:x}"))),
        }
    }

    /// `get_field_object`: an argument, and then its attributes and items; the result is new.
    fn field_value(&mut self, name: &[u32], filling: &mut Filling<'_>) -> Outcome<Value> {
        let end = name.iter().position(|&character| is(character, b'.') || is(character, b'['));
        let (first, mut rest) = name.split_at_checked(end.unwrap_or(name.len())).unwrap_or((name, &[]));
        let mut value = self.field_argument(first, filling)?;
        while let Some((&mark, after)) = rest.split_first() {
            let next = if is(mark, b'.') {
                let end = after.iter().position(|&character| is(character, b'.') || is(character, b'['));
                let (name, behind) = after.split_at_checked(end.unwrap_or(after.len())).unwrap_or((after, &[]));
                rest = behind;
                self.field_attribute(value, name, filling.unicode)
            } else if is(mark, b'[') {
                match after.iter().position(|&character| is(character, b']')) {
                    Some(end) => {
                        let key = after.get(..end).unwrap_or_default();
                        rest = after.get(end + 1..).unwrap_or_default();
                        self.field_item(value, key, filling.unicode)
                    }
                    None => Err(self.value_error("Missing ']' in format string")),
                }
            } else {
                Err(self.value_error("Only '.' or '[' may follow ']' in format field specifier"))
            };
            self.heap.release(value);
            value = next?;
        }
        Ok(value)
    }

    /// The argument that a field begins with: by its number, by its name, or the next one.
    fn field_argument(&mut self, name: &[u32], filling: &mut Filling<'_>) -> Outcome<Value> {
        let Ok(index) = index_of(name) else {
            return Err(self.value_error("Too many decimal digits in format string"));
        };
        let index = match (index, name.is_empty(), filling.numbering) {
            (None, true, Numbering::Manual) => {
                let message = "cannot switch from manual field specification to automatic field numbering";
                return Err(self.value_error(message));
            }
            (Some(_), _, Numbering::Automatic(_)) => {
                let message = "cannot switch from automatic field numbering to manual field specification";
                return Err(self.value_error(message));
            }
            (None, true, numbering) => {
                let next = if let Numbering::Automatic(next) = numbering { next } else { 0 };
                filling.numbering = Numbering::Automatic(next + 1);
                Some(next)
            }
            (Some(index), ..) => {
                filling.numbering = Numbering::Manual;
                Some(index)
            }
            (None, false, _) => None,
        };
        if let Some(index) = index {
            return match filling.arguments.positional.get(index) {
                Some(&value) => Ok(self.heap.retain(value)),
                None => Err(self.raise(Exc::IndexError, "tuple index out of range")),
            };
        }
        let key = self.string_of(name.to_vec(), filling.unicode);
        let found = filling.arguments.keywords.iter().find(|(keyword, _)| self.heap.equal(*keyword, key));
        match found.map(|&(_, value)| value) {
            Some(value) => {
                self.heap.release(key);
                Ok(self.heap.retain(value))
            }
            None => Err(self.raise_with(Exc::KeyError, key)),
        }
    }

    fn field_attribute(&mut self, value: Value, name: &[u32], unicode: bool) -> Outcome<Value> {
        self.charge(1);
        if name.is_empty() {
            return Err(self.value_error("Empty attribute in format string"));
        }
        let name = self.string_of(name.to_vec(), unicode);
        let attribute = match self.default_bytes(name) {
            Ok(bytes) => {
                let text = self.heap.str(bytes.unwrap_or_default());
                let attribute = self.get_attribute(value, text);
                self.heap.release(text);
                attribute
            }
            Err(fault) => Err(fault),
        };
        self.heap.release(name);
        attribute
    }

    fn field_item(&mut self, value: Value, key: &[u32], unicode: bool) -> Outcome<Value> {
        let Ok(index) = index_of(key) else {
            return Err(self.value_error("Too many decimal digits in format string"));
        };
        if key.is_empty() {
            return Err(self.value_error("Empty attribute in format string"));
        }
        let key = match index {
            // `getitem_sequence` or `getitem_idx`
            Some(index) if self.is_sequence(value) => self.heap.int(index as i64),
            Some(index) => self.heap.long(num_bigint::BigInt::from(index)),
            None => self.string_of(key.to_vec(), unicode),
        };
        let item = self.get_item(value, key);
        self.heap.release(key);
        item
    }
}

impl Machine {
    /// `PySequence_Check`
    fn is_sequence(&self, value: Value) -> bool {
        let of = self.heap.type_of(value);
        self.is_old(value)
            || !matches!(of, Type::Dict | Type::DictProxy)
                && (self.heap.has_hook(value, Special::Getitem) || of.knows(Special::Getitem.name()))
    }
}

/// Where the brace is that closes a field, given what follows the one that opens it.
fn closing_brace(text: &[u32]) -> Option<usize> {
    let mut open = 1;
    text.iter().position(|&character| {
        if is(character, b'{') {
            open += 1;
        } else if is(character, b'}') {
            open -= 1;
        }
        open == 0
    })
}
