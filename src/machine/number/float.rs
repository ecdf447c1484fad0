//! Arithmetic on floats (`Objects/floatobject.c`).

use super::{Binary, Number};
use crate::arithmetic::{Power, difference, floor_divmod, modulo, power, product, quotient, sum};
use crate::machine::exceptions::Exc;
use crate::machine::value::Value;
use crate::machine::{Fault, Machine, Outcome};

impl Machine {
    /// A number as a float (`convert_to_double`).
    ///
    /// # Errors
    /// OverflowError: it is too large a long.
    pub(in crate::machine) fn float_of(&mut self, number: &Number) -> Outcome<f64> {
        match number {
            Number::Int(i) => Ok(*i as f64),
            Number::Long(i) => self.long_to_float(i),
            Number::Float(f) => Ok(*f),
        }
    }

    /// `a op b` for what is no operator on bits.
    pub(super) fn float_binary(&mut self, operator: Binary, a: f64, b: f64) -> Outcome<Value> {
        let result = match operator {
            Binary::Add => sum(a, b),
            Binary::Subtract => difference(a, b),
            Binary::Multiply => product(a, b),
            Binary::Divide | Binary::TrueDivide if b == 0.0 => return Err(self.zero_division("float division by zero")),
            Binary::Divide | Binary::TrueDivide => quotient(a, b),
            Binary::FloorDivide if b == 0.0 => return Err(self.zero_division("float divmod()")),
            Binary::FloorDivide => floor_divmod(a, b).0,
            Binary::Modulo if b == 0.0 => return Err(self.zero_division("float modulo")),
            Binary::Modulo => modulo(a, b),
            Binary::Power => return self.float_power(a, b),
            Binary::LeftShift | Binary::RightShift | Binary::And | Binary::Xor | Binary::Or => {
                return Ok(Value::NOT_IMPLEMENTED);
            }
        };
        Ok(self.heap.float(result))
    }

    pub(super) fn float_divmod(&mut self, a: f64, b: f64) -> Outcome<[Value; 2]> {
        if b == 0.0 {
            return Err(self.zero_division("float divmod()"));
        }
        let (quotient, remainder) = floor_divmod(a, b);
        Ok([self.heap.float(quotient), self.heap.float(remainder)])
    }

    /// `a ** b` (`float_pow`).
    pub(super) fn float_power(&mut self, a: f64, b: f64) -> Outcome<Value> {
        match power(a, b) {
            Power::Float(result) => Ok(self.heap.float(result)),
            Power::ZeroToNegative => Err(self.zero_division("0.0 cannot be raised to a negative power")),
            Power::NegativeToFraction => {
                Err(self.value_error("negative number cannot be raised to a fractional power"))
            }
            Power::TooLarge => Err(self.out_of_range()),
        }
    }

    fn zero_division(&mut self, message: &str) -> Fault {
        self.raise(Exc::ZeroDivisionError, message)
    }

    /// `OverflowError: (34, 'Numerical result out of range')`, what C's `errno` gives.
    pub(in crate::machine) fn out_of_range(&mut self) -> Fault {
        let text = self.heap.str(*b"Numerical result out of range");
        let args = self.heap.tuple([Value::small_int(34), text]);
        self.raise_with(Exc::OverflowError, args)
    }
}
