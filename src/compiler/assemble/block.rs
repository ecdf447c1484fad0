//! Instructions before they are bytes: basic blocks, linked in the order in which they will stand in `co_code`.

use crate::bytecode::Opcode;

/// A basic block of the [`Blocks`] that it came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::compiler) struct BlockId(u32);

/// What follows an opcode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::compiler) enum Operand {
    /// Nothing: the instruction is one byte long.
    None,
    /// A number: an index, a count.
    Number(u32),
    /// A jump to the beginning of a block; what number that becomes is known when all blocks have their place.
    Jump(BlockId),
}

/// One instruction (CPython's `struct instr`).
#[derive(Clone, Copy, Debug)]
pub(in crate::compiler) struct Instr {
    pub(super) opcode: Opcode,
    pub(super) operand: Operand,
    /// The argument as it will be written; that of a jump is 0 until the assembler finds it (`i_oparg`).
    pub(super) arg: i32,
    /// The source line, in those instructions where a new one begins; otherwise 0 (`i_lineno`).
    pub(super) line: u32,
}

/// Instructions that are only entered at the top (`basicblock`).
#[derive(Debug, Default)]
pub(super) struct Block {
    pub(super) instrs: Vec<Instr>,
    /// Whether there is a `RETURN_VALUE` among them (`b_return`).
    returns: bool,
    /// Where it begins in `co_code` (`b_offset`).
    pub(super) offset: i32,
}

/// All blocks of one code object, and the one that is being written to (part of `struct compiler_unit`).
///
/// A block is made when something is to jump there ([`Blocks::new_block`]), and takes its place when its instructions
/// are due ([`Blocks::use_block`]). CPython finds the final order by a depth-first search along "next" links and jumps; as every
/// block that is used is linked behind the one before it, this order is simply the order of use.
#[derive(Debug)]
pub(in crate::compiler) struct Blocks {
    blocks: Vec<Block>,
    /// The blocks that have their place; the last one is current.
    order: Vec<BlockId>,
}

impl Blocks {
    /// One empty block, in use.
    pub(in crate::compiler) fn new() -> Self {
        Self { blocks: vec![Block::default()], order: vec![BlockId(0)] }
    }

    /// Makes a block that has no place yet (`compiler_new_block`).
    pub(in crate::compiler) fn new_block(&mut self) -> BlockId {
        let id = BlockId(self.blocks.len() as u32);
        self.blocks.push(Block::default());
        id
    }

    /// Puts `block` behind the current one and makes it current (`compiler_use_next_block`).
    pub(in crate::compiler) fn use_block(&mut self, block: BlockId) {
        self.order.push(block);
    }

    /// Begins a block that nothing has asked for (the macro `NEXT_BLOCK`).
    pub(in crate::compiler) fn next_block(&mut self) {
        let block = self.new_block();
        self.use_block(block);
    }

    /// Appends an instruction to the current block.
    pub(in crate::compiler) fn push(&mut self, opcode: Opcode, operand: Operand, line: u32) {
        // No count reaches 2**31: each item of it is an object in memory.
        let arg = if let Operand::Number(number) = operand { number as i32 } else { 0 };
        if let Some(block) = self.current() {
            block.instrs.push(Instr { opcode, operand, arg, line });
            block.returns |= opcode == Opcode::ReturnValue;
        }
    }

    /// Whether the current block has a `RETURN_VALUE`.
    pub(in crate::compiler) fn current_returns(&mut self) -> bool {
        self.current().is_some_and(|block| block.returns)
    }

    /// The line of the very first instruction, unless it begins none.
    pub(super) fn first_line(&self) -> Option<u32> {
        self.blocks.first()?.instrs.first().map(|instr| instr.line)
    }

    pub(super) fn get(&self, id: BlockId) -> Option<&Block> {
        self.blocks.get(id.0 as usize)
    }

    fn get_mut(&mut self, id: BlockId) -> Option<&mut Block> {
        self.blocks.get_mut(id.0 as usize)
    }

    fn current(&mut self) -> Option<&mut Block> {
        let last = *self.order.last()?;
        self.get_mut(last)
    }

    /// The blocks in their order.
    pub(super) fn in_order(&self) -> impl Iterator<Item = &Block> {
        self.order.iter().filter_map(|&id| self.get(id))
    }

    /// The number of blocks in use.
    pub(super) fn len(&self) -> usize {
        self.order.len()
    }

    /// The block at a position of the order.
    pub(super) fn at(&self, position: usize) -> Option<&Block> {
        self.order.get(position).and_then(|&id| self.get(id))
    }

    /// The same, to change it.
    pub(super) fn at_mut(&mut self, position: usize) -> Option<&mut Block> {
        let id = *self.order.get(position)?;
        self.get_mut(id)
    }

    /// For every block its position in the order; blocks that were never used are beyond the end.
    pub(super) fn positions(&self) -> Positions {
        let mut positions = vec![usize::MAX; self.blocks.len()];
        for (position, id) in self.order.iter().enumerate() {
            if let Some(slot) = positions.get_mut(id.0 as usize) {
                *slot = position;
            }
        }
        Positions(positions)
    }
}

/// Where each block stands in the order.
pub(super) struct Positions(Vec<usize>);

impl Positions {
    pub(super) fn of(&self, id: BlockId) -> usize {
        self.0.get(id.0 as usize).copied().unwrap_or(usize::MAX)
    }
}

impl Instr {
    /// Its size in bytes (`instrsize`): an argument over 16 bits needs an `EXTENDED_ARG` in front.
    pub(super) fn size(&self) -> i32 {
        match self.operand {
            Operand::None => 1,
            _ if self.arg > 0xffff => 6,
            _ => 3,
        }
    }
}
