//! A [`Move`] from its JavaScript object.

use js_sys::{Array, Reflect};
use wasm_bindgen::JsValue;

use crate::history::{Goal, Move};
use crate::machine::watch::Breakpoint;

/// The move; `None` if there is none such.
pub(super) fn read(object: &JsValue) -> Option<Move> {
    let goal = property(object, "goal");
    let goal = match &*text(&goal, "type")? {
        "line" => Goal::Line,
        "over" => Goal::Over,
        "out" => Goal::Out,
        "call" => Goal::Call,
        "switch" => Goal::Switch,
        "again" => Goal::Again,
        "exception" => Goal::Exception,
        "breakpoint" => {
            let places = Array::from(&property(&goal, "places"));
            Goal::Breakpoint { places: places.iter().map(|place| breakpoint(&place)).collect::<Option<_>>()? }
        }
        _ => return None,
    };
    Some(Move { goal, back: property(object, "back").as_bool()? })
}

fn breakpoint(object: &JsValue) -> Option<Breakpoint> {
    let number = |name| property(object, name).as_f64();
    Some(match &*text(object, "type")? {
        "line" => Breakpoint::Line { listing: number("listing")? as u32, line: number("line")? as i32 },
        "fileLine" => Breakpoint::FileLine { file: text(object, "file")?, line: number("line")? as i32 },
        "instruction" => {
            Breakpoint::Instruction { listing: number("listing")? as u32, offset: number("offset")? as u32 }
        }
        _ => return None,
    })
}

fn text(object: &JsValue, name: &str) -> Option<String> {
    property(object, name).as_string()
}

/// A property; undefined where there is none.
fn property(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or_default()
}
