//! Objects to bytes (`w_object`).

use std::collections::BTreeMap;

use num_bigint::{BigInt, Sign};

use super::{LONG_DIGIT_BITS, tag};
use crate::bytecode::{Code, Const, PyString, utf8};

/// What is still to be written.
enum Todo<'a> {
    Object(&'a Const),
    Objects(&'a [Const]),
    String(&'a PyString),
    Strings(&'a [PyString]),
    Number(i32),
    Null,
}

pub(super) fn write(object: &Const) -> Vec<u8> {
    let mut writer = Writer { bytes: Vec::new(), interned: BTreeMap::new(), todo: vec![Todo::Object(object)] };
    while let Some(next) = writer.todo.pop() {
        writer.step(next);
    }
    writer.bytes
}

struct Writer<'a> {
    bytes: Vec<u8>,
    /// The interned strings that are written already, with their numbers.
    interned: BTreeMap<&'a [u8], i32>,
    /// A stack: what comes next lies on top.
    todo: Vec<Todo<'a>>,
}

impl<'a> Writer<'a> {
    fn step(&mut self, next: Todo<'a>) {
        match next {
            Todo::Object(object) => self.object(object),
            Todo::Objects(objects) => {
                self.tag(tag::TUPLE);
                self.items(objects);
            }
            Todo::String(string) => self.string(string),
            Todo::Strings(strings) => {
                self.tag(tag::TUPLE);
                self.length(strings.len());
                for string in strings {
                    self.string(string);
                }
            }
            Todo::Number(number) => self.i32(number),
            Todo::Null => self.tag(tag::NULL),
        }
    }

    fn object(&mut self, object: &'a Const) {
        match object {
            Const::None => self.tag(tag::NONE),
            Const::Bool(false) => self.tag(tag::FALSE),
            Const::Bool(true) => self.tag(tag::TRUE),
            Const::Ellipsis => self.tag(tag::ELLIPSIS),
            Const::StopIteration => self.tag(tag::STOP_ITERATION),
            Const::Int(value) => self.int(*value),
            Const::Long(value) => self.long(value),
            Const::Float(value) => {
                self.tag(tag::FLOAT);
                self.f64(*value);
            }
            Const::Complex(value) => {
                self.tag(tag::COMPLEX);
                self.f64(value.real);
                self.f64(value.imag);
            }
            Const::Str(string) => self.string(string),
            Const::Unicode(code_points) => {
                self.tag(tag::UNICODE);
                self.counted(&utf8::encode(code_points));
            }
            Const::Tuple(items) => {
                self.tag(tag::TUPLE);
                self.items(items);
            }
            Const::List(items) => {
                self.tag(tag::LIST);
                self.items(items);
            }
            Const::Set(items) => {
                self.tag(tag::SET);
                self.items(items);
            }
            Const::FrozenSet(items) => {
                self.tag(tag::FROZENSET);
                self.items(items);
            }
            Const::Dict(pairs) => {
                self.tag(tag::DICT);
                self.todo.push(Todo::Null);
                for (key, value) in pairs.iter().rev() {
                    self.todo.extend([Todo::Object(value), Todo::Object(key)]);
                }
            }
            Const::Code(code) => self.code(code),
        }
    }

    fn items(&mut self, items: &'a [Const]) {
        self.length(items.len());
        self.todo.extend(items.iter().rev().map(Todo::Object));
    }

    fn code(&mut self, code: &'a Code) {
        self.tag(tag::CODE);
        self.u32(code.argcount);
        self.u32(code.nlocals);
        self.u32(code.stacksize);
        self.u32(code.flags.0);
        let fields = [
            Todo::String(&code.code),
            Todo::Objects(&code.consts),
            Todo::Strings(&code.names),
            Todo::Strings(&code.varnames),
            Todo::Strings(&code.freevars),
            Todo::Strings(&code.cellvars),
            Todo::String(&code.filename),
            Todo::String(&code.name),
            Todo::Number(code.firstlineno),
            Todo::String(&code.lnotab),
        ];
        self.todo.extend(fields.into_iter().rev());
    }

    fn string(&mut self, string: &'a PyString) {
        if !string.interned {
            self.tag(tag::STRING);
        } else if let Some(&number) = self.interned.get(&*string.bytes) {
            self.tag(tag::STRING_REF);
            self.i32(number);
            return;
        } else {
            let number = i32::try_from(self.interned.len()).unwrap_or(i32::MAX);
            self.interned.insert(&string.bytes, number);
            self.tag(tag::INTERNED);
        }
        self.counted(&string.bytes);
    }

    fn int(&mut self, value: i64) {
        if let Ok(small) = i32::try_from(value) {
            self.tag(tag::INT);
            self.i32(small);
        } else {
            self.tag(tag::INT64);
            self.bytes.extend(value.to_le_bytes());
        }
    }

    /// Digits of 15 bits, lowest first; their number is negative when the value is.
    fn long(&mut self, value: &BigInt) {
        self.tag(tag::LONG);
        let digits = value.bits().div_ceil(u64::from(LONG_DIGIT_BITS));
        let count = i32::try_from(digits).unwrap_or(i32::MAX);
        self.i32(if value.sign() == Sign::Minus { -count } else { count });
        let (mut bits, mut waiting) = (0, 0);
        for byte in value.magnitude().to_bytes_le() {
            waiting |= u32::from(byte) << bits;
            bits += 8;
            if bits >= LONG_DIGIT_BITS {
                self.long_digit(waiting);
                waiting >>= LONG_DIGIT_BITS;
                bits -= LONG_DIGIT_BITS;
            }
        }
        if waiting != 0 {
            self.long_digit(waiting);
        }
    }

    fn long_digit(&mut self, bits: u32) {
        let digit = bits & ((1 << LONG_DIGIT_BITS) - 1);
        self.bytes.extend((digit as u16).to_le_bytes());
    }

    fn tag(&mut self, tag: u8) {
        self.bytes.push(tag);
    }

    fn counted(&mut self, bytes: &[u8]) {
        self.length(bytes.len());
        self.bytes.extend(bytes);
    }

    /// A length. CPython refuses more than 2^31-1, which is more than a code object can have of anything here.
    fn length(&mut self, length: usize) {
        self.i32(i32::try_from(length).unwrap_or(i32::MAX));
    }

    fn i32(&mut self, number: i32) {
        self.bytes.extend(number.to_le_bytes());
    }

    fn u32(&mut self, number: u32) {
        self.bytes.extend(number.to_le_bytes());
    }

    fn f64(&mut self, number: f64) {
        self.bytes.extend(number.to_le_bytes());
    }
}
