//! How the marks of a page name its parts, and what it states of itself under which name.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::generated::TABLES;
use super::table::Row;
use crate::Error;

/// What a class or an id calls an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Furniture,
    Hidden,
    Breadcrumb,
}

/// What a page states of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Statement {
    Title,
    Published,
    Outlet,
    Site,
    Author,
    Channel,
}

/// The words of the table.
#[derive(Debug, Default)]
pub(crate) struct Pages {
    whole: HashMap<&'static str, Part>,
    edges: Vec<(&'static str, Part)>,
    /// By their names in lower case, with the line of each.
    metas: HashMap<String, (usize, Statement)>,
}

static BUILTIN: LazyLock<Pages> = LazyLock::new(|| {
    let mut pages = Pages::default();
    for table in TABLES.iter().filter(|t| t.name == "pages") {
        for (line, row) in table.iter().enumerate() {
            pages
                .add(line, row)
                .expect("the built-in tables are tested");
        }
    }
    pages
});

impl Pages {
    /// The built-in words.
    pub(crate) fn builtin() -> &'static Self {
        &BUILTIN
    }

    fn add(&mut self, line: usize, row: Row<'static>) -> Result<(), Error> {
        let word = row.need("word")?;
        if row.one_of("kind", &[("meta", true), ("part", false)])? {
            let statements = [
                ("title", Statement::Title),
                ("published", Statement::Published),
                ("outlet", Statement::Outlet),
                ("site", Statement::Site),
                ("author", Statement::Author),
                ("channel", Statement::Channel),
            ];
            let statement = row.one_of("means", &statements)?;
            self.metas.insert(word.to_lowercase(), (line, statement));
            return Ok(());
        }
        let parts = [
            ("furniture", Part::Furniture),
            ("hidden", Part::Hidden),
            ("breadcrumb", Part::Breadcrumb),
        ];
        let part = row.one_of("means", &parts)?;
        if row.one_of("match", &[("whole", true), ("edge", false)])? {
            self.whole.insert(word, part);
        } else {
            self.edges.push((word, part));
        }
        Ok(())
    }

    /// What a `meta` of this name states, with its rank among those that state the same: the lowest counts.
    pub(crate) fn statement(&self, name: &str) -> Option<(usize, Statement)> {
        self.metas.get(&name.to_lowercase()).copied()
    }

    /// What the names in a class or an id call an element.
    pub(crate) fn part(&self, names: &str) -> Option<Part> {
        // No name is longer, and a page may be made to hurt.
        const LONGEST: usize = 256;
        let names = &names[..names.floor_char_boundary(LONGEST)];
        names.split_ascii_whitespace().find_map(|name| {
            let whole = self.whole.get(name).copied();
            whole.or_else(|| {
                pieces(name)
                    .into_iter()
                    .find_map(|piece| self.piece(&piece))
            })
        })
    }

    fn piece(&self, piece: &str) -> Option<Part> {
        let edge = |(word, _): &&(&str, Part)| piece.starts_with(word) || piece.ends_with(word);
        // hidden-xs is hidden on small screens only: such a name must stand alone.
        let whole = self
            .whole
            .get(piece)
            .copied()
            .filter(|part| *part != Part::Hidden);
        whole.or_else(|| self.edges.iter().find(edge).map(|(_, part)| *part))
    }
}

/// A name taken apart at marks and capitals, in lower case.
fn pieces(name: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut small = false;
    for c in name.chars() {
        let parts = !c.is_alphanumeric() || (c.is_uppercase() && small);
        if parts {
            pieces.push(String::new());
        }
        small = c.is_lowercase();
        if c.is_alphanumeric()
            && let Some(piece) = pieces.last_mut()
        {
            piece.extend(c.to_lowercase());
        }
    }
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_taken_apart() {
        for (name, wanted) in [
            ("shareBar", &["share", "bar"][..]),
            ("news_share-box2", &["news", "share", "box2"]),
            ("TRS_Editor", &["trs", "editor"]),
            ("--", &[]),
        ] {
            assert_eq!(pieces(name), wanted);
        }
    }

    #[test]
    fn parts_are_known_by_their_names() {
        let pages = Pages::builtin();
        for (names, part) in [
            ("left topnav", Some(Part::Furniture)),
            ("articleShare", Some(Part::Furniture)),
            ("sr-only", Some(Part::Hidden)),
            ("TRS_Editor", None),
            ("article-content", None),
            ("headline", None),
            ("hidden-xs", None),
            ("text comment", Some(Part::Furniture)),
        ] {
            assert_eq!(pages.part(names), part, "{names}");
        }
    }
}
