//! Room 1. The text as written, and the same text folded for matching; from bytes, how they were read.
//!
//! Folding keeps every byte offset: a traditional character and its simplified one take three bytes each, so
//! a span of the folded text is a span of the text as written. Full-width digits and letters are left alone
//! here; the readers of numbers know both widths, and the lexicon holds both widths of its own words.

use std::borrow::Cow;

use crate::lexicon::fold::Fold;
use crate::model::{Diagnostic, Span};

#[cfg(feature = "encoding")]
pub(crate) mod decode;
#[cfg(feature = "html")]
pub(crate) mod html;
pub(crate) mod mended;
pub(crate) mod slips;

pub(crate) use mended::Mended;

/// The text of one article.
#[derive(Debug)]
pub(crate) struct Source<'t> {
    /// As the author wrote it. All quotes come from here.
    pub(crate) text: &'t str,
    /// Simplified, byte for byte as long. All matching is done here.
    pub(crate) folded: Cow<'t, str>,
    /// What was odd in the bytes that the text was read from, in the order of the text.
    pub(crate) noticed: Vec<Diagnostic>,
    /// What the markup of a page says of its lines, in order; none for a plain text.
    pub(crate) hints: &'t [Hint],
    /// What a page states of itself.
    pub(crate) facts: Option<&'t Facts>,
}

/// What the markup says of a line. The document room decides what it makes of it.
#[derive(Debug, Clone)]
pub(crate) struct Hint {
    /// Where the line starts.
    pub(crate) start: usize,
    /// The name of the element that it comes from.
    pub(crate) element: &'static str,
    pub(crate) says: Option<Says>,
}

impl Hint {
    /// The hint for a text in which some places were mended.
    pub(crate) fn moved(&self, mended: &Mended) -> Self {
        let start = mended.forth(self.start);
        let says = self.says.map(|says| match says {
            Says::RunIn(length) => Says::RunIn(mended.forth(self.start + length) - start),
            says => says,
        });
        Self {
            start,
            says,
            ..*self
        }
    }
}

/// What an element says that a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    not(feature = "html"),
    expect(dead_code, reason = "only pages of HTML say so much")
)]
pub(crate) enum Says {
    Title,
    Caption,
    Table,
    /// A heading element, with its level.
    Heading(u8),
    /// A line in bold, where others are not.
    Bold,
    /// A line that opens with a sentence in bold, of so many bytes.
    RunIn(usize),
}

/// What a page states of itself outside its text, as written.
#[derive(Debug, Default)]
pub(crate) struct Facts {
    pub(crate) title: Option<String>,
    /// The title of the window: the page's, and as a rule the site's.
    pub(crate) window: Option<String>,
    /// Local time.
    pub(crate) published: Option<String>,
    pub(crate) outlet: Option<String>,
    /// The name of the site, which need not have written what it shows.
    pub(crate) site: Option<String>,
    pub(crate) author: Option<String>,
    pub(crate) channel: Option<String>,
    /// A date that stands alone above the title, as newspapers have it.
    pub(crate) edition: Option<String>,
    /// The whole text.
    #[cfg_attr(
        not(feature = "html"),
        expect(dead_code, reason = "only pages of HTML state it")
    )]
    pub(crate) body: Option<String>,
}

impl<'t> Source<'t> {
    /// Takes a text as it is.
    pub(crate) fn read(text: &'t str) -> Self {
        Self {
            text,
            folded: fold(text, Fold::builtin()),
            noticed: Vec::new(),
            hints: &[],
            facts: None,
        }
    }

    /// Takes the article of a page.
    #[cfg(feature = "html")]
    pub(crate) fn of_page(page: &'t html::Page) -> Self {
        Self {
            hints: &page.hints,
            facts: Some(&page.facts),
            ..Self::read(&page.text)
        }
    }

    /// Whether the text has traditional characters.
    pub(crate) fn is_folded(&self) -> bool {
        matches!(self.folded, Cow::Owned(_))
    }

    /// The words at a span, simplified, without the white space that layout put into them.
    pub(crate) fn words(&self, span: Span) -> Cow<'_, str> {
        let text = &self.folded[span.range()];
        if text.contains(char::is_whitespace) {
            text.chars().filter(|c| !c.is_whitespace()).collect()
        } else {
            Cow::Borrowed(text)
        }
    }

    /// Words of this text as they are written there: as a whole where they stand within `reach` bytes of byte `at`,
    /// before it or else behind it, or piece by piece.
    pub(crate) fn as_written(&self, words: &str, at: usize, reach: usize) -> String {
        let from = self.folded.floor_char_boundary(at.saturating_sub(reach));
        let to = self.folded.ceil_char_boundary(at.saturating_add(reach));
        let before = self.folded[from..at].rfind(words).map(|found| from + found);
        let behind = || self.folded[at..to].find(words).map(|found| at + found);
        if let Some(found) = before.or_else(behind) {
            return self.text[found..found + words.len()].to_owned();
        }
        let middle = words.chars().count() / 2;
        match words.char_indices().nth(middle) {
            Some((middle, _)) if middle > 0 => {
                let (first, second) = words.split_at(middle);
                self.as_written(first, at, reach) + &self.as_written(second, at, reach)
            }
            _ => words.to_owned(),
        }
    }

    /// Words of this text, simplified; most texts are simplified throughout.
    pub(crate) fn fold<'w>(&self, words: &'w str) -> Cow<'w, str> {
        match self.folded {
            Cow::Borrowed(_) => Cow::Borrowed(words),
            Cow::Owned(_) => fold(words, Fold::builtin()),
        }
    }
}

/// The text with simplified characters; the text itself where it has no other.
pub(crate) fn fold(text: &str, fold: Fold) -> Cow<'_, str> {
    let Some(first) = fold.find(text) else {
        return Cow::Borrowed(text);
    };
    let (simplified, rest) = text.split_at(first);
    let mut folded = String::with_capacity(text.len());
    folded.push_str(simplified);
    folded.extend(rest.chars().map(|c| fold.simplified(c).unwrap_or(c)));
    Cow::Owned(folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_keeps_every_offset() {
        let text = "廣東省深圳市寶安區，GDP增長9%。\r\n第二年。";
        let source = Source::read(text);
        assert_eq!(source.folded, "广东省深圳市宝安区，GDP增长9%。\r\n第二年。");
        let starts = |t: &str| t.char_indices().map(|(i, _)| i).collect::<Vec<_>>();
        assert_eq!(starts(text), starts(&source.folded));
    }

    #[test]
    fn words_are_found_as_they_are_written() {
        let text = "新建學校2所，增 長三成。";
        let source = Source::read(text);
        for (words, written) in [
            ("新建学校", "新建學校"),
            ("增长", "增長"),
            ("学校增长率", "學校增長率"),
            ("", ""),
        ] {
            assert_eq!(source.as_written(words, text.len(), 99), written);
        }
    }

    #[test]
    fn a_simplified_text_is_not_copied() {
        for text in ["", "宝安区增长9%", "plain ASCII"] {
            assert!(matches!(Source::read(text).folded, Cow::Borrowed(_)));
        }
    }
}
