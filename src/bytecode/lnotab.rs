//! The line table: which source line an instruction comes from (`co_lnotab`, `Objects/lnotab_notes.txt`).
//!
//! The table is a list of byte pairs: so many bytes of `co_code` further on, the source is so many lines further
//! down. Both begin where the code object begins: at offset 0 and line `co_firstlineno`.

use super::{ByteOffset, Code};

/// The source line of the instruction at `offset` (`PyCode_Addr2Line`).
pub fn line_of(code: &Code, offset: ByteOffset) -> i32 {
    let mut address = 0u32;
    let mut line = code.firstlineno;
    for (bytes, lines) in pairs(code) {
        address = address.saturating_add(bytes);
        if address > offset.0 {
            break;
        }
        line = line.saturating_add(lines);
    }
    line
}

/// Where source lines start, as `dis` marks them (`dis.findlinestarts`): in the order of `co_code`, an offset and its
/// line, where the line differs from that before.
pub fn line_starts(code: &Code) -> Vec<(ByteOffset, i32)> {
    let mut starts: Vec<(ByteOffset, i32)> = Vec::new();
    let mut add = |address, line| {
        if starts.last().is_none_or(|&(_, last)| last != line) {
            starts.push((ByteOffset(address), line));
        }
    };
    let mut address = 0u32;
    let mut line = code.firstlineno;
    for (bytes, lines) in pairs(code) {
        if bytes > 0 {
            add(address, line);
            address = address.saturating_add(bytes);
        }
        line = line.saturating_add(lines);
    }
    add(address, line);
    starts
}

/// The increments, bytes then lines. A last odd byte means nothing.
fn pairs(code: &Code) -> impl Iterator<Item = (u32, i32)> {
    let (pairs, _) = code.lnotab.bytes.as_chunks();
    pairs.iter().map(|&[bytes, lines]| (u32::from(bytes), i32::from(lines)))
}

/// Builds a line table while instructions are laid out (`assemble_lnotab` of `Python/compile.c`).
#[derive(Clone, Debug)]
pub struct Builder {
    table: Vec<u8>,
    offset: u32,
    line: i32,
}

impl Builder {
    /// An empty table of a code object that begins in this line.
    pub fn new(firstlineno: i32) -> Self {
        Self { table: Vec::new(), offset: 0, line: firstlineno }
    }

    /// Says that the instruction at `offset`, which begins a statement or an expression on a new line, comes from
    /// `line`. Offsets must not go back.
    ///
    /// A second statement in the same line gets a pair of its own, with 0 lines, and a step up is written modulo 256,
    /// because CPython does so.
    pub fn instruction(&mut self, offset: ByteOffset, line: i32) {
        let mut bytes = offset.0.saturating_sub(self.offset);
        let mut lines = line.saturating_sub(self.line);
        if bytes == 0 && lines == 0 {
            return;
        }
        // A step of exactly 255 fits into a pair; from 256 on, CPython splits off all 255s, and may be left with 0.
        if bytes > 255 {
            for _ in 0..bytes / 255 {
                self.table.extend([255, 0]);
            }
            bytes %= 255;
        }
        if lines > 255 {
            for _ in 0..lines / 255 {
                self.table.extend([bytes as u8, 255]);
                bytes = 0;
            }
            lines %= 255;
        }
        self.table.extend([bytes as u8, lines as u8]);
        self.offset = offset.0;
        self.line = line;
    }

    /// The finished `co_lnotab`.
    pub fn finish(self) -> Vec<u8> {
        self.table
    }
}

/// The source lines of many offsets at once, given in rising order: [`line_of`] for each, in one walk.
pub fn lines_of(code: &Code, offsets: &[u32]) -> Vec<i32> {
    let mut pairs = pairs(code).peekable();
    let (mut address, mut line) = (0u32, code.firstlineno);
    offsets
        .iter()
        .map(|&offset| {
            while let Some((bytes, lines)) = pairs.next_if(|&(bytes, _)| address.saturating_add(bytes) <= offset) {
                address = address.saturating_add(bytes);
                line = line.saturating_add(lines);
            }
            line
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bytecode::PyString;

    fn code(firstlineno: i32, lnotab: &[u8]) -> Code {
        Code { firstlineno, lnotab: PyString::new(lnotab), ..Code::default() }
    }

    fn starts(code: &Code) -> Vec<(u32, i32)> {
        line_starts(code).into_iter().map(|(offset, line)| (offset.0, line)).collect()
    }

    #[test]
    fn lines_of_offsets() {
        let code = code(10, &[0, 1, 6, 2, 3, 0, 4, 1]);
        let lines: Vec<i32> = [0, 5, 6, 8, 9, 12, 13, 1000].map(|at| line_of(&code, ByteOffset(at))).into();
        assert_eq!(lines, [11, 11, 13, 13, 13, 13, 14, 14]);
        assert_eq!(starts(&code), [(0, 11), (6, 13), (13, 14)]);
    }

    #[test]
    fn an_empty_table_is_one_line() {
        assert_eq!(line_of(&code(7, &[]), ByteOffset(99)), 7);
        assert_eq!(starts(&code(7, &[])), [(0, 7)]);
        assert_eq!(starts(&code(7, &[3])), [(0, 7)]);
    }

    fn built(instructions: &[(u32, i32)]) -> Vec<u8> {
        let mut builder = Builder::new(1);
        for &(offset, line) in instructions {
            builder.instruction(ByteOffset(offset), line);
        }
        builder.finish()
    }

    #[test]
    fn great_steps_take_several_pairs() {
        let instructions = [(0, 1), (300, 2), (303, 600), (310, 601)];
        let table = built(&instructions);
        assert_eq!(table, [255, 0, 45, 1, 3, 255, 0, 255, 0, 88, 7, 1]);
        let code = code(1, &table);
        assert_eq!(starts(&code), instructions);
        for (offset, line) in [(299, 1), (300, 2), (303, 600), (309, 600), (310, 601)] {
            assert_eq!(line_of(&code, ByteOffset(offset)), line);
        }
    }

    /// As in the tables that CPython 2.7.18 makes of `x = (a+a+...)\na; y=2` and of far apart lines.
    #[test]
    fn exact_multiples_and_equal_lines() {
        assert_eq!(built(&[(0, 1), (506, 2)]), [255, 0, 251, 1]);
        assert_eq!(built(&[(0, 1), (510, 2), (514, 2)]), [255, 0, 255, 0, 0, 1, 4, 0]);
        assert_eq!(built(&[(0, 1), (6, 256), (12, 766)]), [6, 255, 6, 255, 0, 255, 0, 0]);
    }
}
