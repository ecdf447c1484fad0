//! An object of the machine → its card, with the fields of its C struct in C's order and under C's names.

use std::collections::BTreeSet;

use super::SHOWN_ITEMS;
use super::frames::{fields as frame_fields, frame};
use super::schema::{Entry, Field, FrameState, Kind, Object as Card, ObjectId as WireId, Value as Shown};
use super::text;
use super::values::{Labels, field, kind, number, string, weak_list, wire_id};
use crate::bytecode::{CodeFlags, PyString};
use crate::machine::class::{Class, Instance};
use crate::machine::code::CodeObject;
use crate::machine::exceptions::{ExceptionObject, Traceback};
use crate::machine::generator::Generator;
use crate::machine::object::{DictItem, Function, Iterator};
use crate::machine::{Machine, Object, ObjectId, Value};

/// How many items and entries one moment may still show.
pub(super) struct Room(pub(super) usize);

impl Room {
    /// Room for that many more, or for less.
    fn take(&mut self, wanted: usize) -> usize {
        let taken = wanted.min(SHOWN_ITEMS).min(self.0);
        self.0 -= taken;
        taken
    }
}

/// Draws cards.
pub(super) struct Cards<'m> {
    pub(super) machine: &'m Machine,
    pub(super) labels: &'m Labels,
    pub(super) room: Room,
    /// Frames that wait in a generator.
    pub(super) suspended: BTreeSet<ObjectId>,
}

impl Cards<'_> {
    /// The card of an object, and those of the tuples that are part of it; none for an object that has no card.
    pub(super) fn draw(&mut self, id: ObjectId, into: &mut Vec<Card>) {
        let object = self.machine.heap.get(id);
        let Some(kind) = kind(object) else { return };
        let mut card = Card {
            id: wire_id(&self.machine.heap, id),
            kind,
            type_name: self.machine.heap.type_of(Value::object(id)).name().to_owned(),
            refcnt: self.machine.heap.refcount(id),
            label: self.labels.label(self.machine, id),
            listing: None,
            frame: None,
            fields: Vec::new(),
            items: Vec::new(),
            entries: Vec::new(),
            len: 0,
        };
        let mut parts = Vec::new();
        match object {
            Object::List(items) => self.fill_items(&mut card, items),
            Object::Tuple(items) => self.fill_items(&mut card, items),
            Object::Set(set) => {
                let keys: Vec<Value> = set.keys().collect();
                self.fill_items(&mut card, &keys);
            }
            Object::Deque(deque) => {
                let items: Vec<Value> = deque.items.iter().copied().collect();
                self.fill_items(&mut card, &items);
            }
            Object::DictView(dict, _) => card.fields = vec![self.field("dv_dict", *dict)],
            Object::Dict(dict) => {
                card.len = dict.len() as u32;
                let shown = self.room.take(dict.len());
                card.entries = dict.iter().take(shown).map(|entry| self.entry(entry.key, entry.value)).collect();
            }
            Object::Code(code) => {
                card.listing = Some(code.body.listing);
                card.fields = self.code_fields(id, card.id, code, &mut parts);
            }
            Object::Function(function) => card.fields = self.function_fields(id, function),
            Object::Cell(contents) => card.fields = vec![self.field("ob_ref", *contents)],
            Object::Frame(held) => {
                let suspended = self.suspended.contains(&id);
                let state = if suspended { FrameState::Suspended } else { FrameState::Left };
                card.fields = frame_fields(self.machine, self.labels, held, state);
                card.frame = frame(self.machine, self.labels, id, None, state).map(Box::new);
            }
            Object::Generator(generator) => card.fields = self.generator_fields(id, generator),
            Object::Iterator(iterator) => card.fields = self.iterator_fields(iterator),
            Object::Slice(parts) => {
                let [start, stop, step] = *parts;
                card.fields = vec![self.field("start", start), self.field("stop", stop), self.field("step", step)];
            }
            Object::Xrange(range) => {
                card.fields = vec![plain("start", range.start), plain("step", range.step), plain("len", range.len)];
            }
            Object::Exception(exception) => card.fields = self.exception_fields(exception),
            Object::Traceback(traceback) => card.fields = self.traceback_fields(traceback),
            Object::Class(class) => card.fields = self.class_fields(class),
            Object::OldClass(class) => {
                card.fields = vec![
                    self.field("cl_bases", class.bases),
                    self.object_field("cl_dict", class.dict),
                    self.field("cl_name", class.name),
                ];
            }
            Object::OldInstance(instance) => {
                card.type_name = text::plain(&self.machine.heap, Value::object(instance.class));
                card.label = "instance".to_owned();
                card.fields =
                    vec![self.object_field("in_class", instance.class), self.object_field("in_dict", instance.dict)];
            }
            Object::Method(method) => {
                card.fields = vec![
                    self.field("im_func", method.function),
                    self.field("im_self", method.this),
                    self.field("im_class", method.class),
                    field("im_weakreflist", weak_list(&self.machine.heap, id)),
                ];
            }
            Object::Property(property) => {
                card.fields = vec![
                    self.field("prop_get", property.get),
                    self.field("prop_set", property.set),
                    self.field("prop_del", property.delete),
                    self.field("prop_doc", property.doc),
                ];
            }
            Object::StaticMethod(callable) => card.fields = vec![self.field("sm_callable", *callable)],
            Object::ClassMethod(callable) => card.fields = vec![self.field("cm_callable", *callable)],
            Object::Super(parts) => {
                card.fields = vec![
                    self.field("type", parts.class),
                    self.field("obj", parts.object),
                    self.field("obj_type", parts.object_class),
                ];
            }
            _ => {}
        }
        if let Object::Instance(instance) = self.machine.heap.raw(id) {
            self.fill_instance(&mut card, instance);
        }
        into.push(card);
        into.append(&mut parts);
    }

    /// What an instance of a class of the program has besides what its builtin base has.
    fn fill_instance(&self, card: &mut Card, instance: &Instance) {
        card.type_name = text::plain(&self.machine.heap, Value::object(instance.class));
        card.label = card.type_name.clone();
        let mut fields = vec![self.object_field("ob_type", instance.class), self.field("__dict__", instance.dict)];
        fields
            .extend(instance.slots.iter().enumerate().map(|(index, &slot)| self.field(&format!("slot {index}"), slot)));
        fields.append(&mut card.fields);
        card.fields = fields;
    }

    /// The fields of `PyTypeObject` that say what a class is.
    fn class_fields(&self, class: &Class) -> Vec<Field> {
        vec![
            self.object_field("ob_type", class.metaclass),
            self.field("tp_name", class.name),
            self.field("tp_base", class.base),
            self.field("tp_dict", Value::object(class.dict)),
            self.field("tp_bases", class.bases),
            self.field("tp_mro", class.mro),
        ]
    }

    pub(super) fn value(&self, value: Value) -> Shown {
        self.labels.value(self.machine, value)
    }

    fn fill_items(&mut self, card: &mut Card, items: &[Value]) {
        card.len = items.len() as u32;
        let shown = self.room.take(items.len());
        card.items = items.iter().take(shown).map(|&item| self.value(item)).collect();
    }

    fn entry(&self, key: Value, value: Value) -> Entry {
        let name = self.machine.heap.as_str(key).map(|_| text::name_text(&self.machine.heap, key));
        Entry { key: self.value(key), name, value: self.value(value) }
    }

    fn field(&self, name: &str, value: Value) -> Field {
        field(name, self.value(value))
    }

    fn object_field(&self, name: &str, id: ObjectId) -> Field {
        field(name, self.labels.object(self.machine, id))
    }

    /// The fields of `PyGenObject`.
    fn generator_fields(&self, id: ObjectId, generator: &Generator) -> Vec<Field> {
        vec![
            match generator.frame {
                Some(frame) => self.object_field("gi_frame", frame),
                None => field("gi_frame", Shown::Null),
            },
            field("gi_running", number(u8::from(generator.running).to_string())),
            self.object_field("gi_code", generator.code),
            field("gi_weakreflist", weak_list(&self.machine.heap, id)),
        ]
    }

    /// The sixteen fields of `PyCodeObject`.
    fn code_fields(&mut self, own: ObjectId, id: WireId, code: &CodeObject, parts: &mut Vec<Card>) -> Vec<Field> {
        let body = &code.body;
        let fixed = &*body.code;
        let zombieframe = match code.zombieframe {
            Some(frame) => self.object_field("co_zombieframe", frame),
            None => field("co_zombieframe", Shown::Null),
        };
        let consts = body.consts.iter().map(|&constant| self.value(constant)).collect();
        let names = |names: &[PyString]| names.iter().map(string).collect();
        let mut tuple = |number, name, items| self.tuple_field(id, number, name, items, parts);
        vec![
            plain("co_argcount", fixed.argcount.into()),
            plain("co_nlocals", fixed.nlocals.into()),
            plain("co_stacksize", fixed.stacksize.into()),
            flags_field(fixed.flags),
            field("co_code", string(&fixed.code)),
            tuple(1, "co_consts", consts),
            tuple(2, "co_names", names(&fixed.names)),
            tuple(3, "co_varnames", names(&fixed.varnames)),
            tuple(4, "co_freevars", names(&fixed.freevars)),
            tuple(5, "co_cellvars", names(&fixed.cellvars)),
            field("co_filename", string(&fixed.filename)),
            field("co_name", string(&fixed.name)),
            plain("co_firstlineno", fixed.firstlineno.into()),
            Field { note: line_pairs(&fixed.lnotab.bytes), ..field("co_lnotab", string(&fixed.lnotab)) },
            zombieframe,
            field("co_weakreflist", weak_list(&self.machine.heap, own)),
        ]
    }

    /// A field of a code object that holds a tuple. The machine keeps such tuples within the code object, so their ids
    /// are made here: that of the code object and a fraction. The empty tuple, which all share, has no card.
    fn tuple_field(
        &mut self,
        code: WireId,
        number: u32,
        name: &str,
        items: Vec<Shown>,
        parts: &mut Vec<Card>,
    ) -> Field {
        if items.is_empty() {
            return field(name, Shown::Plain { type_name: "tuple".to_owned(), text: "()".to_owned() });
        }
        let id = code + f64::from(number) / 8.0;
        let (len, shown) = (items.len(), self.room.take(items.len()));
        let label = format!("len {len}");
        parts.push(Card {
            id,
            kind: Kind::Tuple,
            type_name: "tuple".to_owned(),
            refcnt: 1,
            label: label.clone(),
            listing: None,
            frame: None,
            fields: Vec::new(),
            items: items.into_iter().take(shown).collect(),
            entries: Vec::new(),
            len: len as u32,
        });
        field(name, Shown::Ref { to: id, kind: Kind::Tuple, label })
    }

    /// The nine fields of `PyFunctionObject`.
    fn function_fields(&self, id: ObjectId, function: &Function) -> Vec<Field> {
        vec![
            self.object_field("func_code", function.code),
            self.object_field("func_globals", function.globals),
            self.field("func_defaults", function.defaults),
            Field { note: self.closure_note(function), ..self.field("func_closure", function.closure) },
            self.field("func_doc", function.doc),
            self.field("func_name", function.name),
            self.field("func_dict", function.dict),
            field("func_weakreflist", weak_list(&self.machine.heap, id)),
            self.field("func_module", function.module),
        ]
    }

    /// A closure has a cell for each name in `co_freevars`: these.
    fn closure_note(&self, function: &Function) -> Option<String> {
        let cells = self.machine.heap.as_tuple(function.closure)?.len();
        let Object::Code(code) = self.machine.heap.get(function.code) else { return None };
        let names: Vec<String> = code.body.code.freevars.iter().map(PyString::to_text).collect();
        let same = if cells == names.len() { "=" } else { "≠" };
        Some(format!("{cells} {same} len(co_freevars): {}", names.join(", ")))
    }

    fn iterator_fields(&self, iterator: &Iterator) -> Vec<Field> {
        match *iterator {
            Iterator::Sequence { sequence, index } => {
                vec![plain("it_index", index as i64), self.field("it_seq", sequence)]
            }
            Iterator::Reversed { sequence, left } => {
                vec![plain("it_index", left as i64 - 1), self.field("it_seq", sequence)]
            }
            Iterator::Spent { index, .. } => vec![plain("it_index", index), self.field("it_seq", Value::NULL)],
            Iterator::Xrange { rest } => {
                vec![plain("start", rest.start), plain("step", rest.step), plain("len", rest.len)]
            }
            Iterator::Dict { dict, slot, used, gives } => vec![
                self.field("di_dict", dict),
                // CPython's -1: the dict changed its length.
                plain("di_used", used.map_or(-1, |used| used as i64)),
                Field {
                    name: "di_pos".to_owned(),
                    value: number(slot.to_string()),
                    note: Some(match gives {
                        DictItem::Key => "gives keys".to_owned(),
                        DictItem::Value => "gives values".to_owned(),
                        DictItem::Item => "gives pairs of key and value".to_owned(),
                    }),
                },
            ],
            Iterator::Callable { function, sentinel } => {
                vec![self.field("it_callable", function), self.field("it_sentinel", sentinel)]
            }
            Iterator::Deque { deque, counter, .. } => {
                vec![self.field("deque", deque), plain("counter", counter as i64)]
            }
            Iterator::Set { set, slot, used } => vec![
                self.field("si_set", set),
                plain("si_used", used.map_or(-1, |used| used as i64)),
                plain("si_pos", slot as i64),
            ],
            Iterator::Enumerate { inner, index, long } => {
                let mut fields = vec![plain("en_index", index), self.field("en_sit", inner)];
                fields.extend((!long.is_null()).then(|| self.field("en_longindex", long)));
                fields
            }
        }
    }

    /// The fields of `PyBaseExceptionObject`.
    fn exception_fields(&self, exception: &ExceptionObject) -> Vec<Field> {
        vec![
            self.field("dict", exception.dict),
            self.field("args", exception.args),
            self.field("message", exception.message),
        ]
    }

    /// The fields of `PyTracebackObject`.
    fn traceback_fields(&self, traceback: &Traceback) -> Vec<Field> {
        vec![
            self.field("tb_next", traceback.next),
            self.object_field("tb_frame", traceback.frame),
            plain("tb_lasti", traceback.lasti.into()),
            plain("tb_lineno", traceback.lineno.into()),
        ]
    }
}

fn plain(name: &str, value: i64) -> Field {
    field(name, number(value.to_string()))
}

/// The bits of `co_flags` by name.
fn flags_field(flags: CodeFlags) -> Field {
    let names: Vec<&str> = flags.names().collect();
    Field {
        name: "co_flags".to_owned(),
        value: number(format!("{:#x}", flags.0)),
        note: (!names.is_empty()).then(|| names.join(" ")),
    }
}

/// Pairs of a line table that are written out at the most.
const SHOWN_PAIRS: usize = 12;

/// What `co_lnotab` says: so many bytes of code further on, so many lines further down.
fn line_pairs(table: &[u8]) -> Option<String> {
    let pairs = table.chunks_exact(2).map(|pair| match pair {
        [bytes, lines] => format!("{bytes} bytes +{lines}"),
        _ => String::new(),
    });
    let mut shown: Vec<String> = pairs.take(SHOWN_PAIRS).collect();
    if table.len() / 2 > SHOWN_PAIRS {
        shown.push("…".to_owned());
    }
    (!shown.is_empty()).then(|| shown.join(", "))
}
