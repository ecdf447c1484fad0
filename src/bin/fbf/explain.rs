//! `fbf explain`: a run as a text, good to read and to quote.

use std::io::{BufRead, BufWriter, Write};
use std::path::Path;

use framebyframe::view::schema::{Activation, CStep, Moment, Program, Snapshot, Span, Status, Step};
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
    let program = session.program().clone();
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
        if let Some((name, line, listing)) = place.as_ref().filter(|_| place != where_it_was) {
            let text = source_line(&program, *listing, *line).map(|text| format!(": {text}")).unwrap_or_default();
            writeln!(out, "\n{name}, line {line}{text}")?;
        }
        where_it_was = place;
        if let Some(step) = step {
            write_step(&program, step, out)?;
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

/// The name of the code, the line and the listing of the instruction that runs next.
fn place(moment: &Moment) -> Option<(String, i32, Option<u32>)> {
    let next = moment.next.as_ref()?;
    let name = moment.stack.iter().find_map(|activation| match activation {
        Activation::Frame(frame) => Some(frame.name.clone()),
        Activation::CCall(_) => None,
    });
    Some((name?, next.line, next.listing))
}

/// A line of the program's own file, without what is left blank around it.
fn source_line(program: &Program, listing: Option<u32>, line: i32) -> Option<&str> {
    let listing = program.listings.get(listing? as usize)?;
    let line = usize::try_from(line).ok()?.checked_sub(1)?;
    let source = program.source.as_ref().filter(|_| listing.filename == program.filename)?;
    source.lines().nth(line).map(str::trim)
}

fn write_step(program: &Program, step: &Step, out: &mut impl Write) -> std::io::Result<()> {
    let listing = step.listing.and_then(|listing| program.listings.get(listing as usize));
    let listed = listing.and_then(|listing| listing.instructions.iter().find(|one| one.offset == step.offset));
    let arg = step.arg.map(|arg| format!(" {arg}")).unwrap_or_default();
    let meaning = listed.and_then(|one| one.meaning.as_ref()).map(|meaning| format!(" ({meaning})"));
    writeln!(out, "{:>6} {}{arg}{}", step.offset, step.op, meaning.unwrap_or_default())?;
    writeln!(out, "       {}", text(&step.narration))?;
    let mut function = "";
    for c_step in &step.c_steps {
        if c_step.function != function {
            writeln!(out, "         {}", c_step.function)?;
            function = &c_step.function;
        }
        write_c_step(c_step, out)?;
    }
    Ok(())
}

/// A step of C code: its sentence, what it asks, what it counts.
fn write_c_step(step: &CStep, out: &mut impl Write) -> std::io::Result<()> {
    writeln!(out, "           - {}", text(&step.narration))?;
    if let Some(condition) = &step.condition {
        writeln!(out, "             {}: {}", condition.text, if condition.holds { "yes" } else { "no" })?;
    }
    if !step.counted.is_empty() {
        let counted: Vec<String> =
            step.counted.iter().map(|counted| format!("{} +{}", counted.counter, counted.count)).collect();
        writeln!(out, "             counted: {}", counted.join(", "))?;
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
