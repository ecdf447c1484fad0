//! Making classes: BUILD_CLASS, and `type(name, bases, dict)` (`build_class`, `type_new`).

use std::rc::Rc;

use super::{Class, Member, MemberKind, OldClass, Special};
use crate::machine::c_step::{CStep, MetaclassFrom};
use crate::machine::call::Arguments;
use crate::machine::exceptions::Exc;
use crate::machine::object::Object;
use crate::machine::types::Type;
use crate::machine::value::{ObjectId, Value};
use crate::machine::{Fault, Machine, Outcome};

/// What `__slots__` comes to.
struct SlotNames {
    /// The names, mangled and sorted.
    names: Vec<Value>,
    dict: bool,
    weakref: bool,
}

impl Machine {
    /// BUILD_CLASS (`build_class`): finds the metaclass, and calls it.
    pub(in crate::machine) fn build_class(
        &mut self,
        globals: ObjectId,
        name: Value,
        bases: Value,
        methods: Value,
    ) -> Outcome<Value> {
        let metaclass_name = self.special(Special::Metaclass);
        let in_methods = methods.as_object().and_then(|dict| self.heap.dict_get_str(dict, metaclass_name));
        let first = self.heap.as_tuple(bases).and_then(|bases| bases.first().copied());
        let mut whence = MetaclassFrom::Base;
        let metaclass = match (in_methods, first) {
            (Some(metaclass), _) => {
                whence = MetaclassFrom::Body;
                self.heap.retain(metaclass)
            }
            (None, Some(base)) => {
                let class = self.special(Special::Class);
                match self.once(|machine| machine.get_attribute(base, class)) {
                    Err(Fault::Raised) => {
                        self.clear_raised();
                        let class = self.class_of(base);
                        self.heap.retain(class)
                    }
                    class => class?,
                }
            }
            (None, None) => {
                let known = self.heap.dict_get_str(globals, metaclass_name);
                whence = if known.is_some() { MetaclassFrom::Globals } else { MetaclassFrom::Default };
                let known = known.unwrap_or_else(|| self.type_object(Type::ClassObj));
                self.heap.retain(known)
            }
        };
        let arguments = Arguments { positional: &[name, bases, methods], keywords: &[] };
        self.note_c_step(|| CStep::Metaclass { metaclass, whence });
        let result = self.call_with("build_class", metaclass, arguments);
        let result = self.while_holding(metaclass, result);
        self.heap.release(metaclass);
        if matches!(result, Err(Fault::Raised)) && self.raised_is_exactly(Exc::TypeError) {
            self.explain_metaclass_error();
        }
        result
    }

    /// The error of a metaclass that did not like its arguments gets a hint.
    fn explain_metaclass_error(&mut self) {
        let value = self.thread.raised.value;
        if let Some(text) = self.heap.as_str(value).cloned() {
            let message = [b"Error when calling the metaclass bases\n    ", &*text].concat();
            let message = self.heap.str(message);
            let old = std::mem::replace(&mut self.thread.raised.value, message);
            self.heap.release(old);
        }
    }

    /// `type(name, bases, dict)` (`type_new`), for a metaclass.
    pub(super) fn new_class(&mut self, metaclass: Value, arguments: Arguments<'_>) -> Outcome<Value> {
        let given = arguments.positional.len() + arguments.keywords.len();
        if given != 3 {
            return Err(self.type_error("type() takes 1 or 3 arguments"));
        }
        let names = ["name", "bases", "dict"];
        let [name, bases, dict] =
            self.checked_keyword_arguments("type()", arguments, names, 3, |machine, index, value| {
                let (wanted, fits) = match index {
                    0 => ("string", machine.heap.as_str(value).is_some()),
                    1 => ("tuple", machine.heap.as_tuple(value).is_some()),
                    _ => ("dict", matches!(machine.heap.at(value), Object::Dict(_))),
                };
                if fits {
                    return Ok(());
                }
                let (number, got) = (index + 1, machine.converted_name(value));
                Err(machine.type_error(format!("type() argument {number} must be {wanted}, not {got}")))
            })?;
        let base_list: Vec<Value> = self.heap.as_tuple(bases).unwrap_or_default().to_vec();
        let winner = self.winning_metaclass(metaclass, &base_list)?;
        if winner != metaclass && self.lookup_python_new(winner) {
            return self.call_new(winner, Arguments { positional: &[name, bases, dict], keywords: &[] });
        }
        let (bases, base_list) = if base_list.is_empty() {
            let object = self.type_object(Type::Object);
            (self.tuple_of(&[object]), vec![object])
        } else {
            (self.heap.retain(bases), base_list)
        };
        let result = self.lay_out(winner, name, bases, &base_list, dict);
        self.heap.release(bases);
        result
    }

    /// The most derived of the metaclass asked for and those of the bases.
    fn winning_metaclass(&mut self, metaclass: Value, bases: &[Value]) -> Outcome<Value> {
        let mut winner = metaclass;
        for &base in bases {
            if matches!(self.heap.at(base), Object::OldClass(_)) {
                continue;
            }
            let of = self.class_of(base);
            if self.heap.is_subtype(winner, of) {
                continue;
            }
            if !self.heap.is_subtype(of, winner) {
                return Err(self.type_error(
                    "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the \
                     metaclasses of all its bases",
                ));
            }
            winner = of;
        }
        Ok(winner)
    }

    fn lookup_python_new(&self, class: Value) -> bool {
        class
            .as_object()
            .and_then(|id| self.heap.as_class(id))
            .is_some_and(|class| class.hooks & Special::New.bit() != 0)
    }

    /// The class itself, once its metaclass is known.
    fn lay_out(
        &mut self,
        metaclass: Value,
        name: Value,
        bases: Value,
        base_list: &[Value],
        dict: Value,
    ) -> Outcome<Value> {
        let base = self.best_base(base_list)?;
        let layout = self.heap.layout_of(base);
        let (base_has_dict, base_has_weakref, base_slots) = self.instance_layout(base);
        let (may_add_dict, may_add_weakref) = (!base_has_dict, !base_has_weakref && !layout.has_items());
        let slots = self.slot_names(name, base, dict, may_add_dict, may_add_weakref)?;
        let other_has = |machine: &Self, pick: fn((bool, bool, u32)) -> bool| {
            base_list.iter().any(|&other| {
                other != base
                    && (matches!(machine.heap.at(other), Object::OldClass(_)) || pick(machine.instance_layout(other)))
            })
        };
        let (names, adds_dict, adds_weakref) = match slots {
            None => (Vec::new(), may_add_dict, may_add_weakref),
            Some(slots) => {
                let dict = slots.dict || may_add_dict && other_has(self, |layout| layout.0);
                let weakref = slots.weakref || may_add_weakref && other_has(self, |layout| layout.1);
                (slots.names, dict, weakref)
            }
        };
        if let Err(fault) = self.check_class_name(name) {
            self.heap.release_all(names);
            return Err(fault);
        }
        // From here on nothing but `mro()` of a metaclass may call.
        let class = self.once(|machine| {
            let own_dict = machine.copy_of_dict(dict);
            let class = Class {
                metaclass: machine.retained_id(metaclass),
                name: machine.heap.retain(name),
                base: machine.heap.retain(base),
                bases: machine.heap.retain(bases),
                mro: Value::NULL,
                dict: own_dict,
                layout,
                has_dict: base_has_dict || adds_dict,
                has_weakref: base_has_weakref || adds_weakref,
                slots: base_slots + names.len() as u32,
                own_slots: names.len() as u32,
                slot_names: machine.tuple_of(&names),
                is_abstract: false,
                hooks: 0,
                subclasses: Vec::new(),
            };
            let class = machine.heap.new_value(Object::Class(Box::new(class)));
            machine.fill_class_dict(class, own_dict, &names, base_slots, adds_dict, adds_weakref);
            Ok(class)
        });
        self.heap.release_all(names.iter().copied());
        let class = class?;
        match self.find_mro(class, base_list) {
            Ok(mro) => {
                self.set_mro(class, &mro);
                self.add_to_bases(class, base_list);
                Ok(class)
            }
            Err(fault) => {
                self.heap.release(class);
                Err(fault)
            }
        }
    }

    /// A class's name is text that ends at a zero byte in C, so it must have none.
    pub(super) fn check_class_name(&mut self, name: Value) -> Outcome<()> {
        if self.heap.as_str(name).is_some_and(|name| name.contains(&0)) {
            return Err(self.value_error("type name must not contain null characters"));
        }
        Ok(())
    }

    pub(super) fn set_mro(&mut self, class: Value, mro: &[Value]) {
        self.heap.forget_lookups();
        let Some(id) = class.as_object() else { return };
        let mro = self.tuple_of(mro);
        let old = match self.heap.get_mut(id) {
            Some(Object::Class(class)) => std::mem::replace(&mut class.mro, mro),
            _ => mro,
        };
        self.heap.release(old);
        let hooks = self.hooks_of(id);
        if let Some(Object::Class(class)) = self.heap.get_mut(id) {
            class.hooks = hooks;
        }
    }

    /// `add_subclass`.
    pub(super) fn add_to_bases(&mut self, class: Value, bases: &[Value]) {
        let Some(id) = class.as_object() else { return };
        for base in bases.iter().filter_map(|base| base.as_object()) {
            if let Some(Object::Class(base)) = self.heap.get_mut(base) {
                base.subclasses.push(id);
            }
        }
    }

    fn retained_id(&mut self, value: Value) -> ObjectId {
        self.heap.retain(value);
        value.as_object().unwrap_or_default()
    }

    /// A new dict with the same entries (`PyDict_Copy`).
    fn copy_of_dict(&mut self, dict: Value) -> ObjectId {
        let copy = self.heap.new_dict(0);
        let Some(id) = copy.as_object() else { return self.builtins };
        let len = dict.as_object().and_then(|dict| self.heap.as_dict(dict)).map_or(0, |dict| dict.len());
        // Names are strs: nothing is called, nothing fails.
        if len > 0 {
            let _ = self.dict_merge(copy, dict);
        }
        id
    }

    /// What `type_new` and `PyType_Ready` put into a class's dict.
    fn fill_class_dict(
        &mut self,
        class: Value,
        dict: ObjectId,
        names: &[Value],
        first: u32,
        adds_dict: bool,
        adds_weakref: bool,
    ) {
        if self.heap.dict_get_str(dict, self.special(Special::Module)).is_none() {
            let globals = self.calling_globals();
            if let Some(module) = self.heap.dict_get_str(globals, self.special(Special::Name)) {
                let module = self.heap.retain(module);
                self.heap.dict_set_name(dict, "__module__", module);
            }
        }
        let new = self.heap.dict_get_str(dict, self.special(Special::New));
        if let Some(new) = new
            && matches!(self.heap.at(new), Object::Function(_))
        {
            self.heap.retain(new);
            let wrapped = self.heap.new_value(Object::StaticMethod(new));
            self.heap.dict_set_name(dict, "__new__", wrapped);
        }
        let mut members: Vec<(Value, MemberKind)> =
            names.iter().zip(first..).map(|(&name, index)| (name, MemberKind::Slot(index))).collect();
        if adds_dict {
            members.push((self.special(Special::Dict), MemberKind::Dict));
        }
        if adds_weakref {
            members.push((self.special(Special::Weakref), MemberKind::Weakref));
        }
        for (name, kind) in members {
            if self.heap.dict_get_str(dict, name).is_some() {
                continue;
            }
            let member = Member { class: self.retained_id(class), name: self.heap.retain(name), kind };
            let member = self.heap.new_value(Object::Member(Box::new(member)));
            let old = self.heap.dict_set_str(dict, name, member);
            self.heap.release(old);
        }
        if self.heap.dict_get_str(dict, self.special(Special::Doc)).is_none() {
            self.heap.dict_set_name(dict, "__doc__", Value::NONE);
        }
    }

    /// Whether instances have a dict and can be referred to weakly, and how many slots they have.
    pub(super) fn instance_layout(&self, class: Value) -> (bool, bool, u32) {
        match self.heap.at(class) {
            Object::Class(class) => (class.has_dict, class.has_weakref, class.slots),
            Object::Type(Type::Exception(_)) => (true, false, 0),
            Object::Type(Type::Type) => (true, true, 0),
            Object::Type(Type::Module) => (true, false, 0),
            Object::Type(of) if matches!(of.name(), "set" | "frozenset" | "file" | "deque") => (false, true, 0),
            _ => (false, false, 0),
        }
    }

    /// `best_base`: the base that says how instances are laid out.
    pub(super) fn best_base(&mut self, bases: &[Value]) -> Outcome<Value> {
        let mut best: Option<(Value, Value)> = None;
        for &base in bases {
            match self.heap.at(base) {
                Object::OldClass(_) => continue,
                Object::Class(_) => {}
                &Object::Type(of) if !of.can_be_base() => {
                    let name = of.tp_name();
                    return Err(self.type_error(format!("type '{name}' is not an acceptable base type")));
                }
                Object::Type(_) => {}
                _ => return Err(self.type_error("bases must be types")),
            }
            let solid = self.solid_base(base);
            match best {
                None => best = Some((solid, base)),
                Some((winner, _)) if self.heap.is_subtype(winner, solid) => {}
                Some((winner, _)) if self.heap.is_subtype(solid, winner) => best = Some((solid, base)),
                Some(_) => return Err(self.type_error("multiple bases have instance lay-out conflict")),
            }
        }
        match best {
            Some((_, base)) => Ok(base),
            None => Err(self.type_error("a new-style class can't have only classic bases")),
        }
    }

    /// `solid_base`: the class, among a class and its bases, that added something to the layout of instances.
    pub(super) fn solid_base(&self, mut class: Value) -> Value {
        loop {
            match self.heap.at(class) {
                Object::Class(fields) if fields.own_slots == 0 => class = fields.base,
                &Object::Type(of) => return self.type_object(of.solid_base()),
                _ => return class,
            }
        }
    }

    /// What the `__slots__` of a class come to; `None` if there are none.
    fn slot_names(
        &mut self,
        class_name: Value,
        base: Value,
        dict: Value,
        may_add_dict: bool,
        may_add_weakref: bool,
    ) -> Outcome<Option<SlotNames>> {
        let slots = dict.as_object().and_then(|dict| self.heap.dict_get_str(dict, self.special(Special::Slots)));
        let Some(slots) = slots else { return Ok(None) };
        let is_one_name = self.heap.as_str(slots).is_some() || self.heap.as_unicode(slots).is_some();
        let given = if is_one_name { vec![self.heap.retain(slots)] } else { self.collect(slots)? };
        let result = self.check_slots(class_name, base, &given, may_add_dict, may_add_weakref);
        self.heap.release_all(given);
        result.map(Some)
    }

    fn check_slots(
        &mut self,
        class_name: Value,
        base: Value,
        given: &[Value],
        may_add_dict: bool,
        may_add_weakref: bool,
    ) -> Outcome<SlotNames> {
        if !given.is_empty() && self.heap.layout_of(base).has_items() {
            let base = self.heap.tp_name(base);
            return Err(self.type_error(format!("nonempty __slots__ not supported for subtype of '{base}'")));
        }
        let mut slots = SlotNames { names: Vec::new(), dict: false, weakref: false };
        let class_name = self.heap.text_of(class_name);
        let mut texts = Vec::new();
        for &slot in given {
            let got = self.heap.type_name(slot);
            let name = self.attribute_name(slot, &format!("__slots__ items must be strings, not '{got}'"))?;
            let text = self.heap.as_str(name).cloned().unwrap_or_default();
            self.heap.release(name);
            let is_identifier = text.first().is_some_and(|first| first.is_ascii_alphabetic() || *first == b'_')
                && text.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'_');
            if !is_identifier {
                return Err(self.type_error("__slots__ must be identifiers"));
            }
            match &*text {
                b"__dict__" if !may_add_dict || slots.dict => {
                    return Err(self.type_error("__dict__ slot disallowed: we already got one"));
                }
                b"__dict__" => slots.dict = true,
                b"__weakref__" if !may_add_weakref || slots.weakref => {
                    return Err(
                        self.type_error("__weakref__ slot disallowed: either we already got one, or __itemsize__ != 0")
                    );
                }
                b"__weakref__" => slots.weakref = true,
                _ => texts.push(mangle(class_name.as_bytes(), &text)),
            }
        }
        texts.sort();
        slots.names = texts.iter().map(|text| self.heap.intern(text)).collect();
        Ok(slots)
    }

    /// `type(name, bases, dict)` for an old-style class (`PyClass_New`).
    pub(super) fn new_old_class(&mut self, arguments: Arguments<'_>) -> Outcome<Value> {
        let by_name = || arguments.keywords.iter().find(|(keyword, _)| self.is_named(*keyword, "name"));
        let name = arguments.positional.first().copied().or_else(|| by_name().map(|&(_, name)| name));
        if let Some(name) = name.filter(|&name| self.heap.as_str(name).is_none()) {
            // Each argument is looked at before the next is asked for.
            let got = self.converted_name(name);
            return Err(self.type_error(format!("argument 1 must be string, not {got}")));
        }
        let [name, bases, dict] = self.keyword_arguments("classobj()", arguments, ["name", "bases", "dict"], 3)?;
        if !matches!(self.heap.at(dict), Object::Dict(_)) {
            return Err(self.type_error("PyClass_New: dict must be a dictionary"));
        }
        let base_list: Vec<Value> = match self.heap.as_tuple(bases) {
            Some(bases) => bases.to_vec(),
            None => return Err(self.type_error("PyClass_New: bases must be a tuple")),
        };
        for &base in &base_list {
            if matches!(self.heap.at(base), Object::OldClass(_)) {
                continue;
            }
            // A new-style base makes a new-style class; what is no class may make anything.
            let of = self.class_of(base);
            return self.call(of, &[name, bases, dict]);
        }
        let Some(id) = dict.as_object() else { return Ok(Value::NONE) };
        if self.heap.dict_get_str(id, self.special(Special::Doc)).is_none() {
            self.heap.dict_set_name(id, "__doc__", Value::NONE);
        }
        if self.heap.dict_get_str(id, self.special(Special::Module)).is_none() {
            let globals = self.calling_globals();
            if let Some(module) = self.heap.dict_get_str(globals, self.special(Special::Name)) {
                let module = self.heap.retain(module);
                self.heap.dict_set_name(id, "__module__", module);
            }
        }
        let class =
            OldClass { name: self.heap.retain(name), bases: self.heap.retain(bases), dict: self.heap.retain_id(id) };
        Ok(self.heap.new_value(Object::OldClass(Box::new(class))))
    }

    /// Whether the exception on its way is of this class, and of none made from it.
    fn raised_is_exactly(&self, class: Exc) -> bool {
        matches!(self.heap.at(self.thread.raised.class), Object::Type(Type::Exception(raised)) if *raised == class)
    }
}

/// `_Py_Mangle`: a private name gets its class's name before it.
fn mangle(class: &[u8], name: &[u8]) -> Rc<[u8]> {
    let class: &[u8] = {
        let start = class.iter().position(|&byte| byte != b'_').unwrap_or(class.len());
        class.get(start..).unwrap_or_default()
    };
    if !name.starts_with(b"__") || name.ends_with(b"__") || class.is_empty() {
        return Rc::from(name);
    }
    Rc::from([b"_", class, name].concat())
}

impl Type {
    /// Whether a class may have it as its base (`Py_TPFLAGS_BASETYPE`).
    fn can_be_base(self) -> bool {
        !matches!(
            self.name(),
            "bool"
                | "NoneType"
                | "ellipsis"
                | "NotImplementedType"
                | "slice"
                | "xrange"
                | "buffer"
                | "memoryview"
                | "function"
                | "code"
                | "frame"
                | "cell"
                | "generator"
                | "builtin_function_or_method"
                | "instancemethod"
                | "classobj"
                | "instance"
                | "traceback"
                | "dictproxy"
                | "dict_keys"
                | "dict_values"
                | "dict_items"
        ) && !self.name().ends_with("iterator")
            && !self.name().ends_with("descriptor")
    }

    /// Whether its objects differ in size (`tp_itemsize`).
    fn has_items(self) -> bool {
        matches!(self, Type::Long | Type::Str | Type::Tuple | Type::Type)
    }

    /// The type, among it and its bases, that added something to the layout of instances.
    pub(super) fn solid_base(self) -> Self {
        match self {
            Type::Basestring => Type::Object,
            Type::Exception(exc) => {
                let mut solid = exc;
                let adds = |exc: Exc| {
                    matches!(
                        exc,
                        Exc::BaseException
                            | Exc::EnvironmentError
                            | Exc::SyntaxError
                            | Exc::SystemExit
                            | Exc::UnicodeDecodeError
                            | Exc::UnicodeEncodeError
                            | Exc::UnicodeTranslateError
                    )
                };
                while !adds(solid) {
                    solid = solid.base();
                }
                Type::Exception(solid)
            }
            of => of,
        }
    }
}
