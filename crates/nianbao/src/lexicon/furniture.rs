//! What the lines around an article say: share bars, breadcrumbs, footers, bylines, captions, notes.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::generated::TABLES;
use super::table::Row;
use crate::Error;
use crate::model::BlockKind;

/// The words of page furniture, by the place in the line where each counts.
#[derive(Debug, Default)]
pub(crate) struct Furniture {
    whole: HashMap<String, BlockKind>,
    /// By their first character.
    starts: HashMap<char, Vec<(String, BlockKind)>>,
    /// By their last character.
    ends: HashMap<char, Vec<(String, BlockKind)>>,
    /// In the order of the table.
    parts: Vec<(String, BlockKind)>,
    /// The characters with which words start: whole lines and starts, and parts.
    openers: Filter,
    part_openers: Filter,
    /// The characters with which words end that end a line.
    closers: Filter,
}

/// Which characters may be looked for, by their low bits: most characters are not.
#[derive(Debug)]
struct Filter([u64; Filter::BITS / 64]);

impl Default for Filter {
    fn default() -> Self {
        Self([0; Self::BITS / 64])
    }
}

impl Filter {
    const BITS: usize = 4096;

    fn add(&mut self, c: char) {
        let bit = c as usize % Self::BITS;
        self.0[bit / 64] |= 1 << (bit % 64);
    }

    fn may_hold(&self, c: char) -> bool {
        let bit = c as usize % Self::BITS;
        self.0[bit / 64] & (1 << (bit % 64)) != 0
    }
}

/// Where in a line a word counts.
#[derive(Debug, Clone, Copy)]
enum Place {
    Whole,
    Start,
    End,
    Part,
}

/// The longest salutation, in bytes.
const SALUTATION: usize = 90;

static BUILTIN: LazyLock<Furniture> = LazyLock::new(|| {
    let mut furniture = Furniture::default();
    for table in TABLES.iter().filter(|t| t.name == "furniture") {
        for row in table.iter() {
            furniture.add(row).expect("the built-in tables are tested");
        }
    }
    furniture
});

impl Furniture {
    /// The built-in words.
    pub(crate) fn builtin() -> &'static Self {
        &BUILTIN
    }

    /// Adds a row of a table of furniture.
    pub(crate) fn add(&mut self, row: Row<'_>) -> Result<(), Error> {
        let kind: BlockKind = row.need("kind")?.parse()?;
        let place = row.one_of(
            "match",
            &[
                ("line", Place::Whole),
                ("start", Place::Start),
                ("end", Place::End),
                ("part", Place::Part),
            ],
        )?;
        let mut word = String::new();
        normalize(row.need("word")?, &mut word);
        let first = word.chars().next().unwrap_or_default();
        let last = word.chars().next_back().unwrap_or_default();
        match place {
            Place::Whole => {
                self.openers.add(first);
                self.whole.insert(word, kind);
            }
            Place::Start => {
                self.openers.add(first);
                self.starts.entry(first).or_default().push((word, kind));
            }
            Place::End => {
                self.closers.add(last);
                self.ends.entry(last).or_default().push((word, kind));
            }
            Place::Part => {
                self.part_openers.add(first);
                self.parts.push((word, kind));
            }
        }
        Ok(())
    }

    /// What the start of a normalized line says that the line is.
    pub(crate) fn start(&self, line: &str) -> Option<BlockKind> {
        let first = line.chars().next()?;
        if !self.openers.may_hold(first) {
            return None;
        }
        let words = self.starts.get(&first)?;
        let fitting = words.iter().filter(|(word, _)| line.starts_with(&**word));
        let (_, kind) = fitting.max_by_key(|(word, _)| word.len())?;
        let calls = line.ends_with(['：', '！']) && line.len() <= SALUTATION;
        (*kind != BlockKind::Salutation || calls).then_some(*kind)
    }

    /// What a normalized short line is by its words, if they say.
    pub(crate) fn kind(&self, line: &str) -> Option<BlockKind> {
        let bare = line.trim_matches(|c| "：※*＊—-".contains(c));
        if self.openers.may_hold(bare.chars().next()?) {
            if let Some(kind) = self.whole.get(bare) {
                return Some(*kind);
            }
            if let Some(kind) = self.start(line) {
                return Some(kind);
            }
        }
        let last = line.chars().next_back()?;
        if self.closers.may_hold(last) {
            let words = self.ends.get(&last).map_or(&[][..], Vec::as_slice);
            let found = words.iter().find(|(word, _)| line.ends_with(&**word));
            if let Some((_, kind)) = found {
                return Some(*kind);
            }
        }
        line.char_indices().find_map(|(at, c)| {
            if !self.part_openers.may_hold(c) {
                return None;
            }
            let mut words = self.parts.iter();
            let found = words.find(|(word, _)| line[at..].starts_with(&**word));
            found.map(|(_, kind)| *kind)
        })
    }
}

/// Writes a line as the words of the table are written: no white space, full-width `：` and `｜`, half-width `>`.
pub(crate) fn normalize(line: &str, into: &mut String) {
    into.clear();
    for c in line.chars() {
        match c {
            '\u{4e00}'..='\u{9fff}' => into.push(c),
            ':' => into.push('：'),
            '|' => into.push('｜'),
            '＞' => into.push('>'),
            '？' | '?' if into.is_empty() => {}
            '\u{200b}'..='\u{200f}' | '\u{feff}' => {}
            c if c.is_whitespace() => {}
            c => into.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The table as it is edited, examples included.
    const TABLE: &str = include_str!("../../lexicon/furniture.tsv");

    #[test]
    fn every_example_is_of_its_kind() {
        let lines = TABLE
            .lines()
            .filter(|l| !l.starts_with('#') && !l.is_empty());
        for line in lines.skip(1) {
            let cells: Vec<&str> = line.split('\t').collect();
            let [word, kind, _, example] = cells[..] else {
                panic!("{line:?} has not four cells");
            };
            let mut normal = String::new();
            normalize(example, &mut normal);
            let found = Furniture::builtin().kind(&normal).map(BlockKind::as_str);
            assert_eq!(found, Some(kind), "{word}: {example}");
        }
    }

    #[test]
    fn running_text_is_not_furniture() {
        for line in [
            "全年完成投资30亿元，新增企业200家。",
            "主任务是抓好三件大事：",
            "同志们在一线连续奋战，完成了改造任务。",
            "来源于制造业的税收增长5%。",
        ] {
            let mut normal = String::new();
            normalize(line, &mut normal);
            assert_eq!(Furniture::builtin().kind(&normal), None, "{line}");
        }
    }
}
