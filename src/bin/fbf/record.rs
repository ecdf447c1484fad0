//! `fbf record`: a run as a file.

use std::path::{Path, PathBuf};

use framebyframe::record;
use framebyframe::view::session::Session;

use super::files::{self, Failure};

/// Records a program's run, and says how large it is.
pub(crate) fn record(
    path: &Path,
    others: &[PathBuf],
    output: Option<PathBuf>,
    until: u64,
    input: Option<&Path>,
) -> Result<(), Failure> {
    let mut session = files::page_session(path, others)?;
    let input = input.map(files::read).transpose()?.unwrap_or_default();
    let input: Vec<String> = String::from_utf8_lossy(&input).lines().map(str::to_owned).collect();
    record::run(&mut session, until, &input);
    let recording = record::record(&mut session)?;
    let output = output.unwrap_or_else(|| path.with_extension("run.fbf"));
    files::write_text(&output, &recording)?;
    println!("{}: {}", output.display(), summary(&mut session, recording.len()));
    Ok(())
}

fn summary(session: &mut Session, bytes: usize) -> String {
    let length = session.length();
    let per_step = bytes as f64 / length.max(1) as f64;
    let end = if session.survey(0).ended { "" } else { "; the run goes on behind them" };
    format!("{length} instructions in {bytes} bytes, {per_step:.1} each{end}.")
}
