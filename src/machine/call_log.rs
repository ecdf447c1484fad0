//! [`CallNote`]: what happens to calls, for who wants to know nothing else of a run. It costs so little that a program
//! runs at full speed meanwhile, which it does not for an [`Observer`](super::Observer).

use std::hash::{Hash, Hasher};
use std::rc::Rc;

use super::code::CodeBody;
use super::effect::Leaving;
use super::frame::Frame;
use super::heap::Identity;
use super::value::ObjectId;
use super::{Fuel, Machine};

/// A call began or ended.
#[derive(Clone, Debug)]
pub struct CallNote {
    /// The number of the moment that it leads to.
    pub n: u64,
    /// What happened.
    pub what: CallEvent,
}

/// What happened to a call.
#[derive(Clone, Debug)]
pub enum CallEvent {
    /// A frame began to run, or a generator's went on.
    Entered {
        /// The frame.
        frame: Identity,
        /// Its code.
        body: Rc<CodeBody>,
    },
    /// A builtin that calls Python code began.
    NativeEntered(&'static str),
    /// The newest call ended.
    Left(Leaving),
}

/// Notes that are being taken, if they are. No part of the program's state.
#[derive(Debug, Default)]
pub(super) struct CallLog(Option<Vec<CallNote>>);

impl Clone for CallLog {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl Hash for CallLog {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}

impl Machine {
    /// Like [`run`](Self::run), and adds to the notes what happened to calls. Who takes them out again and brings the same
    /// vector next time saves making room for them.
    pub fn run_noting_calls(&mut self, fuel: Fuel, notes: &mut Vec<CallNote>) {
        self.call_log.0 = Some(std::mem::take(notes));
        self.run(fuel);
        *notes = self.call_log.0.take().unwrap_or_default();
    }

    /// A frame runs from now on.
    pub(super) fn note_frame(&mut self, id: ObjectId) {
        self.watch_switch();
        if self.call_log.0.is_some()
            && let Some(frame) = self.heap.frame(id)
        {
            let (frame, body) = (self.heap.identity(id), Rc::clone(&frame.body));
            self.note_call(CallEvent::Entered { frame, body });
        }
    }

    /// The newest call, of a Python frame, has ended.
    #[inline(always)]
    pub(super) fn note_frame_left(&mut self, how: Leaving) {
        self.watch_switch();
        self.note_call(CallEvent::Left(how));
    }

    /// [`note_frame`](Self::note_frame) of a frame in the hands of the loop.
    #[inline(always)]
    pub(super) fn note_call_of(&mut self, id: ObjectId, frame: &Frame) {
        self.watch_switch();
        if self.call_log.0.is_some() {
            let (frame, body) = (self.heap.identity(id), Rc::clone(&frame.body));
            self.note_call(CallEvent::Entered { frame, body });
        }
    }

    /// A call begins or ends.
    #[inline(always)]
    pub(super) fn note_call(&mut self, what: CallEvent) {
        if let Some(log) = &mut self.call_log.0 {
            log.push(CallNote { n: self.n, what });
        }
    }
}
