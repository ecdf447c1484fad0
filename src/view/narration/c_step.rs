//! A sentence for each step of C code within a call, and the condition that it looks at.

use super::words::{Words, code, count, in_words, list, plain, tell, thing};
use crate::bytecode::{CodeFlags, PyString};
use crate::machine::{CFlags, CStep, Counter, FrameLocals, FrameOrigin, Machine, MetaclassFrom, Object, Value};
use crate::view::effects::{Said, body_of};

/// A condition in C, and whether it holds.
pub(in crate::view) type Condition = (String, bool);

/// What the quick path of `fast_function` asks of `co_flags`.
const QUICK_FLAGS: u32 = CodeFlags::OPTIMIZED.0 | CodeFlags::NEWLOCALS.0 | CodeFlags::NOFREE.0;

/// The sentence of a step, told at the time of the step.
pub(in crate::view) fn sentence(machine: &Machine, step: &CStep) -> Words {
    let it = |value| thing(&Said::of(&machine.heap, value));
    let object = |id| it(Value::object(id));
    match *step {
        CStep::Call { callable, positional, pairs } => tell(
            "{} and {} are given; what is called lies {}: {}",
            &[positionals(positional), keyword_pairs(pairs), depth(positional + 2 * pairs), it(callable)],
        ),
        CStep::StarCall { callable, sequence, mapping, positional, pairs } => {
            let stars = match (sequence, mapping) {
                (true, true) => "`*` and `**`",
                (true, false) => "`*`",
                _ => "`**`",
            };
            let stars = tell(stars, &[]);
            let explicit = tell("{} and {}", &[positionals(positional), keyword_pairs(pairs)]);
            tell("{} is called with {}; the opcode says that there is {} above them", &[it(callable), explicit, stars])
        }
        CStep::IsCFunction { callable, yes: true, .. } => {
            tell("{} is a C function, and there are no keywords: it is called without detours", &[it(callable)])
        }
        CStep::IsCFunction { callable, pairs, yes: false } if is_c_function(machine, callable) => {
            tell("{} is a C function, but there are {}: the long way", &[it(callable), keyword_pairs(pairs)])
        }
        CStep::IsCFunction { callable, .. } => tell("{} is no C function: look on", &[it(callable)]),
        CStep::CFunctionFlags { callable, flags, given, fits } => c_function(it(callable), flags, given, fits),
        CStep::IsBoundMethod { callable, this: Value::NULL } => {
            tell("{} is no method that is bound to an object: look on", &[it(callable)])
        }
        CStep::IsBoundMethod { callable, this } => {
            tell("{} is a method, bound to {} (`im_self`)", &[it(callable), it(this)])
        }
        CStep::UnwrapMethod { this, function } => tell(
            "{} takes the method's own slot on the value stack, as the first argument; what is called now is {} (`im_func`)",
            &[it(this), it(function)],
        ),
        CStep::StarUnwrapMethod { this, function } => tell(
            "the method gives up {}, which becomes the first argument, and {} is called in its place; that is not counted here",
            &[it(this), it(function)],
        ),
        CStep::IsFunction { callable, yes: true } => {
            tell("{} is a Python function: on with `fast_function`", &[it(callable)])
        }
        CStep::IsFunction { callable, yes: false } => {
            tell("{} is no Python function: on with `do_call`", &[it(callable)])
        }
        CStep::PopStack { count: 1 } => plain("the call is over: the callable is popped off the caller's value stack"),
        CStep::PopStack { count: popped } => {
            tell("the call is over: {} of the caller's value stack are popped, the callable's last", &[slots(popped)])
        }
        CStep::QuickPath { .. } => quick_path(step),
        CStep::CopyArguments { frame, count: 0 } => tell("there are no arguments to copy into {}", &[object(frame)]),
        CStep::CopyArguments { frame, count: copied } => tell(
            "{} copied from the caller's value stack into the fastlocals of {}; the stack keeps its own references until the call is over",
            &[tell("{} {}", &[arguments(copied), are(copied)]), object(frame)],
        ),
        CStep::DoCall { callable } => {
            tell("what is no Python function, and no C function without keywords, is called here: {}", &[it(callable)])
        }
        CStep::KeywordDict { pairs } => {
            tell("{} popped into a new dict", &[tell("{} {}", &[keyword_pairs(pairs), are(pairs)])])
        }
        CStep::LoadArguments { count: 0 } => plain("there are no positional arguments: an empty tuple"),
        CStep::LoadArguments { count: moved } => {
            tell("{} moved off the value stack into a new tuple", &[tell("{} {}", &[arguments(moved), are(moved)])])
        }
        CStep::CountType { callable, counter, .. } => {
            tell("the counters count {} as {}", &[it(callable), plain(counted_as(counter))])
        }
        CStep::StarArguments { positional, keywords } => tell(
            "the positionals are in one tuple now ({}), and {}",
            &[
                number(positional),
                if keywords == 0 {
                    plain("there are no keywords")
                } else {
                    tell("the keywords in one dict ({})", &[number(keywords)])
                },
            ],
        ),
        CStep::ObjectCall { callable, depth } => tell(
            "calls `tp_call` of the type of {}, one level of C deeper: `recursion_depth` is {}",
            &[it(callable), number(depth)],
        ),
        CStep::FunctionCall { function } => tell(
            "flattens the dict of keywords, and hands tuple and pairs to `PyEval_EvalCodeEx` with code, globals, defaults and closure of {}",
            &[it(function)],
        ),
        CStep::SharesBuiltins { .. }
        | CStep::FrameMemory { .. }
        | CStep::FrameFields { .. }
        | CStep::EnterFrame { .. }
        | CStep::Return { .. }
        | CStep::Yield { .. }
        | CStep::TracebackHere { .. }
        | CStep::NoHandler { .. }
        | CStep::LeaveFrame { .. }
        | CStep::ReleaseFrame { .. } => frame_sentence(machine, step),
        CStep::EvalCode { .. }
        | CStep::NoParameters { .. }
        | CStep::KeywordsDict { .. }
        | CStep::Positionals { .. }
        | CStep::Keyword { .. }
        | CStep::Defaults { .. }
        | CStep::WrongArguments
        | CStep::NewCell { .. }
        | CStep::FreeVariables { .. }
        | CStep::IsGenerator { .. } => arguments_sentence(machine, step),
        CStep::NewGenerator { .. }
        | CStep::GeneratorResumed { .. }
        | CStep::LinkFrame { .. }
        | CStep::UnlinkFrame { .. }
        | CStep::GeneratorEnded { .. } => generator_sentence(machine, step),
        CStep::NewFunction { .. }
        | CStep::SetDefaults { .. }
        | CStep::SetClosure { .. }
        | CStep::Metaclass { .. }
        | CStep::TypeNew { .. }
        | CStep::TypeInit { .. }
        | CStep::NewInstance { .. }
        | CStep::InstanceInit { .. }
        | CStep::CallHook { .. }
        | CStep::MethodCall { .. } => made_sentence(machine, step),
    }
}

/// Making a frame, running it, leaving it.
fn frame_sentence(machine: &Machine, step: &CStep) -> Words {
    let it = |value| thing(&Said::of(&machine.heap, value));
    let object = |id| it(Value::object(id));
    match *step {
        CStep::SharesBuiltins { yes: true } => {
            plain("the caller runs with the same globals, so the frame shares its builtins")
        }
        CStep::SharesBuiltins { .. } => {
            tell("the caller has other globals, so `__builtins__` is looked up in those of the function", &[])
        }
        CStep::FrameMemory { code: of, origin, free, .. } => memory(object(of), origin, free),
        CStep::FrameFields { locals, .. } => {
            let locals = match locals {
                FrameLocals::None => "`f_locals` stays `NULL`, as the variables are fastlocals",
                FrameLocals::NewDict => "`f_locals` is a new dict, for the names of a class body",
                FrameLocals::Given => "`f_locals` is the dict that was given, or else the globals",
            };
            tell("`f_back`, `f_code` and `f_globals` are set, `f_lasti` is -1; {}", &[tell(locals, &[])])
        }
        CStep::EnterFrame { frame, depth, limit } => tell(
            "{} calls deep, and {} are allowed: the frame may run, and `tstate->frame` is {} now",
            &[number(depth), number(limit), object(frame)],
        ),
        CStep::Return { value, blocks: 0 } => {
            tell("{} is the result, and no block is open: the loop ends (`WHY_RETURN`)", &[it(value)])
        }
        CStep::Return { value, blocks } => tell(
            "{} is the result; {} still open, of which a `finally` would run first (`WHY_RETURN`)",
            &[it(value), tell("{} {}", &[count(blocks as usize, "block"), are(blocks)])],
        ),
        CStep::Yield { value } => tell(
            "{} is the result; the stack pointer is kept in `f_stacktop`, blocks and variables stay as they are, and the loop ends (`WHY_YIELD`)",
            &[it(value)],
        ),
        CStep::TracebackHere { frame, line } => tell(
            "a traceback entry for {}, line {}, goes before those there are",
            &[object(frame), number(line.unsigned_abs())],
        ),
        CStep::NoHandler { frame } => tell(
            "no block of {} is left that could catch the exception: the loop ends without a result",
            &[object(frame)],
        ),
        CStep::LeaveFrame { back, restores, .. } => {
            let back = back.map_or_else(|| code("NULL"), object);
            let exc = if restores { "the exception that was being handled before is put back, and " } else { "" };
            tell("{}`tstate->frame` is `f_back` now, {}", &[plain(exc), back])
        }
        CStep::ReleaseFrame { frame, left: 0 } => tell(
            "nobody refers to {} any more: locals, cells and what is left on its stack are let go",
            &[object(frame)],
        ),
        CStep::ReleaseFrame { frame, left } => tell(
            "{} lives on: {} to it {} left",
            &[object(frame), count(left as usize, "reference"), plain(if left == 1 { "is" } else { "are" })],
        ),
        _ => Words::new(),
    }
}

/// `PyEval_EvalCodeEx`: from arguments to fastlocals.
fn arguments_sentence(machine: &Machine, step: &CStep) -> Words {
    let it = |value| thing(&Said::of(&machine.heap, value));
    match *step {
        CStep::EvalCode { code: of, positional, pairs, has_defaults, has_closure } => {
            let mut with = vec![positionals(positional), keyword_pairs(pairs)];
            with.extend(has_defaults.then(|| plain("defaults")));
            with.extend(has_closure.then(|| plain("a closure")));
            tell("gets {} with {}; a frame is made first", &[it(Value::object(of)), list(with)])
        }
        CStep::NoParameters { .. } => plain("there are no parameters, and no arguments either"),
        CStep::KeywordsDict { index } => tell("a new dict for `**` goes into local {}", &[number(index)]),
        CStep::Positionals { taken, given, argcount, surplus } => {
            let surplus = match surplus {
                Some(surplus) => tell("; the tuple for `*` gets the rest, {}", &[number(surplus)]),
                None => Words::new(),
            };
            let parameters = count(argcount as usize, "parameter");
            let copied = if taken == 0 {
                plain("none is")
            } else {
                tell("{} {}", &[plain(&in_words(taken as usize)), are(taken)])
            };
            tell("{} for {}: {} copied{}", &[positionals(given), parameters, copied, surplus])
        }
        CStep::Keyword { keyword, index: Some(index) } => {
            tell("the keyword {} is found in `co_varnames`: it is for local {}", &[it(keyword), number(index)])
        }
        CStep::Keyword { keyword, .. } => {
            tell("the keyword {} is no parameter: it is for the `**` dict, if there is one", &[it(keyword)])
        }
        CStep::Defaults { filled: 0, .. } => {
            plain("each parameter that must have an argument has one, and no default is needed")
        }
        CStep::Defaults { filled, .. } => tell(
            "{} {} still empty and {} default",
            &[
                count(filled as usize, "parameter"),
                are(filled),
                plain(if filled == 1 { "gets its" } else { "get their" }),
            ],
        ),
        CStep::WrongArguments => plain("the arguments do not fit: a TypeError, and the frame is given up"),
        CStep::NewCell { frame, index, parameter } => {
            let name = body_of(&machine.heap, frame).and_then(|body| body.cell_name(index).map(|name| name.to_text()));
            let name = code(&name.unwrap_or_default());
            match parameter {
                Some(parameter) => tell(
                    "`{}` is used by an inner function: a new cell for it, which holds the argument of local {}",
                    &[name, number(parameter)],
                ),
                None => tell("`{}` is used by an inner function: a new cell for it, empty so far", &[name]),
            }
        }
        CStep::FreeVariables { count: copied } => tell(
            "{} of `func_closure` {} copied behind the frame's own: the same cells, not their contents",
            &[count(copied as usize, "cell"), are(copied)],
        ),
        CStep::IsGenerator { yes: true } => {
            tell("`co_flags` has GENERATOR: nothing runs yet, `f_back` is cleared, and a generator is the result", &[])
        }
        CStep::IsGenerator { .. } => tell("`co_flags` does not have GENERATOR: the frame runs at once", &[]),
        _ => Words::new(),
    }
}

fn generator_sentence(machine: &Machine, step: &CStep) -> Words {
    let it = |value| thing(&Said::of(&machine.heap, value));
    let object = |id| it(Value::object(id));
    match *step {
        CStep::NewGenerator { generator, frame } => {
            tell("{} is made, and {} is its `gi_frame`", &[object(generator), object(frame)])
        }
        CStep::GeneratorResumed { generator, throws: true, .. } => {
            tell("{} is not running, so an exception can be thrown into it", &[object(generator)])
        }
        CStep::GeneratorResumed { generator, is_new: true, .. } => {
            tell("{} has not begun yet (`f_lasti` is -1): there is no `yield` to give a value to", &[object(generator)])
        }
        CStep::GeneratorResumed { generator, sent, .. } => tell(
            "{} waits in a `yield`: {} is pushed onto its frame's value stack, as the value of that expression",
            &[object(generator), it(sent)],
        ),
        CStep::LinkFrame { frame, back: Some(back) } => {
            tell("`f_back` of {} is whoever asks now: {}", &[object(frame), object(back)])
        }
        CStep::LinkFrame { frame, .. } => tell("nobody's frame asks: `f_back` of {} stays `NULL`", &[object(frame)]),
        CStep::UnlinkFrame { frame } => {
            tell("`f_back` of {} is cleared: it must not keep its caller alive", &[object(frame)])
        }
        CStep::GeneratorEnded { generator } => tell("{} is over, and gives up its `gi_frame`", &[object(generator)]),
        _ => Words::new(),
    }
}

/// Functions, classes and instances.
fn made_sentence(machine: &Machine, step: &CStep) -> Words {
    let it = |value| thing(&Said::of(&machine.heap, value));
    match *step {
        CStep::NewFunction { code: of, .. } => tell(
            "a new function points to {} and to the globals of this frame; its name and docstring come from the code, its `__module__` from the globals",
            &[it(of)],
        ),
        CStep::SetDefaults { count: values } => {
            tell("`func_defaults` is a tuple of {}, made now, once for all calls", &[count(values as usize, "value")])
        }
        CStep::SetClosure { closure } => {
            let cells = machine.heap.as_tuple(closure).map_or(0, <[Value]>::len);
            tell(
                "`func_closure` is the tuple of {} on the value stack, one for each name in `co_freevars`",
                &[count(cells, "cell")],
            )
        }
        CStep::Metaclass { metaclass, whence } => {
            let whence = match whence {
                MetaclassFrom::Body => "the class body has a `__metaclass__`",
                MetaclassFrom::Base => "the first base has a class itself (`__class__`)",
                MetaclassFrom::Globals => "the globals have a `__metaclass__`",
                MetaclassFrom::Default => "there is neither a base nor a `__metaclass__`: an old-style class",
            };
            tell("{}; {} is called with name, bases and dict", &[tell(whence, &[]), it(metaclass)])
        }
        CStep::TypeNew { class, hooked } => {
            let by = if hooked { "by the program's `__new__`" } else { "by a builtin type's `__new__`" };
            tell("`tp_new` of {} makes the object, {}", &[it(class), tell(by, &[])])
        }
        CStep::TypeInit { object, hooked } => {
            let by = if hooked { "the program's `__init__`" } else { "a builtin type's `__init__`" };
            tell("the object is made, and `tp_init` fills it: {} gets {}", &[tell(by, &[]), it(object)])
        }
        CStep::NewInstance { class, .. } => tell("an instance of {} is made, with an empty dict", &[it(class)]),
        CStep::InstanceInit { init: Value::NULL } => tell("there is no `__init__`, so no arguments may be given", &[]),
        CStep::InstanceInit { init } => tell("`__init__` is found and called: {}", &[it(init)]),
        CStep::CallHook { object, .. } => tell("`__call__` of {} is looked up, and called", &[it(object)]),
        CStep::MethodCall { function, this: Value::NULL } => tell(
            "an unbound method: the first argument must be an instance of `im_class`, then {} is called with all of them",
            &[it(function)],
        ),
        CStep::MethodCall { function, this } => {
            tell("a bound method: {} is called with {} before the other arguments", &[it(function), it(this)])
        }
        _ => Words::new(),
    }
}

/// The condition that a step looks at, in C, with the values at hand.
pub(in crate::view) fn condition(machine: &Machine, step: &CStep) -> Option<Condition> {
    Some(match *step {
        CStep::IsCFunction { pairs, yes, callable } => {
            let is = i32::from(is_c_function(machine, callable));
            (format!("PyCFunction_Check(func) && nk == 0 [PyCFunction_Check(func) = {is}, nk = {pairs}]"), yes)
        }
        CStep::CFunctionFlags { flags, given, fits, .. } => match flags {
            CFlags::NoArguments => (format!("flags & METH_NOARGS && na == 0 [na = {given}]"), fits),
            CFlags::One => (format!("flags & METH_O && na == 1 [na = {given}]"), fits),
            CFlags::Tuple => (format!("flags & (METH_NOARGS | METH_O) [na = {given}]"), false),
        },
        CStep::IsBoundMethod { this, .. } => {
            ("PyMethod_Check(func) && PyMethod_GET_SELF(func) != NULL".to_owned(), !this.is_null())
        }
        CStep::IsFunction { yes, .. } => ("PyFunction_Check(func)".to_owned(), yes),
        CStep::QuickPath { has_defaults, argcount, given, pairs, flags, yes, .. } => {
            let defaults = if has_defaults { "a tuple" } else { "NULL" };
            let condition = format!(
                "argdefs == NULL && co_argcount == n && nk == 0 && co_flags == {QUICK_FLAGS:#x} \
                 [argdefs = {defaults}, co_argcount = {argcount}, n = {given}, nk = {pairs}, co_flags = {flags:#x}]"
            );
            (condition, yes)
        }
        CStep::SharesBuiltins { yes } => ("back != NULL && back->f_globals == globals".to_owned(), yes),
        CStep::FrameMemory { origin: FrameOrigin::Zombie, .. } => ("code->co_zombieframe != NULL".to_owned(), true),
        CStep::FrameMemory { free, .. } => (format!("free_list == NULL [numfree = {free}]"), free == 0),
        CStep::EnterFrame { depth, limit, .. } => {
            (format!("++tstate->recursion_depth > recursion_limit [{depth} > {limit}]"), depth > limit)
        }
        CStep::IsGenerator { yes } => ("co_flags & CO_GENERATOR".to_owned(), yes),
        CStep::Return { blocks, .. } => (format!("f_iblock > 0 [{blocks}]"), blocks > 0),
        CStep::GeneratorResumed { is_new, .. } => ("f_lasti == -1".to_owned(), is_new),
        CStep::ReleaseFrame { left, .. } => (format!("--f->ob_refcnt == 0 [{left}]"), left == 0),
        CStep::Keyword { index, .. } => ("co_varnames[j] == keyword".to_owned(), index.is_some()),
        _ => return None,
    })
}

fn quick_path(step: &CStep) -> Words {
    let &CStep::QuickPath { has_defaults, argcount, given, pairs, flags, yes, .. } = step else { return Words::new() };
    if yes && given == 0 {
        return tell("no parameters, no arguments, no defaults, and flags `0x43`: the quick path", &[]);
    }
    if yes {
        return tell(
            "{} for {}, no defaults, and flags `0x43`: the quick path, which copies the arguments and runs",
            &[arguments(given), count(argcount as usize, "parameter")],
        );
    }
    let mut why = Vec::new();
    why.extend(has_defaults.then(|| plain("there are defaults")));
    why.extend((pairs > 0).then(|| plain("there are keywords")));
    if argcount != given && pairs == 0 {
        let parameters = count(argcount as usize, "parameter");
        why.push(tell(
            "{} {} not match {}",
            &[arguments(given), plain(if given == 1 { "does" } else { "do" }), parameters],
        ));
    }
    if flags != QUICK_FLAGS {
        let names: Vec<Words> = CodeFlags(flags ^ QUICK_FLAGS).names().map(code).collect();
        why.push(tell("flags are {} and not `0x43` ({})", &[code(&format!("{flags:#x}")), list(names)]));
    }
    tell("{}: not the quick path, but `PyEval_EvalCodeEx`, straight from the value stack", &[list(why)])
}

fn memory(of: Words, origin: FrameOrigin, free: u32) -> Words {
    match origin {
        FrameOrigin::Zombie => {
            tell("{} keeps the frame of an earlier call as `co_zombieframe`: its memory is used again", &[of])
        }
        FrameOrigin::FreeList => tell(
            "{} keeps no frame, but the free list has {}: the last one is used",
            &[of, count(free as usize, "frame")],
        ),
        FrameOrigin::New => tell("{} keeps no frame, and the free list is empty: new memory", &[of]),
    }
}

fn c_function(callable: Words, flags: CFlags, given: u32, fits: bool) -> Words {
    match (flags, fits) {
        (CFlags::NoArguments, true) => tell("{} takes no arguments (METH_NOARGS), and there are none", &[callable]),
        (CFlags::One, true) => {
            tell("{} takes one argument (METH_O): it is popped and handed over as it is, without a tuple", &[callable])
        }
        (CFlags::Tuple, _) => tell("{} takes its arguments as a tuple (METH_VARARGS)", &[callable]),
        (CFlags::NoArguments, false) => {
            tell("{} takes no arguments (METH_NOARGS), and there are {}: a TypeError", &[callable, number(given)])
        }
        (CFlags::One, false) => {
            tell("{} takes one argument (METH_O), and there are {}: a TypeError", &[callable, number(given)])
        }
    }
}

/// What a counter calls what is called.
const fn counted_as(counter: Counter) -> &'static str {
    match counter {
        Counter::Function => "a function",
        Counter::Method => "a method",
        Counter::Type => "a class",
        Counter::CFunction => "a C function",
        _ => "something else",
    }
}

fn is_c_function(machine: &Machine, callable: Value) -> bool {
    matches!(machine.heap.at(callable), Object::Builtin(..))
}

/// The memory of a frame whose call is over stays with its code.
pub(in crate::view) fn kept_as_zombie(name: &PyString) -> Words {
    tell(
        "the code object {} keeps no frame yet: this one stays with it, as `co_zombieframe`, ready for its next call",
        &[code(&name.to_text())],
    )
}

/// It goes on the free list, at this index.
pub(in crate::view) fn put_on_free_list(index: u32) -> Words {
    tell(
        "the code has a `co_zombieframe` already: this frame goes on the free list, for any code, as number {}",
        &[number(index + 1)],
    )
}

/// A code object is gone, and with it the frame that it kept.
pub(in crate::view) fn gone_with_code() -> Words {
    plain("nobody refers to the code object any more: it goes, and the frame that it kept with it")
}

/// The memory of a frame was freed.
pub(in crate::view) fn freed() -> Words {
    plain("the code has a frame already, and the free list is full: the memory is freed")
}

/// How far below the top of the value stack.
fn depth(below: u32) -> Words {
    if below == 0 { plain("on top") } else { tell("{} below the top", &[slots(below)]) }
}

fn number(number: u32) -> Words {
    plain(&number.to_string())
}

fn are(number: u32) -> Words {
    plain(if number == 1 { "is" } else { "are" })
}

fn positionals(number: u32) -> Words {
    count(number as usize, "positional")
}

fn keyword_pairs(number: u32) -> Words {
    count(number as usize, "keyword")
}

fn arguments(number: u32) -> Words {
    count(number as usize, "argument")
}

fn slots(number: u32) -> Words {
    count(number as usize, "slot")
}
