//! A number with the unit and the approximators that touch it.

use std::borrow::Cow;

use super::{Mention, Number, What};
use crate::lexicon::{Lexicon, UnitKind};
use crate::model::{Amount, Modifier, Span};
use crate::written::number::{self, Reading};
use crate::written::{char_at, digit, skip_spaces};
use rust_decimal::Decimal;

/// A number of digits alone, without sign, unit or magnitude: a part of a ratio.
pub(super) fn plain<'t>(text: &'t str, at: usize) -> Option<Number<'t>> {
    char_at(text, at).filter(|c| digit(*c).is_some())?;
    let reading = number::read(text, at, &|_| true)?;
    Some(of_reading(Span::new(at, reading.end), reading))
}

fn of_reading<'t>(digits: Span, reading: Reading) -> Number<'t> {
    Number {
        span: digits,
        digits,
        amount: reading.amount,
        unit: Cow::Borrowed(""),
        kind: None,
        code: Cow::Borrowed(""),
        modifier: if reading.more {
            Modifier::More
        } else {
            Modifier::Exact
        },
        limit_behind: false,
        limit_before: false,
        chinese: reading.chinese,
        bare: reading.bare,
        article: false,
        several: false,
        ratio: None,
        flaw: reading.flaw,
    }
}

/// Reads the quantity at `at`. `None` where a Chinese numeral counts nothing.
pub(super) fn read<'t>(
    text: &'t str,
    block: usize,
    at: usize,
    lexicon: &'t Lexicon,
    before: Option<&Mention>,
) -> Option<Number<'t>> {
    let units = lexicon.units();
    // 千瓦 and 百分点 begin with a magnitude that multiplies nothing.
    let is_unit = |place: usize| {
        let one = char_at(text, place).map_or(0, char::len_utf8);
        units
            .at_start(&text[place..])
            .is_some_and(|(_, length)| length > one)
    };
    if let Some(number) = share_in_words(text, at) {
        return Some(finish(text, block, number, lexicon, before));
    }
    let reading = match parted(text, block, at, lexicon) {
        Some(reading) => reading,
        None => number::read(text, at, &is_unit)?,
    };
    let digits = Span::new(at, reading.end);
    let mut number = of_reading(digits, reading);
    if let Some(second) = range(text, digits.end, &number, &is_unit) {
        number.amount = second.0;
        number.span.end = second.1;
        number.digits.end = second.1;
    }
    signed(text, block, &mut number);
    more_inside(text, lexicon, &mut number);
    unit(text, lexicon, &mut number);
    range_of_quantities(text, lexicon, &mut number, &is_unit);
    let few = matches!(number.amount, Some(Amount::Exact(n)) if n < Decimal::ONE_HUNDRED);
    if few && number.kind.is_none() && char_at(text, number.span.end) == Some('大') {
        // 六大学区: 大 stands where a measure word would.
        number.several = true;
        number.span.end += '大'.len_utf8();
    }
    let mut number = finish(text, block, number, lexicon, before);
    per_before(text, block, lexicon, &mut number);
    counts(text, block, &number, reading).then_some(number)
}

/// `征收房屋 1 7 00 户`, `完成 36.5 9亿元`: digits that layout has parted. Only where a blank stands before them
/// in running text and a unit behind them, since in a row of a table each of them is a number. A share may be
/// such a row's second number, and a year stands by itself.
fn parted(text: &str, block: usize, at: usize, lexicon: &Lexicon) -> Option<Reading> {
    const MOST_DIGITS: usize = 12;
    let run = |from: usize| {
        let digits = text[from..].bytes();
        digits
            .take_while(|b| b.is_ascii_digit() || *b == b'.')
            .count()
    };
    let blank = |end: usize| text[end..].starts_with(' ') && run(end + 1) > 0;
    let first = run(at);
    let year = first == 4 && !text[at..at + first].contains('.');
    if first == 0 || year || !blank(at + first) {
        return None;
    }
    let before = text[block..at].strip_suffix(' ')?.chars().next_back()?;
    if before.is_ascii() || !(before.is_alphabetic() || before == '、') {
        return None;
    }
    let mut end = at + first;
    let mut digits = text[at..end].to_owned();
    while blank(end) && digits.len() <= MOST_DIGITS {
        let next = end + 1 + run(end + 1);
        digits.push_str(&text[end + 1..next]);
        end = next;
    }
    if digits.matches('.').count() > 1 || digits.ends_with('.') {
        return None;
    }
    let behind = &text[skip_spaces(text, end)..];
    let units = lexicon.units();
    // 覆盖率 4 3 %: with a blank before the sign too, no row of a table.
    let share = text.len() - behind.len() > end && !digits.contains('.');
    let scaled = behind.starts_with(['万', '亿']);
    let counted = units
        .at_start(behind)
        .is_some_and(|(unit, _)| match unit.kind {
            UnitKind::Ratio => share,
            UnitKind::Suffix(_) => false,
            _ => true,
        });
    if !scaled && !counted {
        return None;
    }
    let length = digits.len();
    if scaled {
        digits.extend(behind.chars().take_while(|c| matches!(c, '万' | '亿')));
    }
    let mut reading = number::read(&digits, 0, &|_| false)?;
    reading.end = if reading.end > length {
        text.len() - behind.len() + reading.end - length
    } else {
        end
    };
    Some(reading)
}

/// 百分之五, 三分之一, 半数, 一半: shares in words.
fn share_in_words<'t>(text: &'t str, at: usize) -> Option<Number<'t>> {
    let rest = &text[at..];
    let half = ["一半", "半数"].into_iter().find(|w| rest.starts_with(w));
    let (amount, end) = if let Some(word) = half {
        (Decimal::from(50), at + word.len())
    } else if let Some((share, end)) =
        fraction(text, at).filter(|_| !rest.starts_with("百分之") && !rest.starts_with("千分之"))
    {
        (share, end)
    } else if let Some(behind) = rest.strip_prefix("千分之") {
        let from = at + rest.len() - behind.len();
        let reading = number::read(text, from, &|_| false)?;
        let mut number = of_reading(Span::new(at, reading.end), reading);
        number.unit = Cow::Borrowed("‰");
        number.kind = Some(UnitKind::Ratio);
        return Some(number);
    } else if let Some(behind) = rest.strip_prefix("百分之") {
        let from = at + rest.len() - behind.len();
        let reading = number::read(text, from, &|_| false)?;
        (reading.amount?.exact()?, reading.end)
    } else {
        return None;
    };
    let span = Span::new(at, end);
    let reading = Reading {
        amount: Some(Amount::Exact(amount)),
        end,
        flaw: None,
        chinese: true,
        bare: false,
        more: false,
        single: false,
    };
    let mut number = of_reading(span, reading);
    number.unit = Cow::Borrowed("%");
    number.kind = Some(UnitKind::Ratio);
    Some(number)
}

/// 四分之一, 1/4 of what follows: the share in percent, where it is an exact decimal.
fn fraction(text: &str, at: usize) -> Option<(Decimal, usize)> {
    if let Some(share) = slashed(text, at) {
        return Some(share);
    }
    let below = number::read(text, at, &|_| false)?;
    let behind = text[below.end..].strip_prefix("分之")?;
    let from = text.len() - behind.len();
    let above = number::read(text, from, &|_| false)?;
    let (below, end) = (below.amount?.exact()?, above.end);
    let above = above.amount?.exact()?;
    let share = (above * Decimal::ONE_HUNDRED).checked_div(below)?;
    (share * below == above * Decimal::ONE_HUNDRED).then_some((share.normalize(), end))
}

/// 1/4的支出, 2/3以上的村, 近1/4进出口额, 全市的1/3: a fraction is written so where its whole or a limit stands beside it;
/// else 1/4 may be a date.
fn slashed(text: &str, at: usize) -> Option<(Decimal, usize)> {
    let plain = |at: usize| {
        let digits = text[at..].bytes().take_while(u8::is_ascii_digit).count();
        let value: u32 = text[at..at + digits].parse().ok().filter(|_| digits <= 2)?;
        Some((value, at + digits))
    };
    let (above, slash) = plain(at)?;
    let behind = text[slash..].strip_prefix('/')?;
    let (below, end) = plain(text.len() - behind.len())?;
    let whole = ["的", "以上", "以下", "左右"];
    let before = text[..at].trim_end();
    let limited = ["近", "约", "超", "超过", "的"]
        .iter()
        .any(|word| before.ends_with(word));
    if above >= below || !limited && !whole.iter().any(|word| text[end..].starts_with(word)) {
        return None;
    }
    let share = Decimal::from(above * 100) / Decimal::from(below);
    (share * Decimal::from(below) == Decimal::from(above * 100)).then_some((share.normalize(), end))
}

/// `10至15家`, `3-5家`: the second number of a range, with its end.
fn range(
    text: &str,
    end: usize,
    first: &Number<'_>,
    is_unit: &dyn Fn(usize) -> bool,
) -> Option<(Option<Amount>, usize)> {
    let sign = char_at(text, end)
        .filter(|c| matches!(c, '-' | '—' | '–' | '~' | '～' | '至' | '到' | '－'))?;
    let mut from = end + sign.len_utf8();
    if char_at(text, from) == Some(sign) {
        from += sign.len_utf8();
    }
    let next = char_at(text, from)?;
    let same_script = if first.chinese {
        number::chinese_digit(next).is_some() || next == '十'
    } else {
        digit(next).is_some()
    };
    if !same_script {
        return None;
    }
    let second = number::read(text, from, is_unit)?;
    let (low, high) = (first.amount?.exact()?, second.amount?.exact()?);
    // 3—5万元: the magnitude of the second counts for both, unless the first has its own.
    let scaled = if low < high && high >= Decimal::from(1000) && low < Decimal::from(1000) {
        let plain = plain(text, from).and_then(|n| n.amount?.exact())?;
        if plain.is_zero() {
            low
        } else {
            low * (high / plain)
        }
    } else {
        low
    };
    (scaled < high).then_some((Some(Amount::Range(scaled.normalize(), high)), second.end))
}

/// `2000元至3500元`: a range that names its unit twice.
fn range_of_quantities<'t>(
    text: &'t str,
    lexicon: &'t Lexicon,
    number: &mut Number<'t>,
    is_unit: &dyn Fn(usize) -> bool,
) {
    let end = number.span.end;
    let low = number
        .amount
        .and_then(Amount::exact)
        .filter(|_| !number.unit.is_empty());
    let sign = char_at(text, end).filter(|c| matches!(c, '至' | '到' | '-' | '—' | '～' | '~'));
    let (Some(low), Some(sign)) = (low, sign) else {
        return;
    };
    let from = end + sign.len_utf8();
    let Some(reading) = number::read(text, from, is_unit) else {
        return;
    };
    let mut second = of_reading(Span::new(from, reading.end), reading);
    unit(text, lexicon, &mut second);
    let high = second
        .amount
        .and_then(Amount::exact)
        .filter(|high| *high > low);
    if let Some(high) = high.filter(|_| second.unit == number.unit) {
        number.amount = Some(Amount::Range(low, high));
        number.span.end = second.span.end;
    }
}

/// `-0.57‰`: a minus that joins nothing before it.
fn signed(text: &str, block: usize, number: &mut Number<'_>) {
    let mut before = text[block..number.digits.start].chars().rev();
    let Some(sign @ ('-' | '－' | '−' | '负' | '+' | '＋')) = before.next() else {
        return;
    };
    // 为-0.57‰ has a sign; 2017-2018 and 减负 have none.
    let joins = before
        .next()
        .is_some_and(|c| c.is_alphanumeric() && !matches!(c, '为' | '达' | '是' | '长'));
    if joins {
        return;
    }
    if !matches!(sign, '+' | '＋') {
        number.amount = number
            .amount
            .map(|a| a.map(|n| if n.is_zero() { n } else { -n }));
    }
    number.span.start -= sign.len_utf8();
    number.digits.start = number.span.start;
}

/// `400多个`, `700余家次`: what is more stands between number and unit.
fn more_inside(text: &str, lexicon: &Lexicon, number: &mut Number<'_>) {
    let Some((modifier, length)) = lexicon.units().modifier_at_start(&text[number.span.end..])
    else {
        return;
    };
    if text[number.span.end..number.span.end + length]
        .chars()
        .count()
        == 1
    {
        number.modifier = modifier;
        number.span.end += length;
    }
}

/// The unit behind the number, with a second one behind a stroke (`元/平方米`).
fn unit<'t>(text: &'t str, lexicon: &'t Lexicon, number: &mut Number<'t>) {
    let units = lexicon.units();
    let at = number.span.end;
    let mut from = match char_at(text, at) {
        Some(c) if c.is_whitespace() && !number.chinese => skip_spaces(text, at),
        _ => at,
    };
    let Some((mut unit, mut length)) = units.at_start(&text[from..]) else {
        per_many(text, number);
        return;
    };
    if &text[from..from + length] == "个" {
        // 0.5个百分点, 3个工作日
        let behind = from + length;
        if let Some((inner, inner_length)) = units.at_start(&text[behind..])
            && matches!(inner.kind, UnitKind::Ratio | UnitKind::Time)
        {
            (unit, length, from) = (inner, inner_length, behind);
        }
    }
    let mut end = from + length;
    let mut name = Cow::Borrowed(&text[from..end]);
    number.kind = Some(unit.kind);
    number.code = Cow::Borrowed(&unit.code);
    if let Some(stroke) = char_at(text, end).filter(|c| matches!(c, '/' | '／')) {
        let mut second = end + stroke.len_utf8();
        let start = second;
        while char_at(text, second).is_some_and(|c| matches!(c, '十' | '百' | '千' | '万' | '亿'))
        {
            second += '万'.len_utf8();
        }
        if let Some((per, length)) = units.at_start(&text[second..]) {
            end = second + length;
            name = Cow::Owned(format!("{name}/{}", &text[start..end]));
            number.code = if number.code.is_empty() || per.code.is_empty() || second > start {
                Cow::Borrowed("")
            } else {
                Cow::Owned(format!("{}/{}", number.code, per.code))
            };
        }
    }
    let (name, factor) = match &*name {
        // 八成 is 80 %, and 六成五 is 65 %.
        "成" => (Cow::Borrowed("%"), Decimal::TEN),
        "个百分点" => (Cow::Borrowed("百分点"), Decimal::ONE),
        "％" => (Cow::Borrowed("%"), Decimal::ONE),
        _ => (name, Decimal::ONE),
    };
    if factor != Decimal::ONE {
        number.amount = number.amount.map(|a| a.map(|n| n * factor));
        if let Some(half) = char_at(text, end).and_then(number::chinese_digit) {
            number.amount = number.amount.map(|a| a.map(|n| n + Decimal::from(half)));
            end += '五'.len_utf8();
        }
    }
    number.unit = name;
    number.span.end = end;
}

/// `8.1/10万`: a rate for so many, whose unit is the stroke and what stands behind it.
fn per_many<'t>(text: &'t str, number: &mut Number<'t>) {
    let at = number.span.end;
    let behind = text[at..]
        .strip_prefix(['/', '／'])
        .filter(|_| !number.chinese);
    let Some(many) = behind else { return };
    let digits: usize = many
        .chars()
        .take_while(|c| digit(*c).is_some())
        .map(char::len_utf8)
        .sum();
    if !many[digits..].starts_with('万') {
        return;
    }
    number.span.end = text.len() - many.len() + digits + '万'.len_utf8();
    number.unit = Cow::Borrowed(&text[at..number.span.end]);
    number.kind = Some(UnitKind::Ratio);
}

/// The modifiers around, and the article.
fn finish<'t>(
    text: &str,
    block: usize,
    mut number: Number<'t>,
    lexicon: &Lexicon,
    before: Option<&Mention>,
) -> Number<'t> {
    let behind = &text[number.span.end..];
    // 增长5% 左右: layout may part a number from its modifier, but for one character.
    let spaced = behind.trim_start_matches(' ');
    let modifier = lexicon.units().modifier_at_start(spaced);
    let blanks = behind.len() - spaced.len();
    let touching = |(_, length): &(Modifier, usize)| blanks == 0 || *length > '多'.len_utf8();
    let modifier = modifier.filter(touching);
    if let Some((modifier, length)) = modifier.map(|(m, length)| (m, blanks + length)) {
        // 20万元封顶 is a limit; 81天封顶 says how long the building took.
        if number.kind != Some(UnitKind::Time) || behind[..length].trim_start() != "封顶" {
            number.modifier = modifier;
            number.limit_behind = true;
            number.span.end += length;
        }
    }
    if let Some(Mention {
        span,
        what: What::Word(id),
    }) = before
    {
        let touches = span.start >= block
            && span.end <= number.span.start
            && text[span.end..number.span.start]
                .chars()
                .all(char::is_whitespace);
        if let Some(modifier) = lexicon.entry(*id).modifier.filter(|_| touches) {
            number.span.start = span.start;
            if !number.limit_behind {
                number.modifier = modifier;
            }
            number.limit_before = true;
        }
    }
    let one = number.amount == Some(Amount::Exact(Decimal::ONE));
    number.article = number.chinese && one && number.modifier == Modifier::Exact;
    number
}

/// `每平方公里近5座`: the unit that the number is for stands before it.
fn per_before(text: &str, block: usize, lexicon: &Lexicon, number: &mut Number<'_>) {
    const LONGEST: usize = 18;
    let window = text
        .floor_char_boundary(number.span.start.saturating_sub(LONGEST))
        .max(block);
    let before = &text[window..number.span.start];
    let Some(at) = before.rfind('每') else {
        return;
    };
    let per = &before[at + '每'.len_utf8()..];
    let bare = per.trim_start_matches(['十', '百', '千', '万', '亿']);
    let known = lexicon
        .units()
        .get(bare)
        .is_some_and(|u| !matches!(u.kind, UnitKind::Suffix(_)));
    if known && !number.unit.is_empty() {
        number.unit = Cow::Owned(format!("{}/{per}", number.unit));
        number.code = Cow::Borrowed("");
        number.span.start = window + at;
    }
}

/// Whether a Chinese numeral counts something here. Digits always do.
fn counts(text: &str, block: usize, number: &Number<'_>, reading: Reading) -> bool {
    if !number.chinese {
        return true;
    }
    // 经一路 is a street; a count of lines is written in digits.
    if number.unit == "路" {
        return false;
    }
    // 三棵树 is a place; a count of trees is written in digits.
    if number.unit == "棵" && number.modifier == Modifier::Exact {
        return false;
    }
    // 陆 and 伍 are names; as numerals of a bill they stand with a magnitude.
    let first = char_at(text, number.digits.start);
    if reading.single && first.is_some_and(|c| "壹贰叁肆伍陆柒捌玖".contains(c)) {
        return false;
    }
    let ordinal = text[block..number.digits.start].trim_end().ends_with('第');
    let top = text[block..number.digits.start].ends_with('前');
    let modified = number.modifier != Modifier::Exact;
    if number.bare {
        // 百余场, 亿元以上, 百强: a magnitude alone counts only when something touches it.
        return modified || matches!(number.kind, Some(UnitKind::Suffix(_) | UnitKind::Money));
    }
    number.kind.is_some()
        || ordinal
        || top
        || number.several
        || modified
        || !reading.single
            && matches!(number.amount, Some(Amount::Exact(n)) if n >= Decimal::from(10_000))
}
