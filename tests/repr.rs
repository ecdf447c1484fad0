//! `repr` and `str` of floats, compared with CPython 2.7.18's (`scripts/repr_cases.py` makes the file).

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]

use framebyframe::bytecode::Complex;
use framebyframe::bytecode::repr::{complex_str, float_repr, float_str};

#[test]
fn floats_are_written_as_cpython_does() {
    let path = std::env::var("FBF_FLOATS")
        .unwrap_or_else(|_| concat!(env!("CARGO_MANIFEST_DIR"), "/tests/repr/floats.txt").to_owned());
    let cases = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    assert!(cases.lines().count() >= 1000, "{path} has too few cases");
    for line in cases.lines() {
        let [bits, repr, str, complex]: [&str; 4] = line.split(' ').collect::<Vec<_>>().try_into().unwrap();
        let value = f64::from_bits(u64::from_str_radix(bits, 16).unwrap());
        assert_eq!(float_repr(value), repr, "repr of the float with bits {bits}");
        assert_eq!(float_str(value), str, "str of the float with bits {bits}");
        let same_twice = Complex { real: value, imag: value };
        assert_eq!(complex_str(same_twice), complex, "str of the complex with bits {bits} twice");
    }
}
