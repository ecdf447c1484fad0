//! Calling the type `code` (`code_new` in `Objects/codeobject.c`).

use std::rc::Rc;

use crate::bytecode::verify::verify_nested;
use crate::bytecode::{Code, CodeFlags, Complex, Const, PyString};
use crate::machine::call::Arguments;
use crate::machine::object::Object;
use crate::machine::value::Value;
use crate::machine::{Fault, Machine, Outcome};

impl Machine {
    /// `types.CodeType(argcount, nlocals, stacksize, flags, codestring, constants, names, varnames, filename, name,
    /// firstlineno, lnotab[, freevars[, cellvars]])`. The result is new.
    ///
    /// # Errors
    /// TypeError and ValueError, as in CPython. What would make that crash or hang is refused in a sentence.
    pub(super) fn make_code_object(&mut self, arguments: Arguments<'_>) -> Outcome<Value> {
        let all = arguments.positional;
        self.parse_arguments("code", all, 12, 14)?;
        let arg = |index: usize| all.get(index).copied().unwrap_or(Value::NULL);
        let [argcount, nlocals, stacksize, flags] =
            [self.c_int(arg(0)), self.c_int(arg(1)), self.c_int(arg(2)), self.c_int(arg(3))];
        let (argcount, nlocals, stacksize, flags) = (argcount?, nlocals?, stacksize?, flags?);
        let code = self.string_for_code(arg(4), 5)?;
        let consts = self.tuple_for_code(arg(5), 6)?;
        let names = self.tuple_for_code(arg(6), 7)?;
        let varnames = self.tuple_for_code(arg(7), 8)?;
        let filename = self.string_for_code(arg(8), 9)?;
        let name = self.string_for_code(arg(9), 10)?;
        let firstlineno = self.c_int(arg(10))?;
        let lnotab = self.string_for_code(arg(11), 12)?;
        let freevars = if all.len() > 12 { self.tuple_for_code(arg(12), 13)? } else { Vec::new() };
        let cellvars = if all.len() > 13 { self.tuple_for_code(arg(13), 14)? } else { Vec::new() };
        for (count, what) in [(argcount, "argcount"), (nlocals, "nlocals")] {
            if count < 0 {
                return Err(self.value_error(format!("code: {what} must not be negative")));
            }
        }
        let made = Code {
            argcount: argcount as u32,
            nlocals: nlocals as u32,
            stacksize: stacksize.max(0) as u32,
            flags: CodeFlags(flags as u32),
            code,
            consts: consts.iter().map(|&value| self.as_const(value, 0)).collect(),
            names: self.names_for_code(&names)?,
            varnames: self.names_for_code(&varnames)?,
            freevars: self.names_for_code(&freevars)?,
            cellvars: self.names_for_code(&cellvars)?,
            filename,
            name,
            firstlineno,
            lnotab,
        };
        if let Err(error) = verify_nested(&made) {
            return Err(Fault::Unsupported(format!("code() with instructions that are not safe to run: {error}")));
        }
        for &value in &consts {
            self.heap.retain(value);
        }
        let number = self.next_listing;
        self.next_listing += 1;
        Ok(Value::object(self.heap.new_code(None, &Rc::new(made), number, consts.into())))
    }

    fn c_int(&mut self, value: Value) -> Outcome<i32> {
        self.c_int_or(value, 0)
    }

    /// An argument that must be a str (`"S"`).
    fn string_for_code(&mut self, value: Value, number: usize) -> Outcome<PyString> {
        match self.heap.at(value) {
            Object::Str(string) => {
                Ok(PyString { bytes: Rc::clone(&string.bytes), interned: self.heap.is_interned(value) })
            }
            _ => {
                let of = self.converted_name(value);
                Err(self.type_error(format!("code() argument {number} must be string, not {of}")))
            }
        }
    }

    /// An argument that must be a tuple (`"O!"`).
    fn tuple_for_code(&mut self, value: Value, number: usize) -> Outcome<Vec<Value>> {
        match self.heap.as_tuple(value) {
            Some(items) => Ok(items.to_vec()),
            None => {
                let of = self.converted_name(value);
                Err(self.type_error(format!("code() argument {number} must be tuple, not {of}")))
            }
        }
    }

    /// Names, each a str (`validate_and_copy_tuple`).
    fn names_for_code(&mut self, names: &[Value]) -> Outcome<Vec<PyString>> {
        let mut strings = Vec::new();
        for &name in names {
            match self.heap.as_str(name) {
                Some(bytes) => strings.push(PyString::interned(Rc::clone(bytes))),
                None => {
                    let of = self.heap.type_name(name);
                    return Err(self.type_error(format!("name tuples must contain only strings, not '{of}'")));
                }
            }
        }
        Ok(strings)
    }

    /// A constant as the compiler has it; None for what no compiler makes, and for what lies deep in tuples: it makes no
    /// difference to who checks the code.
    fn as_const(&self, value: Value, depth: u32) -> Const {
        const DEEPEST: u32 = 100;
        if let Some(truth) = value.as_bool() {
            return Const::Bool(truth);
        }
        if let Some(number) = self.heap.as_int(value) {
            return Const::Int(number);
        }
        match self.heap.at(value) {
            _ if value == Value::ELLIPSIS => Const::Ellipsis,
            Object::Long(long) => Const::Long((**long).clone()),
            Object::Float(float) => Const::Float(float.0),
            Object::Complex([real, imag]) => Const::Complex(Complex { real: real.0, imag: imag.0 }),
            Object::Str(string) => {
                let interned = self.heap.is_interned(value);
                Const::Str(PyString { bytes: Rc::clone(&string.bytes), interned })
            }
            Object::Unicode(unicode) => Const::Unicode(Rc::clone(&unicode.points)),
            Object::Tuple(items) if depth < DEEPEST => {
                Const::Tuple(items.iter().map(|&item| self.as_const(item, depth + 1)).collect())
            }
            Object::Code(code) => Const::Code(Rc::clone(&code.body.code)),
            _ => Const::None,
        }
    }
}
