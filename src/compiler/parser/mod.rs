//! The parser: tokens to parse tree to abstract syntax tree, in CPython's two steps.
//!
//! # Overview
//! First the whole program is read by the tables of the grammar, which is where `invalid syntax` comes from: the parser
//! either takes a token or refuses it. Then the parse tree is made into the [abstract tree](super::ast); what the grammar is
//! too coarse for is checked there (`can't assign to literal`), and numbers and strings get their values. The order of all
//! this is CPython's, and so is the error that wins.
//!
//! # Source layout
//! * `grammar`: the rules, and the tables made from them;
//! * `automaton`: runs on the tables and builds the parse tree;
//! * `tree`: the parse tree;
//! * `build`: the parse tree to the abstract one;
//! * here: the way through, and the errors of lexer and automaton (`parsetok.c`, `err_input` in `pythonrun.c`).

mod automaton;
mod build;
mod grammar;
mod tree;

use super::ast::Mod;
use super::lexer::{LexError, Lexer, TokenKind};
use super::source::{Decoded, Encoding, decode_utf8_replacing};
use super::{CompileError, ErrorKind, Location, Mode, Options};
use automaton::{Automaton, Rejection};
use grammar::Rule;
use tree::Node;

/// Parses a program.
pub(super) fn parse(source: &[u8], options: &Options<'_>) -> Result<Mod, CompileError> {
    if u32::try_from(source.len()).is_err() {
        return Err(CompileError::unlocated(ErrorKind::OverflowError, "source code string is too long"));
    }
    let decoded = Decoded::new(source, options)?;
    let start = match options.mode {
        Mode::Exec => Rule::FileInput,
        Mode::Eval => Rule::EvalInput,
        Mode::Single => Rule::SingleInput,
    };
    let mut lexer = Lexer::new(&decoded);
    let mut automaton = Automaton::new(start, decoded.readable(), options.flags);
    loop {
        let token = lexer.next_token().map_err(|error| lex_error(error, &lexer, options.filename))?;
        match automaton.take(token) {
            Ok(false) => {}
            Ok(true) => break,
            Err(rejection) => return Err(rejected(rejection, token.kind, &lexer, options.filename)),
        }
    }
    let (tree, root, parser_flags) = automaton.finish();
    let root = root.ok_or_else(|| CompileError::unlocated(ErrorKind::SystemError, "the parse tree has no root"))?;
    let kind = build::build(Node::new(&tree, root), source, &decoded, parser_flags, options).map_err(|error| *error)?;
    Ok(Mod { kind, parser_flags, text: decoded.readable().into() })
}

/// What CPython says of text that is no token.
fn lex_error(error: LexError, lexer: &Lexer<'_>, filename: &str) -> CompileError {
    let (kind, message) = match error {
        LexError::BadToken => (ErrorKind::SyntaxError, "invalid token"),
        LexError::EndOfLineInString => (ErrorKind::SyntaxError, "EOL while scanning string literal"),
        LexError::EndOfTextInString => (ErrorKind::SyntaxError, "EOF while scanning triple-quoted string literal"),
        LexError::AfterBackslash => (ErrorKind::SyntaxError, "unexpected character after line continuation character"),
        LexError::TooDeep => (ErrorKind::IndentationError, "too many levels of indentation"),
        LexError::BadDedent => (ErrorKind::IndentationError, "unindent does not match any outer indentation level"),
        LexError::Undecodable => return located(ErrorKind::SyntaxError, &lexer.failure(), lexer, filename),
    };
    located(kind, message, lexer, filename)
}

/// What CPython says of a token that cannot be where it is.
fn rejected(rejection: Rejection, token: TokenKind, lexer: &Lexer<'_>, filename: &str) -> CompileError {
    // On the first line of a program, the end of the text explains every error.
    if lexer.lineno() <= 1 && lexer.is_at_end() {
        return located(ErrorKind::SyntaxError, "unexpected EOF while parsing", lexer, filename);
    }
    let expected = match rejection {
        Rejection::Overflow => return CompileError::stack_overflow(),
        Rejection::Unexpected { expected } => expected,
    };
    let (kind, message) = match (expected, token) {
        (Some(TokenKind::Indent), _) => (ErrorKind::IndentationError, "expected an indented block"),
        (_, TokenKind::Indent) => (ErrorKind::IndentationError, "unexpected indent"),
        (_, TokenKind::Dedent) => (ErrorKind::IndentationError, "unexpected unindent"),
        _ => (ErrorKind::SyntaxError, "invalid syntax"),
    };
    located(kind, message, lexer, filename)
}

/// An error where the lexer is.
fn located(kind: ErrorKind, message: &str, lexer: &Lexer<'_>, filename: &str) -> CompileError {
    let encoding = lexer.source().encoding.as_ref();
    let (text, offset) = match lexer.context() {
        None => (None, 0),
        Some((lines, offset)) => {
            let mut lines = lines.to_vec();
            if lexer.buffer_emptied() {
                lines.get_mut(..1).unwrap_or_default().fill(0);
            }
            let mut text = in_original_encoding(&lines, encoding);
            // To C, a zero is the end; and UTF-7 has another way to write it.
            text.truncate(text.iter().position(|&byte| byte == 0).unwrap_or(text.len()));
            let before = lines.get(..offset.saturating_sub(1)).unwrap_or_default();
            let offset = if offset > 1 { in_original_encoding(before, encoding).len() + 1 } else { offset };
            (Some(text), offset)
        }
    };
    let location =
        Location { filename: filename.to_owned(), lineno: lexer.lineno(), offset: Some(offset as u32), text };
    CompileError { kind, message: message.to_owned(), location: Some(location) }
}

/// The lexer's text in the encoding that the program declares (`PyTokenizer_RestoreEncoding`). CPython takes the text for
/// UTF-8 even where it is not.
fn in_original_encoding(text: &[u8], encoding: Option<&Encoding>) -> Vec<u8> {
    match encoding {
        Some(encoding) if !text.is_ascii() || !encoding.extends_ascii() => {
            encoding.encode_replacing(&decode_utf8_replacing(text))
        }
        _ => text.to_vec(),
    }
}
