//! Methods of `str` and `unicode` that search, split, join and fill (`Objects/stringobject.c`,
//! `Objects/unicodeobject.c`, `Objects/stringlib/`).

use std::collections::BTreeSet;
use std::ops::Range;

use super::Builtin;
use super::string::{Builder, Text};
use crate::machine::call::Arguments;
use crate::machine::exceptions::Exc;
use crate::machine::number::to_size;
use crate::machine::value::Value;
use crate::machine::{DONE_BY_WORK, Fault, Machine, Outcome};

/// What `translate` says of characters to be left out, where a table for unicode would do that.
const NO_DELETIONS: &str = "deletions are implemented differently for unicode";

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

    fn range(self) -> Option<Range<usize>> {
        (self.start <= self.end).then_some(self.start..self.end)
    }
}

impl Machine {
    /// Calls a method of a str or a unicode, whose arguments have been counted.
    pub(super) fn string_method(&mut self, method: Builtin, this: Value, arguments: Arguments<'_>) -> Outcome<Value> {
        let all = arguments.positional;
        let arg = |index: usize| all.get(index).copied().unwrap_or(Value::NULL);
        let name = method.name();
        match name {
            "center" | "ljust" | "rjust" => self.string_justify(name, this, arg(0), arg(1)),
            "count" => self.string_count(this, all),
            "decode" | "encode" => {
                let [encoding, errors] = self.checked_keyword_arguments(
                    &format!("{name}()"),
                    arguments,
                    ["encoding", "errors"],
                    0,
                    |machine, index, given| machine.codec_name(name, index + 1, given).map(drop),
                )?;
                self.string_recode(name, this, encoding, errors)
            }
            "endswith" | "startswith" => self.string_has_end(name, this, all),
            "expandtabs" => self.string_expandtabs(this, arg(0)),
            "find" | "index" | "rfind" | "rindex" => self.string_find(name, this, all),
            "format" => self.format_fields(this, arguments),
            "join" => self.string_join(this, arg(0)),
            "lstrip" | "rstrip" | "strip" => self.string_strip(name, this, arg(0)),
            "partition" | "rpartition" => self.string_partition(name, this, arg(0)),
            "replace" => self.string_replace(this, arg(0), arg(1), arg(2)),
            "rsplit" | "split" => self.string_split(name, this, arg(0), arg(1)),
            "splitlines" => self.string_splitlines(this, arg(0)),
            "translate" => self.string_translate(this, arg(0), arg(1)),
            "zfill" => self.string_zfill(this, arg(0)),
            "capitalize" | "lower" | "swapcase" | "title" | "upper" => Ok(self.string_case(name, this)),
            _ => Ok(Value::bool(self.string_is(name, this))),
        }
    }

    /// `string.join(iterable)`.
    fn string_join(&mut self, this: Value, iterable: Value) -> Outcome<Value> {
        let separator = self.this_text(this);
        let items = self.collect_or(iterable, "can only join an iterable")?;
        let result = self.join_items(separator, &items);
        self.heap.release_all(items);
        result
    }

    fn join_items(&mut self, separator: Text, items: &[Value]) -> Outcome<Value> {
        if let &[only] = items
            && self.heap.is_exact(only)
            && (self.heap.as_unicode(only).is_some() || (self.heap.as_str(only).is_some() && !separator.is_unicode()))
        {
            return Ok(self.heap.retain(only));
        }
        let mut separator = separator;
        let mut texts = Vec::with_capacity(items.len());
        let mut len = 0usize;
        for (index, &item) in items.iter().enumerate() {
            let Some(text) = self.text(item) else {
                let name = self.heap.type_name(item);
                let wanted = if separator.is_unicode() { "string or Unicode" } else { "string" };
                return Err(self.type_error(format!("sequence item {index}: expected {wanted}, {name} found")));
            };
            if text.is_unicode() && !separator.is_unicode() {
                // From here on it is a matter of unicode, and so is what came before.
                (separator, _) = self.same_kind(separator, text.clone())?;
            }
            len = len.saturating_add(text.len()).saturating_add(separator.len());
            texts.push(text);
        }
        self.reserve(len.saturating_mul(if separator.is_unicode() { 4 } else { 1 }))?;
        let mut joined = separator.builder();
        for (index, text) in texts.into_iter().enumerate() {
            if index > 0 {
                joined.extend_all(&separator);
            }
            let (text, _) = self.same_kind(text, separator.clone())?;
            joined.extend_all(&text);
        }
        Ok(self.built(joined))
    }

    /// `string.split([separator[, limit]])`, `string.rsplit(…)`.
    fn string_split(&mut self, name: &str, this: Value, separator: Value, limit: Value) -> Outcome<Value> {
        let limit = usize::try_from(self.c_long_or(limit, -1)?).unwrap_or(usize::MAX);
        let from_right = name == "rsplit";
        if separator.is_null() || separator.is_none() {
            let text = self.this_text(this);
            let parts = if from_right { rsplit_spaces(&text, limit) } else { split_spaces(&text, limit) };
            return self.list_of_parts(this, &text, parts);
        }
        let (text, separator) = self.text_and(this, separator)?;
        if separator.len() == 0 {
            return Err(self.value_error("empty separator"));
        }
        let parts = if from_right { rsplit_at(&text, &separator, limit) } else { split_at(&text, &separator, limit) };
        self.list_of_parts(this, &text, parts)
    }

    /// A list of parts of a string.
    fn list_of_parts(&mut self, this: Value, text: &Text, parts: Vec<Range<usize>>) -> Outcome<Value> {
        self.reserve(text.len() + 48 * parts.len())?;
        let items = parts.into_iter().map(|part| self.text_part(this, text, part)).collect();
        Ok(self.heap.list(items))
    }

    /// `string.splitlines([keepends])`.
    fn string_splitlines(&mut self, this: Value, keepends: Value) -> Outcome<Value> {
        let keepends = self.c_int_or(keepends, 0)? != 0;
        let text = self.this_text(this);
        let (mut parts, mut start) = (Vec::new(), 0);
        while start < text.len() {
            let end = (start..text.len()).find(|&index| text.is_line_break(index)).unwrap_or(text.len());
            let is_pair = text.at(end) == 13 && end + 1 < text.len() && text.at(end + 1) == 10;
            let next = (end + if is_pair { 2 } else { 1 }).min(text.len());
            parts.push(start..if keepends { next } else { end });
            start = next;
        }
        self.list_of_parts(this, &text, parts)
    }

    /// `string.strip([characters])` and its kin.
    fn string_strip(&mut self, name: &str, this: Value, set: Value) -> Outcome<Value> {
        let (text, set) = if set.is_null() || set.is_none() {
            (self.this_text(this), None)
        } else if self.is_string(set) {
            let (text, set) = self.text_and(this, set)?;
            (text, Some(set.characters().collect::<BTreeSet<u32>>()))
        } else {
            let is_unicode = self.heap.as_unicode(this).is_some();
            let kinds = if is_unicode { "unicode or str" } else { "str or unicode" };
            return Err(self.type_error(format!("{name} arg must be None, {kinds}")));
        };
        let goes = |index: usize| match &set {
            Some(set) => set.contains(&text.at(index)),
            None => text.is_space(index),
        };
        let (mut start, mut end) = (0, text.len());
        if name != "rstrip" {
            start = (0..end).find(|&index| !goes(index)).unwrap_or(end);
        }
        if name != "lstrip" {
            end = (start..end).rev().find(|&index| !goes(index)).map_or(start, |last| last + 1);
        }
        Ok(self.text_part(this, &text, start..end))
    }

    /// The arguments `substring[, start[, end]]` (`stringlib_parse_args_finds`).
    fn find_arguments(&mut self, name: &str, len: usize, arguments: &[Value]) -> Outcome<(Value, Part)> {
        self.parse_arguments(name, arguments, 1, 3)?;
        let mut bounds = [0, i64::MAX];
        for (bound, &given) in bounds.iter_mut().zip(arguments.iter().skip(1)) {
            if !given.is_none() {
                let message = "slice indices must be integers or None or have an __index__ method";
                *bound = self.slice_bound(given, message)?;
            }
        }
        let [start, end] = bounds;
        Ok((arguments.first().copied().unwrap_or(Value::NULL), Part::new(len, start, end)))
    }

    /// `string.find`, `string.rfind`, `string.index`, `string.rindex`.
    fn string_find(&mut self, name: &str, this: Value, arguments: &[Value]) -> Outcome<Value> {
        let len = self.this_text(this).len();
        // In messages, a str's share a name.
        let is_unicode = self.heap.as_unicode(this).is_some();
        let shared = if is_unicode { name } else { "find/rfind/index/rindex" };
        let (wanted, part) = self.find_arguments(shared, len, arguments)?;
        let (text, wanted) = self.text_and(this, wanted)?;
        let found = part.range().and_then(|within| match name {
            "find" | "index" => text.find(within, &wanted),
            _ => text.rfind(within, &wanted),
        });
        match found {
            Some(index) => Ok(self.heap.int(index as i64)),
            None if matches!(name, "find" | "rfind") => Ok(Value::small_int(-1)),
            None => Err(self.value_error("substring not found")),
        }
    }

    /// `string.count`.
    fn string_count(&mut self, this: Value, arguments: &[Value]) -> Outcome<Value> {
        let len = self.this_text(this).len();
        let (wanted, part) = self.find_arguments("count", len, arguments)?;
        let (text, wanted) = self.text_and(this, wanted)?;
        let count = match part.range() {
            None => 0,
            Some(within) if wanted.len() == 0 => within.len() + 1,
            Some(within) => text.find_all(within, &wanted, usize::MAX).len(),
        };
        Ok(self.heap.int(count as i64))
    }

    /// `string.startswith`, `string.endswith`.
    fn string_has_end(&mut self, name: &str, this: Value, arguments: &[Value]) -> Outcome<Value> {
        let this = self.this_text(this);
        let (wanted, part) = self.find_arguments(name, this.len(), arguments)?;
        let choices = match self.heap.as_tuple(wanted) {
            Some(choices) => choices.to_vec(),
            None if self.is_string(wanted) => vec![wanted],
            None => {
                let of = self.heap.type_name(wanted);
                return Err(self.type_error(format!("{name} first arg must be str, unicode, or tuple, not {of}")));
            }
        };
        for choice in choices {
            self.toil_a_round()?;
            if this.is_unicode() != self.heap.as_unicode(choice).is_some() {
                // One of the two is decoded.
                self.toil(this.len() / DONE_BY_WORK)?;
            }
            let (text, wanted) = self.text_with(this.clone(), choice)?;
            if wanted.len() == 0 && (text.is_unicode() || wanted.is_unicode()) {
                // `PyUnicode_Tailmatch` does not ask where.
                return Ok(Value::TRUE);
            }
            let Some(within) = part.range().filter(|within| within.len() >= wanted.len()) else { continue };
            let start = if name == "startswith" { within.start } else { within.end - wanted.len() };
            if (0..wanted.len()).all(|index| text.at(start + index) == wanted.at(index)) {
                return Ok(Value::TRUE);
            }
        }
        Ok(Value::FALSE)
    }

    /// `string.replace(old, new[, count])`.
    fn string_replace(&mut self, this: Value, old: Value, new: Value, count: Value) -> Outcome<Value> {
        let count = self.c_long_or(count, -1)?;
        let (text, old) = self.text_and(this, old)?;
        let new = match self.text(new) {
            Some(new) => new,
            None if text.is_unicode() => {
                self.unicode_points(new)?;
                text.clone()
            }
            None => return Err(self.type_error("expected a string or other character buffer object")),
        };
        let (old, new) = self.same_kind(old, new)?;
        let (text, old) = self.same_kind(text, old)?;
        let nothing = if old.len() == 0 { new.len() == 0 || (text.len() == 0 && count >= 0) } else { text.len() == 0 };
        let limit = usize::try_from(count).unwrap_or(usize::MAX);
        let places: Vec<usize> = match old.len() {
            _ if nothing || limit == 0 => Vec::new(),
            0 => (0..=text.len()).take(limit).collect(),
            _ => text.find_all(0..text.len(), &old, limit),
        };
        if places.is_empty() {
            return Ok(self.text_part(this, &text, 0..text.len()));
        }
        let len = (text.len() - places.len() * old.len()).saturating_add(places.len().saturating_mul(new.len()));
        self.reserve(len.saturating_mul(if text.is_unicode() { 4 } else { 1 }))?;
        let (mut replaced, mut from) = (text.builder(), 0);
        for place in places {
            replaced.extend(&text, from..place);
            replaced.extend_all(&new);
            from = place + old.len();
        }
        replaced.extend(&text, from..text.len());
        Ok(self.built(replaced))
    }

    /// `string.partition(separator)`, `string.rpartition(separator)`.
    fn string_partition(&mut self, name: &str, this: Value, separator: Value) -> Outcome<Value> {
        let (text, wanted) = self.text_and(this, separator)?;
        if wanted.len() == 0 {
            return Err(self.value_error("empty separator"));
        }
        let all = 0..text.len();
        let is_right = name == "rpartition";
        let found = if is_right { text.rfind(all, &wanted) } else { text.find(all, &wanted) };
        let parts = match found {
            Some(index) => [
                self.text_part(this, &text, 0..index),
                self.text_part(separator, &wanted, 0..wanted.len()),
                self.text_part(this, &text, index + wanted.len()..text.len()),
            ],
            None => {
                let whole = self.text_part(this, &text, 0..text.len());
                let [a, b] = [(); 2].map(|()| self.built(text.builder()));
                if is_right { [a, b, whole] } else { [whole, a, b] }
            }
        };
        Ok(self.heap.tuple(parts))
    }

    /// `string.center(width[, fill])`, `string.ljust(…)`, `string.rjust(…)`.
    fn string_justify(&mut self, name: &str, this: Value, width: Value, fill: Value) -> Outcome<Value> {
        let width = self.c_long(width)?;
        let text = self.this_text(this);
        let fill = if fill.is_null() { u32::from(b' ') } else { self.fill_character(name, &text, fill)? };
        let missing = to_size(width).saturating_sub(text.len());
        let left = match name {
            "ljust" => 0,
            "rjust" => missing,
            _ => missing / 2 + (missing & width as usize & 1),
        };
        if missing == 0 {
            return Ok(self.string_itself(this));
        }
        self.check_width(missing.saturating_add(text.len()), text.is_unicode())?;
        let mut padded = text.builder();
        padded.repeat(fill, left);
        padded.extend_all(&text);
        padded.repeat(fill, missing - left);
        Ok(self.built(padded))
    }

    /// Whether there can be a string that is as wide.
    ///
    /// # Errors
    /// OverflowError, MemoryError: there cannot.
    pub(in crate::machine) fn check_width(&mut self, width: usize, unicode: bool) -> Outcome<()> {
        /// Bytes of a str without characters.
        const STR_SIZE: usize = 37;
        if !unicode && width > i64::MAX as usize - STR_SIZE {
            return Err(self.raise(Exc::OverflowError, "string is too large"));
        }
        self.reserve(width.saturating_mul(if unicode { 4 } else { 1 }))
    }

    /// The character to fill with (`convert_uc`).
    fn fill_character(&mut self, name: &str, text: &Text, fill: Value) -> Outcome<u32> {
        let given = self.text(fill);
        match given {
            // A str is decoded, as ASCII.
            Some(given) if text.is_unicode() && !given.is_unicode() && given.characters().any(|byte| byte > 0x7f) => {
                Err(self.type_error("The fill character cannot be converted to Unicode"))
            }
            Some(given) if given.len() == 1 && (text.is_unicode() || !given.is_unicode()) => Ok(given.at(0)),
            _ if !text.is_unicode() => {
                let of = self.converted_name(fill);
                Err(self.type_error(format!("{name}() argument 2 must be char, not {of}")))
            }
            Some(_) => Err(self.type_error("The fill character must be exactly one character long")),
            None => Err(self.type_error("The fill character cannot be converted to Unicode")),
        }
    }

    /// `string.zfill(width)`.
    fn string_zfill(&mut self, this: Value, width: Value) -> Outcome<Value> {
        let width = to_size(self.c_long(width)?);
        let text = self.this_text(this);
        let missing = width.saturating_sub(text.len());
        if missing == 0 {
            return Ok(self.string_itself(this));
        }
        self.check_width(width, text.is_unicode())?;
        let has_sign = usize::from([b'+', b'-'].iter().any(|&sign| text.at(0) == u32::from(sign)));
        let mut filled = text.builder();
        filled.extend(&text, 0..has_sign);
        filled.repeat(u32::from(b'0'), missing);
        filled.extend(&text, has_sign..text.len());
        Ok(self.built(filled))
    }

    /// `string.expandtabs([tabsize])`.
    fn string_expandtabs(&mut self, this: Value, tabsize: Value) -> Outcome<Value> {
        let tabsize = usize::try_from(self.c_int_or(tabsize, 8)?).unwrap_or(0);
        let text = self.this_text(this);
        let (mut expanded, mut column, mut len) = (text.builder(), 0, 0usize);
        for character in text.characters() {
            if character != u32::from(b'\t') {
                expanded.push(character);
                len += 1;
                column = if character == 10 || character == 13 { 0 } else { column + 1 };
            } else if tabsize > 0 {
                let spaces = tabsize - column % tabsize;
                len = len.saturating_add(spaces);
                self.has_room(len.saturating_mul(4))?;
                expanded.repeat(u32::from(b' '), spaces);
                column += spaces;
            }
        }
        self.charge((text.len() + len) / 16);
        Ok(self.built(expanded))
    }

    /// `string.encode(…)`, `string.decode(…)`.
    fn string_recode(&mut self, name: &str, this: Value, encoding: Value, errors: Value) -> Outcome<Value> {
        if name == "encode" {
            return self.encode_named(this, encoding, errors);
        }
        self.decode_named(name, this, encoding, errors)
    }

    /// `string.translate(table[, deletions])`.
    fn string_translate(&mut self, this: Value, table: Value, deletions: Value) -> Outcome<Value> {
        let text = self.this_text(this);
        let by_mapping = text.is_unicode() || self.heap.as_unicode(table).is_some();
        if by_mapping && !deletions.is_null() {
            return Err(self.type_error(NO_DELETIONS));
        }
        if by_mapping {
            return self.translate_unicode(this, table);
        }
        let table = if table.is_none() { None } else { Some(self.character_buffer(table)?) };
        if table.as_ref().is_some_and(|table| table.len() != 256) {
            return Err(self.value_error("translation table must be 256 characters long"));
        }
        if self.heap.as_unicode(deletions).is_some() {
            return Err(self.type_error(NO_DELETIONS));
        }
        let deletions = if deletions.is_null() { Default::default() } else { self.character_buffer(deletions)? };
        let deleted: BTreeSet<u8> = deletions.iter().copied().collect();
        let bytes: Vec<u8> = text.characters().map(|character| character as u8).collect();
        let translated: Vec<u8> = bytes
            .iter()
            .filter(|byte| !deleted.contains(byte))
            .map(|&byte| table.as_ref().and_then(|table| table.get(usize::from(byte)).copied()).unwrap_or(byte))
            .collect();
        Ok(if translated == bytes { self.string_itself(this) } else { self.heap.str(translated) })
    }

    /// `unicode.translate(mapping)`: from the numbers of characters to numbers, strings, or None.
    fn translate_unicode(&mut self, this: Value, mapping: Value) -> Outcome<Value> {
        let points = self.unicode_points(this)?;
        let mut translated = Vec::with_capacity(points.len());
        for &point in points.iter() {
            self.charge(1);
            let key = self.heap.int(i64::from(point));
            let found = self.get_item(mapping, key);
            self.heap.release(key);
            let to = match found {
                Ok(to) => to,
                Err(Fault::Raised) if self.raised_is(Exc::LookupError) => {
                    self.clear_raised();
                    translated.push(point);
                    continue;
                }
                Err(fault) => return Err(fault),
            };
            let replaced = match (self.heap.as_int(to), self.heap.as_unicode(to)) {
                (Some(number), _) => match u32::try_from(number).ok().filter(|&number| number < 0x11_0000) {
                    Some(number) => {
                        translated.push(number);
                        Ok(())
                    }
                    None => Err(self.type_error("character mapping must be in range(0x%lx)")),
                },
                (None, Some(more)) => {
                    translated.extend(more.iter());
                    Ok(())
                }
                (None, None) if to.is_none() => Ok(()),
                (None, None) => Err(self.type_error("character mapping must return integer, None or unicode")),
            };
            self.heap.release(to);
            replaced?;
            self.reserve(translated.len() * 4)?;
        }
        Ok(self.built(Builder::Points(translated)))
    }

    /// The type of a method's first argument must be right when it is called on a type: `str.upper('x')`.
    pub(super) fn check_receiver(&mut self, builtin: Builtin, arguments: &[Value]) -> Outcome<Value> {
        let (name, owner) = (builtin.name(), builtin.owner().map_or("", |owner| owner.name()));
        match arguments.first() {
            None => Err(self.type_error(format!("descriptor '{name}' of '{owner}' object needs an argument"))),
            Some(&this) if builtin.owner().is_some_and(|owner| self.heap.type_of(this).is_a(owner)) => Ok(this),
            Some(&this) => {
                let of = self.heap.type_name(this);
                let message = format!("descriptor '{name}' requires a '{owner}' object but received a '{of}'");
                Err(self.type_error(message))
            }
        }
    }
}

fn split_at(text: &Text, separator: &Text, limit: usize) -> Vec<Range<usize>> {
    let (mut parts, mut from) = (Vec::new(), 0);
    for place in text.find_all(0..text.len(), separator, limit) {
        parts.push(from..place);
        from = place + separator.len();
    }
    parts.push(from..text.len());
    parts
}

fn rsplit_at(text: &Text, separator: &Text, limit: usize) -> Vec<Range<usize>> {
    let (mut parts, mut end) = (Vec::new(), text.len());
    while parts.len() < limit
        && let Some(place) = text.rfind(0..end, separator)
    {
        parts.push(place + separator.len()..end);
        end = place;
    }
    parts.push(0..end);
    parts.reverse();
    parts
}

fn split_spaces(text: &Text, limit: usize) -> Vec<Range<usize>> {
    let (mut parts, mut from) = (Vec::new(), 0);
    while let Some(start) = (from..text.len()).find(|&index| !text.is_space(index)) {
        let end = if parts.len() < limit { (start..text.len()).find(|&index| text.is_space(index)) } else { None };
        from = end.unwrap_or(text.len());
        parts.push(start..from);
    }
    parts
}

fn rsplit_spaces(text: &Text, limit: usize) -> Vec<Range<usize>> {
    let (mut parts, mut to) = (Vec::new(), text.len());
    while let Some(last) = (0..to).rev().find(|&index| !text.is_space(index)) {
        let space = if parts.len() < limit { (0..last).rev().find(|&index| text.is_space(index)) } else { None };
        to = space.map_or(0, |space| space + 1);
        parts.push(to..last + 1);
    }
    parts.reverse();
    parts
}
