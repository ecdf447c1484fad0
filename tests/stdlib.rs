//! Everything in `bytecode`, on the whole standard library of CPython 2.7.18.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]

use std::fs;
use std::path::{Path, PathBuf};

use framebyframe::bytecode::Pyc;
use framebyframe::bytecode::dis::dis_all;
use framebyframe::bytecode::repr::NO_ADDRESS;
use framebyframe::bytecode::verify::verify;

/// Every `.pyc` in the folder that `scripts/stdlib_cases.py` filled, with what CPython's `dis` prints for it.
fn cases() -> Vec<(PathBuf, Vec<u8>, Vec<u8>)> {
    let folder = std::env::var("FBF_STDLIB").expect("FBF_STDLIB names the folder that scripts/stdlib_cases.py filled");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "pyc"));
    paths.sort();
    assert!(paths.len() > 1000, "there should be more files: {}", paths.len());
    let read = |path: PathBuf| (path.clone(), fs::read(&path).unwrap(), fs::read(path.with_extension("dis")).unwrap());
    paths.into_iter().map(read).collect()
}

/// Names the first line that differs, because the whole would be too long to read.
fn assert_same_text(actual: &str, expected: &str, path: &Path) {
    for (number, (actual, expected)) in actual.lines().zip(expected.lines()).enumerate() {
        assert_eq!(actual, expected, "{}, line {}", path.display(), number + 1);
    }
    assert_eq!(actual.len(), expected.len(), "{} has more or fewer lines", path.display());
}

#[test]
#[ignore = "needs the standard library of a CPython 2.7.18: see scripts/stdlib_cases.py"]
fn the_standard_library() {
    for (path, bytes, listing) in cases() {
        let pyc = Pyc::read(&bytes).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        assert!(pyc.write() == bytes, "{} is written differently", path.display());
        verify(&pyc.code).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let text = dis_all(&pyc.code, &|_| NO_ADDRESS.to_owned());
        assert_same_text(&text, &String::from_utf8_lossy(&listing), &path);
    }
}
