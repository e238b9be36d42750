//! The ledger: every numeral expression of the text with its role, in order, without overlaps.

use super::Binding;
use crate::lexicon::UnitKind;
use crate::mention::{What, entry};
use crate::model::{BlockKind, Numeral, Role, Span};

/// Writes the ledger from what the binding decided.
pub(super) fn write(binding: &Binding<'_>) -> Vec<Numeral> {
    let text = &binding.source.folded;
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
                    Numeral {
                        role,
                        number: number.amount.filter(|_| counts),
                        unit: counts.then(|| number.unit.clone()),
                        modifier: counts.then_some(number.modifier),
                        span: number.span,
                    }
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
    rows.extend(binding.flats.iter().map(|(span, role)| plain(*role, *span)));
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

/// Runs of digits that the pass did not know as such (other scripts' digits).
fn unclaimed(text: &str, from: usize, to: usize, ledger: &mut Vec<Numeral>) {
    let mut run: Option<usize> = None;
    let stretch = &text[from..to];
    if !stretch.contains(char::is_numeric) {
        return;
    }
    for (i, c) in stretch
        .char_indices()
        .chain(std::iter::once((stretch.len(), ' ')))
    {
        let is_digit = c.is_numeric() && !('一'..='龥').contains(&c);
        match (run, is_digit) {
            (None, true) => run = Some(from + i),
            (Some(start), false) => {
                ledger.push(plain(Role::Part, Span::new(start, from + i)));
                run = None;
            }
            _ => {}
        }
    }
}
