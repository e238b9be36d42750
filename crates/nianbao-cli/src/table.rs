//! Tables for a terminal: Chinese characters take two columns, and no cell is wider than its column may be.

use std::io::{self, Write};

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// On which side of its column a cell stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Left,
    Right,
}

/// A heading, the side on which the cells stand, and how wide the column may become.
pub(crate) type Column = (&'static str, Side, usize);

/// Rows under headings. A column is as wide as its widest cell, up to its bound.
#[derive(Debug)]
pub(crate) struct Table<const N: usize> {
    columns: [Column; N],
    rows: Vec<[String; N]>,
}

impl<const N: usize> Table<N> {
    pub(crate) fn new(columns: [Column; N]) -> Self {
        Self {
            columns,
            rows: Vec::new(),
        }
    }

    pub(crate) fn row(&mut self, cells: [String; N]) {
        let mut bounds = self.columns.iter().map(|column| column.2);
        self.rows
            .push(cells.map(|cell| clip(&cell, bounds.next().unwrap_or(0))));
    }

    /// Writes headings and rows, each line with two columns before it and nothing behind it.
    pub(crate) fn write(&self, out: &mut impl Write) -> io::Result<()> {
        let mut widths = self.columns.map(|(heading, ..)| heading.width());
        for row in &self.rows {
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = cell.width().max(*width);
            }
        }
        let headings = self.columns.map(|(heading, ..)| heading.to_owned());
        for row in std::iter::once(&headings).chain(&self.rows) {
            let mut line = String::new();
            for ((cell, width), (_, side, _)) in row.iter().zip(widths).zip(self.columns) {
                let space = " ".repeat(width - cell.width());
                let (before, after) = match side {
                    Side::Left => ("", space.as_str()),
                    Side::Right => (space.as_str(), ""),
                };
                line.extend(["  ", before, cell, after]);
            }
            writeln!(out, "{}", line.trim_end())?;
        }
        Ok(())
    }
}

/// The text on one line, without control characters, cut to a number of columns.
pub(crate) fn clip(text: &str, columns: usize) -> String {
    let mut shown = String::new();
    let mut width = 0;
    let mut mark = 0;
    for c in text.chars() {
        let c = if c.is_control() { ' ' } else { c };
        width += c.width().unwrap_or(0);
        if width > columns {
            shown.truncate(mark);
            shown.push('…');
            return shown;
        }
        shown.push(c);
        if width < columns {
            mark = shown.len();
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up_whatever_the_script() {
        let mut table = Table::new([("name", Side::Left, 8), ("value", Side::Right, 12)]);
        table.row(["粮食产量".into(), "1,200".into()]);
        table.row(["GDP".into(), "98,000".into()]);
        table.row(["社会消费品零售总额".into(), "7".into()]);
        let mut out = Vec::new();
        table.write(&mut out).expect("a Vec takes everything");
        let wanted =
            "  name       value\n  粮食产量   1,200\n  GDP       98,000\n  社会消…        7\n";
        assert_eq!(String::from_utf8_lossy(&out), wanted);
    }

    #[test]
    fn a_clipped_text_never_exceeds_its_columns() {
        for text in [
            "",
            "年报",
            "年报2018",
            "a\u{301}bc",
            "\u{1b}[31m红",
            "一二\n三四",
        ] {
            for columns in 1..12 {
                let shown = clip(text, columns);
                assert!(shown.width() <= columns, "{shown:?} in {columns}");
                assert!(!shown.contains(char::is_control));
            }
        }
        assert_eq!(clip("一二三四", 8), "一二三四");
        assert_eq!(clip("一二三四", 7), "一二三…");
        assert_eq!(clip("一二三四", 6), "一二…");
    }
}
