//! Slips of the pen that wrote a text down for us, not of its author: what a converter left of a space or a line
//! end, characters that show nothing, and digits that a scanner took for something else.

use super::mended::Mended;
use crate::model::Span;

/// What a space or a line end was turned into, and what it is.
const ESCAPES: &[(&str, &str)] = &[
    ("\\r\\n", "\n"),
    ("\\n", "\n"),
    ("\\r", "\n"),
    ("\\t", " "),
    ("&nbsp;", " "),
];

/// A space wide enough to part the fields of a byline.
const SPACE: &str = "\u{3000}";

/// The text without its slips; `None` where it has none, as most have.
pub(crate) fn mend(text: &str) -> Option<Mended> {
    let bytes = text.as_bytes();
    let mut places: Vec<(Span, &str)> = Vec::new();
    for start in (0..bytes.len()).step_by(CHUNK) {
        let end = (start + CHUNK).min(bytes.len());
        // The bytes that show a slip may lie behind the chunk in which it starts.
        let near = bytes[start..].first_chunk::<{ CHUNK + REACH }>();
        if near.is_some_and(|near| !is_suspect(near)) {
            continue;
        }
        for at in (start..end).filter(|&at| opens_slip(bytes[at])) {
            let done = places.last().map_or(0, |(span, _)| span.end);
            if at >= done
                && let Some((span, words)) = slip(text, at)
            {
                places.push((span, words));
            }
        }
    }
    Mended::new(text, &places)
}

/// How many bytes are looked at together.
const CHUNK: usize = 256;

/// How far behind its first byte the last of those lies that show a slip: 。 and a digit.
const REACH: usize = 3;

/// True where bytes may hold a slip. It says so too often, but is written for the compiler to look at many at once.
fn is_suspect(near: &[u8; CHUNK + REACH]) -> bool {
    let mut found = false;
    for (&a, &b) in near.iter().zip(&near[1..]) {
        found |= (a == 0) | (a == b'\\') | (a == b'&') | (a == b'?') | (a == b'O');
        // The last two bytes of the marks of no width, of Ｏ and of ○.
        found |= (a == 0x80) & (b.wrapping_sub(0x8b) < 5) | (a == 0x81) & (b == 0xa0);
        found |= (a == 0xbb) & (b == 0xbf) | (a == 0xbc) & (b == 0xaf) | (a == 0x97) & (b == 0x8b);
        // 。 before a digit.
        found |= (a == 0x82) & (b.wrapping_sub(b'0') < 10);
    }
    found
}

/// The first bytes of slips.
fn opens_slip(byte: u8) -> bool {
    matches!(byte, 0 | b'\\' | b'&' | b'?' | b'O' | 0xe2 | 0xe3 | 0xef)
}

/// The slip at a place, and what should stand there.
fn slip(text: &str, at: usize) -> Option<(Span, &'static str)> {
    let rest = &text[at..];
    let first = rest.chars().next()?;
    let here = |length: usize, words: &'static str| Some((Span::new(at, at + length), words));
    match first {
        // Behind a picture it joins the next one.
        '\u{200d}' if !text[..at].ends_with(char::is_alphanumeric) => None,
        '\0' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => here(first.len_utf8(), ""),
        '\\' | '&' => {
            let (escape, words) = ESCAPES
                .iter()
                .find(|(escape, _)| rest.starts_with(escape))?;
            // \new is a name.
            let name = first == '\\'
                && escape.len() == 2
                && rest[2..].starts_with(|c: char| c.is_ascii_alphanumeric());
            (!name).then(|| here(escape.len(), words))?
        }
        '?' => lost_spaces(text, at),
        'O' | 'Ｏ' | '○' => round_zero(text, at, first),
        '。' => {
            let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
            let behind = rest[first.len_utf8()..].trim_start_matches(|c: char| c.is_ascii_digit());
            let count = rest.len() - first.len_utf8() - behind.len();
            let measured = ["%", "％", "‰", "亿", "万", "个百分点"];
            let point = digit(text[..at].chars().next_back())
                && (1..=2).contains(&count)
                && measured.iter().any(|m| behind.starts_with(m));
            point.then(|| here(first.len_utf8(), "."))?
        }
        _ => None,
    }
}

/// Two question marks or more inside a line: spaces that an encoding did not have. Those that open a line are read
/// with it, and one that is alone may be a question.
fn lost_spaces(text: &str, at: usize) -> Option<(Span, &'static str)> {
    const LONGEST: usize = 256;
    let blank = |c: char| c.is_whitespace() && c != '\n' && c != '\r';
    let count = text[at..]
        .bytes()
        .take(LONGEST)
        .take_while(|b| *b == b'?')
        .count();
    let before = text[..at].chars().rev().take(LONGEST).find(|c| !blank(*c));
    let behind = text[at + count..]
        .chars()
        .take(LONGEST)
        .find(|c| !blank(*c));
    let inside = |c: Option<char>| c.is_some_and(|c| !matches!(c, '\n' | '\r' | '?'));
    (count >= 2 && inside(before) && inside(behind)).then(|| (Span::new(at, at + count), SPACE))
}

/// A letter O or a circle in a year: 2O18年, 二○一八年.
fn round_zero(text: &str, at: usize, letter: char) -> Option<(Span, &'static str)> {
    let zero = |c: char| matches!(c, 'O' | 'Ｏ' | '○');
    let han = |c: char| "〇零一二三四五六七八九".contains(c);
    let of_year = |c: &char| c.is_ascii_digit() || zero(*c) || han(*c);
    let behind = &text[at + letter.len_utf8()..];
    let before: Vec<char> = text[..at]
        .chars()
        .rev()
        .take(4)
        .take_while(of_year)
        .collect();
    let rest: Vec<char> = behind.chars().take(4).take_while(of_year).collect();
    let all = || before.iter().chain(&rest);
    let length: usize = rest.iter().map(|c| c.len_utf8()).sum();
    let year = before.len() + rest.len() == 3
        && all().filter(|c| !zero(**c)).count() >= 2
        && matches!(before.last(), Some('1' | '2' | '一' | '二'))
        && behind[length..].starts_with('年');
    let words = if all().any(|c| han(*c)) { "〇" } else { "0" };
    year.then(|| (Span::new(at, at + letter.len_utf8()), words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_mended() {
        for (written, read) in [
            ("全年增长3。1%，", "全年增长3.1%，"),
            ("投资12。5亿元", "投资12.5亿元"),
            ("2O18年和2OO9年", "2018年和2009年"),
            ("二○一八年，二OO九年", "二〇一八年，二〇〇九年"),
            ("一行\\r\\n二行\\n三行", "一行\n二行\n三行"),
            ("市\u{200b}南区", "市南区"),
            ("\u{feff}市南\0区", "市南区"),
            (
                "时间：2021-03-30????来源：某网",
                "时间：2021-03-30\u{3000}来源：某网",
            ),
            ("全年&nbsp;12家", "全年 12家"),
        ] {
            let mended = mend(written).expect(written);
            assert_eq!(mended.text(), read);
        }
    }

    #[test]
    fn what_is_no_slip_is_left_alone() {
        for text in [
            "",
            "增长3。2019年，新增企业15家。",
            "新增企业3。15家上市。",
            "CEO和OPEC，ISO9001",
            "2O18届",
            "为什么？怎么办??",
            "??（一）综合",
            "怎么办?这样办。",
            "C:\\new\\text",
            "A & B",
            "○一二",
        ] {
            assert!(mend(text).is_none(), "{text}");
        }
    }

    #[test]
    fn a_slip_is_seen_at_every_place_of_a_chunk() {
        for length in 0..2 * CHUNK {
            let head = "a".repeat(length);
            for (slip, read) in [
                ("3。1%", "3.1%"),
                ("二○一八年", "二〇一八年"),
                ("\u{200b}", ""),
                ("\\n", "\n"),
            ] {
                let mended = mend(&format!("{head}{slip}")).expect("a slip");
                assert_eq!(mended.text(), format!("{head}{read}"));
            }
        }
    }
}
