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
pub(crate) fn sentences(mentions: &[Mention], start: usize, end: usize) -> Vec<Sentence<'_>> {
    let mut all = Vec::new();
    let (mut from, mut first) = (start, 0);
    for (i, mention) in mentions.iter().enumerate() {
        if matches!(mention.what, What::Mark(mark) if ends_sentence(mark)) {
            let span = Span::new(from, mention.span.start);
            all.push(Sentence {
                mentions: &mentions[first..i],
                span,
            });
            from = mention.span.end;
            first = i + 1;
        }
    }
    all.push(Sentence {
        mentions: &mentions[first..],
        span: Span::new(from, end.max(from)),
    });
    all
}

impl Sentence<'_> {
    /// The clauses: what stands between commas, semicolons and colons outside of brackets and quotations.
    pub(crate) fn clauses(&self) -> Vec<ClauseSpan> {
        let mut all = Vec::new();
        let mut depth = 0usize;
        let mut from = self.span.start;
        for mention in self.mentions {
            let What::Mark(mark) = mention.what else {
                continue;
            };
            if opens(mark) {
                depth += 1;
            } else if closes(mark) {
                depth = depth.saturating_sub(1);
            } else if depth == 0 && ends_clause(mark) {
                let span = Span::new(from, mention.span.start);
                all.push(ClauseSpan {
                    span,
                    mark: Some(mark),
                });
                from = mention.span.end;
            }
        }
        all.push(ClauseSpan {
            span: Span::new(from, self.span.end),
            mark: None,
        });
        all
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
    let before = |words: &[&str]| words.iter().any(|w| text[..span.start].ends_with(w));
    let since = behind(&["起", "以来", "至今"]);
    if before(&["由", "从", "比", "较", "与"]) && !since {
        return None;
    }
    let period = clock.date(when, carried, plan)?;
    Some(match period {
        Period::At(point) if since && point != Point::Year(point.year()) => {
            Period::Between(Some(point), clock.year.map(Point::Year))
        }
        Period::At(point) if before(&["截至", "截止", "截止到", "截至到"]) => {
            Period::until(point)
        }
        period => period,
    })
}
