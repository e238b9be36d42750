//! Room 3. One pass over the text: words of the lexicon, numerals with their units, dates, punctuation.

use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::source::Source;

/// Everything that the pass found, in reading order.
#[derive(Debug, Default)]
pub(crate) struct Mentions {}

/// Finds the mentions.
pub(crate) fn find(_source: &Source<'_>, _document: &Document, _lexicon: &Lexicon) -> Mentions {
    Mentions::default()
}
