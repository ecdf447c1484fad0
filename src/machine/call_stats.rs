//! [`CallStats`]: the eleven counters of a CPython that was built with `CALL_PROFILE` (`pcall` of ceval.c).
//!
//! They are always on here, for they teach which way a call went: `sys.callstats()` gives them.

/// What is counted, in the order in which `sys.callstats()` gives it (`PCALL_ALL` to `PCALL_POP`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Counter {
    /// A CALL_FUNCTION, or one of its kin with stars.
    All,
    /// A Python function is called: `fast_function`, `do_call`, `ext_do_call`.
    Function,
    /// `fast_function` was entered.
    FastFunction,
    /// `fast_function` went its quick path.
    FasterFunction,
    /// A method object is called.
    Method,
    /// `call_function` has put a bound method's object into the method's place.
    BoundMethod,
    /// A C function is called.
    CFunction,
    /// A new-style class is called.
    Type,
    /// `PyEval_EvalCodeEx` made a generator in place of running the frame.
    Generator,
    /// Anything else is called.
    Other,
    /// `call_function` popped a slot of the value stack when the call was over.
    Pop,
}

impl Counter {
    /// All of them, in order.
    pub const ALL: [Self; 11] = [
        Self::All,
        Self::Function,
        Self::FastFunction,
        Self::FasterFunction,
        Self::Method,
        Self::BoundMethod,
        Self::CFunction,
        Self::Type,
        Self::Generator,
        Self::Other,
        Self::Pop,
    ];

    /// Its name in ceval.c, without the `PCALL_`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::All => "ALL",
            Self::Function => "FUNCTION",
            Self::FastFunction => "FAST_FUNCTION",
            Self::FasterFunction => "FASTER_FUNCTION",
            Self::Method => "METHOD",
            Self::BoundMethod => "BOUND_METHOD",
            Self::CFunction => "CFUNCTION",
            Self::Type => "TYPE",
            Self::Generator => "GENERATOR",
            Self::Other => "OTHER",
            Self::Pop => "POP",
        }
    }
}

/// The counters of a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct CallStats {
    counts: [u64; Counter::ALL.len()],
}

impl CallStats {
    /// Counts one more.
    #[inline(always)]
    pub(super) fn add(&mut self, counter: Counter) {
        self.add_many(counter, 1);
    }

    /// Counts so many more.
    #[inline(always)]
    pub(super) fn add_many(&mut self, counter: Counter, count: u64) {
        if let Some(slot) = self.counts.get_mut(counter as usize) {
            *slot += count;
        }
    }

    /// How many were counted.
    pub fn get(&self, counter: Counter) -> u64 {
        self.counts.get(counter as usize).copied().unwrap_or(0)
    }

    /// The counts, in the order of [`Counter::ALL`].
    pub fn counts(&self) -> [u64; 11] {
        self.counts
    }
}
