//! Room 6. What a careful reader would find odd: each check names the place and what is wrong there.

mod arithmetic;

use crate::document::Document;
use crate::mention::{Mentions, What};
use crate::model::{
    BlockKind, Diagnostic, DiagnosticCode, Indicator, Numeral, Role, Severity, Span,
};
use crate::source::Source;
use crate::written::date::When;
use crate::written::number::Flaw;

/// Checks the answer against the text and against itself.
pub(crate) fn check(
    source: &Source<'_>,
    document: &Document,
    mentions: &Mentions<'_>,
    numerals: &[Numeral],
    indicators: &[Indicator],
) -> Vec<Diagnostic> {
    let mut audit = Audit { found: Vec::new() };
    audit.page(source, document);
    audit.numbers(source, mentions);
    audit.ledger(source, numerals);
    audit.units(indicators);
    arithmetic::check(&mut audit, source, indicators);
    audit.found
}

/// Adds what was noticed before the text was read, and puts all diagnostics in order. The source is the one as
/// written: where it was mended for reading, the rooms did not see what was lost.
pub(crate) fn look_for_losses(source: &Source<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let mut audit = Audit {
        found: std::mem::take(diagnostics),
    };
    audit.found.extend(source.noticed.iter().cloned());
    audit.encoding(source);
    audit
        .found
        .sort_by_key(|d| (d.span.start, d.span.end, d.code));
    *diagnostics = audit.found;
}

struct Audit {
    found: Vec<Diagnostic>,
}

impl Audit {
    fn say(&mut self, code: DiagnosticCode, severity: Severity, span: Span, message: String) {
        self.found.push(Diagnostic {
            code,
            severity,
            message,
            span,
            related: Vec::new(),
        });
    }

    /// A warning that speaks of several places.
    fn relate(&mut self, code: DiagnosticCode, span: Span, related: &[Span], message: String) {
        self.found.push(Diagnostic {
            code,
            severity: Severity::Warning,
            message,
            span,
            related: related.to_vec(),
        });
    }

    /// The page as a whole.
    fn page(&mut self, source: &Source<'_>, document: &Document) {
        let whole = Span::new(0, source.text.len());
        let no_text = |d: &Diagnostic| d.code == DiagnosticCode::NotText;
        if source.noticed.iter().any(no_text) {
            return;
        }
        if document.blocks.is_empty() {
            let message = "the article holds no text".to_owned();
            self.say(DiagnosticCode::EmptyText, Severity::Warning, whole, message);
            return;
        }
        let body = |kind| matches!(kind, BlockKind::Paragraph | BlockKind::Table);
        if !document.blocks.iter().any(|b| body(b.kind)) {
            let message = "no line is running text or a table".to_owned();
            self.say(DiagnosticCode::NoBody, Severity::Warning, whole, message);
        }
        if document.metadata.report_period.is_none() {
            let message = "neither the text nor the caller says which year is reported".to_owned();
            self.say(
                DiagnosticCode::UnknownPeriod,
                Severity::Warning,
                whole,
                message,
            );
        }
        if let Some(why) = &document.indirect_code {
            self.say(
                DiagnosticCode::IndirectCode,
                Severity::Info,
                whole,
                why.clone(),
            );
        }
        if document.metadata.code.is_none() {
            let message = match document.place_candidates.as_slice() {
                [] => "the place could not be told".to_owned(),
                codes => {
                    let codes: Vec<String> = codes.iter().take(8).map(u32::to_string).collect();
                    format!("the place is one of several: {}", codes.join(", "))
                }
            };
            self.say(DiagnosticCode::UnknownPlace, Severity::Info, whole, message);
        }
    }

    /// Characters that stand for lost bytes: one diagnostic for each run.
    fn encoding(&mut self, source: &Source<'_>) {
        let bytes = source.text.as_bytes();
        if is_clean(bytes) {
            return;
        }
        let broken = |i: usize, byte: u8| match byte {
            b'\n' | b'\r' | b'\t' => None,
            0..=0x1F | 0x7F => Some(1),
            // The control characters behind ASCII, but not the line end among them.
            0xC2 if matches!(bytes[i + 1], 0x80..=0x84 | 0x86..=0x9F) => Some(2),
            0xEF if bytes[i..].starts_with("\u{FFFD}".as_bytes()) => Some(3),
            _ => None,
        };
        let mut runs: Vec<Span> = Vec::new();
        for (i, byte) in source.text.bytes().enumerate() {
            let Some(length) = broken(i, byte) else {
                continue;
            };
            let end = i + length;
            match runs.last_mut() {
                Some(span) if span.end == i => span.end = end,
                _ => runs.push(Span::new(i, end)),
            }
        }
        for span in runs {
            // Of bytes that could not be read more is known than that.
            let behind = source
                .noticed
                .partition_point(|d| d.span.start < span.start);
            if source
                .noticed
                .get(behind)
                .is_some_and(|d| d.span.start < span.end)
            {
                continue;
            }
            let message = "characters were lost before the text came here".to_owned();
            self.say(
                DiagnosticCode::BrokenEncoding,
                Severity::Warning,
                span,
                message,
            );
        }
    }

    /// Numbers and dates that cannot be read as they stand.
    fn numbers(&mut self, source: &Source<'_>, mentions: &Mentions<'_>) {
        for number in &mentions.numbers {
            let quoted: String = source.text[number.span.range()].chars().take(40).collect();
            match number.flaw {
                Some(Flaw::TooLong) => self.say(
                    DiagnosticCode::NumberTooLong,
                    Severity::Warning,
                    number.span,
                    format!("{quoted:?} has more digits than an exact decimal holds"),
                ),
                Some(Flaw::Malformed) => self.say(
                    DiagnosticCode::MalformedNumber,
                    Severity::Info,
                    number.span,
                    format!("the separators at {quoted:?} make no single number"),
                ),
                None => {}
            }
        }
        for mention in &mentions.all {
            if matches!(mention.what, What::Time(When::Impossible)) {
                let quoted = &source.text[mention.span.range()];
                let message = format!("the calendar has no {quoted:?}");
                self.say(
                    DiagnosticCode::ImpossibleDate,
                    Severity::Warning,
                    mention.span,
                    message,
                );
            }
        }
    }

    /// Levels in money whose words say no unit.
    fn units(&mut self, indicators: &[Indicator]) {
        for value in indicators.iter().filter_map(|i| i.value.as_ref()) {
            if value.unit.is_empty() && value.unit_code.is_some() {
                let message = format!("{:?} is taken to be in 元", value.text);
                self.say(
                    DiagnosticCode::UnitElided,
                    Severity::Info,
                    value.span,
                    message,
                );
            }
        }
    }

    /// Digits that no room claimed: in the ledger without a role that the guidelines know a reason for.
    fn ledger(&mut self, source: &Source<'_>, numerals: &[Numeral]) {
        for numeral in numerals.iter().filter(|n| n.role == Role::Part) {
            let quoted = &source.text[numeral.span.range()];
            let foreign = quoted.chars().any(|c| {
                c.is_numeric()
                    && !c.is_ascii()
                    && !('０'..='９').contains(&c)
                    && !('一'..='龥').contains(&c)
                    && c != '〇'
            });
            if foreign {
                let message = format!("the digits {quoted:?} are of a script that is not read");
                self.say(
                    DiagnosticCode::UnclaimedDigits,
                    Severity::Info,
                    numeral.span,
                    message,
                );
            }
        }
    }
}

/// Whether no bytes of a text look like a control character or the mark of a lost one. Every byte of every
/// article is looked at, so this is written for the compiler to look at many at once.
fn is_clean(bytes: &[u8]) -> bool {
    const CHUNK: usize = 256;
    let is_odd = |a: u8, b: u8, c: u8| {
        let ascii = (a < 0x20) & (a != b'\n') & (a != b'\r') & (a != b'\t') | (a == 0x7F);
        ascii | (a == 0xC2) & (b < 0xA0) | (a == 0xEF) & (c == 0xBD)
    };
    let mut rest = bytes;
    while let Some(near) = rest.first_chunk::<{ CHUNK + 2 }>() {
        let mut any = false;
        for ((&a, &b), &c) in near.iter().zip(&near[1..]).zip(&near[2..]) {
            any |= is_odd(a, b, c);
        }
        if any {
            return false;
        }
        rest = &rest[CHUNK..];
    }
    let at = |i: usize| rest.get(i).copied().unwrap_or_default();
    !(0..rest.len()).any(|i| is_odd(rest[i], at(i + 1), at(i + 2)))
}
