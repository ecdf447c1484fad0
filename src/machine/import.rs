//! `import` (IMPORT_NAME, IMPORT_FROM and IMPORT_STAR in `Python/ceval.c`, `Python/import.c`).

mod star;

use super::builtins::Builtin;
use super::call::Arguments;
use super::code::CodeBody;
use super::effect::{Audience, Effect, Place};
use super::eval::{Current, Eval, Flow};
use super::exceptions::Exc;
use super::modules::{Module, library};
use super::object::Object;
use super::turn::Holding;
use super::value::{ObjectId, Value};
use super::{Fault, Machine, Outcome};

impl<O: Audience> Eval<'_, O> {
    /// IMPORT_NAME: calls `__import__` of the frame's builtins.
    pub(super) fn import_name(&mut self, f: &mut Current<'_>, body: &CodeBody, index: u32) -> Outcome<Flow> {
        let name = body.names.get(index as usize).copied().unwrap_or(Value::NULL);
        let builtins = f.builtins;
        let Some(import) = self.machine.heap.dict_get_name(builtins, "__import__") else {
            return Err(self.raise(Exc::ImportError, "__import__ not found"));
        };
        let is_own = matches!(self.heap.at(import), Object::Builtin(Builtin::Import, _));
        let globals = Value::object(f.globals);
        let locals = f.locals.non_null().unwrap_or(Value::NONE);
        self.operate(f, |machine, [level, names]| {
            let number = machine.heap.as_int(level).map_or(-1, |level| level as i32);
            if is_own {
                return machine.import_module(name, ImportFrom { globals, names, level: number });
            }
            let given = [name, globals, locals, names, level];
            let positional = if number == -1 { given.get(..4).unwrap_or(&given) } else { &given };
            let arguments = Arguments { positional, keywords: &[] };
            let holding = Holding { passes_on: false, also: &[import] };
            machine.call_holding("PyEval_CallObjectWithKeywords", import, arguments, holding)
        })
    }

    /// IMPORT_FROM: an attribute of the module on top of the stack, which stays there.
    pub(super) fn import_from(&mut self, f: &mut Current<'_>, body: &CodeBody, index: u32) -> Outcome<Flow> {
        let name = body.names.get(index as usize).copied().unwrap_or(Value::NULL);
        let module = f.peek(0);
        match self.machine.get_attribute(module, name) {
            Ok(value) => {
                let from = match self.heap.at(module) {
                    &Object::Module(dict) => Place::Entry(dict, name),
                    _ => Place::Made,
                };
                self.tell(|| Effect::Move { value, from, to: f.slot_above(), copies: true });
                f.push(value);
                Ok(Flow::Next)
            }
            Err(Fault::Raised) if self.machine.raised_is(Exc::AttributeError) => {
                self.machine.clear_raised();
                let text = self.machine.heap.as_str(name).cloned().unwrap_or_default();
                Err(self.raise(Exc::ImportError, format!("cannot import name {}", String::from_utf8_lossy(&text))))
            }
            Err(fault) => Err(fault),
        }
    }

    /// IMPORT_STAR: copies a module's names into the frame's locals.
    pub(super) fn import_star(&mut self, f: &mut Current<'_>) -> Outcome<Flow> {
        let locals = self.locals(f);
        self.machine.heap.release(locals);
        self.change(f, |machine, [module]| machine.import_all_from(module, locals))?;
        let id = f.id;
        self.at_home(f, |machine| machine.locals_to_fast(id));
        Ok(Flow::Next)
    }
}

/// What `__import__` is asked for, besides the name.
#[derive(Clone, Copy, Debug)]
pub(super) struct ImportFrom {
    /// The globals of who imports: they say which package it is in.
    pub(super) globals: Value,
    /// Names that are wanted from the module: then it is the last module of a dotted name, else the first.
    pub(super) names: Value,
    /// -1: in the package, then among all modules; 0: among all modules; above: so many packages up.
    pub(super) level: i32,
}

/// Where a module's source is.
struct Found {
    filename: Vec<u8>,
    /// The folder, if it is a package.
    package: Option<Vec<u8>>,
}

impl Machine {
    /// `__import__(name[, globals[, locals[, fromlist[, level]]]])`.
    pub(super) fn builtin_import(&mut self, arguments: Arguments<'_>) -> Outcome<Value> {
        let parameters = ["name", "globals", "locals", "fromlist", "level"];
        let [name, globals, _, names, level] = self.keyword_arguments("__import__()", arguments, parameters, 1)?;
        if self.heap.as_str(name).is_none() {
            let of = self.converted_name(name);
            return Err(self.type_error(format!("__import__() argument 1 must be string, not {of}")));
        }
        let level = self.c_int_or(level, -1)?;
        self.import_module(name, ImportFrom { globals, names, level })
    }

    /// `reload(module)`: runs its file's code once more, in the names that it has (`PyImport_ReloadModule`).
    pub(super) fn builtin_reload(&mut self, module: Value) -> Outcome<Value> {
        let &Object::Module(dict) = self.heap.at(module) else {
            return Err(self.type_error("reload() argument must be module"));
        };
        let name = self.heap.module_name(dict);
        let code = self.once(|machine| machine.code_to_reload(module, dict, &name))?;
        let Some(id) = code.as_object() else { return Ok(code) };
        let result = self.run_code(id, dict, Value::object(dict));
        self.heap.release(code);
        self.heap.release(result?);
        let modules = self.modules;
        match self.heap.dict_get_name(modules, &name) {
            Some(found) => Ok(self.heap.retain(found)),
            None => Err(self.raise(Exc::ImportError, format!("Loaded module {name} not found in sys.modules"))),
        }
    }

    /// The code of the file that a module is made of.
    fn code_to_reload(&mut self, module: Value, dict: ObjectId, name: &str) -> Outcome<Value> {
        let modules = self.modules;
        if self.heap.dict_get_name(modules, name) != Some(module) {
            return Err(self.raise(Exc::ImportError, format!("reload(): module {name} not in sys.modules")));
        }
        let (within, last) = match name.rsplit_once('.') {
            None => (Value::NONE, name),
            Some((parent, last)) => match self.heap.dict_get_name(modules, parent) {
                Some(package) => (package, last),
                None => {
                    let message = format!("reload(): parent {parent} not in sys.modules");
                    return Err(self.raise(Exc::ImportError, message));
                }
            },
        };
        if within.is_none() && Module::ALL.iter().any(|module| module.name() == name) {
            return Err(Fault::Unsupported(format!("reload() of the builtin module {name}")));
        }
        let folders = self.folders_of(within)?;
        let found = self.find_source(folders, last);
        self.heap.release(folders);
        let (filename, text) = match found {
            Some(Found { filename, .. }) => {
                let text = self.sources.text(&filename).map(<[u8]>::to_vec).unwrap_or_default();
                (filename, text)
            }
            None => match library::source(last).filter(|_| within.is_none()) {
                Some((filename, text)) => (filename, text.to_vec()),
                None => return Err(self.no_module(last)),
            },
        };
        let code = self.compile_module(&text, &filename)?;
        let file = self.heap.str(filename);
        self.heap.dict_set_name(dict, "__file__", file);
        Ok(code)
    }

    /// Imports a module, and those that it is in (`import_module_level`); the result is new.
    ///
    /// # Errors
    /// ImportError: there is no such module. And whatever the module's own code raises.
    pub(super) fn import_module(&mut self, name: Value, from: ImportFrom) -> Outcome<Value> {
        let name = self.heap.as_str(name).cloned().unwrap_or_default();
        let name = String::from_utf8_lossy(&name).into_owned();
        if name.contains('/') {
            return Err(self.raise(Exc::ImportError, "Import by filename is not supported."));
        }
        let mut full = String::new();
        let parent = self.once(|machine| machine.parent_package(from.globals, from.level))?;
        if let &Object::Module(dict) = self.heap.at(parent) {
            full = self.heap.module_name(dict);
        }
        let result = self.import_dotted(&name, parent, from, &mut full);
        self.heap.release(parent);
        result
    }

    fn import_dotted(&mut self, name: &str, parent: Value, from: ImportFrom, full: &mut String) -> Outcome<Value> {
        if name.is_empty() {
            // `from . import name`: the package itself.
            if parent.is_none() {
                return Err(self.value_error("Empty module name"));
            }
            let tail = self.heap.retain(parent);
            return self.with_names(tail, Value::NULL, from.names, full);
        }
        let alternative = if from.level < 0 { Value::NONE } else { parent };
        let (mut head, mut tail) = (Value::NULL, self.heap.retain(parent));
        let mut rest = Some(name);
        while let Some(name) = rest {
            let (part, after) = name.split_once('.').map_or((name, None), |(part, after)| (part, Some(after)));
            let alternative = if head.is_null() { alternative } else { tail };
            let next = if part.is_empty() {
                Err(self.value_error("Empty module name"))
            } else {
                self.import_next(tail, alternative, part, name, full)
            };
            self.heap.release(tail);
            tail = match next {
                Ok(next) => next,
                Err(fault) => {
                    self.heap.release(head);
                    return Err(fault);
                }
            };
            if head.is_null() {
                head = self.heap.retain(tail);
            }
            rest = after;
        }
        self.with_names(tail, head, from.names, full)
    }

    /// The result of an import: the last module with the names that are wanted from it, or else the first. Both
    /// references change hands.
    fn with_names(&mut self, tail: Value, head: Value, names: Value, full: &str) -> Outcome<Value> {
        let wanted = if names.is_null() || names.is_none() { Ok(false) } else { self.is_true(names) };
        let result = match wanted {
            Ok(true) => self.import_names(tail, names, full, false),
            Ok(false) if !head.is_null() => {
                self.heap.release(tail);
                return Ok(head);
            }
            Ok(false) => Ok(()),
            Err(fault) => Err(fault),
        };
        self.heap.release(head);
        match result {
            Ok(()) => Ok(tail),
            Err(fault) => {
                self.heap.release(tail);
                Err(fault)
            }
        }
    }

    /// `load_next`: the module of this name in another, or else in the alternative; the result is new.
    fn import_next(
        &mut self,
        within: Value,
        alternative: Value,
        part: &str,
        rest: &str,
        full: &mut String,
    ) -> Outcome<Value> {
        let here = if full.is_empty() { part.to_owned() } else { format!("{full}.{part}") };
        let mut found = self.import_submodule(within, part, &here)?;
        let mut name = here;
        if found.is_none() && alternative != within {
            let missed = std::mem::replace(&mut name, part.to_owned());
            found = self.import_submodule(alternative, part, part)?;
            if !found.is_none() {
                // So that nobody looks there again (`mark_miss`).
                let modules = self.modules;
                self.heap.dict_set_name(modules, &missed, Value::NONE);
            }
        }
        if found.is_none() {
            return Err(self.no_module(rest));
        }
        *full = name;
        Ok(found)
    }

    /// ImportError: there is no such module.
    fn no_module(&mut self, name: &str) -> Fault {
        self.raise(Exc::ImportError, format!("No module named {name}"))
    }

    /// A submodule of a package, or a module if there is none; `None` if it does not exist. The result is new.
    fn import_submodule(&mut self, within: Value, name: &str, full: &str) -> Outcome<Value> {
        self.once(|machine| machine.import_submodule_now(within, name, full))
    }

    fn import_submodule_now(&mut self, within: Value, name: &str, full: &str) -> Outcome<Value> {
        let modules = self.modules;
        let known = self.once(|machine| {
            let known = machine.heap.dict_get_name(modules, full).unwrap_or(Value::NULL);
            Ok(machine.heap.retain(known))
        })?;
        if !known.is_null() {
            return Ok(known);
        }
        let folders = self.once(|machine| machine.folders_of(within))?;
        if folders.is_none() {
            return Ok(Value::NONE);
        }
        let builtin = Module::ALL.iter().copied().find(|module| within.is_none() && module.name() == name);
        let module = match (builtin, self.find_source(folders, name)) {
            (Some(module), _) => {
                let module = self.library_module(module);
                Ok(self.heap.retain(module))
            }
            (None, Some(found)) => self.load_module(full, &found),
            (None, None) => match library::source(name).filter(|_| within.is_none()) {
                Some((filename, text)) => {
                    let found = Found { filename, package: None };
                    self.load_source(full, text, &found)
                }
                None => Ok(Value::NONE),
            },
        };
        self.heap.release(folders);
        let module = module?;
        if let (&Object::Module(dict), false) = (self.heap.at(within), module.is_none()) {
            let value = self.heap.retain(module);
            self.heap.dict_set_name(dict, name, value);
        }
        Ok(module)
    }

    /// The folders to look for modules in: the package's `__path__`, or `sys.path`; `None` if it is no package. The
    /// result is new.
    fn folders_of(&mut self, within: Value) -> Outcome<Value> {
        let folders = match self.heap.at(within) {
            &Object::Module(dict) => self.heap.dict_get_name(dict, "__path__"),
            _ if within.is_none() => self.sys_get("path"),
            _ => None,
        };
        Ok(self.heap.retain(folders.unwrap_or(Value::NONE)))
    }

    /// Looks for a module among the program's files (`find_module`).
    fn find_source(&self, folders: Value, name: &str) -> Option<Found> {
        let folders = self.heap.as_sequence(folders)?;
        folders.iter().filter_map(|&folder| self.heap.as_str(folder)).find_map(|folder| {
            let path = if folder.is_empty() {
                name.as_bytes().to_vec()
            } else {
                [folder, b"/".as_slice(), name.as_bytes()].concat()
            };
            let package = [&*path, b"/__init__.py"].concat();
            if self.sources.text(&package).is_some() {
                return Some(Found { filename: package, package: Some(path) });
            }
            let filename = [&*path, b".py"].concat();
            self.sources.text(&filename).map(|_| Found { filename, package: None })
        })
    }

    /// Runs a file's code as a module (`load_source_module`, `load_package`); the result is new.
    fn load_module(&mut self, full: &str, found: &Found) -> Outcome<Value> {
        let text = self.sources.text(&found.filename).map(<[u8]>::to_vec).unwrap_or_default();
        self.load_source(full, &text, found)
    }

    fn load_source(&mut self, full: &str, text: &[u8], found: &Found) -> Outcome<Value> {
        let code = self.once(|machine| machine.compile_module(text, &found.filename))?;
        let result = self.run_module(full, code, found);
        self.heap.release(code);
        result
    }

    /// `PyImport_ExecCodeModuleEx`.
    fn run_module(&mut self, full: &str, code: Value, found: &Found) -> Outcome<Value> {
        let modules = self.modules;
        // Only `sys.modules` holds the module itself.
        let names = self.once(|machine| {
            let module = machine.add_module(full, found);
            let &Object::Module(dict) = machine.heap.at(module) else { return Ok(module) };
            let names = Value::object(machine.heap.retain_id(dict));
            machine.heap.release(module);
            Ok(names)
        })?;
        let (Some(dict), Some(code)) = (names.as_object(), code.as_object()) else { return Ok(names) };
        let result = self.run_code(code, dict, names);
        self.heap.release(names);
        match result {
            Ok(value) => self.heap.release(value),
            Err(Fault::Raised) => {
                self.remove_module(full);
                return Err(Fault::Raised);
            }
            Err(fault) => return Err(fault),
        }
        match self.heap.dict_get_name(modules, full) {
            Some(module) => Ok(self.heap.retain(module)),
            None => Err(self.raise(Exc::ImportError, format!("Loaded module {full} not found in sys.modules"))),
        }
    }

    /// A new module in `sys.modules`; the result is new.
    fn add_module(&mut self, full: &str, found: &Found) -> Value {
        let dict = self.heap.alloc(Object::Dict(Box::default()));
        let name = self.heap.str(full.as_bytes());
        for (key, value) in [("__name__", name), ("__doc__", Value::NONE), ("__package__", Value::NONE)] {
            self.heap.dict_set_name(dict, key, value);
        }
        if let Some(folder) = &found.package {
            let folder = self.heap.str(folder.as_slice());
            let path = self.heap.list(vec![folder]);
            self.heap.dict_set_name(dict, "__path__", path);
        }
        let builtins = self.library_module(Module::Builtin);
        let builtins = self.heap.retain(builtins);
        self.heap.dict_set_name(dict, "__builtins__", builtins);
        let file = self.heap.str(found.filename.as_slice());
        self.heap.dict_set_name(dict, "__file__", file);
        let module = self.heap.new_value(Object::Module(dict));
        let held = self.heap.retain(module);
        let modules = self.modules;
        self.heap.dict_set_name(modules, full, held);
        module
    }

    fn remove_module(&mut self, full: &str) {
        let key = self.heap.str(full.as_bytes());
        if let Some((old, module)) = self.heap.dict_remove_str(self.modules, key) {
            self.heap.release_all([old, module]);
        }
        self.heap.release(key);
    }

    /// `ensure_fromlist`: what is wanted from a package may be modules in it.
    fn import_names(&mut self, module: Value, names: Value, full: &str, all: bool) -> Outcome<()> {
        let &Object::Module(dict) = self.heap.at(module) else { return Ok(()) };
        if self.heap.dict_get_name(dict, "__path__").is_none() {
            return Ok(());
        }
        let wanted = self.collect(names)?;
        let mut result = Ok(());
        for &name in &wanted {
            result = self.import_name_of(module, dict, name, full, all);
            if result.is_err() {
                break;
            }
        }
        self.heap.release_all(wanted);
        result
    }

    fn import_name_of(&mut self, module: Value, dict: ObjectId, name: Value, full: &str, all: bool) -> Outcome<()> {
        let Some(text) = self.heap.as_str(name).cloned() else {
            let of = self.heap.type_name(name).to_string();
            return Err(self.type_error(format!("Item in ``from list'' must be str, not {of}")));
        };
        if *text == *b"*" {
            return match self.heap.dict_get_name(dict, "__all__") {
                Some(names) if !all => self.import_names(module, names, full, true),
                _ => Ok(()),
            };
        }
        let known = self.once(|machine| Ok(Value::bool(machine.heap.dict_get_str(dict, name).is_some())))?;
        if known == Value::FALSE {
            let text = String::from_utf8_lossy(&text);
            let found = self.import_submodule(module, &text, &format!("{full}.{text}"))?;
            self.heap.release(found);
        }
        Ok(())
    }

    /// `get_parent`: the package that an import is relative to, or None; the result is new.
    fn parent_package(&mut self, globals: Value, level: i32) -> Outcome<Value> {
        let (Some(globals), Object::Dict(_)) = (globals.as_object(), self.heap.at(globals)) else {
            return Ok(Value::NONE);
        };
        if level == 0 {
            return Ok(Value::NONE);
        }
        let Some(mut package) = self.package_of(globals, level)? else { return Ok(Value::NONE) };
        for _ in 1..level {
            match package.rfind('.') {
                Some(dot) => package.truncate(dot),
                None => return Err(self.value_error("Attempted relative import beyond toplevel package")),
            }
        }
        let modules = self.modules;
        match self.heap.dict_get_name(modules, &package) {
            Some(parent) => Ok(self.heap.retain(parent)),
            None if level < 1 => Ok(Value::NONE),
            None => {
                let message = format!("Parent module '{package}' not loaded, cannot perform relative import");
                Err(self.raise(Exc::SystemError, message))
            }
        }
    }

    /// The name of the package that code with these globals is in; `__package__` remembers it.
    fn package_of(&mut self, globals: ObjectId, level: i32) -> Outcome<Option<String>> {
        let text = |machine: &Self, value: Value| {
            machine.heap.as_str(value).map(|text| String::from_utf8_lossy(text).into_owned())
        };
        let no_package = "Attempted relative import in non-package";
        if let Some(package) = self.heap.dict_get_name(globals, "__package__").filter(|value| !value.is_none()) {
            return match text(self, package) {
                None => Err(self.value_error("__package__ set to non-string")),
                Some(package) if !package.is_empty() => Ok(Some(package)),
                Some(_) if level > 0 => Err(self.value_error(no_package)),
                Some(_) => Ok(None),
            };
        }
        let Some(name) = self.heap.dict_get_name(globals, "__name__").and_then(|name| text(self, name)) else {
            return Ok(None);
        };
        let package = match (self.heap.dict_get_name(globals, "__path__"), name.rfind('.')) {
            (Some(_), _) => Some(name),
            (None, Some(dot)) => name.get(..dot).map(str::to_owned),
            (None, None) if level > 0 => return Err(self.value_error(no_package)),
            (None, None) => None,
        };
        let value = package.as_ref().map_or(Value::NONE, |package| self.heap.str(package.as_bytes()));
        self.heap.dict_set_name(globals, "__package__", value);
        Ok(package)
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use crate::compiler::{Options, compile};
    use crate::machine::{Fuel, Machine, Output, Sources};

    /// What a program of these files prints, the first being its main one.
    fn printed(files: &[(&str, &str)]) -> String {
        let (name, text) = files[0];
        let code = compile(text.as_bytes(), &Options::file(name), &mut Vec::new()).unwrap();
        let sources = files.iter().map(|(name, text)| (name.as_bytes().to_vec(), text.as_bytes().to_vec())).collect();
        let mut machine = Machine::new(&Rc::new(code), Sources::new(sources)).unwrap();
        machine.run(Fuel::instructions(100_000));
        machine.output().iter().map(|Output { bytes, .. }| String::from_utf8_lossy(bytes)).collect()
    }

    // What is expected is what CPython 2.7.18 prints.
    #[test]
    fn reload_runs_a_file_again_in_the_names_that_the_module_has() {
        let counter =
            "import sys\ntry: count += 1\nexcept NameError: count = 1\nif count == 3: 1 / 0\nprint 'run', count\n";
        let main = "import counter, sys\ncounter.own = 'kept'\nagain = reload(counter)\nprint again is counter, counter.own, counter.count\n\
                    try: reload(counter)\nexcept ZeroDivisionError, e: print e, sys.modules['counter'] is counter\n\
                    try: reload(5)\nexcept TypeError, e: print e\n\
                    del sys.modules['counter']\ntry: reload(counter)\nexcept ImportError, e: print e\n";
        let wanted = "run 1\nrun 2\nTrue kept 2\ninteger division or modulo by zero True\nreload() argument must be module\n\
                      reload(): module counter not in sys.modules\n";
        assert_eq!(printed(&[("main.py", main), ("counter.py", counter)]), wanted);
    }

    #[test]
    fn execfile_runs_a_file_in_the_namespaces_that_it_is_given() {
        let part = "shown = x * 2\nprint __name__ if '__name__' in globals() else 'none', shown\n";
        let main = "x = 4\nprint execfile('part.py'), shown\nspace = {'x': 'ab'}\nexecfile('part.py', space)\nprint sorted(space)\n\
                    def within():\n    x = 5\n    execfile('part.py')\n    return locals()\nprint sorted(within().items())\n\
                    try: execfile('nothing.py')\nexcept IOError, e: print e\n";
        let wanted = "__main__ 8\nNone 8\nnone abab\n['__builtins__', 'shown', 'x']\n__main__ 10\n[('shown', 10), ('x', 5)]\n\
                      [Errno 2] No such file or directory: 'nothing.py'\n";
        assert_eq!(printed(&[("main.py", main), ("part.py", part)]), wanted);
    }
}
