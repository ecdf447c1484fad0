//! The grammar of Python 2.7 and the tables that [`super::automaton`] runs on (what CPython's `pgen` does).
//!
//! # Overview
//! Every rule is a regular expression over tokens and other rules. [`Tables::new`] turns each one into a small
//! deterministic automaton, and works out for every state and every token what to do:
//!
//! * **take**: the token continues this rule, or begins another that may stand here, or one within that and so on;
//! * **pop**: this rule may end here, so the rule that is waiting for it goes on;
//! * nothing: this token cannot be here. The grammar is LL(1), one token always decides, which is why CPython (and this
//!   compiler) reports an error at the very first token that no program could have in this place.
//!
//! # Source layout
//! The rules, then the automata's construction: text to nondeterministic automaton ([`Nfa`]), to deterministic
//! ([`Dfa`]), to tables.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::super::lexer::{TOKEN_KINDS, TokenKind};

macro_rules! rules {
    ($($variant:ident $name:literal = $text:literal;)*) => {
        /// The rules (nonterminals) of the grammar, under CPython's names.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub(super) enum Rule { $($variant),* }

        impl Rule {
            /// All of them, in order.
            const ALL: &'static [Rule] = &[$(Rule::$variant),*];

            /// CPython's name for it, and what it stands for.
            const fn definition(self) -> (&'static str, &'static str) {
                match self { $(Rule::$variant => ($name, $text)),* }
            }
        }
    };
}

// Quoted: the token itself. Capitals: a class of tokens. `[x]`: x or nothing. `x*`: any number. `x+`: at least one.
rules! {
    // The three things that can be compiled.
    SingleInput "single_input" = "NEWLINE | simple_stmt | compound_stmt NEWLINE";
    FileInput "file_input" = "(NEWLINE | stmt)* ENDMARKER";
    EvalInput "eval_input" = "testlist NEWLINE* ENDMARKER";

    // Functions and their parameters.
    Decorator "decorator" = "'@' dotted_name ['(' [arglist] ')'] NEWLINE";
    Decorators "decorators" = "decorator+";
    Decorated "decorated" = "decorators (classdef | funcdef)";
    Funcdef "funcdef" = "'def' NAME parameters ':' suite";
    Parameters "parameters" = "'(' [varargslist] ')'";
    Varargslist "varargslist" = "(fpdef ['=' test] ',')* ('*' NAME [',' '**' NAME] | '**' NAME)
                                | fpdef ['=' test] (',' fpdef ['=' test])* [',']";
    Fpdef "fpdef" = "NAME | '(' fplist ')'";
    Fplist "fplist" = "fpdef (',' fpdef)* [',']";

    // Simple statements: several on a line, with semicolons between.
    Stmt "stmt" = "simple_stmt | compound_stmt";
    SimpleStmt "simple_stmt" = "small_stmt (';' small_stmt)* [';'] NEWLINE";
    SmallStmt "small_stmt" = "expr_stmt | print_stmt | del_stmt | pass_stmt | flow_stmt | import_stmt | global_stmt
                              | exec_stmt | assert_stmt";
    ExprStmt "expr_stmt" = "testlist (augassign (yield_expr | testlist) | ('=' (yield_expr | testlist))*)";
    Augassign "augassign" = "'+=' | '-=' | '*=' | '/=' | '%=' | '&=' | '|=' | '^=' | '<<=' | '>>=' | '**=' | '//='";
    PrintStmt "print_stmt" = "'print' ([test (',' test)* [',']] | '>>' test [(',' test)+ [',']])";
    DelStmt "del_stmt" = "'del' exprlist";
    PassStmt "pass_stmt" = "'pass'";
    FlowStmt "flow_stmt" = "break_stmt | continue_stmt | return_stmt | raise_stmt | yield_stmt";
    BreakStmt "break_stmt" = "'break'";
    ContinueStmt "continue_stmt" = "'continue'";
    ReturnStmt "return_stmt" = "'return' [testlist]";
    YieldStmt "yield_stmt" = "yield_expr";
    RaiseStmt "raise_stmt" = "'raise' [test [',' test [',' test]]]";
    ImportStmt "import_stmt" = "import_name | import_from";
    ImportName "import_name" = "'import' dotted_as_names";
    ImportFrom "import_from" = "'from' ('.'* dotted_name | '.'+)
                                'import' ('*' | '(' import_as_names ')' | import_as_names)";
    ImportAsName "import_as_name" = "NAME ['as' NAME]";
    DottedAsName "dotted_as_name" = "dotted_name ['as' NAME]";
    ImportAsNames "import_as_names" = "import_as_name (',' import_as_name)* [',']";
    DottedAsNames "dotted_as_names" = "dotted_as_name (',' dotted_as_name)*";
    DottedName "dotted_name" = "NAME ('.' NAME)*";
    GlobalStmt "global_stmt" = "'global' NAME (',' NAME)*";
    ExecStmt "exec_stmt" = "'exec' expr ['in' test [',' test]]";
    AssertStmt "assert_stmt" = "'assert' test [',' test]";

    // Compound statements: those with a block.
    CompoundStmt "compound_stmt" = "if_stmt | while_stmt | for_stmt | try_stmt | with_stmt | funcdef | classdef | decorated";
    IfStmt "if_stmt" = "'if' test ':' suite ('elif' test ':' suite)* ['else' ':' suite]";
    WhileStmt "while_stmt" = "'while' test ':' suite ['else' ':' suite]";
    ForStmt "for_stmt" = "'for' exprlist 'in' testlist ':' suite ['else' ':' suite]";
    TryStmt "try_stmt" = "'try' ':' suite ((except_clause ':' suite)+ ['else' ':' suite] ['finally' ':' suite]
                          | 'finally' ':' suite)";
    WithStmt "with_stmt" = "'with' with_item (',' with_item)* ':' suite";
    WithItem "with_item" = "test ['as' expr]";
    ExceptClause "except_clause" = "'except' [test [('as' | ',') test]]";
    Suite "suite" = "simple_stmt | NEWLINE INDENT stmt+ DEDENT";

    // Expressions, from those that bind least. The old_test ones are for what follows the `in` and `if` of a
    // comprehension: there a conditional expression would be ambiguous.
    TestlistSafe "testlist_safe" = "old_test [(',' old_test)+ [',']]";
    OldTest "old_test" = "or_test | old_lambdef";
    OldLambdef "old_lambdef" = "'lambda' [varargslist] ':' old_test";
    Test "test" = "or_test ['if' or_test 'else' test] | lambdef";
    OrTest "or_test" = "and_test ('or' and_test)*";
    AndTest "and_test" = "not_test ('and' not_test)*";
    NotTest "not_test" = "'not' not_test | comparison";
    Comparison "comparison" = "expr (comp_op expr)*";
    CompOp "comp_op" = "'<' | '>' | '==' | '>=' | '<=' | '!=' | 'in' | 'not' 'in' | 'is' | 'is' 'not'";
    Expr "expr" = "xor_expr ('|' xor_expr)*";
    XorExpr "xor_expr" = "and_expr ('^' and_expr)*";
    AndExpr "and_expr" = "shift_expr ('&' shift_expr)*";
    ShiftExpr "shift_expr" = "arith_expr (('<<' | '>>') arith_expr)*";
    ArithExpr "arith_expr" = "term (('+' | '-') term)*";
    Term "term" = "factor (('*' | '/' | '%' | '//') factor)*";
    Factor "factor" = "('+' | '-' | '~') factor | power";
    Power "power" = "atom trailer* ['**' factor]";
    Atom "atom" = "'(' [yield_expr | testlist_comp] ')' | '[' [listmaker] ']' | '{' [dictorsetmaker] '}'
                   | '`' testlist1 '`' | NAME | NUMBER | STRING+";
    Listmaker "listmaker" = "test (list_for | (',' test)* [','])";
    TestlistComp "testlist_comp" = "test (comp_for | (',' test)* [','])";
    Lambdef "lambdef" = "'lambda' [varargslist] ':' test";
    Trailer "trailer" = "'(' [arglist] ')' | '[' subscriptlist ']' | '.' NAME";
    Subscriptlist "subscriptlist" = "subscript (',' subscript)* [',']";
    Subscript "subscript" = "'.' '.' '.' | test | [test] ':' [test] [sliceop]";
    Sliceop "sliceop" = "':' [test]";
    Exprlist "exprlist" = "expr (',' expr)* [',']";
    Testlist "testlist" = "test (',' test)* [',']";
    Dictorsetmaker "dictorsetmaker" = "test ':' test (comp_for | (',' test ':' test)* [','])
                                       | test (comp_for | (',' test)* [','])";
    Classdef "classdef" = "'class' NAME ['(' [testlist] ')'] ':' suite";
    Arglist "arglist" = "(argument ',')* (argument [','] | '*' test (',' argument)* [',' '**' test] | '**' test)";
    Argument "argument" = "test [comp_for] | test '=' test";
    ListIter "list_iter" = "list_for | list_if";
    ListFor "list_for" = "'for' exprlist 'in' testlist_safe [list_iter]";
    ListIf "list_if" = "'if' old_test [list_iter]";
    CompIter "comp_iter" = "comp_for | comp_if";
    CompFor "comp_for" = "'for' exprlist 'in' or_test [comp_iter]";
    CompIf "comp_if" = "'if' old_test [comp_iter]";
    Testlist1 "testlist1" = "test (',' test)*";
    YieldExpr "yield_expr" = "'yield' [testlist]";
}

/// A state of one rule's automaton, numbered through all rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct State(u16);

/// What to do in a state at a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Action<'t> {
    /// The token cannot be here.
    Error,
    /// The rule ends before this token.
    Pop,
    /// The token belongs to the rule, or begins others in it.
    Take {
        /// The state that the rule will be in.
        next: State,
        /// The states that the rules which begin will be in, outermost first.
        inner: &'t [State],
    },
}

/// What each state is, apart from its actions.
#[derive(Clone, Copy, Debug)]
struct StateInfo {
    /// The rule that it belongs to.
    rule: Rule,
    /// The rule ends here whatever comes: nothing can continue it.
    is_final: bool,
    /// The only token that can come here, if there is just one.
    only_token: Option<TokenKind>,
}

/// [`Action::Take`], its inner states being a piece of a table.
#[derive(Clone, Copy)]
struct Take {
    next: State,
    start: u16,
    end: u16,
}

/// The grammar as tables.
pub(super) struct Tables {
    /// For each state and token: [`Tables::ERROR`], [`Tables::POP`], or a place in `takes` after these two.
    actions: Vec<[u16; TOKEN_KINDS]>,
    takes: Vec<Take>,
    inner: Vec<State>,
    /// For each state, what else is known of it.
    states: Vec<StateInfo>,
    /// The first state of each rule.
    starts: Vec<State>,
}

impl Tables {
    const ERROR: u16 = 0;
    const POP: u16 = 1;

    /// The tables, made at the first use.
    pub(super) fn get() -> &'static Tables {
        static TABLES: OnceLock<Tables> = OnceLock::new();
        TABLES.get_or_init(Tables::new)
    }

    /// The state in which a rule begins.
    pub(super) fn start(&self, rule: Rule) -> State {
        self.starts.get(rule as usize).copied().unwrap_or(State(0))
    }

    /// What to do in `state` at `token`.
    #[inline]
    pub(super) fn action(&self, state: State, token: TokenKind) -> Action<'_> {
        let row = self.actions.get(usize::from(state.0));
        match row.and_then(|row| row.get(token as usize)).copied() {
            Some(Self::POP) => Action::Pop,
            Some(place) if place > Self::POP => match self.takes.get(usize::from(place) - 2) {
                Some(&Take { next, start, end }) => {
                    let inner = self.inner.get(usize::from(start)..usize::from(end)).unwrap_or_default();
                    Action::Take { next, inner }
                }
                None => Action::Error,
            },
            _ => Action::Error,
        }
    }

    /// The rule that a state belongs to.
    pub(super) fn rule(&self, state: State) -> Rule {
        self.states.get(usize::from(state.0)).map_or(Rule::FileInput, |info| info.rule)
    }

    /// Whether nothing can continue the rule in this state.
    #[inline]
    pub(super) fn is_final(&self, state: State) -> bool {
        self.states.get(usize::from(state.0)).is_some_and(|info| info.is_final)
    }

    /// The token that must come in this state, if there is only one choice.
    pub(super) fn only_token(&self, state: State) -> Option<TokenKind> {
        self.states.get(usize::from(state.0)).and_then(|info| info.only_token)
    }

    fn new() -> Self {
        let automata: Vec<Dfa> = Rule::ALL.iter().map(|rule| Dfa::new(&Nfa::new(rule.definition().1))).collect();
        let mut starts = Vec::with_capacity(automata.len());
        let mut count = 0;
        for automaton in &automata {
            starts.push(State(count));
            count += automaton.states.len() as u16;
        }
        let mut tables = Self { actions: vec![], takes: vec![], inner: vec![], states: vec![], starts };
        let mut beginnings = Beginnings { known: BTreeMap::new(), automata: &automata };
        let mut pieces = BTreeMap::new();
        for (&rule, automaton) in Rule::ALL.iter().zip(&automata) {
            for state in &automaton.states {
                tables.add_state(rule, state, &mut beginnings, &mut pieces);
            }
        }
        tables
    }

    /// Fills one state's row. `pieces` are the pieces of `inner` that are known already.
    fn add_state(
        &mut self,
        rule: Rule,
        state: &DfaState,
        beginnings: &mut Beginnings<'_>,
        pieces: &mut BTreeMap<Vec<State>, (u16, u16)>,
    ) {
        let otherwise = if state.accepts { Self::POP } else { Self::ERROR };
        let mut row = [otherwise; TOKEN_KINDS];
        let ways = beginnings.ways(rule, state, &self.starts);
        let only_token = if let [(token, _)] = ways.as_slice() { Some(*token) } else { None };
        for (token, path) in ways {
            let Some((&next, inner)) = path.split_first() else { continue };
            let &mut (start, end) = pieces.entry(inner.to_vec()).or_insert_with(|| {
                let start = self.inner.len() as u16;
                self.inner.extend_from_slice(inner);
                (start, self.inner.len() as u16)
            });
            self.takes.push(Take { next, start, end });
            if let Some(cell) = row.get_mut(token as usize) {
                *cell = self.takes.len() as u16 + 1;
            }
        }
        self.states.push(StateInfo { rule, is_final: state.accepts && state.arcs.is_empty(), only_token });
        self.actions.push(row);
    }
}

/// The tokens that rules can begin with.
struct Beginnings<'a> {
    /// For each rule looked at so far, those tokens, and the states that the rule and those in it are in after the token.
    known: BTreeMap<Rule, Vec<(TokenKind, Vec<State>)>>,
    automata: &'a [Dfa],
}

impl Beginnings<'_> {
    /// Every token that can come in a state, with the states that it leads to, outermost first.
    fn ways(&mut self, rule: Rule, state: &DfaState, starts: &[State]) -> Vec<(TokenKind, Vec<State>)> {
        let start = starts.get(rule as usize).map_or(0, |start| start.0);
        let mut ways = Vec::new();
        for (&label, &next) in &state.arcs {
            let then = State(start + next as u16);
            match label {
                Label::Token(token) => ways.push((token, vec![then])),
                Label::Rule(other) => {
                    let inner = self.of_rule(other, starts).into_iter();
                    ways.extend(inner.map(|(token, path)| (token, [vec![then], path].concat())));
                }
            }
        }
        ways
    }

    fn of_rule(&mut self, rule: Rule, starts: &[State]) -> Vec<(TokenKind, Vec<State>)> {
        if let Some(known) = self.known.get(&rule) {
            return known.clone();
        }
        let first = self.automata.get(rule as usize).and_then(|automaton| automaton.states.first());
        let ways = first.map(|first| self.ways(rule, first, starts)).unwrap_or_default();
        self.known.insert(rule, ways.clone());
        ways
    }
}

/// What stands on an arc between two states.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Label {
    Token(TokenKind),
    Rule(Rule),
}

/// A rule's automaton as it comes from the text: several arcs may have one label, and arcs without label cost nothing.
#[derive(Default)]
struct Nfa {
    /// For each state, its arcs.
    arcs: Vec<Vec<(Option<Label>, usize)>>,
    /// Where the rule begins.
    start: usize,
    /// Where it ends.
    end: usize,
}

/// A part of an [`Nfa`] between two states.
#[derive(Clone, Copy)]
struct Fragment {
    from: usize,
    to: usize,
}

impl Nfa {
    fn new(text: &str) -> Self {
        let mut nfa = Self::default();
        let mut words = Words { rest: text };
        let whole = nfa.alternatives(&mut words);
        Self { start: whole.from, end: whole.to, ..nfa }
    }

    fn state(&mut self) -> usize {
        self.arcs.push(Vec::new());
        self.arcs.len() - 1
    }

    fn arc(&mut self, from: usize, label: Option<Label>, to: usize) {
        if let Some(arcs) = self.arcs.get_mut(from) {
            arcs.push((label, to));
        }
    }

    /// `a b | c d | …`
    fn alternatives(&mut self, words: &mut Words<'_>) -> Fragment {
        let whole = Fragment { from: self.state(), to: self.state() };
        loop {
            let part = self.sequence(words);
            self.arc(whole.from, None, part.from);
            self.arc(part.to, None, whole.to);
            if !words.skip("|") {
                return whole;
            }
        }
    }

    /// `a b* [c] …`
    fn sequence(&mut self, words: &mut Words<'_>) -> Fragment {
        let start = self.state();
        let mut end = start;
        while let Some(part) = self.item(words) {
            self.arc(end, None, part.from);
            end = part.to;
        }
        Fragment { from: start, to: end }
    }

    /// `a`, `a*`, `a+`, `(…)` or `[…]`; none at the end of a sequence.
    fn item(&mut self, words: &mut Words<'_>) -> Option<Fragment> {
        if words.skip("[") {
            let part = self.alternatives(words);
            words.skip("]");
            self.arc(part.from, None, part.to);
            return Some(part);
        }
        let part = if words.skip("(") {
            let part = self.alternatives(words);
            words.skip(")");
            part
        } else {
            let label = words.label()?;
            let part = Fragment { from: self.state(), to: self.state() };
            self.arc(part.from, Some(label), part.to);
            part
        };
        if words.skip("*") {
            self.arc(part.to, None, part.from);
            return Some(Fragment { from: part.from, to: part.from });
        }
        if words.skip("+") {
            self.arc(part.to, None, part.from);
        }
        Some(part)
    }

    /// The states that can be reached from these by arcs without label, in order.
    fn closure(&self, mut states: Vec<usize>) -> Vec<usize> {
        let mut done = 0;
        while let Some(&state) = states.get(done) {
            for &(label, to) in self.arcs.get(state).into_iter().flatten() {
                if label.is_none() && !states.contains(&to) {
                    states.push(to);
                }
            }
            done += 1;
        }
        states.sort_unstable();
        states
    }
}

/// The words of a rule's text.
struct Words<'t> {
    rest: &'t str,
}

impl Words<'_> {
    /// Goes past `word` if it is next.
    fn skip(&mut self, word: &str) -> bool {
        match self.rest.trim_start().strip_prefix(word) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    /// Goes past a quoted token, a class of tokens or the name of a rule.
    fn label(&mut self) -> Option<Label> {
        let text = self.rest.trim_start();
        let (word, rest) = match text.strip_prefix('\'') {
            Some(quoted) => quoted.split_once('\'')?,
            None => {
                let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
                text.split_at_checked(end)?
            }
        };
        let token = TokenKind::ALL.iter().find(|token| token.text() == word).map(|&token| Label::Token(token));
        let rule = || Rule::ALL.iter().find(|rule| rule.definition().0 == word).map(|&rule| Label::Rule(rule));
        let label = token.or_else(rule)?;
        self.rest = rest;
        Some(label)
    }
}

/// A rule's automaton with one arc at the most for each label; the first state is the start.
struct Dfa {
    states: Vec<DfaState>,
}

#[derive(Clone, Default, PartialEq)]
struct DfaState {
    /// Whether the rule may end here.
    accepts: bool,
    /// The next state for each label.
    arcs: BTreeMap<Label, usize>,
}

impl Dfa {
    /// The subset construction: each state stands for the set of states that the other automaton could be in.
    fn new(nfa: &Nfa) -> Self {
        let mut sets = vec![nfa.closure(vec![nfa.start])];
        let mut states = Vec::new();
        while let Some(set) = sets.get(states.len()) {
            let mut targets: BTreeMap<Label, Vec<usize>> = BTreeMap::new();
            for &(label, to) in set.iter().filter_map(|&state| nfa.arcs.get(state)).flatten() {
                if let Some(label) = label {
                    targets.entry(label).or_default().push(to);
                }
            }
            let mut state = DfaState { accepts: set.contains(&nfa.end), ..DfaState::default() };
            for (label, to) in targets {
                let closure = nfa.closure(to);
                let known = sets.iter().position(|set| *set == closure);
                let index = known.unwrap_or_else(|| {
                    sets.push(closure);
                    sets.len() - 1
                });
                state.arcs.insert(label, index);
            }
            states.push(state);
        }
        let mut dfa = Self { states };
        while dfa.merge_equal_states() {}
        dfa
    }

    /// Makes states with the same arcs one. True: there were some, so that others may be the same now.
    fn merge_equal_states(&mut self) -> bool {
        let mut kept: Vec<DfaState> = Vec::new();
        let mut places = Vec::new();
        for state in &self.states {
            let known = kept.iter().position(|other| other == state);
            places.push(known.unwrap_or(kept.len()));
            if known.is_none() {
                kept.push(state.clone());
            }
        }
        for next in kept.iter_mut().flat_map(|state| state.arcs.values_mut()) {
            *next = places.get(*next).copied().unwrap_or_default();
        }
        let merged = kept.len() < self.states.len();
        self.states = kept;
        merged
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_read_to_its_end() {
        for rule in Rule::ALL {
            let (name, text) = rule.definition();
            let mut words = Words { rest: text };
            Nfa::default().alternatives(&mut words);
            assert_eq!(words.rest.trim(), "", "{name}");
        }
    }

    /// One token decides: in no state can two different things be done at one token.
    #[test]
    fn the_grammar_is_ll1() {
        let tables = Tables::get();
        let automata: Vec<Dfa> = Rule::ALL.iter().map(|rule| Dfa::new(&Nfa::new(rule.definition().1))).collect();
        let mut beginnings = Beginnings { known: BTreeMap::new(), automata: &automata };
        for (&rule, automaton) in Rule::ALL.iter().zip(&automata) {
            for state in &automaton.states {
                let ways = beginnings.ways(rule, state, &tables.starts);
                let mut tokens: Vec<_> = ways.into_iter().map(|(token, _)| token).collect();
                let all = tokens.len();
                tokens.sort_unstable();
                tokens.dedup();
                assert_eq!(tokens.len(), all, "{}", rule.definition().0);
            }
        }
        assert!(tables.takes.len() + 2 < usize::from(u16::MAX));
        assert!(tables.inner.len() < usize::from(u16::MAX));
    }
}
