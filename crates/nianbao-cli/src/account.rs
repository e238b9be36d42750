//! What an article says, for a person at a terminal: metadata, outline, indicators, events, ledger, oddities.

use std::io::{self, Write};

use nianbao::{
    Article, CharIndex, Distinction, Event, Indicator, Metadata, Period, Role, Section, Span,
};

use crate::table::{Side, Table, clip};

/// How wide a line of running text may become.
const WIDE: usize = 96;

/// Writes the account.
pub(crate) fn write(article: &Article, out: &mut impl Write) -> io::Result<()> {
    let lines = Lines::new(article.text());
    let (count, size) = (
        article.text().lines().count(),
        article.text().chars().count(),
    );
    writeln!(out, "text       {size} characters in {count} lines")?;
    metadata(article.metadata(), out)?;
    if !article.sections().is_empty() {
        writeln!(out, "\nOutline")?;
        outline(article.sections(), 1, out)?;
    }
    if !article.indicators().is_empty() {
        writeln!(out, "\nIndicators ({})", article.indicators().len())?;
        indicators(article, &lines).write(out)?;
    }
    let timeline = article.timeline();
    if !timeline.is_empty() {
        writeln!(out, "\nEvents ({})", timeline.len())?;
        events(&timeline, &lines).write(out)?;
    }
    ledger(article, out)?;
    diagnostics(article, &lines, out)
}

/// Where each line of the text starts, to name a place as line and column.
struct Lines<'t> {
    starts: Vec<usize>,
    characters: CharIndex<&'t str>,
}

impl<'t> Lines<'t> {
    fn new(text: &'t str) -> Self {
        let breaks = text.match_indices('\n').map(|(at, _)| at + 1);
        Self {
            starts: std::iter::once(0).chain(breaks).collect(),
            characters: CharIndex::new(text),
        }
    }

    /// The line, counted from 1.
    fn line(&self, span: Span) -> usize {
        self.starts.partition_point(|start| *start <= span.start)
    }

    /// The column in characters, counted from 1.
    fn column(&self, span: Span) -> usize {
        let start = self.starts[self.line(span) - 1];
        1 + self.characters.to_chars(span.start) - self.characters.to_chars(start)
    }
}

fn metadata(page: &Metadata, out: &mut impl Write) -> io::Result<()> {
    let levels = [&page.province, &page.city, &page.district];
    let mut levels: Vec<_> = levels.into_iter().flatten().map(String::as_str).collect();
    levels.dedup();
    let place = levels.concat();
    let fields = [
        ("title", page.title.clone()),
        ("subtitle", page.subtitle.clone()),
        ("place", (!place.is_empty()).then_some(place)),
        ("code", page.code.clone()),
        (
            "period",
            page.report_period.map(|period| period.to_string()),
        ),
        ("genre", page.genre.map(|genre| genre.to_string())),
        ("published", page.published_at.map(|time| time.to_string())),
        ("dateline", page.dateline_date.map(|date| date.to_string())),
        ("outlet", page.outlet.clone()),
        ("channel", page.channel.clone()),
        ("author", page.author.clone()),
    ];
    for (label, value) in fields {
        if let Some(value) = value {
            writeln!(out, "{label:<10} {}", clip(&value, WIDE))?;
        }
    }
    Ok(())
}

fn outline(sections: &[Section], depth: usize, out: &mut impl Write) -> io::Result<()> {
    for section in sections {
        let indent = "  ".repeat(depth.min(8));
        writeln!(out, "{indent}{}", clip(&section.heading, WIDE - 16))?;
        outline(&section.children, depth + 1, out)?;
    }
    Ok(())
}

fn indicators(article: &Article, lines: &Lines<'_>) -> Table<7> {
    let mut table = Table::new([
        ("line", Side::Right, 6),
        ("name", Side::Left, 36),
        ("value", Side::Right, 26),
        ("unit", Side::Left, 12),
        ("change", Side::Left, 36),
        ("period", Side::Left, 17),
        ("status", Side::Left, 8),
    ]);
    for indicator in article.indicators() {
        let value = indicator.value.as_ref();
        table.row([
            lines.line(indicator.span).to_string(),
            label(indicator),
            value.map_or_else(String::new, |v| v.modifier.before(&v.number.grouped())),
            value.map_or_else(String::new, |v| v.unit.clone()),
            movement(indicator),
            period(indicator.period),
            indicator.status.to_string(),
        ]);
    }
    table
}

/// The name with its verb; a part is set in under its whole.
fn label(indicator: &Indicator) -> String {
    let indent = if indicator.part_of.is_some() {
        "- "
    } else {
        ""
    };
    format!("{indent}{}{}", indicator.action, indicator.name)
}

/// Every change, the level before, then what sets it apart: `同比 +9%, from 300,000,000元, 全市第一`.
fn movement(indicator: &Indicator) -> String {
    let changes = indicator.changes.iter().map(|change| {
        let basis = change.basis.as_deref().unwrap_or_default();
        let gap = if basis.is_empty() { "" } else { " " };
        let falls = change.number.bounds().0.is_sign_negative();
        let sign = if falls { "" } else { "+" };
        let number = format!("{sign}{}{}", change.number.grouped(), change.unit);
        format!("{basis}{gap}{}", change.modifier.before(&number))
    });
    let previous = indicator.previous.iter().map(|level| {
        let number = format!("{}{}", level.number.grouped(), level.unit);
        format!("from {}", level.modifier.before(&number))
    });
    let set = (!indicator.distinctions.is_empty()).then(|| apart(&indicator.distinctions));
    let all = changes.chain(previous).chain(set);
    all.collect::<Vec<_>>().join(", ")
}

fn period(period: Option<Period>) -> String {
    period.map_or_else(String::new, |period| period.to_string())
}

/// The events in the order given.
fn events(events: &[(usize, &Event)], lines: &Lines<'_>) -> Table<7> {
    let mut table = Table::new([
        ("line", Side::Right, 6),
        ("date", Side::Left, 21),
        ("type", Side::Left, 10),
        ("trigger", Side::Left, 16),
        ("actors", Side::Left, 32),
        ("object", Side::Left, 48),
        ("distinction", Side::Left, 24),
    ]);
    for (_, event) in events {
        table.row([
            lines.line(event.span).to_string(),
            period(event.date),
            event.kind.to_string(),
            event.trigger.clone(),
            event.actors.join("、"),
            event.object.clone().unwrap_or_default(),
            apart(&event.distinctions),
        ]);
    }
    table
}

fn apart(distinctions: &[Distinction]) -> String {
    let words: Vec<&str> = distinctions.iter().map(|d| d.text.as_str()).collect();
    words.join(", ")
}

fn ledger(article: &Article, out: &mut impl Write) -> io::Result<()> {
    let counts: Vec<_> = Role::ALL
        .iter()
        .map(|role| {
            (
                role,
                article
                    .numerals()
                    .iter()
                    .filter(|n| n.role == *role)
                    .count(),
            )
        })
        .filter(|(_, count)| *count > 0)
        .map(|(role, count)| format!("{role} {count}"))
        .collect();
    let total = article.numerals().len();
    writeln!(out, "\nNumerals ({total})")?;
    if total > 0 {
        writeln!(out, "  {}", counts.join(", "))?;
    }
    Ok(())
}

fn diagnostics(article: &Article, lines: &Lines<'_>, out: &mut impl Write) -> io::Result<()> {
    if article.diagnostics().is_empty() {
        return Ok(());
    }
    writeln!(out, "\nDiagnostics ({})", article.diagnostics().len())?;
    for odd in article.diagnostics() {
        let (line, column) = (lines.line(odd.span), lines.column(odd.span));
        let message = clip(&odd.message, WIDE);
        writeln!(
            out,
            "  {line}:{column} {} {}: {message}",
            odd.severity, odd.code
        )?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An article made by hand, so that the account does not depend on what the parser finds.
    const MADE: &str = r#"{
        "text": "江畔区回眸\n一、经济\n引进企业近12家，同比增长9%，其中外资3家。\n9月6日，书院揭牌。",
        "metadata": {"title": "江畔区回眸", "province": "江南省", "city": null, "district": "江畔区",
            "report_period": "2021", "genre": "feature"},
        "blocks": [{"kind": "heading", "level": 1, "start": 6, "end": 10}],
        "sections": [{"heading": "经济", "level": 1, "blocks": [0], "children": [
            {"heading": "开放\u001b[31m", "level": 2, "blocks": [], "children": []}]}],
        "numerals": [{"role": "time", "start": 34, "end": 38},
            {"role": "value", "number": "12", "unit": "家", "modifier": "<", "start": 15, "end": 19}],
        "indicators": [
            {"name": "企业", "action": "引进", "concept": null, "period": "2021", "status": "actual",
             "part_of": null, "section": 0, "rule": "made", "start": 11, "end": 26,
             "value": {"number": "1200", "unit": "家", "modifier": "<", "start": 15, "end": 19, "text": "近12家"},
             "changes": [{"number": "9", "unit": "%", "modifier": "~", "basis": "同比", "start": 24, "end": 26, "text": "9%"}],
             "previous": {"number": "1100", "unit": "家", "modifier": "=", "start": 15, "end": 19, "text": "近12家"}},
            {"name": "外资", "action": "", "concept": null, "period": null, "status": "target",
             "part_of": 0, "section": 0, "rule": "made", "start": 29, "end": 33, "previous": null,
             "value": {"number": "3", "unit": "家", "modifier": "=", "start": 31, "end": 33, "text": "3家"},
             "changes": [{"number": "-2.5..-1", "unit": "家", "modifier": "=", "basis": null, "start": 31, "end": 32, "text": "3"}]}],
        "events": [
            {"type": "award", "date": null, "trigger": "荣获", "actors": [], "object": "奖", "section": 0,
             "distinctions": [{"kind": "rank", "number": 2, "start": 11, "end": 13, "text": "引进"}],
             "rule": "made", "start": 11, "end": 13},
            {"type": "establish", "date": "2021-09-06", "trigger": "揭牌", "actors": ["书院", "学社"], "object": null,
             "section": 0, "rule": "made", "start": 35, "end": 44},
            {"type": "establish", "date": "2021", "trigger": "揭牌", "actors": ["书院"], "object": null,
             "section": 0, "same_as": 1, "rule": "made", "start": 40, "end": 44}],
        "diagnostics": [{"code": "unknown_place", "severity": "warning", "message": "no such place", "start": 13, "end": 15}]
    }"#;

    #[test]
    fn an_account_reads_like_this() {
        let article = Article::from_json(MADE).expect("made by hand");
        let mut out = Vec::new();
        write(&article, &mut out).expect("a Vec takes everything");
        assert_eq!(String::from_utf8_lossy(&out), WANTED);
    }

    const WANTED: &str = "\
text       45 characters in 4 lines
title      江畔区回眸
place      江南省江畔区
period     2021
genre      feature

Outline
  经济
    开放 [31m

Indicators (2)
  line  name        value  unit  change                    period  status
     3  引进企业  < 1,200  家    同比 ~ +9%, from 1,100家  2021    actual
     3  - 外资          3  家    -2.5..-1家                        target

Events (2)
  line  date        type       trigger  actors      object  distinction
     4  2021-09-06  establish  揭牌     书院、学社
     3              award      荣获                 奖      引进

Numerals (2)
  value 1, time 1

Diagnostics (1)
  3:3 warning unknown_place: no such place
";
}
