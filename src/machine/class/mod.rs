//! Classes of the program, their instances, and how an attribute is found (`Objects/typeobject.c`, `classobject.c`,
//! `descrobject.c`).
//!
//! Every object has its `ob_type`. It is one of three kinds:
//!
//! | object | its type |
//! |---|---|
//! | of a builtin type | an [`Object::Type`], by [`Heap::type_of`](super::Heap::type_of) |
//! | [`Object::Instance`], [`Object::Class`] | the [`Class`] in it (of a class: its metaclass) |
//! | [`Object::OldInstance`] | `instance`; its class is an [`OldClass`] |
//!
//! An instance of a subclass of a builtin type (`class L(list)`) carries a list as its
//! [payload](Instance::payload), and [`Heap::get`](super::Heap::get) gives that: so all code that works on lists works on it, as
//! `PyList_Check` accepts it. [`Heap::raw`](super::Heap::raw) gives the instance; [`Heap::is_exact`](super::Heap::is_exact) is `PyList_CheckExact`.
//!
//! Where CPython fills a type's slots with functions that call `__add__` and so on, a [`Class`] has a set of
//! [hooks](Class::hooks): the special names that it, or a class of the program among its bases, defines. An operation
//! asks for the hook first; what builtin types do comes after that.
//!
//! | file | what it is |
//! |---|---|
//! | [`special`] | the names that the interpreter looks up |
//! | `make` | making a class: BUILD_CLASS, `type(name, bases, dict)` |
//! | `mro` | the order of bases |
//! | `bases` | other bases for a class, another class for an object |
//! | `construct` | calling a class: `__new__`, `__init__` |
//! | `lookup` | what a class has under a name |
//! | `getattr` | attributes of instances and classes |
//! | `descriptor` | what an attribute becomes on its way out of a class |
//! | `getset` | attributes that types compute |
//! | `lookup_cache` | what was found there before |
//! | `method` | bound and unbound methods |
//! | `wrapper` | `list.__add__` and its kin: what builtin types do, as functions |
//! | `old` | old-style classes |
//! | `operators`, `comparing`, `containers` | what operators do with instances |
//! | `raising` | exceptions of classes of the program |
//! | `check` | `isinstance`, `issubclass` |

mod bases;
mod builtin_dicts;
mod check;
mod comparing;
mod construct;
mod containers;
mod conversions;
mod descriptor;
mod getattr;
mod getset;
mod lookup;
mod lookup_cache;
mod make;
mod method;
mod mro;
mod old;
mod operators;
mod raising;
pub mod special;
mod wrapper;

use super::object::Object;
use super::types::Type;
use super::value::{ObjectId, Value};

pub(super) use lookup_cache::LookupCache;
pub use special::Special;

/// A class of the program (`PyHeapTypeObject`).
#[derive(Clone, Debug, Hash)]
pub struct Class {
    /// `ob_type`: its metaclass.
    pub metaclass: ObjectId,
    /// `ht_name`: a str.
    pub name: Value,
    /// `tp_base`: the base that says how instances are laid out.
    pub base: Value,
    /// `tp_bases`: a tuple.
    pub bases: Value,
    /// `tp_mro`: a tuple.
    pub mro: Value,
    /// `tp_dict`.
    pub dict: ObjectId,
    /// The builtin type that its instances are laid out as.
    pub layout: Type,
    /// `tp_dictoffset`: whether its instances have a `__dict__`.
    pub has_dict: bool,
    /// `tp_weaklistoffset`: whether its instances can be referred to weakly.
    pub has_weakref: bool,
    /// How many slots (`__slots__`) its instances have, those of its bases included.
    pub slots: u32,
    /// How many of them are its own.
    pub own_slots: u32,
    /// `ht_slots`: the names of its own slots, in order; a tuple.
    pub slot_names: Value,
    /// `Py_TPFLAGS_IS_ABSTRACT`: whether `__abstractmethods__` says that something is left to be defined.
    pub is_abstract: bool,
    /// The special names that it, or a class of the program among its bases, defines: a bit for each.
    pub hooks: u128,
    /// `tp_subclasses`: the classes made of it. Not counted: such a class goes before its base does.
    pub subclasses: Vec<ObjectId>,
}

impl Class {
    /// Gives every reference that the class holds.
    pub(super) fn for_each_reference(&self, mut see: impl FnMut(Value)) {
        see(Value::object(self.metaclass));
        [self.name, self.base, self.bases, self.mro, self.slot_names].into_iter().for_each(&mut see);
        see(Value::object(self.dict));
    }
}

/// An instance of a class of the program, or of `object` itself.
#[derive(Clone, Debug, Hash)]
pub struct Instance {
    /// `ob_type`: a [`Class`], or the type `object`.
    pub class: ObjectId,
    /// `__dict__`; `NULL` until it is needed.
    pub dict: Value,
    /// What the class's `__slots__` hold; `NULL` where nothing is set.
    pub slots: Box<[Value]>,
    /// What a builtin base type needs: a list for `class L(list)`; [`Object::Vacant`] where the base is `object`.
    pub payload: Object,
}

impl Instance {
    /// Gives every reference that the instance holds.
    pub(super) fn for_each_reference(&self, see: &mut dyn FnMut(Value)) {
        self.payload.for_each_reference(&mut *see);
        self.slots.iter().copied().for_each(&mut *see);
        see(self.dict);
        see(Value::object(self.class));
    }
}

/// An old-style class (`PyClassObject`).
#[derive(Clone, Debug, Hash)]
pub struct OldClass {
    /// `cl_name`: a str.
    pub name: Value,
    /// `cl_bases`: a tuple of old-style classes.
    pub bases: Value,
    /// `cl_dict`.
    pub dict: ObjectId,
}

/// An instance of an old-style class (`PyInstanceObject`).
#[derive(Clone, Copy, Debug, Hash)]
pub struct OldInstance {
    /// `in_class`.
    pub class: ObjectId,
    /// `in_dict`.
    pub dict: ObjectId,
}

/// A method (`PyMethodObject`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Method {
    /// `im_func`: what is called.
    pub function: Value,
    /// `im_self`: the first argument; `NULL` of an unbound method.
    pub this: Value,
    /// `im_class`: the class that was asked.
    pub class: Value,
}

/// A `property`; each part may be `NULL`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Property {
    /// `fget`
    pub get: Value,
    /// `fset`
    pub set: Value,
    /// `fdel`
    pub delete: Value,
    /// `__doc__`
    pub doc: Value,
    /// Whether the documentation is that of the getter.
    pub getter_doc: bool,
}

/// A `super` object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Super {
    /// `__thisclass__`
    pub class: Value,
    /// `__self__`, or `NULL`.
    pub object: Value,
    /// `__self_class__`, or `NULL`.
    pub object_class: Value,
}

/// A descriptor that a class of the program has for its instances.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Member {
    /// `__objclass__`
    pub class: ObjectId,
    /// `__name__`
    pub name: Value,
    /// What it gives.
    pub kind: MemberKind,
}

/// What a [`Member`] gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MemberKind {
    /// The slot of this index.
    Slot(u32),
    /// `__dict__`
    Dict,
    /// `__weakref__`
    Weakref,
}
