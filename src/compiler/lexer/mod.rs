//! The lexer: cuts the decoded text into tokens (`Parser/tokenizer.c`).
//!
//! # Overview
//! [`Lexer::next_token`] gives one token after the other. Besides the characters it looks at three things:
//!
//! * **Indentation.** A stack of columns; a line that begins further right gives an INDENT, one further left as many DEDENTs
//!   as blocks end. A tab goes to the next multiple of 8, or of what a comment such as `# tab-width: 4` says. Blank lines and
//!   lines with just a comment do not count.
//! * **Brackets.** Between them, ends of lines are blanks and indentation does not matter.
//! * **Lines.** CPython reads line by line, and what an error shows depends on how far it had read: the lexer keeps the
//!   same marks ([`Lexer::context`]). A token's line is the one on which it ends.
//!
//! # Source layout
//! `token` has the terminals; here are lines, indentation and the choice by first character; `scan` has numbers, strings,
//! comments and operators.

mod scan;
mod token;

pub(in crate::compiler) use token::{TOKEN_KINDS, Token, TokenKind};

use super::source::{Decoded, Origin};

/// Columns of a tab.
const TAB_SIZE: u32 = 8;
/// One more than the most blocks in blocks, the module included (`MAXINDENT`).
const MAX_INDENT: usize = 100;

/// Why there is no next token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LexError {
    /// A number that is none (`0x`, `09`, `1e+`).
    BadToken,
    /// A line ends within a string.
    EndOfLineInString,
    /// The text ends within a triple-quoted string.
    EndOfTextInString,
    /// Something follows a backslash that should end the line.
    AfterBackslash,
    /// Too many blocks in blocks.
    TooDeep,
    /// A line ends blocks but is not as far left as any.
    BadDedent,
    /// The source cannot be decoded from here on; [`Lexer::failure`] says why.
    Undecodable,
}

/// How reading the text's lines stands (`tok->done`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reading {
    Going,
    AtEnd,
    /// The source cannot be decoded any further, which was noticed within a token or not.
    Failed {
        in_token: bool,
    },
}

/// Cuts a text into tokens.
pub(super) struct Lexer<'t> {
    source: &'t Decoded<'t>,
    text: &'t [u8],
    /// The next byte.
    cur: usize,
    /// The end of the line that was read last, its newline included.
    line_end: usize,
    /// The beginning of that line.
    line_start: usize,
    /// The beginning of the line on which the current token begins.
    first_line_start: usize,
    /// The number of lines read.
    lineno: u32,
    reading: Reading,
    /// Reading was past the end of a file: CPython's line buffer holds an empty string then.
    buffer_emptied: bool,
    /// Whether a token has begun: then lines are added to the buffer, otherwise they replace it.
    in_token: bool,
    /// At the beginning of a logical line: indentation is next.
    at_line_start: bool,
    /// INDENTs (or, below zero, DEDENTs) that are due.
    pending: i32,
    /// The columns of the open blocks; the module's 0 is not on it.
    indents: Vec<u32>,
    /// Open brackets; below zero if there are more closing ones (the parser refuses those).
    level: i32,
    tab_size: u32,
    /// Whether the last thing given was something else than the end (`started` in `parsetok.c`).
    started: bool,
}

impl<'t> Lexer<'t> {
    /// A lexer at the beginning of a text.
    pub(super) fn new(source: &'t Decoded<'t>) -> Self {
        Self {
            source,
            text: source.readable(),
            cur: 0,
            line_end: 0,
            line_start: 0,
            first_line_start: 0,
            lineno: 0,
            reading: Reading::Going,
            buffer_emptied: false,
            in_token: false,
            at_line_start: true,
            pending: 0,
            indents: Vec::new(),
            level: 0,
            tab_size: TAB_SIZE,
            started: false,
        }
    }

    /// The next token. The end of the text is a NEWLINE, the missing DEDENTs and an ENDMARKER.
    pub(super) fn next_token(&mut self) -> Result<Token, LexError> {
        let token = self.scan();
        if matches!(self.reading, Reading::Failed { .. }) {
            return Err(LexError::Undecodable);
        }
        let token = token?;
        if token.kind != TokenKind::EndMarker || !self.started {
            self.started = true;
            return Ok(token);
        }
        self.started = false;
        self.pending = -(self.indents.len() as i32);
        self.indents.clear();
        Ok(Token { kind: TokenKind::Newline, ..token })
    }

    /// The next token as it stands in the text (`tok_get`).
    fn scan(&mut self) -> Result<Token, LexError> {
        loop {
            self.in_token = false;
            let mut blank = false;
            if self.at_line_start {
                self.at_line_start = false;
                blank = self.indentation()?;
            }
            self.in_token = true;
            if self.pending != 0 {
                let kind = if self.pending < 0 { TokenKind::Dedent } else { TokenKind::Indent };
                self.pending -= self.pending.signum();
                return Ok(self.empty(kind));
            }
            if let Some(token) = self.after_blanks(blank)? {
                return Ok(token);
            }
        }
    }

    /// Measures a line's indentation and notes the blocks that begin or end. True: the line is blank or a comment.
    fn indentation(&mut self) -> Result<bool, LexError> {
        let mut column = 0;
        let first = loop {
            match self.peek() {
                b' ' => column += 1,
                b'\t' => column = (column / self.tab_size + 1) * self.tab_size,
                b'\x0c' => column = 0,
                other => break other,
            }
            self.cur += 1;
        };
        let blank = first == b'#' || first == b'\n';
        if blank || self.level != 0 {
            return Ok(blank);
        }
        let current = self.indents.last().copied().unwrap_or(0);
        if column > current {
            if self.indents.len() + 1 >= MAX_INDENT {
                self.cur = self.line_end;
                return Err(LexError::TooDeep);
            }
            self.pending += 1;
            self.indents.push(column);
        } else if column < current {
            while self.indents.last().is_some_and(|&indent| column < indent) {
                self.indents.pop();
                self.pending -= 1;
            }
            if column != self.indents.last().copied().unwrap_or(0) {
                self.cur = self.line_end;
                return Err(LexError::BadDedent);
            }
        }
        Ok(false)
    }

    /// The token after blanks, comments and continued lines; none at the end of a line that does not count.
    fn after_blanks(&mut self, blank: bool) -> Result<Option<Token>, LexError> {
        loop {
            self.in_token = false;
            while matches!(self.peek(), b' ' | b'\t' | b'\x0c') {
                self.cur += 1;
            }
            self.in_token = true;
            let start = self.cur;
            let mut first = self.peek();
            if first == b'#' {
                self.comment();
                first = self.peek();
            }
            match first {
                0 if self.reading == Reading::AtEnd => return Ok(Some(self.empty(TokenKind::EndMarker))),
                0 => return Err(LexError::Undecodable),
                b'a'..=b'z' | b'A'..=b'Z' | b'_' => return self.word(start).map(Some),
                b'\n' => {
                    self.cur += 1;
                    self.at_line_start = true;
                    if blank || self.level > 0 {
                        return Ok(None);
                    }
                    let end = self.cur - 1;
                    return Ok(Some(self.token(TokenKind::Newline, start, end)));
                }
                b'0'..=b'9' | b'.' => return self.number_or_dot(start).map(Some),
                b'\'' | b'"' => return self.string(start).map(Some),
                b'\\' => {
                    self.cur += 1;
                    if self.peek() != b'\n' {
                        self.cur = self.line_end;
                        return Err(LexError::AfterBackslash);
                    }
                    self.cur += 1;
                }
                _ => return Ok(Some(self.operator(start))),
            }
        }
    }

    /// A token from `start` to `end`.
    fn token(&self, kind: TokenKind, start: usize, end: usize) -> Token {
        let col_offset = if start < self.line_start { -1 } else { (start - self.line_start) as i32 };
        Token { kind, lineno: self.lineno, col_offset, start: start as u32, end: end as u32 }
    }

    /// A token without text.
    fn empty(&self, kind: TokenKind) -> Token {
        let here = self.cur as u32;
        Token { kind, lineno: self.lineno, col_offset: -1, start: here, end: here }
    }

    /// The next byte, after reading another line if need be; 0 at the end (a text has no zeros).
    #[inline]
    fn peek(&mut self) -> u8 {
        if self.cur == self.line_end && !self.read_line() {
            return 0;
        }
        self.text.get(self.cur).copied().unwrap_or(0)
    }

    /// Reads the next line (`tok_nextc`). False: there is none.
    fn read_line(&mut self) -> bool {
        if self.reading != Reading::Going {
            return false;
        }
        let rest = self.text.get(self.cur..).unwrap_or_default();
        if rest.is_empty() {
            return self.read_past_end();
        }
        let length = rest.iter().position(|&byte| byte == b'\n').map_or(rest.len(), |newline| newline + 1);
        self.begin_line(length);
        true
    }

    fn begin_line(&mut self, length: usize) {
        if !self.in_token {
            self.first_line_start = self.cur;
        }
        self.line_start = self.cur;
        self.line_end = self.cur + length;
        self.lineno += 1;
    }

    /// What happens at the end differs between a string and a file, and shows in errors there.
    fn read_past_end(&mut self) -> bool {
        if self.source.failure.is_some() {
            self.lineno += 1;
            self.reading = Reading::Failed { in_token: self.in_token };
            return false;
        }
        if self.source.origin == Origin::File {
            // Within a token, CPython takes the end of a file that ends with a newline for a line without one, and adds it.
            let phantom = self.source.text.get(self.cur..).unwrap_or_default();
            if self.in_token && !phantom.is_empty() {
                self.text = &self.source.text;
                self.begin_line(phantom.len());
                return true;
            }
            self.lineno += 1;
            self.buffer_emptied = !self.in_token;
        }
        self.reading = Reading::AtEnd;
        false
    }

    /// What the text came from.
    pub(super) fn source(&self) -> &'t Decoded<'t> {
        self.source
    }

    /// Why the source cannot be decoded from here on.
    pub(super) fn failure(&self) -> String {
        let in_token = self.reading == Reading::Failed { in_token: true };
        self.source.failure.as_ref().map_or_else(String::new, |failure| failure.message(in_token))
    }

    /// The number of lines read: the line of an error.
    pub(super) fn lineno(&self) -> u32 {
        self.lineno
    }

    /// Whether the end of the text has been seen.
    pub(super) fn is_at_end(&self) -> bool {
        self.reading == Reading::AtEnd
    }

    /// What an error shows: the lines from where the current token begins to where reading is, and the offset in them.
    /// None if the source could not be decoded.
    pub(super) fn context(&self) -> Option<(&'t [u8], usize)> {
        if matches!(self.reading, Reading::Failed { .. }) {
            return None;
        }
        let lines = self.text.get(self.first_line_start..self.line_end).unwrap_or_default();
        Some((lines, self.cur.saturating_sub(self.first_line_start)))
    }

    /// Whether CPython's buffer holds an empty string in place of [`Lexer::context`]'s lines.
    pub(super) fn buffer_emptied(&self) -> bool {
        self.buffer_emptied
    }
}
