//! The article says nothing that the machine does not show: its listings and tables are made here, and each embed of it stands
//! at the instruction that it names.
//!
//! `UPDATE=1 cargo test --test article` writes listings and tables anew.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use framebyframe::compiler::Options;
use framebyframe::lesson::library;
use framebyframe::view::schema::{ListedInstruction, Struct, StructField};
use framebyframe::view::session::Session;
use framebyframe::view::structs::structs;

const ADD: &str = "def add(x, y):\n    return x + y\n\nprint add(1,2)";

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn page() -> PathBuf {
    root().join("www/article/index.html")
}

fn article() -> String {
    fs::read_to_string(page()).unwrap()
}

/// A program, run to its end.
fn run(source: &str) -> Session {
    let mut session = Session::from_source(source.as_bytes(), &Options::file("add.py")).unwrap();
    session.survey(10_000);
    session
}

/// What stands between `<!-- NAME -->` and the `<!-- end -->` after it is made of the machine's own words.
#[test]
fn listings_and_tables_are_the_machines_own() {
    let structs = structs();
    let table = |name: &str| table(structs.iter().find(|table| table.name == name).unwrap());
    let mut text = article();
    text = between(&text, "dis add", &listings(&run(ADD)));
    text = between(&text, "struct PyCodeObject", &table("PyCodeObject"));
    text = between(&text, "struct PyFunctionObject", &table("PyFunctionObject"));
    if std::env::var_os("UPDATE").is_some() {
        fs::write(page(), &text).unwrap();
    }
    assert!(text == article(), "the article is out of date: run `UPDATE=1 cargo test --test article`");
}

/// The text with something else between two marks.
fn between(text: &str, name: &str, made: &str) -> String {
    let mark = format!("<!-- {name} -->");
    let (before, rest) = text.split_once(&mark).unwrap_or_else(|| panic!("no {mark}"));
    let (_, after) = rest.split_once("<!-- end -->").unwrap();
    let indent = before.rsplit('\n').next().unwrap();
    format!("{before}{mark}\n{made}\n{indent}<!-- end -->{after}")
}

/// The bytecode of the file and of the functions in it, as `dis` prints it.
fn listings(session: &Session) -> String {
    let mut text = String::from("<pre tabindex=\"0\"><code>");
    for (index, listing) in session.program().listings.iter().enumerate() {
        let begin = if index == 0 { String::new() } else { format!("\n\nthe code object {}:\n", listing.name) };
        let lines: Vec<String> = listing.instructions.iter().map(line).collect();
        text += &escaped(&format!("{begin}{}", lines.join("\n")));
    }
    text + "</code></pre>"
}

fn line(instruction: &ListedInstruction) -> String {
    let number = if instruction.starts_line { instruction.line.to_string() } else { String::new() };
    let mut text = format!("{number:>2} {:>3} {}", instruction.offset, instruction.op);
    if let Some(argument) = instruction.arg {
        text = format!("{text:<22} {argument}");
    }
    if let Some(meaning) = &instruction.meaning {
        write!(text, " ({meaning})").unwrap();
    }
    text
}

fn table(fields: &Struct) -> String {
    let rows: Vec<String> = fields.fields.iter().map(row).collect();
    format!("<table>\n{}\n</table>", rows.join("\n"))
}

fn row(StructField { name, c_type, text, .. }: &StructField) -> String {
    let pieces: Vec<String> = text
        .split('`')
        .enumerate()
        .map(|(index, piece)| {
            let piece = escaped(piece);
            if index % 2 == 1 { format!("<code>{piece}</code>") } else { piece }
        })
        .collect();
    let (name, c_type) = (escaped(name), escaped(c_type));
    format!("<tr><th scope=\"row\">{name} <span>{c_type}</span></th><td>{}</td></tr>", pieces.concat())
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn plain(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

/// An embed: its attributes as they stand, and its program.
struct Embed {
    attributes: String,
    program: String,
}

impl Embed {
    fn attribute(&self, name: &str) -> Option<String> {
        let (_, rest) = self.attributes.split_once(&format!(" {name}=\""))?;
        Some(plain(rest.split_once('"')?.0))
    }
}

fn embeds() -> Vec<Embed> {
    let embed = |text: &str| {
        let (attributes, rest) = text.split_once('>').unwrap();
        let (_, program) = rest.split_once("<pre><code>").unwrap();
        Embed { attributes: attributes.to_owned(), program: plain(program.split_once("</code></pre>").unwrap().0) }
    };
    article().split("<frame-by-frame").skip(1).map(embed).collect()
}

#[test]
fn each_embed_stands_at_the_instruction_that_it_names() {
    let embeds = embeds();
    assert!(embeds.len() >= 6);
    for embed in embeds {
        let mut session = run(&embed.program);
        let at: u64 = embed.attribute("at").unwrap().parse().unwrap();
        let next = session.seek(at).moment.next.clone().expect("an embed stands before an instruction");
        let program = session.program();
        let instruction = program.listings[next.listing.unwrap() as usize]
            .instructions
            .iter()
            .find(|instruction| instruction.offset == next.offset)
            .unwrap();
        let named = embed.attribute("data-next").unwrap();
        let mut said = instruction.op.clone();
        if let Some(argument) = instruction.arg {
            write!(said, " {argument}").unwrap();
        }
        assert!(
            named == said || instruction.meaning.as_ref().is_some_and(|meaning| named == format!("{said} ({meaning})")),
            "{named}: at {at} it is {said} {:?}",
            instruction.meaning
        );
        let until = embed.attribute("until").map_or(at, |until| until.parse().unwrap());
        assert!((at..=session.length()).contains(&until));
    }
}

/// Numbers and claims that the text makes in passing.
#[test]
fn what_the_text_says_in_passing_is_so() {
    let text = article().split_whitespace().collect::<Vec<_>>().join(" ");
    let says = |sentence: &str| assert!(text.contains(sentence), "the article does not say: {sentence}");

    let mut session = run(ADD);
    let call = session.seek(7).step.clone().unwrap();
    let back = session.seek(11).step.clone().unwrap();
    assert_eq!((call.op.as_str(), back.op.as_str()), ("CALL_FUNCTION", "RETURN_VALUE"));
    let counters: BTreeSet<String> = call
        .c_steps
        .iter()
        .chain(&back.c_steps)
        .flat_map(|step| &step.counted)
        .map(|counted| counted.counter.clone())
        .collect();
    says("There are eleven of them, and this call will touch five.");
    assert_eq!(counters.len(), 5, "{counters:?}");

    // From one function of C to the next, in the order of the list.
    let mut ways: Vec<&str> = call.c_steps.iter().map(|step| step.function.as_str()).collect();
    ways.dedup();
    assert_eq!(ways, ["call_function", "fast_function", "PyFrame_New", "fast_function", "PyEval_EvalFrameEx"]);
    let places: Vec<usize> = [
        "call_function</code> takes",
        "<code>fast_function</code> looks",
        "<code>PyFrame_New</code> finds",
        "<code>PyEval_EvalFrameEx</code>, the loop",
    ]
    .iter()
    .map(|place| text.find(place).unwrap())
    .collect();
    assert!(places.is_sorted());

    says("The new frame runs its four instructions.");
    assert_eq!(session.program().listings[1].instructions.len(), 4);

    says("has seventeen lessons");
    assert_eq!(library::names(&root().join("www/lessons")).unwrap().len(), 17);
}

/// The tables hold what the article promises: every field of both structs.
#[test]
fn the_tables_hold_all_fields() {
    let text = article();
    for field in ["co_argcount", "co_zombieframe", "co_weakreflist", "func_code", "func_module"] {
        assert!(text.contains(&format!("<tr><th scope=\"row\">{field} ")), "{field}");
    }
}
