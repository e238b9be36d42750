//! What is found in each fixture, in a form that a person can review line by line: first what the page says
//! of itself, its outline and what was odd, then each line of the text with what was found in it.
//!
//! `cargo insta review` shows what a change of the parser did to the articles.

use std::fmt::Write;

use nianbao::{
    Article, Change, Distinction, Event, Indicator, Modifier, Numeral, Quantity, Section, Span,
    parse,
};

use crate::fixtures;

#[test]
fn fixtures_read_as_before() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        // One glob, so that a run shows every fixture that changed and not only the first.
        let mut changed = Vec::new();
        for fixture in fixtures::all() {
            let account = account(&parse(&fixture.text));
            let check = || insta::assert_snapshot!(fixture.name.as_str(), account);
            if std::panic::catch_unwind(std::panic::AssertUnwindSafe(check)).is_err() {
                changed.push(fixture.name);
            }
        }
        assert!(
            changed.is_empty(),
            "read otherwise than before: {changed:?}"
        );
    });
}

fn account(article: &Article) -> String {
    let mut out = String::new();
    metadata(article, &mut out);
    out.push_str("\noutline\n");
    outline(article.sections(), 1, &mut out);
    out.push_str("\ndiagnostics\n");
    for d in article.diagnostics() {
        let quote = shortened(article.quote(d.span), 30);
        line(
            &mut out,
            format!("  {} {}: {} 「{quote}」", d.severity, d.code, d.message),
        );
    }
    out.push_str("\ntext\n");
    for block in article.blocks() {
        let level = block
            .level
            .map(|level| format!(" {level}"))
            .unwrap_or_default();
        let quote = shortened(article.quote(block.span), 60);
        line(&mut out, format!("{}{level} │ {quote}", block.kind));
        found_in(article, block.span, &mut out);
    }
    out
}

fn line(out: &mut String, text: String) {
    writeln!(out, "{}", text.trim_end()).expect("a string takes all");
}

/// The beginning of a line, with what cannot be seen made visible.
fn shortened(text: &str, chars: usize) -> String {
    let mut short: String = text.chars().take(chars).collect();
    if short.len() < text.len() {
        short.push('⋯');
    }
    let visible = |c: char| match c {
        '\t' => "→".to_owned(),
        '\n' => "⏎".to_owned(),
        c if c.is_control() || matches!(c, '\u{200b}'..='\u{202e}' | '\u{feff}') => {
            c.escape_unicode().to_string()
        }
        c => c.to_string(),
    };
    short.chars().map(visible).collect()
}

fn metadata(article: &Article, out: &mut String) {
    let json = serde_json::to_value(article.metadata()).expect("metadata");
    let keys = "title subtitle channel outlet author published_at dateline_date district city province code \
        report_period genre";
    for key in keys.split_whitespace() {
        let value = json[key]
            .as_str()
            .map_or("-".to_owned(), |v| shortened(v, 80));
        line(out, format!("{key:<14} {value}"));
    }
}

fn outline(sections: &[Section], depth: usize, out: &mut String) {
    for section in sections {
        let (indent, level) = ("  ".repeat(depth), section.level);
        let heading = shortened(&section.heading, 50);
        line(
            out,
            format!(
                "{indent}{level} {heading} ({} blocks)",
                section.blocks.len()
            ),
        );
        outline(&section.children, depth + 1, out);
    }
}

/// What was found in a line: indicators and events where they start, then the numerals that are in none.
fn found_in(article: &Article, block: Span, out: &mut String) {
    let mut items: Vec<(usize, String)> = Vec::new();
    for (index, indicator) in article.indicators().iter().enumerate() {
        let at = place(indicator);
        if block.start <= at && at < block.end {
            items.push((at, show_indicator(index, indicator)));
        }
    }
    for event in article.events().iter().filter(|e| block.contains(e.span)) {
        items.push((event.span.start, show_event(event)));
    }
    for numeral in article.numerals().iter().filter(|n| block.contains(n.span)) {
        if !is_counted(article, numeral.span) {
            items.push((numeral.span.start, show_numeral(article, numeral)));
        }
    }
    items.sort_by_key(|(at, _)| *at);
    for (_, item) in items {
        line(out, format!("    {item}"));
    }
}

/// Where an indicator's first number stands.
fn place(indicator: &Indicator) -> usize {
    let change = indicator.changes.first().map(|c| c.span.start);
    let value = indicator.value.as_ref().map(|q| q.span.start);
    value.or(change).unwrap_or(indicator.span.start)
}

/// True where an indicator shows the numeral already.
fn is_counted(article: &Article, span: Span) -> bool {
    article.indicators().iter().any(|i| {
        let levels = i.value.iter().chain(&i.previous);
        levels
            .map(|q| q.span)
            .chain(i.changes.iter().map(|c| c.span))
            .any(|s| s == span)
    })
}

fn sign(modifier: Modifier) -> &'static str {
    if modifier == Modifier::Exact {
        ""
    } else {
        modifier.as_str()
    }
}

fn show_quantity(q: &Quantity) -> String {
    let code = q
        .unit_code
        .as_deref()
        .map(|code| format!("[{code}]"))
        .unwrap_or_default();
    format!(
        "{} = {}{} {}{code}",
        q.text,
        sign(q.modifier),
        q.number,
        q.unit
    )
}

fn show_change(c: &Change) -> String {
    let basis = c
        .basis
        .as_deref()
        .map(|basis| format!(" {basis}"))
        .unwrap_or_default();
    format!(
        "Δ {} = {}{} {}{basis}",
        c.text,
        sign(c.modifier),
        c.number,
        c.unit
    )
}

fn show_indicator(index: usize, i: &Indicator) -> String {
    let mut parts = vec![format!("{}〔{}〕", i.name, i.action).replace("〔〕", "")];
    parts.extend(i.value.iter().map(show_quantity));
    parts.extend(i.previous.iter().map(|q| format!("← {}", show_quantity(q))));
    parts.extend(i.changes.iter().map(show_change));
    parts.push(i.period.map_or("-".to_owned(), |p| p.to_string()));
    parts.push(i.status.to_string());
    parts.extend(i.part_of.map(|whole| format!("part of #{whole}")));
    let apart: String = i.distinctions.iter().map(show_distinction).collect();
    parts.extend(i.concept.as_deref().map(|concept| format!("= {concept}")));
    format!("#{index} {}{apart} ({})", parts.join(" | "), i.rule)
}

fn show_distinction(d: &Distinction) -> String {
    let number = d.number.map_or(String::new(), |n| format!(" {n}"));
    format!(" | {}{number} {}", d.kind, d.text)
}

fn show_event(e: &Event) -> String {
    let date = e.date.map_or("-".to_owned(), |d| d.to_string());
    let (actors, object) = (e.actors.join(";"), e.object.as_deref().unwrap_or(""));
    let apart: String = e.distinctions.iter().map(show_distinction).collect();
    let told = e
        .same_as
        .map_or(String::new(), |first| format!(" = #{first}"));
    format!(
        "! {date} {} {} | {actors} → {object}{apart} ({}){told}",
        e.kind, e.trigger, e.rule
    )
}

fn show_numeral(article: &Article, n: &Numeral) -> String {
    let number = n
        .number
        .map(|number| format!(" = {number}"))
        .unwrap_or_default();
    let unit = n.unit.as_deref().unwrap_or("");
    let modifier = n.modifier.map_or("", sign);
    let quantity = number.replace(" = ", &format!(" = {modifier}"));
    format!(
        "· {} {}{quantity} {unit}",
        shortened(article.quote(n.span), 40),
        n.role
    )
}
