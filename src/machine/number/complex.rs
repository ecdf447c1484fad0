//! Arithmetic on complex numbers (`Objects/complexobject.c`).

use super::{Binary, Number, Unary};
use crate::arithmetic::{
    NoPower, Parts, complex_difference, complex_power, complex_product, complex_quotient, complex_sum, settled,
};
use crate::machine::exceptions::Exc;
use crate::machine::value::Value;
use crate::machine::{Machine, Outcome};

/// What is warned of.
const DEPRECATED: &str = "complex divmod(), // and % are deprecated";

impl Machine {
    /// The parts of any number (`to_complex`); `None` if it is none.
    pub(in crate::machine) fn complex_parts(&mut self, value: Value) -> Outcome<Option<Parts>> {
        if let Some(parts) = self.heap.as_complex(value) {
            return Ok(Some(parts));
        }
        match self.heap.as_number(value) {
            Some(number) => Ok(Some([self.float_of(&number)?, 0.0])),
            None => Ok(None),
        }
    }

    /// `v op w` where one of them is complex; `None` if the other one is no number, or there is no such operator.
    pub(super) fn complex_binary(&mut self, operator: Binary, v: Value, w: Value) -> Outcome<Option<Value>> {
        if operator.is_bitwise() {
            return Ok(None);
        }
        let (Some(a), Some(b)) = (self.complex_parts(v)?, self.complex_parts(w)?) else { return Ok(None) };
        let result = match operator {
            Binary::Add => complex_sum(a, b),
            Binary::Subtract => complex_difference(a, b),
            Binary::Multiply => complex_product(a, b),
            Binary::Divide | Binary::TrueDivide => match complex_quotient(a, b) {
                Some(quotient) => quotient,
                None => return Err(self.raise(Exc::ZeroDivisionError, "complex division by zero")),
            },
            Binary::FloorDivide => {
                // `complex_int_div` warns, and then `complex_divmod` warns again.
                self.warn(Exc::DeprecationWarning, DEPRECATED)?;
                self.complex_floor_divmod(a, b, "complex divmod()")?.0
            }
            Binary::Modulo => self.complex_floor_divmod(a, b, "complex remainder")?.1,
            _ => match complex_power(a, b) {
                Ok(result) => result,
                Err(NoPower::OfZero) => {
                    return Err(self.raise(Exc::ZeroDivisionError, "0.0 to a negative or complex power"));
                }
                Err(NoPower::TooLarge) => return Err(self.raise(Exc::OverflowError, "complex exponentiation")),
            },
        };
        let operands = [a[0], a[1], b[0], b[1]];
        let [real, imag] = result.map(|part| settled(part, &operands));
        Ok(Some(self.heap.complex(real, imag)))
    }

    /// The real part of the quotient, rounded down, and what is left (`complex_divmod`).
    fn complex_floor_divmod(&mut self, a: Parts, b: Parts, zero: &str) -> Outcome<(Parts, Parts)> {
        self.warn(Exc::DeprecationWarning, DEPRECATED)?;
        let Some([real, _]) = complex_quotient(a, b) else { return Err(self.raise(Exc::ZeroDivisionError, zero)) };
        let whole = [real.floor(), 0.0];
        Ok((whole, complex_difference(a, complex_product(b, whole))))
    }

    /// `divmod(v, w)` where one of them is complex.
    pub(super) fn complex_divmod(&mut self, v: Value, w: Value) -> Outcome<Option<[Value; 2]>> {
        let (Some(a), Some(b)) = (self.complex_parts(v)?, self.complex_parts(w)?) else { return Ok(None) };
        let (whole, rest) = self.complex_floor_divmod(a, b, "complex divmod()")?;
        Ok(Some([whole, rest].map(|[real, imag]| self.heap.complex(real, imag))))
    }

    /// `op v`; `None` if there is no such operator.
    pub(super) fn complex_unary(&mut self, operator: Unary, v: Value, [real, imag]: Parts) -> Option<Value> {
        match operator {
            Unary::Positive => Some(self.exact_copy(v)),
            Unary::Negative => Some(self.heap.complex(-real, -imag)),
            Unary::Invert => None,
        }
    }

    /// `abs(v)` (`c_abs`).
    pub(super) fn complex_absolute(&mut self, [real, imag]: Parts) -> Outcome<Value> {
        let size =
            if real.is_infinite() || imag.is_infinite() { f64::INFINITY } else { settled(real.hypot(imag), &[]) };
        if size.is_infinite() && real.is_finite() && imag.is_finite() {
            return Err(self.raise(Exc::OverflowError, "absolute value too large"));
        }
        Ok(self.heap.float(size))
    }
}

impl Number {
    /// Whether a complex number is equal to this one.
    pub(in crate::machine) fn equals_complex(&self, [real, imag]: Parts) -> bool {
        imag == 0.0 && self.order(&Self::Float(real)) == Some(std::cmp::Ordering::Equal)
    }
}
