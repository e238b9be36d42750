//! What the lines around an article say: share bars, breadcrumbs, footers, bylines, captions, notes.

use std::collections::HashMap;

use super::table::Row;
use crate::Error;
use crate::model::BlockKind;

/// The words of page furniture, by the place in the line where each counts.
#[derive(Debug, Default)]
pub(crate) struct Furniture {
    /// Words that are the whole line, by their first character.
    whole: HashMap<char, Vec<Word>>,
    /// Words that start a line, by their first character.
    starts: HashMap<char, Vec<Word>>,
    /// Words that end a line, by their last character.
    ends: HashMap<char, Vec<Word>>,
    /// Words anywhere in a line, by their first two characters.
    parts: HashMap<(char, char), Vec<Word>>,
    /// Which of these may be looked for at all.
    openers: Filter,
    closers: Filter,
    part_openers: Filter,
}

/// A word as `normal` writes it, and what it says of its line.
#[derive(Debug)]
struct Word {
    text: String,
    kind: BlockKind,
}

/// Which characters, or pairs of them, may be looked for, by the low bits of each: most are not.
#[derive(Debug)]
struct Filter([u64; Filter::BITS / 64]);

impl Default for Filter {
    fn default() -> Self {
        Self([0; Self::BITS / 64])
    }
}

impl Filter {
    const BITS: usize = 1 << 14;

    fn add(&mut self, key: u32) {
        let bit = key as usize % Self::BITS;
        self.0[bit / 64] |= 1 << (bit % 64);
    }

    fn may_hold(&self, key: u32) -> bool {
        let bit = key as usize % Self::BITS;
        self.0[bit / 64] & (1 << (bit % 64)) != 0
    }

    /// Two characters as one key.
    fn pair(a: char, b: char) -> u32 {
        (a as u32).wrapping_mul(31).wrapping_add(b as u32)
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

/// The longest salutation, in characters.
const SALUTATION: usize = 30;

/// A line of more bytes is long, and only so many of its first count.
const LONG: usize = 240;
const START: usize = 120;

/// What may stand around the words of a whole line.
const TRIMMED: &str = "：※*＊—-";

impl Furniture {
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
        let text: String = normal(row.need("word")?).collect();
        let mut chars = text.chars();
        let first = chars.next().unwrap_or_default();
        let second = chars.next();
        let last = text.chars().next_back().unwrap_or_default();
        let word = Word { text, kind };
        match place {
            Place::Whole => {
                self.openers.add(first as u32);
                self.whole.entry(first).or_default().push(word);
            }
            Place::Start => {
                self.openers.add(first as u32);
                self.starts.entry(first).or_default().push(word);
            }
            Place::End => {
                self.closers.add(last as u32);
                self.ends.entry(last).or_default().push(word);
            }
            Place::Part => {
                let second =
                    second.ok_or_else(|| row.error("a part has two characters or more"))?;
                self.part_openers.add(Filter::pair(first, second));
                self.parts.entry((first, second)).or_default().push(word);
            }
        }
        Ok(())
    }

    /// What the words of a line say that it is. Of a long line only the start counts.
    pub(crate) fn read(&self, line: &str) -> Option<BlockKind> {
        if line.len() > LONG {
            return self.start(&line[..line.floor_char_boundary(START)]);
        }
        let found = self.all_of(line).or_else(|| self.start(line));
        found.or_else(|| self.end(line)).or_else(|| self.part(line))
    }

    fn all_of(&self, line: &str) -> Option<BlockKind> {
        let around = |c: char| TRIMMED.contains(c) || normal_char(c).is_none();
        let line = line.trim_matches(around);
        let first = normal(line).next()?;
        if !self.openers.may_hold(first as u32) {
            return None;
        }
        let mut words = self.whole.get(&first)?.iter();
        let found = words.find(|word| normal(line).eq(word.text.chars()));
        found.map(|word| word.kind)
    }

    fn start(&self, line: &str) -> Option<BlockKind> {
        let first = normal(line).next()?;
        if !self.openers.may_hold(first as u32) {
            return None;
        }
        let words = self.starts.get(&first)?.iter();
        let fitting = words.filter(|word| opens(normal(line), &word.text));
        let kind = fitting.max_by_key(|word| word.text.len())?.kind;
        let calls = || {
            let last = line.chars().rev().find_map(normal_char);
            matches!(last, Some('：' | '！')) && normal(line).count() <= SALUTATION
        };
        (kind != BlockKind::Salutation || calls()).then_some(kind)
    }

    fn end(&self, line: &str) -> Option<BlockKind> {
        let backward = || line.chars().rev().filter_map(normal_char);
        let last = backward().next()?;
        if !self.closers.may_hold(last as u32) {
            return None;
        }
        let mut words = self.ends.get(&last)?.iter();
        let found = words.find(|word| {
            let mut line = backward();
            word.text.chars().rev().all(|c| line.next() == Some(c))
        });
        found.map(|word| word.kind)
    }

    fn part(&self, line: &str) -> Option<BlockKind> {
        let mut chars = normal(line);
        let mut first = chars.next()?;
        loop {
            let rest = chars.clone();
            let second = chars.next()?;
            if self.part_openers.may_hold(Filter::pair(first, second))
                && let Some(words) = self.parts.get(&(first, second))
            {
                let behind = |word: &Word| opens(rest.clone(), &word.text[first.len_utf8()..]);
                if let Some(word) = words.iter().find(|word| behind(word)) {
                    return Some(word.kind);
                }
            }
            first = second;
        }
    }
}

/// True where a line goes on with a word.
fn opens(mut line: impl Iterator<Item = char>, word: &str) -> bool {
    word.chars().all(|c| line.next() == Some(c))
}

/// A character as the words of the table are written: no white space, full-width `：` and `｜`, half-width `>`.
fn normal_char(c: char) -> Option<char> {
    match c {
        '\u{4e00}'..='\u{9fff}' => Some(c),
        ':' => Some('：'),
        '|' => Some('｜'),
        '＞' => Some('>'),
        '\u{200b}'..='\u{200f}' | '\u{feff}' => None,
        c if c.is_whitespace() => None,
        c => Some(c),
    }
}

/// A line as the words of the table are written, without question marks in front that stand for lost spaces.
fn normal(line: &str) -> impl Iterator<Item = char> + Clone + '_ {
    line.trim_start_matches(|c| matches!(c, '？' | '?') || normal_char(c).is_none())
        .chars()
        .filter_map(normal_char)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

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
            let found = Lexicon::builtin().furniture().read(example);
            let found = found.map(BlockKind::as_str);
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
            let found = Lexicon::builtin().furniture().read(line);
            assert_eq!(found, None, "{line}");
        }
    }
}
