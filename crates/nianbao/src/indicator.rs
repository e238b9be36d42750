//! Room 4. What each numeral is: values with their names, changes, previous levels, periods, parts.

use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::mention::Mentions;
use crate::model::{Indicator, Numeral};
use crate::source::Source;

/// Binds numerals to names, and keeps the ledger.
pub(crate) fn bind(
    _source: &Source<'_>,
    _document: &Document,
    _mentions: &Mentions,
    _lexicon: &Lexicon,
) -> (Vec<Indicator>, Vec<Numeral>) {
    (Vec::new(), Vec::new())
}
