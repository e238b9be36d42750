//! Tables: those of a page's markup, and those that lost their lines, with cells one under the other, rows of
//! several, and headers that count their rows.

use super::Reader;
use crate::document::marker::Style;
use crate::document::shape::{compact, is_date, is_list_date, is_number};
use crate::model::BlockKind;
use crate::source::Says;

impl Reader<'_> {
    /// Tables: a header that counts its rows, cells one a line, rows of several cells.
    pub(super) fn read_tables(&mut self) {
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
            // A bar on a line of its own parts cells, and is none.
            let filled = cells
                .clone()
                .map(|k| without_bars(self.page.line(k)))
                .filter(|cell| !cell.is_empty());
            let numbers = filled.clone().filter(|cell| is_number(cell)).count();
            let count_of_cells = filled.count();
            if count_of_cells >= 4 && numbers * 4 >= count_of_cells {
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
    pub(super) fn is_row_of_page(&self, i: usize) -> bool {
        self.page.says(i) == Some(Says::Table) && self.said[i] == Some(BlockKind::Table)
    }

    /// The first of several rows whose cells are parted by tabs.
    pub(super) fn opens_rows(&self, i: usize) -> bool {
        let row = |k: usize| self.is_row(k) && self.page.line(k).contains('\t');
        (i..i + 3).all(|k| k < self.count() && row(k))
    }

    /// The head of a table (单位：亿元, 指标) over cells that stand one a line, some of them numbers.
    pub(super) fn opens_cells(&self, i: usize) -> bool {
        const LOOKED_AT: usize = 12;
        if self.said[i] != Some(BlockKind::Table) || self.count() - i < LOOKED_AT {
            return false;
        }
        let mut cells = i + 1..i + LOOKED_AT;
        let number = |k: &usize| is_number(without_bars(self.page.line(*k)));
        cells.clone().all(|k| self.is_cell(k)) && cells.by_ref().filter(number).count() >= 3
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

/// A cell that stands on a line of its own, without the bar that parted it from the next.
fn without_bars(line: &str) -> &str {
    line.trim_matches(['|', '｜', ' ', '\u{3000}'])
}

/// 表1 主要指标
fn names_table(line: &str) -> bool {
    let number = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    line.len() <= 150
        && line
            .strip_prefix('表')
            .is_some_and(|rest| rest.trim_start().starts_with(number))
}

fn has_number_cell(line: &str) -> bool {
    line.split_whitespace().any(|cell| {
        is_number(cell)
            || cell.ends_with(['%', '％'])
            || cell.starts_with(|c: char| c.is_ascii_digit())
    })
}
