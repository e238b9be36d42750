//! Room 5. What happened, when, who and what.

use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::mention::Mentions;
use crate::model::Event;
use crate::source::Source;

/// Detects the events.
pub(crate) fn detect(
    _source: &Source<'_>,
    _document: &Document,
    _mentions: &Mentions,
    _lexicon: &Lexicon,
) -> Vec<Event> {
    Vec::new()
}
