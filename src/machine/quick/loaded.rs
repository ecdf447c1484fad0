//! Ways of loads with an instruction that reads what they have loaded: it is read where it lies, and never lies on the value stack.

use super::super::code::Name;
use super::super::heap::Heap;
use super::super::quick_values::{arithmetic_apart, compare, set_attribute, set_subscript, subscript, truth};
use super::super::value::{ObjectId, Value};
use super::super::ways::{Quick, Way};
use super::hands::{global_named, local_named};
use super::{Hands, Names};

impl Hands<'_> {
    /// What the load so many instructions after the next one would push. The reference is not the caller's.
    #[inline(always)]
    fn loaded(&self, heap: &Heap, names: &Names<'_>, after: usize) -> Option<Value> {
        let &Quick { way, arg, .. } = self.code.get(self.next + after)?;
        match way {
            Way::LoadFast => self.local(arg),
            Way::LoadConst => names.constant(arg),
            Way::LoadDeref => self.in_cell(heap, names, arg),
            _ => named(heap, way, names.name(arg as usize)?, *names.locals, [*names.globals, *names.builtins]),
        }
    }

    /// What the next two loads would push.
    #[inline(always)]
    pub(super) fn two_loaded(&self, heap: &Heap, names: &Names<'_>) -> Option<(Value, Value)> {
        Some((self.loaded(heap, names, 0)?, self.loaded(heap, names, 1)?))
    }

    #[inline(always)]
    pub(super) fn operate_on_two(&mut self, heap: &mut Heap, names: &Names<'_>) -> Option<()> {
        let (v, w) = self.two_loaded(heap, names)?;
        let operator = self.code.get(self.next + 2)?.way.operator()?;
        let result = arithmetic_apart(heap, operator, v, w)?;
        self.keep(heap, result, 3)
    }

    #[inline(always)]
    pub(super) fn operate_with_one(&mut self, heap: &mut Heap, names: &Names<'_>) -> Option<()> {
        let (v, w) = (self.peek(0)?, self.loaded(heap, names, 0)?);
        let operator = self.code.get(self.next + 1)?.way.operator()?;
        let result = arithmetic_apart(heap, operator, v, w)?;
        self.depth -= 1;
        self.release(heap, v);
        self.keep(heap, result, 2)
    }

    #[inline(always)]
    pub(super) fn jump_unless_one(&mut self, heap: &mut Heap, names: &Names<'_>) -> Option<()> {
        // Only numbers and str are compared here, which have no finaliser.
        let (v, w) = (self.peek(0)?, self.loaded(heap, names, 0)?);
        let (operator, target) = (self.arg(1)?, self.arg(2)?);
        let holds = compare(heap, operator, v, w)?;
        self.depth -= 1;
        self.release(heap, v);
        self.jump_if(!holds, target as usize, 3)
    }

    #[inline(always)]
    pub(super) fn jump_on_one(&mut self, heap: &Heap, names: &Names<'_>) -> Option<()> {
        let &Quick { way, arg: target, .. } = self.code.get(self.next + 1)?;
        let is_true = truth(heap, self.loaded(heap, names, 0)?)?;
        self.jump_if(is_true == (way == Way::PopJumpIfTrue), target as usize, 2)
    }

    #[inline(always)]
    pub(super) fn subscr_of_two(&mut self, heap: &mut Heap, names: &Names<'_>) -> Option<()> {
        let (container, key) = self.two_loaded(heap, names)?;
        let item = subscript(heap, container, key)?;
        match self.code.get(self.next + 3) {
            Some(&Quick { way: way @ (Way::PopJumpIfFalse | Way::PopJumpIfTrue), arg: target, .. })
                if let Some(is_true) = truth(heap, item) =>
            {
                self.release(heap, item);
                self.jump_if(is_true == (way == Way::PopJumpIfTrue), target as usize, 4)
            }
            _ => {
                self.push(item);
                self.advance(3)
            }
        }
    }

    #[inline(always)]
    pub(super) fn subscr_by_one(&mut self, heap: &mut Heap, names: &Names<'_>) -> Option<()> {
        let (container, key) = (self.peek(0)?, self.loaded(heap, names, 0)?);
        *self.slots.get_mut(self.depth.wrapping_sub(1))? = subscript(heap, container, key)?;
        self.release(heap, container);
        self.advance(2)
    }

    #[inline(always)]
    pub(super) fn store_subscr_of_two(&mut self, heap: &mut Heap, names: &Names<'_>) -> Option<()> {
        let (container, key) = self.two_loaded(heap, names)?;
        let old = set_subscript(heap, container, key, self.peek(0)?)?;
        self.depth -= 1;
        self.release(heap, old);
        self.advance(3)
    }

    #[inline(always)]
    pub(super) fn store_attr_of_two(&mut self, heap: &mut Heap, names: &Names<'_>) -> Option<()> {
        let (value, object) = self.two_loaded(heap, names)?;
        let name = names.name(self.arg(2)? as usize)?;
        heap.retain(value);
        let Some(old) = set_attribute(heap, object, name, value) else {
            heap.release(value);
            return None;
        };
        self.release(heap, old);
        self.stop_if_full(heap);
        self.advance(3)
    }

    #[inline(always)]
    pub(super) fn store_attr_of_one(&mut self, heap: &mut Heap, names: &Names<'_>) -> Option<()> {
        let (value, object) = (self.peek(0)?, self.loaded(heap, names, 0)?);
        let name = names.name(self.arg(1)? as usize)?;
        let old = set_attribute(heap, object, name, value)?;
        self.depth -= 1;
        self.release(heap, old);
        self.stop_if_full(heap);
        self.advance(2)
    }

    /// Pushes what RETURN_VALUE returns, which is the next instruction now.
    #[inline(always)]
    pub(super) fn load_to_return(&mut self, heap: &mut Heap, names: &Names<'_>) -> Option<()> {
        let value = self.loaded(heap, names, 0)?;
        self.push_copy(heap, value)?;
        self.advance(1)
    }
}

/// What LOAD_GLOBAL or LOAD_NAME would push. It is given what it needs and not all names, which would have to lie in memory for it.
#[inline(never)]
fn named(heap: &Heap, way: Way, name: &Name, locals: Value, global: [ObjectId; 2]) -> Option<Value> {
    match way {
        Way::LoadGlobal => global_named(heap, global, name),
        Way::LoadName => local_named(heap, locals, global, name),
        _ => None,
    }
}
