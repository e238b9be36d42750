//! What a page states of itself outside its text: in `meta` elements, in JSON-LD, in the title of its window.

use chrono::{DateTime, FixedOffset};
use html5ever::local_name;
use serde_json::Value;

use super::tree::Tree;
use crate::lexicon::pages::{Pages, Statement};
use crate::source::Facts;

/// The longest statement that is one, in bytes.
const LONGEST: usize = 600;

/// Reads the statements. Of several that state the same, the one counts that stands first in the table of words,
/// and JSON-LD behind them.
pub(super) fn read(tree: &Tree) -> Facts {
    let mut stated: Vec<(usize, Statement, &str)> = Vec::new();
    for (name, content) in &tree.metas {
        let content = content.trim();
        if let Some((rank, statement)) = Pages::builtin().statement(name)
            && (1..=LONGEST).contains(&content.len())
        {
            stated.push((rank, statement, content));
        }
    }
    stated.sort_by_key(|(rank, ..)| *rank);
    let first = |wanted: Statement| {
        let found = stated.iter().find(|(_, statement, _)| *statement == wanted);
        found.map(|(.., content)| (*content).to_owned())
    };
    let mut facts = Facts {
        title: first(Statement::Title),
        published: first(Statement::Published),
        outlet: first(Statement::Outlet),
        site: first(Statement::Site),
        author: first(Statement::Author),
        channel: first(Statement::Channel),
        ..Facts::default()
    };
    for (id, _) in tree.nodes.iter().enumerate() {
        let Some(element) = tree.element(id) else {
            continue;
        };
        if element.linked_data && *element.name() == local_name!("script") {
            if let Ok(value) = serde_json::from_str(tree.content(id).trim()) {
                linked_data(&value, &mut facts);
            }
        } else if *element.name() == local_name!("title") && facts.window.is_none() {
            let title = tree
                .content(id)
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ");
            facts.window = (1..=LONGEST).contains(&title.len()).then_some(title);
        }
    }
    facts.published = facts.published.map(|time| local(&time));
    facts
}

/// What JSON-LD says of an article, whatever it is wrapped in.
fn linked_data(value: &Value, facts: &mut Facts) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| linked_data(item, facts)),
        Value::Object(object) => {
            if let Some(graph) = object.get("@graph") {
                linked_data(graph, facts);
            }
            if !object.contains_key("headline") && !object.contains_key("articleBody") {
                return;
            }
            let set = |fact: &mut Option<String>, key: &str| {
                if fact.is_none() {
                    *fact = object.get(key).and_then(name);
                }
            };
            set(&mut facts.title, "headline");
            set(&mut facts.published, "datePublished");
            set(&mut facts.author, "author");
            set(&mut facts.site, "publisher");
            set(&mut facts.channel, "articleSection");
            set(&mut facts.body, "articleBody");
        }
        _ => {}
    }
}

/// A text, or the name of a thing, or of several.
fn name(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => (!text.trim().is_empty()).then(|| text.trim().to_owned()),
        Value::Array(items) => {
            let names: Vec<String> = items.iter().filter_map(name).collect();
            (!names.is_empty()).then(|| names.join("、"))
        }
        Value::Object(object) => object.get("name").and_then(name),
        _ => None,
    }
}

/// A time as the reader's clock shows it in China.
fn local(time: &str) -> String {
    const CHINA: i32 = 8 * 3600;
    let zone = FixedOffset::east_opt(CHINA).expect("eight hours are a zone");
    let shown = match DateTime::parse_from_rfc3339(time) {
        Ok(time) => time
            .with_timezone(&zone)
            .format("%Y-%m-%d %H:%M:%S")
            .to_string(),
        Err(_) => time.replacen('T', " ", 1),
    };
    // Midnight is what programs write where only the day is known; so is a second of zero.
    let shown = shown.strip_suffix(" 00:00:00").unwrap_or(&shown);
    let seconds = shown
        .strip_suffix(":00")
        .filter(|rest| rest.matches(':').count() == 1);
    seconds.unwrap_or(shown).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_those_of_china() {
        for (time, wanted) in [
            ("2023-01-08T09:30:00+08:00", "2023-01-08 09:30"),
            ("2023-01-08T01:30:15Z", "2023-01-08 09:30:15"),
            ("2023-01-08T00:00:00+08:00", "2023-01-08"),
            ("2023-01-08T09:30", "2023-01-08 09:30"),
            ("2023-01-08", "2023-01-08"),
        ] {
            assert_eq!(local(time), wanted);
        }
    }
}
