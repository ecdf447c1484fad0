//! The automaton that reads tokens and builds the parse tree (`Parser/parser.c`).
//!
//! It is a stack of rules that have begun and not yet ended, the innermost on top, each in some state. A token is passed
//! down from the top: the rule takes it, or begins other rules for it, or ends before it, so that it is passed to the one
//! below. See [`super::grammar`] for where these actions come from.

use super::super::lexer::{Token, TokenKind};
use super::grammar::{Action, Rule, State, Tables};
use super::tree::{Id, Kind, Node, Tree};
use crate::bytecode::CodeFlags;

/// The most rules that can be open at once (CPython's `MAXSTACK`): what bounds the depth of every tree.
const MAX_STACK: usize = 1500;

/// Why a token was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rejection {
    /// It cannot be here.
    Unexpected {
        /// The token that had to be here, if there was only one choice.
        expected: Option<TokenKind>,
    },
    /// The stack is full.
    Overflow,
}

/// A rule that has begun.
struct Open {
    /// How far it is.
    state: State,
    /// How many nodes were waiting for a parent when it began: those above are its children.
    waiting: usize,
}

/// The parser's state between two tokens.
pub(super) struct Automaton<'t> {
    tables: &'static Tables,
    stack: Vec<Open>,
    /// Nodes that have no parent yet.
    waiting: Vec<Id>,
    tree: Tree<'t>,
    /// The `CO_FUTURE_…` flags seen so far.
    flags: CodeFlags,
}

impl<'t> Automaton<'t> {
    /// A parser for a program of the kind that `start` stands for.
    pub(super) fn new(start: Rule, text: &'t [u8], flags: CodeFlags) -> Self {
        let tables = Tables::get();
        let mut stack = Vec::with_capacity(64);
        stack.push(Open { state: tables.start(start), waiting: 0 });
        Self { tables, stack, waiting: Vec::new(), tree: Tree::new(text), flags }
    }

    /// Takes the next token. True: the program is complete.
    pub(super) fn take(&mut self, mut token: Token) -> Result<bool, Rejection> {
        if token.kind == TokenKind::Print && self.flags.has(CodeFlags::FUTURE_PRINT_FUNCTION) {
            token.kind = TokenKind::Name;
        }
        if token.kind == TokenKind::Unknown {
            return Err(Rejection::Unexpected { expected: None });
        }
        let tables = self.tables;
        while let Some(top) = self.stack.last_mut() {
            match tables.action(top.state, token.kind) {
                Action::Take { next, inner } => {
                    top.state = next;
                    if self.stack.len() + inner.len() > MAX_STACK {
                        return Err(Rejection::Overflow);
                    }
                    let waiting = self.waiting.len();
                    self.stack.extend(inner.iter().map(|&state| Open { state, waiting }));
                    self.waiting.push(self.tree.add_token(token));
                    return Ok(self.close_finished());
                }
                Action::Pop => self.close(),
                Action::Error => return Err(Rejection::Unexpected { expected: tables.only_token(top.state) }),
            }
        }
        Err(Rejection::Unexpected { expected: None })
    }

    /// Ends the rules that nothing can continue. True: all have ended.
    fn close_finished(&mut self) -> bool {
        while let Some(top) = self.stack.last() {
            if !self.tables.is_final(top.state) {
                return false;
            }
            self.close();
        }
        true
    }

    /// Ends the rule on top: the nodes since its beginning become its children. If there is just one, it takes its place.
    #[inline]
    fn close(&mut self) {
        if let Some(top) = self.stack.pop()
            && self.waiting.len() != top.waiting + 1
        {
            self.join(&top);
        }
    }

    fn join(&mut self, top: &Open) {
        let rule = self.tables.rule(top.state);
        let id = self.tree.add_rule(rule, self.waiting.get(top.waiting..).unwrap_or_default());
        self.waiting.truncate(top.waiting);
        self.waiting.push(id);
        if rule == Rule::ImportFrom {
            self.note_future_import();
        }
    }

    /// Looks whether the import that just ended changes what is a keyword (`future_hack`).
    ///
    /// As CPython's, it takes some other imports for future statements: it compares the module's name only if that
    /// has no dot in it.
    fn note_future_import(&mut self) {
        let Some(&id) = self.waiting.last() else { return };
        let import = Node::new(&self.tree, id);
        let mut children = import.children();
        let (Some(from), Some(module), Some(keyword), Some(mut names)) =
            (children.next(), children.next(), children.next(), children.next())
        else {
            return;
        };
        let other_module = module.is(TokenKind::Name) && module.text() != b"__future__";
        if !from.is(TokenKind::From) || other_module || !keyword.is(TokenKind::Import) {
            return;
        }
        if names.is(TokenKind::LeftParen) {
            let Some(list) = children.next() else { return };
            names = list;
        }
        let mut flags = self.flags;
        for item in names.items(Rule::ImportAsNames) {
            let name = match item.kind() {
                Kind::Token(_) => Some(item),
                Kind::Rule(_) => item.child(0),
            };
            let flag = match name.map(Node::text) {
                Some(b"with_statement") => CodeFlags::FUTURE_WITH_STATEMENT,
                Some(b"print_function") => CodeFlags::FUTURE_PRINT_FUNCTION,
                Some(b"unicode_literals") => CodeFlags::FUTURE_UNICODE_LITERALS,
                _ => continue,
            };
            flags.0 |= flag.0;
        }
        self.flags = flags;
    }

    /// The tree of a complete program, its root, and the flags.
    pub(super) fn finish(self) -> (Tree<'t>, Option<Id>, CodeFlags) {
        (self.tree, self.waiting.last().copied(), self.flags)
    }
}
