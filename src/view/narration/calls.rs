//! Making functions, calling, printing.

use super::words::{Words, code, list, plain, tell, thing, thing_or};
use super::{Moved, Story};
use crate::bytecode::Opcode;
use crate::view::effects::Said;
use crate::view::schema::{Effect, FrameOrigin, Kind, ObjectId as WireId, Place};
use crate::view::text::cut;

pub(super) fn sentence(story: &Story<'_>) -> Words {
    match story.before.opcode {
        Opcode::MakeFunction => make_function(story, 1),
        Opcode::MakeClosure => make_function(story, 2),
        Opcode::CallFunction | Opcode::CallFunctionVar | Opcode::CallFunctionKw | Opcode::CallFunctionVarKw => {
            call_function(story)
        }
        Opcode::PrintItem => match printed(story) {
            Some(text) => tell("`print` writes {}.", &[code(&text)]),
            None => tell("`print` writes an empty text.", &[]),
        },
        Opcode::PrintNewline => tell("`print` ends the line.", &[]),
        // The dispatcher sends nothing else here.
        _ => tell("Nothing is called.", &[]),
    }
}

/// A builtin that the instruction began waits for a line of input.
pub(super) fn waits(story: &Story<'_>) -> Words {
    let builtin = story.native_entered().map_or_else(|| plain("A builtin"), code);
    tell("{} waits for a line of input. The call goes on, within this one instruction, when there is one.", &[builtin])
}

/// What was printed, in one line.
fn printed(story: &Story<'_>) -> Option<String> {
    const SHOWN: usize = 60;
    // The space before it is a piece of its own.
    let pieces = story.told.iter().filter_map(|told| match &told.effect {
        Effect::Printed { text, .. } => Some(text.as_str()),
        _ => None,
    });
    let text: String = pieces.collect();
    let visible = |c: char| if c.is_control() { c.escape_default().to_string() } else { c.to_string() };
    let line: String = text.trim_start_matches(' ').chars().take(SHOWN + 1).map(visible).collect();
    (!line.is_empty()).then(|| cut(line, SHOWN))
}

/// MAKE_FUNCTION and MAKE_CLOSURE: above the defaults lie so many things that a function is made of.
fn make_function(story: &Story<'_>, parts: usize) -> Words {
    let used: Vec<Moved<'_>> = story.moves().filter(|moved| story.on_own_stack(moved.from)).collect();
    let name = code(used.first().map_or("…", |moved| &*moved.said.text));
    let cells = used.get(1).filter(|_| parts == 2).map(|moved| moved.variables);
    let mut defaults: Vec<Words> =
        used.get(parts..).unwrap_or_default().iter().map(|moved| thing(moved.said)).collect();
    defaults.reverse();
    let with = match defaults.len() {
        0 => Words::new(),
        1 => tell(", with the default {}", &[list(defaults)]),
        _ => tell(", with the defaults {}", &[list(defaults)]),
    };
    match cells {
        None => tell("The code {} and these globals become a new function{} (`PyFunction_New`).", &[name, with]),
        Some(cells) => {
            let names = list(cells.iter().map(|name| code(name)).collect());
            let noun = plain(if cells.len() == 1 { "the cell of" } else { "the cells of" });
            tell(
                "The code {} and these globals become a new function{}, with {} {} as its closure (`PyFunction_New`).",
                &[name, with, noun, names],
            )
        }
    }
}

fn call_function(story: &Story<'_>) -> Words {
    let made = story.told.iter().find_map(|told| match told.effect {
        Effect::FrameMade { frame, origin, .. } => Some((frame, origin)),
        _ => None,
    });
    let builtin = story.told.iter().find_map(|told| match &told.effect {
        Effect::CCallEntered { name } => Some(&**name),
        _ => None,
    });
    match (builtin, made) {
        (Some(builtin), Some((frame, _))) => tell(
            "The builtin {} is called, and calls {} back{}.",
            &[code(builtin), story.name(frame), called_back_with(story, frame)],
        ),
        (None, Some((frame, origin))) => match story.before.callable.as_ref() {
            Some(class) if class.article == Some("the class") => {
                tell("{} is called for a new instance: {}", &[thing(class), call_of_function(story, frame, origin)])
            }
            _ => call_of_function(story, frame, origin),
        },
        (_, None) => call_of_builtin(story),
    }
}

/// A Python function: where its frame comes from, and what goes into it.
fn call_of_function(story: &Story<'_>, frame: WireId, origin: FrameOrigin) -> Words {
    let mut sentence = tell("{} {}", &[story.name(frame), tell(origin_text(origin), &[])]);
    for clause in filled_in(story, frame) {
        sentence.extend(plain("; "));
        sentence.extend(clause);
    }
    if story.is_suspended(frame) {
        let waits =
            ". As its code yields, nothing of it runs yet: a generator holds the frame, and goes onto the value stack";
        sentence.extend(plain(waits));
    }
    sentence.extend(plain("."));
    sentence
}

/// Where a frame comes from, after a name.
pub(super) fn origin_text(origin: FrameOrigin) -> &'static str {
    match origin {
        FrameOrigin::New => "gets a new frame",
        FrameOrigin::Zombie => "gets the frame again that its code kept as `co_zombieframe`",
        FrameOrigin::FreeList => "gets a frame from the free list",
    }
}

/// What goes into a new frame: arguments, defaults, what is left over for `*` and `**`, cells.
fn filled_in(story: &Story<'_>, frame: WireId) -> Vec<Words> {
    let mut clauses = Vec::new();
    let (arguments, defaults) = (filling(story, frame, Filling::Argument), filling(story, frame, Filling::Default));
    if !arguments.is_empty() {
        let verb = if arguments.len() == 1 {
            "a reference to {} is copied into {}"
        } else {
            "references to {} are copied into {}"
        };
        clauses.push(tell(verb, &into(&arguments)));
    }
    if !defaults.is_empty() {
        let verb = if defaults.len() == 1 { "the default {} goes into {}" } else { "the defaults {} go into {}" };
        clauses.push(tell(verb, &into(&defaults)));
    }
    for left_over in filling(story, frame, Filling::LeftOver) {
        let [value, name] = into(&[left_over]);
        clauses.push(match left_over.said.kind {
            Some(Kind::Dict) => tell("a new dict for other keywords goes into {}", &[name]),
            _ => tell("the positionals left over, {}, go into {}", &[value, name]),
        });
    }
    let cells = filling(story, frame, Filling::Cell);
    if !cells.is_empty() {
        let verb = if cells.len() == 1 { "a new cell is made for {}" } else { "new cells are made for {}" };
        let [_, names] = into(&cells);
        clauses.push(tell(verb, &[names]));
    }
    clauses
}

/// What a new frame is filled with.
#[derive(Clone, Copy, PartialEq)]
enum Filling {
    Argument,
    Default,
    LeftOver,
    Cell,
}

fn filling<'a>(story: &Story<'a>, frame: WireId, wanted: Filling) -> Vec<Moved<'a>> {
    let is_wanted = |moved: &Moved<'_>| {
        let found = match (moved.from, moved.to) {
            (Place::Item { .. }, Place::Local { frame: to, .. }) if *to == frame => Filling::Default,
            (_, Place::Local { frame: to, .. }) if *to == frame && moved.copies => Filling::Argument,
            (_, Place::Local { frame: to, .. }) if *to == frame => Filling::LeftOver,
            (Place::Made, Place::CellSlot { frame: to, .. }) if *to == frame => Filling::Cell,
            _ => return false,
        };
        found == wanted
    };
    story.moves().filter(is_wanted).collect()
}

/// The values, and the variables that they go into.
fn into(moved: &[Moved<'_>]) -> [Words; 2] {
    let variable = |moved: &Moved<'_>| code(moved.variables.first().map_or("…", |name| name));
    [list(moved.iter().map(|moved| thing(moved.said)).collect()), list(moved.iter().map(variable).collect())]
}

/// The arguments that a builtin calls back with.
pub(super) fn called_back_with(story: &Story<'_>, frame: WireId) -> Words {
    let given: Vec<Words> = story
        .moves()
        .filter(|moved| matches!(moved.to, Place::Local { frame: to, .. } if *to == frame))
        .map(|moved| thing(moved.said))
        .collect();
    if given.is_empty() { Words::new() } else { tell(" with {}", &[list(given)]) }
}

/// A builtin, or a type, that has done its work at once.
fn call_of_builtin(story: &Story<'_>) -> Words {
    let used = story.used();
    let (callable, arguments) = match used.split_last() {
        Some((callable, arguments)) => (code(&callable.text), arguments),
        None => (plain("the builtin"), &[][..]),
    };
    let result = thing_or(story.result(), "its result");
    let (stars, arguments) = star_arguments(story, arguments);
    if !stars.is_empty() {
        let given = arguments_text(story, arguments).into_iter().chain(stars).collect();
        return tell("{} is called with {}, and gives {}.", &[callable, list(given), result]);
    }
    match arguments_text(story, arguments) {
        None => tell("{} is called, and gives {}.", &[callable, result]),
        Some(arguments) => tell("{} is called with {}, and gives {}.", &[callable, arguments, result]),
    }
}

/// What stands behind `*` and `**`, which lies above the other arguments.
fn star_arguments<'a, 'b>(story: &Story<'_>, from_top: &'a [&'b Said]) -> (Vec<Words>, &'a [&'b Said]) {
    let marks: &[&str] = match story.before.opcode {
        Opcode::CallFunctionVar => &["*"],
        Opcode::CallFunctionKw => &["**"],
        Opcode::CallFunctionVarKw => &["**", "*"],
        _ => &[],
    };
    let Some((stars, rest)) = from_top.split_at_checked(marks.len()) else { return (Vec::new(), from_top) };
    let mut words: Vec<Words> =
        marks.iter().zip(stars).map(|(mark, said)| code(&[mark, &*said.text].concat())).collect();
    words.reverse();
    (words, rest)
}

/// Arguments, which lie on the stack in reverse: positionals, then keywords with their values.
fn arguments_text(story: &Story<'_>, from_top: &[&Said]) -> Option<Words> {
    let mut given: Vec<&Said> = from_top.to_vec();
    given.reverse();
    let positional = (story.before.arg & 0xff) as usize;
    let (positional, keywords) = given.split_at_checked(positional)?;
    let mut words: Vec<Words> = positional.iter().map(|said| thing(said)).collect();
    words.extend(keywords.chunks_exact(2).filter_map(|pair| {
        let [keyword, value] = pair else { return None };
        Some(code(&[keyword.text.trim_matches('\''), "=", &value.text].concat()))
    }));
    (!words.is_empty()).then(|| list(words))
}
