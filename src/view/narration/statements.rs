//! `with`, imports, `exec`, classes, and what prints elsewhere: statements that call for more than one thing.

use super::Story;
use super::words::{Words, code, offset, plain, tell, thing, thing_or};
use crate::bytecode::Opcode;
use crate::view::schema::Kind;

pub(super) fn sentence(story: &Story<'_>) -> Words {
    let top = |depth: usize| thing_or(story.before.top.get(depth), "the value");
    let result = || thing_or(story.result(), "its result");
    match story.before.opcode {
        Opcode::SetupWith => tell(
            "`__enter__` of {} gives {}, which lies on top; `__exit__` waits below it, and a block says that however \
             this ends, the run goes on at {}.",
            &[top(0), result(), offset(story.target())],
        ),
        Opcode::WithCleanup => with_cleanup(story),
        Opcode::ImportName => match story.entered() {
            Some(frame) => tell(
                "The module {} is imported for the first time: its code gets a frame of its own, {}, and runs now.",
                &[story.co_name(), story.name(frame)],
            ),
            None => tell("`__import__` gives {}, which goes onto the value stack.", &[result()]),
        },
        Opcode::ImportFrom => {
            tell("{} of {} is {}: it goes onto the value stack.", &[story.co_name(), top(0), result()])
        }
        Opcode::ImportStar => tell("The names of {} are copied into `f_locals`.", &[top(0)]),
        Opcode::ExecStmt => match story.entered() {
            Some(_) if story.before.top.get(2).is_some_and(|said| said.kind == Some(Kind::Code)) => {
                tell("`exec` runs {}: it gets a frame of its own.", &[top(2)])
            }
            Some(_) => tell("`exec` compiles {}: the code gets a frame of its own, and runs now.", &[top(2)]),
            None => tell("`exec` runs {}.", &[top(2)]),
        },
        Opcode::BuildClass => tell(
            "The name {}, the bases {} and the namespace on top of the value stack become a class: {}.",
            &[top(2), top(1), result()],
        ),
        Opcode::PrintItemTo => tell("`print` writes {} to {}.", &[top(1), top(0)]),
        Opcode::PrintNewlineTo => tell("`print` ends the line in {}.", &[top(0)]),
        Opcode::PrintExpr => tell("The interactive prompt shows {}.", &[top(0)]),
        Opcode::DeleteAttr => tell("The attribute {} of {} is deleted.", &[story.co_name(), top(0)]),
        Opcode::StopCode => tell("{} marks the end of code that is not well made.", &[code("STOP_CODE")]),
        // The machine runs the prefix together with its instruction; the dispatcher sends nothing else here.
        _ => tell("{} gives the upper half of the next instruction’s argument.", &[code("EXTENDED_ARG")]),
    }
}

/// WITH_CLEANUP: why the block was left lies on top of the value stack, as END_FINALLY wants it.
fn with_cleanup(story: &Story<'_>) -> Words {
    let exception = story.before.top.first().filter(|why| matches!(why.article, Some("the class" | "the type")));
    match exception {
        None => tell("`__exit__` is called with three times `None`: no exception ended the `with` block.", &[]),
        Some(class) => {
            let what = if story.pushed().is_empty() {
                plain("gives something false: the exception goes on")
            } else {
                plain("gives something true: the exception is swallowed")
            };
            tell("`__exit__` is called with {}, and {}.", &[thing(class), what])
        }
    }
}
