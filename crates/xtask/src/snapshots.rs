//! Keeps the snapshot files honest: none waits for a review, and none outlives its test.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::process::root;

/// The variable by which insta is asked to list the files that it compares with.
pub(crate) const USED_FILE: &str = "INSTA_SNAPSHOT_REFERENCES_FILE";

/// Where that list is to be written; an old one is removed.
pub(crate) fn fresh_list() -> Result<PathBuf, String> {
    let list = root().join("target/snapshots-used.txt");
    match fs::remove_file(&list) {
        Err(e) if e.kind() != std::io::ErrorKind::NotFound => {
            Err(format!("{}: {e}", list.display()))
        }
        _ => Ok(list),
    }
}

/// Fails where a test left a new snapshot that nobody has accepted or rejected.
pub(crate) fn none_pending() -> Result<(), String> {
    let pending = found(|name| name.ends_with(".snap.new") || name.ends_with(".pending-snap"))?;
    told("snapshots that wait for `cargo insta review`", &pending)
}

/// Fails where a snapshot file was not read by any test of the run that wrote `list`.
pub(crate) fn none_unused(list: &Path) -> Result<(), String> {
    let text = fs::read_to_string(list).unwrap_or_default();
    let used: BTreeSet<PathBuf> = text
        .lines()
        .filter_map(|line| fs::canonicalize(line).ok())
        .collect();
    let mut unused = found(|name| name.ends_with(".snap"))?;
    unused.retain(|path| !used.contains(path));
    told(
        "snapshots that no test reads any more; delete them",
        &unused,
    )
}

fn told(what: &str, paths: &[PathBuf]) -> Result<(), String> {
    if paths.is_empty() {
        return Ok(());
    }
    let paths: Vec<String> = paths
        .iter()
        .map(|path| format!("\n  {}", path.display()))
        .collect();
    Err(format!("{what}:{}", paths.concat()))
}

/// The files in the workspace's sources whose name fits.
fn found(fits: impl Fn(&str) -> bool) -> Result<Vec<PathBuf>, String> {
    let mut found = Vec::new();
    let mut folders = vec![root().join("crates"), root().join("tests")];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
        for path in entries.flatten().map(|entry| entry.path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.file_name().and_then(|n| n.to_str()).is_some_and(&fits) {
                found.extend(fs::canonicalize(path));
            }
        }
    }
    found.sort();
    Ok(found)
}
