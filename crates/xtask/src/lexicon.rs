//! Turns the tables of `crates/nianbao/lexicon/` into `crates/nianbao/src/lexicon/generated.rs`.
//!
//! The tables are tab-separated, with a header line and `#` comments. The `example` column is for readers and
//! tests and does not reach the library. The table of places is large and gets a file of its own.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use crate::places;
use crate::process::root;

fn crate_root() -> PathBuf {
    root().join("crates/nianbao")
}

/// Writes the generated files.
pub(crate) fn write() -> Result<(), String> {
    for (target, text) in files()? {
        fs::write(&target, text).map_err(|e| format!("{}: {e}", target.display()))?;
    }
    Ok(())
}

/// Fails where a generated file is not what `write` would write.
pub(crate) fn check() -> Result<(), String> {
    for (target, text) in files()? {
        let have = fs::read_to_string(&target).map_err(|e| format!("{}: {e}", target.display()))?;
        if have != text {
            return Err(format!(
                "{} is stale; run `cargo xtask lexicon`",
                target.display()
            ));
        }
    }
    Ok(())
}

/// Every generated file with its text.
fn files() -> Result<Vec<(PathBuf, String)>, String> {
    let root = crate_root();
    Ok(vec![
        (root.join("src/lexicon/generated.rs"), generate()?),
        (
            root.join("src/lexicon/places/generated.rs"),
            places::generate(&root.join("lexicon/places.tsv"))?,
        ),
    ])
}

fn generate() -> Result<String, String> {
    let folder = crate_root().join("lexicon");
    // The places have a generator of their own.
    let mut files = crate::files(&folder, "tsv")?;
    files.retain(|path| path.file_stem().is_some_and(|s| s != "places"));

    let mut out = String::from(
        "//! The lexicon's tables as data. Written by `cargo xtask lexicon` from `lexicon/*.tsv`; do not edit.\n\n\
         use super::table::Table;\n\n\
         /// Every table, by name.\n\
         #[rustfmt::skip]\n\
         pub(crate) static TABLES: &[Table<'static>] = &[\n",
    );
    for path in files {
        table(&path, &mut out).map_err(|e| format!("{}: {e}", path.display()))?;
    }
    out.push_str("];\n");
    Ok(out)
}

fn table(path: &Path, out: &mut String) -> Result<(), String> {
    let text = fs::read_to_string(path).map_err(|e| e.to_string())?;
    let name = path
        .file_stem()
        .and_then(|s| s.to_str())
        .unwrap_or_default();
    let mut lines = text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    let (_, header) = lines.next().ok_or("no header line")?;
    let columns: Vec<&str> = header.split('\t').collect();
    let kept: Vec<usize> = (0..columns.len())
        .filter(|&i| columns[i] != "example")
        .collect();
    let row = |cells: &[&str]| {
        let cells: Vec<String> = kept.iter().map(|&i| format!("{:?}", cells[i])).collect();
        format!("&[{}]", cells.join(", "))
    };
    let _ = writeln!(out, "    Table {{\n        name: {name:?},");
    let _ = writeln!(out, "        columns: {},\n        rows: &[", row(&columns));
    for (number, line) in lines {
        let cells: Vec<&str> = line.split('\t').collect();
        if cells.len() != columns.len() {
            return Err(format!(
                "line {}: {} cells under {} columns",
                number + 1,
                cells.len(),
                columns.len()
            ));
        }
        let _ = writeln!(out, "            {},", row(&cells));
    }
    out.push_str("        ],\n    },\n");
    Ok(())
}
