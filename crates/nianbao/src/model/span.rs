//! Places in the article's text, in bytes for Rust and in code points for everyone else.

use serde::{Deserialize, Serialize};

/// A half-open range of the article's text.
///
/// In Rust the offsets are bytes and always lie on character boundaries, so `&text[span.range()]` is what
/// the author wrote. The JSON of an [`Article`](crate::Article) gives Unicode code points instead, which is
/// how Python slices a string.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Span {
    /// Offset of the first byte.
    #[cfg_attr(
        feature = "schema",
        schemars(description = "Where it starts in the text.")
    )]
    pub start: usize,
    /// Offset behind the last byte.
    #[cfg_attr(
        feature = "schema",
        schemars(description = "Where it ends, not included.")
    )]
    pub end: usize,
}

impl Span {
    /// A span from `start` up to, not including, `end`.
    ///
    /// ```
    /// assert_eq!(&"新增企业12家"[nianbao::Span::new(12, 17).range()], "12家");
    /// ```
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The span as a range, for slicing.
    ///
    /// ```
    /// assert_eq!(nianbao::Span::new(12, 17).range(), 12..17);
    /// ```
    #[must_use]
    pub const fn range(self) -> std::ops::Range<usize> {
        self.start..self.end
    }

    /// True where the two spans share at least one byte.
    ///
    /// ```
    /// let span = nianbao::Span::new(3, 9);
    /// assert!(span.overlaps(nianbao::Span::new(6, 12)) && !span.overlaps(nianbao::Span::new(9, 12)));
    /// ```
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// True where `other` lies within this span.
    ///
    /// ```
    /// let span = nianbao::Span::new(3, 9);
    /// assert!(span.contains(nianbao::Span::new(3, 6)) && !span.contains(nianbao::Span::new(6, 12)));
    /// ```
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

/// Translates between byte offsets and code point offsets of one text.
///
/// One table entry for each 64 bytes, so a look-up reads at most 64 bytes of the text. The text is borrowed
/// (`&str`) or owned (`String`, `Arc<str>`, anything that is `AsRef<str>`), so that an index can be kept.
#[derive(Debug, Clone)]
pub struct CharIndex<T> {
    text: T,
    /// Code points that start before byte `64 * i`.
    before: Vec<u32>,
}

const STRIDE: usize = 64;

fn starts_char(byte: &u8) -> bool {
    (*byte as i8) >= -0x40
}

impl<T: AsRef<str>> CharIndex<T> {
    /// Counts the text once.
    ///
    /// ```
    /// let index = nianbao::CharIndex::new("新增企业12家");
    /// assert_eq!(index.to_chars(12), 4);
    /// ```
    #[must_use]
    pub fn new(text: T) -> Self {
        let bytes = text.as_ref().as_bytes();
        let mut before = Vec::with_capacity(bytes.len() / STRIDE + 1);
        let mut seen = 0u32;
        for chunk in bytes.chunks(STRIDE) {
            before.push(seen);
            seen += chunk.iter().filter(|b| starts_char(b)).count() as u32;
        }
        before.push(seen);
        Self { text, before }
    }

    /// The number of code points before byte `offset` (offsets past the end count the whole text).
    ///
    /// ```
    /// assert_eq!(nianbao::CharIndex::new("新增企业12家").to_chars(12), 4);
    /// ```
    #[must_use]
    pub fn to_chars(&self, offset: usize) -> usize {
        let bytes = self.text.as_ref().as_bytes();
        let offset = offset.min(bytes.len());
        let stride = offset / STRIDE;
        let tail = &bytes[stride * STRIDE..offset];
        self.before[stride] as usize + tail.iter().filter(|b| starts_char(b)).count()
    }

    /// The byte at which code point `offset` starts, or `None` past the end of the text.
    ///
    /// ```
    /// assert_eq!(nianbao::CharIndex::new("新增企业12家").to_bytes(4), Some(12));
    /// ```
    #[must_use]
    pub fn to_bytes(&self, offset: usize) -> Option<usize> {
        let bytes = self.text.as_ref().as_bytes();
        let stride = self
            .before
            .partition_point(|&n| n as usize <= offset)
            .max(1)
            - 1;
        let mut left = offset - self.before[stride] as usize;
        let from = (stride * STRIDE).min(bytes.len());
        for (i, byte) in bytes[from..].iter().enumerate() {
            if starts_char(byte) {
                if left == 0 {
                    return Some(from + i);
                }
                left -= 1;
            }
        }
        (left == 0).then_some(bytes.len())
    }

    /// The same place in code points.
    ///
    /// ```
    /// let index = nianbao::CharIndex::new("新增企业12家");
    /// assert_eq!(index.chars_of(nianbao::Span::new(12, 17)), nianbao::Span::new(4, 7));
    /// ```
    #[must_use]
    pub fn chars_of(&self, span: Span) -> Span {
        Span::new(self.to_chars(span.start), self.to_chars(span.end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_translate_both_ways_at_every_character() {
        let text = "实现GDP 4,000亿元。".repeat(40);
        let index = CharIndex::new(&text);
        for (chars, (bytes, _)) in text.char_indices().enumerate() {
            assert_eq!(index.to_chars(bytes), chars);
            assert_eq!(index.to_bytes(chars), Some(bytes));
        }
        let count = text.chars().count();
        assert_eq!(index.to_chars(text.len()), count);
        assert_eq!(index.to_bytes(count), Some(text.len()));
        assert_eq!(index.to_bytes(count + 1), None);
        assert_eq!(CharIndex::new("").to_bytes(0), Some(0));
    }
}
