//! What each line is: page furniture, title, byline, heading, paragraph, table, note.
//!
//! The page is read from outside in. Where running text begins and ends is found first; what stands before it
//! is the head of the page, what stands behind it its foot, and each has its own rules.

use std::collections::HashMap;

use super::lines::Line;
use super::marker::{self, Marker, Style};
use super::shape::{
    compact, ends_open, find_day, find_year, first_sentence, has_words, is_date, is_list_date,
    is_number, is_stop, last, starts_with_date,
};
use crate::lexicon::furniture::Furniture;
use crate::model::BlockKind;
use crate::source::{Hint, Says};

/// The lines of a page while they are being read.
#[derive(Debug)]
pub(super) struct Page<'t> {
    /// The folded text.
    pub(super) text: &'t str,
    pub(super) lines: Vec<Line>,
    /// What the markup says of each line; empty for a plain text.
    hints: Vec<Option<&'t Hint>>,
    pub(super) markers: Vec<Option<Marker>>,
    pub(super) kinds: Vec<BlockKind>,
    /// The line that carries the title.
    pub(super) title: Option<usize>,
    /// The first line of the article itself.
    pub(super) body: usize,
    /// Lines that open an appendix or a glossary.
    pub(super) appendices: Vec<usize>,
}

/// A line of at least so many characters, with a sentence in it, is running text.
const PROSE: usize = 30;

/// The shortest paragraph of a page of HTML.
const SENTENCE: usize = 10;

/// The longest heading that stands on a line of its own.
const HEADING: usize = 60;

/// The longest heading without a number.
const SLOGAN: usize = 40;

/// The longest name of a field.
const LABEL: usize = 6;

impl<'t> Page<'t> {
    /// A line without the space around it.
    pub(super) fn line(&self, i: usize) -> &'t str {
        &self.text[self.lines[i].span.range()]
    }

    /// A line from its first word on.
    pub(super) fn words(&self, i: usize) -> &'t str {
        let line = self.lines[i];
        &self.text[line.content..line.span.end]
    }

    /// A line behind its numbering.
    pub(super) fn unnumbered(&self, i: usize) -> &'t str {
        let length = self.markers[i].map_or(0, |m| m.length);
        self.words(i)[length..].trim_start_matches(super::lines::is_space)
    }

    pub(super) fn style(&self, i: usize) -> Option<Style> {
        self.markers[i].map(|m| m.style)
    }

    pub(super) fn hint(&self, i: usize) -> Option<&'t Hint> {
        self.hints.get(i).copied().flatten()
    }

    /// What the markup says that a line is.
    pub(super) fn says(&self, i: usize) -> Option<Says> {
        self.hint(i)?.says
    }
}

/// The hint of each line. Both stand in the order of the text.
fn hints_of<'t>(lines: &[Line], hints: &'t [Hint]) -> Vec<Option<&'t Hint>> {
    if hints.is_empty() {
        return Vec::new();
    }
    let mut ahead = hints.iter().peekable();
    let mut hint = None;
    let of = |line: &Line| {
        while let Some(next) = ahead.next_if(|next| next.start <= line.span.start) {
            hint = Some(next);
        }
        hint
    };
    lines.iter().map(of).collect()
}

/// Reads the kinds of all lines.
pub(super) fn read<'t>(
    text: &'t str,
    lines: Vec<Line>,
    hints: &'t [Hint],
    furniture: &Furniture,
) -> Page<'t> {
    let count = lines.len();
    let page = Page {
        text,
        hints: hints_of(&lines, hints),
        markers: vec![None; count],
        kinds: vec![BlockKind::Paragraph; count],
        title: None,
        body: 0,
        appendices: Vec::new(),
        lines,
    };
    let mut reader = Reader {
        said: vec![None; count],
        prose: vec![false; count],
        decided: vec![false; count],
        last_text: None,
        page,
    };
    reader.look(furniture);
    reader.find_body();
    reader.read_head();
    reader.read_tables();
    reader.read_appendices();
    reader.read_tail();
    reader.read_repeats();
    reader.read_body();
    reader.page
}

struct Reader<'t> {
    page: Page<'t>,
    /// What the words of a line say that it is.
    said: Vec<Option<BlockKind>>,
    /// Lines that are running text.
    prose: Vec<bool>,
    decided: Vec<bool>,
    /// The last line of running text.
    last_text: Option<usize>,
}

impl Reader<'_> {
    fn set(&mut self, i: usize, kind: BlockKind) {
        self.page.kinds[i] = kind;
        self.decided[i] = true;
    }

    fn count(&self) -> usize {
        self.page.lines.len()
    }

    fn chars(&self, i: usize) -> usize {
        self.page.lines[i].chars
    }

    /// Numbering, furniture and running text, line by line.
    fn look(&mut self, furniture: &Furniture) {
        let mut number = 0;
        for i in 0..self.count() {
            let line = self.page.words(i);
            let found = marker::read(line, number + 1);
            if let Some(Marker {
                style: Style::Number,
                ordinal,
                ..
            }) = found
            {
                number = ordinal;
            }
            self.page.markers[i] = found;
            self.said[i] = furniture.read(line);
            self.prose[i] = self.chars(i) >= PROSE && sentence_inside(line);
            if self.said[i].is_none() && self.chars(i) <= 80 && dated_byline(line, furniture) {
                self.said[i] = Some(BlockKind::Byline);
            }
        }
        if self.page.hints.iter().any(Option::is_some) {
            self.look_at_markup();
        }
        if !self.prose.contains(&true) {
            for i in 0..self.count() {
                let line = self.page.words(i);
                self.prose[i] = self.chars(i) >= 4 && ends_open(line) && self.said[i].is_none();
            }
        }
        self.last_text = (0..self.count()).rev().find(|&i| self.is_text(i));
    }

    /// What the markup adds to that.
    fn look_at_markup(&mut self) {
        let text = self.prose.iter().position(|prose| *prose);
        let text = text.unwrap_or(self.count());
        for i in 0..self.count() {
            let line = self.page.words(i);
            let says = self.page.says(i);
            match (says, self.said[i]) {
                (Some(Says::Caption), _) => self.said[i] = Some(BlockKind::Caption),
                // Government sites put the particulars of a document into a table.
                (Some(Says::Table), None) => self.said[i] = Some(BlockKind::Table),
                // Of a page only what belongs to the article is left: a paragraph may lack its stop and, once the text
                // has begun, be short.
                (None | Some(Says::RunIn(_)), None) => {
                    let short = i > text && self.chars(i) >= SENTENCE && ends_open(line);
                    let clauses = line.matches('，').nth(1).is_some();
                    self.prose[i] |= short || (self.chars(i) >= PROSE && clauses);
                }
                _ => {}
            }
        }
        for i in 1..self.count() {
            // 关键词一：项目, over what it is about.
            let heading = matches!(self.page.says(i - 1), Some(Says::Heading(_) | Says::Bold));
            if heading && self.said[i - 1] == Some(BlockKind::Chrome) && self.is_text(i) {
                self.said[i - 1] = None;
            }
        }
    }

    /// True where running text stands behind a line.
    fn text_follows(&self, i: usize) -> bool {
        self.last_text.is_some_and(|last| last > i)
    }

    /// True for a line of running text that is no part of the page's own apparatus.
    fn is_text(&self, i: usize) -> bool {
        self.prose[i]
            && !matches!(
                self.said[i],
                Some(BlockKind::Chrome | BlockKind::Byline | BlockKind::Caption)
            )
    }

    /// The first line of the article itself, its title and byline apart.
    fn find_body(&mut self) {
        let count = self.count();
        let title = (0..count).find(|&i| self.page.says(i) == Some(Says::Title));
        self.page.body = (title.map_or(0, |title| title + 1)..count)
            .find(|&i| {
                if self.said[i] == Some(BlockKind::Salutation) {
                    return true;
                }
                if self.is_text(i) {
                    return !self.is_teaser(i);
                }
                let numbered = matches!(
                    self.page.style(i),
                    Some(Style::Han | Style::HanParen | Style::Chapter)
                );
                if self.is_row_of_page(i) || self.opens_rows(i) {
                    return true;
                }
                let heading = matches!(self.page.says(i), Some(Says::Heading(_)));
                (numbered || heading)
                    && self.said[i].is_none()
                    && (i + 1..count.min(i + 4)).any(|k| self.is_text(k))
            })
            .unwrap_or(count);
    }

    /// A cut-off beginning of the article that a portal shows above it.
    fn is_teaser(&self, i: usize) -> bool {
        let line = self.page.line(i);
        let cut = line.ends_with("...") || line.ends_with("……");
        cut && self.text_follows(i)
    }

    fn read_head(&mut self) {
        let body = self.page.body;
        self.page.title = self.find_title();
        let report = "政府工作报告";
        let Some(title) = self.page.title else {
            self.read_bare_head();
            return;
        };
        for i in 0..title {
            let kind = match self.said[i] {
                Some(kind @ (BlockKind::Byline | BlockKind::Caption)) => kind,
                _ => BlockKind::Chrome,
            };
            self.set(i, kind);
        }
        self.set(title, BlockKind::Title);
        let mut signed = false;
        for i in title + 1..body {
            let line = self.page.words(i);
            let bare = compact(line);
            let kind = if let Some(kind) = self.said[i] {
                kind
            } else if bare == report || bare == compact(self.page.words(title)) {
                BlockKind::Title
            } else if is_signature(line) || (signed && is_person(&bare)) {
                BlockKind::Signature
            } else if is_date(line) || (starts_with_date(line) && self.chars(i) <= 80) {
                // A report is dated by the day on which it was given: 2022年1月27日在…会议上.
                let given = is_date(line) || line.contains('在');
                if given && compact(self.page.words(title)).contains(report) {
                    BlockKind::Signature
                } else {
                    BlockKind::Byline
                }
            } else if self.prose[i] || !has_words(line) || is_number(line) {
                BlockKind::Chrome
            } else if is_agency(&bare) || (is_person(reported_by(&bare)) && self.chars(i) <= 12) {
                BlockKind::Byline
            } else if ends_open(line) {
                BlockKind::Caption
            } else if (i == title + 1 && (5..=SLOGAN).contains(&self.chars(i)))
                || self.page.style(i) == Some(Style::Dash)
            {
                BlockKind::Subtitle
            } else if i + 1 == body && self.is_slogan(i) {
                BlockKind::Heading
            } else {
                BlockKind::Chrome
            };
            signed |= kind == BlockKind::Signature;
            self.set(i, kind);
        }
    }

    /// The lines before the text of a page that has no title.
    fn read_bare_head(&mut self) {
        let body = self.page.body;
        for i in 0..body {
            let line = self.page.words(i);
            let kind = match self.said[i] {
                Some(BlockKind::Glossary | BlockKind::Note) | None => {
                    if is_signature(line) {
                        BlockKind::Signature
                    } else if is_date(line) {
                        BlockKind::Byline
                    } else if self.prose[i] || !has_words(line) {
                        BlockKind::Chrome
                    } else if body <= 3 && ends_open(line) {
                        BlockKind::Paragraph
                    } else if body <= 3 && (is_review(line) || self.page.markers[i].is_some()) {
                        BlockKind::Heading
                    } else if body <= 3 {
                        BlockKind::Paragraph
                    } else {
                        BlockKind::Chrome
                    }
                }
                Some(kind) => kind,
            };
            self.set(i, kind);
        }
    }

    /// The line of the head that is most like a title.
    fn find_title(&self) -> Option<usize> {
        let body = self.page.body;
        let marked = (0..body).find(|&i| self.page.says(i) == Some(Says::Title));
        if marked.is_some() {
            return marked;
        }
        let mut best: Option<(i32, usize)> = None;
        for i in 0..body {
            if self.said[i].is_some()
                || self.prose[i]
                || !(5..=90).contains(&self.chars(i))
                || self.page.markers[i].is_some_and(|m| m.style != Style::Bracket)
            {
                continue;
            }
            let line = self.page.words(i);
            let bare = compact(line);
            let length = bare.chars().count();
            if !(5..=70).contains(&length)
                || matches!(last(line), Some('。' | '；' | '，' | '：' | ':'))
                || is_date(line)
                || starts_with_date(line)
                || is_signature(line)
                || is_review(line)
                || is_number(line)
                || bare.contains(['>', '/'])
            {
                continue;
            }
            let mut score = 0;
            if is_report_title(&bare) {
                score += 5;
            }
            let by = |k: &usize| {
                self.said[*k] == Some(BlockKind::Byline)
                    || starts_with_date(self.page.words(*k))
                    || is_date(self.page.words(*k))
            };
            if (i + 1..body.min(i + 4)).any(|k| by(&k)) {
                score += 3;
            }
            // The page's own title line: this one, and the name of the site.
            let whole = |k: &usize| {
                let rest = self.page.line(*k).strip_prefix(line);
                let rest = rest.map(|r| r.trim_start_matches(super::lines::is_space));
                self.chars(*k) <= 150
                    && rest.is_some_and(|r| r.starts_with(['-', '_', '|', '—', '–', '｜']))
            };
            if (0..body).take(4).any(|k| whole(&k)) {
                score += 4;
            }
            if find_year(line).is_some() {
                score += 2;
            }
            if length >= 12 {
                score += 1;
            }
            if line.contains(['：', ':']) || line.trim().contains([' ', '\u{3000}']) {
                score += 1;
            }
            if is_agency(&bare) {
                score -= 4;
            }
            if best.is_none_or(|(high, _)| score > high) {
                best = Some((score, i));
            }
        }
        let (score, at) = best?;
        // A short head holds little else than the title; in a long one it must show itself.
        let enough = if body <= 6 { 1 } else { 3 };
        (score >= enough).then_some(at)
    }

    /// Tables: a header that counts its rows, cells one a line, rows of several cells.
    fn read_tables(&mut self) {
        let count = self.count();
        for i in self.page.body..count {
            if self.is_row_of_page(i) {
                self.set(i, BlockKind::Table);
            }
        }
        for i in self.page.body + 1..count {
            let named = matches!(self.page.kinds[i], BlockKind::Table)
                && self.decided[i]
                && names_table(self.page.words(i - 1));
            if named && !self.decided[i - 1] {
                self.set(i - 1, BlockKind::Table);
            }
        }
        let mut i = self.page.body;
        while i < count {
            if self.opens_table(i) {
                let end = (i..count)
                    .find(|&k| k > i && self.ends_table(k))
                    .unwrap_or(count);
                for k in i..end {
                    self.set(k, BlockKind::Table);
                }
                i = end;
                continue;
            }
            let cell = |k: &usize| self.is_cell(*k) && !self.opens_table(*k);
            let run = (i..count).take_while(cell).count();
            let cells = i..i + run;
            let numbers = cells
                .clone()
                .filter(|&k| is_number(self.page.line(k)))
                .count();
            if run >= 4 && numbers * 4 >= run {
                for k in cells {
                    self.set(k, BlockKind::Table);
                }
            }
            i += run.max(1);
        }
        let mut i = self.page.body;
        while i < count {
            let rows = (i..count).take_while(|&k| self.is_row(k)).count();
            let cells = i..i + rows;
            let numbers = cells
                .clone()
                .filter(|&k| has_number_cell(self.page.line(k)))
                .count();
            if rows >= 3 && numbers * 5 >= rows * 3 {
                for k in cells {
                    self.set(k, BlockKind::Table);
                }
            }
            i += rows.max(1);
        }
    }

    /// A row of a table that the markup of the page makes.
    fn is_row_of_page(&self, i: usize) -> bool {
        self.page.says(i) == Some(Says::Table) && self.said[i] == Some(BlockKind::Table)
    }

    /// The first of several rows whose cells are parted by tabs.
    fn opens_rows(&self, i: usize) -> bool {
        let row = |k: usize| self.is_row(k) && self.page.line(k).contains('\t');
        (i..i + 3).all(|k| k < self.count() && row(k))
    }

    /// A header whose first column counts the rows.
    fn opens_table(&self, i: usize) -> bool {
        let words = self.page.words(i);
        self.chars(i) <= 40 && words.starts_with('序') && compact(words).starts_with("序号")
    }

    fn ends_table(&self, i: usize) -> bool {
        matches!(self.said[i], Some(BlockKind::Chrome | BlockKind::Glossary))
            || self.is_appendix(i)
            || matches!(
                self.page.style(i),
                Some(Style::Han | Style::HanParen | Style::Chapter)
            )
    }

    /// A line that may be one cell of a table.
    fn is_cell(&self, i: usize) -> bool {
        if self.decided[i] || self.chars(i) > 25 {
            return false;
        }
        let line = self.page.line(i);
        matches!(self.said[i], None | Some(BlockKind::Table))
            && !line.contains(['。', '；', '！'])
            && !line.ends_with(['：', ':'])
            && !matches!(
                self.page.style(i),
                Some(Style::Han | Style::HanParen | Style::Dash)
            )
            && !is_list_date(line)
            && !is_date(line)
            && !self.is_appendix(i)
    }

    /// A line that may be a row of several cells.
    fn is_row(&self, i: usize) -> bool {
        if self.decided[i] || self.chars(i) > 120 {
            return false;
        }
        let line = self.page.line(i);
        matches!(self.said[i], None | Some(BlockKind::Table))
            && !line.contains('。')
            && !line.contains('！')
            && line.split_whitespace().nth(1).is_some()
            && !self.opens_table(i)
            && !matches!(
                self.page.style(i),
                Some(Style::Han | Style::HanParen | Style::Dash)
            )
    }

    /// 附件1, 附件二：…
    fn is_appendix(&self, i: usize) -> bool {
        let line = self.page.words(i);
        if self.chars(i) > 30 {
            return false;
        }
        let rest = ["附件", "附表", "附录"]
            .iter()
            .find_map(|w| line.strip_prefix(w));
        rest.is_some_and(|rest| {
            let number = rest.trim_start_matches(super::lines::is_space);
            let first = number.chars().next();
            first
                .is_some_and(|c| c.is_ascii_digit() || "一二三四五六七八九十１２３４５".contains(c))
        })
    }

    /// Appendices and glossaries, and glossary entries that stand at the end without a heading.
    fn read_appendices(&mut self) {
        let count = self.count();
        let tables = (self.page.body..count).rev();
        let mut tables = tables.filter(|&i| self.page.kinds[i] == BlockKind::Table);
        let last_table = tables.next();
        let mut i = self.page.body;
        while i < count {
            if self.decided[i] {
                i += 1;
                continue;
            }
            if self.lists_attachments(i) {
                i = self.read_attachments(i);
                continue;
            }
            let opens = self.said[i] == Some(BlockKind::Glossary) && self.chars(i) <= 30;
            let appendix = self.is_appendix(i);
            let entry = |k: usize| {
                k < count && (self.is_entry(k) || self.said[k] == Some(BlockKind::Glossary))
            };
            let more =
                self.text_follows(i) || last_table.is_some_and(|last| last > i) || entry(i + 1);
            if (opens || appendix) && more {
                self.set(i, BlockKind::Heading);
                // 附件1, then its title: one appendix.
                if i == 0 || self.page.appendices.last() != Some(&(i - 1)) {
                    self.page.appendices.push(i);
                }
            }
            if opens && more {
                let end = (i + 1..count)
                    .find(|&k| {
                        self.decided[k]
                            || self.said[k] == Some(BlockKind::Chrome)
                            || self.is_appendix(k)
                    })
                    .unwrap_or(count);
                for k in i + 1..end {
                    self.set(k, BlockKind::Glossary);
                }
                i = end;
            } else {
                i += 1;
            }
        }
        self.read_loose_glossary();
        self.read_notes();
    }

    /// 附件：1.… 2.…: names what is attached.
    fn lists_attachments(&self, i: usize) -> bool {
        let line = self.page.words(i);
        let rest = line
            .strip_prefix("附件")
            .or_else(|| line.strip_prefix("附："));
        let rest = rest.map(|r| r.trim_start_matches(['：', ':', ' ', '\u{3000}']));
        let numbered = rest.is_some_and(|r| marker::read(r, 1).is_some() || r.is_empty());
        numbered && self.chars(i) <= HEADING && line.contains(['：', ':'])
    }

    fn read_attachments(&mut self, first: usize) -> usize {
        self.set(first, BlockKind::Chrome);
        let mut i = first + 1;
        while i < self.count()
            && !self.decided[i]
            && self.page.style(i) == Some(Style::Number)
            && self.chars(i) <= HEADING
            && !self.prose[i]
        {
            self.set(i, BlockKind::Chrome);
            i += 1;
        }
        i
    }

    /// Numbered entries `term: meaning` that end the page.
    fn read_loose_glossary(&mut self) {
        let Some(end) = (self.page.body..self.count())
            .rev()
            .find(|&i| self.is_text(i))
        else {
            return;
        };
        if self.decided[end] {
            return;
        }
        let start = (self.page.body..=end)
            .rev()
            .take_while(|&i| !self.decided[i] && self.is_entry(i))
            .last();
        let Some(start) = start else { return };
        if start > 0 && self.said[start - 1] == Some(BlockKind::Note) {
            // 注：, and its notes with numbers.
            return;
        }
        let first = self.page.markers[start].map_or(0, |m| m.ordinal);
        let square = self.page.style(start) == Some(Style::Note);
        let explains = self.page.words(start).contains("指");
        if square || explains || (end > start && first > 1) {
            for i in start..=end {
                self.set(i, BlockKind::Glossary);
            }
        }
    }

    /// `21.三名工程：指…`
    fn is_entry(&self, i: usize) -> bool {
        if !matches!(
            self.page.style(i),
            Some(Style::Number | Style::NumberParen | Style::Note | Style::Circled)
        ) {
            return false;
        }
        if self.page.style(i) == Some(Style::Note) {
            return true;
        }
        let text = self.page.unnumbered(i);
        let term = text.find(['：', ':']).map(|at| &text[..at]);
        let quoted = |term: &str| term.starts_with(['“', '"', '《']);
        match term {
            Some(term) => {
                let opened = term.matches(['（', '(', '“']).count();
                let closed = term.matches(['）', ')', '”']).count();
                let plain = !term.contains(['，', '。', ',', '；']);
                term.len() <= 150 && opened == closed && (quoted(term) || plain || opened > 0)
            }
            None => text
                .find("是指")
                .or_else(|| text.find("，指"))
                .is_some_and(|at| at < 120),
        }
    }

    fn read_notes(&mut self) {
        let count = self.count();
        let mut i = self.page.body;
        while i < count {
            if self.decided[i] || self.said[i] != Some(BlockKind::Note) {
                i += 1;
                continue;
            }
            self.set(i, BlockKind::Note);
            // The numbered notes under it, and after a mere opener whatever it opens.
            let opener = self.chars(i) <= 4;
            i += 1;
            while i < count && !self.decided[i] {
                let numbered = matches!(
                    self.page.style(i),
                    Some(Style::Number | Style::NumberParen | Style::Note | Style::Circled)
                );
                let said_other = matches!(self.said[i], Some(k) if k != BlockKind::Note);
                if said_other || !(numbered || (opener && self.is_text(i))) {
                    break;
                }
                self.set(i, BlockKind::Note);
                i += 1;
            }
        }
    }

    /// What stands behind the last line of the article.
    fn read_tail(&mut self) {
        let count = self.count();
        let body = self.page.body;
        let last_text = (body..count).rev().find(|&i| {
            self.is_text(i)
                || matches!(
                    self.page.kinds[i],
                    BlockKind::Table | BlockKind::Glossary | BlockKind::Note
                ) && self.decided[i]
        });
        let Some(last_text) = last_text else { return };
        let mut over = false;
        for i in last_text + 1..count {
            if self.decided[i] {
                continue;
            }
            let line = self.page.words(i);
            let numbered = matches!(
                self.page.style(i),
                Some(Style::Han | Style::HanParen | Style::Chapter)
            );
            let kind = match self.said[i] {
                Some(BlockKind::Glossary | BlockKind::Table) => BlockKind::Chrome,
                Some(kind) => kind,
                None if over => BlockKind::Chrome,
                None if ends_open(line) || line.contains('。') => BlockKind::Paragraph,
                None if numbered => BlockKind::Heading,
                None if is_signature(line) || is_date(line) || is_agency(&compact(line)) => {
                    BlockKind::Signature
                }
                None => BlockKind::Chrome,
            };
            over |= kind == BlockKind::Chrome;
            if over && kind == BlockKind::Signature {
                self.set(i, BlockKind::Chrome);
            } else {
                self.set(i, kind);
            }
        }
    }

    /// Running titles and page numbers inside the text.
    fn read_repeats(&mut self) {
        let mut seen: HashMap<&str, usize> = HashMap::new();
        let candidates: Vec<usize> = (self.page.body..self.count())
            .filter(|&i| {
                !self.decided[i] && (6..=SLOGAN).contains(&self.chars(i)) && !self.prose[i]
            })
            .collect();
        for &i in &candidates {
            *seen.entry(self.page.line(i)).or_default() += 1;
        }
        let title = self.page.title.map(|i| self.page.words(i));
        let title = title.map(|words| (count_letters(words), letters(words)));
        for &i in &candidates {
            let line = self.page.line(i);
            let repeated = seen[line] >= 3 && !ends_open(line) && self.page.markers[i].is_none();
            let running = title.as_ref().is_some_and(|(count, t)| {
                self.chars(i) >= *count && *count == count_letters(line) && *t == letters(line)
            });
            if repeated || running {
                self.set(i, BlockKind::Chrome);
            }
        }
        for i in self.page.body..self.count() {
            if self.decided[i] {
                continue;
            }
            let line = self.page.words(i);
            let number = line.trim_matches(|c: char| "-—－–· 第页/".contains(c));
            if !has_words(line) || (self.chars(i) <= 9 && !number.is_empty() && is_number(number)) {
                self.set(i, BlockKind::Chrome);
            }
        }
    }

    /// Everything that is still open: headings and paragraphs.
    fn read_body(&mut self) {
        for i in self.page.body..self.count() {
            if self.decided[i] {
                continue;
            }
            let kind = match self.said[i] {
                Some(kind @ (BlockKind::Salutation | BlockKind::Caption)) => kind,
                Some(kind @ (BlockKind::Chrome | BlockKind::Byline)) => kind,
                Some(BlockKind::Table) => BlockKind::Table,
                _ if self.is_marked_heading(i) => BlockKind::Heading,
                _ if self.is_numbered_heading(i) => BlockKind::Heading,
                _ if self.is_slogan(i) && self.opens_text(i) => BlockKind::Heading,
                _ => BlockKind::Paragraph,
            };
            self.set(i, kind);
        }
    }

    /// A heading element, or a line in bold that leads to text.
    fn is_marked_heading(&self, i: usize) -> bool {
        let line = self.page.words(i);
        if self.chars(i) > HEADING || !has_words(line) {
            return false;
        }
        match self.page.says(i) {
            Some(Says::Heading(_)) => true,
            Some(Says::Bold) => !ends_open(line) && !is_date(line) && self.opens_text(i),
            _ => false,
        }
    }

    fn is_numbered_heading(&self, i: usize) -> bool {
        let Some(marker) = self.page.markers[i] else {
            return false;
        };
        let text = self.page.unnumbered(i);
        if self.chars(i) > HEADING || !has_words(text) {
            return false;
        }
        let end = last(text).unwrap_or(' ');
        if matches!(end, '：' | ':' | '；' | ';') {
            return false;
        }
        match marker.style {
            Style::Han | Style::HanParen | Style::Chapter => {
                // A heading may end in a stop, but it is one sentence and reports no figure.
                let whole = first_sentence(text, text.len()).is_none_or(|at| at == text.len());
                whole && (!is_stop(end) || !reports_figure(text))
            }
            Style::Number | Style::NumberParen | Style::Circled | Style::Bullet => {
                !text.contains(is_stop)
                    && self.chars(i) <= SLOGAN
                    && !reports_figure(text)
                    && !self.is_field(i)
            }
            Style::Dash | Style::First => {
                !is_stop(end) && self.chars(i) <= SLOGAN && !reports_figure(text)
            }
            Style::Bracket => text.ends_with('】'),
            Style::Item | Style::Note => false,
        }
    }

    /// 2.责任单位：农业农村局, next to 1.项目内容：…: fields of a form, no headings.
    fn is_field(&self, i: usize) -> bool {
        let labelled = |k: usize| {
            let text = self.page.unnumbered(k);
            let label = text.find(['：', ':']).map(|at| &text[..at]);
            label.is_some_and(|label| label.chars().count() <= LABEL)
        };
        let beside =
            |k: usize| k < self.count() && self.page.style(k) == self.page.style(i) && labelled(k);
        labelled(i) && (beside(i + 1) || i.checked_sub(1).is_some_and(beside))
    }

    /// A short line without a number that may be a heading.
    fn is_slogan(&self, i: usize) -> bool {
        let line = self.page.words(i);
        let Some(end) = last(line) else { return false };
        (4..=SLOGAN).contains(&self.chars(i))
            && self.page.markers[i].is_none()
            && !ends_open(line)
            && !matches!(end, '：' | ':' | '.' | '》')
            && !line.contains(['。', '；'])
            && !is_number(line)
            && !is_date(line)
            && !is_list_date(line)
            && !reports_figure(line)
    }

    /// True where running text, or a numbered heading that leads to it, follows a line.
    fn opens_text(&self, i: usize) -> bool {
        for k in i + 1..self.count() {
            match (self.page.kinds[k], self.decided[k]) {
                (BlockKind::Chrome | BlockKind::Caption, true) => continue,
                (BlockKind::Table, true) => return true,
                _ => {}
            }
            if self.is_text(k) {
                return true;
            }
            let heading = self.is_numbered_heading(k);
            let wrapped =
                self.is_slogan(k) && k == i + 1 && self.count() > k + 1 && self.is_text(k + 1);
            let sentence = ends_open(self.page.words(k));
            return heading || wrapped || sentence;
        }
        false
    }
}

/// 2019-01-08 09:50 来源：…: a date, and then what bylines say; or a day with its clock time and a few words.
fn dated_byline(line: &str, furniture: &Furniture) -> bool {
    let Some(day) = find_day(line).filter(|day| day.year.is_some()) else {
        return false;
    };
    if line[day.start..day.end].contains([':', '：']) {
        return !line.contains(['，', '。', '；', '！']);
    }
    let rest = line[day.end..].trim_start_matches(|c: char| !c.is_alphanumeric());
    day.start == 0 && furniture.read(rest) == Some(BlockKind::Byline)
}

/// 表1 主要指标
fn names_table(line: &str) -> bool {
    let number = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    line.len() <= 150
        && line
            .strip_prefix('表')
            .is_some_and(|rest| rest.trim_start().starts_with(number))
}

/// True where a line holds a sentence, or is long and has clauses.
fn sentence_inside(line: &str) -> bool {
    line.contains('。') || ends_open(line) || line.contains('；') || {
        let clauses = line.matches(['，', ',']).take(3).count();
        clauses >= 3 || (clauses >= 1 && line.ends_with(['：', ':']))
    }
}

fn is_letter(c: &char) -> bool {
    c.is_alphanumeric() && !('①'..='⑳').contains(c)
}

fn count_letters(line: &str) -> usize {
    line.chars().filter(is_letter).count()
}

/// The letters of a line in order of code point: equal for two wordings of one title.
fn letters(line: &str) -> Vec<char> {
    let mut letters: Vec<char> = line.chars().filter(is_letter).collect();
    letters.sort_unstable();
    letters
}

fn has_number_cell(line: &str) -> bool {
    line.split_whitespace().any(|cell| {
        is_number(cell)
            || cell.ends_with(['%', '％'])
            || cell.starts_with(|c: char| c.is_ascii_digit())
    })
}

/// True where a sentence states a figure: a number with a unit, a share or a rate.
pub(super) fn reports_figure(text: &str) -> bool {
    let mut chars = text.chars().peekable();
    let mut quoted = 0;
    while let Some(c) = chars.next() {
        match c {
            '“' => quoted += 1,
            '”' => quoted -= 1,
            '%' | '％' | '‰' => return true,
            c if quoted <= 0 && crate::written::digit(c).is_some() => {
                while chars
                    .peek()
                    .is_some_and(|c| crate::written::digit(*c).is_some() || matches!(c, '.' | ','))
                {
                    chars.next();
                }
                let unit = chars.peek().copied().unwrap_or(' ');
                if "亿万千百余多个家名人项条件座所公平亩吨元处户套张台辆次场起宗".contains(unit)
                {
                    return true;
                }
            }
            _ => {}
        }
    }
    false
}

/// 2022年工作回顾, 过去五年工作的总结: a heading of a report, never its title.
fn is_review(line: &str) -> bool {
    // With its place named it may well be the title of a page.
    if line.contains(['区', '县', '市']) {
        return false;
    }
    let ends = [
        "回顾",
        "总结",
        "工作安排",
        "主要任务",
        "工作任务",
        "目标任务",
    ];
    ends.iter().any(|w| line.ends_with(w))
}

/// The titles that reports have.
pub(super) fn is_report_title(bare: &str) -> bool {
    [
        "工作报告",
        "统计公报",
        "公报",
        "计划执行情况",
        "计划草案的报告",
        "年鉴",
    ]
    .iter()
    .any(|w| bare.contains(w))
}

/// Who reported, and where: a congress, or an office with a name.
pub(super) fn is_signature(line: &str) -> bool {
    if line.len() > 300 || !line.contains(['长', '会', '席', '员', '任']) {
        return false;
    }
    let bare = compact(line);
    if bare.chars().count() > 60 || ends_open(line) || bare.contains('，') {
        return false;
    }
    let congress =
        bare.contains("代表大会") && bare.contains('会') && bare.ends_with(['上', '）', ')']);
    congress || official(&bare).is_some()
}

/// The heads of a government, as a report is signed by them.
const OFFICES: &[&str] = &[
    "区长",
    "县长",
    "市长",
    "州长",
    "旗长",
    "盟长",
    "省长",
    "主席",
    "专员",
    "管委会主任",
];

/// The name of the official in a line such as 某某区人民政府区长 林樾; empty where the line ends in the office.
pub(super) fn official(bare: &str) -> Option<&str> {
    let (at, office) = OFFICES
        .iter()
        .filter_map(|o| bare.rfind(o).map(|at| (at, *o)))
        .max()?;
    // 某某县人民政府县长, or 某某县县长.
    let place = office
        .chars()
        .next()
        .is_some_and(|c| bare[..at].ends_with(c));
    if !place && !bare.contains("政府") && !bare.contains("管委会") {
        return None;
    }
    let name = &bare[at + office.len()..];
    let name = name.trim_start_matches("（代）").trim_start_matches("(代)");
    (name.is_empty() || is_person(name)).then_some(name)
}

/// Family names of two characters; with one of them a name may have four.
const DOUBLE: &[&str] = &[
    "欧阳", "司马", "上官", "诸葛", "东方", "尉迟", "皇甫", "慕容", "夏侯", "令狐", "司徒", "司空",
    "端木", "公孙", "长孙", "宇文",
];

/// A personal name of two or three characters, or longer where it is written with a dot.
pub(super) fn is_person(bare: &str) -> bool {
    let count = bare.chars().count();
    let double = DOUBLE.iter().any(|family| bare.starts_with(family));
    let length =
        (2..=3).contains(&count) || (count == 4 && double) || (count <= 12 && bare.contains('·'));
    length
        && bare
            .chars()
            .all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c) || c == '·')
        && !bare.ends_with(['局', '网', '报', '社', '区', '县', '市', '览', '页'])
}

/// What a line that names its reporter says behind that word: 本报记者林樾.
pub(super) fn reported_by(line: &str) -> &str {
    let line = line.strip_prefix("本报").unwrap_or(line);
    line.strip_prefix("记者").unwrap_or(line).trim_start()
}

/// A body that signs a page: 某市统计局, 某县人民政府办公室.
pub(super) fn is_agency(bare: &str) -> bool {
    let length = bare.chars().count();
    (4..=30).contains(&length)
        && !bare.contains(['，', '。', '：', '>', '｜', '|'])
        && [
            "局",
            "调查队",
            "人民政府",
            "办公室",
            "委员会",
            "管委会",
            "管理委员会",
            "政府办",
            "研究室",
        ]
        .iter()
        .any(|w| bare.ends_with(w))
}
