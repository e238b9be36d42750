//! Room 4. What each numeral is: values with their names, changes, previous levels, periods, parts.
//!
//! Running text is read sentence by sentence and clause by clause ([`prose`]); a clause is a row of pieces
//! ([`crate::clause::phrase`]) from which each number takes its name and verb. Tables are read by row ([`table`]). The ledger
//! ([`ledger`]) is written last, from the roles that the binding gave.

mod ledger;
mod prose;
pub(crate) mod rules;
mod table;

use std::borrow::Cow;

use crate::clause::when::Clock;
use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::mention::{Mentions, Number};
use crate::model::{BlockKind, Indicator, Numeral, Quantity, Role, Span};
use crate::parser::Options;
use crate::source::Source;

/// Binds numerals to names, and keeps the ledger.
pub(crate) fn bind(
    source: &Source<'_>,
    document: &Document,
    mentions: &Mentions<'_>,
    lexicon: &Lexicon,
    options: &Options,
) -> (Vec<Indicator>, Vec<Numeral>) {
    let mut binding = Binding {
        source,
        document,
        mentions,
        lexicon,
        every_concept: options.every_concept,
        own: document.own_names(source),
        clock: Clock::new(&document.metadata),
        roles: vec![None; mentions.numbers.len()],
        flats: Vec::new(),
        indicators: Vec::with_capacity(mentions.numbers.len() / 2),
    };
    let closing = document.closing_paragraph();
    let mut block = 0;
    while block < document.blocks.len() {
        binding.clock.close(closing == Some(block));
        block += match document.blocks[block].kind {
            BlockKind::Paragraph | BlockKind::Note => {
                binding.prose(block);
                1
            }
            BlockKind::Table => binding.table(block),
            _ => 1,
        };
    }
    let numerals = ledger::write(&binding);
    (binding.indicators, numerals)
}

/// The state of the room.
struct Binding<'a> {
    source: &'a Source<'a>,
    document: &'a Document,
    mentions: &'a Mentions<'a>,
    lexicon: &'a Lexicon,
    /// Whether concepts beyond the core names are given.
    every_concept: bool,
    /// The place's own names (市南区, 市南), which no indicator's name needs.
    own: Vec<String>,
    clock: Clock,
    /// What the binding found each number to be.
    roles: Vec<Option<Role>>,
    /// Words that say "no change" or "doubled" in place of a number.
    flats: Vec<(Span, Role)>,
    indicators: Vec<Indicator>,
}

impl Binding<'_> {
    /// The words at a span, simplified, without the white space that layout put into them.
    fn quote(&self, span: Span) -> Cow<'_, str> {
        self.source.words(span)
    }

    /// A number as a quantity, or `None` where it could not be read.
    fn quantity(&self, number: &Number<'_>) -> Option<Quantity> {
        let code = &number.code;
        Some(Quantity {
            number: number.amount?,
            unit: number.unit.to_string(),
            unit_code: (!code.is_empty()).then(|| code.to_string().into()),
            modifier: number.modifier,
            span: number.span,
            text: self.source.text[number.span.range()].to_owned(),
        })
    }

    /// The standard name that these words stand for.
    fn concept_id(&self, words: &str) -> Option<u16> {
        self.lexicon.concept_of(words)
    }

    /// A standard name, where the answer gives it.
    fn concept(&self, id: u16) -> Option<Cow<'static, str>> {
        let concept = self.lexicon.concept(id);
        (concept.core || self.every_concept).then(|| concept.name.clone().into())
    }
}
