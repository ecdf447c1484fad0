//! Frames' memory: where a new frame comes from, where it goes when its call is over, and how the instruction loop
//! holds the one that runs (`Objects/frameobject.c`).

use std::rc::Rc;

use super::super::frame::{Frame, FrameOrigin};
use super::super::object::Object;
use super::super::value::{ObjectId, Value};
use super::{Change, Heap};

/// How many frames the free list keeps (`PyFrame_MAXFREELIST`).
const FRAME_FREE_LIST_MAX: usize = 200;

/// In bytes: a frame with more room than this is not kept for other calls when the program is over its limit of memory. Code
/// that no compiler makes can ask for room for a million values.
const LARGE_FRAME: usize = 64 << 10;

impl Heap {
    /// Ends a frame whose call is over and that the instruction loop has in its hands, with nothing on its value stack and no
    /// exception saved, if nobody else refers to it: what [`release`](Self::release) does, on the shortest way.
    #[inline(always)]
    pub(in crate::machine) fn retire_frame(&mut self, id: ObjectId, mut frame: Box<Frame>) {
        self.end_variables(id, &mut frame);
        let (counts, dying) = (&mut *self.counts, &mut self.dying.0);
        if let Some(back) = frame.back {
            drop_count(counts, Value::object(back), dying);
        }
        drop_count(counts, Value::object(frame.builtins), dying);
        drop_count(counts, Value::object(frame.globals), dying);
        drop_count(counts, frame.locals, dying);
        frame.empty();
        if dying.is_empty() {
            // Mostly nothing ends with it.
            let code = frame.code;
            self.park(id, frame);
            self.release_ends(code);
        } else {
            self.retire_with_others(id, frame);
        }
    }

    /// The same, of a light call's frame ([`LightCall`](super::super::quick_call::LightCall)): only its variables are counted.
    #[inline(always)]
    pub(in crate::machine) fn retire_light_frame(&mut self, id: ObjectId, mut frame: Box<Frame>) {
        self.end_variables(id, &mut frame);
        frame.empty_light();
        if self.dying.0.is_empty() {
            self.park(id, frame);
        } else {
            // Its code has its turn after what is dying.
            self.retain_id(frame.code);
            self.retire_with_others(id, frame);
        }
    }

    /// Nobody refers to a frame any more, and it not to its variables.
    #[inline(always)]
    fn end_variables(&mut self, id: ObjectId, frame: &mut Frame) {
        let (counts, dying) = (&mut *self.counts, &mut self.dying.0);
        if let Some(count) = counts.get_mut(id.0 as usize) {
            *count = 0;
        }
        for local in &mut *frame.fastlocals {
            drop_count(counts, std::mem::take(local), dying);
        }
    }

    /// The rest of [`retire_frame`](Self::retire_frame), where objects are dying with it.
    #[inline(never)]
    fn retire_with_others(&mut self, id: ObjectId, frame: Box<Frame>) {
        let mut dying = std::mem::take(&mut self.dying.0);
        dying.reverse();
        self.end_later(id, frame, 0, &mut dying);
        self.end_all(&mut dying);
        self.dying.0 = dying;
    }

    /// An emptied frame has its turn again when what it referred to, which is dying from `first` on, has ended.
    fn end_later(&mut self, id: ObjectId, frame: Box<Frame>, first: usize, dying: &mut Vec<ObjectId>) {
        dying.insert(first, id);
        self.put_frame(id, frame);
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
                return self.end_later(id, frame, first, dying);
            }
        }
        self.park(id, frame);
        self.drop_reference(Value::object(code), dying);
    }

    /// `frame_dealloc`: the frame becomes its code's zombie, or goes on the free list, or is freed.
    #[inline(always)]
    fn park(&mut self, id: ObjectId, mut frame: Box<Frame>) {
        let code = frame.code;
        if self.is_full() && frame.size() > LARGE_FRAME {
            return self.free_frame(id, &frame);
        }
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
            return self.free_frame(id, &frame);
        }
        frame.park();
        self.put_frame(id, frame);
    }

    #[inline(never)]
    fn free_frame(&mut self, id: ObjectId, frame: &Frame) {
        self.bytes = self.bytes.saturating_sub(frame.size());
        self.note(|heap| Change::FrameFreed { frame: heap.identity(id), with_code: false });
        self.vacant.push(id);
        if let Some(slot) = self.slots.get_mut(id.0 as usize) {
            *slot = Object::Vacant;
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

    /// Hands a frame out to the instruction loop for a new call of the code, with slots for its variables, which are empty: what
    /// [`new_frame`](Self::new_frame) and [`take_frame`](Self::take_frame) do, on the shortest way.
    #[inline(always)]
    pub(in crate::machine) fn take_for_call(&mut self, code: ObjectId) -> Option<(ObjectId, Box<Frame>)> {
        let Some(Object::Code(code_object)) = self.slots.get_mut(code.0 as usize) else { return None };
        let zombie = code_object.zombieframe.take();
        let is_zombie = zombie.is_some();
        let id = match zombie {
            Some(zombie) => zombie,
            None => match self.frame_free_list.pop() {
                Some(id) => id,
                None => return self.take_new(code),
            },
        };
        if let Some(count) = self.counts.get_mut(id.0 as usize) {
            *count = 1;
        }
        let mut frame = self.take_frame(id)?;
        if !is_zombie {
            self.give_body(&mut frame, code);
        }
        frame.unpark();
        Some((id, frame))
    }

    #[inline(never)]
    fn take_new(&mut self, code: ObjectId) -> Option<(ObjectId, Box<Frame>)> {
        let Some(Object::Code(code_object)) = self.slots.get(code.0 as usize) else { return None };
        let body = Rc::clone(&code_object.body);
        let (id, _) = self.new_frame(code, |frame| {
            frame.body = body;
            frame.make_slots();
        });
        Some((id, self.take_frame(id)?))
    }

    /// Makes a frame from the free list one of this code, and as large as that needs it.
    #[inline(never)]
    fn give_body(&mut self, frame: &mut Frame, code: ObjectId) {
        let Some(Object::Code(code_object)) = self.slots.get(code.0 as usize) else { return };
        if !Rc::ptr_eq(&frame.body, &code_object.body) {
            let before = frame.size();
            frame.body = Rc::clone(&code_object.body);
            frame.make_slots();
            frame.make_room();
            self.bytes = (self.bytes + frame.size()).saturating_sub(before);
        }
    }

    /// Hands a frame out to the instruction loop. [`put_frame`](Self::put_frame) brings it back.
    #[inline(always)]
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
    #[inline(always)]
    pub(in crate::machine) fn put_frame(&mut self, id: ObjectId, frame: Box<Frame>) {
        if let Some(slot) = self.slots.get_mut(id.0 as usize) {
            fill(slot, Object::Frame(frame));
        }
    }
}

/// One reference less; an object that nobody refers to any more is dying.
#[inline(always)]
pub(super) fn drop_count(counts: &mut [u32], value: Value, dying: &mut Vec<ObjectId>) {
    if let Some(held) = value.as_object()
        && let Some(count) = counts.get_mut(held.0 as usize)
    {
        if *count > 1 {
            *count -= 1;
        } else {
            *count = 0;
            dying.push(held);
        }
    }
}

/// Puts an object into a slot that has none: nothing has to be dropped there.
#[inline(always)]
pub(super) fn fill(slot: &mut Object, object: Object) {
    std::mem::forget(std::mem::replace(slot, object));
}
