//! How one number was read, for a person at a terminal: a line for each step, with the place it points to.

use std::io::{self, Write};

use nianbao::{Article, CharIndex, Explanation, Span};

/// The explanation of the number at `at`: an offset in characters, or words that hold it.
pub(crate) fn at(article: &Article, at: &str) -> Result<Explanation, String> {
    let explained = match at.parse::<usize>() {
        Ok(offset) => {
            let index = CharIndex::new(article.text());
            let Some(byte) = index.to_bytes(offset) else {
                let count = article.text().chars().count();
                return Err(format!(
                    "offset {offset} lies behind its {count} characters"
                ));
            };
            article.explain(Span::new(byte, byte))
        }
        Err(_) => article.explain_words(at),
    };
    explained.map_err(|error| error.to_string())
}

/// Writes the steps: offsets are characters, as in JSON.
pub(crate) fn write(
    article: &Article,
    explanation: &Explanation,
    out: &mut impl Write,
) -> io::Result<()> {
    let index = CharIndex::new(article.text());
    let mut last = None;
    for step in &explanation.steps {
        let aspect = step.aspect.as_str();
        let label = if last == Some(aspect) { "" } else { aspect };
        last = Some(aspect);
        let place = step.span.map(|span| index.chars_of(span));
        let place = place.map_or_else(String::new, |s| format!("{}..{}", s.start, s.end));
        writeln!(out, "{label:<10}  {place:>12}  {}", step.says)?;
    }
    Ok(())
}
