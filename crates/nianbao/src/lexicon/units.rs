//! Units, measure words and what else counts only right behind a number.

use std::collections::HashMap;

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
    /// Characters that show, right behind it, that the word is none (`5成` but `成立`).
    not_before: String,
}

/// The units by name, and the modifiers that stand behind a number.
#[derive(Debug, Default)]
pub(crate) struct Units {
    by_name: HashMap<String, Unit>,
    after: HashMap<String, Modifier>,
    longest: usize,
}

impl Units {
    pub(crate) fn add(&mut self, name: &str, kind: UnitKind, code: &str, not_before: &str) {
        self.longest = self.longest.max(name.chars().count());
        let unit = Unit {
            kind,
            code: code.to_owned(),
            not_before: not_before.to_owned(),
        };
        let wide = super::widened(name);
        if wide != name {
            self.by_name.insert(wide, unit.clone());
        }
        self.by_name.insert(name.to_owned(), unit);
    }

    pub(crate) fn add_after(&mut self, word: &str, modifier: Modifier) {
        self.longest = self.longest.max(word.chars().count());
        self.after.insert(word.to_owned(), modifier);
    }

    /// The longest unit at the start of `text`, with its length in bytes.
    pub(crate) fn at_start(&self, text: &str) -> Option<(&Unit, usize)> {
        self.prefixes(text).find_map(|(prefix, next)| {
            let unit = self.by_name.get(prefix)?;
            let fits = !next.is_some_and(|c| unit.not_before.contains(c));
            fits.then_some((unit, prefix.len()))
        })
    }

    /// The unit of exactly that name.
    pub(crate) fn get(&self, name: &str) -> Option<&Unit> {
        self.by_name.get(name)
    }

    /// The longest modifier at the start of `text` that stands behind a number, with its length.
    pub(crate) fn modifier_at_start(&self, text: &str) -> Option<(Modifier, usize)> {
        self.prefixes(text)
            .find_map(|(prefix, _)| Some((*self.after.get(prefix)?, prefix.len())))
    }

    /// The prefixes of `text`, longest first, no longer than the longest name, each with the character
    /// behind it.
    fn prefixes<'t>(&self, text: &'t str) -> impl Iterator<Item = (&'t str, Option<char>)> {
        let mut ends = [(0usize, None); 16];
        let mut count = 0;
        for (i, c) in text
            .char_indices()
            .take(self.longest.min(ends.len() - 1) + 1)
        {
            if count > 0 {
                ends[count - 1].1 = Some(c);
            }
            if count < self.longest.min(ends.len()) && !c.is_whitespace() {
                ends[count] = (i + c.len_utf8(), None);
                count += 1;
            } else {
                break;
            }
        }
        (0..count)
            .rev()
            .map(move |i| (&text[..ends[i].0], ends[i].1))
    }
}
