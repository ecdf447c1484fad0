//! The order of `list.sort`: timsort, comparison for comparison as in `Objects/listobject.c` (which `listsort.txt`
//! in CPython's source explains).
//!
//! Which two items are compared, and when, shows: in a comparison function that prints, and in the result where
//! comparisons contradict each other. A comparison may be a call of Python code, so the sort stops at each one: a
//! [`Sorter`] gives a [`Question`], and goes on when it has the answer. It knows nothing of the items but their numbers.

/// "Does item `left` come before item `right`?", by the items' places before the sort.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Question {
    /// One item.
    pub(super) left: u32,
    /// The other.
    pub(super) right: u32,
}

/// From so many items in a row out of one run on, a merge takes more of them at once (`MIN_GALLOP`).
const MIN_GALLOP: usize = 7;

/// A sort in progress.
#[derive(Clone, Debug, Hash)]
pub(super) struct Sorter {
    /// The items in the order reached so far.
    order: Vec<u32>,
    /// Answers to the questions of the present step. A step that lacks an answer stops, and begins again with it.
    answers: Vec<bool>,
    /// Sorted runs waiting to be merged, each where the one before it ends.
    runs: Vec<Run>,
    /// How short a run may be; a shorter one is filled up.
    minrun: usize,
    /// How many in a row make a merge gallop now.
    min_gallop: usize,
    phase: Phase,
}

/// A sorted part of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Run {
    base: usize,
    len: usize,
}

/// What the sort is doing.
#[derive(Clone, Debug, Hash)]
enum Phase {
    /// Looks how far the run at `base` goes, before `at` (`count_run`).
    Count { base: usize, at: usize, descending: bool },
    /// Inserts the items from `at` to `end` into the run at `base` (`binarysort`).
    Insert { base: usize, at: usize, end: usize },
    /// Looks which runs are to be merged (`merge_collapse`, `merge_force_collapse`).
    Collapse,
    /// Looks for the place of the second run's first item in the first (`merge_at`).
    FindFirst { a: Run, b: Run },
    /// Looks for the place of the first run's last item in the second.
    FindLast { a: Run, b: Run },
    /// Merges two runs.
    Merge(Merge),
}

/// What comes after a step.
enum Next {
    /// The same phase, which has changed.
    Same,
    /// Another one.
    To(Phase),
    /// Nothing: all is sorted.
    End,
}

/// A merge of a run `a` and the run `b` behind it (`merge_lo`, `merge_hi`).
///
/// The shorter one was copied aside; items come back into its place one by one, from the front if that was `a`, else
/// from the back.
#[derive(Clone, Debug, Hash)]
struct Merge {
    /// Where `a` begins.
    base: usize,
    /// Where `b` ends.
    end: usize,
    /// The run that was copied.
    copy: Vec<u32>,
    /// Whether that is `a`.
    from_front: bool,
    /// How many items of `a` are left.
    a_left: usize,
    /// How many items of `b` are left.
    b_left: usize,
    /// How often in a row `a` gave the next item, or how many it gave at once.
    a_count: usize,
    /// Likewise for `b`.
    b_count: usize,
    stage: Stage,
}

/// How a merge takes items.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Stage {
    /// One by one.
    Pairs,
    /// Many of `a` at once.
    GallopA,
    /// Many of `b` at once.
    GallopB,
}

/// One of the two runs of a merge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    A,
    B,
}

/// Asks questions, in the same order each time: those already answered first.
struct Asker<'a> {
    answers: std::slice::Iter<'a, bool>,
}

impl Asker<'_> {
    fn less(&mut self, left: u32, right: u32) -> Result<bool, Question> {
        self.answers.next().copied().ok_or(Question { left, right })
    }
}

impl Sorter {
    /// About to sort that many items.
    pub(super) fn new(len: usize) -> Self {
        // The list's length in about 32 to 64 equal parts, the last one not much shorter (`merge_compute_minrun`).
        let (mut minrun, mut rest) = (len, 0);
        while minrun >= 64 {
            rest |= minrun & 1;
            minrun >>= 1;
        }
        let phase = if len < 2 { Phase::Collapse } else { Phase::Count { base: 0, at: 1, descending: false } };
        let runs = if len < 2 { vec![Run { base: 0, len }] } else { Vec::new() };
        Self {
            order: (0..len as u32).collect(),
            answers: Vec::new(),
            runs,
            minrun: minrun + rest,
            min_gallop: MIN_GALLOP,
            phase,
        }
    }

    /// Goes on, with the answer to the question given last, up to the next question; `None` when all is sorted.
    pub(super) fn next(&mut self, answer: Option<bool>) -> Option<Question> {
        self.answers.extend(answer);
        let mut phase = std::mem::replace(&mut self.phase, Phase::Collapse);
        let question = loop {
            let answers = std::mem::take(&mut self.answers);
            let mut asker = Asker { answers: answers.iter() };
            match self.step(&mut phase, &mut asker) {
                Ok(Next::Same) => {}
                Ok(Next::To(next)) => phase = next,
                Ok(Next::End) => break None,
                Err(question) => {
                    self.answers = answers;
                    break Some(question);
                }
            }
        };
        self.phase = phase;
        question
    }

    /// The items in the order reached: the sorted one, if there are no more questions.
    pub(super) fn into_order(mut self) -> Vec<u32> {
        if let Phase::Merge(mut merge) = std::mem::replace(&mut self.phase, Phase::Collapse) {
            // The copied run goes back where there is room for it.
            merge.take_all(if merge.from_front { Side::A } else { Side::B }, &mut self.order);
        }
        self.order
    }

    fn at(&self, index: usize) -> u32 {
        self.order.get(index).copied().unwrap_or(0)
    }

    /// One step; what it changes, it changes after its last question.
    fn step(&mut self, phase: &mut Phase, asker: &mut Asker<'_>) -> Result<Next, Question> {
        Ok(Next::To(match phase {
            Phase::Count { base, at, descending } => self.count_run(*base, *at, *descending, asker)?,
            Phase::Insert { base, at, end } if *at < *end => {
                self.insert(*base, *at, asker)?;
                *at += 1;
                return Ok(Next::Same);
            }
            Phase::Insert { base, end, .. } => {
                self.runs.push(Run { base: *base, len: *end - *base });
                Phase::Collapse
            }
            Phase::Collapse => match self.collapse() {
                Some(next) => next,
                None => return Ok(Next::End),
            },
            &mut Phase::FindFirst { a, b } => {
                let skipped = gallop_right(self.at(b.base), a.len, 0, |index| self.at(a.base + index), asker)?;
                let a = Run { base: a.base + skipped, len: a.len - skipped };
                if a.len == 0 { Phase::Collapse } else { Phase::FindLast { a, b } }
            }
            &mut Phase::FindLast { a, b } => {
                let last = self.at(a.base + a.len - 1);
                let len = gallop_left(last, b.len, b.len - 1, |index| self.at(b.base + index), asker)?;
                let b = Run { len, ..b };
                if len == 0 { Phase::Collapse } else { Phase::Merge(self.begin_merge(a, b)) }
            }
            Phase::Merge(merge) => return self.merge(merge, asker),
        }))
    }

    /// One comparison of `count_run`: whether the item at `at` still belongs to the run.
    fn count_run(
        &mut self,
        base: usize,
        at: usize,
        descending: bool,
        asker: &mut Asker<'_>,
    ) -> Result<Phase, Question> {
        let len = self.order.len();
        let mut descending = descending;
        if at < len {
            let less = asker.less(self.at(at), self.at(at - 1))?;
            if at == base + 1 {
                descending = less;
            }
            if less == descending {
                return Ok(Phase::Count { base, at: at + 1, descending });
            }
        }
        if descending && let Some(run) = self.order.get_mut(base..at) {
            run.reverse();
        }
        let end = if at - base < self.minrun { len.min(base + self.minrun) } else { at };
        Ok(Phase::Insert { base, at, end })
    }

    /// Inserts the item at `at` into the sorted items before it, from `base` on.
    fn insert(&mut self, base: usize, at: usize, asker: &mut Asker<'_>) -> Result<(), Question> {
        let (mut left, mut right) = (base, at);
        while left < right {
            let middle = left + (right - left) / 2;
            if asker.less(self.at(at), self.at(middle))? { right = middle } else { left = middle + 1 }
        }
        if let Some(moved) = self.order.get_mut(left..=at) {
            moved.rotate_right(1);
        }
        Ok(())
    }

    /// Which two runs are merged next, if any; else the next run is looked for; `None` when there is only one.
    fn collapse(&mut self) -> Option<Phase> {
        let end = self.runs.last().map_or(0, |run| run.base + run.len);
        let all_found = end == self.order.len();
        let len = |from_end: usize| {
            self.runs.len().checked_sub(from_end).and_then(|index| self.runs.get(index)).map_or(0, |run| run.len)
        };
        let (last, second, third, fourth) = (len(1), len(2), len(3), len(4));
        let count = self.runs.len();
        let too_long = (count > 2 && third <= second + last) || (count > 3 && fourth <= third + second);
        let merge_earlier = count > 2 && third < last && (all_found || too_long);
        // Of a finished list, all runs are merged; before, only those that are out of balance.
        let at = if count > 1 && (merge_earlier || too_long || second <= last || all_found) {
            count - if merge_earlier { 3 } else { 2 }
        } else if all_found {
            return None;
        } else {
            return Some(Phase::Count { base: end, at: end + 1, descending: false });
        };
        let b = self.runs.remove(at + 1);
        let merged = self.runs.get_mut(at)?;
        let a = *merged;
        merged.len += b.len;
        Some(Phase::FindFirst { a, b })
    }

    /// Copies the shorter run aside. The first item, which is known, is taken at once.
    fn begin_merge(&mut self, a: Run, b: Run) -> Merge {
        let from_front = a.len <= b.len;
        let copied = if from_front { a } else { b };
        let mut merge = Merge {
            base: a.base,
            end: b.base + b.len,
            copy: self.order.get(copied.base..copied.base + copied.len).unwrap_or_default().to_vec(),
            from_front,
            a_left: a.len,
            b_left: b.len,
            a_count: 0,
            b_count: 0,
            stage: Stage::Pairs,
        };
        merge.take(if from_front { Side::B } else { Side::A }, &mut self.order);
        merge
    }

    /// One step of a merge: one comparison, or one gallop.
    fn merge(&mut self, merge: &mut Merge, asker: &mut Asker<'_>) -> Result<Next, Question> {
        if !merge.is_decided() {
            match merge.stage {
                Stage::Pairs => merge.pair(self, asker)?,
                Stage::GallopA => merge.gallop_a(self, asker)?,
                Stage::GallopB => merge.gallop_b(self, asker)?,
            }
        }
        if !merge.is_decided() {
            return Ok(Next::Same);
        }
        let (first, second) = if merge.from_front { (Side::B, Side::A) } else { (Side::A, Side::B) };
        merge.take_all(first, &mut self.order);
        merge.take_all(second, &mut self.order);
        Ok(Next::To(Phase::Collapse))
    }
}

impl Merge {
    /// Whether what is left needs no more comparisons: the copied run has one item left, or the other none.
    fn is_decided(&self) -> bool {
        if self.from_front { self.b_left == 0 || self.a_left <= 1 } else { self.a_left == 0 || self.b_left <= 1 }
    }

    /// An item of those left of `a`.
    fn a(&self, index: usize, order: &[u32]) -> u32 {
        let item = if self.from_front {
            self.copy.get(self.copy.len() - self.a_left + index)
        } else {
            order.get(self.base + index)
        };
        item.copied().unwrap_or(0)
    }

    /// An item of those left of `b`.
    fn b(&self, index: usize, order: &[u32]) -> u32 {
        let item = if self.from_front { order.get(self.end - self.b_left + index) } else { self.copy.get(index) };
        item.copied().unwrap_or(0)
    }

    /// The next item of `a` to be compared: its first one, or its last one.
    fn next_a(&self, order: &[u32]) -> u32 {
        self.a(if self.from_front { 0 } else { self.a_left - 1 }, order)
    }

    /// The next item of `b` to be compared.
    fn next_b(&self, order: &[u32]) -> u32 {
        self.b(if self.from_front { 0 } else { self.b_left - 1 }, order)
    }

    /// Moves the next item of a run to its place.
    fn take(&mut self, side: Side, order: &mut [u32]) {
        let item = match side {
            Side::A => self.next_a(order),
            Side::B => self.next_b(order),
        };
        let to = if self.from_front {
            self.end - self.a_left - self.b_left
        } else {
            self.base + self.a_left + self.b_left - 1
        };
        if let Some(place) = order.get_mut(to) {
            *place = item;
        }
        match side {
            Side::A => self.a_left -= 1,
            Side::B => self.b_left -= 1,
        }
    }

    fn take_all(&mut self, side: Side, order: &mut [u32]) {
        while (if side == Side::A { self.a_left } else { self.b_left }) > 0 {
            self.take(side, order);
        }
    }

    /// Compares the two next items and takes one.
    fn pair(&mut self, sorter: &mut Sorter, asker: &mut Asker<'_>) -> Result<(), Question> {
        let b_is_less = asker.less(self.next_b(&sorter.order), self.next_a(&sorter.order))?;
        let count = if b_is_less == self.from_front {
            self.take(Side::B, &mut sorter.order);
            (self.a_count, self.b_count) = (0, self.b_count + 1);
            self.b_count
        } else {
            self.take(Side::A, &mut sorter.order);
            (self.a_count, self.b_count) = (self.a_count + 1, 0);
            self.a_count
        };
        if count >= sorter.min_gallop {
            self.stage = Stage::GallopA;
        }
        Ok(())
    }

    /// Takes all items of `a` that come before the next one of `b`, then that one.
    fn gallop_a(&mut self, sorter: &mut Sorter, asker: &mut Asker<'_>) -> Result<(), Question> {
        let (order, hint) = (&sorter.order, if self.from_front { 0 } else { self.a_left - 1 });
        let place = gallop_right(self.next_b(order), self.a_left, hint, |index| self.a(index, order), asker)?;
        self.a_count = if self.from_front { place } else { self.a_left - place };
        for _ in 0..self.a_count {
            self.take(Side::A, &mut sorter.order);
        }
        if self.a_count == 0 || !self.is_decided() {
            self.take(Side::B, &mut sorter.order);
        }
        self.stage = Stage::GallopB;
        Ok(())
    }

    /// Takes all items of `b` that come before the next one of `a`, then that one. Goes on galloping while it pays.
    fn gallop_b(&mut self, sorter: &mut Sorter, asker: &mut Asker<'_>) -> Result<(), Question> {
        let (order, hint) = (&sorter.order, if self.from_front { 0 } else { self.b_left - 1 });
        let place = gallop_left(self.next_a(order), self.b_left, hint, |index| self.b(index, order), asker)?;
        self.b_count = if self.from_front { place } else { self.b_left - place };
        for _ in 0..self.b_count {
            self.take(Side::B, &mut sorter.order);
        }
        if self.b_count > 0 && self.is_decided() {
            return Ok(());
        }
        self.take(Side::A, &mut sorter.order);
        if self.is_decided() {
            return Ok(());
        }
        if self.a_count >= MIN_GALLOP || self.b_count >= MIN_GALLOP {
            sorter.min_gallop = (sorter.min_gallop - 1).max(1);
            self.stage = Stage::GallopA;
        } else {
            sorter.min_gallop += 1;
            (self.a_count, self.b_count) = (0, 0);
            self.stage = Stage::Pairs;
        }
        Ok(())
    }
}

/// The place of `key` in a sorted run, before items that are equal to it (`gallop_left`).
fn gallop_left(
    key: u32,
    len: usize,
    hint: usize,
    item: impl Fn(usize) -> u32,
    asker: &mut Asker<'_>,
) -> Result<usize, Question> {
    gallop(len, hint, |index| asker.less(item(index), key))
}

/// The place of `key` in a sorted run, behind items that are equal to it (`gallop_right`).
fn gallop_right(
    key: u32,
    len: usize,
    hint: usize,
    item: impl Fn(usize) -> u32,
    asker: &mut Asker<'_>,
) -> Result<usize, Question> {
    gallop(len, hint, |index| asker.less(key, item(index)).map(|less| !less))
}

/// How many of the first items come before something: looks at `hint` first, then ever farther away from it, then
/// between the last two places.
fn gallop(
    len: usize,
    hint: usize,
    mut comes_before: impl FnMut(usize) -> Result<bool, Question>,
) -> Result<usize, Question> {
    let (mut last, mut offset) = (0, 1);
    let (mut low, mut high) = if comes_before(hint)? {
        let max = len - hint;
        while offset < max && comes_before(hint + offset)? {
            (last, offset) = (offset, 2 * offset + 1);
        }
        (hint + last + 1, hint + offset.min(max))
    } else {
        let max = hint + 1;
        while offset < max && !comes_before(hint - offset)? {
            (last, offset) = (offset, 2 * offset + 1);
        }
        (max - offset.min(max), hint - last)
    };
    while low < high {
        let middle = low + (high - low) / 2;
        if comes_before(middle)? { low = middle + 1 } else { high = middle }
    }
    Ok(high)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sort(keys: &[i32]) -> (Vec<i32>, usize) {
        let mut sorter = Sorter::new(keys.len());
        let (mut answer, mut questions) = (None, 0);
        while let Some(Question { left, right }) = sorter.next(answer) {
            answer = Some(keys[left as usize] < keys[right as usize]);
            questions += 1;
        }
        (sorter.into_order().into_iter().map(|index| keys[index as usize]).collect(), questions)
    }

    /// Numbers as CPython 2.7.18 counts the calls of a `cmp` function for the same lists.
    #[test]
    fn asks_as_often_as_cpython() {
        let random = |len: i64| -> Vec<i32> {
            let mut state = 12345i64;
            (0..len)
                .map(|_| {
                    state = (state * 1_103_515_245 + 12345) % 2_147_483_648;
                    (state >> 8) as i32 % 1000
                })
                .collect()
        };
        let blocks: Vec<i32> = (0..1000).map(|i| (i % 250) * 4 + i / 250).collect();
        for (keys, expected) in [
            (vec![], 0),
            (vec![1], 0),
            (vec![2, 1], 1),
            ((0..100).collect(), 99),
            ((0..100).rev().collect(), 99),
            (random(50), 219),
            (random(1000), 8648),
            (blocks, 2998),
        ] {
            if cfg!(miri) && keys.len() > 100 {
                continue;
            }
            let (sorted, questions) = sort(&keys);
            let mut really = keys.clone();
            really.sort();
            assert_eq!(sorted, really);
            assert_eq!(questions, expected, "{} items", keys.len());
        }
    }

    #[test]
    fn nothing_is_lost_in_the_middle() {
        let len = if cfg!(miri) { 40 } else { 500 };
        let keys: Vec<i32> = (0..len).map(|i| (i * 7919) % 503).collect();
        let mut sorter = Sorter::new(keys.len());
        let mut answer = None;
        while let Some(Question { left, right }) = sorter.next(answer) {
            answer = Some(keys[left as usize] < keys[right as usize]);
            let mut order = sorter.clone().into_order();
            order.sort_unstable();
            assert!(order.iter().enumerate().all(|(index, &item)| index as u32 == item));
        }
    }
}
