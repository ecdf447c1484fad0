//! The C structs of calls, field by field: what each field is for, who sets it, who reads it.
//!
//! One table for the command line (`fbf struct`), the page and its tooltips. The order is CPython's; that no field is
//! missing is compared with the headers of 2.7.18 (`tests/structs/fields.txt`).

use super::schema::{Flag, Struct, StructField};
use crate::bytecode::CodeFlags;

/// A field: its C name, its C type, and what there is to say.
type Row = (&'static str, &'static str, &'static str);

const REFCNT: Row = (
    "ob_refcnt",
    "Py_ssize_t",
    "How many references there are to the object: whoever keeps one adds one, whoever gives it up takes one away, and at zero the object goes.",
);
const TYPE: Row = (
    "ob_type",
    "struct _typeobject *",
    "The object's type: set when it is made, and asked whenever something is to be done with the object.",
);

const CODE: [Row; 18] = [
    REFCNT,
    TYPE,
    (
        "co_argcount",
        "int",
        "How many parameters can be given by position, not counting `*args` and `**kwargs`: the compiler counts them, `fast_function` and `PyEval_EvalCodeEx` compare with what is given.",
    ),
    (
        "co_nlocals",
        "int",
        "How many local variables there are, parameters first: it says how many fastlocals a frame has before its cells.",
    ),
    (
        "co_stacksize",
        "int",
        "The most values that can lie on the value stack at once: the compiler works it out, and `PyFrame_New` makes that much room.",
    ),
    (
        "co_flags",
        "int",
        "Bits that say what kind of code this is: set by the compiler, read at every call to choose its way.",
    ),
    (
        "co_code",
        "PyObject *",
        "The bytecode, a string: one byte for an instruction, and two more where it has an argument; the loop of `PyEval_EvalFrameEx` reads it from `f_lasti` on.",
    ),
    (
        "co_consts",
        "PyObject *",
        "A tuple of the constants, the code objects of inner functions among them: LOAD_CONST takes them by their index, and the first is the docstring if it is a string.",
    ),
    (
        "co_names",
        "PyObject *",
        "A tuple of the names that are looked up in dicts: globals, attributes, imported modules; LOAD_GLOBAL and LOAD_ATTR take them by their index.",
    ),
    (
        "co_varnames",
        "PyObject *",
        "A tuple of the names of the local variables, in the order of the fastlocals: calls with keywords search it, LOAD_FAST needs only the index.",
    ),
    (
        "co_freevars",
        "PyObject *",
        "A tuple of the names that come from outer functions: for each, the function's `func_closure` has a cell.",
    ),
    (
        "co_cellvars",
        "PyObject *",
        "A tuple of the names of own variables that inner functions use, too: for each, a call makes a new cell.",
    ),
    (
        "co_filename",
        "PyObject *",
        "The file that the code was compiled from, as the compiler was told: tracebacks print it.",
    ),
    (
        "co_name",
        "PyObject *",
        "The name of the function, class or `<module>` that was compiled: a new function takes it for its `func_name`, tracebacks print it.",
    ),
    ("co_firstlineno", "int", "The line on which the code begins: the line table counts from here."),
    (
        "co_lnotab",
        "PyObject *",
        "The line table, a string of pairs: so many bytes of code further on, so many lines further down; tracebacks and `dis` read it.",
    ),
    (
        "co_zombieframe",
        "void *",
        "The frame of an earlier call, kept with its memory ready: `frame_dealloc` leaves it here, the next call's `PyFrame_New` takes it.",
    ),
    (
        "co_weakreflist",
        "PyObject *",
        "The weak references to this code object, or `NULL`: the module `weakref` keeps the list, and the object's end clears them.",
    ),
];

const FUNCTION: [Row; 11] = [
    REFCNT,
    TYPE,
    (
        "func_code",
        "PyObject *",
        "The code object that a call runs: MAKE_FUNCTION takes it from the value stack, every call reads it.",
    ),
    (
        "func_globals",
        "PyObject *",
        "The dict of the module that the function was made in: each of its frames gets it as `f_globals`.",
    ),
    (
        "func_defaults",
        "PyObject *",
        "A tuple of default values for the last parameters, or `NULL`: made once, by MAKE_FUNCTION, and used by calls that give too few arguments.",
    ),
    (
        "func_closure",
        "PyObject *",
        "A tuple of cells, one for each name in `co_freevars`, or `NULL`: MAKE_CLOSURE sets it, each call copies its cells into the frame.",
    ),
    ("func_doc", "PyObject *", "What `__doc__` shows: the docstring, which is the code's first constant, or None."),
    (
        "func_name",
        "PyObject *",
        "What `__name__` shows: `co_name` at first, but a program can change it; messages about wrong arguments use `co_name`.",
    ),
    (
        "func_dict",
        "PyObject *",
        "A dict of attributes that the program gave to the function, or `NULL` until there is one.",
    ),
    (
        "func_weakreflist",
        "PyObject *",
        "The weak references to this function, or `NULL`: the module `weakref` keeps the list.",
    ),
    (
        "func_module",
        "PyObject *",
        "What `__module__` shows: the `__name__` that the globals had when the function was made.",
    ),
];

const FRAME: [Row; 20] = [
    REFCNT,
    TYPE,
    (
        "ob_size",
        "Py_ssize_t",
        "How many slots `f_localsplus` has: variables, cells and value stack together; it decides whether memory from the free list is large enough.",
    ),
    (
        "f_back",
        "struct _frame *",
        "The frame of the caller: set by `PyFrame_New`, followed by tracebacks and by the end of the call; a generator's is `NULL` while it waits.",
    ),
    ("f_code", "PyCodeObject *", "The code that this frame runs."),
    (
        "f_builtins",
        "PyObject *",
        "The dict in which names are looked up that are neither local nor global: the caller's, if it has the same globals.",
    ),
    ("f_globals", "PyObject *", "The dict of global names: the function's `func_globals`."),
    (
        "f_locals",
        "PyObject *",
        "The dict of local names, for modules and class bodies; `NULL` in functions, whose variables are fastlocals, until `locals()` asks.",
    ),
    ("f_valuestack", "PyObject **", "Points behind the variables and cells, to where the value stack begins."),
    (
        "f_stacktop",
        "PyObject **",
        "Points to the next free slot of the value stack while the frame does not run: a `yield` sets it, and `NULL` means that the loop has the stack in hand.",
    ),
    (
        "f_trace",
        "PyObject *",
        "The function that a debugger has asked to be called for each line, or `NULL`: `sys.settrace` brings it here.",
    ),
    (
        "f_exc_type",
        "PyObject *",
        "The type of the exception that was being handled when this frame caught its first, to be put back at its end; else `NULL`.",
    ),
    ("f_exc_value", "PyObject *", "The value of that exception."),
    ("f_exc_traceback", "PyObject *", "The traceback of that exception."),
    (
        "f_tstate",
        "PyThreadState *",
        "The thread that the frame belongs to: its `frame` points back here while the frame runs.",
    ),
    (
        "f_lasti",
        "int",
        "The offset in `co_code` of the instruction that was begun last, or -1: a generator goes on behind it, a traceback finds the line with it.",
    ),
    (
        "f_lineno",
        "int",
        "The current line, kept true only while a debugger traces; otherwise the line follows from `f_lasti` and `co_lnotab`.",
    ),
    ("f_iblock", "int", "How many entries of `f_blockstack` are in use."),
    (
        "f_blockstack",
        "PyTryBlock[CO_MAXBLOCKS]",
        "The loops, `try` and `with` statements that are open, innermost last: SETUP instructions push, an exception or a `break` searches.",
    ),
    (
        "f_localsplus",
        "PyObject *[1]",
        "The slots behind the struct: fastlocals, cells, free variables, then the value stack; LOAD_FAST 0 reads the first one.",
    ),
];

const METHOD: [Row; 6] = [
    REFCNT,
    TYPE,
    (
        "im_func",
        "PyObject *",
        "What is called in the end: the function in the class's dict, set when the attribute is looked up.",
    ),
    (
        "im_self",
        "PyObject *",
        "The object that the method is bound to, which becomes the first argument; `NULL` if the class was asked and not an instance.",
    ),
    (
        "im_class",
        "PyObject *",
        "The class that was asked: an unbound method makes sure that its first argument is an instance of it.",
    ),
    (
        "im_weakreflist",
        "PyObject *",
        "The weak references to this method, or `NULL`: the module `weakref` keeps the list.",
    ),
];

const C_FUNCTION: [Row; 5] = [
    REFCNT,
    TYPE,
    (
        "m_ml",
        "PyMethodDef *",
        "Points to the `PyMethodDef` of the C function, with the flags that say how it takes arguments: `call_function` reads them there.",
    ),
    (
        "m_self",
        "PyObject *",
        "What the C function gets first: the object that a method was looked up on; `NULL` for a plain function such as `len`.",
    ),
    ("m_module", "PyObject *", "What `__module__` shows, or `NULL` for methods."),
];

const METHOD_DEF: [Row; 4] = [
    (
        "ml_name",
        "const char *",
        "The name of the C function: `__name__` shows it, and so do messages about wrong arguments.",
    ),
    (
        "ml_meth",
        "PyCFunction",
        "The address of the code in C that runs: `call_function` and `PyCFunction_Call` jump to it.",
    ),
    (
        "ml_flags",
        "int",
        "Bits that say how the arguments are handed over: METH_NOARGS is none, METH_O one as it is, METH_VARARGS a tuple, METH_KEYWORDS a dict besides.",
    ),
    ("ml_doc", "const char *", "The text that `__doc__` shows, or `NULL`."),
];

const CELL: [Row; 3] = [
    REFCNT,
    TYPE,
    (
        "ob_ref",
        "PyObject *",
        "What the variable holds, or `NULL` while it has no value: STORE_DEREF sets it, LOAD_DEREF reads it, in whichever function shares the cell.",
    ),
];

const GENERATOR: [Row; 6] = [
    REFCNT,
    TYPE,
    ("gi_frame", "struct _frame *", "The frame that waits in it, with all its variables; `NULL` once it is over."),
    (
        "gi_running",
        "int",
        "Whether the frame is running right now: `gen_send_ex` sets it, and refuses to enter the generator a second time.",
    ),
    ("gi_code", "PyObject *", "The frame's code, kept so that it is there when the frame is gone."),
    (
        "gi_weakreflist",
        "PyObject *",
        "The weak references to this generator, or `NULL`: the module `weakref` keeps the list.",
    ),
];

/// The structs, each with its `type(o).__name__` (nothing for what is no object) and a sentence.
const STRUCTS: [(&str, &str, &str, &[Row]); 8] = [
    (
        "PyCodeObject",
        "code",
        "What the compiler makes of a module, a function or a class body: instructions, and all that they need; it never changes.",
        &CODE,
    ),
    (
        "PyFunctionObject",
        "function",
        "A code object with the surroundings that it was defined in: globals, defaults and closure.",
        &FUNCTION,
    ),
    (
        "PyFrameObject",
        "frame",
        "One call of a code object: its variables, its stacks, and how far it has come.",
        &FRAME,
    ),
    (
        "PyMethodObject",
        "instancemethod",
        "A function that was found in a class, with the object that it was asked of.",
        &METHOD,
    ),
    (
        "PyCFunctionObject",
        "builtin_function_or_method",
        "A function in C, with the object that it works on.",
        &C_FUNCTION,
    ),
    (
        "PyMethodDef",
        "",
        "The description of a function in C: no object, but a part of the program that CPython is.",
        &METHOD_DEF,
    ),
    (
        "PyCellObject",
        "cell",
        "A box for one variable that an inner function uses, too, so that both see the same value.",
        &CELL,
    ),
    (
        "PyGenObject",
        "generator",
        "A call that can stop in the middle: it holds the frame while that waits.",
        &GENERATOR,
    ),
];

/// The bits of `co_flags`: value, and what it says.
const FLAGS: [(CodeFlags, &str); 12] = [
    (
        CodeFlags::OPTIMIZED,
        "Local variables are fastlocals, found by their index: so in every function, unless it has an `exec` or `import *`.",
    ),
    (CodeFlags::NEWLOCALS, "A call has local names of its own: so in functions and class bodies, not in modules."),
    (CodeFlags::VARARGS, "There is a `*args`: surplus positional arguments go into a tuple."),
    (CodeFlags::VARKEYWORDS, "There is a `**kwargs`: keywords that are no parameter go into a dict."),
    (CodeFlags::NESTED, "The code was compiled within a function."),
    (CodeFlags::GENERATOR, "There is a `yield`: a call gives a generator, and runs nothing."),
    (CodeFlags::NOFREE, "There are neither free variables nor cells: a call has nothing to do for them."),
    (CodeFlags::FUTURE_DIVISION, "The module has `from __future__ import division`."),
    (CodeFlags::FUTURE_ABSOLUTE_IMPORT, "The module has `from __future__ import absolute_import`."),
    (
        CodeFlags::FUTURE_WITH_STATEMENT,
        "The module has `from __future__ import with_statement`, which 2.7 does not need.",
    ),
    (CodeFlags::FUTURE_PRINT_FUNCTION, "The module has `from __future__ import print_function`."),
    (CodeFlags::FUTURE_UNICODE_LITERALS, "The module has `from __future__ import unicode_literals`."),
];

/// What the quick path of `fast_function` asks `co_flags` to be, exactly.
pub const QUICK_FLAGS: CodeFlags = CodeFlags(CodeFlags::OPTIMIZED.0 | CodeFlags::NEWLOCALS.0 | CodeFlags::NOFREE.0);

/// The structs of calls, with all their fields in CPython's order.
pub fn structs() -> Vec<Struct> {
    let field =
        |&(name, c_type, text): &Row| StructField { name: name.into(), c_type: c_type.into(), text: text.into() };
    STRUCTS
        .iter()
        .map(|&(name, type_name, text, rows)| Struct {
            name: name.into(),
            type_name: type_name.into(),
            text: text.into(),
            fields: rows.iter().map(field).collect(),
        })
        .collect()
}

/// The bits of `co_flags`.
pub fn flags() -> Vec<Flag> {
    FLAGS
        .iter()
        .map(|&(flag, text)| Flag {
            name: flag.names().collect(),
            value: flag.0,
            quick: QUICK_FLAGS.has(flag),
            text: text.into(),
        })
        .collect()
}
