//! Marshal and the `.pyc` header: values as CPython 2.7.18 wrote them (`scripts/marshal_cases.py` makes the file),
//! and data that must be refused.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]

use framebyframe::bytecode::marshal::{self, MAX_DEPTH};
use framebyframe::bytecode::repr::const_repr;
use framebyframe::bytecode::{Const, Pyc};

const VALUES: &str = include_str!("marshal/values.txt");

fn from_hex(text: &str) -> Vec<u8> {
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap()).collect()
}

#[test]
fn values_read_as_cpython_wrote_them_and_are_written_the_same() {
    assert!(VALUES.lines().count() > 400);
    for line in VALUES.lines() {
        let (hex, repr) = line.split_once(' ').unwrap();
        let bytes = from_hex(hex);
        let value = marshal::load(&bytes).unwrap_or_else(|error| panic!("{repr}: {error}"));
        assert_eq!(const_repr(&value), repr, "{hex}");
        assert!(marshal::dump(&value) == bytes, "{repr} is written differently");
    }
}

#[test]
fn floats_as_text_are_read_and_written_binary() {
    let cases: [(&[u8], &str); 5] = [
        (b"f\x130.10000000000000001", "0.1"),
        (b"f\x04-inf", "-inf"),
        (b"f\x03nan", "nan"),
        (b"f\x171.0000000000000001e+300", "1e+300"),
        (b"x\x031.5\x02-2", "(1.5-2j)"),
    ];
    for (bytes, repr) in cases {
        let value = marshal::load(bytes).unwrap();
        assert_eq!(const_repr(&value), repr);
        assert!(marshal::load(&marshal::dump(&value)).unwrap() == value);
    }
}

#[test]
fn what_follows_the_object_is_ignored() {
    assert_eq!(marshal::load(b"Nrest").unwrap(), Const::None);
}

#[test]
fn every_prefix_is_refused() {
    for line in VALUES.lines() {
        let bytes = from_hex(line.split_once(' ').unwrap().0);
        for length in 0..bytes.len() {
            assert!(marshal::load(&bytes[..length]).is_err(), "{length} bytes of {line}");
        }
    }
}

/// Numbers of a code object, all 0.
const NUMBERS: &[u8] = b"c\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0";

#[test]
fn damaged_data_is_refused_with_its_place() {
    let cases: [(&[u8], &str); 25] = [
        (b"", "byte 0: the data ends where an object was expected"),
        (b"i\x01\x02", "byte 3: the data ends where an int was expected"),
        (b"g\0\0\0", "byte 4: the data ends where a float was expected"),
        (b"Q", "byte 0: no object of marshal version 2 begins with the byte 0x51"),
        (b"(\x02\0\0\0N?", "byte 6: no object of marshal version 2 begins with the byte 0x3f"),
        (b"0", "byte 0: an object was expected, but NULL stands there"),
        (b"[\x01\0\0\x000", "byte 5: an object was expected, but NULL stands there"),
        (b"{N0", "byte 2: an object was expected, but NULL stands there"),
        (b"s\x05\0\0\0abc", "byte 1: a string cannot have the length 5: 3 bytes are left"),
        (b"t\xff\xff\xff\xff", "byte 1: an interned string cannot have the length -1: 0 bytes are left"),
        (b"u\xff\xff\xff\x7f", "byte 1: a unicode string cannot have the length 2147483647: 0 bytes are left"),
        (b"(\xff\xff\xff\x7fNN", "byte 1: a tuple cannot have the length 2147483647: 2 bytes are left"),
        (b"[\x02\0\0\0N", "byte 1: a list cannot have the length 2: 1 bytes are left"),
        (b"<\x01\0\0\0[\0\0\0\0", "byte 5: a list cannot be in a set or the key of a dict"),
        (b">\x01\0\0\0(\x01\0\0\0{0", "byte 5: a dict cannot be in a set or the key of a dict"),
        (b"{<\0\0\0\0N0", "byte 1: a set cannot be in a set or the key of a dict"),
        (b"l\x02\0\0\0\x01\0\0\0", "byte 7: a long has the invalid digit 0"),
        (b"l\x01\0\0\0\0\x80", "byte 5: a long has the invalid digit 32768"),
        (b"l\x00\0\0\x80\0\0", "byte 1: a long cannot have the length -2147483648: 2 bytes are left"),
        (b"f\x03abc", "byte 2: this text is not a float: \"abc\""),
        (b"u\x02\0\0\0a\xff", "byte 6: a unicode string is not UTF-8"),
        (
            b"(\x02\0\0\0t\x01\0\0\0aR\x01\0\0\0",
            "byte 12: interned string number 1 is referred to, but only 1 have come so far",
        ),
        (b"R\xff\xff\xff\xff", "byte 1: interned string number -1 is referred to, but only 0 have come so far"),
        (b"c\0\0\0\0\xfe\xff\xff\xff", "byte 5: co_nlocals of a code object is -2, a negative number"),
        (b"c\0\0\0\0", "byte 5: the data ends where co_nlocals was expected"),
    ];
    for (bytes, message) in cases {
        assert_eq!(marshal::load(bytes).unwrap_err().to_string(), message, "{bytes:x?}");
    }
}

#[test]
fn fields_of_a_code_object_have_their_types() {
    let cases: [(&[u8], &str); 5] = [
        (b"N", "byte 17: co_code, a string, was expected, but None stands there"),
        (b"s\0\0\0\0[\0\0\0\0", "byte 22: co_consts, a tuple, was expected, but a list stands there"),
        (
            b"s\0\0\0\0(\0\0\0\0(\x01\0\0\0i\x01\0\0\0",
            "byte 27: co_names, a tuple of strings, was expected, but an int stands there",
        ),
        (
            b"s\0\0\0\0(\0\0\0\0(\0\0\0\0(\0\0\0\0(\0\0\0\0(\0\0\0\0u\0\0\0\0",
            "byte 47: co_filename, a string, was expected, but a unicode stands there",
        ),
        (
            b"s\0\0\0\0(\0\0\0\0(\0\0\0\0(\0\0\0\0(\0\0\0\0(\0\0\0\0s\0\0\0\0s\0\0\0\0\x01\0\0",
            "byte 60: the data ends where a code object's first line number was expected",
        ),
    ];
    for (fields, message) in cases {
        let bytes = [NUMBERS, fields].concat();
        assert_eq!(marshal::load(&bytes).unwrap_err().to_string(), message, "{fields:x?}");
    }
}

#[test]
fn nesting_is_limited() {
    let nested = |depth: usize| [b"(\x01\0\0\0".repeat(depth), b"N".to_vec()].concat();
    let deepest = marshal::load(&nested(MAX_DEPTH)).unwrap();
    assert!(marshal::dump(&deepest) == nested(MAX_DEPTH));
    let error = marshal::load(&nested(MAX_DEPTH + 1)).unwrap_err();
    assert_eq!(error.to_string(), "byte 2500: objects are nested more than 500 deep");
    assert!(marshal::load(&nested(1_000_000)).is_err());
}

#[test]
fn a_file_that_is_no_pyc_is_refused() {
    let cases: [(&[u8], &str); 6] = [
        (b"", "not a CPython 2.7 .pyc: it has 0 bytes, and the header alone needs 8"),
        (b"print 1\n", "not a CPython 2.7 .pyc: its magic number is 29296, not 62211"),
        (b"\x42\x0d\r\n\0\0\0\0", "not a CPython 2.7 .pyc: its magic number is 3394, not 62211"),
        (
            b"\x03\xf3\n\0\0\0\0c",
            "not a CPython 2.7 .pyc any more: the line end after the magic number was changed, as if it were text",
        ),
        (b"\x03\xf3\r\n\0\0\0\0(\0\0\0\0", "this .pyc holds a tuple where a code object belongs"),
        (b"\x03\xf3\r\n\0\0\0\0c\0", "this .pyc is damaged: byte 10: the data ends where co_argcount was expected"),
    ];
    for (bytes, message) in cases {
        assert_eq!(Pyc::read(bytes).unwrap_err().to_string(), message);
    }
}
