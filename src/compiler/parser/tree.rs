//! The parse tree: which rule of the grammar took which tokens (CPython's `node`).
//!
//! CPython makes a node for every rule on the way, so that a lone `x` in a statement lies below twenty of them. Here a rule
//! with a single child *is* that child. Nothing is lost: CPython's own tree walker goes down through single children
//! without looking, and their positions are the same.
//!
//! Nodes are numbers into tables ([`Id`]); [`Node`] is a number with its tree, to walk on.

use super::super::ast::Span;
use super::super::lexer::{Token, TokenKind};
use super::super::{CompileError, ErrorKind};
use super::grammar::Rule;

/// A node's number: a token, or a rule with at least two children.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Id(u32);

impl Id {
    /// This bit tells rules from tokens.
    const RULE: u32 = 1 << 31;
}

/// A rule and its children.
#[derive(Clone, Copy, Debug)]
struct RuleNode {
    rule: Rule,
    /// The first token below it.
    first: u32,
    /// The last token below it.
    last: u32,
    /// Where its children begin in [`Tree::children`].
    children: u32,
    /// How many there are.
    count: u32,
}

/// A whole parse tree.
#[derive(Default)]
pub(super) struct Tree<'t> {
    /// What the tokens were cut from.
    text: &'t [u8],
    tokens: Vec<Token>,
    rules: Vec<RuleNode>,
    children: Vec<Id>,
}

impl<'t> Tree<'t> {
    /// An empty tree over a text.
    pub(super) fn new(text: &'t [u8]) -> Self {
        // About one token for four bytes of ordinary source.
        Self { text, tokens: Vec::with_capacity(text.len() / 4), ..Self::default() }
    }

    /// Adds a token.
    pub(super) fn add_token(&mut self, token: Token) -> Id {
        self.tokens.push(token);
        Id(self.tokens.len() as u32 - 1)
    }

    /// Adds a rule above these nodes.
    pub(super) fn add_rule(&mut self, rule: Rule, children: &[Id]) -> Id {
        let first = children.first().map_or(0, |&child| self.first_token(child));
        let last = children.last().map_or(0, |&child| self.last_token(child));
        let start = self.children.len() as u32;
        self.children.extend_from_slice(children);
        self.rules.push(RuleNode { rule, first, last, children: start, count: children.len() as u32 });
        Id(Id::RULE | (self.rules.len() as u32 - 1))
    }

    fn rule(&self, id: Id) -> Option<&RuleNode> {
        if id.0 & Id::RULE == 0 { None } else { self.rules.get((id.0 & !Id::RULE) as usize) }
    }

    fn first_token(&self, id: Id) -> u32 {
        self.rule(id).map_or(id.0, |rule| rule.first)
    }

    fn last_token(&self, id: Id) -> u32 {
        self.rule(id).map_or(id.0, |rule| rule.last)
    }
}

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A token.
    Token(TokenKind),
    /// A rule with at least two children.
    Rule(Rule),
}

/// A node in its tree.
#[derive(Clone, Copy)]
pub(super) struct Node<'t> {
    tree: &'t Tree<'t>,
    id: Id,
}

impl<'t> Node<'t> {
    /// The node of this number.
    pub(super) fn new(tree: &'t Tree<'t>, id: Id) -> Self {
        Self { tree, id }
    }

    /// What it is.
    pub(super) fn kind(self) -> Kind {
        match self.tree.rule(self.id) {
            Some(rule) => Kind::Rule(rule.rule),
            None => Kind::Token(self.token().map_or(TokenKind::Unknown, |token| token.kind)),
        }
    }

    /// Whether it is this token.
    pub(super) fn is(self, kind: TokenKind) -> bool {
        self.kind() == Kind::Token(kind)
    }

    /// Whether it is this rule (with more than one child).
    pub(super) fn is_rule(self, rule: Rule) -> bool {
        self.kind() == Kind::Rule(rule)
    }

    /// The number of children; a token has none.
    pub(super) fn len(self) -> usize {
        self.tree.rule(self.id).map_or(0, |rule| rule.count as usize)
    }

    /// A child.
    pub(super) fn child(self, index: usize) -> Option<Node<'t>> {
        self.ids().get(index).map(|&id| Self { id, ..self })
    }

    /// A child that the grammar puts there.
    pub(super) fn nth(self, index: usize) -> Result<Node<'t>, Box<CompileError>> {
        self.child(index).ok_or_else(|| self.malformed())
    }

    /// What to say of a node that no rule of the grammar makes: that cannot be.
    pub(super) fn malformed(self) -> Box<CompileError> {
        let message = format!("line {}: unexpected parse tree: {:?}", self.lineno(), self.kind());
        Box::new(CompileError::unlocated(ErrorKind::SystemError, message))
    }

    /// The last child.
    pub(super) fn last(self) -> Option<Node<'t>> {
        self.ids().last().map(|&id| Self { id, ..self })
    }

    /// The children.
    pub(super) fn children(self) -> impl DoubleEndedIterator<Item = Node<'t>> + Clone {
        self.ids().iter().map(move |&id| Self { id, ..self })
    }

    /// What a list of this rule has in it, separators too: a list of one item is that item itself.
    pub(super) fn members(self, rule: Rule) -> impl Iterator<Item = Node<'t>> + Clone {
        let (single, list) = if self.is_rule(rule) { (None, self.ids()) } else { (Some(self), Default::default()) };
        single.into_iter().chain(list.iter().map(move |&id| Self { id, ..self }))
    }

    /// The items of a list of this rule, without separators.
    pub(super) fn items(self, rule: Rule) -> impl Iterator<Item = Node<'t>> + Clone {
        self.members(rule).step_by(2)
    }

    fn ids(self) -> &'t [Id] {
        let range = |rule: &RuleNode| {
            let start = rule.children as usize;
            self.tree.children.get(start..start + rule.count as usize)
        };
        self.tree.rule(self.id).and_then(range).unwrap_or_default()
    }

    /// The first token below it, or the token itself.
    fn token(self) -> Option<&'t Token> {
        self.tree.tokens.get(self.tree.first_token(self.id) as usize)
    }

    /// CPython's `n_lineno`.
    pub(super) fn lineno(self) -> u32 {
        self.token().map_or(0, |token| token.lineno)
    }

    /// CPython's `n_col_offset`.
    pub(super) fn col_offset(self) -> i32 {
        self.token().map_or(0, |token| token.col_offset)
    }

    /// The bytes from its first token to its last; what ends a line or a block is not counted.
    pub(super) fn span(self) -> Span {
        let first = self.tree.first_token(self.id) as usize;
        let last = self.tree.last_token(self.id) as usize;
        let tokens = self.tree.tokens.get(first..=last).unwrap_or_default();
        let start = tokens.first().map_or(0, |token| token.start);
        Span { start, end: tokens.iter().rfind(|token| token.kind.is_visible()).map_or(start, |token| token.end) }
    }

    /// The text of a token.
    pub(super) fn text(self) -> &'t [u8] {
        let range = |token: &Token| self.tree.text.get(token.start as usize..token.end as usize);
        self.token().and_then(range).unwrap_or_default()
    }
}
