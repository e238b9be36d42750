//! What objects show of themselves: short, bounded texts for `repr`, whatever the article holds, and all attributes
//! for rich.

use pyo3::prelude::*;

/// The first words of a text in quotes, escaped, at most `most` characters of it.
pub(crate) fn quoted(text: &str, most: usize) -> String {
    let mut chars = text.chars();
    let head: String = chars.by_ref().take(most).collect();
    let rest = if chars.next().is_some() { "…" } else { "" };
    format!("'{}{rest}'", head.escape_debug())
}

/// An amount with its unit: `12家`.
pub(crate) fn amount(number: nianbao::Amount, unit: &str) -> String {
    let unit: String = unit.chars().take(12).collect();
    format!("{number}{}", unit.escape_debug())
}

/// A space, a label and a value; nothing where there is no value.
pub(crate) fn also(label: &str, value: Option<impl std::fmt::Display>) -> String {
    value.map_or_else(String::new, |value| format!(" {label}{value}"))
}

/// What `rich.print` asks an object for: attributes by name, and that `None` need not be shown.
pub(crate) type Attributes<'py> = Vec<(&'static str, Bound<'py, PyAny>, Option<bool>)>;

/// The attributes of an object for rich.
pub(crate) fn attributes<'py>(
    object: &Bound<'py, PyAny>,
    names: &[&'static str],
) -> PyResult<Attributes<'py>> {
    let read = |name: &&'static str| Ok((*name, object.getattr(*name)?, None));
    names.iter().map(read).collect()
}
