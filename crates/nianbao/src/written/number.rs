//! Reads a number at one place: digits of both widths, Chinese numerals, and the two mixed (`1.08万亿`).

use rust_decimal::Decimal;

use super::{char_at, digit, digits_end, skip_spaces};
use crate::model::Amount;

/// What makes a number unreadable as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Flaw {
    /// More digits than an exact decimal holds.
    TooLong,
    /// Separators that make no number (`1,2,3`, `1.2.3`).
    Malformed,
}

/// A number as read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Reading {
    /// `None` where a flaw keeps it from being one; a list such as `1,2,3` still has its first number.
    pub(crate) amount: Option<Amount>,
    /// Behind the last character of the number.
    pub(crate) end: usize,
    pub(crate) flaw: Option<Flaw>,
    /// Written in Chinese numerals only.
    pub(crate) chinese: bool,
    /// A magnitude with no digit before it (`百余`, `亿元以上`).
    pub(crate) bare: bool,
    /// More than the number itself (`十几`, `数百`, `二十多万`).
    pub(crate) more: bool,
    /// One Chinese digit and nothing else.
    pub(crate) single: bool,
}

/// The value of a Chinese digit.
pub(crate) fn chinese_digit(c: char) -> Option<u32> {
    Some(match c {
        '〇' | '零' => 0,
        '一' | '壹' => 1,
        '二' | '两' | '贰' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

/// The value of a Chinese magnitude.
fn magnitude(c: char) -> Option<u64> {
    Some(match c {
        '十' | '拾' => 10,
        '百' | '佰' => 100,
        '千' | '仟' => 1_000,
        '万' => 10_000,
        '亿' => 100_000_000,
        _ => return None,
    })
}

/// Reads the number that starts at `at`. `is_unit` tells whether a unit starts at a place: `千瓦` is one, so
/// its 千 multiplies nothing.
pub(crate) fn read(text: &str, at: usize, is_unit: &dyn Fn(usize) -> bool) -> Option<Reading> {
    let first = char_at(text, at)?;
    if digit(first).is_some() {
        Some(arabic(text, at, is_unit))
    } else {
        chinese(text, at, is_unit)
    }
}

/// Digits, then perhaps magnitudes.
fn arabic(text: &str, at: usize, is_unit: &dyn Fn(usize) -> bool) -> Reading {
    let (digits, mut end, flaw) = grouped(text, at);
    let mut reading = Reading {
        amount: None,
        end,
        flaw,
        chinese: false,
        bare: false,
        more: false,
        single: false,
    };
    let Some(digits) = digits else {
        return reading;
    };
    let Some(mut number) = digits.exact() else {
        reading.flaw = Some(Flaw::TooLong);
        return reading;
    };
    let mut scaled = false;
    loop {
        // 20余万, 3百多万: what is more stands before the magnitude that it belongs to.
        let mut from = end;
        let mut more = false;
        // 12.5 亿元: layout may part a number from its magnitude.
        let spaced = skip_spaces(text, end);
        if spaced > end && char_at(text, spaced).is_some_and(|c| matches!(c, '万' | '亿')) {
            from = spaced;
        }
        if let Some(c @ ('余' | '多' | '几')) = char_at(text, from) {
            let behind = from + c.len_utf8();
            if char_at(text, behind).is_some_and(|c| matches!(c, '万' | '亿' | '千')) {
                from = behind;
                more = true;
            }
        }
        let Some(c) = char_at(text, from) else { break };
        let Some(factor) = magnitude(c).filter(|f| *f > 10) else {
            break;
        };
        if is_unit(from) {
            break;
        }
        let Some(product) = number.checked_mul(Decimal::from(factor)) else {
            reading.flaw = Some(Flaw::TooLong);
            return reading;
        };
        number = product;
        scaled = true;
        reading.more |= more;
        end = from + c.len_utf8();
        // 3亿2千万吨, 6万8千户: a smaller part follows.
        if let Some((part, behind)) = smaller_part(text, end, factor, is_unit) {
            number += part;
            end = behind;
            break;
        }
    }
    reading.end = end;
    reading.amount = Some(Amount::Exact(if scaled {
        number.normalize()
    } else {
        number
    }));
    reading
}

/// The digits and magnitudes behind a magnitude, where they make less than it.
fn smaller_part(
    text: &str,
    at: usize,
    below: u64,
    is_unit: &dyn Fn(usize) -> bool,
) -> Option<(Decimal, usize)> {
    char_at(text, at).filter(|c| digit(*c).is_some())?;
    let mut end = digits_end(text, at);
    let mut digits = Digits::default();
    digits.push(&text[at..end]);
    let mut part = digits.exact()?;
    let mut scaled = false;
    while let Some(factor) = char_at(text, end).and_then(magnitude).filter(|f| *f > 10) {
        if is_unit(end) {
            break;
        }
        part = part.checked_mul(Decimal::from(factor))?;
        end += '万'.len_utf8();
        scaled = true;
    }
    (scaled && part < Decimal::from(below)).then_some((part, end))
}

/// The digits of a number, as far as they are read.
#[derive(Debug, Clone, Copy, Default)]
struct Digits {
    /// Without the decimal point.
    value: i128,
    count: usize,
    /// How many of them stand behind the decimal point.
    decimals: u32,
    too_many: bool,
}

impl Digits {
    fn push(&mut self, run: &str) {
        for d in run.chars().filter_map(digit) {
            self.count += 1;
            let longer = self.value.checked_mul(10).map(|v| v + i128::from(d));
            self.too_many |= longer.is_none();
            self.value = longer.unwrap_or(self.value);
        }
    }

    /// `None` where an exact decimal cannot hold them.
    fn exact(self) -> Option<Decimal> {
        let number = Decimal::try_from_i128_with_scale(self.value, self.decimals);
        number.ok().filter(|_| !self.too_many)
    }
}

/// A run of digits with thousands separators and a decimal point; `None` where it is no number.
fn grouped(text: &str, at: usize) -> (Option<Digits>, usize, Option<Flaw>) {
    let mut digits = Digits::default();
    let mut end = digits_end(text, at);
    digits.push(&text[at..end]);
    let wide = char_at(text, at).is_some_and(|c| c.len_utf8() > 1);
    let mut flaw = None;
    if digits.count <= 3 {
        let ungrouped = (digits, end);
        while let Some(c) = char_at(text, end).filter(|c| *c == ',' || (wide && *c == '，')) {
            let from = end + c.len_utf8();
            let to = digits_end(text, from);
            let count = text[from..to].chars().count();
            if count != 3 {
                // A list of numbers, not one number; what looked like groups of it were none either.
                if count > 0 {
                    flaw = Some(Flaw::Malformed);
                    (digits, end) = ungrouped;
                }
                break;
            }
            digits.push(&text[from..to]);
            end = to;
        }
    }
    let mut points = 0;
    while let Some(c) = char_at(text, end).filter(|c| matches!(c, '.' | '．')) {
        let from = end + c.len_utf8();
        let to = digits_end(text, from);
        if to == from {
            break;
        }
        points += 1;
        let whole = digits.count;
        digits.push(&text[from..to]);
        digits.decimals = u32::try_from(digits.count - whole).unwrap_or(u32::MAX);
        end = to;
    }
    if points > 1 {
        return (None, end, Some(Flaw::Malformed));
    }
    (Some(digits).filter(|d| d.count > 0), end, flaw)
}

/// Chinese numerals.
fn chinese(text: &str, at: usize, is_unit: &dyn Fn(usize) -> bool) -> Option<Reading> {
    let mut total = 0u64; // whole 万 and 亿
    let mut section = 0u64; // below the next 万 or 亿
    let mut number: Option<u64> = None; // digits not yet multiplied
    let mut pair: Option<(u64, u64)> = None; // 三五 of 三五十家
    let mut last_factor = 0u64;
    let mut digits = 0usize;
    let mut zero = false;
    let mut more = false;
    let mut end = at;
    let mut chars = text[at..].char_indices().peekable();
    while let Some((offset, c)) = chars.next() {
        let place = at + offset;
        if let Some(d) = chinese_digit(c).map(u64::from) {
            if digits >= 18 {
                break;
            }
            number = Some(match number {
                Some(before)
                    if before > 0 && before < 10 && pair.is_none() && total + section == 0 =>
                {
                    pair = (d > before && d - before <= 2 && d < 10).then_some((before, d));
                    before * 10 + d
                }
                Some(before) => {
                    pair = None;
                    before.checked_mul(10)?.checked_add(d)?
                }
                None => d,
            });
            zero |= d == 0;
            digits += 1;
        } else if let Some(factor) = magnitude(c) {
            if place > at && is_unit(place) && factor < 10_000 {
                break;
            }
            if number.is_some_and(|n| n >= 10) && pair.is_none() {
                // 二〇一八 multiplies nothing.
                break;
            }
            let by = if pair.is_some() {
                pair.map(|p| p.0)
            } else {
                number
            };
            if factor < 10_000 {
                if last_factor != 0
                    && last_factor < 10_000
                    && factor >= last_factor
                    && number.is_none()
                {
                    // 千百: not a number but a figure of speech, unless it ends here.
                    section = section.checked_mul(factor)?;
                } else {
                    section = section.checked_add(by.unwrap_or(1).checked_mul(factor)?)?;
                }
            } else {
                let below = section + by.unwrap_or(u64::from(section == 0 && total == 0));
                if below == 0 {
                    total = total.checked_mul(factor)?;
                } else if factor > 10_000 {
                    total = (total + below).checked_mul(factor)?;
                } else {
                    total = total.checked_add(below.checked_mul(factor)?)?;
                }
                section = 0;
            }
            if let Some((low, high)) = pair {
                pair = Some((low.checked_mul(factor)?, high.checked_mul(factor)?));
            }
            number = None;
            last_factor = factor;
        } else if matches!(c, '几' | '数') {
            // 十几, 几十, 数百: some more than the magnitude beside it.
            let next = chars.peek().map(|(_, c)| *c);
            let counts_magnitude = next.and_then(magnitude).is_some();
            let behind_ten = c == '几' && last_factor >= 10;
            if place == at && !counts_magnitude || place > at && !behind_ten {
                break;
            }
            more = true;
        } else if matches!(c, '余' | '多') && last_factor > 0 && number.is_none() {
            let next = chars.peek().map(|(_, c)| *c);
            if !next.is_some_and(|c| matches!(c, '万' | '亿')) {
                break;
            }
            more = true;
        } else {
            break;
        }
        end = place + c.len_utf8();
    }
    if end == at || (digits == 0 && last_factor == 0) {
        return None;
    }
    if let Some((amount, behind)) = decimals(text, end, total + section + number.unwrap_or(0)) {
        return Some(Reading {
            amount: Some(Amount::Exact(amount)),
            end: behind,
            flaw: None,
            chinese: true,
            bare: false,
            more: false,
            single: false,
        });
    }
    // 两万五: the last digit counts in the magnitude below.
    let tail = match number {
        Some(n) if last_factor >= 100 && n < 10 && !zero => n * (last_factor / 10),
        Some(n) => n,
        None => 0,
    };
    let value = total.checked_add(section)?.checked_add(tail)?;
    let amount = match pair {
        Some((low, high)) => Amount::Range(low.into(), high.into()),
        None => Amount::Exact(value.into()),
    };
    Some(Reading {
        amount: Some(amount),
        end,
        flaw: None,
        chinese: true,
        bare: digits == 0 && last_factor >= 100 && !more,
        more,
        single: digits == 1 && last_factor == 0,
    })
}

/// 三点五亿, 二十七点二: what stands behind the point, with a magnitude behind it.
fn decimals(text: &str, at: usize, whole: u64) -> Option<(Decimal, usize)> {
    let mut end = at + text[at..].strip_prefix('点').map(|_| '点'.len_utf8())?;
    let mut number = Decimal::from(whole);
    let mut place = Decimal::ONE;
    let first = end;
    while let Some(d) = char_at(text, end).and_then(chinese_digit) {
        place = place.checked_div(Decimal::TEN)?;
        number = number.checked_add(place.checked_mul(Decimal::from(d))?)?;
        end += '一'.len_utf8();
    }
    if end == first {
        return None;
    }
    while let Some(factor) = char_at(text, end)
        .and_then(magnitude)
        .filter(|f| *f >= 10_000)
    {
        number = number.checked_mul(Decimal::from(factor))?;
        end += '万'.len_utf8();
    }
    Some((number.normalize(), end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> String {
        let is_unit =
            |at: usize| text[at..].starts_with("千瓦") || text[at..].starts_with("百分点");
        match read(text, 0, &is_unit) {
            Some(r) => {
                let amount = r.amount.map_or("?".to_owned(), |a| a.to_string());
                format!(
                    "{amount}|{}{}",
                    &text[r.end..],
                    if r.more { ">" } else { "" }
                )
            }
            None => "none".to_owned(),
        }
    }

    #[test]
    fn numbers_are_read_exactly() {
        for (text, wanted) in [
            ("105亿元", "10500000000|元"),
            ("1.08万亿元", "1080000000000|元"),
            ("3,146处", "3146|处"),
            ("２.８万名", "28000|名"),
            ("３，１４６处", "3146|处"),
            ("10.0", "10.0|"),
            ("541万千瓦", "5410000|千瓦"),
            ("5千瓦", "5|千瓦"),
            ("0.3百分点", "0.3|百分点"),
            ("20余万人", "200000|人>"),
            ("400多个", "400|多个"),
            ("十二万五千", "125000|"),
            ("两千余", "2000|余"),
            ("三十多万人", "300000|人>"),
            ("十几个", "10|个>"),
            ("数百人", "100|人>"),
            ("几十家", "10|家>"),
            ("百余场", "100|余场"),
            ("三五十家", "30..50|家"),
            ("七八个", "7..8|个"),
            ("两万五", "25000|"),
            ("一百零五", "105|"),
            ("千万元", "10000000|元"),
            ("亿元", "100000000|元"),
            ("二〇一八年", "2018|年"),
            ("一亿二千万", "120000000|"),
            ("数", "none"),
            ("几个", "none"),
            ("12.5 亿元", "1250000000|元"),
            ("6万8千户", "68000|户"),
            ("3亿2千万吨", "320000000|吨"),
            ("壹佰万元", "1000000|元"),
            ("一点八万亩", "18000|亩"),
            ("二十七点二", "27.2|"),
            ("三点意见", "3|点意见"),
            ("1.2.3", "?|"),
            ("1,2,3,4", "1|,2,3,4"),
        ] {
            assert_eq!(value(text), wanted, "{text}");
        }
    }

    #[test]
    fn a_number_that_no_decimal_holds_is_a_flaw() {
        let long = "9".repeat(200);
        let reading = read(&long, 0, &|_| false).expect("digits");
        assert_eq!(
            (reading.amount, reading.flaw, reading.end),
            (None, Some(Flaw::TooLong), 200)
        );
    }
}
