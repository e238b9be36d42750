//! Room 6. What a careful reader would find odd.

use crate::document::Document;
use crate::mention::Mentions;
use crate::model::{Diagnostic, Indicator, Numeral};
use crate::source::Source;

/// Checks the answer against the text and against itself.
pub(crate) fn check(
    _source: &Source<'_>,
    _document: &Document,
    _mentions: &Mentions,
    _numerals: &[Numeral],
    _indicators: &[Indicator],
) -> Vec<Diagnostic> {
    Vec::new()
}
