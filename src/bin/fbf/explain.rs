//! `fbf explain`: a run as a text, good to read and to quote.

use std::io::{BufRead, BufWriter, Write};
use std::path::Path;

use framebyframe::view::schema::{Activation, CStep, Moment, Snapshot, Span, Status, Step};
use framebyframe::view::session::Session;

use super::files::{self, Failure};

/// Work between two looks at how far the run is.
const SLICE: u64 = 1 << 20;

/// Tells of a program's run to its end, or of so many instructions.
pub(crate) fn explain(path: &Path, steps: Option<u64>) -> Result<(), Failure> {
    let mut session = files::session(path)?;
    let steps = steps.unwrap_or(u64::MAX);
    let mut out = BufWriter::new(std::io::stdout().lock());
    // A reader that stops listening, such as `head`, is no failure: it ends the text.
    let _ = write_run(&mut session, steps, &mut out);
    Ok(())
}

fn write_run(session: &mut Session, steps: u64, out: &mut impl Write) -> std::io::Result<()> {
    let mut where_it_was = None;
    let mut answers = 0;
    for n in 0..steps {
        while n == session.length() {
            let ended = session.survey(SLICE).ended;
            if ended && n == session.length() {
                return out.flush();
            }
            if session.is_waiting() {
                answer(session, answers);
                answers += 1;
            }
        }
        let place = place(&session.seek(n).moment);
        let Snapshot { moment, step, .. } = session.seek(n + 1);
        if let Some((name, line)) = place.as_ref().filter(|_| place != where_it_was) {
            writeln!(out, "\n{name}, line {line}")?;
        }
        where_it_was = place;
        if let Some(step) = step {
            write_step(step, out)?;
        }
        write_end(moment, out)?;
    }
    out.flush()
}

/// Gives a program that waits for input the next line of stdin.
fn answer(session: &mut Session, index: usize) {
    let mut line = String::new();
    // What cannot be read is the end of the input.
    let read = std::io::stdin().lock().read_line(&mut line).unwrap_or(0);
    session.answer(index, (read > 0).then_some(line.trim_end_matches('\n')));
}

/// The code and the line of the instruction that runs next.
fn place(moment: &Moment) -> Option<(String, i32)> {
    let next = moment.next.as_ref()?;
    let name = moment.stack.iter().find_map(|activation| match activation {
        Activation::Frame(frame) => Some(frame.name.clone()),
        Activation::CCall(_) => None,
    });
    Some((name?, next.line))
}

fn write_step(step: &Step, out: &mut impl Write) -> std::io::Result<()> {
    let arg = step.arg.map(|arg| format!(" {arg}")).unwrap_or_default();
    writeln!(out, "{:>6} {}{arg}", step.offset, step.op)?;
    writeln!(out, "       {}", text(&step.narration))?;
    for c_step in &step.c_steps {
        write_c_step(c_step, out)?;
    }
    Ok(())
}

fn write_c_step(step: &CStep, out: &mut impl Write) -> std::io::Result<()> {
    writeln!(out, "           {}: {}", step.function, text(&step.narration))?;
    if let Some(condition) = &step.condition {
        writeln!(out, "               if ({}): {}", condition.text, if condition.holds { "yes" } else { "no" })?;
    }
    if !step.counted.is_empty() {
        let counted: Vec<String> =
            step.counted.iter().map(|counted| format!("{} +{}", counted.counter, counted.count)).collect();
        writeln!(out, "               counted: {}", counted.join(", "))?;
    }
    Ok(())
}

/// How the run ended, where it has.
fn write_end(moment: &Moment, out: &mut impl Write) -> std::io::Result<()> {
    match &moment.status {
        Status::Finished => writeln!(out, "\nThe program has come to its end."),
        Status::Raised { traceback, .. } => writeln!(out, "\n{}", traceback.trim_end()),
        Status::Unsupported { message } => writeln!(out, "\n{message}"),
        _ => Ok(()),
    }
}

/// A sentence as one text, with code between backticks.
pub(crate) fn text(narration: &[Span]) -> String {
    narration.iter().map(|span| if span.code { format!("`{}`", span.text) } else { span.text.clone() }).collect()
}
