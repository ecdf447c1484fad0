//! The data of [`schema`](super::schema) as JSON.
//!
//! `serde_json` would do the same; but this is a part of what a page loads, and the schema needs little of JSON: so here every method
//! is small, and nothing can fail, which leaves no code for errors behind.

use std::fmt::{self, Display, Write};

use serde::Serialize;
use serde::ser::{self, Impossible, SerializeSeq, SerializeStruct, Serializer};

/// Data of the schema as JSON text. What is missing is `null`.
pub fn to_json(data: &impl Serialize) -> String {
    let mut json = String::new();
    match data.serialize(Json(&mut json)) {
        Ok(()) => json,
    }
}

/// No error: there is none in data made of structs, enums, sequences, texts and numbers.
#[derive(Debug)]
enum Never {}

impl Display for Never {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {}
    }
}

impl std::error::Error for Never {}

impl ser::Error for Never {
    /// Only data of other kinds comes here.
    fn custom<T: Display>(_: T) -> Self {
        std::process::abort()
    }
}

fn not_in_the_schema<T>() -> Result<T, Never> {
    std::process::abort()
}

/// Writes one value.
struct Json<'j>(&'j mut String);

impl Json<'_> {
    fn number(self, number: impl Display) -> Result<(), Never> {
        // Writing to a string cannot fail.
        let _ = write!(self.0, "{number}");
        Ok(())
    }
}

fn write_text(json: &mut String, text: &str) {
    json.push('"');
    let mut rest = text;
    let is_special = |byte: u8| byte < b' ' || byte == b'"' || byte == b'\\';
    while let Some((before, special, after)) = split_at_byte(rest, is_special) {
        json.push_str(before);
        match special {
            b'"' | b'\\' => json.extend(['\\', char::from(special)]),
            // Writing to a string cannot fail.
            _ => drop(write!(json, "\\u{special:04x}")),
        }
        rest = after;
    }
    json.push_str(rest);
    json.push('"');
}

/// A text up to the first of some ASCII bytes, that byte, and what follows it.
fn split_at_byte(text: &str, wanted: impl Fn(u8) -> bool) -> Option<(&str, u8, &str)> {
    let place = text.bytes().position(wanted)?;
    Some((text.get(..place)?, *text.as_bytes().get(place)?, text.get(place + 1..)?))
}

/// Writes the members of an object or the items of an array.
struct Members<'j> {
    json: &'j mut String,
    /// What is written behind the last one.
    end: char,
}

impl<'j> Members<'j> {
    fn new(json: &'j mut String, start: char, end: char) -> Result<Self, Never> {
        json.push(start);
        Ok(Self { json, end })
    }

    /// Where the next one goes: behind a comma, unless it is the first.
    fn next(&mut self) -> &mut String {
        if !self.json.ends_with(['{', '[']) {
            self.json.push(',');
        }
        self.json
    }

    fn finish(self) -> Result<(), Never> {
        self.json.push(self.end);
        Ok(())
    }
}

impl SerializeStruct for Members<'_> {
    type Ok = ();
    type Error = Never;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Never> {
        let json = self.next();
        write_text(json, key);
        json.push(':');
        value.serialize(Json(json))
    }

    fn end(self) -> Result<(), Never> {
        self.finish()
    }
}

impl SerializeSeq for Members<'_> {
    type Ok = ();
    type Error = Never;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Never> {
        value.serialize(Json(self.next()))
    }

    fn end(self) -> Result<(), Never> {
        self.finish()
    }
}

/// What the schema does not have.
macro_rules! unused {
    ($($method:ident($($argument:ty),*) -> $result:ty;)*) => { $(
        fn $method(self, $(_: $argument),*) -> Result<$result, Never> {
            not_in_the_schema()
        }
    )* };
}

macro_rules! numbers {
    ($($method:ident($number:ty);)*) => { $(
        fn $method(self, number: $number) -> Result<(), Never> {
            self.number(number)
        }
    )* };
}

impl<'j> Serializer for Json<'j> {
    type Ok = ();
    type Error = Never;
    type SerializeSeq = Members<'j>;
    type SerializeTuple = Impossible<(), Never>;
    type SerializeTupleStruct = Impossible<(), Never>;
    type SerializeTupleVariant = Impossible<(), Never>;
    type SerializeMap = Impossible<(), Never>;
    type SerializeStruct = Members<'j>;
    type SerializeStructVariant = Impossible<(), Never>;

    numbers! {
        serialize_i8(i8);
        serialize_i16(i16);
        serialize_i32(i32);
        serialize_i64(i64);
        serialize_u8(u8);
        serialize_u16(u16);
        serialize_u32(u32);
        serialize_u64(u64);
    }

    fn serialize_f32(self, number: f32) -> Result<(), Never> {
        self.serialize_f64(f64::from(number))
    }

    fn serialize_f64(self, number: f64) -> Result<(), Never> {
        // Most are numbers of objects: whole.
        if number == f64::from(number as i32) {
            return self.number(number as i32);
        }
        if number.is_finite() {
            self.0.push_str(ryu::Buffer::new().format_finite(number));
            return Ok(());
        }
        self.serialize_unit()
    }

    fn serialize_bool(self, value: bool) -> Result<(), Never> {
        self.number(value)
    }

    fn serialize_str(self, text: &str) -> Result<(), Never> {
        write_text(self.0, text);
        Ok(())
    }

    fn serialize_unit(self) -> Result<(), Never> {
        self.0.push_str("null");
        Ok(())
    }

    fn serialize_none(self) -> Result<(), Never> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Never> {
        value.serialize(self)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), Never> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), Never> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), Never> {
        not_in_the_schema()
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Members<'j>, Never> {
        Members::new(self.0, '[', ']')
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Members<'j>, Never> {
        Members::new(self.0, '{', '}')
    }

    unused! {
        serialize_char(char) -> ();
        serialize_bytes(&[u8]) -> ();
        serialize_unit_struct(&'static str) -> ();
        serialize_tuple(usize) -> Self::SerializeTuple;
        serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant;
        serialize_map(Option<usize>) -> Self::SerializeMap;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Self::SerializeStructVariant;
    }
}
