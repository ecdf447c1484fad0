//! The line table: which line each instruction comes from, in two bytes per line (`Objects/lnotab_notes.txt`).

/// `co_lnotab` while it grows: pairs of bytes, how far the address and how far the line moved since the pair before.
pub(super) struct LineTable {
    bytes: Vec<u8>,
    /// The address and line of the last pair.
    address: usize,
    line: u32,
}

impl LineTable {
    /// An empty table: address 0 has the code object's first line.
    pub(super) fn new(firstlineno: u32) -> Self {
        Self { bytes: Vec::new(), address: 0, line: firstlineno }
    }

    /// The instruction at `address` begins `line` (`assemble_lnotab`).
    ///
    /// A byte holds 255 at the most. Larger steps take several pairs: first the address moves in full, then the line.
    pub(super) fn begin_line(&mut self, address: usize, line: u32) {
        let mut address_step = address - self.address;
        let mut line_step = i64::from(line) - i64::from(self.line);
        if address_step == 0 && line_step == 0 {
            return;
        }
        if address_step > 255 {
            for _ in 0..address_step / 255 {
                self.bytes.extend([255, 0]);
            }
            address_step %= 255;
        }
        let mut address_byte = address_step as u8;
        if line_step > 255 {
            for _ in 0..line_step / 255 {
                self.bytes.extend([address_byte, 255]);
                address_byte = 0;
            }
            line_step %= 255;
        }
        // A line before the last one, which no known program has, would wrap around as it does in CPython.
        self.bytes.extend([address_byte, line_step as u8]);
        self.address = address;
        self.line = line;
    }

    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }
}
