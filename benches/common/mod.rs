//! The CPython 2.7.18 that benchmarks run beside ours.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The first CPython 2.7.18 that answers: `PYTHON27`, then `python2.7`, then pyenv's.
pub(crate) fn find_python() -> Option<PathBuf> {
    let home = std::env::var_os("HOME").map(PathBuf::from).unwrap_or_default();
    let candidates = [
        std::env::var_os("PYTHON27").map(PathBuf::from),
        Some("python2.7".into()),
        Some(home.join(".pyenv/versions/2.7.18/bin/python")),
    ];
    candidates.into_iter().flatten().find(|python| ask(python, "'%d.%d.%d' % sys.version_info[:3]") == "2.7.18")
}

/// What an expression is in Python, as text; empty if there is no such Python.
pub(crate) fn ask(python: &Path, expression: &str) -> String {
    let program = format!("import sys; sys.stdout.write({expression})");
    let output = Command::new(python).args(["-c", &program]).output();
    output.map_or_else(|_| String::new(), |output| String::from_utf8_lossy(&output.stdout).into_owned())
}
