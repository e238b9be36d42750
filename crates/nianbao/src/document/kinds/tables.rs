//! Tables that lost their lines: cells one under the other, rows of several, and headers that count their rows.

use super::Reader;
use crate::document::marker::Style;
use crate::document::shape::{compact, is_date, is_list_date, is_number};
use crate::model::BlockKind;

impl Reader<'_> {
    /// Tables: a header that counts its rows, cells one a line, rows of several cells.
    pub(super) fn read_tables(&mut self) {
        let count = self.count();
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
}

fn has_number_cell(line: &str) -> bool {
    line.split_whitespace().any(|cell| {
        is_number(cell)
            || cell.ends_with(['%', '％'])
            || cell.starts_with(|c: char| c.is_ascii_digit())
    })
}
