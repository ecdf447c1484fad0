//! The machine's values → [`Value`]s that a slot shows: ids, kinds and labels.

use std::collections::BTreeMap;

use super::schema::{Field, Kind, ObjectId as WireId, Value as Shown};
use super::text;
use crate::bytecode::PyString;
use crate::machine::{Frame, Heap, Identity, Machine, Object, ObjectId, Value};

/// An object's number on the wire: which one of the run's objects it is, in the order of their birth.
pub(super) fn wire_id(heap: &Heap, id: ObjectId) -> WireId {
    identity_id(heap.identity(id))
}

/// The number on the wire of an object that may be gone already.
pub(super) fn identity_id(identity: Identity) -> WireId {
    identity.birth as WireId
}

/// The kind of card that an object has; `None` for those that are shown by their text.
pub(super) fn kind(object: &Object) -> Option<Kind> {
    if !object.has_card() && !matches!(object, Object::FrameInUse(_)) {
        return None;
    }
    Some(match object {
        Object::Code(_) => Kind::Code,
        Object::Function(_) => Kind::Function,
        Object::Frame(_) | Object::FrameInUse(_) => Kind::Frame,
        Object::Cell(_) => Kind::Cell,
        Object::Dict(_) => Kind::Dict,
        // A set shows its keys as a list its items.
        Object::List(_) | Object::Set(_) | Object::Deque(_) => Kind::List,
        Object::Tuple(_) => Kind::Tuple,
        Object::Iterator(_) => Kind::Iterator,
        _ => Kind::Other,
    })
}

/// What objects are called that have no name of their own.
#[derive(Clone, Debug, Default)]
pub(super) struct Labels {
    /// Cells, by their birth: the variable's name.
    cells: BTreeMap<u64, String>,
}

impl Labels {
    /// A cell is that of a variable.
    pub(super) fn name_cell(&mut self, heap: &Heap, cell: Value, variable: &PyString) {
        if let Some(id) = cell.as_object() {
            self.cells.entry(heap.identity(id).birth).or_insert_with(|| variable.to_text());
        }
    }

    /// The cells of a frame are those of its cell variables and free variables.
    pub(super) fn name_cells_of(&mut self, heap: &Heap, frame: &Frame) {
        for index in 0..frame.body.cell_count() {
            if let Some(variable) = frame.body.cell_name(index) {
                self.name_cell(heap, frame.cell(index), variable);
            }
        }
    }

    /// The cells of a function's closure are those of its code's free variables.
    pub(super) fn name_closure(&mut self, heap: &Heap, code: ObjectId, closure: Value) {
        if let (Object::Code(code), Some(cells)) = (heap.get(code), heap.as_tuple(closure)) {
            for (&cell, variable) in cells.iter().zip(&code.body.code.freevars) {
                self.name_cell(heap, cell, variable);
            }
        }
    }

    /// A few words for an object: a name, a role or a length.
    pub(super) fn label(&self, machine: &Machine, id: ObjectId) -> String {
        let heap = &machine.heap;
        match heap.get(id) {
            Object::Cell(_) => {
                let name = self.cells.get(&heap.identity(id).birth);
                name.cloned().unwrap_or_else(|| "cell".to_owned())
            }
            Object::Dict(_) if id == machine.main_dict() => "globals".to_owned(),
            Object::Dict(_) if id == machine.builtins_dict() => "builtins".to_owned(),
            Object::Iterator(_) => heap.type_of(Value::object(id)).name().to_owned(),
            _ => text::plain(heap, Value::object(id)),
        }
    }

    /// What a slot shows that holds this value.
    pub(super) fn value(&self, machine: &Machine, value: Value) -> Shown {
        match value.as_object() {
            Some(id) => self.object(machine, id),
            None if value.is_null() => Shown::Null,
            None => self.plain(machine, value),
        }
    }

    /// What a slot shows that refers to this object.
    pub(super) fn object(&self, machine: &Machine, id: ObjectId) -> Shown {
        match kind(machine.heap.get(id)) {
            Some(kind) => Shown::Ref { to: wire_id(&machine.heap, id), kind, label: self.label(machine, id) },
            None => self.plain(machine, Value::object(id)),
        }
    }

    fn plain(&self, machine: &Machine, value: Value) -> Shown {
        Shown::Plain {
            type_name: machine.heap.type_of(value).name().to_owned(),
            text: text::plain(&machine.heap, value),
        }
    }
}

/// A plain value that is no object of the machine: a number in a C struct.
pub(super) fn number(text: String) -> Shown {
    Shown::Plain { type_name: "int".to_owned(), text }
}

/// A plain `str` that the machine keeps as bytes.
pub(super) fn string(value: &PyString) -> Shown {
    Shown::Plain { type_name: "str".to_owned(), text: text::str_text(&value.bytes) }
}

/// What a C struct holds that is no object: an address, an array.
pub(super) fn pointer(text: String) -> Shown {
    Shown::Plain { type_name: "C".to_owned(), text }
}

/// A field of a C struct.
pub(super) fn field(name: &str, value: Shown) -> Field {
    Field { name: name.to_owned(), value, note: None }
}

/// What a `…_weakreflist` holds.
pub(super) fn weak_list(heap: &Heap, id: ObjectId) -> Shown {
    match heap.weak_references(id).len() {
        0 => Shown::Null,
        1 => pointer("1 weak reference".to_owned()),
        count => pointer(format!("{count} weak references")),
    }
}
