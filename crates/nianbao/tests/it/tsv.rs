//! Reads the tables of cases and of words: tab-separated, `#` comments, a header line, no quoting.

use std::collections::BTreeMap;
use std::path::Path;

/// A row with its line number and its cells by column.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub(crate) line: usize,
    cells: BTreeMap<String, String>,
}

impl Row {
    /// The cell of a column, if the table has it.
    pub(crate) fn find(&self, column: &str) -> Option<&str> {
        self.cells.get(column).map(String::as_str)
    }

    /// Some cells in a row, for a message.
    pub(crate) fn show(&self, columns: &[&str]) -> String {
        let cells: Vec<&str> = columns.iter().map(|column| self.get(column)).collect();
        cells.join(" · ")
    }

    /// The cell of a column.
    pub(crate) fn get(&self, column: &str) -> &str {
        self.find(column)
            .unwrap_or_else(|| panic!("line {}: no column {column:?}", self.line))
    }
}

/// The rows of a table. Panics where a row has not as many cells as the header.
pub(crate) fn read(path: &Path) -> Vec<Row> {
    let text = std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let mut lines = text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.starts_with('#') && !line.is_empty());
    let (_, header) = lines.next().expect("a header line");
    let columns: Vec<&str> = header.split('\t').collect();
    lines
        .map(|(at, line)| {
            let cells: Vec<&str> = line.split('\t').collect();
            assert_eq!(
                cells.len(),
                columns.len(),
                "{}:{}: as many cells as the header has",
                path.display(),
                at + 1
            );
            let cells = columns.iter().zip(cells);
            Row {
                line: at + 1,
                cells: cells
                    .map(|(k, v)| ((*k).to_owned(), v.to_owned()))
                    .collect(),
            }
        })
        .collect()
}
