//! The objects of the heap: one variant for each kind, with the fields of its C struct.
//!
//! Every [`Value`] and every [`ObjectId`] stored in an object is one counted reference, unless its field says
//! otherwise. [`Object::for_each_reference`] is the one place that knows them all.

use std::rc::Rc;

use num_bigint::BigInt;

use super::builtins::Builtin;
use super::class::{Class, Instance, Member, Method, OldClass, OldInstance, Property, Special, Super};
use super::code::CodeObject;
use super::dict::Dict;
use super::exceptions::{ExceptionObject, Traceback};
use super::frame::Frame;
use super::generator::Generator;
use super::modules::deque::Deque;
use super::modules::file::File;
use super::modules::itertools::Itertool;
use super::modules::operator::CallableObject;
use super::modules::random::Generator as RandomGenerator;
use super::modules::weakref::WeakRef;
use super::set::Set;
use super::types::Type;
use super::value::{ObjectId, Value};

/// An object of the running program.
#[derive(Clone, Debug, Hash)]
pub enum Object {
    /// Nobody: the slot waits for an object.
    Vacant,
    /// The running frame, while the instruction loop has it in its hands ([`Heap::take_frame`](super::Heap::take_frame)):
    /// its code, not counted.
    FrameInUse(ObjectId),
    /// An `int` too long for a [`Value`] (`PyIntObject`).
    Int(i64),
    /// A `long` (`PyLongObject`).
    Long(Rc<BigInt>),
    /// A `float` (`PyFloatObject`).
    Float(Float),
    /// A `str` (`PyStringObject`).
    Str(Str),
    /// A `unicode` (`PyUnicodeObject`).
    Unicode(Unicode),
    /// A `complex` (`PyComplexObject`): the real part, the imaginary part.
    Complex([Float; 2]),
    /// A `tuple` (`PyTupleObject`).
    Tuple(Box<[Value]>),
    /// A `list` (`PyListObject`).
    List(Vec<Value>),
    /// A `dict` (`PyDictObject`).
    Dict(Box<Dict>),
    /// A `set` or a `frozenset` (`PySetObject`).
    Set(Box<Set>),
    /// What `dict.viewkeys()` and its kin give (`dictviewobject`): of which dict, and what of its entries.
    DictView(Value, DictItem),
    /// A `slice` (`PySliceObject`).
    Slice([Value; 3]),
    /// An `xrange` (`rangeobject`).
    Xrange(Xrange),
    /// An iterator over a builtin container.
    Iterator(Box<Iterator>),
    /// A code object (`PyCodeObject`).
    Code(Box<CodeObject>),
    /// A function (`PyFunctionObject`).
    Function(Box<Function>),
    /// A cell (`PyCellObject`): `ob_ref`, `NULL` if empty.
    Cell(Value),
    /// A frame (`PyFrameObject`).
    Frame(Box<Frame>),
    /// A C function (`PyCFunctionObject`), with `m_self` where it is a method of something.
    Builtin(Builtin, Value),
    /// A builtin type or exception class.
    Type(Type),
    /// A module: its dict (`PyModuleObject`).
    Module(ObjectId),
    /// A generator (`PyGenObject`).
    Generator(Box<Generator>),
    /// `sys.stdin`, `sys.stdout` or `sys.stderr` (`PyFileObject`).
    File(File),
    /// An iterator of `itertools`.
    Itertool(Box<Itertool>),
    /// An object in C that can be called: `functools.partial(…)` and its like.
    Callable(Box<CallableObject>),
    /// A `collections.deque` (`dequeobject`).
    Deque(Box<Deque>),
    /// A source of random numbers (`RandomObject`).
    Random(Box<RandomGenerator>),
    /// A weak reference (`PyWeakReference`).
    WeakRef(Box<WeakRef>),
    /// An exception (`PyBaseExceptionObject`).
    Exception(Box<ExceptionObject>),
    /// A traceback (`PyTracebackObject`).
    Traceback(Box<Traceback>),
    /// A class of the program.
    Class(Box<Class>),
    /// An instance of a class of the program, or of `object`.
    Instance(Box<Instance>),
    /// An old-style class.
    OldClass(Box<OldClass>),
    /// An instance of an old-style class.
    OldInstance(OldInstance),
    /// A method.
    Method(Method),
    /// What a builtin type does for a special name, with what it is bound to, if it is (`wrapperobject`).
    Wrapper(Type, Special, Value),
    /// The `__new__` of a builtin type.
    New(Type),
    /// An attribute that a builtin type computes (`PyGetSetDescrObject`, `PyMemberDescrObject`).
    GetSet(Type, &'static str),
    /// An attribute that CPython's type has, and the machine does not.
    Missing(Type, &'static str),
    /// A slot of `__slots__`, or `__dict__` (`PyMemberDescrObject`).
    Member(Box<Member>),
    /// A property.
    Property(Box<Property>),
    /// A static method: what it gives.
    StaticMethod(Value),
    /// A class method: what it binds.
    ClassMethod(Value),
    /// A `super` object.
    Super(Box<Super>),
    /// The `__dict__` of a class, to be read only (`dictproxy`): the dict.
    DictProxy(ObjectId),
}

/// A float, hashed by its bits.
#[derive(Clone, Copy, Debug)]
pub struct Float(pub f64);

impl std::hash::Hash for Float {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.0.to_bits().hash(state);
    }
}

/// The bytes of a `str`, with what CPython remembers beside them.
#[derive(Clone, Debug, Hash)]
pub struct Str {
    /// The bytes.
    pub bytes: Rc<[u8]>,
    /// `ob_shash`, computed at once.
    pub hash: i64,
    /// `ob_sstate`: whether it is the one string that stands for its text.
    pub interned: bool,
}

/// The code points of a `unicode`, lone surrogates too, with what CPython remembers beside them.
#[derive(Clone, Debug, Hash)]
pub struct Unicode {
    /// The code points.
    pub points: Rc<[u32]>,
    /// `hash`, computed at once: that of the `str` of the same characters, if all are below 128.
    pub hash: i64,
}

/// An `xrange`: a first number, a step, and how many.
#[derive(Clone, Copy, Debug, Hash)]
pub struct Xrange {
    /// The first number.
    pub start: i64,
    /// The distance from one to the next.
    pub step: i64,
    /// How many there are.
    pub len: i64,
}

/// The state of an iterator over a builtin container.
#[derive(Clone, Debug, Hash)]
pub enum Iterator {
    /// Over a list or tuple, by index (`listiterator`, `tupleiterator`, `seqiterobject`).
    Sequence {
        /// The list, tuple or str.
        sequence: Value,
        /// The next index.
        index: usize,
    },
    /// Over an xrange (`rangeiterator`).
    Xrange {
        /// What is left of it.
        rest: Xrange,
    },
    /// Over a dict (`dictiterobject`); the dict is `NULL` once it is spent.
    Dict {
        /// The dict.
        dict: Value,
        /// The slot to look at next.
        slot: usize,
        /// `di_used`: the dict's length when iteration began; it must not change, and is forgotten once it has.
        used: Option<usize>,
        /// What is given.
        gives: DictItem,
    },
    /// Over a set (`setiterobject`); the set is `NULL` once it is spent.
    Set {
        /// The set.
        set: Value,
        /// The slot to look at next.
        slot: usize,
        /// `si_used`: the set's length when iteration began; it must not change, and is forgotten once it has.
        used: Option<usize>,
    },
    /// One of these two that has come to its end, and has let go of its sequence.
    Spent {
        /// The iterator's type.
        of: Type,
        /// The last index.
        index: i64,
    },
    /// `reversed(sequence)` (`listreviterobject`, `reversedobject`).
    Reversed {
        /// The list, tuple or str.
        sequence: Value,
        /// How many items are left: the next one's index, and one.
        left: usize,
    },
    /// Over a deque (`dequeiterobject`), from its left end or from its right.
    Deque {
        /// The deque.
        deque: Value,
        /// How many items are left; none once the deque was found to have changed.
        counter: usize,
        /// Its state when iteration began; it must not change.
        state: u64,
        /// Whether it goes from right to left.
        reverse: bool,
    },
    /// `iter(function, sentinel)` (`calliterobject`); both are `NULL` once it is spent.
    Callable {
        /// What is called for each item.
        function: Value,
        /// The result that ends it.
        sentinel: Value,
    },
    /// `enumerate(iterable)`.
    Enumerate {
        /// The iterator that gives the items.
        inner: Value,
        /// The next number (`en_index`), unless it is too long for that.
        index: i64,
        /// The next number as a long (`en_longindex`), once it has more than 64 bits; else `NULL`.
        long: Value,
    },
}

/// What a dict iterator gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DictItem {
    /// `iterkeys()`
    Key,
    /// `itervalues()`
    Value,
    /// `iteritems()`
    Item,
}

/// A function: code, and what a call of it needs besides (`PyFunctionObject`).
///
/// Invariant: `closure` is `NULL` if `code` has no free variables, else a tuple of as many cells as it has.
#[derive(Clone, Debug, Hash)]
pub struct Function {
    /// `func_code`.
    pub code: ObjectId,
    /// `func_globals`: a dict.
    pub globals: ObjectId,
    /// `func_defaults`: `NULL` or a tuple.
    pub defaults: Value,
    /// `func_closure`: `NULL` or a tuple of cells.
    pub closure: Value,
    /// `func_doc`: `__doc__`, the first constant if it is a string, else None.
    pub doc: Value,
    /// `func_name`: `__name__`, a string.
    pub name: Value,
    /// `func_dict`: `__dict__`, `NULL` until it is needed.
    pub dict: Value,
    /// `func_module`: `__module__`, the globals' `__name__`; `NULL` if they have none.
    pub module: Value,
}

impl Object {
    /// Gives every reference that this object holds, one call for each count.
    ///
    /// A parked frame is not held by its code object's `co_zombieframe`: nothing counts it.
    pub fn for_each_reference(&self, mut see: impl FnMut(Value)) {
        match self {
            Self::Vacant
            | Self::FrameInUse(_)
            | Self::Int(_)
            | Self::Long(_)
            | Self::Float(_)
            | Self::Str(_)
            | Self::Unicode(_)
            | Self::Complex(_)
            | Self::Xrange(_)
            | Self::Random(_)
            | Self::Type(_)
            | Self::File(_)
            | Self::New(_)
            | Self::GetSet(..)
            | Self::Missing(..) => {}
            Self::Tuple(items) => items.iter().copied().for_each(see),
            Self::List(items) => items.iter().copied().for_each(see),
            Self::Dict(dict) => dict.iter().for_each(|entry| {
                see(entry.key);
                see(entry.value);
            }),
            Self::Set(set) => set.keys().for_each(see),
            Self::Deque(deque) => deque.items.iter().copied().for_each(see),
            Self::DictView(dict, _) => see(*dict),
            Self::Slice(parts) => parts.iter().copied().for_each(see),
            Self::Iterator(iterator) => match **iterator {
                Iterator::Sequence { sequence, .. } | Iterator::Reversed { sequence, .. } => see(sequence),
                Iterator::Xrange { .. } | Iterator::Spent { .. } => {}
                Iterator::Dict { dict, .. } => see(dict),
                Iterator::Callable { function, sentinel } => {
                    see(function);
                    see(sentinel);
                }
                Iterator::Set { set, .. } => see(set),
                Iterator::Deque { deque, .. } => see(deque),
                Iterator::Enumerate { inner, long, .. } => {
                    see(inner);
                    see(long);
                }
            },
            Self::Code(code) => code.for_each_reference(see),
            Self::Function(function) => {
                see(Value::object(function.code));
                see(Value::object(function.globals));
                for value in
                    [function.defaults, function.closure, function.doc, function.name, function.dict, function.module]
                {
                    see(value);
                }
            }
            Self::Cell(contents) => see(*contents),
            Self::Frame(frame) => frame.for_each_reference(see),
            Self::Builtin(_, this) => see(*this),
            Self::Module(dict) => see(Value::object(*dict)),
            Self::Generator(generator) => generator.for_each_reference(see),
            Self::Itertool(tool) => tool.for_each_reference(see),
            Self::Callable(callable) => callable.for_each_reference(see),
            Self::WeakRef(reference) => see(reference.callback),
            Self::Exception(exception) => exception.for_each_reference(see),
            Self::Traceback(traceback) => traceback.for_each_reference(see),
            Self::Class(class) => class.for_each_reference(see),
            // The payload's references are the instance's: this call must not depend on the caller's type again.
            Self::Instance(instance) => instance.for_each_reference(&mut see),
            Self::OldClass(class) => {
                [class.name, class.bases, Value::object(class.dict)].into_iter().for_each(see);
            }
            Self::OldInstance(instance) => {
                [instance.class, instance.dict].map(Value::object).into_iter().for_each(see);
            }
            Self::Method(method) => [method.function, method.this, method.class].into_iter().for_each(see),
            Self::Wrapper(_, _, this) => see(*this),
            Self::Member(member) => {
                see(Value::object(member.class));
                see(member.name);
            }
            Self::Property(property) => {
                [property.get, property.set, property.delete, property.doc].into_iter().for_each(see);
            }
            Self::StaticMethod(function) | Self::ClassMethod(function) => see(*function),
            Self::Super(parts) => [parts.class, parts.object, parts.object_class].into_iter().for_each(see),
            Self::DictProxy(dict) => see(Value::object(*dict)),
        }
    }

    /// Whether it is one of the objects that a class's dict is made of, or shows: their attributes are found and set in the general way
    /// (`PyObject_GenericGetAttr`, `PyObject_GenericSetAttr`).
    pub(super) fn is_of_class_dict(&self) -> bool {
        matches!(
            self,
            Self::Wrapper(..)
                | Self::New(_)
                | Self::GetSet(..)
                | Self::Missing(..)
                | Self::Member(_)
                | Self::Property(_)
                | Self::StaticMethod(_)
                | Self::ClassMethod(_)
                | Self::DictProxy(_)
        )
    }

    /// Whether the page shows such an object as a card, so that an observer hears of its coming and going; the others
    /// are shown by their text alone.
    pub fn has_card(&self) -> bool {
        !matches!(
            self,
            Self::Vacant
                | Self::FrameInUse(_)
                | Self::Int(_)
                | Self::Long(_)
                | Self::Float(_)
                | Self::Str(_)
                | Self::Unicode(_)
                | Self::Complex(_)
                | Self::Builtin(..)
                | Self::Type(_)
                | Self::Module(_)
                | Self::File(_)
                | Self::Wrapper(..)
                | Self::New(_)
                | Self::GetSet(..)
                | Self::Missing(..)
                | Self::Member(_)
                | Self::DictProxy(_)
        )
    }

    /// The object's size in bytes, for the account of memory: what CPython's `sys.getsizeof` would say, about.
    pub fn size(&self) -> usize {
        match self {
            Self::Vacant | Self::FrameInUse(_) => 0,
            Self::Int(_) | Self::Float(_) | Self::Cell(_) => 24,
            Self::Long(long) => 24 + long.bits() as usize / 8,
            Self::Str(s) => 37 + s.bytes.len(),
            Self::Unicode(unicode) => 52 + 4 * unicode.points.len(),
            Self::Complex(_) => 32,
            Self::Tuple(items) => 56 + 8 * items.len(),
            Self::List(items) => 72 + 8 * items.len(),
            Self::Dict(dict) => 280 + 24 * dict.slots(),
            Self::Set(set) => 232 + 16 * set.table.slots(),
            Self::Slice(_)
            | Self::DictView(..)
            | Self::Iterator(_)
            | Self::Builtin(..)
            | Self::Exception(_)
            | Self::Traceback(_) => 72,
            Self::Xrange(_) => 40,
            Self::Code(_) => 128,
            Self::Function(_) => 120,
            Self::Frame(frame) => frame.size(),
            Self::Generator(_) | Self::Itertool(_) | Self::Callable(_) | Self::WeakRef(_) => 80,
            Self::Type(_) | Self::Module(_) | Self::File(_) | Self::DictProxy(_) | Self::OldInstance(_) => 56,
            Self::Class(_) => 904,
            Self::Random(_) => 5024,
            Self::Deque(deque) => 616 + 8 * deque.items.len(),
            Self::Instance(instance) => 64 + 8 * instance.slots.len() + instance.payload.size(),
            Self::OldClass(_) => 104,
            Self::Method(_)
            | Self::Wrapper(..)
            | Self::New(_)
            | Self::GetSet(..)
            | Self::Missing(..)
            | Self::Member(_)
            | Self::Property(_)
            | Self::StaticMethod(_)
            | Self::ClassMethod(_)
            | Self::Super(_) => 80,
        }
    }
}
