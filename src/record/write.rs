//! A session → a recording.

use std::collections::BTreeMap;

use thiserror::Error;

use super::BLOCK;
use super::patch::{write_patch, write_tree};
use super::sections::pack;
use super::streams::{Out, Words};
use super::track::Track;
use super::tree::{NotInTheSchema, Shapes, Tree};
use crate::view::schema::{Snapshot, Step, Timeline};
use crate::view::session::Session;

/// Why a run cannot be recorded.
#[derive(Debug, Error)]
pub enum RecordError {
    /// The timeline has forgotten calls.
    #[error("This run has too many calls to be recorded: record fewer steps of it.")]
    TooManyCalls,
    /// The schema has what a recording cannot hold.
    #[error("{0}")]
    Schema(#[from] NotInTheSchema),
}

/// Runs a program for at most so many instructions (units of work, where an instruction does much) and gives it these lines
/// to read, and then the end of its input.
pub fn run(session: &mut Session, steps: u64, input: &[String]) {
    let mut lines = input.iter();
    let mut given = 0;
    loop {
        let left = steps.saturating_sub(session.length());
        let timeline = session.survey(left);
        if timeline.ended || left == 0 {
            return;
        }
        if timeline.waiting {
            session.answer(given, lines.next().map(String::as_str));
            given += 1;
        }
    }
}

/// Where a step is taken from.
#[derive(Clone, Copy)]
enum Model {
    /// A step of this block, as the how many-th it led to.
    Here(usize),
    /// A step of a block before, by its place among all that might be needed.
    Before(usize),
}

/// The instruction that a step ran: listing and offset.
type Instruction = (Option<u32>, u32);

fn instruction(step: &Step) -> Instruction {
    (step.listing, step.offset)
}

/// A moment of a block, as trees.
struct Seen {
    moment: Tree,
    step: Tree,
    made: Tree,
}

/// What is written from one block to the next.
struct Writer {
    shapes: Shapes,
    /// The words that each block knows.
    words: Words,
    /// The first step of each instruction in the first block that has it.
    first: Vec<Tree>,
    /// Where in `first` the step of an instruction is.
    known: BTreeMap<Instruction, usize>,
    /// The last step of each instruction that the block can refer to.
    models: BTreeMap<Instruction, Model>,
    /// Those of `first` that are referred to.
    used: Vec<usize>,
}

/// The recording of a run, as far as it was surveyed. It is the same each time, byte for byte.
///
/// # Errors
/// The run has more calls than can be remembered.
pub fn record(session: &mut Session) -> Result<Vec<u8>, RecordError> {
    let calls = session.calls().ok_or(RecordError::TooManyCalls)?;
    let timeline = session.survey(0);
    let mut shapes = Shapes::default();
    let first = seen(&mut shapes, session.seek(0))?;
    let program = shapes.tree(session.program())?;
    let (start, words) = start_section(&timeline, &program, &first);

    let mut writer =
        Writer { shapes, words, first: Vec::new(), known: BTreeMap::new(), models: BTreeMap::new(), used: Vec::new() };
    let mut track = Track::default();
    let mut blocks = Vec::new();
    for from in (0..=timeline.length).step_by(BLOCK as usize) {
        let until = timeline.length.min(from + BLOCK - 1);
        blocks.push(writer.block(session, from, until, &first, &mut track)?);
    }
    let mut out = Out::knowing(writer.words.clone());
    track.write(&mut out, &mut writer.shapes, &calls)?;
    let mut sections = vec![writer.shapes_section(), start, writer.models_section(), out.finish().0];
    sections.extend(blocks);
    Ok(pack(&sections))
}

fn seen(shapes: &mut Shapes, snapshot: &Snapshot) -> Result<Seen, NotInTheSchema> {
    Ok(Seen {
        moment: shapes.tree(&snapshot.moment)?,
        step: shapes.tree(&snapshot.step)?,
        made: shapes.tree(&snapshot.made)?,
    })
}

fn start_section(timeline: &Timeline, program: &Tree, first: &Seen) -> (Vec<u8>, Words) {
    let mut out = Out::default();
    let numbers = [timeline.length + 1, BLOCK, timeline.ended.into(), timeline.waiting.into()];
    numbers.into_iter().for_each(|number| out.number(number as i64));
    out.number(timeline.answers.len() as i64);
    timeline.answers.iter().for_each(|&moment| out.number(moment as i64));
    [program, &first.moment, &first.step, &first.made].into_iter().for_each(|tree| write_tree(&mut out, tree));
    out.finish()
}

impl Writer {
    /// The block of the moments from one to another.
    fn block(
        &mut self,
        session: &mut Session,
        from: u64,
        until: u64,
        start: &Seen,
        track: &mut Track,
    ) -> Result<Vec<u8>, NotInTheSchema> {
        let mut out = Out::knowing(self.words.clone());
        let mut steps: Vec<Tree> = Vec::new();
        let mut new: Vec<(Instruction, usize)> = Vec::new();
        let mut before: Option<Seen> = None;
        for n in from..=until {
            let snapshot = session.seek(n);
            let ran = snapshot.step.as_ref().map(instruction);
            let now = seen(&mut self.shapes, snapshot)?;
            let step = snapshot.step.clone();
            track.add(session.machine(), step.as_ref());
            let base = before.as_ref().unwrap_or(start);
            write_patch(&mut out, &self.shapes, &base.moment, &now.moment);
            match ran.and_then(|ran| self.models.insert(ran, Model::Here(steps.len()))) {
                Some(model) => self.write_step(&mut out, model, &steps, &now.step),
                None => {
                    out.op(0);
                    write_tree(&mut out, &now.step);
                    new.extend(ran.map(|ran| (ran, steps.len())));
                }
            }
            write_patch(&mut out, &self.shapes, &base.made, &now.made);
            steps.push(now.step.clone());
            before = Some(now);
        }
        self.remember(&steps, &new);
        Ok(out.finish().0)
    }

    fn write_step(&mut self, out: &mut Out, model: Model, steps: &[Tree], step: &Tree) {
        let model = match model {
            Model::Here(index) => {
                out.op(2 * (steps.len() - index) as u64 - 1);
                steps.get(index)
            }
            Model::Before(index) => {
                let known = self.used.iter().position(|&used| used == index);
                let place = known.unwrap_or_else(|| {
                    self.used.push(index);
                    self.used.len() - 1
                });
                out.op(2 * (place as u64 + 1));
                self.first.get(index)
            }
        };
        if let Some(model) = model {
            write_patch(out, &self.shapes, model, step);
        }
    }

    /// The next block knows the steps of this one only as the models that they may become.
    fn remember(&mut self, steps: &[Tree], new: &[(Instruction, usize)]) {
        for &(ran, index) in new {
            self.known.insert(ran, self.first.len());
            self.first.extend(steps.get(index).cloned());
        }
        self.models = self.known.iter().map(|(&ran, &place)| (ran, Model::Before(place))).collect();
    }

    fn shapes_section(&self) -> Vec<u8> {
        let mut out = Out::default();
        out.op(self.shapes.all().len() as u64);
        for fields in self.shapes.all() {
            out.op(fields.len() as u64);
            fields.iter().for_each(|field| out.word(field));
        }
        out.finish().0
    }

    fn models_section(&self) -> Vec<u8> {
        let mut out = Out::knowing(self.words.clone());
        out.op(self.used.len() as u64);
        let used = self.used.iter().filter_map(|&index| self.first.get(index));
        used.for_each(|step| write_tree(&mut out, step));
        out.finish().0
    }
}
