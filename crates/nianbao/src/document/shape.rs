//! What a line looks like, whatever it says: its marks, cells, dates, names.

use chrono::NaiveDate;

use super::lines::is_space;
use crate::written::date::{self, When};

/// Marks that may close a sentence behind its stop.
const CLOSERS: [char; 12] = [
    '”', '"', '’', '」', '』', '）', ')', '】', ']', '》', '〉', ' ',
];

/// The marks that end a sentence.
pub(super) fn is_stop(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '!' | '?')
}

/// The last mark or character of a line, not counting what closes a quotation.
pub(super) fn last(line: &str) -> Option<char> {
    let open = line.trim_end_matches(CLOSERS);
    open.chars()
        .next_back()
        .or_else(|| line.chars().next_back())
}

/// True where a line ends as a sentence or a part of one does.
pub(super) fn ends_open(line: &str) -> bool {
    last(line).is_some_and(|c| is_stop(c) || matches!(c, '；' | ';' | '…'))
}

/// Behind the first sentence of a line, its stop and closing quotation marks included.
///
/// A stop inside quotation marks or brackets ends no sentence. Only the first `limit` bytes are looked at.
pub(super) fn first_sentence(line: &str, limit: usize) -> Option<usize> {
    let mut depth = 0i32;
    for (at, c) in line.char_indices() {
        if at > limit {
            return None;
        }
        match c {
            '“' | '「' | '《' | '（' | '(' => depth += 1,
            '”' | '」' | '》' | '）' | ')' => depth -= 1,
            c if is_stop(c) && depth <= 0 => return Some(at + c.len_utf8()),
            _ => {}
        }
    }
    None
}

/// True where the text holds more than marks.
pub(super) fn has_words(line: &str) -> bool {
    line.chars()
        .any(|c| c.is_alphanumeric() && !('\u{e000}'..='\u{f8ff}').contains(&c))
}

/// The line without any white space or question marks that stand for it.
pub(super) fn compact(line: &str) -> String {
    line.chars()
        .filter(|c| !is_space(*c) && *c != '?')
        .collect()
}

/// A cell that is a number: 4000.5, -1.6, 12%, ±3, 1,024.
pub(super) fn is_number(line: &str) -> bool {
    let body = line.trim_start_matches(['-', '－', '+', '＋', '±', '—']);
    let body = body.trim_end_matches(['%', '％', '‰']);
    body.starts_with(|c: char| crate::written::digit(c).is_some())
        && body.chars().all(|c| {
            crate::written::digit(c).is_some() || matches!(c, '.' | '．' | ',' | '，' | ' ')
        })
}

/// A line that is a short date of a list of links: 03-30, 2023-03-30, [12-03].
pub(super) fn is_list_date(line: &str) -> bool {
    let body = line.trim_matches(['[', ']', '(', ')', '（', '）', ' ']);
    let mut parts = body.split(['-', '/']);
    let digits = |s: &str| !s.is_empty() && s.len() <= 4 && s.bytes().all(|b| b.is_ascii_digit());
    let count = parts.clone().count();
    (2..=3).contains(&count) && parts.all(digits)
}

/// A day as written, whether its year is there or not, with the byte behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Day {
    pub(super) year: Option<i32>,
    pub(super) month: u32,
    pub(super) day: u32,
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Day {
    /// The day, with `year` for one that is not written.
    pub(super) fn date(self, year: Option<i32>) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.year.or(year)?, self.month, self.day)
    }
}

/// The first day named in a text.
pub(super) fn find_day(text: &str) -> Option<Day> {
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let digit = |c: char| {
            let han = matches!(
                c,
                '〇' | '零' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十'
            );
            han || crate::written::digit(c).is_some()
        };
        if digit(c)
            && !digit(before)
            && let Some((When::Day(year, month, day), end)) = date::read(text, at)
        {
            return Some(Day {
                year,
                month,
                day,
                start: at,
                end,
            });
        }
        before = c;
    }
    None
}

/// The first year named in a text: `2018年`, `二〇一八年`.
pub(super) fn find_year(text: &str) -> Option<i32> {
    years(text).next()
}

/// Every year that is named with 年, in order.
pub(super) fn years(text: &str) -> impl Iterator<Item = i32> + '_ {
    text.match_indices('年').filter_map(|(at, _)| {
        let mut value = 0;
        let mut count = 0;
        let mut scale = 1;
        for c in text[..at].chars().rev().skip_while(|c| *c == ' ') {
            let digit = crate::written::digit(c)
                .or_else(|| "〇一二三四五六七八九".find(c).map(|i| i as u32 / 3))
                .or_else(|| (c == '零' || c == '○').then_some(0));
            let Some(digit) = digit else { break };
            if count == 4 {
                return None;
            }
            value += digit as i32 * scale;
            scale *= 10;
            count += 1;
        }
        (count == 4 && (1949..2100).contains(&value)).then_some(value)
    })
}

/// What stands behind 各位代表, where a line addresses those who listen.
pub(super) fn addressed(line: &str) -> Option<&str> {
    ["各位代表", "同志们", "各位委员"]
        .iter()
        .find_map(|address| {
            let rest = line.strip_prefix(address)?;
            Some(rest.trim_start_matches(|c: char| "，,！!：:、。 \u{3000}".contains(c)))
        })
}

/// 十三五, 十四五: where each plan is named, and its last year. The tenth ended in 2005.
pub(super) fn five_year_plans(words: &str) -> impl Iterator<Item = (usize, i32)> + '_ {
    words.match_indices('五').filter_map(|(at, _)| {
        let digit = words[..at].chars().next_back()?;
        let ones = "一二三四五六七八九".find(digit)? / digit.len_utf8();
        let start = at - digit.len_utf8();
        let start = words[..start].strip_suffix('十')?.len();
        Some((start, 2005 + 5 * (ones as i32 + 1)))
    })
}

/// True where the whole line is a date, in brackets or not, with a clock time or not.
pub(super) fn is_date(line: &str) -> bool {
    let marks = |c: char| "（）()[]【】—- \u{3000}".contains(c);
    let body = line.trim_matches(marks);
    match date::read(body, 0) {
        Some((When::Day(..), end)) => body[end..].chars().nth(4).is_none(),
        Some((When::Month(Some(_), _), end)) => end == body.len(),
        _ => false,
    }
}

/// True where a line starts with a full date: 2019-01-08 09:50 来源：…
fn starts_with_date(line: &str) -> bool {
    line.starts_with(|c: char| crate::written::digit(c).is_some())
        && matches!(date::read(line, 0), Some((When::Day(Some(_), ..), _)))
}

/// Where the time of publication stands in a line: at its start, or behind a name; there it is a day with a clock
/// time (09:50), or a day that closes the line and that a space parts from the name.
pub(super) fn timed(line: &str) -> Option<usize> {
    if starts_with_date(line) {
        return Some(0);
    }
    let day = find_day(line)?;
    let clock = line[day.start..day.end].contains([':', '：']);
    let closes = line[day.end..].trim().is_empty() && line[..day.start].ends_with(is_space);
    (day.year.is_some() && (clock || closes)).then_some(day.start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_outside_quotations() {
        for (line, wanted) in [
            ("水质改善。全年治理河道3条。", Some("水质改善。")),
            ("推广“一次办好！”做法。二是", Some("推广“一次办好！”做法。")),
            ("没有句号", None),
        ] {
            assert_eq!(first_sentence(line, 300).map(|end| &line[..end]), wanted);
        }
    }

    #[test]
    fn cells_and_dates_are_told_apart() {
        for cell in ["4000.5", "-1.6", "1,024", "12.5%", "±3", "３５"] {
            assert!(is_number(cell), "{cell}");
        }
        for cell in ["03-30", "三", "", "-", "3个", "8.5-9.0"] {
            assert!(!is_number(cell), "{cell}");
        }
        for date in ["03-30", "2023-03-30", "[12-03]"] {
            assert!(is_list_date(date), "{date}");
        }
        for date in [
            "2024年4月30日",
            "（2013年3月20日）",
            "( 2017年2月26日 )",
            "二〇二二年一月六日",
            "2019-01-08 09:50",
            "2024年4月",
        ] {
            assert!(is_date(date), "{date}");
        }
        for other in ["2024年", "1月8日讯记者林樾报道", "综合"] {
            assert!(!is_date(other), "{other}");
        }
    }

    #[test]
    fn years_are_found_with_their_word() {
        let found: Vec<i32> =
            years("2022年回顾，二〇二三年安排，2024 年展望，12345年，30年").collect();
        assert_eq!(found, [2022, 2023, 2024]);
    }
}
