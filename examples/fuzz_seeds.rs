//! Writes what the fuzz targets begin with to `fuzz/corpus/TARGET/`: made of the tests' programs, so it is not kept in the
//! repository. `npm run fuzz` does this first.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a tool for tests, which may panic"
)]

#[path = "../fuzz/bodies/mod.rs"]
mod bodies;
#[path = "../tests/common/damage.rs"]
#[allow(dead_code, reason = "the fuzz targets damage bytes alone")]
mod damage;
#[path = "../tests/common/seeds.rs"]
#[allow(dead_code, reason = "this one runs none of the targets")]
mod seeds;

use std::fs;
use std::path::Path;

fn main() {
    for target in &seeds::TARGETS {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(target.name);
        fs::create_dir_all(&folder).unwrap();
        let seeds = (target.seeds)();
        for (n, seed) in seeds.iter().enumerate() {
            fs::write(folder.join(format!("seed-{n:04}")), seed).unwrap();
        }
        println!("{}: {} seeds", target.name, seeds.len());
    }
}
