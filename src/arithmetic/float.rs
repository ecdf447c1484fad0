//! Division of floats (`Objects/floatobject.c`).

/// The NaN that an x86 processor makes of an operation such as infinity minus infinity. Its sign is seen in a `.pyc`.
pub(crate) const NEW_NAN: f64 = f64::from_bits(0xfff8_0000_0000_0000);

/// A result that is the same on all processors, also if it is a NaN: they differ in its sign, which `math.copysign` shows.
/// It is that of the first of the operands that is one, as they stand in the processor's instruction; else a new one.
pub(crate) fn settled(result: f64, operands: &[f64]) -> f64 {
    if !result.is_nan() {
        return result;
    }
    operands.iter().copied().find(|operand| operand.is_nan()).unwrap_or(NEW_NAN)
}

/// `a + b`, as [`settled`] has it: compilers give the processor the second operand first.
pub(crate) fn sum(a: f64, b: f64) -> f64 {
    settled(a + b, &[b, a])
}

/// `a - b`, settled.
pub(crate) fn difference(a: f64, b: f64) -> f64 {
    settled(a - b, &[a, b])
}

/// `a / b`, settled.
pub(crate) fn quotient(a: f64, b: f64) -> f64 {
    settled(a / b, &[a, b])
}

/// `a * b`, as [`sum`].
pub(crate) fn product(a: f64, b: f64) -> f64 {
    settled(a * b, &[b, a])
}

/// `a % b`: the remainder, with the sign of `b`.
pub(crate) fn modulo(a: f64, b: f64) -> f64 {
    let remainder = settled(a % b, &[a, b]);
    if remainder == 0.0 {
        return if b < 0.0 { -0.0 } else { 0.0 };
    }
    if (b < 0.0) != (remainder < 0.0) { remainder + b } else { remainder }
}

/// `divmod(a, b)` for a `b` that is not 0 (`float_divmod`).
pub(crate) fn floor_divmod(a: f64, b: f64) -> (f64, f64) {
    let remainder = a % b;
    if remainder.is_nan() {
        return [settled(remainder, &[a, b]); 2].into();
    }
    let mut quotient = (a - remainder) / b;
    if remainder != 0.0 && (b < 0.0) != (remainder < 0.0) {
        quotient -= 1.0;
    }
    let quotient = if quotient == 0.0 {
        // Zero with the sign of the true quotient.
        0.0 * a / b
    } else {
        // Rounding may have left it beside the integer that it ought to be.
        let floor = quotient.floor();
        if quotient - floor > 0.5 { floor + 1.0 } else { floor }
    };
    (quotient, modulo(a, b))
}
