//! What effects change: a moment without what is only another way of saying it (labels, lines, widths).

use std::collections::BTreeMap;

use framebyframe::view::schema::{
    Activation, Entry, Field, Frame, Kind, Moment, Object, Parking, Status, Stream, Value,
};

/// An object's number, as a key.
pub(crate) type Id = u64;

pub(crate) fn id(wire: f64) -> Id {
    wire.to_bits()
}

/// What a place holds: an object by its number, all else by its type and text.
pub(crate) fn held(value: &Value) -> String {
    match value {
        Value::Null => "NULL".to_owned(),
        Value::Plain { type_name, text } => format!("{type_name} {text}"),
        Value::Ref { to, .. } => format!("#{to}"),
    }
}

/// A call in progress.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Call {
    Frame(Id),
    C { name: String, progress: String },
}

/// A frame that is shown: in progress, or held by something.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct FrameState {
    pub(crate) back: Option<Id>,
    pub(crate) lasti: i32,
    pub(crate) locals: BTreeMap<u32, String>,
    pub(crate) cells: BTreeMap<u32, String>,
    pub(crate) stack: BTreeMap<u32, String>,
    pub(crate) blocks: Vec<(String, u32, u32)>,
    /// `ob_refcnt` among them.
    pub(crate) fields: BTreeMap<String, String>,
    /// Whether it waits in a generator.
    pub(crate) suspended: bool,
}

/// An object with a card, frames apart.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct ObjectState {
    pub(crate) fields: BTreeMap<String, String>,
    pub(crate) items: Vec<String>,
    /// By key and the key's text in a [`Place::Entry`](framebyframe::view::schema::Place::Entry).
    pub(crate) entries: BTreeMap<(String, String), String>,
    pub(crate) len: u32,
}

/// A moment.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct State {
    pub(crate) stack: Vec<Call>,
    pub(crate) frames: BTreeMap<Id, FrameState>,
    pub(crate) objects: BTreeMap<Id, ObjectState>,
    /// By code object.
    pub(crate) zombies: BTreeMap<Id, Id>,
    pub(crate) free_list: Vec<Id>,
    pub(crate) counters: BTreeMap<String, u64>,
    pub(crate) printed: String,
    /// The frame and the offset of the instruction that runs next.
    pub(crate) next: Option<(Id, u32)>,
    /// How the run ended: `Finished`, or the exception; empty while it runs.
    pub(crate) end: String,
}

impl State {
    pub(crate) fn of(moment: &Moment) -> Self {
        let mut state = Self::default();
        for activation in &moment.stack {
            match activation {
                Activation::Frame(frame) => {
                    state.stack.push(Call::Frame(id(frame.id)));
                    state.frames.insert(id(frame.id), frame_state(frame, &frame.fields));
                }
                Activation::CCall(call) => {
                    state.stack.push(Call::C { name: call.name.clone(), progress: call.progress.clone() });
                }
            }
        }
        for object in &moment.objects {
            match &object.frame {
                Some(frame) => drop(state.frames.insert(id(object.id), frame_state(frame, &object.fields))),
                None => drop(state.objects.insert(id(object.id), object_state(object))),
            }
        }
        for parked in &moment.parked {
            match parked.place {
                Parking::Zombie { code, .. } => {
                    state.zombies.insert(id(code), id(parked.frame));
                }
                Parking::FreeList { .. } => state.free_list.push(id(parked.frame)),
            }
        }
        state.counters = moment.call_stats.iter().map(|counted| (counted.counter.clone(), counted.count)).collect();
        let printed = moment.output.iter().filter(|piece| piece.stream == Stream::Stdout);
        state.printed = printed.map(|piece| piece.text.as_str()).collect();
        state.next = moment.next.as_ref().map(|next| (id(next.frame), next.offset));
        state.end = match &moment.status {
            Status::Finished => "Finished".to_owned(),
            Status::Raised { exception, .. } => exception.clone(),
            _ => String::new(),
        };
        state
    }
}

fn fields(fields: &[Field], refcnt: u32) -> BTreeMap<String, String> {
    let fields = fields.iter().map(|field| (field.name.clone(), held(&field.value)));
    fields.chain([("ob_refcnt".to_owned(), format!("int {refcnt}"))]).collect()
}

fn slots<'v>(values: impl Iterator<Item = &'v Value>) -> BTreeMap<u32, String> {
    let set = (0..).zip(values).filter(|(_, value)| **value != Value::Null);
    set.map(|(index, value)| (index, held(value))).collect()
}

fn frame_state(frame: &Frame, shown: &[Field]) -> FrameState {
    FrameState {
        back: frame.back.map(id),
        lasti: frame.lasti,
        locals: slots(frame.fastlocals.iter().map(|slot| &slot.value)),
        cells: slots(frame.cells.iter().map(|slot| &slot.value)),
        stack: slots(frame.stack.iter()),
        blocks: frame.blocks.iter().map(|block| (block.op.clone(), block.handler, block.level)).collect(),
        fields: fields(shown, frame.refcnt),
        suspended: frame.state == framebyframe::view::schema::FrameState::Suspended,
    }
}

/// A key's text, as the place of a move has it.
fn key_text(entry: &Entry) -> String {
    match (&entry.name, &entry.key) {
        (Some(name), _) => name.clone(),
        (None, Value::Plain { text, .. } | Value::Ref { label: text, .. }) => text.clone(),
        (None, Value::Null) => String::new(),
    }
}

fn object_state(object: &Object) -> ObjectState {
    let entry = |entry: &Entry| ((held(&entry.key), key_text(entry)), held(&entry.value));
    let mut state = ObjectState {
        fields: fields(&object.fields, object.refcnt),
        items: object.items.iter().map(held).collect(),
        entries: object.entries.iter().map(entry).collect(),
        len: object.len,
    };
    if object.kind == Kind::Dict {
        state.fields.insert("ma_used".to_owned(), format!("int {}", object.len));
    }
    state
}
