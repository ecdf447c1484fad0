//! What to say about a module that there is not, besides CPython's `ImportError`.

use super::{Module, library};
use crate::machine::{Machine, Status};

/// Modules of CPython 2.7 that programs ask for most, and that are not part of the machine.
const ELSEWHERE: &[&str] = &[
    "array",
    "base64",
    "calendar",
    "cPickle",
    "cmd",
    "codecs",
    "csv",
    "ctypes",
    "datetime",
    "decimal",
    "difflib",
    "doctest",
    "errno",
    "fractions",
    "getopt",
    "getpass",
    "glob",
    "hashlib",
    "inspect",
    "io",
    "json",
    "locale",
    "logging",
    "marshal",
    "multiprocessing",
    "optparse",
    "argparse",
    "os",
    "pdb",
    "pickle",
    "platform",
    "re",
    "sched",
    "select",
    "shutil",
    "signal",
    "socket",
    "sqlite3",
    "struct",
    "subprocess",
    "tempfile",
    "thread",
    "threading",
    "Tkinter",
    "timeit",
    "turtle",
    "unicodedata",
    "unittest",
    "urllib",
    "urllib2",
    "uuid",
    "xml",
    "zlib",
    "numpy",
];

/// What helps the author of a program whose import failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advice {
    /// One or two sentences.
    pub text: String,
    /// Whether CPython would have found the module, so that the program itself is not to blame.
    pub is_ours: bool,
}

impl Machine {
    /// Advice about the exception that ended the run, where there is some to give.
    pub fn advice(&self) -> Option<Advice> {
        let Status::Raised { class, message, .. } = self.status() else { return None };
        let name = message.strip_prefix("No module named ").filter(|_| class == "ImportError")?;
        Some(about_module(name, &self.own_modules()))
    }

    /// The names of the program's own files, as modules.
    fn own_modules(&self) -> Vec<String> {
        let names = self.sources.names().filter_map(|path| path.strip_suffix(b".py"));
        names
            .filter_map(|stem| stem.rsplit(|&byte| byte == b'/').next())
            .map(|stem| String::from_utf8_lossy(stem).into_owned())
            .collect()
    }
}

/// The names of the modules that a program may import, in order.
fn names() -> Vec<&'static str> {
    let builtin = Module::ALL.iter().map(|module| module.name());
    let mut names: Vec<&str> = builtin.chain(library::names()).collect();
    names.retain(|name| !name.starts_with('_') || name.starts_with("__"));
    names.sort_by_key(|name| name.to_lowercase());
    names
}

/// What to say about a module of this name, which was not found.
fn about_module(name: &str, own: &[String]) -> Advice {
    let top = name.split('.').next().unwrap_or(name);
    let names = names();
    let is_ours = ELSEWHERE.contains(&top);
    let list = names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    let known = names.iter().copied().chain(own.iter().map(String::as_str));
    let nearest = known
        .map(|known| (distance(&top.to_lowercase(), &known.to_lowercase()), known))
        .filter(|(distance, known)| *distance <= 1 + known.len() / 5)
        .min_by_key(|(distance, _)| *distance);
    let question = match nearest {
        Some((_, nearest)) if !is_ours && nearest != top => format!(" Did you mean `{nearest}`?"),
        _ => String::new(),
    };
    let text =
        format!("`{name}` is not part of this playground.{question} It has: {list}, and the program's own files.");
    Advice { text, is_ours }
}

/// How many letters have to be put in, taken out, changed, or swapped with the next one, to get from one word to the other.
fn distance(from: &str, to: &str) -> usize {
    let (from, to): (Vec<char>, Vec<char>) = (from.chars().take(40).collect(), to.chars().collect());
    let mut rows: Vec<Vec<usize>> = vec![(0..=to.len()).collect()];
    let at = |rows: &[Vec<usize>], i: usize, j: usize| rows.get(i).and_then(|row| row.get(j)).copied().unwrap_or(0);
    for (i, &a) in from.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, &b) in to.iter().enumerate() {
            let changed = at(&rows, i, j) + usize::from(a != b);
            let put = row.last().copied().unwrap_or(0) + 1;
            let mut best = changed.min(put).min(at(&rows, i, j + 1) + 1);
            let swaps = i > 0 && j > 0 && from.get(i - 1) == Some(&b) && to.get(j - 1) == Some(&a);
            if swaps {
                best = best.min(at(&rows, i - 1, j - 1) + 1);
            }
            row.push(best);
        }
        rows.push(row);
    }
    at(&rows, from.len(), to.len())
}

#[cfg(test)]
mod tests {
    use super::{about_module, distance, names};

    #[test]
    fn what_there_is_is_named() {
        let advice = about_module("json", &[]);
        assert!(advice.is_ours && names().iter().all(|name| advice.text.contains(&format!("`{name}`"))), "{advice:?}");
        assert!(advice.text.starts_with("`json` is not part of this playground. It has: "), "{advice:?}");
    }

    #[test]
    fn the_nearest_name_is_offered() {
        for (wrong, right) in [("maths", "math"), ("itertool", "itertools"), ("radnom", "random"), ("shapse", "shapes")]
        {
            let advice = about_module(wrong, &["shapes".to_owned()]);
            assert!(advice.text.contains(&format!("Did you mean `{right}`?")), "{advice:?}");
        }
        assert!(!about_module("xyzzy", &[]).text.contains("Did you mean"));
    }

    #[test]
    fn words_are_as_far_apart_as_there_are_mistakes() {
        let cases = [("", "", 0), ("abc", "", 3), ("math", "maths", 1), ("radnom", "random", 1), ("cat", "dog", 3)];
        for (from, to, expected) in cases {
            assert_eq!(distance(from, to), expected, "{from} {to}");
        }
    }
}
