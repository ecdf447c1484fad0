//! Digits to integers, also those with millions of digits.

use num_bigint::BigInt;
use num_traits::Pow;

/// As many digits are read one after the other; of more, each half on its own, since that takes time with the square of
/// their number.
const FEW: usize = 2_000;

/// The number with these digits in a base from 2 to 36; `None` if there are none, or others.
pub(crate) fn integer_of_digits(digits: &[u8], base: u32) -> Option<BigInt> {
    if digits.len() <= FEW || base.is_power_of_two() {
        return BigInt::parse_bytes(digits, base);
    }
    // Powers of the base by how many digits the lower half has: the same few lengths come again and again.
    let mut powers = Vec::new();
    of_many(digits, base, &mut powers)
}

fn of_many(digits: &[u8], base: u32, powers: &mut Vec<(usize, BigInt)>) -> Option<BigInt> {
    if digits.len() <= FEW {
        return BigInt::parse_bytes(digits, base);
    }
    // The lower part has FEW digits times a power of two, so that all parts of one depth want the same power.
    let mut low = FEW;
    while low * 2 < digits.len() {
        low *= 2;
    }
    let (high, rest) = digits.split_at_checked(digits.len() - low)?;
    let (high, rest) = (of_many(high, base, powers)?, of_many(rest, base, powers)?);
    let known = powers.iter().find(|(length, _)| *length == low).map(|(_, power)| power.clone());
    let power = known.unwrap_or_else(|| {
        let power = Pow::pow(BigInt::from(base), low);
        powers.push((low, power.clone()));
        power
    });
    Some(high * power + rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg_attr(miri, ignore = "numbers of thousands of digits take minutes")]
    fn long_numbers_are_read_as_short_ones_are() {
        for length in [1, FEW - 1, FEW, FEW + 1, 2 * FEW, 2 * FEW + 1, 9 * FEW + 17] {
            let digits: Vec<u8> = (0..length).map(|i| b'0' + (i * i % 7) as u8).collect();
            for base in [7, 8, 10, 36] {
                assert_eq!(integer_of_digits(&digits, base), BigInt::parse_bytes(&digits, base), "{length}, {base}");
            }
        }
        assert_eq!(integer_of_digits(b"", 10), None);
        assert_eq!(integer_of_digits(&[b"1".repeat(FEW), b"x".to_vec()].concat(), 10), None);
    }
}
