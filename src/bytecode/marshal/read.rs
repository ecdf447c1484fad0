//! Bytes to objects (`r_object`).

use num_bigint::{BigInt, BigUint, Sign};

use super::{LONG_DIGIT_BITS, MAX_DEPTH, MarshalError, Problem, tag};
use crate::arithmetic::parse_float;
use crate::bytecode::{Code, CodeFlags, Complex, Const, PyString, utf8};

pub(super) struct Reader<'a> {
    data: &'a [u8],
    /// Of the next byte in `data`.
    position: usize,
    /// What errors add to `position`.
    start: usize,
    /// The interned strings so far, by number.
    interned: Vec<PyString>,
    /// The containers whose items are being read, outermost first.
    open: Vec<Container>,
}

/// What begins at a type letter.
enum Begun {
    Object(Const),
    Container(Kind),
    /// `0`, which only ends a dict.
    Null,
}

/// A container that waits for more items.
struct Container {
    /// Where its type letter stands.
    position: usize,
    kind: Kind,
}

enum Kind {
    Sequence { of: Sequence, count: usize, items: Vec<Const> },
    Dict { pairs: Vec<(Const, Const)>, key: Option<Const>, ended: bool },
    Code(Box<CodeParts>),
}

#[derive(Clone, Copy)]
enum Sequence {
    Tuple,
    List,
    Set,
    FrozenSet,
}

/// A code object while it is read: fields that have not come yet are empty.
struct CodeParts {
    code: Code,
    next: CodeField,
}

/// The fields of a code object that are objects of their own, in the order of the data.
#[derive(Clone, Copy, PartialEq)]
enum CodeField {
    Code,
    Consts,
    Names,
    Varnames,
    Freevars,
    Cellvars,
    Filename,
    Name,
    Lnotab,
    Done,
}

impl<'a> Reader<'a> {
    pub(super) fn new(data: &'a [u8], start: usize) -> Self {
        Self { data, position: 0, start, interned: Vec::new(), open: Vec::new() }
    }

    /// Reads one object with everything in it.
    pub(super) fn read(mut self) -> Result<Const, MarshalError> {
        loop {
            let position = self.position;
            match self.begin()? {
                Begun::Object(object) => {
                    if let Some(whole) = self.finished(position, object)? {
                        return Ok(whole);
                    }
                }
                Begun::Container(kind) => {
                    if self.open.len() >= MAX_DEPTH {
                        return Err(self.error(position, Problem::Depth));
                    }
                    self.open.push(Container { position, kind });
                    if let Some(whole) = self.close_full_containers()? {
                        return Ok(whole);
                    }
                }
                Begun::Null => {
                    self.end_dict(position)?;
                    if let Some(whole) = self.close_full_containers()? {
                        return Ok(whole);
                    }
                }
            }
        }
    }

    /// Puts a finished object, which began at `position`, into the innermost open container, and closes those that
    /// become full. Gives the object back once nothing is open.
    fn finished(&mut self, position: usize, object: Const) -> Result<Option<Const>, MarshalError> {
        let Some(container) = self.open.last_mut() else { return Ok(Some(object)) };
        let result = container.kind.add(object);
        result.map_err(|problem| self.error(position, problem))?;
        self.read_firstlineno()?;
        self.close_full_containers()
    }

    fn close_full_containers(&mut self) -> Result<Option<Const>, MarshalError> {
        while let Some(full) = self.open.pop_if(|container| container.kind.is_full()) {
            let object = full.kind.into_const();
            let Some(outer) = self.open.last_mut() else { return Ok(Some(object)) };
            let result = outer.kind.add(object);
            result.map_err(|problem| self.error(full.position, problem))?;
            self.read_firstlineno()?;
        }
        Ok(None)
    }

    /// `co_firstlineno` is a bare number between two objects: it is read once `co_name` has come.
    fn read_firstlineno(&mut self) -> Result<(), MarshalError> {
        if let Some(Container { kind: Kind::Code(parts), .. }) = self.open.last()
            && parts.next == CodeField::Lnotab
        {
            let number = self.i32("a code object's first line number")?;
            if let Some(Container { kind: Kind::Code(parts), .. }) = self.open.last_mut() {
                parts.code.firstlineno = number;
            }
        }
        Ok(())
    }

    fn end_dict(&mut self, position: usize) -> Result<(), MarshalError> {
        match self.open.last_mut() {
            Some(Container { kind: Kind::Dict { ended, key: None, .. }, .. }) => {
                *ended = true;
                Ok(())
            }
            _ => Err(self.error(position, Problem::Unexpected { expected: "an object", found: "NULL" })),
        }
    }

    /// Reads up to where an object ends or a container's items begin.
    fn begin(&mut self) -> Result<Begun, MarshalError> {
        let position = self.position;
        let [letter] = self.array("an object")?;
        Ok(Begun::Object(match letter {
            tag::NULL => return Ok(Begun::Null),
            tag::NONE => Const::None,
            tag::FALSE => Const::Bool(false),
            tag::TRUE => Const::Bool(true),
            tag::STOP_ITERATION => Const::StopIteration,
            tag::ELLIPSIS => Const::Ellipsis,
            tag::INT => Const::Int(i64::from(self.i32("an int")?)),
            tag::INT64 => Const::Int(i64::from_le_bytes(self.array("a 64-bit int")?)),
            tag::LONG => Const::Long(self.long()?),
            tag::FLOAT => Const::Float(self.f64()?),
            tag::FLOAT_TEXT => Const::Float(self.f64_from_text()?),
            tag::COMPLEX => Const::Complex(Complex { real: self.f64()?, imag: self.f64()? }),
            tag::COMPLEX_TEXT => Const::Complex(Complex { real: self.f64_from_text()?, imag: self.f64_from_text()? }),
            tag::STRING => Const::Str(PyString::new(self.counted("a string")?)),
            tag::INTERNED => {
                let string = PyString::interned(self.counted("an interned string")?);
                self.interned.push(string.clone());
                Const::Str(string)
            }
            tag::STRING_REF => Const::Str(self.string_ref()?),
            tag::UNICODE => Const::Unicode(self.unicode()?),
            tag::TUPLE => return self.sequence(Sequence::Tuple),
            tag::LIST => return self.sequence(Sequence::List),
            tag::SET => return self.sequence(Sequence::Set),
            tag::FROZENSET => return self.sequence(Sequence::FrozenSet),
            tag::DICT => return Ok(Begun::Container(Kind::Dict { pairs: Vec::new(), key: None, ended: false })),
            tag::CODE => return self.code(),
            unknown => return Err(self.error(position, Problem::Type(unknown))),
        }))
    }

    fn sequence(&mut self, of: Sequence) -> Result<Begun, MarshalError> {
        let count = self.length(of.name())?;
        // Room is made as items come: nested containers could all announce more than there is.
        Ok(Begun::Container(Kind::Sequence { of, count, items: Vec::new() }))
    }

    fn code(&mut self) -> Result<Begun, MarshalError> {
        let code = Code {
            argcount: self.code_number("co_argcount")?,
            nlocals: self.code_number("co_nlocals")?,
            stacksize: self.code_number("co_stacksize")?,
            flags: CodeFlags(u32::from_le_bytes(self.array("co_flags of a code object")?)),
            ..Code::default()
        };
        Ok(Begun::Container(Kind::Code(Box::new(CodeParts { code, next: CodeField::Code }))))
    }

    fn code_number(&mut self, field: &'static str) -> Result<u32, MarshalError> {
        let position = self.position;
        let value = self.i32(field)?;
        u32::try_from(value).map_err(|_| self.error(position, Problem::Negative { field, value }))
    }

    fn string_ref(&mut self) -> Result<PyString, MarshalError> {
        let position = self.position;
        let number = self.i32("the number of an interned string")?;
        let string = usize::try_from(number).ok().and_then(|number| self.interned.get(number)).cloned();
        string.ok_or_else(|| self.error(position, Problem::Reference { number, known: self.interned.len() }))
    }

    fn unicode(&mut self) -> Result<std::rc::Rc<[u32]>, MarshalError> {
        let bytes = self.counted("a unicode string")?;
        let code_points = utf8::decode(bytes);
        let start = self.position - bytes.len();
        code_points.map(Into::into).map_err(|offset| self.error(start + offset, Problem::Utf8))
    }

    fn long(&mut self) -> Result<BigInt, MarshalError> {
        const EXPECTED: &str = "a long";
        let position = self.position;
        let signed = self.i32(EXPECTED)?;
        let left = self.data.len() - self.position;
        let count = usize::try_from(signed.unsigned_abs()).ok().filter(|&count| count <= left / 2);
        let problem = Problem::Length { expected: EXPECTED, length: signed, left };
        let count = count.ok_or_else(|| self.error(position, problem))?;

        let mut bytes = Vec::with_capacity(count * 2);
        let (mut bits, mut waiting) = (0, 0);
        for index in 0..count {
            let position = self.position;
            let digit = u16::from_le_bytes(self.array(EXPECTED)?);
            let is_highest = index + 1 == count;
            if digit >> LONG_DIGIT_BITS != 0 || (is_highest && digit == 0) {
                return Err(self.error(position, Problem::LongDigit(digit)));
            }
            waiting |= u32::from(digit) << bits;
            bits += LONG_DIGIT_BITS;
            while bits >= 8 {
                bytes.push(waiting as u8);
                waiting >>= 8;
                bits -= 8;
            }
        }
        bytes.push(waiting as u8);
        let sign = if signed < 0 { Sign::Minus } else { Sign::Plus };
        Ok(BigInt::from_biguint(sign, BigUint::from_bytes_le(&bytes)))
    }

    fn f64(&mut self) -> Result<f64, MarshalError> {
        Ok(f64::from_le_bytes(self.array("a float")?))
    }

    /// Marshal versions 0 and 1 wrote floats as text; CPython 2.7 still reads them.
    fn f64_from_text(&mut self) -> Result<f64, MarshalError> {
        let [length] = self.array("the length of a float")?;
        let position = self.position;
        let bytes = self.take(usize::from(length), "a float as text")?;
        let text = String::from_utf8_lossy(bytes);
        parse_float(&text).ok_or_else(|| self.error(position, Problem::Float(text.into_owned())))
    }

    fn counted(&mut self, expected: &'static str) -> Result<&'a [u8], MarshalError> {
        let length = self.length(expected)?;
        self.take(length, expected)
    }

    /// A length of that many bytes, or of items that take a byte or more: never greater than what is left.
    fn length(&mut self, expected: &'static str) -> Result<usize, MarshalError> {
        let position = self.position;
        let length = self.i32(expected)?;
        let left = self.data.len() - self.position;
        let checked = usize::try_from(length).ok().filter(|&length| length <= left);
        checked.ok_or_else(|| self.error(position, Problem::Length { expected, length, left }))
    }

    fn i32(&mut self, expected: &'static str) -> Result<i32, MarshalError> {
        Ok(i32::from_le_bytes(self.array(expected)?))
    }

    fn array<const N: usize>(&mut self, expected: &'static str) -> Result<[u8; N], MarshalError> {
        let rest = self.data.get(self.position..).unwrap_or_default();
        let Some(bytes) = rest.first_chunk() else {
            return Err(self.error(self.data.len(), Problem::End { expected }));
        };
        self.position += N;
        Ok(*bytes)
    }

    fn take(&mut self, length: usize, expected: &'static str) -> Result<&'a [u8], MarshalError> {
        let rest = self.data.get(self.position..).unwrap_or_default();
        let Some(bytes) = rest.get(..length) else {
            return Err(self.error(self.data.len(), Problem::End { expected }));
        };
        self.position += length;
        Ok(bytes)
    }

    fn error(&self, position: usize, problem: Problem) -> MarshalError {
        MarshalError { offset: self.start + position, problem }
    }
}

impl Kind {
    fn is_full(&self) -> bool {
        match self {
            Self::Sequence { count, items, .. } => items.len() == *count,
            Self::Dict { ended, .. } => *ended,
            Self::Code(parts) => parts.next == CodeField::Done,
        }
    }

    fn add(&mut self, object: Const) -> Result<(), Problem> {
        match self {
            Self::Sequence { of, items, .. } => {
                if matches!(of, Sequence::Set | Sequence::FrozenSet) {
                    check_hashable(&object)?;
                }
                items.push(object);
            }
            Self::Dict { pairs, key, .. } => match key.take() {
                Some(key) => pairs.push((key, object)),
                None => {
                    check_hashable(&object)?;
                    *key = Some(object);
                }
            },
            Self::Code(parts) => parts.add(object)?,
        }
        Ok(())
    }

    fn into_const(self) -> Const {
        match self {
            Self::Sequence { of: Sequence::Tuple, items, .. } => Const::Tuple(items.into()),
            Self::Sequence { of: Sequence::List, items, .. } => Const::List(items),
            Self::Sequence { of: Sequence::Set, items, .. } => Const::Set(items),
            Self::Sequence { of: Sequence::FrozenSet, items, .. } => Const::FrozenSet(items),
            Self::Dict { pairs, .. } => Const::Dict(pairs),
            Self::Code(parts) => Const::Code(parts.code.into()),
        }
    }
}

impl Sequence {
    fn name(self) -> &'static str {
        match self {
            Self::Tuple => "a tuple",
            Self::List => "a list",
            Self::Set => "a set",
            Self::FrozenSet => "a frozenset",
        }
    }
}

impl CodeParts {
    /// Takes the next field (`PyCode_New` checks the types too).
    fn add(&mut self, object: Const) -> Result<(), Problem> {
        let code = &mut self.code;
        self.next = match self.next {
            CodeField::Code => {
                code.code = string(object, "co_code, a string,")?;
                CodeField::Consts
            }
            CodeField::Consts => {
                code.consts = tuple(object, "co_consts, a tuple,")?;
                CodeField::Names
            }
            CodeField::Names => {
                code.names = names(object, "co_names, a tuple of strings,")?;
                CodeField::Varnames
            }
            CodeField::Varnames => {
                code.varnames = names(object, "co_varnames, a tuple of strings,")?;
                CodeField::Freevars
            }
            CodeField::Freevars => {
                code.freevars = names(object, "co_freevars, a tuple of strings,")?;
                CodeField::Cellvars
            }
            CodeField::Cellvars => {
                code.cellvars = names(object, "co_cellvars, a tuple of strings,")?;
                CodeField::Filename
            }
            CodeField::Filename => {
                code.filename = string(object, "co_filename, a string,")?;
                CodeField::Name
            }
            CodeField::Name => {
                code.name = string(object, "co_name, a string,")?;
                CodeField::Lnotab
            }
            CodeField::Lnotab | CodeField::Done => {
                code.lnotab = string(object, "co_lnotab, a string,")?;
                CodeField::Done
            }
        };
        Ok(())
    }
}

fn string(object: Const, expected: &'static str) -> Result<PyString, Problem> {
    match object {
        Const::Str(string) => Ok(string),
        other => Err(Problem::Unexpected { expected, found: other.type_name() }),
    }
}

fn tuple(object: Const, expected: &'static str) -> Result<Vec<Const>, Problem> {
    match object {
        Const::Tuple(items) => Ok(items.to_vec()),
        other => Err(Problem::Unexpected { expected, found: other.type_name() }),
    }
}

fn names(object: Const, expected: &'static str) -> Result<Vec<PyString>, Problem> {
    tuple(object, expected)?.into_iter().map(|item| string(item, expected)).collect()
}

/// Whether CPython could put `object` into a set. The walk is as deep as tuples lie within tuples: bounded.
fn check_hashable(object: &Const) -> Result<(), Problem> {
    match object {
        Const::List(_) | Const::Dict(_) | Const::Set(_) => Err(Problem::Unhashable(object.type_name())),
        Const::Tuple(items) => items.iter().try_for_each(check_hashable),
        _ => Ok(()),
    }
}
