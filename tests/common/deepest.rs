//! How deep CPython 2.7.18 lets a program nest, for the native tests and for those in a browser.

/// How many times at most, what is written before, and what after.
pub(crate) const DEEPEST: [(usize, &str, &str); 14] = [
    (98, "(", ")"),
    (98, "[", "]"),
    (98, "{1: ", "}"),
    (92, "f(", ")"),
    (92, "a[", "]"),
    (49, "`(", ")`"),
    (87, "[a for a in ", "]"),
    (98, "(a for a in ", ")"),
    (1480, "not ", ""),
    (1480, "-", ""),
    (1480, "a if a else ", ""),
    (740, "a ** ", ""),
    (740, "lambda: ", ""),
    (296, "lambda a=lambda: ", ": a"),
];
