//! [`Tree`]: data of the [schema](crate::view::schema) without its types: what JSON could say of it.

use std::fmt::{self, Display};
use std::rc::Rc;

use serde::Serialize;
use serde::ser::{self, Impossible, SerializeSeq, SerializeStruct, Serializer};

/// Numbers beyond these, and fractions, are written as eight bytes.
const LARGEST_INT: f64 = (1_u64 << 51) as f64;

/// A value of the schema. Parts of it can be shared with other trees.
#[derive(Clone, Debug, PartialEq)]
pub enum Tree {
    /// What is missing.
    Null,
    /// Yes or no.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// Any other number.
    Float(f64),
    /// A text.
    Text(Rc<str>),
    /// An array.
    List(Rc<Vec<Tree>>),
    /// An object: which fields it has, and their values.
    Struct(ShapeId, Rc<Vec<Tree>>),
}

/// An index into [`Shapes`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShapeId(pub u32);

/// The lists of fields that objects have, each written once.
#[derive(Clone, Debug, Default)]
pub struct Shapes {
    known: Vec<Vec<Rc<str>>>,
}

impl Shapes {
    /// All, in the order of their ids.
    pub fn all(&self) -> &[Vec<Rc<str>>] {
        &self.known
    }

    /// The fields of objects of this shape.
    pub fn fields(&self, shape: ShapeId) -> Option<&[Rc<str>]> {
        self.known.get(shape.0 as usize).map(Vec::as_slice)
    }

    /// The shape with these fields; the next one, if there is none yet.
    pub fn of(&mut self, fields: &[&str]) -> ShapeId {
        let is_same = |known: &Vec<Rc<str>>| known.iter().map(|field| &**field).eq(fields.iter().copied());
        let place = self.known.iter().position(is_same).unwrap_or_else(|| {
            self.known.push(fields.iter().map(|&field| field.into()).collect());
            self.known.len() - 1
        });
        ShapeId(place as u32)
    }

    /// The tree of a value.
    ///
    /// # Errors
    /// It is of a kind that the schema does not have, such as a map.
    pub fn tree(&mut self, value: &impl Serialize) -> Result<Tree, NotInTheSchema> {
        value.serialize(Grower(self))
    }
}

impl Tree {
    /// A number.
    pub fn number(number: f64) -> Self {
        // What is written as a whole number must be read back as the same one, and -0 is another one than 0.
        let is_whole =
            number.abs() < LARGEST_INT && number.fract() == 0.0 && !(number == 0.0 && number.is_sign_negative());
        if is_whole { Self::Int(number as i64) } else { Self::Float(number) }
    }

    /// A field of an object.
    pub fn field<'t>(&'t self, shapes: &Shapes, name: &str) -> Option<&'t Self> {
        let Self::Struct(shape, fields) = self else { return None };
        let place = shapes.fields(*shape)?.iter().position(|field| **field == *name)?;
        fields.get(place)
    }

    /// The number that it is, if it is a whole one.
    pub fn as_int(&self) -> Option<i64> {
        match self {
            Self::Int(number) => Some(*number),
            _ => None,
        }
    }
}

/// A value that is not of the kinds that the schema has.
#[derive(Debug, thiserror::Error)]
#[error("A recording cannot hold {0}.")]
pub struct NotInTheSchema(String);

impl ser::Error for NotInTheSchema {
    fn custom<T: Display>(what: T) -> Self {
        Self(what.to_string())
    }
}

fn no<T>(what: &str) -> Result<T, NotInTheSchema> {
    Err(NotInTheSchema(what.to_owned()))
}

/// Makes the tree of one value.
struct Grower<'s>(&'s mut Shapes);

/// Makes the tree of an array or an object.
struct Members<'s> {
    shapes: &'s mut Shapes,
    names: Vec<&'static str>,
    values: Vec<Tree>,
}

impl<'s> Members<'s> {
    fn new(shapes: &'s mut Shapes, count: usize) -> Self {
        Self { shapes, names: Vec::with_capacity(count), values: Vec::with_capacity(count) }
    }
}

impl SerializeStruct for Members<'_> {
    type Ok = Tree;
    type Error = NotInTheSchema;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), NotInTheSchema> {
        self.names.push(key);
        self.values.push(value.serialize(Grower(self.shapes))?);
        Ok(())
    }

    fn end(self) -> Result<Tree, NotInTheSchema> {
        Ok(Tree::Struct(self.shapes.of(&self.names), Rc::new(self.values)))
    }
}

impl SerializeSeq for Members<'_> {
    type Ok = Tree;
    type Error = NotInTheSchema;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), NotInTheSchema> {
        self.values.push(value.serialize(Grower(self.shapes))?);
        Ok(())
    }

    fn end(self) -> Result<Tree, NotInTheSchema> {
        Ok(Tree::List(Rc::new(self.values)))
    }
}

macro_rules! numbers {
    ($($method:ident($number:ty);)*) => { $(
        fn $method(self, number: $number) -> Result<Tree, NotInTheSchema> {
            Ok(Tree::number(number as f64))
        }
    )* };
}

impl<'s> Serializer for Grower<'s> {
    type Ok = Tree;
    type Error = NotInTheSchema;
    type SerializeSeq = Members<'s>;
    type SerializeTuple = Impossible<Tree, NotInTheSchema>;
    type SerializeTupleStruct = Impossible<Tree, NotInTheSchema>;
    type SerializeTupleVariant = Impossible<Tree, NotInTheSchema>;
    type SerializeMap = Impossible<Tree, NotInTheSchema>;
    type SerializeStruct = Members<'s>;
    type SerializeStructVariant = Impossible<Tree, NotInTheSchema>;

    numbers! {
        serialize_i8(i8);
        serialize_i16(i16);
        serialize_i32(i32);
        serialize_i64(i64);
        serialize_u8(u8);
        serialize_u16(u16);
        serialize_u32(u32);
        serialize_u64(u64);
        serialize_f32(f32);
        serialize_f64(f64);
    }

    fn serialize_bool(self, value: bool) -> Result<Tree, NotInTheSchema> {
        Ok(Tree::Bool(value))
    }

    fn serialize_str(self, text: &str) -> Result<Tree, NotInTheSchema> {
        Ok(Tree::Text(text.into()))
    }

    fn serialize_unit(self) -> Result<Tree, NotInTheSchema> {
        Ok(Tree::Null)
    }

    fn serialize_none(self) -> Result<Tree, NotInTheSchema> {
        Ok(Tree::Null)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<Tree, NotInTheSchema> {
        value.serialize(self)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<Tree, NotInTheSchema> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<Tree, NotInTheSchema> {
        value.serialize(self)
    }

    fn serialize_seq(self, count: Option<usize>) -> Result<Members<'s>, NotInTheSchema> {
        Ok(Members::new(self.0, count.unwrap_or(0)))
    }

    fn serialize_struct(self, _: &'static str, count: usize) -> Result<Members<'s>, NotInTheSchema> {
        Ok(Members::new(self.0, count))
    }

    fn serialize_char(self, _: char) -> Result<Tree, NotInTheSchema> {
        no("a character")
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<Tree, NotInTheSchema> {
        no("bytes")
    }

    fn serialize_unit_struct(self, name: &'static str) -> Result<Tree, NotInTheSchema> {
        no(name)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<Tree, NotInTheSchema> {
        no(name)
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, NotInTheSchema> {
        no("a tuple")
    }

    fn serialize_tuple_struct(
        self,
        name: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleStruct, NotInTheSchema> {
        no(name)
    }

    fn serialize_tuple_variant(
        self,
        name: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, NotInTheSchema> {
        no(name)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, NotInTheSchema> {
        no("a map")
    }

    fn serialize_struct_variant(
        self,
        name: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, NotInTheSchema> {
        no(name)
    }
}

impl fmt::Display for ShapeId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}
