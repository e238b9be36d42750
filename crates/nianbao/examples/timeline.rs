//! The dated events of some articles on one line of time.
//!
//!     cargo run -p nianbao --example timeline -- examples/data/*.txt

use std::error::Error;

use nianbao::{Parser, Period};

fn main() -> Result<(), Box<dyn Error>> {
    // One parser for all: it is cheap to share, and nothing is kept from one article to the next.
    let parser = Parser::new();
    let mut found = Vec::new();
    for path in std::env::args_os().skip(1) {
        let article = parser.parse(&std::fs::read_to_string(path)?);
        let district = article.metadata().district.as_deref().unwrap_or("?");
        for (_, event) in article.timeline() {
            let Some(day) = event.date.and_then(Period::first_day) else {
                continue;
            };
            let who = event.actors.join("、");
            let what = event.object.as_deref().unwrap_or_default();
            let words = article.quote(event.span);
            found.push((
                day,
                format!(
                    "{district} {}: {who}{}{what} ({words})",
                    event.kind, event.trigger
                ),
            ));
        }
    }
    found.sort();
    for (day, line) in found {
        println!("{day} {line}");
    }
    Ok(())
}
