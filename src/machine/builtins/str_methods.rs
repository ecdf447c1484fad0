//! Methods of strings that search, split, join and fill (`Objects/stringobject.c`, `Objects/stringlib/`).

use std::rc::Rc;

use memchr::memmem;

use super::Builtin;
use crate::machine::number::to_size;
use crate::machine::print::is_space;
use crate::machine::value::Value;
use crate::machine::{Machine, Outcome};

/// A part of a string, as the arguments `start` and `end` give it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Part {
    start: usize,
    /// May be before `start`: then nothing is found, not even nothing.
    end: usize,
}

impl Part {
    /// `ADJUST_INDICES`.
    fn new(len: usize, start: i64, end: i64) -> Self {
        let len = len as i64;
        let adjust = |index: i64| if index < 0 { index.saturating_add(len).max(0) } else { index };
        Self { start: adjust(start).min(len + 1) as usize, end: adjust(end).min(len) as usize }
    }

    fn of(self, bytes: &[u8]) -> Option<&[u8]> {
        bytes.get(self.start..self.end)
    }
}

/// Which ends of a string are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ends {
    /// The left one.
    Left,
    /// The right one.
    Right,
    /// Both.
    Both,
}

impl Machine {
    /// The bytes of the string that a method was called on, charged for looking at all of them.
    pub(super) fn this_bytes(&mut self, this: Value) -> Rc<[u8]> {
        let bytes = self.heap.as_str(this).cloned().unwrap_or_default();
        self.charge(bytes.len() / 64);
        bytes
    }

    /// A string that may be the one it is made of, if nothing changed.
    pub(super) fn str_or_same(&mut self, this: Value, old: &[u8], new: &[u8]) -> Value {
        if old.len() == new.len() { self.heap.retain(this) } else { self.heap.str(new) }
    }

    /// `str.join(iterable)`.
    pub(super) fn str_join(&mut self, this: Value, iterable: Value) -> Outcome<Value> {
        let separator = self.this_bytes(this);
        let items = self.collect_or(iterable, "can only join an iterable")?;
        let result = self.join_items(&separator, &items);
        self.heap.release_all(items);
        result
    }

    fn join_items(&mut self, separator: &[u8], items: &[Value]) -> Outcome<Value> {
        if let &[only] = items
            && self.heap.as_str(only).is_some()
        {
            return Ok(self.heap.retain(only));
        }
        let mut len = 0;
        for (index, &item) in items.iter().enumerate() {
            let Some(bytes) = self.heap.as_str(item) else {
                let name = self.heap.type_name(item);
                return Err(self.type_error(format!("sequence item {index}: expected string, {name} found")));
            };
            len += bytes.len() + if index > 0 { separator.len() } else { 0 };
        }
        self.reserve(len)?;
        let mut joined = Vec::with_capacity(len);
        for (index, &item) in items.iter().enumerate() {
            if index > 0 {
                joined.extend_from_slice(separator);
            }
            joined.extend_from_slice(self.heap.as_str(item).map(|bytes| &**bytes).unwrap_or_default());
        }
        Ok(self.heap.str(joined))
    }

    /// `str.split([separator[, limit]])`, `str.rsplit(…)`.
    pub(super) fn str_split(&mut self, this: Value, separator: Value, limit: Value, ends: Ends) -> Outcome<Value> {
        let limit = usize::try_from(self.c_long_or(limit, -1)?).unwrap_or(usize::MAX);
        let bytes = self.this_bytes(this);
        let separator =
            if separator.is_null() || separator.is_none() { None } else { Some(self.character_buffer(separator)?) };
        let parts = match (&separator, ends) {
            (Some(separator), _) if separator.is_empty() => return Err(self.value_error("empty separator")),
            (Some(separator), Ends::Right) => rsplit_at(&bytes, separator, limit),
            (Some(separator), _) => split_at(&bytes, separator, limit),
            (None, Ends::Right) => rsplit_spaces(&bytes, limit),
            (None, _) => split_spaces(&bytes, limit),
        };
        self.list_of_parts(this, &bytes, &parts)
    }

    /// A list of parts of a string; a part that is all of it is the string itself.
    fn list_of_parts(&mut self, this: Value, bytes: &[u8], parts: &[&[u8]]) -> Outcome<Value> {
        self.reserve(bytes.len() + 48 * parts.len())?;
        let items = parts.iter().map(|part| self.str_or_same(this, bytes, part)).collect();
        Ok(self.heap.list(items))
    }

    /// `str.splitlines([keepends])`.
    pub(super) fn str_splitlines(&mut self, this: Value, keepends: Value) -> Outcome<Value> {
        let keepends = self.c_int_or(keepends, 0)? != 0;
        let bytes = self.this_bytes(this);
        let mut parts = Vec::new();
        let mut rest = &*bytes;
        while !rest.is_empty() {
            let text = rest.iter().take_while(|&&byte| byte != b'\n' && byte != b'\r').count();
            let end = match rest.get(text..) {
                Some([b'\r', b'\n', ..]) => text + 2,
                Some([_, ..]) => text + 1,
                _ => text,
            };
            parts.extend(rest.get(..if keepends { end } else { text }));
            rest = rest.get(end..).unwrap_or_default();
        }
        self.list_of_parts(this, &bytes, &parts)
    }

    /// `str.strip([characters])` and its kin.
    pub(super) fn str_strip(&mut self, builtin: Builtin, this: Value, set: Value, ends: Ends) -> Outcome<Value> {
        let bytes = self.this_bytes(this);
        let set = match self.heap.as_str(set).cloned() {
            Some(set) => Some(set),
            None if set.is_null() || set.is_none() => None,
            None => return Err(self.type_error(format!("{} arg must be None, str or unicode", builtin.name()))),
        };
        let goes = |byte: &u8| match &set {
            Some(set) => set.contains(byte),
            None => is_space(*byte),
        };
        let left = if ends == Ends::Right { 0 } else { bytes.iter().take_while(|byte| goes(byte)).count() };
        let rest = bytes.get(left..).unwrap_or_default();
        let right = if ends == Ends::Left { 0 } else { rest.iter().rev().take_while(|byte| goes(byte)).count() };
        let kept = rest.get(..rest.len() - right).unwrap_or_default();
        Ok(self.str_or_same(this, &bytes, kept))
    }

    /// The arguments `substring[, start[, end]]` (`stringlib_parse_args_finds`).
    fn find_arguments(&mut self, name: &str, this: &[u8], arguments: &[Value]) -> Outcome<(Value, Part)> {
        self.parse_arguments(name, arguments, 1, 3)?;
        let mut bounds = [0, i64::MAX];
        for (bound, &given) in bounds.iter_mut().zip(arguments.iter().skip(1)) {
            if !given.is_none() {
                let message = "slice indices must be integers or None or have an __index__ method";
                *bound = self.slice_bound(given, message)?;
            }
        }
        let [start, end] = bounds;
        Ok((arguments.first().copied().unwrap_or(Value::NULL), Part::new(this.len(), start, end)))
    }

    /// `str.find`, `str.rfind`, `str.index`, `str.rindex`.
    pub(super) fn str_find(&mut self, builtin: Builtin, this: Value, arguments: &[Value]) -> Outcome<Value> {
        let bytes = self.this_bytes(this);
        let (wanted, part) = self.find_arguments("find/rfind/index/rindex", &bytes, arguments)?;
        let wanted = self.character_buffer(wanted)?;
        let found = part.of(&bytes).and_then(|within| match builtin {
            Builtin::StrFind | Builtin::StrIndex => memmem::find(within, &wanted),
            _ => memmem::rfind(within, &wanted),
        });
        match found {
            Some(index) => Ok(self.heap.int((part.start + index) as i64)),
            None if matches!(builtin, Builtin::StrFind | Builtin::StrRfind) => Ok(Value::small_int(-1)),
            None => Err(self.value_error("substring not found")),
        }
    }

    /// `str.count`.
    pub(super) fn str_count(&mut self, this: Value, arguments: &[Value]) -> Outcome<Value> {
        let bytes = self.this_bytes(this);
        let (wanted, part) = self.find_arguments("count", &bytes, arguments)?;
        let wanted = self.character_buffer(wanted)?;
        let count = match part.of(&bytes) {
            None => 0,
            Some(within) if wanted.is_empty() => within.len() + 1,
            Some(within) => memmem::find_iter(within, &wanted).count(),
        };
        Ok(self.heap.int(count as i64))
    }

    /// `str.startswith`, `str.endswith`.
    pub(super) fn str_has_end(&mut self, builtin: Builtin, this: Value, arguments: &[Value]) -> Outcome<Value> {
        let bytes = self.this_bytes(this);
        let (wanted, part) = self.find_arguments(builtin.name(), &bytes, arguments)?;
        let Some(choices) = self.heap.as_tuple(wanted).map(<[Value]>::to_vec) else {
            let Some(wanted) = self.heap.as_str(wanted).cloned() else {
                let (name, of) = (builtin.name(), self.heap.type_name(wanted));
                return Err(self.type_error(format!("{name} first arg must be str, unicode, or tuple, not {of}")));
            };
            return Ok(Value::bool(has_end(builtin, &bytes, part, &wanted)));
        };
        for choice in choices {
            let wanted = self.character_buffer(choice)?;
            if has_end(builtin, &bytes, part, &wanted) {
                return Ok(Value::TRUE);
            }
        }
        Ok(Value::FALSE)
    }

    /// `str.replace(old, new[, count])`.
    pub(super) fn str_replace(&mut self, this: Value, old: Value, new: Value, count: Value) -> Outcome<Value> {
        let count = self.c_long_or(count, -1)?;
        let (old, new) = (self.character_buffer(old)?, self.character_buffer(new)?);
        let bytes = self.this_bytes(this);
        let nothing =
            if old.is_empty() { new.is_empty() || (bytes.is_empty() && count >= 0) } else { bytes.is_empty() };
        let limit = usize::try_from(count).unwrap_or(usize::MAX);
        if nothing || limit == 0 {
            return Ok(self.heap.retain(this));
        }
        let places: Vec<usize> = if old.is_empty() {
            (0..=bytes.len()).take(limit).collect()
        } else {
            memmem::find_iter(&bytes, &old).take(limit).collect()
        };
        if places.is_empty() {
            return Ok(self.heap.retain(this));
        }
        let len = (bytes.len() - places.len() * old.len()).saturating_add(places.len().saturating_mul(new.len()));
        self.reserve(len)?;
        let mut replaced = Vec::with_capacity(len);
        let mut from = 0;
        for place in places {
            replaced.extend_from_slice(bytes.get(from..place).unwrap_or_default());
            replaced.extend_from_slice(&new);
            from = place + old.len();
        }
        replaced.extend_from_slice(bytes.get(from..).unwrap_or_default());
        Ok(self.heap.str(replaced))
    }

    /// `str.partition(separator)`, `str.rpartition(separator)`.
    pub(super) fn str_partition(&mut self, builtin: Builtin, this: Value, separator: Value) -> Outcome<Value> {
        let wanted = self.character_buffer(separator)?;
        let bytes = self.this_bytes(this);
        if wanted.is_empty() {
            return Err(self.value_error("empty separator"));
        }
        let is_right = builtin == Builtin::StrRpartition;
        let found = if is_right { memmem::rfind(&bytes, &wanted) } else { memmem::find(&bytes, &wanted) };
        let parts = match found {
            Some(index) => {
                let before = self.heap.str(bytes.get(..index).unwrap_or_default());
                let after = self.heap.str(bytes.get(index + wanted.len()..).unwrap_or_default());
                [before, self.heap.retain(separator), after]
            }
            None => {
                let mut parts = [(); 3].map(|()| self.heap.str(*b""));
                let place = if is_right { parts.last_mut() } else { parts.first_mut() };
                let same = self.heap.retain(this);
                if let Some(empty) = place.map(|place| std::mem::replace(place, same)) {
                    self.heap.release(empty);
                }
                parts
            }
        };
        Ok(self.heap.tuple(parts))
    }

    /// `str.center(width[, fill])`, `str.ljust(…)`, `str.rjust(…)`.
    pub(super) fn str_justify(&mut self, builtin: Builtin, this: Value, width: Value, fill: Value) -> Outcome<Value> {
        let width = self.c_long(width)?;
        let fill = match self.heap.as_str(fill).map(|fill| &**fill) {
            Some(&[byte]) => byte,
            None if fill.is_null() => b' ',
            _ => {
                let name = self.converted_name(fill);
                return Err(self.type_error(format!("{}() argument 2 must be char, not {name}", builtin.name())));
            }
        };
        let bytes = self.this_bytes(this);
        let missing = to_size(width).saturating_sub(bytes.len());
        let left = match builtin {
            Builtin::StrLjust => 0,
            Builtin::StrRjust => missing,
            _ => missing / 2 + (missing & width as usize & 1),
        };
        self.str_pad(this, &bytes, left, missing - left, fill)
    }

    fn str_pad(&mut self, this: Value, bytes: &[u8], left: usize, right: usize, fill: u8) -> Outcome<Value> {
        if left + right == 0 {
            return Ok(self.heap.retain(this));
        }
        self.reserve(left.saturating_add(right).saturating_add(bytes.len()))?;
        let mut padded = vec![fill; left];
        padded.extend_from_slice(bytes);
        padded.extend(std::iter::repeat_n(fill, right));
        Ok(self.heap.str(padded))
    }

    /// `str.zfill(width)`.
    pub(super) fn str_zfill(&mut self, this: Value, width: Value) -> Outcome<Value> {
        let width = to_size(self.c_long(width)?);
        let bytes = self.this_bytes(this);
        let missing = width.saturating_sub(bytes.len());
        if missing == 0 {
            return Ok(self.heap.retain(this));
        }
        self.reserve(width)?;
        let (sign, digits) = match &*bytes {
            [sign @ (b'+' | b'-'), digits @ ..] => (Some(*sign), digits),
            digits => (None, digits),
        };
        let mut filled: Vec<u8> = sign.into_iter().collect();
        filled.extend(std::iter::repeat_n(b'0', missing));
        filled.extend_from_slice(digits);
        Ok(self.heap.str(filled))
    }

    /// `str.expandtabs([tabsize])`.
    pub(super) fn str_expandtabs(&mut self, this: Value, tabsize: Value) -> Outcome<Value> {
        let tabsize = usize::try_from(self.c_int_or(tabsize, 8)?).unwrap_or(0);
        let bytes = self.this_bytes(this);
        let (mut expanded, mut column) = (Vec::with_capacity(bytes.len()), 0);
        for &byte in bytes.iter() {
            match byte {
                b'\t' if tabsize > 0 => {
                    let spaces = tabsize - column % tabsize;
                    self.reserve(expanded.len() + spaces)?;
                    expanded.extend(std::iter::repeat_n(b' ', spaces));
                    column += spaces;
                }
                b'\t' => {}
                _ => {
                    expanded.push(byte);
                    column = if byte == b'\n' || byte == b'\r' { 0 } else { column + 1 };
                }
            }
        }
        Ok(self.heap.str(expanded))
    }

    /// `str.translate(table[, deletions])`.
    pub(super) fn str_translate(&mut self, this: Value, table: Value, deletions: Value) -> Outcome<Value> {
        let bytes = self.this_bytes(this);
        let table = if table.is_none() { None } else { Some(self.character_buffer(table)?) };
        if table.as_ref().is_some_and(|table| table.len() != 256) {
            return Err(self.value_error("translation table must be 256 characters long"));
        }
        let deleted = if deletions.is_null() { Rc::default() } else { self.character_buffer(deletions)? };
        let translated: Vec<u8> = bytes
            .iter()
            .filter(|byte| !deleted.contains(byte))
            .map(|&byte| table.as_ref().and_then(|table| table.get(usize::from(byte)).copied()).unwrap_or(byte))
            .collect();
        if translated == *bytes {
            return Ok(self.heap.retain(this));
        }
        Ok(self.heap.str(translated))
    }

    /// `str.upper()` and all others that look at characters one by one.
    pub(super) fn str_map(&mut self, this: Value, change: impl Fn(&[u8]) -> Vec<u8>) -> Value {
        let bytes = self.this_bytes(this);
        self.heap.str(change(&bytes))
    }

    /// `str.isdigit()` and its kin: whether there are characters, and all are such.
    pub(super) fn str_all(&mut self, this: Value, test: impl Fn(&[u8]) -> bool) -> Value {
        let bytes = self.this_bytes(this);
        Value::bool(!bytes.is_empty() && test(&bytes))
    }

    /// The type of a method's first argument must be right when it is called on a type: `str.upper('x')`.
    pub(super) fn check_receiver(&mut self, builtin: Builtin, arguments: &[Value]) -> Outcome<Value> {
        let (name, owner) = (builtin.name(), builtin.owner().map_or("", |owner| owner.name()));
        match arguments.first() {
            None => Err(self.type_error(format!("descriptor '{name}' of '{owner}' object needs an argument"))),
            Some(&this) if Some(self.heap.type_of(this)) == builtin.owner() => Ok(this),
            Some(&this) => {
                let of = self.heap.type_name(this);
                let message = format!("descriptor '{name}' requires a '{owner}' object but received a '{of}'");
                Err(self.type_error(message))
            }
        }
    }
}

fn has_end(builtin: Builtin, bytes: &[u8], part: Part, wanted: &[u8]) -> bool {
    part.of(bytes).is_some_and(|within| match builtin {
        Builtin::StrStartswith => within.starts_with(wanted),
        _ => within.ends_with(wanted),
    })
}

fn split_at<'a>(bytes: &'a [u8], separator: &[u8], limit: usize) -> Vec<&'a [u8]> {
    let (mut parts, mut from) = (Vec::new(), 0);
    for place in memmem::find_iter(bytes, separator).take(limit) {
        parts.extend(bytes.get(from..place));
        from = place + separator.len();
    }
    parts.extend(bytes.get(from..));
    parts
}

fn rsplit_at<'a>(bytes: &'a [u8], separator: &[u8], limit: usize) -> Vec<&'a [u8]> {
    let (mut parts, mut rest) = (Vec::new(), bytes);
    while parts.len() < limit
        && let Some(place) = memmem::rfind(rest, separator)
        && let Some((before, after)) = rest.split_at_checked(place)
    {
        parts.extend(after.get(separator.len()..));
        rest = before;
    }
    parts.push(rest);
    parts.reverse();
    parts
}

fn split_spaces(bytes: &[u8], limit: usize) -> Vec<&[u8]> {
    let (mut parts, mut rest) = (Vec::new(), bytes);
    loop {
        let space = rest.iter().take_while(|&&byte| is_space(byte)).count();
        rest = rest.get(space..).unwrap_or_default();
        if rest.is_empty() {
            return parts;
        }
        let word =
            if parts.len() < limit { rest.iter().take_while(|&&byte| !is_space(byte)).count() } else { rest.len() };
        parts.extend(rest.get(..word));
        rest = rest.get(word..).unwrap_or_default();
    }
}

fn rsplit_spaces(bytes: &[u8], limit: usize) -> Vec<&[u8]> {
    let (mut parts, mut rest) = (Vec::new(), bytes);
    loop {
        let space = rest.iter().rev().take_while(|&&byte| is_space(byte)).count();
        rest = rest.get(..rest.len() - space).unwrap_or_default();
        if rest.is_empty() {
            break;
        }
        let in_word = |byte: &&u8| !is_space(**byte);
        let word = if parts.len() < limit { rest.iter().rev().take_while(in_word).count() } else { rest.len() };
        let (before, last) = rest.split_at_checked(rest.len() - word).unwrap_or_default();
        parts.push(last);
        rest = before;
    }
    parts.reverse();
    parts
}
