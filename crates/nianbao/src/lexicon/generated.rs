//! The lexicon's tables as data. Written by `cargo xtask lexicon` from `lexicon/*.tsv`; do not edit.

use super::table::Table;

/// Every table, by name.
#[rustfmt::skip]
pub(crate) static TABLES: &[Table<'static>] = &[
];
