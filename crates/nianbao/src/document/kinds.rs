//! What each line is: page furniture, title, byline, heading, paragraph, table, note.
//!
//! The page is read from outside in. Where running text begins and ends is found first; what stands before it
//! is the head of the page, what stands behind it its foot, and each has its own rules, in a file of its own.

mod back;
mod head;
mod tables;

use std::collections::HashMap;

use super::lines::Line;
use super::marker::{self, Marker, Style};
use super::shape::{
    ends_open, find_day, first_sentence, has_words, is_date, is_list_date, is_number, is_stop, last,
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
                if self.is_row_of_page(i) || self.opens_rows(i) || self.opens_cells(i) {
                    return true;
                }
                let heading = matches!(self.page.says(i), Some(Says::Heading(_)));
                (numbered || heading)
                    && self.said[i].is_none()
                    && (i + 1..count.min(i + 4)).any(|k| self.is_text(k))
            })
            .unwrap_or(count);
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
