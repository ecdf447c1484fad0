//! `fbf trace`: one line of JSON for each instruction, before it executes, to be compared with CPython's.
//!
//! Keys are sorted and separated as Python's `json.dumps(…, sort_keys=True)` does it.

use std::io::{BufWriter, Write};
use std::path::Path;

use framebyframe::bytecode::Opcode;
use framebyframe::machine::{Activation, Effect, Frame, Fuel, Machine, Observer, Status};
use framebyframe::view::c_steps::c_step;
use framebyframe::view::schema::CStep;
use serde_json::{Map, Value, json};

use super::files::{self, Failure};
use super::{explain, run};

/// Traces a program to its end, or for so many instructions.
///
/// With `c_steps`, the steps of C code within an instruction follow it.
pub(crate) fn trace(path: &Path, steps: Option<u64>, c_steps: bool) -> Result<(), Failure> {
    let mut machine = files::machine(path, &[])?;
    let mut out = BufWriter::new(std::io::stdout().lock());
    // A reader that stops listening, such as `head`, is no failure: it ends the trace.
    let _ = write_trace(&mut machine, steps.unwrap_or(u64::MAX), c_steps, &mut out);
    Ok(())
}

fn write_trace(machine: &mut Machine, steps: u64, c_steps: bool, out: &mut impl Write) -> std::io::Result<()> {
    let mut n = 0;
    while matches!(machine.status(), Status::Running | Status::Waiting) {
        if *machine.status() == Status::Waiting {
            run::read_if_waiting(machine);
            // To the end of the instruction that waited, and no further.
            machine.run(Fuel::instructions(0));
            continue;
        }
        // What an exception that nobody caught says of itself comes after the program.
        let is_over = matches!(machine.activations().first(), Some(Activation::Native(_)));
        if is_over {
            machine.run(Fuel::work(u64::MAX));
            continue;
        }
        let own =
            machine.next_frame().and_then(|id| machine.heap.frame(id)).filter(|frame| machine.is_own_frame(frame));
        // CPython's tracer is gone by the time that finalisers run at the end.
        if let Some(frame) = own.filter(|_| !machine.has_left_main()) {
            if n == steps {
                break;
            }
            writeln!(out, "{}", dumps(&record(machine, frame, n)))?;
            n += 1;
        }
        if !c_steps {
            machine.run(Fuel::instructions(1));
            continue;
        }
        let mut seen = CSteps::default();
        machine.step(&mut seen);
        for step in seen.steps {
            writeln!(out, "{}", dumps(&c_step_record(&step)))?;
        }
    }
    writeln!(out, "{}", dumps(&end(machine.status())))?;
    out.flush()
}

/// The record of the instruction that a frame runs next, the `n`th of the program's own.
fn record(machine: &Machine, frame: &Frame, n: u64) -> Value {
    let bytes = &frame.body.code.code.bytes;
    let offset = frame.next_offset();
    let byte = |at: u32| u64::from(bytes.get(at as usize).copied().unwrap_or(0));
    let opcode = Opcode::from_u8(byte(offset) as u8).unwrap_or(Opcode::StopCode);
    let is_own = |call: &&Activation| match call {
        Activation::Python(call) => machine.heap.frame(call.frame).is_some_and(|frame| machine.is_own_frame(frame)),
        Activation::Native(_) => false,
    };
    let depth = machine.activations().iter().filter(is_own).count();
    let mut record = Map::new();
    record.insert("n".into(), json!(n));
    record.insert("depth".into(), json!(depth));
    record.insert("code".into(), json!(frame.body.name()));
    record.insert("line".into(), json!(frame.body.line(frame.next)));
    record.insert("offset".into(), json!(offset));
    record.insert("op".into(), json!(opcode.name()));
    if opcode.has_arg() {
        record.insert("arg".into(), json!(byte(offset + 1) | byte(offset + 2) << 8));
    }
    let stack: Vec<String> = frame.stack.iter().map(|&value| machine.short_text(value)).collect();
    record.insert("stack".into(), json!(stack));
    let blocks = frame
        .blocks
        .iter()
        .map(|block| json!([block.kind.opcode_name(), frame.body.offset(block.handler), block.level]));
    record.insert("blocks".into(), blocks.collect());
    record.into()
}

/// The steps of C code within an instruction.
#[derive(Default)]
struct CSteps {
    steps: Vec<CStep>,
}

impl Observer for CSteps {
    fn effect(&mut self, machine: &Machine, effect: Effect) {
        self.steps.extend(c_step(machine, &effect));
    }
}

/// The record of a step of C code.
fn c_step_record(step: &CStep) -> Value {
    let mut record = Map::new();
    record.insert("c".into(), json!(step.function));
    record.insert("text".into(), json!(explain::text(&step.narration)));
    if let Some(condition) = &step.condition {
        record.insert("if".into(), json!(condition.text));
        record.insert("holds".into(), json!(condition.holds));
    }
    if !step.counted.is_empty() {
        let counted = step.counted.iter().map(|counted| (counted.counter.clone(), json!(counted.count)));
        record.insert("counts".into(), Value::Object(counted.collect()));
    }
    record.into()
}

/// The last record.
fn end(status: &Status) -> Value {
    match status {
        Status::Running | Status::Waiting => json!({"end": "limit"}),
        Status::Finished => json!({"end": "finished"}),
        Status::Raised { class, message, .. } => json!({"end": "exception", "type": class, "value": message}),
        Status::Unsupported(message) => json!({"end": "unsupported", "value": message}),
    }
}

/// `json.dumps(value, sort_keys=True)`: serde_json's map is sorted; Python puts a space behind commas and colons, and
/// escapes what is not ASCII.
fn dumps(value: &Value) -> String {
    let mut text = Vec::new();
    let mut serializer = serde_json::Serializer::with_formatter(&mut text, PythonFormatter);
    // Writing to memory cannot fail.
    let _ = serde::Serialize::serialize(value, &mut serializer);
    String::from_utf8_lossy(&text).chars().map(ascii).collect()
}

fn ascii(c: char) -> String {
    if c.is_ascii() {
        return c.to_string();
    }
    c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")).collect()
}

struct PythonFormatter;

impl serde_json::ser::Formatter for PythonFormatter {
    fn begin_array_value<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> std::io::Result<()> {
        if first { Ok(()) } else { writer.write_all(b", ") }
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> std::io::Result<()> {
        if first { Ok(()) } else { writer.write_all(b", ") }
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> std::io::Result<()> {
        writer.write_all(b": ")
    }
}
