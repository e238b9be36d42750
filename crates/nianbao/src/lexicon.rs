//! The words: read from tables, found in one pass.
//!
//! A word may stand in several tables (`建成` is an action and a trigger); it is then one [`Entry`] with
//! several families. Units and measure words are kept apart, since they count only right behind a number and
//! are read from there.

mod entry;
pub(crate) mod fold;
pub(crate) mod furniture;
mod generated;
#[cfg(feature = "html")]
pub(crate) mod pages;
pub(crate) mod places;
pub(crate) mod table;
mod units;

use std::sync::{Arc, LazyLock};

use daachorse::{CharwiseDoubleArrayAhoCorasick, CharwiseDoubleArrayAhoCorasickBuilder, MatchKind};
use rustc_hash::FxHashMap;

use crate::Error;
use crate::model::{EventType, Modifier, Role, Span, Status};

pub use entry::Families;
pub(crate) use entry::{
    Apart, Change, ChangeForm, Entry, Frame, Heads, Link, NounClass, Place, Scope, TimeWord, Use,
};
use furniture::Furniture;
use generated::TABLES;
use table::Row;
pub(crate) use units::{UnitKind, Units};

/// A standard statistical name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concept {
    /// The name, as the statistical system has it.
    pub name: String,
    /// The same in English.
    pub english: String,
    /// What kind of unit it is measured in (`money`, `count`, `ratio`, …).
    pub kind: String,
    /// True for the names that an answer uses by default; the others are given on request
    /// ([`ParserBuilder::every_concept`](crate::ParserBuilder::every_concept)).
    pub core: bool,
}

/// A word of the lexicon found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// Where it stands, in bytes.
    pub span: Span,
    /// The tables that it stands in.
    pub families: Families,
}

/// What one step of the pass found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hit {
    /// A word, by its index.
    Word(u32),
    /// A digit or a Chinese numeral: a number may start here.
    Numeral,
    /// A mark that ends a list item, a clause or a sentence, or a quotation mark.
    Mark(char),
}

/// The marks that the grammar knows. Half- and full-width forms mean the same.
const MARKS: &str = "，,。；;：:！!？?、（(）)“”\"‘’'「」『』《》〈〉【】[]\n…—－-~～/／·#";

/// The characters that a number may start with.
const NUMERALS: &str = "0123456789０１２３４５６７８９〇零一二两三四五六七八九十百千万亿半几数壹贰叁肆伍陆柒捌玖拾佰仟";

/// The words that a parser knows, and the automaton that finds them.
pub struct Lexicon {
    automaton: CharwiseDoubleArrayAhoCorasick<u32>,
    entries: Vec<Entry>,
    by_word: FxHashMap<String, u32>,
    concepts: Vec<Concept>,
    units: Units,
    /// Endings that make a noun of a verb, with the characters that they do not stand before.
    affixes: Vec<(char, String)>,
    heads: FxHashMap<String, Heads>,
    furniture: Furniture,
}

impl std::fmt::Debug for Lexicon {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Lexicon")
            .field("words", &self.entries.len())
            .field("concepts", &self.concepts.len())
            .finish_non_exhaustive()
    }
}

/// No word of the table of heads has more characters.
const LONGEST_HEAD: usize = 8;

const NUMERAL_VALUE: u32 = u32::MAX;
const MARK_BASE: u32 = 1 << 31;

impl Lexicon {
    /// The built-in words.
    pub(crate) fn builtin() -> Arc<Self> {
        static BUILTIN: LazyLock<Arc<Lexicon>> = LazyLock::new(|| {
            let built = LexiconBuilder::default().build();
            Arc::new(built.expect("the built-in tables are tested"))
        });
        Arc::clone(&BUILTIN)
    }

    /// The standard statistical names that the lexicon knows.
    ///
    /// ```
    /// let parser = nianbao::Parser::new();
    /// let gdp = parser.lexicon().concepts().iter().find(|concept| concept.name == "地区生产总值");
    /// assert!(gdp.is_some_and(|concept| concept.core && concept.kind == "money"));
    /// ```
    #[must_use]
    pub fn concepts(&self) -> &[Concept] {
        &self.concepts
    }

    /// The words of the lexicon in a text: leftmost first, and the longest of those that start there.
    ///
    /// This is what the parser sees of a text beside numbers; it serves to find out why a word is not
    /// recognised (mostly, because a longer one swallows it).
    ///
    /// ```
    /// let parser = nianbao::Parser::new();
    /// let text = "改造工程12项，改造老旧小区3个。";
    /// let words = parser.lexicon().words(text);
    /// assert_eq!(&text[words[0].span.range()], "改造工程");
    /// ```
    #[must_use]
    pub fn words(&self, text: &str) -> Vec<Word> {
        let word = |(span, hit)| match hit {
            Hit::Word(id) => Some(Word {
                span,
                families: self.entries[id as usize].families,
            }),
            _ => None,
        };
        self.hits(text, 0).filter_map(word).collect()
    }

    /// What the last word of a name says of the thing named, as the table `heads` has it (`大会` an occasion,
    /// `办法` a paper): the classes of every word that the name ends in.
    ///
    /// ```
    /// let parser = nianbao::Parser::new();
    /// let classes = parser.lexicon().head_classes("同里旅游文化节");
    /// assert!(!classes.is_empty());
    /// ```
    #[must_use]
    pub fn head_classes(&self, name: &str) -> Vec<&'static str> {
        let ends = name.char_indices().map(|(at, _)| &name[at..]);
        let heads = ends.filter_map(|end| self.heads.get(end));
        heads.flat_map(|heads| heads.names()).collect()
    }

    /// One pass of the automaton that does nothing with what it finds: the baseline of the benchmark.
    ///
    /// ```
    /// let parser = nianbao::Parser::new();
    /// assert!(parser.lexicon().scan("新增企业12家。") > 0);
    /// ```
    #[doc(hidden)]
    #[must_use]
    pub fn scan(&self, text: &str) -> usize {
        self.automaton.leftmost_find_iter(text).count()
    }

    /// The hits at or behind byte `at`, each behind the one before.
    pub(crate) fn hits<'t>(
        &'t self,
        text: &'t str,
        at: usize,
    ) -> impl Iterator<Item = (Span, Hit)> + use<'t> {
        self.automaton
            .leftmost_find_iter(&text[at..])
            .map(move |found| {
                let span = Span::new(at + found.start(), at + found.end());
                let hit = match found.value() {
                    NUMERAL_VALUE => Hit::Numeral,
                    value if value >= MARK_BASE => {
                        Hit::Mark(char::from_u32(value - MARK_BASE).unwrap_or('。'))
                    }
                    value => Hit::Word(value),
                };
                (span, hit)
            })
    }

    pub(crate) fn entry(&self, id: u32) -> &Entry {
        &self.entries[id as usize]
    }

    /// The concept that exactly these words stand for.
    pub(crate) fn concept_of(&self, words: &str) -> Option<u16> {
        self.entry_of(words)?.concept
    }

    /// The entry of exactly these words.
    pub(crate) fn entry_of(&self, words: &str) -> Option<&Entry> {
        Some(self.entry(*self.by_word.get(words)?))
    }

    pub(crate) fn concept(&self, id: u16) -> &Concept {
        &self.concepts[id as usize]
    }

    /// Whether the text goes on with an ending that makes a noun of the verb before it (完成率).
    pub(crate) fn ends_as_noun(&self, text: &str) -> bool {
        let mut chars = text.chars();
        let (first, second) = (chars.next(), chars.next());
        self.affixes.iter().any(|(ending, not_before)| {
            first == Some(*ending) && !second.is_some_and(|c| not_before.contains(c))
        })
    }

    /// The longest word of the table of heads that a name ends in and that is of one of the classes `of`: its
    /// length in bytes, and all its classes.
    pub(crate) fn head(&self, name: &str, of: Heads) -> Option<(usize, Heads)> {
        let mut found = None;
        for (at, _) in name.char_indices().rev().take(LONGEST_HEAD) {
            if let Some(heads) = self.heads.get(&name[at..])
                && heads.any(of)
            {
                found = Some((name.len() - at, *heads));
            }
        }
        found
    }

    pub(crate) fn units(&self) -> &Units {
        &self.units
    }

    /// The words of page furniture.
    pub(crate) fn furniture(&self) -> &Furniture {
        &self.furniture
    }
}

/// Collects tables.
#[derive(Debug, Default)]
pub(crate) struct LexiconBuilder {
    added: Vec<(String, String)>,
}

impl LexiconBuilder {
    /// Adds a table of the caller's own.
    pub(crate) fn table(mut self, name: &str, tsv: &str) -> Self {
        self.added.push((name.to_owned(), tsv.to_owned()));
        self
    }

    /// Reads every table and builds the automaton.
    pub(crate) fn build(self) -> Result<Lexicon, Error> {
        let mut words = Words::default();
        for table in TABLES {
            for row in table.iter() {
                words.add(row)?;
            }
        }
        for (name, tsv) in &self.added {
            words.add_text(name, tsv)?;
        }
        words.finish()
    }
}

/// The tables while they are being read.
#[derive(Default)]
struct Words {
    by_word: FxHashMap<String, u32>,
    order: Vec<String>,
    entries: Vec<Entry>,
    concepts: Vec<Concept>,
    units: Units,
    affixes: Vec<(char, String)>,
    heads: FxHashMap<String, Heads>,
    furniture: Furniture,
}

impl Words {
    fn entry(&mut self, word: &str) -> &mut Entry {
        let next = self.entries.len() as u32;
        let id = *self.by_word.entry(word.to_owned()).or_insert(next);
        if id == next {
            self.order.push(word.to_owned());
            self.entries.push(Entry::default());
        }
        &mut self.entries[id as usize]
    }

    fn add_text(&mut self, table: &str, tsv: &str) -> Result<(), Error> {
        let mut lines = tsv
            .lines()
            .enumerate()
            .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
        let Some((_, header)) = lines.next() else {
            return Err(Error::lexicon(table, 1, "the table has no header line"));
        };
        if matches!(table, "fold" | "pages" | "places") {
            return Err(Error::lexicon(
                table,
                1,
                "the table takes no rows at run time",
            ));
        }
        let columns: Vec<&str> = header.split('\t').collect();
        for (number, line) in lines {
            let cells: Vec<&str> = line.split('\t').collect();
            let row = Row::new(table, &columns, &cells, number + 1);
            if cells.len() != columns.len() {
                let reason = format!("{} cells under {} columns", cells.len(), columns.len());
                return Err(row.error(reason));
            }
            self.add(row)?;
        }
        Ok(())
    }

    /// One row into its place. The tables of the library's own that are read elsewhere pass by here.
    fn add(&mut self, row: Row<'_>) -> Result<(), Error> {
        let family = row.table();
        if matches!(family, "fold" | "pages" | "places") {
            return Ok(());
        }
        if family == "furniture" {
            return self.furniture.add(row);
        }
        if family == "concepts" {
            return self.add_concept(row);
        }
        let word = row.need("word")?;
        match family {
            "units" => {
                let kind = UnitKind::read(row)?;
                self.units
                    .add(word, kind, row.cell("code"), row.cell("not_before"));
            }
            "measures" => {
                self.units
                    .add(word, UnitKind::Count, "", row.cell("not_before"));
            }
            "suffixes" => {
                let role =
                    row.one_of("role", &[("ordinal", Role::Ordinal), ("part", Role::Part)])?;
                self.units
                    .add(word, UnitKind::Suffix(role), "", row.cell("not_before"));
            }
            "modifiers" => {
                let place = row.one_of(
                    "place",
                    &[("before", Place::Before), ("after", Place::After)],
                )?;
                let modifier: Modifier = row.need("modifier")?.parse()?;
                match place {
                    Place::Before => self.entry(word).modify(modifier),
                    Place::After => self.units.add_after(word, modifier),
                }
            }
            "actions" => {
                let usage = Use::read(row)?;
                self.entry(word).act(usage);
            }
            "affixes" => {
                let ending = word.chars().next().unwrap_or_default();
                let not_before = row.cell("not_before").to_owned();
                self.affixes.push((ending, not_before));
            }
            "heads" => {
                let head = Heads::read(row)?;
                let known = self.heads.entry(word.to_owned()).or_default();
                *known = known.or(head);
            }
            "changes" => {
                let change = Change::read(row)?;
                self.entry(word).change_by(change);
            }
            "bases" => self.entry(word).compare(),
            "distinctions" => {
                let apart = Apart::read(row)?;
                self.entry(word).set_apart(apart);
            }
            "statuses" => {
                let status: Status = row.need("status")?.parse()?;
                let scope = Scope::read(row)?;
                self.entry(word).promise(status, scope);
            }
            "nouns" => {
                let class = NounClass::read(row)?;
                self.entry(word).name(class);
            }
            "triggers" => {
                let kind: EventType = row.need("type")?.parse()?;
                let frame = Frame::read(row)?;
                self.entry(word).trigger_of(kind, frame);
            }
            "lexical" => {
                let role: Role = row.need("role")?.parse()?;
                self.entry(word).keep_as(role);
            }
            "links" => {
                let link = Link::read(row)?;
                self.entry(word).link_as(link);
            }
            "times" => {
                let time = TimeWord::read(row)?;
                self.entry(word).time_of(time);
            }
            _ => return Err(row.error("there is no such table")),
        }
        Ok(())
    }

    fn add_concept(&mut self, row: Row<'_>) -> Result<(), Error> {
        let name = row.need("concept")?;
        // A table of a caller's own need not say which set it extends.
        let core = row.cell("set") != "more";
        let id = match self.concepts.iter().position(|c| c.name == name) {
            Some(id) => {
                self.concepts[id].core |= core;
                id
            }
            None => {
                self.concepts.push(Concept {
                    name: name.to_owned(),
                    english: row.cell("english").to_owned(),
                    kind: row.cell("kind").to_owned(),
                    core,
                });
                self.concepts.len() - 1
            }
        };
        let id = u16::try_from(id).map_err(|_| row.error("too many concepts"))?;
        let aliases = row.cell("aliases").split(';').filter(|a| !a.is_empty());
        for word in std::iter::once(name).chain(aliases) {
            self.entry(word).stand_for(id);
        }
        Ok(())
    }

    fn finish(self) -> Result<Lexicon, Error> {
        let mut seen = self.by_word;
        let mut patterns: Vec<(String, u32)> = Vec::with_capacity(self.order.len() + 100);
        for (id, word) in self.order.into_iter().enumerate() {
            let wide = widened(&word);
            if wide != word && !seen.contains_key(&wide) {
                seen.insert(wide.clone(), id as u32);
                patterns.push((wide, id as u32));
            }
            patterns.push((word, id as u32));
        }
        let marks = MARKS.chars().map(|c| (c, MARK_BASE + c as u32));
        let numerals = NUMERALS.chars().map(|c| (c, NUMERAL_VALUE));
        for (c, value) in marks.chain(numerals) {
            let word = c.to_string();
            if !seen.contains_key(&word) {
                patterns.push((word, value));
            }
        }
        let automaton = CharwiseDoubleArrayAhoCorasickBuilder::new()
            .match_kind(MatchKind::LeftmostLongest)
            .build_with_values(patterns)
            .map_err(|e| Error::lexicon("", 0, e.to_string()))?;
        Ok(Lexicon {
            automaton,
            entries: self.entries,
            by_word: seen,
            concepts: self.concepts,
            units: self.units,
            affixes: self.affixes,
            heads: self.heads,
            furniture: self.furniture,
        })
    }
}

/// The word with its ASCII letters and digits in full width.
fn widened(word: &str) -> String {
    let wide = |c: char| match c {
        '!'..='~' => char::from_u32(c as u32 + 0xFEE0).unwrap_or(c),
        _ => c,
    };
    word.chars().map(wide).collect()
}
