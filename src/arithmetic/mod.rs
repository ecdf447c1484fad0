//! Python's arithmetic on plain numbers: what the compiler computes of constants and the machine of values.
//!
//! Nothing here raises: where CPython would, there is no result, or the reason in its place. Powers apart, results depend neither on the
//! processor nor on C's library.
//!
//! - `division`: integers to a float
//! - `decimal`: floats to digits, and digits to a float
//! - `digits`: digits to an integer, however many
//! - `float`: division that rounds down, and its remainder
//! - `power`: `x ** y` of floats; `nearest`: the same where there is no C library
//! - `complex`: complex numbers

mod complex;
mod decimal;
mod digits;
mod division;
mod float;
#[cfg(any(test, target_arch = "wasm32"))]
mod nearest;
mod power;

pub(crate) use complex::{
    NoPower, Parts, complex_difference, complex_power, complex_product, complex_quotient, complex_sum,
};
pub(crate) use decimal::{decimal_to_float, parse_float, significant_digits, times_power_of_ten};
pub(crate) use digits::integer_of_digits;
pub(crate) use division::true_quotient;
pub(crate) use float::{NEW_NAN, difference, floor_divmod, modulo, product, quotient, settled, sum};
pub(crate) use power::{Power, power};
