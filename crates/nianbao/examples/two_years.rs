//! What two reports of one place say of the same things, side by side.
//!
//!     cargo run -p nianbao --example two_years -- \
//!         examples/data/fushan-2021-communique.txt examples/data/fushan-2022-communique.txt

use std::collections::BTreeMap;
use std::error::Error;
use std::ffi::OsString;

use nianbao::{Article, Quantity, Status};

fn main() -> Result<(), Box<dyn Error>> {
    let paths: Vec<OsString> = std::env::args_os().skip(1).collect();
    let [before, after] = paths.as_slice() else {
        return Err("name two articles".into());
    };
    let before = nianbao::parse(&std::fs::read_to_string(before)?);
    let after = nianbao::parse(&std::fs::read_to_string(after)?);
    let (before, after) = (levels(&before), levels(&after));
    for ((name, unit), old) in &before {
        if let Some(new) = after.get(&(*name, *unit)) {
            // Exact decimals: the difference is exact too.
            let difference = old.number.exact().zip(new.number.exact());
            let difference = difference.map(|(old, new)| format!("{:+}", (new - old).normalize()));
            println!(
                "{name}: {} -> {} ({}{unit})",
                old.text,
                new.text,
                difference.unwrap_or_default()
            );
        }
    }
    Ok(())
}

/// The results by concept (or name, where it is no standard one) and unit; the first telling counts.
fn levels(article: &Article) -> BTreeMap<(&str, &str), &Quantity> {
    let mut found = BTreeMap::new();
    for indicator in article.indicators() {
        if let (Some(value), Status::Actual) = (&indicator.value, indicator.status) {
            let name = indicator.concept.as_deref().unwrap_or(&indicator.name);
            found.entry((name, value.unit.as_str())).or_insert(value);
        }
    }
    found
}
