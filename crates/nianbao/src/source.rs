//! Room 1. The text as written, and the same text folded for matching.
//!
//! Folding keeps every byte offset: a traditional character and its simplified one take three bytes each, so
//! a span of the folded text is a span of the text as written. Full-width digits and letters are left alone
//! here; the readers of numbers know both widths, and the lexicon holds both widths of its own words.

use std::borrow::Cow;

/// The text of one article.
#[derive(Debug)]
pub(crate) struct Source<'t> {
    /// As the author wrote it. All quotes come from here.
    pub(crate) text: &'t str,
    /// Simplified, byte for byte as long. All matching is done here.
    pub(crate) folded: Cow<'t, str>,
}

impl<'t> Source<'t> {
    /// Takes a text as it is.
    pub(crate) fn read(text: &'t str) -> Self {
        Self {
            text,
            folded: Cow::Borrowed(text),
        }
    }
}
