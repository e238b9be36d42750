//! The ledger: every numeral expression of the text with its role, in order, without overlaps.

use super::Binding;
use crate::lexicon::UnitKind;
use crate::mention::{What, entry};
use crate::model::{BlockKind, Change, Numeral, Role, Span};

/// Writes the ledger from what the binding decided.
pub(super) fn write(binding: &Binding<'_>) -> Vec<Numeral> {
    let text = &binding.source.folded;
    // A change is signed, and a multiple of growth is a percentage: as the indicators have them.
    let mut changes: Vec<&Change> = binding.indicators.iter().flat_map(|i| &i.changes).collect();
    changes.sort_by_key(|c| c.span);
    let change = |span: Span| {
        let at = changes.binary_search_by_key(&span, |c| c.span).ok()?;
        let change = changes[at];
        Some(Numeral {
            role: Role::Change,
            number: Some(change.number),
            unit: Some(change.unit.clone()),
            modifier: Some(change.modifier),
            span,
        })
    };
    let mut rows = Vec::with_capacity(binding.mentions.numbers.len() * 2);
    for (index, block) in binding.document.blocks.iter().enumerate() {
        for mention in binding.mentions.of_block(index) {
            let row = match mention.what {
                What::Number(id) => {
                    let number = &binding.mentions.numbers[id as usize];
                    let role = binding.roles[id as usize]
                        .unwrap_or_else(|| unbound(block.kind, number.kind));
                    let counts = matches!(
                        role,
                        Role::Value | Role::Change | Role::Previous | Role::Threshold
                    );
                    let changed = (role == Role::Change)
                        .then(|| change(number.span))
                        .flatten();
                    changed.unwrap_or_else(|| Numeral {
                        role,
                        number: number.amount.filter(|_| counts),
                        unit: counts.then(|| number.unit.to_string()),
                        modifier: counts.then_some(number.modifier),
                        span: number.span,
                    })
                }
                What::Time(_) => plain(Role::Time, mention.span),
                What::Fixed(role) => plain(role, mention.span),
                What::Word(_) => {
                    let Some(word) = entry(binding.lexicon, mention) else {
                        continue;
                    };
                    let numeral =
                        text[mention.span.range()].contains(['一', '二', '三', '四', '两']);
                    let time = (word.time.is_some() && numeral).then_some(Role::Time);
                    let Some(role) = word.lexical.or(time) else {
                        continue;
                    };
                    plain(role, mention.span)
                }
                What::Mark(_) => continue,
            };
            rows.push(row);
        }
    }
    let flats = binding.flats.iter();
    rows.extend(flats.map(|(span, role)| change(*span).unwrap_or(plain(*role, *span))));
    rows.sort_by_key(|row| (row.span.start, std::cmp::Reverse(row.span.end)));
    let mut ledger: Vec<Numeral> = Vec::with_capacity(rows.len());
    let mut at = 0;
    for row in rows {
        if row.span.start < at {
            continue;
        }
        unclaimed(text, at, row.span.start, &mut ledger);
        at = row.span.end;
        ledger.push(row);
    }
    unclaimed(text, at, text.len(), &mut ledger);
    ledger
}

fn plain(role: Role, span: Span) -> Numeral {
    Numeral {
        role,
        number: None,
        unit: None,
        modifier: None,
        span,
    }
}

/// The role of a number that no clause was read for.
fn unbound(block: BlockKind, kind: Option<UnitKind>) -> Role {
    match (block, kind) {
        (BlockKind::Chrome | BlockKind::Byline, _) | (_, None) => Role::Part,
        (_, Some(UnitKind::Time)) => Role::Time,
        (BlockKind::Table, _) => Role::Value,
        _ => Role::Part,
    }
}

/// Runs of digits that the pass did not know as such: other scripts' digits.
fn unclaimed(text: &str, from: usize, to: usize, ledger: &mut Vec<Numeral>) {
    if !may_hold_digits(&text.as_bytes()[from..to]) {
        return;
    }
    for (i, c) in text[from..to].char_indices().filter(|(_, c)| is_digit(*c)) {
        let span = Span::new(from + i, from + i + c.len_utf8());
        // 12.5٣: a run is one entry, whatever scripts it mixes.
        let goes_on = ledger.last().is_some_and(|last| {
            last.span.end == span.start && text[last.span.range()].ends_with(is_digit)
        });
        match ledger.last_mut().filter(|_| goes_on) {
            Some(last) => last.span.end = span.end,
            None => ledger.push(plain(Role::Part, span)),
        }
    }
}

/// Whether there are bytes as digits begin with: ASCII digits, full-width digits (`EF BC 90` to `EF BC 99`), and the
/// leading bytes of the blocks that hold other scripts' digits. Nearly all text between numerals has none.
fn may_hold_digits(bytes: &[u8]) -> bool {
    let leads = |b: u8| matches!(b, b'0'..=b'9' | 0xD9..=0xE1 | 0xEA | 0xF0..=0xFF);
    let any = bytes.iter().fold(false, |any, b| any | leads(*b));
    let ends = bytes.iter().zip(bytes.iter().skip(2));
    ends.fold(any, |any, (a, c)| {
        any | (*a == 0xEF) & matches!(*c, 0x90..=0x99)
    })
}

/// A decimal digit of any script. Chinese text is passed by without a look at the tables of Unicode.
fn is_digit(c: char) -> bool {
    match c {
        '0'..='9' => true,
        '\0'..='\u{65f}' | '\u{1c60}'..='\u{a61f}' | '\u{ac00}'..='\u{ff0f}' => false,
        _ => c.is_numeric(),
    }
}
