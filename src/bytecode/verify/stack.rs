//! What the verifier knows of a frame's value stack and block stack at one point of the code.
//!
//! Both are linked lists that share their lower parts, so that a state is two numbers, and a push or a jump copies
//! nothing.

use super::{MAX_BLOCKS, Reason};
use crate::bytecode::{ByteOffset, Opcode};

/// What is known of an entry of the value stack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Entry {
    /// Any value.
    Value,
    /// `None`, with which a `finally` handler is entered when nothing happened.
    None,
    /// The traceback, lowest of the three values with which an `except` handler is entered.
    Traceback,
    /// The exception's value, the second of them.
    ExceptionValue,
    /// The exception's type, on top of them.
    ExceptionType,
    /// Whatever a `finally` handler was entered with: one to three slots.
    Why(Why),
}

impl Entry {
    /// How many slots it takes at the most.
    fn slots(self) -> u64 {
        if matches!(self, Self::Why(_)) { 3 } else { 1 }
    }

    /// What is known of an entry that is `self` on one path and `other` on another, where they meet.
    fn join(self, other: Self, at: ByteOffset) -> Result<Self, Reason> {
        match (self, other) {
            _ if self == other => Ok(self),
            (Self::Why(a), Self::Why(b)) => Ok(Self::Why(a.join(b)?)),
            (Self::Why(why), Self::None) | (Self::None, Self::Why(why)) => Ok(Self::Why(Why { nothing: true, ..why })),
            (Self::Why(_), _) | (_, Self::Why(_)) => Err(Reason::DifferentContents(at)),
            _ => Ok(Self::Value),
        }
    }
}

/// The reasons for which a `finally` handler may have been entered. An exception and a `return` always are among
/// them: END_FINALLY then leaves the code, or goes to an outer handler, which is possible everywhere.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Why {
    /// Nothing happened: END_FINALLY goes on with the next instruction.
    pub(super) nothing: bool,
    /// A `break`, to be gone on with.
    pub(super) breaks: bool,
    /// A `continue`, to be gone on with, and where it leads.
    pub(super) continues: Option<ByteOffset>,
}

impl Why {
    fn join(self, other: Self) -> Result<Self, Reason> {
        let continues = match (self.continues, other.continues) {
            (Some(a), Some(b)) if a != b => return Err(Reason::TwoContinues(a, b)),
            (a, b) => a.or(b),
        };
        Ok(Self { nothing: self.nothing || other.nothing, breaks: self.breaks || other.breaks, continues })
    }
}

/// The kinds of blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BlockKind {
    Loop,
    Except,
    /// `SETUP_FINALLY` and `SETUP_WITH`, which catch everything.
    Finally,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Block {
    pub(super) kind: BlockKind,
    /// Where its handler begins: of a loop, what follows after a `break`.
    pub(super) handler: ByteOffset,
    /// Entries of the value stack when it was set up.
    pub(super) level: u32,
}

/// A value stack: the number of its top node in [`Stacks`], or nothing for the empty one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ValueStack(Option<u32>);

/// A block stack, likewise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct BlockStack(Option<u32>);

/// Both stacks of a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct State {
    pub(super) values: ValueStack,
    pub(super) blocks: BlockStack,
}

impl State {
    /// Of a new frame.
    pub(super) const EMPTY: Self = Self { values: ValueStack(None), blocks: BlockStack(None) };
}

#[derive(Clone, Copy)]
struct ValueNode {
    below: ValueStack,
    entry: Entry,
    /// Entries down to the bottom, this one included.
    height: u32,
    /// Slots that these take at the most.
    slots: u64,
}

#[derive(Clone, Copy)]
struct BlockNode {
    below: BlockStack,
    block: Block,
    height: u32,
}

/// All stacks that occur in one code object.
#[derive(Default)]
pub(super) struct Stacks {
    values: Vec<ValueNode>,
    blocks: Vec<BlockNode>,
}

impl Stacks {
    fn value_node(&self, stack: ValueStack) -> Option<ValueNode> {
        self.values.get(stack.0? as usize).copied()
    }

    fn block_node(&self, stack: BlockStack) -> Option<BlockNode> {
        self.blocks.get(stack.0? as usize).copied()
    }

    /// Entries in a value stack.
    pub(super) fn height(&self, stack: ValueStack) -> u32 {
        self.value_node(stack).map_or(0, |node| node.height)
    }

    /// Slots that a value stack takes at the most.
    pub(super) fn slots(&self, stack: ValueStack) -> u64 {
        self.value_node(stack).map_or(0, |node| node.slots)
    }

    pub(super) fn push(&mut self, below: ValueStack, entry: Entry) -> ValueStack {
        let (height, slots) = (self.height(below) + 1, self.slots(below) + entry.slots());
        self.values.push(ValueNode { below, entry, height, slots });
        // The work limit of the flow pass comes long before the number of nodes could exceed a u32.
        ValueStack(Some(self.values.len() as u32 - 1))
    }

    /// The top entry and the stack below it.
    pub(super) fn pop(&self, stack: ValueStack) -> Option<(Entry, ValueStack)> {
        self.value_node(stack).map(|node| (node.entry, node.below))
    }

    /// The innermost block and the block stack around it.
    pub(super) fn pop_block(&self, stack: BlockStack) -> Option<(Block, BlockStack)> {
        self.block_node(stack).map(|node| (node.block, node.below))
    }

    pub(super) fn push_block(&mut self, below: BlockStack, block: Block) -> Result<BlockStack, Reason> {
        let height = self.block_node(below).map_or(0, |node| node.height) + 1;
        if height > MAX_BLOCKS {
            return Err(Reason::Blocks);
        }
        self.blocks.push(BlockNode { below, block, height });
        Ok(BlockStack(Some(self.blocks.len() as u32 - 1)))
    }

    /// Entries that may be taken off: down to the level of the innermost block.
    pub(super) fn available(&self, state: State) -> u32 {
        let level = self.block_node(state.blocks).map_or(0, |node| node.block.level);
        self.height(state.values).saturating_sub(level)
    }

    /// The state where two paths meet, at this offset, and how many entries had to be compared for it.
    pub(super) fn join(&mut self, a: State, b: State, at: ByteOffset) -> Result<(State, usize), Reason> {
        if !self.same_blocks(a.blocks, b.blocks) {
            return Err(Reason::DifferentBlocks(at));
        }
        let (one, other) = (self.height(a.values), self.height(b.values));
        if one != other {
            return Err(Reason::Heights { at, one, other });
        }
        let (values, compared) = self.join_values(a.values, b.values, at)?;
        Ok((State { values, blocks: a.blocks }, compared))
    }

    /// Gives `a` back if `b` adds nothing to it.
    fn join_values(&mut self, a: ValueStack, b: ValueStack, at: ByteOffset) -> Result<(ValueStack, usize), Reason> {
        let mut joined = Vec::new();
        let mut changed = 0;
        let (mut lower_a, mut lower_b) = (a, b);
        while lower_a != lower_b {
            let (Some((entry_a, below_a)), Some((entry_b, below_b))) = (self.pop(lower_a), self.pop(lower_b)) else {
                break;
            };
            let entry = entry_a.join(entry_b, at)?;
            joined.push((entry, below_a));
            if entry != entry_a {
                changed = joined.len();
            }
            (lower_a, lower_b) = (below_a, below_b);
        }
        let compared = joined.len();
        // What lies below the lowest changed entry stays as it is in `a`.
        joined.truncate(changed);
        let Some(&(_, below)) = joined.last() else { return Ok((a, compared)) };
        let stack = joined.iter().rev().fold(below, |stack, &(entry, _)| self.push(stack, entry));
        Ok((stack, compared))
    }

    fn same_blocks(&self, mut a: BlockStack, mut b: BlockStack) -> bool {
        while a != b {
            match (self.pop_block(a), self.pop_block(b)) {
                (Some((block_a, below_a)), Some((block_b, below_b))) if block_a == block_b => {
                    (a, b) = (below_a, below_b);
                }
                _ => return false,
            }
        }
        true
    }
}

impl BlockKind {
    /// The kind of block that an instruction sets up.
    pub(super) fn of(opcode: Opcode) -> Self {
        match opcode {
            Opcode::SetupLoop => Self::Loop,
            Opcode::SetupExcept => Self::Except,
            _ => Self::Finally,
        }
    }
}
