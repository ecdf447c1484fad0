//! Numbers and words to bytes and back.
//!
//! A section has five streams, so that what is alike lies together and is packed well: `ops` (what comes next), `numbers`,
//! `words` (which), and for words that are new `lengths` and `texts`. Whole numbers are varints: seven bits a byte, the
//! lowest first, the high bit set in all but the last; those that can be negative are zigzagged first (0, -1, 1, -2 …).
//!
//! A word that was there before is named by how many others were written since: in a loop, that is the same number each
//! time round.

use std::rc::Rc;

use super::read::Damage;

/// So many of the last words are remembered.
const REMEMBERED: usize = 4096;
/// The streams of a section.
pub(super) const STREAMS: usize = 5;

/// The words that were written last, the newest at the end.
#[derive(Clone, Debug, Default)]
pub struct Words(Vec<Rc<str>>);

impl Words {
    /// How many others were written since.
    fn age(&self, word: &str) -> Option<usize> {
        self.0.iter().rev().position(|known| **known == *word)
    }

    /// The word of this age, which becomes the newest.
    fn renew(&mut self, age: usize) -> Option<Rc<str>> {
        let place = self.0.len().checked_sub(age)?.checked_sub(1)?;
        let word = self.0.remove(place);
        self.0.push(Rc::clone(&word));
        Some(word)
    }

    fn add(&mut self, word: Rc<str>) {
        if self.0.len() >= REMEMBERED {
            self.0.remove(0);
        }
        self.0.push(word);
    }
}

fn zigzag(number: i64) -> u64 {
    ((number << 1) ^ (number >> 63)) as u64
}

fn unzigzag(number: u64) -> i64 {
    (number >> 1) as i64 ^ -((number & 1) as i64)
}

/// Appends a varint.
pub fn write_varint(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// What a section is written to.
#[derive(Debug, Default)]
pub struct Out {
    ops: Vec<u8>,
    numbers: Vec<u8>,
    ages: Vec<u8>,
    lengths: Vec<u8>,
    texts: Vec<u8>,
    words: Words,
}

impl Out {
    /// A section in which these words are known.
    pub fn knowing(words: Words) -> Self {
        Self { words, ..Self::default() }
    }

    /// What comes next, or a count.
    pub fn op(&mut self, op: u64) {
        write_varint(&mut self.ops, op);
    }

    /// A number.
    pub fn number(&mut self, number: i64) {
        write_varint(&mut self.numbers, zigzag(number));
    }

    /// A fraction, or a number too large for the others.
    pub fn float(&mut self, number: f64) {
        self.texts.extend(number.to_le_bytes());
    }

    /// A text.
    pub fn word(&mut self, word: &Rc<str>) {
        match self.words.age(word) {
            Some(age) => {
                write_varint(&mut self.ages, age as u64 + 1);
                self.words.renew(age);
            }
            None => {
                write_varint(&mut self.ages, 0);
                write_varint(&mut self.lengths, word.len() as u64);
                self.texts.extend(word.as_bytes());
                self.words.add(Rc::clone(word));
            }
        }
    }

    /// The section, and the words that are known behind it.
    pub fn finish(self) -> (Vec<u8>, Words) {
        let streams = [self.ops, self.numbers, self.ages, self.lengths, self.texts];
        let mut section = Vec::new();
        streams.iter().for_each(|stream| write_varint(&mut section, stream.len() as u64));
        streams.iter().for_each(|stream| section.extend(stream));
        (section, self.words)
    }
}

/// Bytes that are read from their beginning.
#[derive(Clone, Debug, Default)]
pub struct Bytes<'b>(pub &'b [u8]);

impl<'b> Bytes<'b> {
    /// The next so many.
    ///
    /// # Errors
    /// There are not so many.
    pub fn take(&mut self, count: usize) -> Result<&'b [u8], Damage> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(Damage::Ends)?;
        self.0 = rest;
        Ok(taken)
    }

    /// The next varint.
    ///
    /// # Errors
    /// There is none, or it is too large.
    pub fn varint(&mut self) -> Result<u64, Damage> {
        let mut number = 0;
        for shift in (0..56).step_by(7) {
            let [byte] = *self.take(1)? else { return Err(Damage::Ends) };
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(number);
            }
        }
        Err(Damage::Value("a number is too large"))
    }
}

/// What a section is read from.
#[derive(Clone, Debug)]
pub struct In<'b> {
    ops: Bytes<'b>,
    numbers: Bytes<'b>,
    ages: Bytes<'b>,
    lengths: Bytes<'b>,
    texts: Bytes<'b>,
    words: Words,
}

impl<'b> In<'b> {
    /// A section in which these words are known.
    ///
    /// # Errors
    /// It does not have five streams.
    pub fn new(section: &'b [u8], words: Words) -> Result<Self, Damage> {
        let mut bytes = Bytes(section);
        let mut lengths = [0; STREAMS];
        for length in &mut lengths {
            *length = bytes.varint()? as usize;
        }
        let mut streams = [const { Bytes(&[]) }; STREAMS];
        for (stream, length) in streams.iter_mut().zip(lengths) {
            *stream = Bytes(bytes.take(length)?);
        }
        let [ops, numbers, ages, lengths, texts] = streams;
        Ok(Self { ops, numbers, ages, lengths, texts, words })
    }

    /// What comes next.
    ///
    /// # Errors
    /// Nothing does.
    pub fn op(&mut self) -> Result<u64, Damage> {
        self.ops.varint()
    }

    /// A count of things that each take a byte of `ops` or more.
    ///
    /// # Errors
    /// There cannot be so many.
    pub fn count(&mut self) -> Result<usize, Damage> {
        let count = self.op()? as usize;
        if count > self.ops.0.len() { Err(Damage::Ends) } else { Ok(count) }
    }

    /// A number.
    ///
    /// # Errors
    /// There is none.
    pub fn number(&mut self) -> Result<i64, Damage> {
        Ok(unzigzag(self.numbers.varint()?))
    }

    /// A number that is not negative.
    ///
    /// # Errors
    /// There is none, or it is negative.
    pub fn natural(&mut self) -> Result<u64, Damage> {
        u64::try_from(self.number()?).map_err(|_| Damage::Value("a count is negative"))
    }

    /// A fraction, or a number too large for the others.
    ///
    /// # Errors
    /// There is none.
    pub fn float(&mut self) -> Result<f64, Damage> {
        self.texts.take(8)?.try_into().map(f64::from_le_bytes).map_err(|_| Damage::Ends)
    }

    /// A text.
    ///
    /// # Errors
    /// There is none, or it is no UTF-8.
    pub fn word(&mut self) -> Result<Rc<str>, Damage> {
        if let Some(age) = (self.ages.varint()? as usize).checked_sub(1) {
            return self.words.renew(age).ok_or(Damage::Value("a word is not there"));
        }
        let length = self.lengths.varint()? as usize;
        let text = std::str::from_utf8(self.texts.take(length)?).map_err(|_| Damage::Value("a text is no UTF-8"))?;
        let word: Rc<str> = text.into();
        self.words.add(Rc::clone(&word));
        Ok(word)
    }

    /// The words that are known now.
    pub fn into_words(self) -> Words {
        self.words
    }
}
