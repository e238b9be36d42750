//! Between mention and the rooms that read meaning: sentences, clauses, noun phrases, and which year is meant.
//!
//! Indicators and events read the same clauses; what both need of one is here.

pub(crate) mod phrase;
pub(crate) mod when;

use crate::mention::{Mention, What};
use crate::model::{Period, Point, Span};

use crate::written::date::When;
use phrase::{closes, ends_clause, ends_sentence, opens};
use when::Clock;

/// A sentence of a block.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sentence<'m> {
    pub(crate) mentions: &'m [Mention],
    pub(crate) span: Span,
}

/// A clause, and the mark that ends it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ClauseSpan {
    pub(crate) span: Span,
    pub(crate) mark: Option<char>,
}

/// The sentences of a block's mentions, from `start` to `end`.
pub(crate) fn sentences(
    mentions: &[Mention],
    start: usize,
    end: usize,
) -> impl Iterator<Item = Sentence<'_>> {
    let mut rest = Some((mentions, start));
    std::iter::from_fn(move || {
        let (mentions, from) = rest.take()?;
        let ends = |m: &Mention| matches!(m.what, What::Mark(mark) if ends_sentence(mark));
        let (length, end) = match mentions.iter().position(ends) {
            Some(at) => {
                rest = Some((&mentions[at + 1..], mentions[at].span.end));
                (at, mentions[at].span.start)
            }
            None => (mentions.len(), end.max(from)),
        };
        Some(Sentence {
            mentions: &mentions[..length],
            span: Span::new(from, end),
        })
    })
}

impl Sentence<'_> {
    /// The clauses: what stands between commas, semicolons and colons outside of brackets and quotations.
    pub(crate) fn clauses(&self) -> impl Iterator<Item = ClauseSpan> {
        let Sentence { mentions, span } = *self;
        let mut rest = Some((mentions.iter(), span.start));
        std::iter::from_fn(move || {
            let (mut mentions, from) = rest.take()?;
            let mut depth = 0usize;
            for mention in mentions.by_ref() {
                let What::Mark(mark) = mention.what else {
                    continue;
                };
                if opens(mark) {
                    depth += 1;
                } else if closes(mark) {
                    depth = depth.saturating_sub(1);
                } else if depth == 0 && ends_clause(mark) {
                    rest = Some((mentions, mention.span.end));
                    return Some(ClauseSpan {
                        span: Span::new(from, mention.span.start),
                        mark: Some(mark),
                    });
                }
            }
            Some(ClauseSpan {
                span: Span::new(from, span.end),
                mark: None,
            })
        })
    }
}

/// The period that a written date sets for what follows in its sentence; `None` where it is only compared with.
pub(crate) fn period_set_by(
    text: &str,
    span: Span,
    when: When,
    carried: Option<Period>,
    clock: &Clock,
    plan: bool,
) -> Option<Period> {
    let behind = |words: &[&str]| words.iter().any(|w| text[span.end..].starts_with(w));
    let before = |words: &[&str]| {
        words
            .iter()
            .any(|w| text[..span.start].trim_end().ends_with(w))
    };
    let since = behind(&["起", "以来", "至今", "开始"]);
    if before(&["由", "从", "比", "较", "与"]) && !since {
        return None;
    }
    let period = clock.date(when, carried, plan)?;
    Some(match period {
        Period::At(point)
            if since
                && (point != Point::Year(point.year())
                    || clock.year.is_some_and(|y| point.year() < y)) =>
        {
            Period::Between(Some(point), clock.year.map(Point::Year))
        }
        Period::At(point) if before(&["截至", "截止", "截止到", "截至到"]) => {
            Period::until(point)
        }
        period => period,
    })
}
