//! `itertools.product`, `permutations`, `combinations`: they go through indexes of items that they have collected.

use super::itertools::{Itertool, Progress};
use crate::machine::Machine;
use crate::machine::object::Object;
use crate::machine::value::{ObjectId, Value};

impl Machine {
    /// Lets an iterator over arrangements go to its next one; gives the indexes of the present one.
    fn advance_indexes(
        &mut self,
        id: ObjectId,
        advance: impl FnOnce(&Self, &mut Itertool) -> Option<Vec<usize>>,
    ) -> Option<Vec<usize>> {
        let Object::Itertool(tool) = self.heap.get(id) else { return None };
        let mut tool = tool.clone();
        let present = advance(self, &mut tool);
        self.heap.resize(id, |object| *object = Object::Itertool(tool));
        present
    }

    /// A tuple of the items that these indexes choose.
    fn chosen(&mut self, pool: Value, indexes: &[usize]) -> Value {
        let items: Vec<Value> =
            indexes.iter().filter_map(|&index| self.heap.as_tuple(pool)?.get(index).copied()).collect();
        for &item in &items {
            self.heap.retain(item);
        }
        self.tuple_of_owned(items)
    }

    /// A tuple, which takes over the references.
    fn tuple_of_owned(&mut self, items: Vec<Value>) -> Value {
        self.heap.tuple(items)
    }

    /// The next result of `product`.
    pub(super) fn product_next(&mut self, id: ObjectId) -> Option<Value> {
        let present = self.advance_indexes(id, |machine, tool| {
            let Itertool::Product { pools, indexes } = tool else { return None };
            let sizes: Vec<usize> =
                pools.iter().map(|&pool| machine.heap.as_tuple(pool).map_or(0, <[Value]>::len)).collect();
            let present = indexes.take()?;
            if sizes.contains(&0) {
                return None;
            }
            let mut next = present.clone();
            // The last one goes round fastest.
            for (index, size) in next.iter_mut().zip(&sizes).rev() {
                *index += 1;
                if *index < *size {
                    *indexes = Some(next);
                    break;
                }
                *index = 0;
            }
            Some(present)
        })?;
        let Object::Itertool(tool) = self.heap.get(id) else { return None };
        let Itertool::Product { pools, .. } = &**tool else { return None };
        let items: Vec<Value> = pools
            .iter()
            .zip(&present)
            .filter_map(|(&pool, &index)| self.heap.as_tuple(pool)?.get(index).copied())
            .collect();
        for &item in &items {
            self.heap.retain(item);
        }
        Some(self.tuple_of_owned(items))
    }

    /// The next result of `permutations`.
    pub(super) fn permutations_next(&mut self, id: ObjectId) -> Option<Value> {
        let present = self.advance_indexes(id, |_, tool| {
            let Itertool::Permutations { indexes, cycles, length, state, .. } = tool else { return None };
            if *state == Progress::New {
                *state = if *length > indexes.len() { Progress::Ended } else { Progress::UnderWay };
            } else if *state == Progress::UnderWay && !permute(indexes, cycles, *length) {
                *state = Progress::Ended;
            }
            (*state == Progress::UnderWay).then(|| indexes.iter().take(*length).copied().collect())
        })?;
        let pool = self.pool_of(id);
        Some(self.chosen(pool, &present))
    }

    /// The next result of `combinations` or `combinations_with_replacement`.
    pub(super) fn combinations_next(&mut self, id: ObjectId) -> Option<Value> {
        let present = self.advance_indexes(id, |machine, tool| {
            let Itertool::Combinations { pool, indexes, repeats, state } = tool else { return None };
            let size = machine.heap.as_tuple(*pool).map_or(0, <[Value]>::len);
            if *state == Progress::New {
                let fits = if *repeats { size > 0 || indexes.is_empty() } else { indexes.len() <= size };
                *state = if fits { Progress::UnderWay } else { Progress::Ended };
            } else if *state == Progress::UnderWay && !combine(indexes, size, *repeats) {
                *state = Progress::Ended;
            }
            (*state == Progress::UnderWay).then(|| indexes.clone())
        })?;
        let pool = self.pool_of(id);
        Some(self.chosen(pool, &present))
    }

    fn pool_of(&self, id: ObjectId) -> Value {
        match self.heap.get(id) {
            Object::Itertool(tool) => match **tool {
                Itertool::Permutations { pool, .. } | Itertool::Combinations { pool, .. } => pool,
                _ => Value::NULL,
            },
            _ => Value::NULL,
        }
    }
}

/// The next permutation of the first `length` indexes, in the order of the pool; `false` after the last one.
fn permute(indexes: &mut [usize], cycles: &mut [usize], length: usize) -> bool {
    let size = indexes.len();
    for position in (0..length).rev() {
        let Some(cycle) = cycles.get_mut(position) else { return false };
        *cycle -= 1;
        if *cycle > 0 {
            let other = size - *cycle;
            indexes.swap(position, other);
            return true;
        }
        *cycle = size - position;
        if let Some(rest) = indexes.get_mut(position..) {
            rest.rotate_left(1);
        }
    }
    false
}

/// The next combination: the last index that can go up does, and those behind it follow.
fn combine(indexes: &mut [usize], size: usize, repeats: bool) -> bool {
    let count = indexes.len();
    let highest = |position: usize| if repeats { size.saturating_sub(1) } else { position + size - count };
    let Some(position) = (0..count).rev().find(|&at| indexes.get(at).is_some_and(|&index| index < highest(at))) else {
        return false;
    };
    let Some(rest) = indexes.get_mut(position..) else { return false };
    let first = rest.first().map_or(0, |index| index + 1);
    for (offset, index) in rest.iter_mut().enumerate() {
        *index = if repeats { first } else { first + offset };
    }
    true
}
