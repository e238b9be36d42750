//! Readers of what is written at one place: numbers and dates, from characters to exact values.
//!
//! They know nothing of the words around; the rooms that call them do.

pub(crate) mod date;
pub(crate) mod number;

/// The character at byte `at`, if the text goes on there.
pub(crate) fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// The value of an ASCII or full-width digit.
pub(crate) fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(c as u32 - '0' as u32),
        '０'..='９' => Some(c as u32 - '０' as u32),
        _ => None,
    }
}

/// The end of the run of ASCII or full-width digits that starts at `at`.
pub(crate) fn digits_end(text: &str, at: usize) -> usize {
    let run = text[at..].chars().take_while(|c| digit(*c).is_some());
    at + run.map(char::len_utf8).sum::<usize>()
}

/// Behind any white space (but no line end) that stands at `at`.
pub(crate) fn skip_spaces(text: &str, at: usize) -> usize {
    let spaces = text[at..]
        .chars()
        .take_while(|c| c.is_whitespace() && *c != '\n');
    at + spaces.map(char::len_utf8).sum::<usize>()
}
