//! Tables as rows of cells, whether generated into the library or handed in by a user at run time.

use crate::Error;

/// A table as it stands in a `.tsv` file, without its examples.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Table<'t> {
    pub(crate) name: &'t str,
    pub(crate) columns: &'t [&'t str],
    pub(crate) rows: &'t [&'t [&'t str]],
}

/// One row, with its cells by column name.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Row<'t> {
    table: &'t str,
    columns: &'t [&'t str],
    cells: &'t [&'t str],
    line: usize,
}

impl<'t> Table<'t> {
    /// The rows; a row's line is its place among the rows, counted from 1.
    pub(crate) fn iter(&self) -> impl Iterator<Item = Row<'t>> + use<'t> {
        let Table {
            name,
            columns,
            rows,
        } = *self;
        rows.iter().enumerate().map(move |(i, cells)| Row {
            table: name,
            columns,
            cells,
            line: i + 1,
        })
    }
}

impl<'t> Row<'t> {
    /// A row of a table that a user hands in.
    pub(crate) fn new(
        table: &'t str,
        columns: &'t [&'t str],
        cells: &'t [&'t str],
        line: usize,
    ) -> Self {
        Self {
            table,
            columns,
            cells,
            line,
        }
    }

    pub(crate) fn table(&self) -> &'t str {
        self.table
    }

    /// The cell of a column; empty where the table has no such column.
    pub(crate) fn cell(&self, column: &str) -> &'t str {
        let at = self.columns.iter().position(|c| *c == column);
        at.and_then(|i| self.cells.get(i)).copied().unwrap_or("")
    }

    /// The cell of a column that must not be empty.
    pub(crate) fn need(&self, column: &'static str) -> Result<&'t str, Error> {
        match self.cell(column) {
            "" => Err(self.error(format!("no {column}"))),
            cell => Ok(cell),
        }
    }

    /// The cell of a column as one of a fixed list of words.
    pub(crate) fn one_of<T: Copy>(
        &self,
        column: &'static str,
        words: &[(&str, T)],
    ) -> Result<T, Error> {
        let cell = self.cell(column);
        let found = words.iter().find(|(word, _)| *word == cell);
        found.map(|(_, value)| *value).ok_or_else(|| {
            let words: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            self.error(format!(
                "{column} is {cell:?}, not one of {}",
                words.join(" ")
            ))
        })
    }

    pub(crate) fn error(&self, reason: impl Into<String>) -> Error {
        Error::lexicon(self.table, self.line, reason)
    }
}
