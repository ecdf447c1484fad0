//! The builtin types that the machine knows, exceptions included, and their names.

use std::borrow::Cow;

use super::Machine;
use super::builtins::Builtin;
use super::class::MemberKind;
use super::exceptions::Exc;
use super::heap::Heap;
use super::object::{DictItem, Iterator, Object};
use super::value::Value;

macro_rules! types {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// A builtin type (`PyTypeObject`).
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs, reason = "each is the type of the name beside it")]
        pub enum Type {
            $($(#[$doc])* $variant,)*
            /// An exception class.
            Exception(Exc),
        }

        impl Type {
            /// The types that are no exception classes.
            pub const PLAIN: &'static [Type] = &[$(Type::$variant),*];

            /// `__name__`.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Type::$variant => after_dot($name),)*
                    Type::Exception(exc) => exc.name(),
                }
            }

            /// `tp_name`: of a type that is in a module, with that before it.
            pub const fn tp_name(self) -> &'static str {
                match self {
                    $(Type::$variant => $name,)*
                    Type::Exception(exc) => exc.tp_name(),
                }
            }
        }
    };
}

/// A type's name without its module.
const fn after_dot(name: &'static str) -> &'static str {
    let bytes = name.as_bytes();
    let mut at = bytes.len();
    while at > 0 {
        at -= 1;
        if let Some((head, tail)) = bytes.split_at_checked(at)
            && let [b'.', ..] = tail
            && let Some((_, after)) = name.split_at_checked(head.len() + 1)
        {
            return after;
        }
    }
    name
}

types! {
    Object = "object",
    Type = "type",
    NoneType = "NoneType",
    Ellipsis = "ellipsis",
    NotImplemented = "NotImplementedType",
    Int = "int",
    Bool = "bool",
    Long = "long",
    Float = "float",
    Complex = "complex",
    Basestring = "basestring",
    Str = "str",
    Unicode = "unicode",
    Tuple = "tuple",
    List = "list",
    Dict = "dict",
    DictKeys = "dict_keys",
    DictValues = "dict_values",
    DictItems = "dict_items",
    Set = "set",
    Frozenset = "frozenset",
    Slice = "slice",
    Xrange = "xrange",
    ListIterator = "listiterator",
    ListReverseIterator = "listreverseiterator",
    TupleIterator = "tupleiterator",
    SequenceIterator = "iterator",
    XrangeIterator = "rangeiterator",
    DictKeyIterator = "dictionary-keyiterator",
    DictValueIterator = "dictionary-valueiterator",
    DictItemIterator = "dictionary-itemiterator",
    CallableIterator = "callable-iterator",
    SetIterator = "setiterator",
    Enumerate = "enumerate",
    Reversed = "reversed",
    Code = "code",
    Function = "function",
    Cell = "cell",
    Frame = "frame",
    Builtin = "builtin_function_or_method",
    MethodDescriptor = "method_descriptor",
    ClassMethodDescriptor = "classmethod_descriptor",
    MethodWrapper = "method-wrapper",
    Module = "module",
    Traceback = "traceback",
    Generator = "generator",
    ClassObj = "classobj",
    OldInstance = "instance",
    Method = "instancemethod",
    SlotWrapper = "wrapper_descriptor",
    GetSet = "getset_descriptor",
    Member = "member_descriptor",
    Property = "property",
    StaticMethod = "staticmethod",
    ClassMethod = "classmethod",
    Super = "super",
    DictProxy = "dictproxy",
    File = "file",
    ItertoolsCount = "itertools.count",
    ItertoolsCycle = "itertools.cycle",
    ItertoolsRepeat = "itertools.repeat",
    ItertoolsChain = "itertools.chain",
    ItertoolsCompress = "itertools.compress",
    ItertoolsDropwhile = "itertools.dropwhile",
    ItertoolsTakewhile = "itertools.takewhile",
    ItertoolsIfilter = "itertools.ifilter",
    ItertoolsIfilterfalse = "itertools.ifilterfalse",
    ItertoolsImap = "itertools.imap",
    ItertoolsStarmap = "itertools.starmap",
    ItertoolsIslice = "itertools.islice",
    ItertoolsIzip = "itertools.izip",
    ItertoolsIzipLongest = "itertools.izip_longest",
    ItertoolsProduct = "itertools.product",
    ItertoolsPermutations = "itertools.permutations",
    ItertoolsCombinations = "itertools.combinations",
    ItertoolsCombinationsWithReplacement = "itertools.combinations_with_replacement",
    ItertoolsGroupby = "itertools.groupby",
    ItertoolsGrouper = "itertools._grouper",
    ItertoolsTee = "itertools.tee",
    ItertoolsTeeDataobject = "itertools.tee_dataobject",
    Partial = "functools.partial",
    Itemgetter = "operator.itemgetter",
    Attrgetter = "operator.attrgetter",
    Methodcaller = "operator.methodcaller",
    WeakRef = "weakref",
    Random = "_random.Random",
    Deque = "collections.deque",
    DequeIterator = "deque_iterator",
    DequeReverseIterator = "deque_reverse_iterator",
    Quitter = "site.Quitter",
    StructTime = "time.struct_time",
    SysFlags = "sys.flags",
    SysFloatInfo = "sys.float_info",
    SysLongInfo = "sys.long_info",
    SysVersionInfo = "sys.version_info",
}

impl Heap {
    /// `type(value)`.
    pub fn type_of(&self, value: Value) -> Type {
        if value.as_inline_int().is_some() {
            return Type::Int;
        }
        match value {
            Value::TRUE | Value::FALSE => return Type::Bool,
            Value::NONE => return Type::NoneType,
            Value::ELLIPSIS => return Type::Ellipsis,
            Value::NOT_IMPLEMENTED => return Type::NotImplemented,
            _ => {}
        }
        match self.at(value) {
            Object::Vacant => Type::Object,
            Object::Int(_) => Type::Int,
            Object::Long(_) => Type::Long,
            Object::Float(_) => Type::Float,
            Object::Str(_) => Type::Str,
            Object::Unicode(_) => Type::Unicode,
            Object::Complex(_) => Type::Complex,
            Object::Tuple(_) => Type::Tuple,
            Object::List(_) => Type::List,
            Object::Dict(_) => Type::Dict,
            Object::Set(set) if set.frozen => Type::Frozenset,
            Object::Set(_) => Type::Set,
            Object::DictView(_, DictItem::Key) => Type::DictKeys,
            Object::DictView(_, DictItem::Value) => Type::DictValues,
            Object::DictView(_, DictItem::Item) => Type::DictItems,
            Object::Slice(_) => Type::Slice,
            Object::Xrange(_) => Type::Xrange,
            Object::Iterator(iterator) => match **iterator {
                Iterator::Sequence { sequence, .. } => match self.at(sequence) {
                    Object::Tuple(_) if self.structure_type(sequence).is_some() => Type::SequenceIterator,
                    Object::Tuple(_) => Type::TupleIterator,
                    Object::Instance(_) | Object::OldInstance(_) | Object::Class(_) => Type::SequenceIterator,
                    Object::Str(_) | Object::Unicode(_) | Object::Exception(_) => Type::SequenceIterator,
                    Object::Int(_) | Object::Long(_) | Object::Float(_) | Object::Complex(_) => Type::SequenceIterator,
                    _ => Type::ListIterator,
                },
                Iterator::Spent { of, .. } => of,
                Iterator::Xrange { .. } => Type::XrangeIterator,
                Iterator::Dict { gives: DictItem::Key, .. } => Type::DictKeyIterator,
                Iterator::Dict { gives: DictItem::Value, .. } => Type::DictValueIterator,
                Iterator::Dict { gives: DictItem::Item, .. } => Type::DictItemIterator,
                Iterator::Callable { .. } => Type::CallableIterator,
                Iterator::Set { .. } => Type::SetIterator,
                Iterator::Deque { reverse: false, .. } => Type::DequeIterator,
                Iterator::Deque { reverse: true, .. } => Type::DequeReverseIterator,
                Iterator::Enumerate { .. } => Type::Enumerate,
                Iterator::Reversed { sequence, .. } => match self.at(sequence) {
                    Object::Tuple(_) | Object::Str(_) | Object::Unicode(_) => Type::Reversed,
                    Object::List(_) => Type::ListReverseIterator,
                    _ if self.is_classy(sequence) => Type::Reversed,
                    _ => Type::ListReverseIterator,
                },
            },
            Object::Class(_) => Type::Type,
            Object::Instance(_) => Type::Object,
            Object::OldClass(_) => Type::ClassObj,
            Object::OldInstance(_) => Type::OldInstance,
            Object::Method(_) => Type::Method,
            &Object::Wrapper(of, special, this) => match (Machine::wrapper_is_method(of, special), this.is_null()) {
                (true, true) => Type::MethodDescriptor,
                (true, false) => Type::Builtin,
                (false, true) => Type::SlotWrapper,
                (false, false) => Type::MethodWrapper,
            },
            Object::New(_) => Type::Builtin,
            Object::GetSet(..) | Object::Missing(..) => Type::GetSet,
            Object::Member(member) if matches!(member.kind, MemberKind::Slot(_)) => Type::Member,
            Object::Member(_) => Type::GetSet,
            Object::Property(_) => Type::Property,
            Object::StaticMethod(_) => Type::StaticMethod,
            Object::ClassMethod(_) => Type::ClassMethod,
            Object::Super(_) => Type::Super,
            Object::DictProxy(_) => Type::DictProxy,
            Object::Code(_) => Type::Code,
            Object::Function(_) => Type::Function,
            Object::Cell(_) => Type::Cell,
            Object::Frame(_) | Object::FrameInUse(_) => Type::Frame,
            Object::Builtin(Builtin::IteratorNext, _) => Type::MethodWrapper,
            Object::Builtin(builtin, this) if this.is_null() && builtin.is_class_method() => {
                Type::ClassMethodDescriptor
            }
            Object::Builtin(builtin, this) if builtin.owner().is_some() && this.is_null() => Type::MethodDescriptor,
            Object::Builtin(..) => Type::Builtin,
            Object::Type(_) => Type::Type,
            Object::Module(_) => Type::Module,
            Object::Generator(_) => Type::Generator,
            Object::File(_) => Type::File,
            Object::Itertool(tool) => tool.type_of(),
            Object::Callable(callable) => callable.type_of(),
            Object::WeakRef(_) => Type::WeakRef,
            Object::Random(_) => Type::Random,
            Object::Deque(_) => Type::Deque,
            Object::Exception(exception) => Type::Exception(exception.class),
            Object::Traceback(_) => Type::Traceback,
        }
    }

    /// `tp_name` of the value's type: what error messages call it.
    pub fn type_name(&self, value: Value) -> Cow<'static, str> {
        match self.own_class(value) {
            Some(class) => Cow::Owned(self.tp_name(Value::object(class))),
            None => Cow::Borrowed(self.type_of(value).tp_name()),
        }
    }
}
