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
    let mut found = Vec::new();
    for folder in ["tests/corpus", "examples/data"] {
        let folder = root().join(folder);
        let entries =
            std::fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
        for entry in entries {
            let path = entry.expect("a readable folder").path();
            if path.extension().is_some_and(|e| e == "txt") {
                found.push(Fixture {
                    name: path
                        .file_stem()
                        .expect("a name")
                        .to_string_lossy()
                        .into_owned(),
                    text: std::fs::read_to_string(&path).expect("UTF-8"),
                });
            }
        }
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    assert!(found.len() >= 11, "only {} fixtures found", found.len());
    found
}
