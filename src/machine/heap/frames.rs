//! Frames' memory: where a new frame comes from, where it goes when its call is over, and how the instruction loop
//! holds the one that runs (`Objects/frameobject.c`).

use super::super::frame::{Frame, FrameOrigin};
use super::super::object::Object;
use super::super::value::{ObjectId, Value};
use super::{Change, Heap};

/// How many frames the free list keeps (`PyFrame_MAXFREELIST`).
const FRAME_FREE_LIST_MAX: usize = 200;

impl Heap {
    /// Ends a frame whose call is over and that the instruction loop has in its hands, if nobody else refers to it:
    /// what [`release`](Self::release) does, on the shortest way.
    pub(in crate::machine) fn retire_frame(&mut self, id: ObjectId, frame: Box<Frame>) {
        if let Some(count) = self.counts.get_mut(id.0 as usize) {
            *count = 0;
        }
        let mut dying = std::mem::take(&mut self.dying.0);
        self.end_frame(id, frame, &mut dying);
        self.end_all(&mut dying);
        self.dying.0 = dying;
    }

    /// `frame_dealloc`: what a frame refers to ends before its memory is kept for another call, and its code after that.
    pub(super) fn end_frame(&mut self, id: ObjectId, mut frame: Box<Frame>, dying: &mut Vec<ObjectId>) {
        let code = frame.code;
        if !frame.is_emptied() {
            let first = dying.len();
            frame.for_each_besides_code(|value| self.drop_reference(value, dying));
            dying.get_mut(first..).into_iter().for_each(<[ObjectId]>::reverse);
            frame.empty();
            if dying.len() > first {
                // It is its turn again when these have ended.
                dying.insert(first, id);
                if let Some(slot) = self.slots.get_mut(id.0 as usize) {
                    *slot = Object::Frame(frame);
                }
                return;
            }
        }
        self.park(id, frame);
        self.drop_reference(Value::object(code), dying);
    }

    /// `frame_dealloc`: the frame becomes its code's zombie, or goes on the free list, or is freed.
    fn park(&mut self, id: ObjectId, mut frame: Box<Frame>) {
        let code = frame.code;
        if let Some(Object::Code(code_object)) = self.slots.get_mut(code.0 as usize)
            && code_object.zombieframe.is_none()
        {
            code_object.zombieframe = Some(id);
            let name = || frame.body.code.name.clone();
            self.note(|heap| Change::Zombie { frame: heap.identity(id), code: heap.identity(code), name: name() });
        } else if self.frame_free_list.len() < FRAME_FREE_LIST_MAX {
            self.note(|heap| Change::FreeList(heap.identity(id), heap.frame_free_list.len() as u32));
            self.frame_free_list.push(id);
        } else {
            self.bytes = self.bytes.saturating_sub(frame.size());
            self.note(|heap| Change::FrameFreed { frame: heap.identity(id), with_code: false });
            self.vacant.push(id);
            if let Some(slot) = self.slots.get_mut(id.0 as usize) {
                *slot = Object::Vacant;
            }
            return;
        }
        frame.park();
        if let Some(slot) = self.slots.get_mut(id.0 as usize) {
            *slot = Object::Frame(frame);
        }
    }

    /// `PyFrame_New`, as far as memory goes: the code's own zombie frame, or one from the free list, or a new one.
    ///
    /// `fill` gets the frame's memory with nothing in it. The caller owns the one reference.
    #[inline]
    pub fn new_frame(&mut self, code: ObjectId, fill: impl FnOnce(&mut Frame)) -> (ObjectId, FrameOrigin) {
        let zombie = match self.slots.get_mut(code.0 as usize) {
            Some(Object::Code(code)) => code.zombieframe.take(),
            _ => None,
        };
        let (id, origin) = match zombie {
            Some(id) => (id, FrameOrigin::Zombie),
            None => match self.frame_free_list.pop() {
                Some(id) => (id, FrameOrigin::FreeList),
                None => (self.alloc(Object::Frame(Box::default())), FrameOrigin::New),
            },
        };
        if let Some(count) = self.counts.get_mut(id.0 as usize) {
            *count = 1;
        }
        if origin == FrameOrigin::New {
            self.frames_made += 1;
        }
        if let Some(Object::Frame(frame)) = self.slots.get_mut(id.0 as usize) {
            let before = frame.size();
            if origin == FrameOrigin::New {
                frame.number = self.frames_made;
            }
            frame.uses = frame.uses.wrapping_add(1);
            frame.unpark();
            fill(frame);
            // A zombie is as large as its code needs it.
            if origin != FrameOrigin::Zombie {
                frame.make_room();
                self.bytes = (self.bytes + frame.size()).saturating_sub(before);
            }
        }
        (id, origin)
    }

    /// Frames on the free list, the one to be used next last.
    pub fn frame_free_list(&self) -> &[ObjectId] {
        &self.frame_free_list
    }

    /// Hands a frame out to the instruction loop. [`put_frame`](Self::put_frame) brings it back.
    pub(in crate::machine) fn take_frame(&mut self, id: ObjectId) -> Option<Box<Frame>> {
        let slot = self.slots.get_mut(id.0 as usize)?;
        let Object::Frame(frame) = slot else { return None };
        let in_use = Object::FrameInUse(frame.code);
        match std::mem::replace(slot, in_use) {
            Object::Frame(frame) => Some(frame),
            _ => None,
        }
    }

    /// Brings a frame back from the instruction loop.
    pub(in crate::machine) fn put_frame(&mut self, id: ObjectId, frame: Box<Frame>) {
        if let Some(slot) = self.slots.get_mut(id.0 as usize) {
            *slot = Object::Frame(frame);
        }
    }
}
