//! One article to a CSV table: a row for each number, with the words that it came from.
//!
//!     cargo run -p nianbao --example indicators_csv -- examples/data/fushan-2022-communique.txt

use std::error::Error;
use std::fmt::Display;

use nianbao::{Article, Indicator};

const COLUMNS: &str = "section,name,action,concept,number,unit,modifier,change,period,status,text";

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args_os().nth(1).ok_or("name an article")?;
    let article = nianbao::parse(&std::fs::read_to_string(path)?);
    println!("{COLUMNS}");
    for indicator in article.indicators() {
        println!("{}", row(&article, indicator));
    }
    Ok(())
}

fn row(article: &Article, indicator: &Indicator) -> String {
    let value = indicator.value.as_ref();
    let change = indicator.changes.first();
    [
        cell(Some(article.section_path(indicator.section).join(" / "))),
        cell(Some(&indicator.name)),
        cell(Some(&indicator.action)),
        cell(indicator.concept.as_ref()),
        cell(value.map(|value| value.number)),
        cell(value.map(|value| &value.unit)),
        cell(value.map(|value| value.modifier)),
        cell(change.map(|change| &change.text)),
        cell(indicator.period),
        cell(Some(indicator.status)),
        cell(Some(article.quote(indicator.span))),
    ]
    .join(",")
}

/// A cell of a CSV file; nothing for `None`.
fn cell(value: Option<impl Display>) -> String {
    let text = value.map_or_else(String::new, |value| value.to_string());
    if text.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}
