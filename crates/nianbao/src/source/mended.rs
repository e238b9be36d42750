//! A text with a few places changed for reading, and the way back to the text as written.
//!
//! Where the way to us broke a text (a line break inside a number, a character of no width inside a word), the
//! rooms read a copy without the damage, and know nothing of it. What they find is moved back at the end, so that
//! every span points into the text as written. A text without damage is not copied.

use crate::model::Span;

/// A text made for reading.
#[derive(Debug)]
pub(crate) struct Mended {
    text: String,
    cuts: Vec<Cut>,
}

/// A place that was changed.
#[derive(Debug)]
struct Cut {
    /// What was there.
    written: Span,
    /// What is there instead.
    read: Span,
}

impl Mended {
    /// The text with each of the places, in order and apart, replaced by some words; `None` where there are none.
    pub(crate) fn new(written: &str, places: &[(Span, &str)]) -> Option<Self> {
        if places.is_empty() {
            return None;
        }
        let mut mended = Self {
            text: String::with_capacity(written.len()),
            cuts: Vec::with_capacity(places.len()),
        };
        let mut done = 0;
        for (place, words) in places {
            mended.text.push_str(&written[done..place.start]);
            let start = mended.text.len();
            mended.text.push_str(words);
            mended.cuts.push(Cut {
                written: *place,
                read: Span::new(start, mended.text.len()),
            });
            done = place.end;
        }
        mended.text.push_str(&written[done..]);
        Some(mended)
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Where a place of the text as written stands in the text for reading.
    pub(crate) fn forth(&self, place: usize) -> usize {
        let before = self.cuts.partition_point(|cut| cut.written.start < place);
        match before.checked_sub(1).map(|i| &self.cuts[i]) {
            None => place,
            Some(cut) => cut.read.end + place.saturating_sub(cut.written.end),
        }
    }

    /// Where something that stands in the text for reading is written: from its first character to its last. Of a
    /// place that was changed it takes the whole, and none where it only touches it.
    pub(crate) fn back(&self, span: Span) -> Span {
        let before = self.cuts.partition_point(|c| c.read.start <= span.start);
        let start = match before.checked_sub(1).map(|i| &self.cuts[i]) {
            None => span.start,
            Some(cut) if span.start < cut.read.end => cut.written.start,
            Some(cut) => cut.written.end + (span.start - cut.read.end),
        };
        let before = self.cuts.partition_point(|c| c.read.start < span.end);
        let end = match before.checked_sub(1).map(|i| &self.cuts[i]) {
            None => span.end,
            Some(cut) => cut.written.end + span.end.saturating_sub(cut.read.end),
        };
        Span::new(start, end.max(start))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_find_their_way_back() {
        let written = "投资1.\n5亿元，\n率3。1%";
        let at = |words: &str| {
            let start = written.find(words).expect("words of the text");
            Span::new(start, start + words.len())
        };
        let second = Span::new(at("，\n").end - 1, at("，\n").end);
        let mended = Mended::new(written, &[(at("\n"), ""), (second, ""), (at("。"), ".")]);
        let mended = mended.expect("places to change");
        assert_eq!(mended.text(), "投资1.5亿元，率3.1%");
        for (read, there) in [
            ("1.5亿元", "1.\n5亿元"),
            ("1.", "1."),
            ("5", "5"),
            ("，", "，"),
            ("率", "率"),
            ("3.1%", "3。1%"),
            ("投资1.5亿元，率3.1%", written),
        ] {
            let start = mended.text().find(read).expect("words of the text");
            let back = mended.back(Span::new(start, start + read.len()));
            assert_eq!(&written[back.range()], there, "{read}");
        }
        assert!(Mended::new(written, &[]).is_none());
    }
}
