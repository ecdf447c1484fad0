//! Tokens: what the lexer cuts the text into, and the terminals of the grammar.

/// A token and its place.
#[derive(Clone, Copy, Debug)]
pub(in crate::compiler) struct Token {
    /// Which terminal of the grammar it is.
    pub(in crate::compiler) kind: TokenKind,
    /// CPython's `lineno`: the line on which the token *ends*.
    pub(in crate::compiler) lineno: u32,
    /// CPython's `col_offset`: bytes from the start of that line, -1 if the token begins on an earlier one.
    pub(in crate::compiler) col_offset: i32,
    /// Its first byte in the text.
    pub(in crate::compiler) start: u32,
    /// The byte after its last; tokens without text (INDENT, DEDENT, ENDMARKER) are empty.
    pub(in crate::compiler) end: u32,
}

macro_rules! token_kinds {
    ($($(#[$doc:meta])* $variant:ident $text:literal,)*) => {
        /// The terminals of the grammar.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub(in crate::compiler) enum TokenKind {
            $($(#[$doc])* $variant),*
        }

        impl TokenKind {
            /// All of them, in order.
            pub(in crate::compiler) const ALL: &'static [TokenKind] = &[$(TokenKind::$variant),*];

            /// How the grammar writes it: a class of tokens in capitals, or the token itself.
            pub(in crate::compiler) const fn text(self) -> &'static str {
                match self { $(TokenKind::$variant => $text),* }
            }
        }
    };
}

token_kinds! {
    /// The end of the program.
    EndMarker "ENDMARKER",
    /// A name that is not a keyword.
    Name "NAME",
    /// A number.
    Number "NUMBER",
    /// A string, with its prefix and quotes.
    String "STRING",
    /// The end of a logical line.
    Newline "NEWLINE",
    /// A block begins.
    Indent "INDENT",
    /// A block ends.
    Dedent "DEDENT",
    LeftParen "(",
    RightParen ")",
    LeftBracket "[",
    RightBracket "]",
    Colon ":",
    Comma ",",
    Semicolon ";",
    Plus "+",
    Minus "-",
    Star "*",
    Slash "/",
    VerticalBar "|",
    Ampersand "&",
    Less "<",
    Greater ">",
    Equal "=",
    Dot ".",
    Percent "%",
    Backquote "`",
    LeftBrace "{",
    RightBrace "}",
    EqualEqual "==",
    /// `!=` or `<>`.
    NotEqual "!=",
    LessEqual "<=",
    GreaterEqual ">=",
    Tilde "~",
    Circumflex "^",
    LeftShift "<<",
    RightShift ">>",
    DoubleStar "**",
    PlusEqual "+=",
    MinusEqual "-=",
    StarEqual "*=",
    SlashEqual "/=",
    PercentEqual "%=",
    AmpersandEqual "&=",
    VerticalBarEqual "|=",
    CircumflexEqual "^=",
    LeftShiftEqual "<<=",
    RightShiftEqual ">>=",
    DoubleStarEqual "**=",
    DoubleSlash "//",
    DoubleSlashEqual "//=",
    At "@",
    And "and",
    As "as",
    Assert "assert",
    Break "break",
    Class "class",
    Continue "continue",
    Def "def",
    Del "del",
    Elif "elif",
    Else "else",
    Except "except",
    Exec "exec",
    Finally "finally",
    For "for",
    From "from",
    Global "global",
    If "if",
    Import "import",
    In "in",
    Is "is",
    Lambda "lambda",
    Not "not",
    Or "or",
    Pass "pass",
    /// A keyword until `from __future__ import print_function`.
    Print "print",
    Raise "raise",
    Return "return",
    Try "try",
    While "while",
    With "with",
    Yield "yield",
    /// A character that begins no token (`$`, `?`, a lone `!`): no rule of the grammar takes it.
    Unknown "<unknown>",
}

/// The number of terminals.
pub(in crate::compiler) const TOKEN_KINDS: usize = TokenKind::ALL.len();

impl TokenKind {
    /// Whether it is a word or a sign, and not what ends a line or begins or ends a block.
    pub(in crate::compiler) fn is_visible(self) -> bool {
        !matches!(self, Self::EndMarker | Self::Newline | Self::Indent | Self::Dedent)
    }

    /// The keyword that these letters are, or [`TokenKind::Name`].
    pub(in crate::compiler) fn of_word(word: &[u8]) -> Self {
        // The length tells most names from keywords before any letter is compared.
        match word.len() {
            2 => match word {
                b"as" => Self::As,
                b"if" => Self::If,
                b"in" => Self::In,
                b"is" => Self::Is,
                b"or" => Self::Or,
                _ => Self::Name,
            },
            3 => match word {
                b"and" => Self::And,
                b"def" => Self::Def,
                b"del" => Self::Del,
                b"for" => Self::For,
                b"not" => Self::Not,
                b"try" => Self::Try,
                _ => Self::Name,
            },
            4 => match word {
                b"elif" => Self::Elif,
                b"else" => Self::Else,
                b"exec" => Self::Exec,
                b"from" => Self::From,
                b"pass" => Self::Pass,
                b"with" => Self::With,
                _ => Self::Name,
            },
            5 => match word {
                b"break" => Self::Break,
                b"class" => Self::Class,
                b"print" => Self::Print,
                b"raise" => Self::Raise,
                b"while" => Self::While,
                b"yield" => Self::Yield,
                _ => Self::Name,
            },
            6 => match word {
                b"assert" => Self::Assert,
                b"except" => Self::Except,
                b"global" => Self::Global,
                b"import" => Self::Import,
                b"lambda" => Self::Lambda,
                b"return" => Self::Return,
                _ => Self::Name,
            },
            7 if word == b"finally" => Self::Finally,
            8 if word == b"continue" => Self::Continue,
            _ => Self::Name,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_keyword_is_found_by_its_letters() {
        for &kind in TokenKind::ALL {
            let is_word = kind.text().bytes().all(|byte| byte.is_ascii_lowercase());
            let expected = if is_word { kind } else { TokenKind::Name };
            assert_eq!(TokenKind::of_word(kind.text().as_bytes()), expected);
        }
    }
}
