//! Units, measure words and what else counts only right behind a number.

use rustc_hash::FxHashMap;

use super::table::Row;
use crate::Error;
use crate::model::{Modifier, Role};

/// What a unit measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum UnitKind {
    /// A measure word: counts things (家, 人次).
    Count,
    /// 元
    Money,
    /// A share (%, 成, 百分点) or a multiple (倍).
    Ratio,
    /// A length of time (天, 小时).
    Time,
    /// A unit in which things are rated rather than measured (千伏, 英寸): before a noun it names a class.
    Rating,
    /// Any physical unit.
    Physical,
    /// No unit: makes the number a rank (强, 级) or a part of a name (号).
    Suffix(Role),
}

impl UnitKind {
    pub(crate) fn read(row: Row<'_>) -> Result<Self, Error> {
        let names = [
            ("money", Self::Money),
            ("ratio", Self::Ratio),
            ("time", Self::Time),
            ("rating", Self::Rating),
        ];
        let physical = [
            "length",
            "area",
            "volume",
            "mass",
            "energy",
            "power",
            "temperature",
            "pressure",
            "speed",
            "angle",
            "data",
            "traffic",
            "concentration",
            "other",
        ];
        let all: Vec<_> = names
            .into_iter()
            .chain(physical.map(|name| (name, Self::Physical)))
            .collect();
        row.one_of("kind", &all)
    }
}

/// A unit or measure word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unit {
    pub(crate) kind: UnitKind,
    /// ISO 4217 or UCUM, empty where there is none.
    pub(crate) code: String,
    /// What shows, right behind it, that the word is none.
    not_before: NotBefore,
}

/// What shows, right behind a word, that it is no unit there. Written as characters, then `/` before a longer piece of
/// text that shows it as well, and `+` before one that does not, though it begins with one of the characters:
/// `3项目` but `3项目标`, `5个` but `个体工商户`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct NotBefore {
    characters: Box<str>,
    /// Longer text, and whether it shows it; the last that fits decides.
    words: Vec<(Box<str>, bool)>,
}

impl NotBefore {
    fn read(cell: &str) -> Self {
        let end = cell.find(['/', '+']).unwrap_or(cell.len());
        let (characters, mut rest) = cell.split_at(end);
        let mut words = Vec::new();
        while let Some(sign) = rest.chars().next() {
            let word = &rest[sign.len_utf8()..];
            let end = word.find(['/', '+']).unwrap_or(word.len());
            words.push((word[..end].into(), sign == '/'));
            rest = &word[end..];
        }
        Self {
            characters: characters.into(),
            words,
        }
    }

    fn shows(&self, text: &str) -> bool {
        let next = text.chars().next();
        let shown = next.is_some_and(|c| self.characters.contains(c));
        let word = self
            .words
            .iter()
            .rev()
            .find(|(word, _)| text.starts_with(&**word));
        word.map_or(shown, |(_, shows)| *shows)
    }
}

/// The units by name, and the modifiers that stand behind a number.
#[derive(Debug, Default)]
pub(crate) struct Units {
    units: ByFirst<Unit>,
    after: ByFirst<Modifier>,
}

impl Units {
    pub(crate) fn add(&mut self, name: &str, kind: UnitKind, code: &str, not_before: &str) {
        let unit = Unit {
            kind,
            code: code.to_owned(),
            not_before: NotBefore::read(not_before),
        };
        let wide = super::widened(name);
        if wide != name {
            self.units.insert(&wide, unit.clone());
        }
        self.units.insert(name, unit);
    }

    pub(crate) fn add_after(&mut self, word: &str, modifier: Modifier) {
        self.after.insert(word, modifier);
    }

    /// The longest unit at the start of `text`, with its length in bytes.
    pub(crate) fn at_start(&self, text: &str) -> Option<(&Unit, usize)> {
        self.units
            .at_start(text)
            .find(|(unit, length)| !unit.not_before.shows(&text[*length..]))
    }

    /// The unit of exactly that name.
    pub(crate) fn get(&self, name: &str) -> Option<&Unit> {
        self.units
            .at_start(name)
            .find(|(_, length)| *length == name.len())
            .map(|(unit, _)| unit)
    }

    /// The longest modifier at the start of `text` that stands behind a number, with its length.
    pub(crate) fn modifier_at_start(&self, text: &str) -> Option<(Modifier, usize)> {
        self.after
            .at_start(text)
            .next()
            .map(|(modifier, length)| (*modifier, length))
    }
}

/// Words by their first character, the longest first: what a text begins with is found by one look-up.
#[derive(Debug)]
struct ByFirst<T> {
    words: FxHashMap<char, Vec<(Box<str>, T)>>,
}

impl<T> Default for ByFirst<T> {
    fn default() -> Self {
        Self {
            words: FxHashMap::default(),
        }
    }
}

impl<T> ByFirst<T> {
    fn insert(&mut self, word: &str, value: T) {
        let Some(first) = word.chars().next() else {
            return;
        };
        let words = self.words.entry(first).or_default();
        words.retain(|(known, _)| **known != *word);
        let at = words.partition_point(|(known, _)| known.len() >= word.len());
        words.insert(at, (word.into(), value));
    }

    /// The words that `text` begins with, longest first, each with its length in bytes.
    fn at_start<'s>(&'s self, text: &str) -> impl Iterator<Item = (&'s T, usize)> {
        let first = text.chars().next();
        let words = first.and_then(|c| self.words.get(&c));
        words
            .into_iter()
            .flatten()
            .filter(move |(word, _)| text.starts_with(&**word))
            .map(|(word, value)| (value, word.len()))
    }
}
