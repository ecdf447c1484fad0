//! Calling a class: `__new__`, then `__init__` (`type_call`, `slot_tp_new`, `slot_tp_init`).

use super::{Instance, Property, Special, Super};
use crate::machine::c_step::CStep;
use crate::machine::call::Arguments;
use crate::machine::exceptions::{Exc, ExceptionObject};
use crate::machine::object::Object;
use crate::machine::types::Type;
use crate::machine::value::Value;
use crate::machine::{Fault, Machine, Outcome};

impl Machine {
    /// `class(…)` (`type_call`). The result is new.
    ///
    /// # Errors
    /// What `__new__` and `__init__` raise.
    pub(in crate::machine) fn type_call(&mut self, class: Value, arguments: Arguments<'_>) -> Outcome<Value> {
        let object = self.once(|machine| machine.call_new(class, arguments))?;
        let is_type_of_one =
            class == self.type_object(Type::Type) && arguments.positional.len() == 1 && arguments.keywords.is_empty();
        if is_type_of_one || !self.heap.is_subtype(self.class_of(object), class) {
            return Ok(object);
        }
        match self.call_init(object, arguments) {
            Ok(()) => Ok(object),
            Err(fault) => {
                self.heap.release(object);
                Err(fault)
            }
        }
    }

    /// `class.__new__(class, …)`.
    pub(super) fn call_new(&mut self, class: Value, arguments: Arguments<'_>) -> Outcome<Value> {
        let name = self.special(Special::New);
        let is_hooked = class
            .as_object()
            .and_then(|id| self.heap.as_class(id))
            .is_some_and(|class| class.hooks & Special::New.bit() != 0);
        if !is_hooked {
            self.note_c_step(|| CStep::TypeNew { class, hooked: false });
            return self.base_new(self.heap.layout_of(class), class, arguments);
        }
        let new = self.once(|machine| machine.get_attribute(class, name))?;
        self.note_c_step(|| CStep::TypeNew { class, hooked: true });
        let positional = [&[class], arguments.positional].concat();
        let result = self.call_with("slot_tp_new", new, Arguments { positional: &positional, ..arguments });
        self.heap.release(new);
        result
    }

    /// `object.__init__(…)`.
    fn call_init(&mut self, object: Value, arguments: Arguments<'_>) -> Outcome<()> {
        let Some(hook) = self.find_hook(object, Special::Init) else {
            self.note_c_step(|| CStep::TypeInit { object, hooked: false });
            return self.base_init(self.heap.layout_of(self.class_of(object)), object, arguments);
        };
        self.note_c_step(|| CStep::TypeInit { object, hooked: true });
        let result = self.call_found_with("slot_tp_init", hook, object, arguments)?;
        self.heap.release(result);
        if result.is_none() {
            return Ok(());
        }
        let name = self.heap.type_name(result);
        Err(self.type_error(format!("__init__() should return None, not '{name}'")))
    }

    /// `tp_new` of a builtin type, for it or a subclass.
    pub(in crate::machine) fn base_new(&mut self, of: Type, class: Value, arguments: Arguments<'_>) -> Outcome<Value> {
        let is_exact = class == self.type_object(of);
        let payload = match of {
            Type::Object => {
                self.check_object_arguments(class, arguments, true)?;
                self.check_concrete(class)?;
                Object::Vacant
            }
            Type::Type => {
                if let ([value], []) = (arguments.positional, arguments.keywords)
                    && self.class_of(class) == self.type_object(Type::Type)
                {
                    let of = self.class_of(*value);
                    return Ok(self.heap.retain(of));
                }
                return self.new_class(class, arguments);
            }
            Type::ClassObj => return self.new_old_class(arguments),
            Type::WeakRef => return self.new_weakref(class, arguments),
            Type::OldInstance => return self.new_old_instance_of(arguments),
            Type::Method => return self.make_method(arguments),
            // What fills these is `__init__`.
            Type::Property => {
                let [get, set, delete, doc] = [Value::NULL; 4];
                Object::Property(Box::new(Property { get, set, delete, doc, getter_doc: false }))
            }
            Type::Super => {
                let [class, object, object_class] = [Value::NULL; 3];
                Object::Super(Box::new(Super { class, object, object_class }))
            }
            Type::Module => Object::Module(self.heap.alloc(Object::Dict(Box::default()))),
            Type::StaticMethod => Object::StaticMethod(Value::NULL),
            Type::ClassMethod => Object::ClassMethod(Value::NULL),
            Type::List => Object::List(Vec::new()),
            Type::Dict => Object::Dict(Box::default()),
            Type::Deque => Object::Deque(Box::default()),
            Type::Set => {
                if is_exact {
                    self.no_set_keywords(arguments)?;
                }
                Object::Set(Box::default())
            }
            Type::Exception(exc) => {
                let args = self.tuple_of(&[]);
                let message = self.heap.str(*b"");
                let fields = vec![Value::NULL; exc.fields().len()].into_boxed_slice();
                let exception = ExceptionObject { class: exc, args, message, fields, dict: Value::NULL };
                Object::Exception(Box::new(exception))
            }
            _ if is_exact => return self.call_type(of, arguments),
            Type::Frozenset if arguments.keywords.is_empty() && arguments.positional.len() > 1 => {
                let name = self.heap.tp_name(class);
                return Err(match self.unpack_arguments(&name, arguments.positional, 0, 1) {
                    Err(fault) => fault,
                    Ok(()) => Fault::Raised,
                });
            }
            _ => {
                // An object of the builtin type is made first; its contents go over to the instance. Iterators that take no
                // keywords leave those to a subclass.
                let arguments = match of.ignores_keywords_of_subclass() {
                    true => Arguments { keywords: &[], ..arguments },
                    false => arguments,
                };
                let made = self.call_type(of, arguments)?;
                let payload = match (made.as_object(), self.heap.as_int(made)) {
                    (_, Some(i)) => Object::Int(i),
                    // `int_subtype_new`: there is room for a C long.
                    (Some(_), None) if of == Type::Int => {
                        let int = self.c_long(made);
                        self.heap.release(made);
                        return Ok(self.new_instance(class, Object::Int(int?)));
                    }
                    (Some(id), None) => self.heap.get(id).clone(),
                    _ => Object::Vacant,
                };
                payload.for_each_reference(|value| {
                    self.heap.retain(value);
                });
                self.heap.release(made);
                payload
            }
        };
        Ok(if is_exact && of != Type::Object {
            self.heap.new_value(payload)
        } else {
            self.new_instance(class, payload)
        })
    }

    /// An instance of a class, without any attributes.
    pub(in crate::machine) fn new_instance(&mut self, class: Value, payload: Object) -> Value {
        let Some(id) = class.as_object() else { return Value::NONE };
        let slots = self.heap.as_class(id).map_or(0, |class| class.slots) as usize;
        self.heap.retain_id(id);
        let instance =
            Instance { class: id, dict: Value::NULL, slots: vec![Value::NULL; slots].into_boxed_slice(), payload };
        self.heap.new_value(Object::Instance(Box::new(instance)))
    }

    /// The value itself, if its type is a builtin one; of an instance of a class of the program, what it is made of, as
    /// an object of the builtin type. The result is new.
    pub(in crate::machine) fn exact_copy(&mut self, value: Value) -> Value {
        if self.heap.is_exact(value) {
            return self.heap.retain(value);
        }
        let payload = self.heap.at(value).clone();
        payload.for_each_reference(|value| {
            self.heap.retain(value);
        });
        self.heap.new_value(payload)
    }

    /// `tp_init` of a builtin type, for an instance of it or of a subclass.
    pub(super) fn base_init(&mut self, of: Type, object: Value, arguments: Arguments<'_>) -> Outcome<()> {
        match of {
            Type::Object => {
                let class = self.class_of(object);
                self.check_object_arguments(class, arguments, false)
            }
            Type::List => self.init_list(object, arguments),
            Type::Deque => self.init_deque(object, arguments),
            Type::Dict => self.dict_update("dict", object, arguments),
            Type::Set => self.init_set(object, arguments),
            Type::Exception(_) => self.init_exception(object, arguments),
            Type::Module => self.init_module(object, arguments),
            Type::WeakRef => self.init_weakref(arguments),
            Type::Property => self.init_property(object, arguments),
            Type::Super => {
                let parts = self.make_super(arguments)?;
                self.fill(object, parts);
                Ok(())
            }
            Type::StaticMethod | Type::ClassMethod => self.init_bound(of, object, arguments),
            Type::Type => {
                let given = arguments.positional.len();
                if !arguments.keywords.is_empty() {
                    return Err(self.type_error("type.__init__() takes no keyword arguments"));
                }
                if given != 1 && given != 3 {
                    return Err(self.type_error("type.__init__() takes 1 or 3 arguments"));
                }
                Ok(())
            }
            // `object.__init__` says nothing where another `__new__` has taken the arguments.
            _ => Ok(()),
        }
    }

    /// `object_new` and `object_init`: arguments that nobody takes are an error.
    fn check_object_arguments(&mut self, class: Value, arguments: Arguments<'_>, is_new: bool) -> Outcome<()> {
        if arguments.positional.is_empty() && arguments.keywords.is_empty() {
            return Ok(());
        }
        let (hooks, layout) = match class.as_object().and_then(|id| self.heap.as_class(id)) {
            Some(class) => (class.hooks, class.layout),
            None => (0, self.heap.layout_of(class)),
        };
        let own_new = hooks & Special::New.bit() != 0 || layout != Type::Object;
        let has_init = matches!(layout, Type::List | Type::Dict | Type::Set | Type::Exception(_) | Type::Type);
        let own_init = hooks & Special::Init.bit() != 0 || has_init;
        match (is_new, own_new, own_init) {
            (true, true, false) | (true, false, false) => Err(self.type_error("object() takes no parameters")),
            (false, _, true) | (false, false, false) if !(own_new && own_init) => {
                Err(self.type_error("object.__init__() takes no parameters"))
            }
            (true, true, true) => self.warn(Exc::DeprecationWarning, "object() takes no parameters"),
            (false, true, true) => self.warn(Exc::DeprecationWarning, "object.__init__() takes no parameters"),
            _ => Ok(()),
        }
    }

    /// A class whose `__abstractmethods__` names something has no instances.
    fn check_concrete(&mut self, class: Value) -> Outcome<()> {
        let Object::Class(fields) = self.heap.at(class) else { return Ok(()) };
        if !fields.is_abstract {
            return Ok(());
        }
        let dict = fields.dict;
        let methods = self.heap.dict_get_name(dict, "__abstractmethods__").unwrap_or(Value::NONE);
        let methods = self.collect(methods)?;
        let mut names: Vec<String> = methods.iter().map(|&name| self.heap.text_of(name)).collect();
        self.heap.release_all(methods);
        names.sort();
        let (class, names) = (self.heap.tp_name(class), names.join(", "));
        Err(self.type_error(format!("Can't instantiate abstract class {class} with abstract methods {names}")))
    }

    /// `sm_init`, `cm_init`.
    fn init_bound(&mut self, of: Type, object: Value, arguments: Arguments<'_>) -> Outcome<()> {
        self.unpack_arguments(of.name(), arguments.positional, 1, 1)?;
        if !arguments.keywords.is_empty() {
            let name = of.name();
            return Err(self.type_error(format!("{name} does not take keyword arguments")));
        }
        let function = self.heap.retain(arguments.positional.first().copied().unwrap_or(Value::NULL));
        let filled =
            if of == Type::StaticMethod { Object::StaticMethod(function) } else { Object::ClassMethod(function) };
        self.fill(object, filled);
        Ok(())
    }

    /// Gives an object, or what an instance is made of, other contents, whose references change hands.
    pub(super) fn fill(&mut self, object: Value, contents: Object) {
        let old = match object.as_object().and_then(|id| self.heap.get_mut(id)) {
            Some(place) => std::mem::replace(place, contents),
            None => contents,
        };
        let mut given_up = Vec::new();
        old.for_each_reference(|value| given_up.push(value));
        self.heap.release_all(given_up);
    }

    /// `list_init`.
    fn init_list(&mut self, list: Value, arguments: Arguments<'_>) -> Outcome<()> {
        let [sequence] = self.keyword_arguments("list()", arguments, ["sequence"], 0)?;
        let emptied = self.once(|machine| {
            let old = machine.replace_list(list, Vec::new());
            machine.heap.release_all(old);
            Ok(Value::NONE)
        });
        emptied?;
        if sequence.is_null() { Ok(()) } else { self.list_extend(list, sequence) }
    }

    /// `BaseException_init`, `EnvironmentError_init`.
    fn init_exception(&mut self, object: Value, arguments: Arguments<'_>) -> Outcome<()> {
        let class = self.class_of(object);
        if !arguments.keywords.is_empty() {
            let name = self.heap.tp_name(class);
            return Err(self.type_error(format!("{name} does not take keyword arguments")));
        }
        let Object::Exception(exception) = self.heap.at(object) else { return Ok(()) };
        let exc = exception.class;
        self.check_exception_arguments(exc, arguments.positional)?;
        let made = self.new_exception(exc, arguments.positional);
        let (Some(from), Some(into)) = (made.as_object(), object.as_object()) else { return Ok(()) };
        // The new one's fields change places with the instance's, whose dict stays.
        if let Object::Exception(fresh) = self.heap.get(from) {
            let fresh = (**fresh).clone();
            let old = match self.heap.get_mut(into) {
                Some(Object::Exception(exception)) => {
                    let dict = exception.dict;
                    std::mem::replace(&mut **exception, ExceptionObject { dict, ..fresh })
                }
                _ => return Ok(()),
            };
            if let Some(Object::Exception(exception)) = self.heap.get_mut(from) {
                **exception = ExceptionObject { dict: Value::NULL, ..old };
            }
        }
        self.heap.release(made);
        Ok(())
    }

    /// `instancemethod(function, instance[, class])`.
    fn make_method(&mut self, arguments: Arguments<'_>) -> Outcome<Value> {
        if !arguments.keywords.is_empty() {
            return Err(self.type_error("instancemethod does not take keyword arguments"));
        }
        self.unpack_arguments("instancemethod", arguments.positional, 2, 3)?;
        let (function, this, class) = match *arguments.positional {
            [function, this, class] => (function, this, class),
            [function, this] => (function, this, Value::NULL),
            _ => return Err(Fault::Raised),
        };
        if !self.is_callable(function) {
            return Err(self.type_error("first argument must be callable"));
        }
        let this = if this.is_none() { Value::NULL } else { this };
        if this.is_null() && class.is_null() {
            return Err(self.type_error("unbound methods must have non-NULL im_class"));
        }
        Ok(self.new_method(function, this, class))
    }
}
