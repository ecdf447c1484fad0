//! Trees, and the difference of two, to [streams](super::streams) and back.
//!
//! A tree is one `op`, and what it says follows: 0 null, 1 no, 2 yes, 3 a number, 4 a fraction, 5 a word, 6 a list (how
//! many, and they), and from 7 on an object of shape `op - 7` (its fields' values).
//!
//! A patch is an `op`, too: 0 it is the same, 1 another tree, 2 a number and how much more it is, 3 another word, 4 an
//! edited text (from where and how many UTF-16 units of the old one stay; a word that comes before, and one behind), 5
//! a changed list, 6 an object with changed fields (which, as the bits of a number, and the patch of each).
//!
//! A changed list goes along the old one: `4 * count + 0` so many stay, `+ 1` so many are patched, `+ 2` so many go, `+ 3` so
//! many new ones come here. 0 ends it: all that is left stays.

use std::rc::Rc;

use memchr::memmem;

use super::read::Damage;
use super::streams::{In, Out};
use super::tree::{ShapeId, Shapes, Tree};

/// How deep a tree can be.
const DEPTH: u32 = 40;
/// A text of fewer bytes is never edited.
const EDITED: usize = 64;
/// How far ahead an item of a list is looked for.
const LOOKED_AHEAD: usize = 64;
/// The ops below that of the first shape.
const SHAPES_FROM: u64 = 7;

/// Writes a tree.
pub fn write_tree(out: &mut Out, tree: &Tree) {
    match tree {
        Tree::Null => out.op(0),
        Tree::Bool(yes) => out.op(1 + u64::from(*yes)),
        Tree::Int(number) => {
            out.op(3);
            out.number(*number);
        }
        Tree::Float(number) => {
            out.op(4);
            out.float(*number);
        }
        Tree::Text(text) => {
            out.op(5);
            out.word(text);
        }
        Tree::List(items) => {
            out.op(6);
            out.op(items.len() as u64);
            items.iter().for_each(|item| write_tree(out, item));
        }
        Tree::Struct(shape, fields) => {
            out.op(SHAPES_FROM + u64::from(shape.0));
            fields.iter().for_each(|field| write_tree(out, field));
        }
    }
}

/// Reads a tree.
///
/// # Errors
/// There is none.
pub fn read_tree(from: &mut In<'_>, shapes: &Shapes) -> Result<Tree, Damage> {
    read_tree_in(from, shapes, 0)
}

fn read_tree_in(from: &mut In<'_>, shapes: &Shapes, depth: u32) -> Result<Tree, Damage> {
    let inner = deeper(depth)?;
    Ok(match from.op()? {
        0 => Tree::Null,
        1 => Tree::Bool(false),
        2 => Tree::Bool(true),
        3 => Tree::Int(from.number()?),
        4 => Tree::Float(from.float()?),
        5 => Tree::Text(from.word()?),
        6 => {
            let count = from.count()?;
            let items: Result<_, _> = (0..count).map(|_| read_tree_in(from, shapes, inner)).collect();
            Tree::List(Rc::new(items?))
        }
        op => {
            let shape = ShapeId(u32::try_from(op - SHAPES_FROM).map_err(|_| NO_SHAPE)?);
            let count = shapes.fields(shape).ok_or(NO_SHAPE)?.len();
            let fields: Result<_, _> = (0..count).map(|_| read_tree_in(from, shapes, inner)).collect();
            Tree::Struct(shape, Rc::new(fields?))
        }
    })
}

const NO_SHAPE: Damage = Damage::Value("a shape is not there");
const NO_OP: Damage = Damage::Value("an operation is not there");
const NO_ITEM: Damage = Damage::Value("an item is not there");

fn deeper(depth: u32) -> Result<u32, Damage> {
    if depth < DEPTH { Ok(depth + 1) } else { Err(Damage::Value("it is nested too deep")) }
}

/// Writes what makes `new` of `old`.
pub fn write_patch(out: &mut Out, shapes: &Shapes, old: &Tree, new: &Tree) {
    match (old, new) {
        _ if old == new => out.op(0),
        (Tree::Int(old), Tree::Int(new)) => {
            out.op(2);
            out.number(new - old);
        }
        (Tree::Text(old), Tree::Text(new)) => write_text(out, old, new),
        (Tree::List(old), Tree::List(new)) => {
            out.op(5);
            write_list(out, shapes, old, new);
        }
        (Tree::Struct(shape, old), Tree::Struct(same, new)) if shape == same => {
            out.op(6);
            let pairs = || old.iter().zip(new.iter()).enumerate().filter(|(_, (old, new))| old != new);
            out.op(pairs().map(|(place, _)| 1 << place).sum());
            pairs().for_each(|(_, (old, new))| write_patch(out, shapes, old, new));
        }
        _ => {
            out.op(1);
            write_tree(out, new);
        }
    }
}

fn write_text(out: &mut Out, old: &Rc<str>, new: &Rc<str>) {
    let Some(edit) = edit(old, new) else {
        out.op(3);
        return out.word(new);
    };
    out.op(4);
    let units = |text: &str| text.encode_utf16().count() as i64;
    out.number(units(edit.gone));
    out.number(units(edit.kept));
    out.word(&edit.before.into());
    out.word(&edit.behind.into());
}

/// A new text: `before`, what was `kept` of the old one behind what has `gone` there, and `behind`.
struct Edit<'t> {
    gone: &'t str,
    kept: &'t str,
    before: &'t str,
    behind: &'t str,
}

/// How a long text was edited, if much of it is kept: an output that grew, and perhaps lost its beginning.
fn edit<'t>(old: &'t str, new: &'t str) -> Option<Edit<'t>> {
    if old.len() < EDITED {
        return None;
    }
    if let Some(behind) = new.strip_prefix(old) {
        return Some(Edit { gone: "", kept: old, before: "", behind });
    }
    let mut tail = old.len() - EDITED / 2;
    while !old.is_char_boundary(tail) {
        tail += 1;
    }
    let (_, last) = old.split_at_checked(tail)?;
    let end = memmem::rfind(new.as_bytes(), last.as_bytes())? + last.len();
    let (known, behind) = new.split_at_checked(end)?;
    let same = |(old, new): &(char, char)| old == new;
    let kept: usize =
        old.chars().rev().zip(known.chars().rev()).take_while(same).map(|(kept, _)| kept.len_utf8()).sum();
    let (gone, kept) = old.split_at_checked(old.len() - kept)?;
    let before = known.strip_suffix(kept)?;
    (kept.len() >= old.len() / 2).then_some(Edit { gone, kept, before, behind })
}

/// What becomes of an item of the old list, or where an item of the new one comes from.
#[derive(Clone, Copy, PartialEq)]
enum Fate {
    Stays,
    Patched,
    Goes,
    Comes,
}

fn write_list(out: &mut Out, shapes: &Shapes, old: &[Tree], new: &[Tree]) {
    let mut fates = fates(shapes, old, new);
    while fates.last() == Some(&Fate::Stays) {
        fates.pop();
    }
    let (mut old, mut new) = (old.iter(), new.iter());
    for run in fates.chunk_by(|one, next| one == next) {
        let Some(fate) = run.first() else { continue };
        out.op(4 * run.len() as u64 + *fate as u64);
        for _ in run {
            let old = if *fate == Fate::Comes { None } else { old.next() };
            let new = if *fate == Fate::Goes { None } else { new.next() };
            match (old, new) {
                (Some(old), Some(new)) if *fate == Fate::Patched => write_patch(out, shapes, old, new),
                (None, Some(new)) => write_tree(out, new),
                _ => {}
            }
        }
    }
    out.op(0);
}

fn fates(shapes: &Shapes, old: &[Tree], new: &[Tree]) -> Vec<Fate> {
    let (mut old, mut new) = (old, new);
    let mut fates = Vec::with_capacity(old.len().max(new.len()));
    loop {
        let fate = match (old.split_first(), new.split_first()) {
            (None, None) => return fates,
            (Some(_), None) => Fate::Goes,
            (None, Some(_)) => Fate::Comes,
            (Some((from, _)), Some((to, _))) if from == to => Fate::Stays,
            (Some((from, old)), Some((to, new))) => {
                let ahead = |list: &[Tree], item| list.iter().take(LOOKED_AHEAD).any(|one| is_same(shapes, one, item));
                match () {
                    () if has_key(shapes, from) && is_same(shapes, from, to) => Fate::Patched,
                    () if ahead(new, from) => Fate::Comes,
                    () if ahead(old, to) => Fate::Goes,
                    () => Fate::Patched,
                }
            }
        };
        fates.push(fate);
        old = old.get(usize::from(fate != Fate::Comes)..).unwrap_or_default();
        new = new.get(usize::from(fate != Fate::Goes)..).unwrap_or_default();
    }
}

/// The fields that say which of a list's objects an object is.
const KEYS: [&str; 5] = ["id", "frame", "index", "name", "key"];

fn key<'t>(shapes: &Shapes, tree: &'t Tree) -> Option<&'t Tree> {
    let Tree::Struct(shape, values) = tree else { return None };
    let fields = shapes.fields(*shape)?;
    let place = KEYS.iter().find_map(|key| fields.iter().position(|field| **field == **key))?;
    values.get(place)
}

fn has_key(shapes: &Shapes, tree: &Tree) -> bool {
    key(shapes, tree).is_some()
}

/// Whether both are the same item of a list, however it has changed.
fn is_same(shapes: &Shapes, one: &Tree, other: &Tree) -> bool {
    match (one, other) {
        (Tree::Struct(shape, _), Tree::Struct(same, _)) if shape != same => false,
        _ => match (key(shapes, one), key(shapes, other)) {
            (Some(one), Some(other)) => one == other,
            _ => one == other,
        },
    }
}

/// Reads a patch, and makes the new tree of the old one.
///
/// # Errors
/// There is none, or it is not one of this tree.
pub fn read_patch(from: &mut In<'_>, shapes: &Shapes, old: &Tree) -> Result<Tree, Damage> {
    match (from.op()?, old) {
        (0, _) => Ok(old.clone()),
        (1, _) => read_tree(from, shapes),
        (2, Tree::Int(old)) => {
            let new = old.checked_add(from.number()?).ok_or(Damage::Value("a number is too large"))?;
            Ok(Tree::number(new as f64))
        }
        (3, Tree::Text(_)) => Ok(Tree::Text(from.word()?)),
        (4, Tree::Text(old)) => Ok(Tree::Text(read_text(from, old)?.into())),
        (5, Tree::List(old)) => Ok(Tree::List(Rc::new(read_list(from, shapes, old)?))),
        (6, Tree::Struct(shape, old)) => {
            let changed = from.op()?;
            let patch = |(place, old): (usize, &Tree)| {
                if changed >> place.min(63) & 1 == 1 { read_patch(from, shapes, old) } else { Ok(old.clone()) }
            };
            let fields: Result<_, _> = old.iter().enumerate().map(patch).collect();
            Ok(Tree::Struct(*shape, Rc::new(fields?)))
        }
        _ => Err(NO_OP),
    }
}

fn read_text(from: &mut In<'_>, old: &str) -> Result<String, Damage> {
    let (gone, kept) = (from.natural()? as usize, from.natural()? as usize);
    let (before, behind) = (from.word()?, from.word()?);
    let (_, rest) = split_at_unit(old, gone)?;
    let (kept, _) = split_at_unit(rest, kept)?;
    Ok([&*before, kept, &*behind].concat())
}

/// A text before and behind so many UTF-16 units.
fn split_at_unit(text: &str, units: usize) -> Result<(&str, &str), Damage> {
    let mut left = units;
    for (place, character) in text.char_indices() {
        if left == 0 {
            return text.split_at_checked(place).ok_or(NO_ITEM);
        }
        left = left.checked_sub(character.len_utf16()).ok_or(NO_ITEM)?;
    }
    if left == 0 { Ok((text, "")) } else { Err(NO_ITEM) }
}

fn read_list(from: &mut In<'_>, shapes: &Shapes, old: &[Tree]) -> Result<Vec<Tree>, Damage> {
    let mut rest = old;
    let mut new = Vec::new();
    loop {
        let op = from.op()?;
        let (count, fate) = ((op / 4) as usize, op % 4);
        if op == 0 {
            new.extend_from_slice(rest);
            return Ok(new);
        }
        if fate == Fate::Comes as u64 {
            for _ in 0..count {
                new.push(read_tree(from, shapes)?);
            }
            continue;
        }
        let (taken, others) = rest.split_at_checked(count).ok_or(NO_ITEM)?;
        rest = others;
        if fate == Fate::Stays as u64 {
            new.extend_from_slice(taken);
        } else if fate == Fate::Patched as u64 {
            for item in taken {
                new.push(read_patch(from, shapes, item)?);
            }
        }
    }
}
