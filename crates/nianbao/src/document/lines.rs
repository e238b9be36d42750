//! The text in lines.

use crate::model::Span;

/// A line that holds more than white space.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    /// Without the white space around it.
    pub(super) span: Span,
    /// Where its words begin: behind question marks that stand for lost spaces.
    pub(super) content: usize,
    /// How many characters it has.
    pub(super) chars: usize,
}

/// What ends a line, beside the line feed.
const BREAKS: [char; 5] = ['\r', '\u{2028}', '\u{2029}', '\u{b}', '\u{c}'];

/// A no-break space that a bad converter left as its name.
const NAMED_SPACE: &str = "&nbsp;";

/// Every line that is not blank, in order.
pub(super) fn split(text: &str) -> Vec<Line> {
    let mut lines = Vec::with_capacity(text.len() / 256 + 8);
    let other_breaks = has_other_breaks(text);
    let mut at = 0;
    for part in text.split('\n') {
        if other_breaks {
            let mut inner = at;
            for piece in part.split(BREAKS) {
                lines.extend(line(text, inner, inner + piece.len()));
                inner += piece.len();
                inner += text[inner..].chars().next().map_or(0, char::len_utf8);
            }
        } else {
            lines.extend(line(text, at, at + part.len()));
        }
        at += part.len() + 1;
    }
    lines
}

/// True where something else than a line feed ends a line. Looks at whole chunks, since most texts have none.
fn has_other_breaks(text: &str) -> bool {
    let control = |b: &u8| matches!(b, b'\r' | 0xb | 0xc);
    let mut chunks = text.as_bytes().chunks(64);
    chunks.any(|chunk| chunk.iter().fold(false, |found, b| found | control(b)))
        || text.contains("\u{2028}")
        || text.contains("\u{2029}")
}

/// The first characters of a text.
pub(super) fn opening(words: &str, count: usize) -> &str {
    let end = words
        .char_indices()
        .nth(count)
        .map_or(words.len(), |(at, _)| at);
    &words[..end]
}

/// White space, and characters that show nothing.
pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{2060}' | '\0')
}

fn line(text: &str, start: usize, end: usize) -> Option<Line> {
    let mut rest = &text[start..end];
    loop {
        let trimmed = rest.trim_matches(is_space);
        let trimmed = trimmed.strip_prefix(NAMED_SPACE).unwrap_or(trimmed);
        let trimmed = trimmed.strip_suffix(NAMED_SPACE).unwrap_or(trimmed);
        if trimmed.len() == rest.len() {
            break;
        }
        rest = trimmed;
    }
    if rest.is_empty() {
        return None;
    }
    let start = rest.as_ptr() as usize - text.as_ptr() as usize;
    let words = rest.trim_start_matches(|c| c == '?' || is_space(c));
    let content = if words.is_empty() { rest } else { words };
    Some(Line {
        span: Span::new(start, start + rest.len()),
        content: start + (rest.len() - content.len()),
        chars: rest.chars().count(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        let lines = split(text).into_iter();
        lines.map(|l| &text[l.span.range()]).collect()
    }

    #[test]
    fn every_kind_of_line_end_ends_a_line() {
        for text in [
            "一\n二\n\n三",
            "一\r\n二\r\n\r\n三\r\n",
            "一\r二\r三",
            "一\u{2028}二\u{2029}三",
            "\u{feff}一 \n\u{3000}\u{3000}二\n\u{200b}\n三\0",
            "&nbsp; &nbsp; 一\n二&nbsp;\n&nbsp;\n三",
        ] {
            assert_eq!(words(text), ["一", "二", "三"], "{text:?}");
        }
        assert_eq!(words(""), [""; 0]);
        assert_eq!(words(" \n\u{3000}\r\n"), [""; 0]);
    }

    #[test]
    fn lost_spaces_come_before_the_words() {
        let text = "??（一）综合\n???";
        let lines = split(text);
        assert_eq!(&text[lines[0].content..lines[0].span.end], "（一）综合");
        assert_eq!(lines[1].content, lines[1].span.start);
    }
}
