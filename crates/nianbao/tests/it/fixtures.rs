//! The articles that the tests read: `tests/corpus` and the data of the examples.

use std::path::{Path, PathBuf};

/// The repository's root.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// An article of our own.
pub(crate) struct Fixture {
    /// The file's name without `.txt`.
    pub(crate) name: String,
    pub(crate) text: String,
}

/// Every fixture, by name.
pub(crate) fn all() -> Vec<Fixture> {
    let folders = ["tests/corpus", "examples/data"];
    let mut found: Vec<Fixture> = folders
        .iter()
        .flat_map(|f| in_folder(&root().join(f)))
        .collect();
    found.sort_by(|a, b| a.name.cmp(&b.name));
    assert!(found.len() >= 11, "only {} fixtures found", found.len());
    found
}

/// The articles of a folder, by name.
pub(crate) fn in_folder(folder: &Path) -> Vec<Fixture> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let paths = entries.map(|entry| entry.expect("a readable folder").path());
    let texts = paths.filter(|path| path.extension().is_some_and(|e| e == "txt"));
    let mut found: Vec<Fixture> = texts
        .map(|path| Fixture {
            name: path
                .file_stem()
                .expect("a name")
                .to_string_lossy()
                .into_owned(),
            text: std::fs::read_to_string(&path).expect("UTF-8"),
        })
        .collect();
    found.sort_by(|a, b| a.name.cmp(&b.name));
    found
}
