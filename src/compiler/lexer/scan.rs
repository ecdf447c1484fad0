//! Single tokens: words, numbers, strings, operators, and comments.

use super::{LexError, Lexer, Token, TokenKind};

impl Lexer<'_> {
    /// A name or keyword, or a string if the letters turn out to be its prefix.
    pub(super) fn word(&mut self, start: usize) -> Result<Token, LexError> {
        let prefix = match self.text.get(start) {
            Some(b'b' | b'B' | b'u' | b'U') => match self.text.get(start + 1) {
                Some(b'r' | b'R') => 2,
                _ => 1,
            },
            Some(b'r' | b'R') => 1,
            _ => 0,
        };
        if prefix > 0 && matches!(self.text.get(start + prefix), Some(b'\'' | b'"')) {
            self.cur = start + prefix;
            return self.string(start);
        }
        let rest = self.text.get(start..).unwrap_or_default();
        let length = rest.iter().position(|&byte| !is_word_byte(byte)).unwrap_or(rest.len());
        self.cur = start + length;
        self.peek();
        let kind = TokenKind::of_word(rest.get(..length).unwrap_or_default());
        Ok(self.token(kind, start, self.cur))
    }

    /// A number, or the dot that could have begun one.
    pub(super) fn number_or_dot(&mut self, start: usize) -> Result<Token, LexError> {
        let first = self.peek();
        self.cur += 1;
        let kind = match first {
            b'.' if !self.peek().is_ascii_digit() => TokenKind::Dot,
            _ => {
                self.number(first)?;
                TokenKind::Number
            }
        };
        Ok(self.token(kind, start, self.cur))
    }

    /// The rest of a number that begins with `first`.
    fn number(&mut self, first: u8) -> Result<(), LexError> {
        match first {
            b'.' => return self.fraction(),
            b'0' => match self.peek() | 0x20 {
                b'x' => self.based(|byte| byte.is_ascii_hexdigit())?,
                b'o' => self.based(|byte| matches!(byte, b'0'..=b'7'))?,
                b'b' => self.based(|byte| matches!(byte, b'0' | b'1'))?,
                _ => {
                    self.skip(|byte| matches!(byte, b'0'..=b'7'));
                    let is_octal = !self.peek().is_ascii_digit();
                    self.skip(|byte| byte.is_ascii_digit());
                    match self.peek() {
                        b'.' | b'e' | b'E' | b'j' | b'J' => return self.floating(),
                        _ if !is_octal => return Err(LexError::BadToken),
                        _ => {}
                    }
                }
            },
            _ => {
                self.skip(|byte| byte.is_ascii_digit());
                if !matches!(self.peek(), b'l' | b'L') {
                    return self.floating();
                }
            }
        }
        self.suffix(b'l');
        Ok(())
    }

    /// The letter after a 0, and digits of that base.
    fn based(&mut self, is_digit: impl Fn(u8) -> bool) -> Result<(), LexError> {
        self.cur += 1;
        if !is_digit(self.peek()) {
            return Err(LexError::BadToken);
        }
        self.skip(is_digit);
        Ok(())
    }

    /// What can follow decimal digits: a fraction, an exponent, a `j`.
    fn floating(&mut self) -> Result<(), LexError> {
        if self.peek() == b'.' {
            self.cur += 1;
            return self.fraction();
        }
        self.exponent()
    }

    /// The digits after a point, and what can follow them.
    fn fraction(&mut self) -> Result<(), LexError> {
        self.skip(|byte| byte.is_ascii_digit());
        self.exponent()
    }

    /// An exponent, if it is one: in `1else` and `1e` the number ends before the `e`. Then a `j`.
    fn exponent(&mut self) -> Result<(), LexError> {
        if matches!(self.peek(), b'e' | b'E') {
            self.cur += 1;
            let next = self.peek();
            if matches!(next, b'+' | b'-') {
                self.cur += 1;
                if !self.peek().is_ascii_digit() {
                    return Err(LexError::BadToken);
                }
            } else if !next.is_ascii_digit() {
                self.cur -= 1;
                return Ok(());
            }
            self.skip(|byte| byte.is_ascii_digit());
        }
        self.suffix(b'j');
        Ok(())
    }

    /// A letter that may end a number. Like CPython, this looks at what is behind it, and so may notice the end of the text.
    fn suffix(&mut self, letter: u8) {
        if self.peek().to_ascii_lowercase() == letter {
            self.cur += 1;
            self.peek();
        }
    }

    /// Goes on while the bytes are of a kind.
    fn skip(&mut self, is_kind: impl Fn(u8) -> bool) {
        while is_kind(self.peek()) {
            self.cur += 1;
        }
    }

    /// A string literal; `start` is where its prefix begins, and the quote is next.
    pub(super) fn string(&mut self, start: usize) -> Result<Token, LexError> {
        let quote = self.peek();
        self.cur += 1;
        let mut triple = false;
        if self.peek() == quote {
            self.cur += 1;
            if self.peek() != quote {
                return Ok(self.token(TokenKind::String, start, self.cur));
            }
            self.cur += 1;
            triple = true;
        }
        let mut quotes = 0;
        loop {
            let byte = self.peek();
            match byte {
                0 => {
                    self.cur = self.line_end;
                    return Err(if triple { LexError::EndOfTextInString } else { LexError::EndOfLineInString });
                }
                b'\n' if !triple => return Err(LexError::EndOfLineInString),
                b'\\' => {
                    self.cur += 1;
                    if self.peek() == 0 {
                        self.cur = self.line_end;
                        return Err(LexError::EndOfLineInString);
                    }
                }
                _ => {}
            }
            self.cur += 1;
            quotes = if byte == quote { quotes + 1 } else { 0 };
            if quotes == if triple { 3 } else { 1 } {
                return Ok(self.token(TokenKind::String, start, self.cur));
            }
        }
    }

    /// Goes to the end of a comment's line, looking for what it says about tabs.
    pub(super) fn comment(&mut self) {
        let rest = self.text.get(self.cur..self.line_end).unwrap_or_default();
        let length = rest.iter().position(|&byte| byte == b'\n').unwrap_or(rest.len());
        // CPython looks at so many bytes after the '#', the newline being one of them.
        let comment = rest.get(1..rest.len().min(80)).unwrap_or_default();
        if let Some(size) = tab_size(comment) {
            self.tab_size = size;
        }
        self.cur += length;
    }

    /// An operator or a bracket: the longest that fits.
    pub(super) fn operator(&mut self, start: usize) -> Token {
        let first = self.peek();
        self.cur += 1;
        let second = self.peek();
        let kind = match two_bytes(first, second) {
            Some(two) => {
                self.cur += 1;
                let third = self.peek();
                let three = three_bytes(two, third);
                if three.is_some() {
                    self.cur += 1;
                }
                three.unwrap_or(two)
            }
            None => one_byte(first),
        };
        match kind {
            TokenKind::LeftParen | TokenKind::LeftBracket | TokenKind::LeftBrace => self.level += 1,
            TokenKind::RightParen | TokenKind::RightBracket | TokenKind::RightBrace => self.level -= 1,
            _ => {}
        }
        self.token(kind, start, self.cur)
    }
}

fn is_word_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

fn one_byte(byte: u8) -> TokenKind {
    match byte {
        b'(' => TokenKind::LeftParen,
        b')' => TokenKind::RightParen,
        b'[' => TokenKind::LeftBracket,
        b']' => TokenKind::RightBracket,
        b':' => TokenKind::Colon,
        b',' => TokenKind::Comma,
        b';' => TokenKind::Semicolon,
        b'+' => TokenKind::Plus,
        b'-' => TokenKind::Minus,
        b'*' => TokenKind::Star,
        b'/' => TokenKind::Slash,
        b'|' => TokenKind::VerticalBar,
        b'&' => TokenKind::Ampersand,
        b'<' => TokenKind::Less,
        b'>' => TokenKind::Greater,
        b'=' => TokenKind::Equal,
        b'.' => TokenKind::Dot,
        b'%' => TokenKind::Percent,
        b'`' => TokenKind::Backquote,
        b'{' => TokenKind::LeftBrace,
        b'}' => TokenKind::RightBrace,
        b'^' => TokenKind::Circumflex,
        b'~' => TokenKind::Tilde,
        b'@' => TokenKind::At,
        _ => TokenKind::Unknown,
    }
}

fn two_bytes(first: u8, second: u8) -> Option<TokenKind> {
    Some(match (first, second) {
        (b'=', b'=') => TokenKind::EqualEqual,
        (b'!', b'=') | (b'<', b'>') => TokenKind::NotEqual,
        (b'<', b'=') => TokenKind::LessEqual,
        (b'<', b'<') => TokenKind::LeftShift,
        (b'>', b'=') => TokenKind::GreaterEqual,
        (b'>', b'>') => TokenKind::RightShift,
        (b'+', b'=') => TokenKind::PlusEqual,
        (b'-', b'=') => TokenKind::MinusEqual,
        (b'*', b'*') => TokenKind::DoubleStar,
        (b'*', b'=') => TokenKind::StarEqual,
        (b'/', b'/') => TokenKind::DoubleSlash,
        (b'/', b'=') => TokenKind::SlashEqual,
        (b'|', b'=') => TokenKind::VerticalBarEqual,
        (b'%', b'=') => TokenKind::PercentEqual,
        (b'&', b'=') => TokenKind::AmpersandEqual,
        (b'^', b'=') => TokenKind::CircumflexEqual,
        _ => return None,
    })
}

fn three_bytes(two: TokenKind, third: u8) -> Option<TokenKind> {
    match (two, third) {
        (TokenKind::LeftShift, b'=') => Some(TokenKind::LeftShiftEqual),
        (TokenKind::RightShift, b'=') => Some(TokenKind::RightShiftEqual),
        (TokenKind::DoubleStar, b'=') => Some(TokenKind::DoubleStarEqual),
        (TokenKind::DoubleSlash, b'=') => Some(TokenKind::DoubleSlashEqual),
        _ => None,
    }
}

/// The size of a tab that a comment asks for, in the ways of Emacs and vi, if it is between 1 and 40.
fn tab_size(comment: &[u8]) -> Option<u32> {
    const FORMS: [&[u8]; 4] = [b"tab-width:", b":tabstop=", b":ts=", b"set tabsize="];
    if !comment.iter().any(|&byte| byte == b':' || byte == b'=') {
        return None;
    }
    let mut found = None;
    for form in FORMS {
        let Some(place) = comment.windows(form.len()).position(|window| window == form) else { continue };
        let number = comment.get(place + form.len()..).unwrap_or_default();
        if let Some(size @ 1..=40) = leading_number(number) {
            found = Some(size);
        }
    }
    found
}

/// C's `atoi` as far as it matters here: none for negative and huge numbers.
fn leading_number(text: &[u8]) -> Option<u32> {
    let text = text.trim_ascii_start();
    let text = text.strip_prefix(b"+").unwrap_or(text);
    let length = text.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(text.len());
    std::str::from_utf8(text.get(..length)?).ok()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::tab_size;

    #[test]
    fn comments_set_the_size_of_tabs() {
        assert_eq!(tab_size(b" -*- tab-width: 4 -*-\n"), Some(4));
        assert_eq!(tab_size(b" vim:ts=2:sw=2\n"), Some(2));
        assert_eq!(tab_size(b" tab-width: 0\n"), None);
        assert_eq!(tab_size(b" :ts=41\n"), None);
        assert_eq!(tab_size(b" nothing: here\n"), None);
    }
}
