//! Running code that is made while the program runs: `exec`, `eval` and `compile` (`exec_statement` in
//! `Python/ceval.c`, `Python/bltinmodule.c`, `Python/pythonrun.c`).

use std::rc::Rc;

use super::call::Arguments;
use super::code::CodeBody;
use super::effect::{Audience, Effect, Place};
use super::eval::{Current, Eval, Flow};
use super::exceptions::Exc;
use super::frame::Frame;
use super::modules::file::Stream;
use super::object::{Function, Object};
use super::turn::PendingCall;
use super::value::{ObjectId, Value};
use super::{Fault, Machine, Outcome, Then};
use crate::bytecode::{Code, CodeFlags};
use crate::compiler::{self, CompileError, ErrorKind, Mode, Options, Origin};

/// The future flags, which code made by `exec` inherits (`PyCF_MASK`).
const FUTURE_FLAGS: u32 = 0x2000 | 0x4000 | 0x8000 | 0x1_0000 | 0x2_0000;
/// What `compile` knows besides (`PyCF_MASK_OBSOLETE`, `PyCF_DONT_IMPLY_DEDENT`).
const OTHER_FLAGS: u32 = 0x10 | 0x200;
/// `PyCF_ONLY_AST`.
const ONLY_AST: u32 = 0x400;
/// UTF-8's byte order mark: what tells the compiler that bytes are UTF-8 (`PyCF_SOURCE_IS_UTF8`).
const BOM: &[u8] = b"\xef\xbb\xbf";

/// A source that is to be compiled.
struct Source<'s> {
    text: &'s [u8],
    filename: &'s [u8],
    mode: Mode,
    origin: Origin,
    flags: CodeFlags,
}

/// The one way from the machine to the compiler.
fn compile(source: &Source<'_>, warnings: &mut Vec<compiler::CompileWarning>) -> Result<Code, CompileError> {
    let filename = String::from_utf8_lossy(source.filename);
    let options = Options { origin: source.origin, flags: source.flags, ..Options::string(&filename, source.mode) };
    compiler::compile(source.text, &options, warnings)
}

impl<O: Audience> Eval<'_, O> {
    /// EXEC_STMT: `exec code in globals, locals`.
    pub(super) fn exec_statement(&mut self, f: &mut Current<'_>) -> Outcome<Flow> {
        let [program, globals, locals] = [f.peek(2), f.peek(1), f.peek(0)];
        self.tell_operands(f, 3);
        let result = self.at_home(f, |machine| machine.exec(program, globals, locals));
        self.drop_operands(f, 3, &result);
        result.map(|()| Flow::Next)
    }

    /// Makes a frame of code that no function holds, and lets it run (`PyEval_EvalCode`).
    pub(super) fn begin_code(&mut self, code: ObjectId, globals: ObjectId, locals: Value, then: Then) {
        match self.prepare_code(code, globals, locals) {
            Ok((frame, body)) if body.code.flags.has(CodeFlags::GENERATOR) => {
                let generator = self.make_generator(frame);
                self.deliver(then, None, Ok(generator));
            }
            Ok((frame, _)) => {
                if let Err(fault) = self.enter_frame(frame, None, then, 0) {
                    self.deliver(then, None, Err(fault));
                }
            }
            Err(fault) => self.deliver(then, None, Err(fault)),
        }
    }

    fn prepare_code(&mut self, code: ObjectId, globals: ObjectId, locals: Value) -> Outcome<(ObjectId, Rc<CodeBody>)> {
        let body = match self.heap.get(code) {
            Object::Code(code) => Rc::clone(&code.body),
            _ => Rc::default(),
        };
        let function = Function {
            code,
            globals,
            defaults: Value::NULL,
            closure: Value::NULL,
            doc: Value::NULL,
            name: Value::NULL,
            dict: Value::NULL,
            module: Value::NULL,
        };
        let locals = match body.code.flags.has(CodeFlags::NEWLOCALS) {
            true => self.machine.locals_of_call(&function),
            false => self.machine.heap.retain(locals),
        };
        let (frame, origin) = self.machine.new_frame(code, globals, locals, &[]);
        self.tell(|| Effect::FrameMade { frame, code, function: None, origin });
        match self.sort_arguments(frame, &function, &body, Arguments::NONE, |_| Place::Made) {
            Ok(()) => {
                self.make_cells(frame, &function, &body);
                Ok((frame, body))
            }
            Err(fault) => {
                self.machine.heap.release_id(frame);
                Err(fault)
            }
        }
    }
}

impl Machine {
    /// The newest Python frame, which must be at home: who called the builtin that runs.
    pub(super) fn calling_frame(&self) -> Option<(ObjectId, &Frame)> {
        let id = self.thread.current_frame()?;
        Some((id, self.heap.frame(id)?))
    }

    /// `globals()`; the reference stays with the frame.
    pub(super) fn calling_globals(&self) -> ObjectId {
        self.calling_frame().map_or(self.main, |(_, frame)| frame.globals)
    }

    /// `locals()`, brought up to date once in a turn; the result is new.
    pub(super) fn calling_locals(&mut self) -> Outcome<Value> {
        self.once(|machine| {
            let Some((id, _)) = machine.calling_frame() else { return Ok(Value::NULL) };
            let locals = machine.frame_locals(id);
            Ok(machine.heap.retain(locals))
        })
    }

    /// Runs code in these namespaces and gives what it returns (`PyEval_EvalCode`).
    ///
    /// # Errors
    /// What it raises.
    pub(super) fn run_code(&mut self, code: ObjectId, globals: ObjectId, locals: Value) -> Outcome<Value> {
        self.once(|machine| {
            let (code, globals) = (machine.heap.retain_id(code), machine.heap.retain_id(globals));
            let locals = machine.heap.retain(locals);
            Err(machine.suspend("PyEval_EvalCode", PendingCall::Code { code, globals, locals }))
        })
    }

    /// The statement `exec`.
    fn exec(&mut self, program: Value, globals: Value, locals: Value) -> Outcome<()> {
        let (program, globals, locals) = match self.heap.as_tuple(program) {
            Some(&[program, in_globals]) if globals.is_none() && locals.is_none() => (program, in_globals, Value::NONE),
            Some(&[program, in_globals, in_locals]) if globals.is_none() && locals.is_none() => {
                (program, in_globals, in_locals)
            }
            _ => (program, globals, locals),
        };
        let is_plain = globals.is_none() && locals.is_none();
        let (globals, locals) = self.namespaces(globals, locals)?;
        let result = self.exec_in(program, globals, locals);
        if is_plain
            && !matches!(result, Err(Fault::Call))
            && let Some((frame, _)) = self.calling_frame()
        {
            self.locals_to_fast(frame);
        }
        self.heap.release(locals);
        result
    }

    fn exec_in(&mut self, program: Value, globals: Value, locals: Value) -> Outcome<()> {
        if !self.is_source(program) && !matches!(self.heap.at(program), Object::Code(_)) {
            return Err(self.type_error("exec: arg 1 must be a string, file, or code object"));
        }
        let (Some(globals), Object::Dict(_)) = (globals.as_object(), self.heap.at(globals)) else {
            return Err(self.type_error("exec: arg 2 must be a dictionary or None"));
        };
        if !self.is_mapping_type(locals)? {
            return Err(self.type_error("exec: arg 3 must be a mapping or None"));
        }
        self.set_builtins(globals);
        let code = match self.heap.at(program) {
            Object::Code(code) if !code.body.code.freevars.is_empty() => {
                return Err(self.type_error("code object passed to exec may not contain free variables"));
            }
            Object::Code(_) => self.heap.retain(program),
            _ => self.compile_string(program, Mode::Exec)?,
        };
        let result = self.run_object(code, globals, locals)?;
        self.heap.release(result);
        Ok(())
    }

    /// Runs a code object, whose reference changes hands.
    fn run_object(&mut self, code: Value, globals: ObjectId, locals: Value) -> Outcome<Value> {
        let result = match code.as_object() {
            Some(id) => self.run_code(id, globals, locals),
            None => Ok(Value::NONE),
        };
        self.heap.release(code);
        result
    }

    /// `eval(source[, globals[, locals]])`.
    pub(super) fn builtin_eval(&mut self, source: Value, globals: Value, locals: Value) -> Outcome<Value> {
        let none = |value: Value| if value.is_null() { Value::NONE } else { value };
        let (globals, locals) = (none(globals), none(locals));
        if !locals.is_none() && !self.is_mapping_type(locals)? {
            return Err(self.type_error("locals must be a mapping"));
        }
        if !globals.is_none() && !matches!(self.heap.at(globals), Object::Dict(_)) {
            let message = match self.is_mapping_type(globals)? {
                true => "globals must be a real dict; try eval(expr, {}, mapping)",
                false => "globals must be a dict",
            };
            return Err(self.type_error(message));
        }
        let (globals, locals) = self.namespaces(globals, locals)?;
        let result = self.eval_in(source, globals, locals);
        self.heap.release(locals);
        result
    }

    /// `execfile(filename[, globals[, locals]])`, of a file of the program.
    pub(super) fn builtin_execfile(&mut self, filename: Value, globals: Value, locals: Value) -> Outcome<Value> {
        let Some(name) = self.heap.as_str(filename).cloned() else {
            let of = self.converted_name(filename);
            return Err(self.type_error(format!("execfile() argument 1 must be string, not {of}")));
        };
        if !globals.is_null() && !matches!(self.heap.at(globals), Object::Dict(_)) {
            let of = self.converted_name(globals);
            return Err(self.type_error(format!("execfile() argument 2 must be dict, not {of}")));
        }
        let none = |value: Value| if value.is_null() { Value::NONE } else { value };
        let (globals, locals) = (none(globals), none(locals));
        if !locals.is_none() && !self.is_mapping_type(locals)? {
            return Err(self.type_error("locals must be a mapping"));
        }
        let (globals, locals) = self.namespaces(globals, locals)?;
        let result = self.execute_file(&name, globals, locals);
        self.heap.release(locals);
        self.heap.release(result?);
        Ok(Value::NONE)
    }

    fn execute_file(&mut self, filename: &[u8], globals: Value, locals: Value) -> Outcome<Value> {
        let Some(globals) = globals.as_object() else { return Ok(Value::NONE) };
        self.set_builtins(globals);
        let Some(text) = self.sources.text(filename).map(<[u8]>::to_vec) else {
            let parts = [Value::small_int(2), self.heap.str(*b"No such file or directory"), self.heap.str(filename)];
            let arguments = self.heap.tuple(parts);
            return Err(self.raise_with(Exc::IOError, arguments));
        };
        let code = self.once(|machine| {
            let flags = machine.inherited_flags();
            let source = Source { text: &text, filename, mode: Mode::Exec, origin: Origin::File, flags };
            machine.compile_source(&source)
        })?;
        self.run_object(code, globals, locals)
    }

    fn eval_in(&mut self, source: Value, globals: Value, locals: Value) -> Outcome<Value> {
        let Some(globals) = globals.as_object() else { return Ok(Value::NONE) };
        self.set_builtins(globals);
        let code = match self.heap.at(source) {
            Object::Code(code) if !code.body.code.freevars.is_empty() => {
                return Err(self.type_error("code object passed to eval() may not contain free variables"));
            }
            Object::Code(_) => self.heap.retain(source),
            _ if !self.is_source(source) => {
                return Err(self.type_error("eval() arg 1 must be a string or code object"));
            }
            _ => self.compile_string(source, Mode::Eval)?,
        };
        self.run_object(code, globals, locals)
    }

    /// The namespaces that code is to run in: those given, or those of the calling frame. The reference to the locals
    /// is new, that to the globals is not.
    fn namespaces(&mut self, globals: Value, locals: Value) -> Outcome<(Value, Value)> {
        match (globals.is_none(), locals.is_none()) {
            (true, true) => Ok((Value::object(self.calling_globals()), self.calling_locals()?)),
            (true, false) => Ok((Value::object(self.calling_globals()), self.heap.retain(locals))),
            (false, true) => Ok((globals, self.heap.retain(globals))),
            (false, false) => Ok((globals, self.heap.retain(locals))),
        }
    }

    /// Code that runs needs `__builtins__` in its globals.
    fn set_builtins(&mut self, globals: ObjectId) {
        if self.heap.dict_get_name(globals, "__builtins__").is_none() {
            let builtins = self.calling_frame().map_or(self.builtins, |(_, frame)| frame.builtins);
            let builtins = Value::object(self.heap.retain_id(builtins));
            self.heap.dict_set_name(globals, "__builtins__", builtins);
        }
    }

    fn is_source(&self, value: Value) -> bool {
        matches!(self.heap.at(value), Object::Str(_) | Object::Unicode(_))
    }

    /// The text of a source: a str as it is, unicode as UTF-8 that says so.
    fn source_text(&self, source: Value) -> Vec<u8> {
        match self.heap.at(source) {
            Object::Str(text) => text.bytes.to_vec(),
            Object::Unicode(text) => [BOM, &*crate::bytecode::utf8::encode(&text.points)].concat(),
            _ => Vec::new(),
        }
    }

    /// The code of a source for `exec` or `eval`, made once in a turn; the result is new.
    fn compile_string(&mut self, source: Value, mode: Mode) -> Outcome<Value> {
        self.once(|machine| {
            let mut text = machine.source_text(source);
            if text.contains(&0) {
                return Err(machine.type_error("expected string without null bytes"));
            }
            if mode == Mode::Eval {
                let mark = if machine.heap.as_unicode(source).is_some() { BOM.len() } else { 0 };
                let blanks = text.iter().skip(mark).take_while(|byte| matches!(byte, b' ' | b'\t')).count();
                text.drain(mark..mark + blanks);
            }
            let flags = machine.inherited_flags();
            let source = Source { text: &text, filename: b"<string>", mode, origin: Origin::String, flags };
            machine.compile_source(&source)
        })
    }

    /// The code of a module's file; the result is new.
    pub(super) fn compile_module(&mut self, text: &[u8], filename: &[u8]) -> Outcome<Value> {
        let flags = CodeFlags::default();
        self.compile_source(&Source { text, filename, mode: Mode::Exec, origin: Origin::File, flags })
    }

    /// The future flags of the calling frame (`PyEval_MergeCompilerFlags`).
    fn inherited_flags(&self) -> CodeFlags {
        CodeFlags(self.calling_frame().map_or(0, |(_, frame)| frame.body.code.flags.0) & FUTURE_FLAGS)
    }

    /// `compile(source, filename, mode[, flags[, dont_inherit]])`.
    pub(super) fn builtin_compile(&mut self, arguments: Arguments<'_>) -> Outcome<Value> {
        let names = ["source", "filename", "mode", "flags", "dont_inherit"];
        let [source, filename, mode, flags, dont_inherit] = self.keyword_arguments("compile()", arguments, names, 3)?;
        let filename = self.compile_argument(filename, 2)?;
        let mode = self.compile_argument(mode, 3)?;
        let supplied = self.c_int_or(flags, 0)? as u32;
        let dont_inherit = self.c_int_or(dont_inherit, 0)? != 0;
        if supplied & !(FUTURE_FLAGS | OTHER_FLAGS | ONLY_AST) != 0 {
            return Err(self.value_error("compile(): unrecognised flags"));
        }
        if supplied & ONLY_AST != 0 {
            return Err(Fault::Unsupported("compile() of an abstract syntax tree".into()));
        }
        let mode = match &*mode {
            b"exec" => Mode::Exec,
            b"eval" => Mode::Eval,
            b"single" => Mode::Single,
            _ => return Err(self.value_error("compile() arg 3 must be 'exec', 'eval' or 'single'")),
        };
        if !self.is_source(source) {
            return Err(self.type_error("expected a readable buffer object"));
        }
        let text = self.source_text(source);
        if text.contains(&0) {
            return Err(self.type_error("compile() expected string without null bytes"));
        }
        let inherited = if dont_inherit { 0 } else { self.inherited_flags().0 };
        let flags = CodeFlags(supplied & FUTURE_FLAGS | inherited);
        self.compile_source(&Source { text: &text, filename: &filename, mode, origin: Origin::String, flags })
    }

    fn compile_argument(&mut self, value: Value, index: usize) -> Outcome<Rc<[u8]>> {
        match self.heap.as_str(value).cloned() {
            Some(text) if text.contains(&0) => {
                Err(self.type_error(format!("compile() argument {index} must be string without null bytes, not str")))
            }
            Some(text) => Ok(text),
            None => {
                let name = self.converted_name(value);
                Err(self.type_error(format!("compile() argument {index} must be string, not {name}")))
            }
        }
    }

    fn compile_source(&mut self, source: &Source<'_>) -> Outcome<Value> {
        self.reserve(source.text.len().saturating_mul(16))?;
        let mut warnings = Vec::new();
        let compiled = compile(source, &mut warnings);
        for mut warning in warnings {
            // The line is read from the file, which text that is executed does not come from.
            let line = self.sources.line(warning.filename.as_bytes(), i32::try_from(warning.lineno).unwrap_or(0));
            warning.text = line.map(<[u8]>::to_vec);
            self.write_stream(Stream::Stderr, format!("{warning}\n").as_bytes())?;
        }
        match compiled {
            Ok(code) => {
                let mut listing = self.next_listing;
                let is_file = self.sources.text(source.filename) == Some(source.text);
                let text = (!is_file).then(|| Rc::from(source.text));
                let id = self.heap.load_code_of(text.as_ref(), &Rc::new(code), &mut listing);
                self.next_listing = listing;
                Ok(Value::object(id))
            }
            Err(error) => Err(self.raise_compile_error(error)),
        }
    }

    /// The exception for a program that does not compile.
    fn raise_compile_error(&mut self, error: CompileError) -> Fault {
        let class = match error.kind {
            ErrorKind::SyntaxError => Exc::SyntaxError,
            ErrorKind::IndentationError => Exc::IndentationError,
            ErrorKind::MemoryError => Exc::MemoryError,
            ErrorKind::OverflowError => Exc::OverflowError,
            ErrorKind::ValueError => Exc::ValueError,
            ErrorKind::TypeError => Exc::TypeError,
            ErrorKind::SystemError => Exc::SystemError,
            ErrorKind::RuntimeError => Exc::RuntimeError,
        };
        let Some(location) = error.location else { return self.raise(class, error.message) };
        // Later stages know the line's number alone, and look it up in the file, if there is one (`PyErr_ProgramText`).
        let text = match location.offset {
            Some(_) => location.text,
            None => {
                let line = self.sources.line(location.filename.as_bytes(), location.lineno as i32);
                line.map(|line| [line, b"\n"].concat())
            }
        };
        let message = self.heap.str(error.message.into_bytes());
        let filename = self.heap.str(location.filename.into_bytes());
        let line = self.heap.int(i64::from(location.lineno));
        let offset = location.offset.map_or(Value::NONE, |offset| self.heap.int(i64::from(offset)));
        let text = text.map_or(Value::NONE, |text| self.heap.str(text));
        let place = self.heap.tuple([filename, line, offset, text]);
        let arguments = self.heap.tuple([message, place]);
        self.raise_with(class, arguments)
    }
}
