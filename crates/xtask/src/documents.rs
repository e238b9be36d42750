//! Holds the project's Markdown against the project: links lead somewhere, and commands print what is shown.
//!
//! A command stands after `$ ` in a `console` block. Where its output is shown it is run and held to it, and a
//! line `...` stands for any lines left out. The Rust and Python blocks are run by the tests of those languages.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::process::{cargo, printed, root, step};

const LEFT_OUT: &str = "...";

/// Fails where a relative link leads to no file, or to no heading of it.
pub(crate) fn links() -> Result<(), String> {
    let mut broken = String::new();
    for page in pages()? {
        let folder = page.parent().unwrap_or(Path::new(""));
        for target in link_targets(&read(&page)?) {
            let (path, heading) = target.split_once('#').unwrap_or((&target, ""));
            let file = if path.is_empty() {
                page.clone()
            } else {
                folder.join(path)
            };
            let found = file.exists()
                && (heading.is_empty() || headings(&read(&file)?).iter().any(|h| h == heading));
            if !found {
                broken += &format!("\n  {}: {target}", shown(&page));
            }
        }
    }
    if broken.is_empty() {
        Ok(())
    } else {
        Err(format!("links that lead nowhere:{broken}"))
    }
}

/// Fails where a table of the lexicon, or a column of one, is not described in `docs/lexicon.md`.
pub(crate) fn tables() -> Result<(), String> {
    let page = read(&root().join("docs/lexicon.md"))?;
    for path in crate::files(&root().join("crates/nianbao/lexicon"), "tsv")? {
        let name = format!("`{}`", path.file_name().unwrap_or_default().display());
        let text = read(&path)?;
        let header = text
            .lines()
            .find(|line| !line.starts_with('#'))
            .unwrap_or_default();
        let row = page
            .lines()
            .find(|line| line.starts_with(&format!("| {name} |")));
        let described = |column: &&str| {
            *column == "example" || row.is_none_or(|row| row.contains(&format!("`{column}`")))
        };
        if !page.contains(&name) {
            return Err(format!("docs/lexicon.md does not name {name}"));
        }
        if let Some(column) = header.split('\t').find(|column| !described(column)) {
            return Err(format!(
                "docs/lexicon.md does not name the column `{column}` of {name}"
            ));
        }
    }
    Ok(())
}

/// Fails where a public function of the library has no example. Every lint but this one is the compiler's: what is
/// `pub` and not `pub(crate)` can be reached from outside.
pub(crate) fn examples() -> Result<(), String> {
    // Written once for every vocabulary.
    const WITHOUT: [&str; 1] = ["as_str"];
    let mut missing = String::new();
    for path in sources(&root().join("crates/nianbao/src"))? {
        let mut has_example = false;
        for line in read(&path)?.lines().map(str::trim_start) {
            let function = line
                .strip_prefix("pub const fn ")
                .or(line.strip_prefix("pub fn "));
            let name = function.and_then(|rest| rest.split(['(', '<']).next());
            match name {
                Some(name) if !has_example && !WITHOUT.contains(&name) => {
                    missing += &format!("\n  {}: {name}", shown(&path));
                }
                _ if line.starts_with("///") => has_example |= line.contains("```"),
                _ if line.starts_with("#[") => {}
                _ => has_example = false,
            }
        }
    }
    if missing.is_empty() {
        Ok(())
    } else {
        Err(format!("functions documented without an example:{missing}"))
    }
}

/// The Rust files of a folder and of those in it.
fn sources(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut found = crate::files(folder, "rs")?;
    let entries = fs::read_dir(folder).map_err(|e| format!("{}: {e}", shown(folder)))?;
    for inner in entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.is_dir())
    {
        found.extend(sources(&inner)?);
    }
    found.sort();
    Ok(found)
}

/// Runs the commands whose output is shown. With `write`, puts what they print into the pages; without,
/// fails where it is something else.
pub(crate) fn commands(write: bool) -> Result<(), String> {
    step(
        "build the command for the examples in the documents",
        &mut cargo(&["build", "--release", "--locked", "--package", "nianbao-cli"]),
    )?;
    println!("== run the commands in the documents");
    let mut stale = String::new();
    let mut count = 0;
    for page in pages()? {
        let text = read(&page)?;
        let mut fresh = text.clone();
        for (command, expected) in shown_commands(&text) {
            let output = run(command).map_err(|e| format!("{}: {e}", shown(&page)))?;
            count += 1;
            if !agrees(expected, &output) {
                stale += &format!("\n  {}: {command}", shown(&page));
                let old = format!("$ {command}\n{expected}");
                fresh = fresh.replace(
                    &old,
                    &format!("$ {command}\n{}", cut_like(expected, &output)),
                );
            }
        }
        if write && fresh != text {
            fs::write(&page, fresh).map_err(|e| format!("{}: {e}", shown(&page)))?;
        }
    }
    println!("commands run: {count}");
    if stale.is_empty() || write {
        Ok(())
    } else {
        Err(format!(
            "commands that print something else than is shown:{stale}\n\
             see the difference after `cargo xtask documents --write`"
        ))
    }
}

/// The Markdown files that people read: those at the root, and all under `docs/`.
fn pages() -> Result<Vec<PathBuf>, String> {
    let mut pages = crate::files(&root(), "md")?;
    pages.extend(crate::files(&root().join("docs"), "md")?);
    Ok(pages)
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|e| format!("{}: {e}", shown(path)))
}

fn shown(path: &Path) -> String {
    path.strip_prefix(root())
        .unwrap_or(path)
        .display()
        .to_string()
}

/// The lines outside fenced code.
fn prose(markdown: &str) -> impl Iterator<Item = &str> {
    let mut fenced = false;
    markdown.lines().filter(move |line| {
        let fence = line.trim_start().starts_with("```");
        fenced ^= fence;
        !fence && !fenced
    })
}

/// Where the relative links lead.
fn link_targets(markdown: &str) -> Vec<String> {
    prose(markdown)
        .flat_map(|line| line.split("](").skip(1))
        .filter_map(|rest| rest.split_once(')'))
        .map(|(target, _)| target.to_owned())
        .filter(|target| !target.contains("://") && !target.starts_with("mailto:"))
        .collect()
}

/// The names by which headings are linked to.
fn headings(markdown: &str) -> Vec<String> {
    prose(markdown)
        .filter_map(|line| {
            line.trim_start_matches('#')
                .strip_prefix(' ')
                .filter(|_| line.starts_with('#'))
        })
        .map(|heading| {
            let kept = heading.to_lowercase();
            let kept = kept
                .chars()
                .filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
            kept.map(|c| if c == ' ' { '-' } else { c }).collect()
        })
        .collect()
}

/// Each command of the `console` blocks that is shown with its output, and that output.
fn shown_commands(markdown: &str) -> Vec<(&str, &str)> {
    let blocks = markdown.split("```console\n").skip(1);
    let bodies = blocks.filter_map(|rest| rest.split_once("```").map(|(body, _)| body));
    bodies
        .flat_map(|body| body.strip_prefix("$ ").unwrap_or_default().split("\n$ "))
        .filter_map(|part| part.split_once('\n'))
        .filter(|(_, expected)| !expected.trim().is_empty())
        .collect()
}

/// Runs `cargo …`, or `nianbao …` as if it were installed.
fn run(command: &str) -> Result<String, String> {
    let words: Vec<&str> = command.split_whitespace().collect();
    match words.as_slice() {
        // What cargo itself has to say, on standard error, is no part of the example.
        ["cargo", arguments @ ..] => printed(&mut cargo(arguments)).map(|[out, _]| out),
        ["nianbao", arguments @ ..] => {
            let mut command = Command::new(root().join("target/release/nianbao"));
            printed(command.args(arguments).current_dir(root())).map(|streams| streams.concat())
        }
        _ => Err(format!(
            "`{command}` shows output, but only cargo and nianbao are run"
        )),
    }
}

fn lines(text: &str) -> Vec<&str> {
    text.lines().map(str::trim_end).collect()
}

/// True where what was printed is what is shown, lines left out aside.
fn agrees(expected: &str, printed: &str) -> bool {
    let (expected, printed) = (lines(expected), lines(printed));
    let mut rest = printed.as_slice();
    let parts: Vec<&[&str]> = expected.split(|line| *line == LEFT_OUT).collect();
    for (i, part) in parts.iter().enumerate() {
        let at = if i + 1 == parts.len() {
            // The last part stands at the end; a sole one is everything.
            rest.len()
                .checked_sub(part.len())
                .filter(|&at| i > 0 || at == 0)
        } else if i == 0 {
            Some(0)
        } else {
            (0..rest.len()).find(|&at| rest[at..].starts_with(part))
        };
        match at
            .and_then(|at| rest.get(at..))
            .filter(|tail| tail.starts_with(part))
        {
            Some(tail) => rest = &tail[part.len()..],
            None => return false,
        }
    }
    true
}

/// What was printed, cut as `expected` is: as many lines before the first `...`, and behind the last one from
/// the line on that starts with the same word.
fn cut_like(expected: &str, printed: &str) -> String {
    let (expected, printed) = (lines(expected), lines(printed));
    let is_gap = |line: &&str| *line == LEFT_OUT;
    let first_word = |line: &str| line.split_whitespace().next().map(str::to_owned);
    let head = expected.iter().position(is_gap);
    let tail = expected.iter().rposition(is_gap).map(|gap| {
        let word = expected.get(gap + 1).and_then(|line| first_word(line));
        let same = printed.iter().rposition(|line| first_word(line) == word);
        same.unwrap_or(printed.len())
    });
    let kept = match head.zip(tail) {
        Some((head, tail)) if head < tail => {
            [&printed[..head], &[LEFT_OUT], &printed[tail..]].concat()
        }
        _ => printed,
    };
    kept.iter().map(|line| format!("{line}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_has_links_headings_and_commands() {
        let page = "# The `Rooms`, in a row\n[a](b.md#c) and ![d](<e>) [f](https://g)\n```console\n$ cargo x\n\
                    one\n$ ls\n```\n```text\n[no](link)\n# no heading\n```\n## 词表\n";
        assert_eq!(link_targets(page), ["b.md#c", "<e>"]);
        assert_eq!(headings(page), ["the-rooms-in-a-row", "词表"]);
        assert_eq!(shown_commands(page), [("cargo x", "one")]);
    }

    #[test]
    fn lines_may_be_left_out() {
        let printed = "1\n2  \n3\n4\n";
        for expected in [
            "1\n2\n3\n4\n",
            "1\n...\n4\n",
            "...\n3\n...\n",
            "1\n...\n",
            "...\n3\n4",
        ] {
            assert!(agrees(expected, printed), "{expected:?}");
        }
        for expected in [
            "1\n",
            "1\n2\n3\n",
            "2\n...\n",
            "...\n3\n",
            "4\n...\n1\n",
            "1\n...\n1\n2\n3\n4",
        ] {
            assert!(!agrees(expected, printed), "{expected:?}");
        }
        assert_eq!(cut_like("a\n...\n3 b\nc\n", printed), "1\n...\n3\n4\n");
        assert_eq!(cut_like("a\n...\n", printed), "1\n...\n");
        assert_eq!(cut_like("a\n", printed), "1\n2\n3\n4\n");
    }
}
