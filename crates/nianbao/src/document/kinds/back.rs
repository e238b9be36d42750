//! What stands below the article: appendices, glossaries, notes, who signed, and the page's own lines.

use super::{HEADING, Reader};
use crate::document::lines::is_space;
use crate::document::marker::{self, Style};
use crate::document::people::{is_agency, is_signature};
use crate::document::shape::{compact, ends_open, is_date};
use crate::model::BlockKind;

impl Reader<'_> {
    /// 附件1, 附件二：…
    pub(super) fn is_appendix(&self, i: usize) -> bool {
        let line = self.page.words(i);
        if self.chars(i) > 30 {
            return false;
        }
        let rest = ["附件", "附表", "附录"]
            .iter()
            .find_map(|w| line.strip_prefix(w));
        rest.is_some_and(|rest| {
            let number = rest.trim_start_matches(is_space);
            let first = number.chars().next();
            first
                .is_some_and(|c| c.is_ascii_digit() || "一二三四五六七八九十１２３４５".contains(c))
        })
    }

    /// Appendices and glossaries, and glossary entries that stand at the end without a heading.
    pub(super) fn read_appendices(&mut self) {
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
    pub(super) fn read_tail(&mut self) {
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
}
