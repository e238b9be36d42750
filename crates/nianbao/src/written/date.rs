//! Reads a date, a period or a clock time at one place, as written: what the text leaves out stays out.

use crate::model::{Period, Point};

use super::number::chinese_digit;
use super::{char_at, digit, skip_spaces};

/// A time as written. A year that is not written is `None`; the rooms fill it in from around.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum When {
    /// `2018年`
    Year(i32),
    /// `2016—2020年`, `2017-2018年度`
    Years(i32, i32),
    /// `二季度`, `2018年第二季度`
    Quarter(Option<i32>, u32),
    /// `上半年` is 1, `下半年` 2.
    Half(Option<i32>, u32),
    /// `11月份`, `2018年2月`
    Month(Option<i32>, u32),
    /// `1月至8月`, `1—11月`
    Months(Option<i32>, u32, u32),
    /// `7月6日`
    Day(Option<i32>, u32, u32),
    /// `12日`, the month named before
    DayOnly(u32),
    /// `9月1日至5日`, `9月28日至10月3日`
    Days(Option<i32>, (u32, u32), (u32, u32)),
    /// `90年代`: a time that names no period of a report.
    Vague,
    /// `上午十点半`, `09:50`
    Clock,
    /// A date that the calendar does not have (`2月31日`).
    Impossible,
}

impl When {
    /// The period meant, with `year` for a year that is not written.
    pub(crate) fn resolve(self, year: Option<i32>) -> Option<Period> {
        let point = match self {
            Self::Year(y) => Point::Year(y),
            Self::Years(from, to) => {
                return Some(Period::Between(
                    Some(Point::Year(from)),
                    Some(Point::Year(to)),
                ));
            }
            Self::Quarter(y, quarter) => Point::Quarter(y.or(year)?, quarter),
            Self::Half(y, half) => {
                let y = y.or(year)?;
                let from = Point::month(y, 6 * half - 5);
                return Some(Period::Between(from, Point::month(y, 6 * half)));
            }
            Self::Month(y, month) => Point::month(y.or(year)?, month)?,
            Self::Months(y, from, to) => {
                let y = y.or(year)?;
                return Some(Period::Between(Point::month(y, from), Point::month(y, to)));
            }
            Self::Day(y, month, day) => Point::day(y.or(year)?, month, day)?,
            Self::Days(y, from, to) => {
                let y = y.or(year)?;
                let from = Point::day(y, from.0, from.1)?;
                return Some(Period::Between(
                    Some(from),
                    Some(Point::day(y, to.0, to.1)?),
                ));
            }
            Self::DayOnly(_) | Self::Vague | Self::Clock | Self::Impossible => return None,
        };
        Some(Period::At(point))
    }
}

/// A whole number as written, and how many digits it has.
#[derive(Debug, Clone, Copy)]
struct Whole {
    value: i32,
    digits: usize,
    end: usize,
}

/// Reads a whole number below ten thousand: digits of either width, or Chinese numerals.
fn whole(text: &str, at: usize) -> Option<Whole> {
    let first = char_at(text, at)?;
    if digit(first).is_some() {
        let mut read = Whole {
            value: 0,
            digits: 0,
            end: at,
        };
        while let Some(c) = char_at(text, read.end) {
            let Some(d) = digit(c) else { break };
            if read.digits == 4 {
                return None;
            }
            read.value = read.value * 10 + d as i32;
            read.digits += 1;
            read.end += c.len_utf8();
        }
        // 到 2021 年: a page's layout may part the digits from the word.
        let spaced = skip_spaces(text, read.end);
        if spaced > read.end
            && char_at(text, spaced).is_some_and(|c| matches!(c, '年' | '月' | '日'))
        {
            read.end = spaced;
        }
        return Some(read);
    }
    let mut value = 0;
    let mut pending: Option<i32> = None;
    let mut digits = 0;
    let mut end = at;
    while let Some(c) = char_at(text, end) {
        if let Some(d) = chinese_digit(c) {
            if digits == 4 {
                return None;
            }
            pending = Some(pending.unwrap_or(0) * 10 + d as i32);
            digits += 1;
        } else if c == '十' && pending.is_none_or(|p| p < 10) && value == 0 {
            value = pending.unwrap_or(1) * 10;
            pending = None;
            digits = digits.max(1);
        } else {
            break;
        }
        end += c.len_utf8();
    }
    (end > at).then_some(Whole {
        value: value + pending.unwrap_or(0),
        digits,
        end,
    })
}

fn is_year(read: Whole) -> bool {
    read.digits == 4 && (1900..2100).contains(&read.value)
}

/// The end of a word at `at`, if one of `words` stands there.
fn word(text: &str, at: usize, words: &[&str]) -> Option<usize> {
    let rest = text.get(at..)?;
    let found = words.iter().find(|w| rest.starts_with(**w));
    found.map(|w| at + w.len())
}

const TO: &[&str] = &["至", "到", "—", "－", "-", "–", "~", "～"];

/// A sign of a range, doubled or not.
fn to(text: &str, at: usize) -> Option<usize> {
    let end = word(text, at, TO)?;
    Some(word(text, end, &["—", "-"]).unwrap_or(end))
}

/// Reads the date, period or clock time that starts at `at`, with its end. Durations (`5年`, `三天`) are
/// numbers and none of these.
pub(crate) fn read(text: &str, at: usize) -> Option<(When, usize)> {
    let first = whole(text, at)?;
    let next = char_at(text, first.end)?;
    let (when, end) = match next {
        '年' if text[first.end..].starts_with("年代") => {
            let end = first.end + "年代".len();
            (
                When::Vague,
                word(text, end, &["末", "初", "中期"]).unwrap_or(end),
            )
        }
        '年' if is_year(first) => after_year(text, first.value, first.end + next.len_utf8()),
        '月' => after_month(text, None, first, first.end + next.len_utf8())?,
        '日' if first.digits <= 2 && (1..=31).contains(&first.value) => (
            When::DayOnly(first.value as u32),
            first.end + next.len_utf8(),
        ),
        '季' => {
            let end = word(text, first.end, &["季度"])?;
            let quarter = (1..=4)
                .contains(&first.value)
                .then_some(first.value as u32)?;
            (When::Quarter(None, quarter), end)
        }
        '-' | '.' | '/' | '－' | '．' | '／' if is_year(first) => {
            numeric_date(text, first, next)?
        }
        ':' | '：' => (When::Clock, clock(text, at)?),
        '点' | '时' => (When::Clock, spoken_clock(text, first)?),
        _ => {
            // 2016—2020年, 1—11月, 9至10月
            let from = to(text, first.end)?;
            let last = whole(text, from)?;
            let behind = char_at(text, last.end)?;
            match behind {
                '年' if is_year(first) && is_year(last) => {
                    let end = last.end + behind.len_utf8();
                    (
                        When::Years(first.value, last.value),
                        word(text, end, &["度"]).unwrap_or(end),
                    )
                }
                '月' if months(first.value, last.value) => (
                    When::Months(None, first.value as u32, last.value as u32),
                    month_end(text, last.end + behind.len_utf8()),
                ),
                _ => return None,
            }
        }
    };
    let day_named = matches!(when, When::Day(..));
    let end = if day_named {
        clock_behind(text, end)
    } else {
        end
    };
    Some((when, end))
}

fn months(from: i32, to: i32) -> bool {
    (1..=12).contains(&from) && (1..=12).contains(&to) && from <= to
}

/// Behind `2018年`.
fn after_year(text: &str, year: i32, at: usize) -> (When, usize) {
    let spaced = skip_spaces(text, at);
    if let Some(read) = whole(text, spaced) {
        if let Some(end) = word(text, read.end, &["月"])
            && let Some(found) = after_month(text, Some(year), read, end)
        {
            return found;
        }
        if let Some(end) = word(text, read.end, &["季度"])
            && (1..=4).contains(&read.value)
        {
            return (When::Quarter(Some(year), read.value as u32), end);
        }
        if let Some(from) = to(text, read.end) {
            // 2018年1—11月
            if let Some(last) = whole(text, from).filter(|last| months(read.value, last.value))
                && let Some(end) = word(text, last.end, &["月"])
            {
                let when = When::Months(Some(year), read.value as u32, last.value as u32);
                return (when, month_end(text, end));
            }
        }
    }
    let quarters = ["第一季度", "第二季度", "第三季度", "第四季度"];
    if let Some(i) = quarters.iter().position(|q| text[at..].starts_with(q)) {
        return (
            When::Quarter(Some(year), i as u32 + 1),
            at + quarters[i].len(),
        );
    }
    if let Some(end) = word(text, at, &["上半年"]) {
        return (When::Half(Some(year), 1), end);
    }
    if let Some(end) = word(text, at, &["下半年"]) {
        return (When::Half(Some(year), 2), end);
    }
    if let Some(from) = to(text, at) {
        // 2016年至2020年
        if let Some(last) = whole(text, from).filter(|last| is_year(*last))
            && let Some(end) = word(text, last.end, &["年"])
        {
            return (When::Years(year, last.value), end);
        }
    }
    (
        When::Year(year),
        word(text, at, &["度", "末", "底", "初"]).unwrap_or(at),
    )
}

fn month_end(text: &str, at: usize) -> usize {
    word(text, at, &["份", "底", "末", "初", "上旬", "中旬", "下旬"]).unwrap_or(at)
}

/// Behind `7月`.
fn after_month(text: &str, year: Option<i32>, month: Whole, at: usize) -> Option<(When, usize)> {
    if month.digits > 2 {
        return None;
    }
    if !(1..=12).contains(&month.value) {
        return Some((When::Impossible, at));
    }
    let month = month.value as u32;
    let day = whole(text, skip_spaces(text, at)).filter(|read| read.digits <= 2);
    if let Some(day) = day
        && let Some(end) = word(text, day.end, &["日", "号"])
    {
        // In a leap year every day that any year has is possible.
        let possible =
            |m: u32, d: i32| d > 0 && Point::day(year.unwrap_or(2000), m, d as u32).is_some();
        if !possible(month, day.value) {
            return Some((When::Impossible, end));
        }
        let first = (month, day.value as u32);
        let range = to(text, end).and_then(|from| days_to(text, from, month));
        return Some(match range {
            Some((last, end)) if possible(last.0, last.1 as i32) => {
                (When::Days(year, first, last), end)
            }
            _ => (When::Day(year, first.0, first.1), end),
        });
    }
    if let Some(from) = to(text, at)
        && let Some(last) = whole(text, from).filter(|last| months(month as i32, last.value))
        && let Some(end) = word(text, last.end, &["月"])
    {
        return Some((
            When::Months(year, month, last.value as u32),
            month_end(text, end),
        ));
    }
    Some((When::Month(year, month), month_end(text, at)))
}

/// The second day of a range: `5日` or `10月3日`.
fn days_to(text: &str, at: usize, month: u32) -> Option<((u32, u32), usize)> {
    let read = whole(text, at).filter(|read| read.digits <= 2)?;
    if let Some(end) = word(text, read.end, &["日", "号"]) {
        return Some(((month, read.value as u32), end));
    }
    let behind = word(text, read.end, &["月"])?;
    let day = whole(text, behind)?;
    let end = word(text, day.end, &["日", "号"])?;
    Some(((read.value as u32, day.value as u32), end))
}

/// `2018-07-06`, `2018.7.6`, `2018/7/6`, `2017-2018年度`, with a clock time behind.
fn numeric_date(text: &str, year: Whole, sign: char) -> Option<(When, usize)> {
    let second = whole(text, year.end + sign.len_utf8())?;
    if is_year(second) {
        let end = word(text, second.end, &["年度", "年"])?;
        return Some((When::Years(year.value, second.value), end));
    }
    if char_at(text, second.end) != Some(sign) {
        // 2018-07 is a month, 2018.7 a number.
        let month = (1..=12).contains(&second.value) && second.digits == 2 && sign == '-';
        return month.then_some((
            When::Month(Some(year.value), second.value as u32),
            second.end,
        ));
    }
    let third = whole(text, second.end + sign.len_utf8())?;
    if second.digits > 2 || third.digits > 2 {
        return None;
    }
    let (month, day) = (second.value as u32, third.value as u32);
    let when = match Point::day(year.value, month, day) {
        Some(_) => When::Day(Some(year.value), month, day),
        None => When::Impossible,
    };
    Some((when, third.end))
}

/// The end of a clock time behind a date, or the end of the date.
fn clock_behind(text: &str, at: usize) -> usize {
    let spaced = skip_spaces(text, at);
    let spaced = match char_at(text, spaced) {
        Some('T') => spaced + 1,
        _ => spaced,
    };
    let named = word(
        text,
        spaced,
        &["上午", "下午", "晚上", "凌晨", "中午", "晚"],
    )
    .unwrap_or(spaced);
    if let Some(end) = clock(text, named) {
        return end;
    }
    if let Some(end) = whole(text, named).and_then(|read| {
        let clock = matches!(char_at(text, read.end), Some('点' | '时'));
        clock.then(|| spoken_clock(text, read)).flatten()
    }) {
        return end;
    }
    if named > spaced { named } else { at }
}

/// `09:50`, `09:50:15`.
fn clock(text: &str, at: usize) -> Option<usize> {
    let hour = whole(text, at).filter(|h| h.digits <= 2 && h.value < 24)?;
    let colon = word(text, hour.end, &[":", "："])?;
    let minute = whole(text, colon).filter(|m| m.digits == 2 && m.value < 60)?;
    let second = word(text, minute.end, &[":", "："])
        .and_then(|at| whole(text, at))
        .filter(|s| s.digits == 2 && s.value < 60);
    Some(second.map_or(minute.end, |s| s.end))
}

/// `十点半`, `9时30分`, `8点`.
fn spoken_clock(text: &str, hour: Whole) -> Option<usize> {
    if hour.digits > 2 || hour.value > 24 {
        return None;
    }
    let at = hour.end + char_at(text, hour.end)?.len_utf8();
    if let Some(end) = word(text, at, &["半", "整", "钟", "许", "左右"]) {
        return Some(end);
    }
    let minute = whole(text, at).filter(|m| m.value < 60)?;
    word(text, minute.end, &["分"])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_written() {
        for (text, rest, wanted) in [
            ("2018年，", "，", When::Year(2018)),
            ("二〇一八年末", "", When::Year(2018)),
            ("2018年度", "", When::Year(2018)),
            ("2018年2月", "", When::Month(Some(2018), 2)),
            ("2018年 2月 3日", "", When::Day(Some(2018), 2, 3)),
            ("7月6日，", "，", When::Day(None, 7, 6)),
            ("７月６日", "", When::Day(None, 7, 6)),
            ("11月份", "", When::Month(None, 11)),
            ("十一月", "", When::Month(None, 11)),
            ("1月至8月", "", When::Months(None, 1, 8)),
            ("1—11月", "", When::Months(None, 1, 11)),
            ("2018年1-11月", "", When::Months(Some(2018), 1, 11)),
            ("2016—2020年", "", When::Years(2016, 2020)),
            ("2017-2018年度", "", When::Years(2017, 2018)),
            ("2016年至2020年", "", When::Years(2016, 2020)),
            ("2018年二季度", "", When::Quarter(Some(2018), 2)),
            ("2018年第三季度", "", When::Quarter(Some(2018), 3)),
            ("2018年上半年", "", When::Half(Some(2018), 1)),
            ("2019-01-08 09:50", "", When::Day(Some(2019), 1, 8)),
            ("2021-02-09T08:30:15", "", When::Day(Some(2021), 2, 9)),
            ("2018.7.6", "", When::Day(Some(2018), 7, 6)),
            ("6月24日上午", "", When::Day(None, 6, 24)),
            ("9月1日至5日", "", When::Days(None, (9, 1), (9, 5))),
            ("9月28日至10月3日", "", When::Days(None, (9, 28), (10, 3))),
            ("十点半", "", When::Clock),
            ("9时30分", "", When::Clock),
            ("09:50", "", When::Clock),
            ("12日", "", When::DayOnly(12)),
            ("2月31日", "", When::Impossible),
            ("13月", "", When::Impossible),
        ] {
            let (when, end) = read(text, 0).unwrap_or_else(|| panic!("{text}: no date"));
            assert_eq!((when, &text[end..]), (wanted, rest), "{text}");
        }
    }

    #[test]
    fn durations_and_numbers_are_no_dates() {
        for text in [
            "5年",
            "30多年",
            "3个月",
            "14天",
            "2018",
            "849.8点",
            "12345",
            "13.8:31.5",
            "20强",
            "三点意见",
        ] {
            assert_eq!(read(text, 0), None, "{text}");
        }
    }
}
