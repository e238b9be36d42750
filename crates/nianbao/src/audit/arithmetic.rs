//! Arithmetic that a careful reader would check: parts against their whole, shares against 100, a level against what it
//! was before and by how much it moved, the same thing given twice.
//!
//! Each check allows for rounding: a written number stands for all that round to it. It speaks only of numbers that
//! are given exactly, and leaves alone what may well differ (growth at constant prices, parts that overlap).

use std::str::FromStr;

use rust_decimal::Decimal;

use super::Audit;
use crate::indicator::rules::Rule;
use crate::model::{Amount, Change, DiagnosticCode, Indicator, Modifier, Quantity, Span};
use crate::source::Source;

/// A number as written, with half of what its last digit stands for.
#[derive(Debug, Clone, Copy)]
struct Rounded {
    number: Decimal,
    half: Decimal,
}

impl Rounded {
    /// Reads how many decimals the words give; `None` where no digits do, or the number is not meant exactly.
    fn read(number: Amount, modifier: Modifier, text: &str, counted: bool) -> Option<Self> {
        let number = number.exact().filter(|_| modifier == Modifier::Exact)?;
        let mut written = String::new();
        for c in text.chars() {
            match c {
                '0'..='9' => written.push(c),
                '０'..='９' => written.push(char::from(b'0' + (c as u32 - '０' as u32) as u8)),
                '.' | '．' => written.push('.'),
                ',' | '，' => {}
                _ if written.is_empty() => {}
                _ => break,
            }
        }
        let written = Decimal::from_str(&written).ok()?;
        let factor = number.abs().checked_div(written)?;
        let last = factor.checked_mul(Decimal::new(1, written.scale()))?;
        // 20家 are twenty and no other number that rounds to it.
        let whole = counted && last == Decimal::ONE;
        let half = if whole {
            Decimal::ZERO
        } else {
            last.checked_div(Decimal::TWO)?
        };
        Some(Self { number, half })
    }

    fn of(quantity: &Quantity) -> Option<Self> {
        Self::read(
            quantity.number,
            quantity.modifier,
            &quantity.text,
            is_count(quantity),
        )
    }

    /// A change of what `value` gives the level of.
    fn of_change(change: &Change, value: &Quantity) -> Option<Self> {
        let counted = is_count(value) && change.unit == value.unit;
        Self::read(change.number, change.modifier, &change.text, counted)
    }

    fn low(self) -> Option<Decimal> {
        self.number.checked_sub(self.half)
    }

    fn high(self) -> Option<Decimal> {
        self.number.checked_add(self.half)
    }

    /// The sum, with what may be off in it.
    fn plus(self, other: Self) -> Option<Self> {
        Some(Self {
            number: self.number.checked_add(other.number)?,
            half: self.half.checked_add(other.half)?,
        })
    }

    fn minus(self, other: Self) -> Option<Self> {
        let negative = Self {
            number: -other.number,
            ..other
        };
        self.plus(negative)
    }

    /// Whether both can be roundings of one number.
    fn agrees(self, other: Self) -> bool {
        let off = self.minus(other);
        off.is_none_or(|off| off.number.abs() <= off.half)
    }
}

/// Whether things are counted: only a measure word has no code, and a share is none.
fn is_count(quantity: &Quantity) -> bool {
    quantity.unit_code.is_none() && !matches!(quantity.unit.as_str(), "" | "%" | "‰" | "百分点")
}

/// Checks the indicators against one another.
pub(super) fn check(audit: &mut Audit, source: &Source<'_>, indicators: &[Indicator]) {
    for indicator in indicators {
        growth(audit, source, indicator);
        if let Some(whole) = indicator.part_of.map(|i| &indicators[i]) {
            part(audit, indicator, whole);
        }
    }
    divisions(audit, source, indicators);
    shares(audit, indicators);
    industries(audit, indicators);
    twice(audit, indicators);
}

/// Growth of these is reckoned at constant prices, while their levels are at current ones.
fn at_constant_prices(name: &str) -> bool {
    let measures = ["生产总值", "增加值", "产值", "GDP"];
    measures.iter().any(|measure| name.contains(measure))
}

/// Whether a rate of growth spreads over several years.
fn is_annual_mean(source: &Source<'_>, change: &Change) -> bool {
    const NEAR: usize = 30;
    let text = &source.folded;
    let from = text.floor_char_boundary(change.span.start.saturating_sub(NEAR));
    ["年均", "年平均", "平均每年", "复合", "两年平均", "累计"]
        .iter()
        .any(|word| text[from..change.span.start].contains(word))
}

/// The level, the level before, and the growth between them.
fn growth(audit: &mut Audit, source: &Source<'_>, indicator: &Indicator) {
    let Some(value) = &indicator.value else {
        return;
    };
    let Some(level) = Rounded::of(value) else {
        return;
    };
    if let Some(previous) = indicator.previous.as_ref().filter(|p| p.unit == value.unit) {
        // 由2015年的8家增加到2020年的20家，同比增长9%: the growth is from another year.
        let lead = &source.folded[indicator.span.start..previous.span.start];
        let dated = lead.contains('年') || lead.contains("时期");
        for change in &indicator.changes {
            if dated && change.basis.is_some() || is_annual_mean(source, change) {
                continue;
            }
            let Some((before, by)) = Rounded::of(previous).zip(Rounded::of_change(change, value))
            else {
                continue;
            };
            if !moved(indicator, value, level, before, by, change) {
                let message = format!(
                    "from {} to {} is not a change of {}",
                    previous.text, value.text, change.text
                );
                let places = [value.span, previous.span];
                audit.relate(DiagnosticCode::GrowthOff, change.span, &places, message);
            }
        }
    }
    // 增加8户，增长5.2%: both movements are from one level.
    for pair in indicator.changes.windows(2) {
        let [by, rate] = pair else { continue };
        let one_basis = rate.basis.is_none() || rate.basis == by.basis;
        if by.unit != value.unit || rate.unit != "%" || value.unit == "%" || !one_basis {
            continue;
        }
        if is_annual_mean(source, by) || is_annual_mean(source, rate) {
            continue;
        }
        let both = Rounded::of_change(by, value).zip(Rounded::of_change(rate, value));
        let Some((step, percent)) = both else {
            continue;
        };
        let Some(before) = level.minus(step) else {
            continue;
        };
        if !moved(indicator, value, level, before, percent, rate) {
            let message = format!(
                "{}, moved by {}, is not a change of {}",
                value.text, by.text, rate.text
            );
            let places = [value.span, by.span];
            audit.relate(DiagnosticCode::GrowthOff, rate.span, &places, message);
        }
    }
}

/// Whether a level can have moved from `before` by what a change says; true where that cannot be told.
fn moved(
    indicator: &Indicator,
    value: &Quantity,
    level: Rounded,
    before: Rounded,
    by: Rounded,
    change: &Change,
) -> bool {
    let points = value.unit == "%" && change.unit == "百分点";
    if points || change.unit == value.unit && value.unit != "%" {
        return level.minus(before).is_none_or(|step| step.agrees(by));
    }
    if change.unit != "%" || value.unit == "%" || at_constant_prices(&indicator.name) {
        return true;
    }
    let rate = |level: Option<Decimal>, before: Option<Decimal>| {
        let before = before.filter(|n| *n > Decimal::ZERO)?;
        let step = level?.checked_sub(before)?;
        step.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(before)
    };
    let least = rate(level.low(), before.high());
    let most = rate(level.high(), before.low());
    let (Some(least), Some(most)) = (least, most) else {
        return true;
    };
    let (low, high) = (by.low(), by.high());
    high.is_none_or(|high| high >= least) && low.is_none_or(|low| low <= most)
}

/// A part that is more than its whole.
fn part(audit: &mut Audit, part: &Indicator, whole: &Indicator) {
    let (Some(small), Some(large)) = (&part.value, &whole.value) else {
        return;
    };
    let (Some(low), Some(high)) = (small.number.exact(), large.number.exact()) else {
        return;
    };
    // A percentage is of its own whole.
    let alike = small.unit == large.unit && small.unit != "%";
    let up = matches!(
        large.modifier,
        Modifier::More | Modifier::AtLeast | Modifier::About
    );
    if alike && low > high && high > Decimal::ZERO && !up {
        let message = format!(
            "{} ({}) is given as a part of {} ({})",
            part.name, small.text, whole.name, large.text
        );
        let places = [large.span];
        audit.relate(
            DiagnosticCode::SumExceedsWhole,
            small.span,
            &places,
            message,
        );
    }
}

/// Parts of a division (按…分, 分…看), which don't overlap, against their whole.
fn divisions(audit: &mut Audit, source: &Source<'_>, indicators: &[Indicator]) {
    let mut at = 0;
    while at < indicators.len() {
        let first = &indicators[at];
        at += 1;
        let whole = first.part_of.map(|i| &indicators[i]);
        let Some(whole) = whole.filter(|_| is_announced(source, first)) else {
            continue;
        };
        let behind = indicators[at..].iter();
        // The list ends where the same whole is divided again.
        let more = behind.take_while(|i| i.part_of == first.part_of && !is_announced(source, i));
        let end = at + more.count();
        division(audit, whole, &indicators[at - 1..end]);
        at = end;
    }
}

/// Whether 按…分 or 分…看 stands before a part.
fn is_announced(source: &Source<'_>, part: &Indicator) -> bool {
    /// How far before the part it is looked for.
    const NEAR: usize = 60;
    let text = &source.folded;
    let from = text.floor_char_boundary(part.span.start.saturating_sub(NEAR));
    let lead = text[from..part.span.start].trim_end_matches(['，', ',', '：', ':']);
    let clause = lead
        .rsplit(['，', ',', '。', '；', ';', '\n'])
        .next()
        .unwrap_or(lead);
    clause.ends_with('分') && clause.contains('按')
        || clause.ends_with('看') && clause.contains('分')
}

fn division(audit: &mut Audit, whole: &Indicator, parts: &[Indicator]) {
    let Some(large) = &whole.value else {
        return;
    };
    let mut sum: Option<Rounded> = None;
    let mut places = vec![large.span];
    for part in parts {
        let Some(small) = part.value.as_ref().filter(|v| v.unit == large.unit) else {
            continue;
        };
        let Some(small_number) = Rounded::of(small) else {
            return;
        };
        places.push(small.span);
        sum = match sum {
            Some(sum) => sum.plus(small_number),
            None => Some(small_number),
        };
    }
    let Some((sum, total)) = sum.zip(Rounded::of(large)).filter(|_| places.len() > 2) else {
        return;
    };
    if sum.number > total.number && !sum.agrees(total) {
        let message = format!(
            "the parts of {} ({}) add up to {}",
            whole.name, large.text, sum.number
        );
        audit.relate(DiagnosticCode::SumExceedsWhole, places[1], &places, message);
    }
}

/// Shares of one whole against 100.
fn shares(audit: &mut Audit, indicators: &[Indicator]) {
    let hundred = Rounded {
        number: Decimal::ONE_HUNDRED,
        half: Decimal::ZERO,
    };
    // What was spent of a plan's money may be more than the plan.
    let of_plan = |i: &Indicator| {
        ["计划", "任务", "目标", "预期", "预算", "年度"]
            .iter()
            .any(|word| i.name.contains(word))
    };
    let parts = indicators
        .iter()
        .filter(|i| *i.rule == *Rule::ShareOf.name());
    for indicator in parts.filter(|i| !of_plan(i)) {
        let Some(share) = indicator.value.as_ref().filter(|v| v.unit == "%") else {
            continue;
        };
        if share.number.bounds().0 > Decimal::ONE_HUNDRED {
            let message = format!(
                "{} ({}) is a share of more than the whole",
                indicator.name, share.text
            );
            audit.relate(DiagnosticCode::SharesOff, share.span, &[], message);
        }
    }
    let composed = |i: &Indicator| {
        let ratio = [Rule::IndustryRatio, Rule::Ratio]
            .iter()
            .any(|rule| *i.rule == *rule.name());
        ratio && i.value.as_ref().is_some_and(|v| v.unit == "%")
    };
    let mut at = 0;
    while at < indicators.len() {
        // The numbers of one ratio have nothing but a colon between them.
        let mut end = at + 1;
        while end < indicators.len()
            && composed(&indicators[end])
            && touches(&indicators[end - 1], &indicators[end])
        {
            end += 1;
        }
        let group = &indicators[at..end];
        at = end;
        if group.len() < 3 || !composed(&group[0]) {
            continue;
        }
        let values: Vec<&Quantity> = group.iter().filter_map(|i| i.value.as_ref()).collect();
        let sum = values.iter().try_fold(None::<Rounded>, |sum, value| {
            let share = Rounded::of(value)?;
            Some(Some(match sum {
                Some(sum) => sum.plus(share)?,
                None => share,
            }))
        });
        let Some(Some(sum)) = sum else { continue };
        if !sum.agrees(hundred) {
            let message = format!("the shares add up to {}", sum.number);
            let places: Vec<Span> = values[1..].iter().map(|v| v.span).collect();
            audit.relate(DiagnosticCode::SharesOff, values[0].span, &places, message);
        }
    }
}

/// Whether two numbers stand side by side with one mark between.
fn touches(one: &Indicator, next: &Indicator) -> bool {
    let spans = one
        .value
        .as_ref()
        .map(|v| v.span.end)
        .zip(next.value.as_ref().map(|v| v.span.start));
    spans.is_some_and(|(end, start)| start >= end && start - end <= '：'.len_utf8())
}

/// GDP against its three industries, where they follow it.
fn industries(audit: &mut Audit, indicators: &[Indicator]) {
    /// How many other figures may stand between GDP and the third industry.
    const WITHIN: usize = 8;
    const PARTS: [&str; 3] = ["第一产业增加值", "第二产业增加值", "第三产业增加值"];
    for (at, whole) in indicators.iter().enumerate() {
        let Some(total) = whole.value.as_ref().filter(|_| is(whole, "地区生产总值")) else {
            continue;
        };
        let behind = &indicators[at + 1..(at + 1 + WITHIN).min(indicators.len())];
        let alike = |i: &&Indicator| i.period == whole.period && i.status == whole.status;
        let parts = PARTS.map(|name| {
            let part = behind.iter().filter(alike).find(|i| is(i, name))?;
            part.value.as_ref().filter(|v| v.unit == total.unit)
        });
        let [Some(first), Some(second), Some(third)] = parts else {
            continue;
        };
        let sum = [second, third]
            .iter()
            .try_fold(Rounded::of(first), |sum, part| {
                Some(
                    sum.zip(Rounded::of(part))
                        .and_then(|(sum, part)| sum.plus(part)),
                )
            });
        let Some((Some(sum), total_number)) = sum.zip(Rounded::of(total)) else {
            continue;
        };
        if !sum.agrees(total_number) {
            let message = format!(
                "the three industries add up to {}, not to {}",
                sum.number, total_number.number
            );
            let places = [first.span, second.span, third.span];
            audit.relate(DiagnosticCode::IndustriesOff, total.span, &places, message);
        }
    }
}

fn is(indicator: &Indicator, concept: &str) -> bool {
    indicator.concept.as_deref() == Some(concept)
}

/// One concept of one period, with two values.
fn twice(audit: &mut Audit, indicators: &[Indicator]) {
    let standard = |i: &&Indicator| i.concept.is_some() && i.value.is_some() && i.part_of.is_none();
    let mut known: Vec<&Indicator> = indicators.iter().filter(standard).collect();
    let key = |i: &Indicator| {
        (
            i.concept.clone(),
            i.period.map(|p| (p.first_day(), p.last_day())),
            i.status,
        )
    };
    known.sort_by_cached_key(|i| (key(i), i.span.start));
    for pair in known.chunk_by(|a, b| key(a) == key(b)) {
        let Some((first, others)) = pair.split_first() else {
            continue;
        };
        let Some(value) = &first.value else { continue };
        for other in others {
            let Some(again) = other.value.as_ref().filter(|v| v.unit == value.unit) else {
                continue;
            };
            let Some((one, two)) = Rounded::of(value).zip(Rounded::of(again)) else {
                continue;
            };
            // A level may have been cut off instead of rounded: twice the tolerance.
            let wide = |r: Rounded| Rounded {
                half: r.half + r.half,
                ..r
            };
            if !wide(one).agrees(wide(two)) {
                let message = format!(
                    "{} is given as {} here and as {} before",
                    other.name, again.text, value.text
                );
                audit.relate(
                    DiagnosticCode::ValueConflict,
                    again.span,
                    &[value.span],
                    message,
                );
            }
        }
    }
}
