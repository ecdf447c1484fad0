//! The builtin functions and the methods of builtin types (`Python/bltinmodule.c`, `Objects/`), and calling what is no
//! Python function.
//!
//! Each has a line in the [table](Builtin), which says how it takes its arguments ([`arguments`]), too, and an arm in
//! [`Machine::call_builtin`](crate::machine::Machine) that says what it does.

mod arguments;
mod convert;
mod dict_methods;
mod directory;
pub mod folding;
mod functions;
mod list_methods;
mod locals;
mod make_code;
mod make_function;
mod make_number;
mod make_unicode;
mod set_methods;
pub mod sorting;
mod string;
mod string_case;
mod string_methods;
mod table;
mod types;

use std::rc::Rc;

pub(in crate::machine) use arguments::Takes;
use folding::FoldKind;
pub use table::Builtin;

use super::c_step::CStep;
use super::call::Arguments;
use super::class::Special;
use super::exceptions::Exc;
use super::modules::Module;
use super::modules::operator::CallableObject;
use super::native::Begun;
use super::object::{DictItem, Object};
use super::types::Type;
use super::value::Value;
use super::{Fault, Machine, Outcome};

/// What came of calling something that is no Python function.
pub(super) enum Called {
    /// It is done; the reference to the result is the caller's.
    Value(Value),
    /// It goes on, and may call Python code: this is its state, which goes on the stack.
    Native(Builtin, Begun),
}

/// The types that are names in `__builtin__`.
const TYPE_NAMES: &[Type] = &[
    Type::Basestring,
    Type::Bool,
    Type::ClassMethod,
    Type::Complex,
    Type::Dict,
    Type::Enumerate,
    Type::Float,
    Type::Frozenset,
    Type::Int,
    Type::List,
    Type::Long,
    Type::Object,
    Type::Property,
    Type::Reversed,
    Type::Set,
    Type::Slice,
    Type::StaticMethod,
    Type::Str,
    Type::Super,
    Type::Tuple,
    Type::Type,
    Type::Unicode,
    Type::Xrange,
];

impl Machine {
    /// Fills the dict of `__builtin__`.
    pub(super) fn fill_builtins(&mut self) {
        let builtins = self.builtins;
        let set = |machine: &mut Self, name: &str, value: Value| machine.heap.dict_set_name(builtins, name, value);
        let name = self.heap.intern(&Rc::from(Module::Builtin.name().as_bytes()));
        set(self, "__name__", name);
        let doc = self.heap.str(Module::Builtin.doc().as_bytes());
        set(self, "__doc__", doc);
        set(self, "__package__", Value::NONE);
        for &builtin in Builtin::ALL.iter().filter(|builtin| builtin.owner().is_none()) {
            let function = self.heap.new_value(Object::Builtin(builtin, Value::NULL));
            set(self, builtin.name(), function);
        }
        for (name, value) in [
            ("None", Value::NONE),
            ("Ellipsis", Value::ELLIPSIS),
            ("NotImplemented", Value::NOT_IMPLEMENTED),
            ("False", Value::FALSE),
            ("True", Value::TRUE),
            ("__debug__", Value::TRUE),
        ] {
            set(self, name, value);
        }
        for name in ["exit", "quit"] {
            let quitter = self.heap.new_value(Object::Callable(Box::new(CallableObject::Quitter(name))));
            set(self, name, quitter);
        }
        let exceptions = Exc::ALL.iter().map(|&exc| Type::Exception(exc));
        let names = TYPE_NAMES.iter().copied().chain(exceptions).map(|of| (of.name(), of));
        for (name, of) in names.chain([("bytes", Type::Str)]) {
            let object = self.type_object(of);
            let object = self.heap.retain(object);
            set(self, name, object);
        }
    }

    /// What CALL_FUNCTION does with anything but a Python function: a C function is called at once, all else by
    /// `PyObject_Call`, which counts a level of nesting.
    pub(super) fn call_object(&mut self, callable: Value, arguments: Arguments<'_>) -> Outcome<Called> {
        let of = self.heap.type_of(callable);
        // Whatever an old-style instance has, its type has a `tp_call`.
        let has_slot = of == Type::OldInstance || self.is_callable(callable);
        if of == Type::Builtin || !has_slot {
            return self.call_callable(callable, arguments);
        }
        self.enter_call(" while calling a Python object")?;
        let called = self.call_callable(callable, arguments);
        self.leave_call();
        called
    }

    /// Calls a builtin, a type, or something that cannot be called. The arguments stay the caller's.
    pub(super) fn call_callable(&mut self, callable: Value, arguments: Arguments<'_>) -> Outcome<Called> {
        match *self.heap.at(callable) {
            Object::Builtin(builtin, this) if builtin.owner().is_some() && this.is_null() => {
                let this = self.check_receiver(builtin, arguments.positional)?;
                let positional = arguments.positional.get(1..).unwrap_or_default();
                self.call_builtin(builtin, this, Arguments { positional, ..arguments })
            }
            Object::Builtin(builtin, this) => self.call_builtin(builtin, this, arguments),
            Object::Type(of) => match of {
                // A metaclass that the bases bring along has an `__init__` of its own.
                Type::Type
                | Type::Object
                | Type::ClassObj
                | Type::OldInstance
                | Type::Method
                | Type::Module
                | Type::Property
                | Type::StaticMethod
                | Type::ClassMethod
                | Type::Super => self.type_call(callable, arguments).map(Called::Value),
                Type::WeakRef => self.base_new(of, callable, arguments).map(Called::Value),
                _ => self.call_type(of, arguments).map(Called::Value),
            },
            Object::Class(_) => match self.find_hook(callable, Special::Call) {
                Some(hook) => {
                    self.note_c_step(|| CStep::CallHook { object: callable, old: false });
                    self.call_found_with("slot_tp_call", hook, callable, arguments).map(Called::Value)
                }
                None => self.type_call(callable, arguments).map(Called::Value),
            },
            Object::Callable(_) => match callable.as_object() {
                Some(id) => self.call_callable_object(id, arguments).map(Called::Value),
                None => Ok(Called::Value(Value::NONE)),
            },
            // A class made of it may say itself what a call is.
            Object::WeakRef(_) if !self.heap.has_hook(callable, Special::Call) => {
                self.call_weakref(callable, arguments).map(Called::Value)
            }
            Object::OldClass(_) => self.new_old_instance(callable, arguments).map(Called::Value),
            Object::OldInstance(_) => self.call_old_instance(callable, arguments).map(Called::Value),
            Object::Method(ref method) => {
                let method = *method;
                self.call_method(method, arguments, false).map(Called::Value)
            }
            Object::Wrapper(of, special, this) => self.call_wrapper(of, special, this, arguments),
            Object::New(of) => self.call_type_new(of, arguments).map(Called::Value),
            // Called by C code that does not know what it calls: through the turn, as the frame is no business of its.
            Object::Function(_) => self.call_passing_on("PyObject_Call", callable, arguments).map(Called::Value),
            _ if self.heap.has_hook(callable, Special::Call) => match self.find_hook(callable, Special::Call) {
                Some(hook) => {
                    self.note_c_step(|| CStep::CallHook { object: callable, old: false });
                    self.call_found_with("slot_tp_call", hook, callable, arguments).map(Called::Value)
                }
                None => Ok(Called::Value(Value::NONE)),
            },
            _ => {
                let name = self.heap.type_name(callable);
                Err(self.type_error(format!("'{name}' object is not callable")))
            }
        }
    }

    /// Calls a builtin; `this` is what a method was called on.
    fn call_builtin(&mut self, builtin: Builtin, this: Value, arguments: Arguments<'_>) -> Outcome<Called> {
        self.check_arguments(builtin, arguments)?;
        let all = arguments.positional;
        let arg = |index: usize| all.get(index).copied().unwrap_or(Value::NULL);
        let none = |_: ()| Value::NONE;
        match builtin.owner() {
            Some(Type::Set | Type::Frozenset) => return self.set_method(builtin, this, all).map(Called::Value),
            Some(Type::Float) if builtin == Builtin::FloatSetformat => {
                return self.set_float_format(arg(0), arg(1)).map(Called::Value);
            }
            Some(Type::Int | Type::Long | Type::Float | Type::Complex) => {
                return self.number_method(builtin, this, arg(0)).map(Called::Value);
            }
            Some(Type::Str | Type::Unicode) => return self.string_method(builtin, this, arguments).map(Called::Value),
            Some(Type::Deque) => return self.deque_method(builtin, this, all).map(Called::Value),
            Some(Type::Partial) => {
                return match builtin {
                    Builtin::PartialReduce => self.partial_reduce(this),
                    _ => self.partial_setstate(this, arg(0)),
                }
                .map(Called::Value);
            }
            Some(Type::Random) => return self.random_method(builtin, this, arg(0)).map(Called::Value),
            _ => {}
        }
        let value = match builtin {
            Builtin::Module(function) => return self.call_module_function(function, arguments),
            Builtin::Abs => self.absolute(arg(0)),
            Builtin::All => return self.builtin_any_all(builtin, FoldKind::All, arg(0)),
            Builtin::Apply => self.builtin_apply(arg(0), arg(1), arg(2)),
            Builtin::Any => return self.builtin_any_all(builtin, FoldKind::Any, arg(0)),
            Builtin::Bin | Builtin::Hex | Builtin::Oct => self.in_base(builtin, arg(0)),
            Builtin::Callable => self.asked_for_call(arg(0)).map(Value::bool),
            Builtin::Chr => self.builtin_chr(arg(0)),
            Builtin::Coerce => self.builtin_coerce(arg(0), arg(1)),
            Builtin::Unichr => self.builtin_unichr(arg(0)),
            Builtin::Cmp => self.builtin_cmp(arg(0), arg(1)),
            Builtin::Delattr => self.builtin_delattr(arg(0), arg(1)),
            Builtin::Dir => self.builtin_dir(arg(0)),
            Builtin::Vars => self.builtin_vars(arg(0)),
            Builtin::Divmod => self.divmod(arg(0), arg(1)),
            Builtin::Compile => self.builtin_compile(arguments),
            Builtin::Eval => self.builtin_eval(arg(0), arg(1), arg(2)),
            Builtin::Input | Builtin::RawInput => return self.builtin_read(builtin, arg(0)),
            Builtin::FileReadline => return self.file_readline(this),
            Builtin::Filter => return self.builtin_filter(arg(0), arg(1)),
            Builtin::Format => self.builtin_format(arg(0), arg(1)),
            Builtin::Getattr => self.builtin_getattr(arg(0), arg(1), arg(2)),
            Builtin::Globals => {
                let globals = self.calling_globals();
                Ok(Value::object(self.heap.retain_id(globals)))
            }
            Builtin::Hasattr => self.builtin_hasattr(arg(0), arg(1)),
            Builtin::Hash => self.hash_value(arg(0)).map(|hash| self.heap.int(hash)),
            Builtin::Id => Ok(self.builtin_id(arg(0))),
            Builtin::Execfile => self.builtin_execfile(arg(0), arg(1), arg(2)),
            Builtin::Import => self.builtin_import(arguments),
            Builtin::Reload => self.builtin_reload(arg(0)),
            Builtin::Intern => self.builtin_intern(arg(0)),
            Builtin::Isinstance => self.builtin_isinstance(arg(0), arg(1)),
            Builtin::Issubclass => self.builtin_issubclass(arg(0), arg(1)),
            Builtin::Iter => self.builtin_iter(arg(0), arg(1)),
            Builtin::Len => self.builtin_len(arg(0)),
            Builtin::Locals => self.calling_locals(),
            Builtin::Map => return self.builtin_map(all),
            Builtin::Max | Builtin::Min => return self.builtin_best(builtin, arguments),
            Builtin::Next => self.builtin_next(arg(0), arg(1)),
            Builtin::Ord => self.builtin_ord(arg(0)),
            Builtin::Pow => self.builtin_pow(arg(0), arg(1), arg(2)),
            Builtin::Print => self.builtin_print(arguments).map(|()| Value::NONE),
            Builtin::Range => self.builtin_range(all),
            Builtin::Reduce => return self.builtin_reduce(arg(0), arg(1), arg(2)),
            Builtin::Repr => self.text_object(arg(0), true),
            Builtin::Round => {
                let numbers = self.keyword_arguments("round()", arguments, ["number", "ndigits"], 1)?;
                self.builtin_round(numbers)
            }
            Builtin::Setattr => self.builtin_setattr(arg(0), arg(1), arg(2)),
            Builtin::Sorted => return self.builtin_sorted(arguments),
            Builtin::Sum => return self.builtin_sum(arg(0), arg(1)),
            Builtin::Zip => self.builtin_zip(all),

            Builtin::IteratorLengthHint => self.iterator_length(this),
            Builtin::IteratorNext => {
                self.unpack_slot_arguments(all)?;
                self.builtin_next(this, Value::NULL)
            }
            Builtin::PropertyDeleter | Builtin::PropertyGetter | Builtin::PropertySetter => {
                self.property_copy(this, builtin.name(), arg(0))
            }
            Builtin::ListAppend => self.list_append_method(this, arg(0)).map(none),
            Builtin::ListCount | Builtin::TupleCount => self.sequence_count(this, arg(0)),
            Builtin::ListExtend => self.list_extend(this, arg(0)).map(none),
            Builtin::ListIndex | Builtin::TupleIndex => self.sequence_index(this, all),
            Builtin::ListInsert => self.list_insert(this, arg(0), arg(1)).map(none),
            Builtin::ListPop => self.list_pop(this, arg(0)),
            Builtin::ListRemove => self.list_remove(this, arg(0)).map(none),
            Builtin::ListReverse => {
                self.list_reverse(this);
                Ok(Value::NONE)
            }
            Builtin::ListSort => return self.list_sort(this, arguments),

            Builtin::DictClear => {
                self.dict_clear(this);
                Ok(Value::NONE)
            }
            Builtin::DictCopy => self.dict_copy(this),
            Builtin::DictFromkeys => self.dict_fromkeys(this, arg(0), arg(1)),
            Builtin::DictGet => self.dict_get_method(this, arg(0), arg(1)),
            Builtin::DictHasKey => self.dict_has_key(this, arg(0)),
            Builtin::DictItems => self.dict_list(this, DictItem::Item),
            Builtin::DictIteritems => Ok(self.dict_iterator(this, DictItem::Item)),
            Builtin::DictIterkeys => Ok(self.dict_iterator(this, DictItem::Key)),
            Builtin::DictItervalues => Ok(self.dict_iterator(this, DictItem::Value)),
            Builtin::DictKeys => self.dict_list(this, DictItem::Key),
            Builtin::DictPop => self.dict_pop(this, arg(0), arg(1)),
            Builtin::DictPopitem => self.dict_popitem(this),
            Builtin::DictSetdefault => self.dict_setdefault(this, arg(0), arg(1)),
            Builtin::DictUpdate => self.dict_update("update", this, arguments).map(none),
            Builtin::DictViewitems => Ok(self.dict_view(this, DictItem::Item)),
            Builtin::DictViewkeys => Ok(self.dict_view(this, DictItem::Key)),
            Builtin::DictViewvalues => Ok(self.dict_view(this, DictItem::Value)),
            Builtin::SliceIndices => self.slice_indices(this, arg(0)),
            Builtin::DictValues => self.dict_list(this, DictItem::Value),

            Builtin::ChainFromIterable => self.chain_from_iterable(arg(0)),

            Builtin::GeneratorClose => self.generator_close(this),
            Builtin::GeneratorSend => self.generator_send(this, arg(0)),
            Builtin::GeneratorThrow => self.generator_throw(this, all),

            Builtin::FileFlush => Ok(Value::NONE),
            Builtin::FileIsatty => Ok(Value::FALSE),
            Builtin::FileWrite => match *all {
                [text] => self.file_write(this, text),
                _ => Err(self.type_error(format!("function takes exactly 1 argument ({} given)", all.len()))),
            },
            Builtin::FileWritelines => self.file_writelines(this, arg(0)),
            Builtin::FileRead => self.file_read(this, arg(0)),
            Builtin::FileReadlines => self.file_readlines(this, arg(0)),
            Builtin::FileXreadlines => Ok(self.heap.retain(this)),
            // The types above have their own.
            _ => Err(Fault::Unsupported(format!("the method {}", builtin.name()))),
        }?;
        Ok(Called::Value(value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bytecode::Pyc;
    use crate::machine::Sources;
    use crate::machine::attribute::known;

    /// What CPython 2.7.18 has in `__builtin__` and the machine does not: using one ends the run with its name.
    const MISSING: &[&str] =
        &["buffer", "bytearray", "copyright", "credits", "file", "help", "license", "memoryview", "open"];

    #[test]
    fn builtins_are_those_of_cpython_but_for_the_missing() {
        let pyc = Pyc::read(include_bytes!("../../../tests/samples/add.pyc")).unwrap();
        let machine = Machine::new(&pyc.code, Sources::default()).unwrap();
        let dict = machine.heap.as_dict(machine.builtins).unwrap();
        let mut names: Vec<String> = dict
            .iter()
            .map(|entry| String::from_utf8(machine.heap.as_str(entry.key).unwrap().to_vec()).unwrap())
            .chain(MISSING.iter().map(|&name| name.to_owned()))
            .collect();
        names.sort();
        let known: Vec<&str> = known::BUILTINS.split_ascii_whitespace().collect();
        assert_eq!(names, known);
    }

    #[test]
    fn methods_are_those_of_cpython() {
        for &builtin in Builtin::ALL {
            if let Some(owner) = builtin.owner() {
                assert!(known::has_attribute(owner, builtin.name()), "{builtin:?}");
                assert_eq!(Builtin::method(owner, builtin.name().as_bytes()), Some(builtin));
            }
        }
    }
}
