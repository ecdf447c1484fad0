//! C functions that a moment's frames and objects refer to, each with the fields of its `PyCFunctionObject`.

use super::objects::Cards;
use super::schema::{Field, Kind, Object as Card, Value as Shown};
use super::values::{field, number, pointer, wire_id};
use crate::machine::builtins::Builtin;
use crate::machine::{CFlags, Object, ObjectId, Value};

impl Cards<'_> {
    /// The fields of a C function; `None` for anything else.
    pub(super) fn c_function(&self, id: ObjectId) -> Option<Card> {
        let &Object::Builtin(builtin, this) = self.machine.heap.get(id) else { return None };
        let text = match self.value(Value::object(id)) {
            Shown::Plain { text, .. } => text,
            _ => return None,
        };
        Some(Card {
            id: wire_id(&self.machine.heap, id),
            kind: Kind::Other,
            type_name: self.machine.heap.type_of(Value::object(id)).name().to_owned(),
            refcnt: self.machine.heap.refcount(id),
            label: text,
            listing: None,
            frame: None,
            fields: self.c_function_fields(builtin, this),
            items: Vec::new(),
            entries: Vec::new(),
            len: 0,
        })
    }

    /// `m_ml` with what it points to, `m_self`, `m_module`.
    fn c_function_fields(&self, builtin: Builtin, this: Value) -> Vec<Field> {
        let name = builtin.name();
        let module = match builtin.owner() {
            Some(_) => Shown::Null,
            None => Shown::Plain { type_name: "str".to_owned(), text: format!("'{}'", builtin.module()) },
        };
        vec![
            field("m_ml", pointer("a PyMethodDef, in C's static memory:".to_owned())),
            field("ml_name", pointer(format!("\"{name}\""))),
            field("ml_meth", pointer("the address of its code in C".to_owned())),
            Field {
                note: Some(flags_text(builtin).to_owned()),
                ..field("ml_flags", number(c_flags(builtin).to_string()))
            },
            field("ml_doc", pointer("its docstring, which is not kept here".to_owned())),
            field("m_self", self.value(this)),
            field("m_module", module),
        ]
    }
}

/// `ml_flags`.
/// The bits are METH_VARARGS 1, METH_KEYWORDS 2, METH_NOARGS 4, METH_O 8.
pub fn c_flags(builtin: Builtin) -> u32 {
    match builtin.c_flags() {
        CFlags::NoArguments => 0x04,
        CFlags::One => 0x08,
        CFlags::Tuple if builtin.takes_keywords() => 0x03,
        CFlags::Tuple => 0x01,
    }
}

fn flags_text(builtin: Builtin) -> &'static str {
    match builtin.c_flags() {
        CFlags::NoArguments => "METH_NOARGS",
        CFlags::One => "METH_O",
        CFlags::Tuple if builtin.takes_keywords() => "METH_VARARGS | METH_KEYWORDS",
        CFlags::Tuple => "METH_VARARGS",
    }
}
