//! What sets a thing apart: the first, the only one, its place in a ranking, how often in a row.
//!
//! The pass has found the words; here they are given to the event or indicator that they belong to. A word inside
//! the words of an item is that item's. Any other stands beside its item: 率先 and 连续三年 before it, a place and
//! 唯一 behind it, at most one clause away.

use crate::clause;
use crate::document::Document;
use crate::lexicon::Apart;
use crate::mention::{Claim, Mention, Mentions, What};
use crate::model::{Amount, BlockKind, Distinction, DistinctionKind, Event, Indicator, Role, Span};
use crate::source::Source;
use crate::written::number;

/// How many characters may stand between 全国 and what it is the scope of: 全国工业百强区第27位.
const FAR: usize = 10;

/// How a clause begins that says of what stands before it what it is.
const STATES: [char; 4] = ['为', '是', '系', '属'];

/// How many events or indicators before a word of it are looked at.
const NEAR: usize = 8;

/// Gives every distinction of the text to its item.
pub(crate) fn distinguish(
    source: &Source<'_>,
    document: &Document,
    mentions: &Mentions<'_>,
    indicators: &mut [Indicator],
    events: &mut [Event],
) {
    let text = &*source.folded;
    let mut claims = mentions.claims.iter().peekable();
    for (index, block) in document.blocks.iter().enumerate() {
        while claims
            .next_if(|claim| claim.span.start < block.span.start)
            .is_some()
        {}
        let any = claims
            .peek()
            .is_some_and(|claim| claim.span.start < block.span.end);
        let ranks = |m: &Mention| matches!(m.what, What::Fixed(Role::Ordinal));
        let of_block = mentions.of_block(index);
        if block.kind != BlockKind::Paragraph || !any && !of_block.iter().any(ranks) {
            continue;
        }
        for sentence in clause::sentences(of_block, block.span.start, block.span.end) {
            let mut before = sentence.span.start;
            for clause in sentence.clauses() {
                let mut row: Vec<Claim> = Vec::new();
                while let Some(claim) = claims.next_if(|c| c.span.start < clause.span.end) {
                    row.push(*claim);
                }
                let first = sentence
                    .mentions
                    .partition_point(|m| m.span.start < clause.span.start);
                let inside = sentence.mentions[first..].iter();
                let inside = inside.take_while(|m| m.span.start < clause.span.end);
                let told = read(source, mentions, &row, inside);
                let ranked = told.iter().any(|d| d.kind == DistinctionKind::Rank);
                for found in told {
                    let whole = &text[clause.span.range()];
                    let states = whole.starts_with(STATES);
                    let words = Words {
                        clause: clause.span,
                        before,
                        ranked,
                        closes: states || text[found.span.end..clause.span.end].trim().is_empty(),
                    };
                    give(found, words, indicators, events);
                }
                before = clause.span.start;
            }
        }
    }
}

/// Where a distinction stands.
#[derive(Debug, Clone, Copy)]
struct Words {
    clause: Span,
    /// Where the clause before starts.
    before: usize,
    /// The clause gives a place in an order.
    ranked: bool,
    /// The clause says nothing else: 为全省首家.
    closes: bool,
}

/// The distinctions of a clause, from its words and its ordinals.
fn read<'m>(
    source: &Source<'_>,
    mentions: &Mentions<'_>,
    row: &[Claim],
    inside: impl Iterator<Item = &'m Mention>,
) -> Vec<Distinction> {
    let text = &*source.folded;
    let mut found = Vec::new();
    let mut claims = row.iter().peekable();
    let mut scope: Option<Span> = None;
    // What stands right before: 居 or 全市 makes a rank of 第二, 连续 a streak of 三年.
    let mut last: Option<Claim> = None;
    let make = |kind, scope: Option<Span>, number, span: Span| {
        let near = scope.filter(|scope| {
            let between = text.get(scope.end..span.start).unwrap_or(",");
            between.chars().take(FAR + 1).count() <= FAR
        });
        let start = near.map_or(span.start, |scope| scope.start);
        Distinction {
            kind,
            scope: near.map(|scope| source.text[scope.range()].to_owned()),
            number,
            span: Span::new(start, span.end),
            text: source.text[start..span.end].to_owned(),
        }
    };
    let claim_of =
        |claim: &Claim, scope: &mut Option<Span>, found: &mut Vec<Distinction>| match claim.word {
            Apart::Scope => *scope = Some(claim.span),
            Apart::First => found.push(make(DistinctionKind::First, *scope, None, claim.span)),
            Apart::Only => found.push(make(DistinctionKind::Only, *scope, None, claim.span)),
            Apart::Rank | Apart::Streak => {}
        };
    for mention in inside {
        while let Some(claim) = claims.next_if(|c| c.span.start <= mention.span.start) {
            claim_of(claim, &mut scope, &mut found);
            last = Some(*claim);
        }
        let touches =
            |word| last.is_some_and(|c| c.word == word && c.span.end == mention.span.start);
        match mention.what {
            What::Number(id) if touches(Apart::Streak) => {
                let number = &mentions.numbers[id as usize];
                let times = matches!(&*number.unit, "年" | "次" | "届" | "季度" | "个月");
                if let (true, Some(count)) = (times, number.amount.and_then(whole)) {
                    let start = last.map_or(mention.span.start, |c| c.span.start);
                    let span = Span::new(start, mention.span.end);
                    found.push(make(DistinctionKind::Consecutive, None, Some(count), span));
                }
            }
            What::Fixed(Role::Ordinal) => {
                let words = &text[mention.span.range()];
                let stands = touches(Apart::Rank) || touches(Apart::Scope);
                if let Some(place) = place(text, mention.span, stands) {
                    found.push(make(
                        DistinctionKind::Rank,
                        scope,
                        Some(place),
                        mention.span,
                    ));
                } else if ["连冠", "连胜", "连优"]
                    .iter()
                    .any(|end| words.ends_with(end))
                    && let Some(count) = count(words)
                {
                    found.push(make(
                        DistinctionKind::Consecutive,
                        None,
                        Some(count),
                        mention.span,
                    ));
                }
            }
            _ => {}
        }
    }
    for claim in claims {
        claim_of(claim, &mut scope, &mut found);
    }
    found.sort_by_key(|d| d.span.start);
    found
}

/// The place that an ordinal names: 第27位, and 第二 where `stands` says that a ranking is spoken of.
fn place(text: &str, span: Span, stands: bool) -> Option<u32> {
    let words = text[span.range()].strip_prefix('第')?;
    let place = count(words)?;
    let counted = words.ends_with(['位', '名']);
    // 全市第一人民医院 is a name, 第三届 a series.
    let ends =
        !text[span.end..].starts_with(|c: char| c.is_alphanumeric() && !"的位名".contains(c));
    let bare = words
        .chars()
        .all(|c| c.is_numeric() || "〇零一二三四五六七八九十百".contains(c));
    (counted || stands && bare && ends).then_some(place)
}

/// The whole number that words begin with.
fn count(words: &str) -> Option<u32> {
    number::read(words, 0, &|_| false)?.amount.and_then(whole)
}

fn whole(amount: Amount) -> Option<u32> {
    match amount {
        Amount::Exact(number) => number.to_string().parse().ok(),
        Amount::Range(..) => None,
    }
}

/// An event or an indicator, by its index.
#[derive(Debug, Clone, Copy)]
enum Item {
    Event(usize),
    Indicator(usize),
}

/// Gives a distinction to the item that holds it, or to the nearest on the side where such words stand.
fn give(found: Distinction, words: Words, indicators: &mut [Indicator], events: &mut [Event]) {
    let at = found.span;
    // 连续三年增长 is no distinction of a figure, 连续三年全市第一 is one.
    let figures = found.kind != DistinctionKind::Consecutive || words.ranked;
    let around = |next: usize, count: usize| next.saturating_sub(NEAR)..count.min(next + 1);
    let next = events.partition_point(|e| e.span.start <= at.start);
    let near = around(next, events.len()).map(|n| (Item::Event(n), events[n].span));
    let next = indicators.partition_point(|i| i.span.start <= at.start);
    let also = around(next, indicators.len()).map(|n| (Item::Indicator(n), indicators[n].span));
    let near: Vec<(Item, Span)> = near.chain(also.filter(|_| figures)).collect();
    let items = || near.iter().copied();
    let held = items().filter(|(_, span)| span.start <= at.start && at.end <= span.end);
    // The innermost; of an event and an indicator that start together, the event.
    let held = held.rev().max_by_key(|(_, span)| span.start);
    let behind = items()
        .filter(|(_, span)| at.start < span.start && span.start < words.clause.end)
        .min_by_key(|(_, span)| span.start);
    let before = items()
        .filter(|(_, span)| span.start <= at.start && span.end > words.before)
        .max_by_key(|(_, span)| span.end);
    let item = held.or(match found.kind {
        DistinctionKind::Rank => before.or(behind),
        DistinctionKind::Consecutive => behind.or(before),
        DistinctionKind::First | DistinctionKind::Only => {
            behind.or_else(|| before.filter(|_| words.closes))
        }
    });
    match item {
        Some((Item::Event(n), _)) => events[n].distinctions.push(found),
        Some((Item::Indicator(n), _)) => indicators[n].distinctions.push(found),
        None => {}
    }
}

#[cfg(test)]
mod tests {
    use crate::{Distinction, Parser, Period};

    fn show(of: &str, distinction: &Distinction) -> String {
        let scope = distinction.scope.as_deref().unwrap_or("-");
        let number = distinction
            .number
            .map_or_else(String::new, |n| format!(" {n}"));
        format!(
            "{of}: {}{number} {scope} [{}]",
            distinction.kind, distinction.text
        )
    }

    /// The distinctions of a sentence, with the object or name of what they belong to.
    fn told(sentence: &str) -> Vec<String> {
        let parser = Parser::builder().report_period(Period::year(2022)).build();
        let parser = parser.expect("the options are right");
        let article = parser.parse(&format!("年终综述\n\n{sentence}\n"));
        let events = article.events().iter().flat_map(|event| {
            let of = event.object.as_deref().unwrap_or("?");
            event.distinctions.iter().map(move |d| show(of, d))
        });
        let indicators = article.indicators().iter().flat_map(|indicator| {
            indicator
                .distinctions
                .iter()
                .map(|d| show(&indicator.name, d))
        });
        events.chain(indicators).collect()
    }

    #[test]
    fn a_distinction_goes_to_what_it_is_said_of() {
        for (sentence, want) in [
            (
                "建成全国首个零碳渔村，游客纷至沓来。",
                &["全国首个零碳渔村: first 全国 [全国首个]"][..],
            ),
            (
                "在全省率先出台《古桥保护办法》，反响热烈。",
                &["《古桥保护办法》: first 全省 [全省率先]"],
            ),
            (
                "南湖村获评省级森林乡村，为全市唯一。",
                &["省级森林乡村: only 全市 [全市唯一]"],
            ),
            (
                "河口区获评全省唯一的氢能示范区，动能更足。",
                &["全省唯一的氢能示范区: only 全省 [全省唯一]"],
            ),
            (
                "地区生产总值500亿元，增长6.8%，增速居全市第二。",
                &["地区生产总值: rank 2 全市 [全市第二]"],
            ),
            (
                "河口区跻身全国百强区第27位，再进三位。",
                &["全国百强区第27位: rank 27 全国 [全国百强区第27位]"],
            ),
            (
                "连续三年荣获“平安区”称号，群众安心。",
                &["“平安区”称号: consecutive 3 - [连续三年]"],
            ),
            (
                "粮食产量30万吨，连续5年居全省第一，端牢饭碗。",
                &[
                    "粮食产量: consecutive 5 - [连续5年]",
                    "粮食产量: rank 1 全省 [全省第一]",
                ],
            ),
            (
                "荣膺省级双拥模范城“五连冠”，军民情深。",
                &["省级双拥模范城“五连冠”: consecutive 5 - [五连冠]"],
            ),
        ] {
            assert_eq!(told(sentence), want, "{sentence}");
        }
    }

    #[test]
    fn series_names_and_plain_growth_are_no_distinctions() {
        for sentence in [
            "全市第一人民医院启用，就医更加方便。",
            "举办第27届菊花展，吸引游客3万人次。",
            "地区生产总值500亿元，连续三年保持增长。",
            "第一批项目开工，第二季度建成厂房3栋。",
            // The first that is spoken of is no item's.
            "新建充电桩300个，全国首个零碳渔村即将亮相。",
        ] {
            assert_eq!(told(sentence), Vec::<String>::new(), "{sentence}");
        }
    }
}
