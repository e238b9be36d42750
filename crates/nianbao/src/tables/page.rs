//! An article as the tables see it, and its rows.

use super::Table;
use crate::{
    Article, Block, Change, CharIndex, Diagnostic, Distinction, Event, Indicator, Metadata,
    Numeral, Period, Quantity, Section, Span,
};

/// An article under the name that its rows are to carry, with what the tables need to know of it more than once.
#[derive(Debug)]
pub struct Page<'a> {
    pub(super) id: &'a str,
    pub(super) article: &'a Article,
    characters: CharIndex<&'a str>,
    sections: Vec<Place<'a>>,
}

/// A section where it stands in the outline.
#[derive(Debug)]
pub(super) struct Place<'a> {
    pub(super) section: &'a Section,
    /// The block of the heading around it.
    pub(super) parent: Option<usize>,
    /// The headings down to its own.
    pub(super) path: String,
}

impl Place<'_> {
    /// The block of its heading.
    pub(super) fn block(&self) -> Option<usize> {
        self.section.blocks.first().copied()
    }
}

/// What stands between the headings of a path.
const INSIDE: &str = " / ";

impl<'a> Page<'a> {
    /// An article whose rows carry `id`: a file's name, an address, a number.
    ///
    /// ```
    /// use nianbao::tables::{Page, Table, View};
    ///
    /// let article = nianbao::parse("2022年，新增企业12家。");
    /// let mut builder = View::from(Table::Indicators).builder();
    /// builder.push(&Page::new("daqing", &article));
    /// assert_eq!(builder.rows(), 1);
    /// ```
    #[must_use]
    pub fn new(id: &'a str, article: &'a Article) -> Self {
        let mut sections = Vec::new();
        flatten(article.sections(), None, "", &mut sections);
        Self {
            id,
            article,
            characters: CharIndex::new(article.text()),
            sections,
        }
    }

    /// The article's rows in a table.
    pub(super) fn rows(&self, table: Table) -> impl Iterator<Item = Row<'_>> {
        let article = self.article;
        let count = match table {
            Table::Articles => 1,
            Table::Blocks => article.blocks().len(),
            Table::Indicators | Table::Changes => article.indicators().len(),
            Table::Events => article.events().len(),
            Table::Distinctions => article.indicators().len() + article.events().len(),
            Table::Sections => self.sections.len(),
            Table::Numerals => article.numerals().len(),
            Table::Diagnostics => article.diagnostics().len(),
        };
        (0..count).flat_map(move |at| {
            let parts = match table {
                Table::Changes => article.indicators()[at].changes.len(),
                Table::Distinctions => distinctions(article, at).len(),
                _ => 1,
            };
            (0..parts).map(move |nth| Row {
                page: self,
                table,
                at,
                nth,
            })
        })
    }
}

/// The distinctions of an indicator or, counted on behind them, of an event.
fn distinctions(article: &Article, at: usize) -> &[Distinction] {
    let indicators = article.indicators();
    match indicators.get(at) {
        Some(indicator) => &indicator.distinctions,
        None => &article.events()[at - indicators.len()].distinctions,
    }
}

fn flatten<'a>(
    sections: &'a [Section],
    parent: Option<usize>,
    above: &str,
    to: &mut Vec<Place<'a>>,
) {
    for section in sections {
        let path = if above.is_empty() {
            section.heading.clone()
        } else {
            format!("{above}{INSIDE}{}", section.heading)
        };
        to.push(Place {
            section,
            parent,
            path: path.clone(),
        });
        flatten(
            &section.children,
            section.blocks.first().copied(),
            &path,
            to,
        );
    }
}

/// A row: an article, the place of an item in one of its lists, and which part of the item. Each table's columns
/// ask only for the items that its rows stand for.
#[derive(Debug)]
pub(super) struct Row<'a> {
    pub(super) page: &'a Page<'a>,
    table: Table,
    pub(super) at: usize,
    pub(super) nth: usize,
}

impl<'a> Row<'a> {
    pub(super) fn metadata(&self) -> &'a Metadata {
        self.page.article.metadata()
    }

    pub(super) fn block(&self) -> &'a Block {
        &self.page.article.blocks()[self.at]
    }

    pub(super) fn indicator(&self) -> &'a Indicator {
        &self.page.article.indicators()[self.at]
    }

    pub(super) fn value(&self) -> Option<&'a Quantity> {
        self.indicator().value.as_ref()
    }

    pub(super) fn previous(&self) -> Option<&'a Quantity> {
        self.indicator().previous.as_ref()
    }

    /// Of an indicator's row, its first movement; of a movement's row, that.
    pub(super) fn change(&self) -> Option<&'a Change> {
        self.indicator().changes.get(self.nth)
    }

    pub(super) fn event(&self) -> &'a Event {
        &self.page.article.events()[self.at]
    }

    pub(super) fn distinction(&self) -> &'a Distinction {
        &distinctions(self.page.article, self.at)[self.nth]
    }

    /// The indicator that a distinction is of.
    pub(super) fn distinct_indicator(&self) -> Option<usize> {
        Some(self.at).filter(|at| *at < self.page.article.indicators().len())
    }

    /// The event that a distinction is of.
    pub(super) fn distinct_event(&self) -> Option<usize> {
        self.at.checked_sub(self.page.article.indicators().len())
    }

    pub(super) fn place(&self) -> &'a Place<'a> {
        &self.page.sections[self.at]
    }

    pub(super) fn numeral(&self) -> &'a Numeral {
        &self.page.article.numerals()[self.at]
    }

    pub(super) fn diagnostic(&self) -> &'a Diagnostic {
        &self.page.article.diagnostics()[self.at]
    }

    /// The block of the heading that the item stands under, or that opens the section.
    pub(super) fn section(&self) -> Option<usize> {
        match self.table {
            Table::Events => self.event().section,
            Table::Sections => self.place().block(),
            _ => self.indicator().section,
        }
    }

    /// The headings down to that one.
    pub(super) fn path(&self) -> Option<&'a str> {
        let block = Some(self.section()?);
        // Blocks are numbered in reading order, and so are the sections that they open.
        let all = &self.page.sections;
        let found = all.binary_search_by_key(&block, Place::block).ok()?;
        Some(&all[found].path)
    }

    /// The time that the item is about.
    pub(super) fn period(&self) -> Option<Period> {
        match self.table {
            Table::Events => self.event().date,
            _ => self.indicator().period,
        }
    }

    /// The rule that made the item.
    pub(super) fn rule(&self) -> &'a str {
        match self.table {
            Table::Events => &self.event().rule,
            _ => &self.indicator().rule,
        }
    }

    fn span(&self) -> Span {
        match self.table {
            Table::Articles => Span::new(0, self.page.article.text().len()),
            Table::Blocks => self.block().span,
            Table::Indicators => self.indicator().span,
            Table::Changes => self.indicator().changes[self.nth].span,
            Table::Events => self.event().span,
            Table::Distinctions => self.distinction().span,
            Table::Sections => {
                let block = self.place().block();
                let block = block.and_then(|block| self.page.article.blocks().get(block));
                block.map_or(Span::new(0, 0), |block| block.span)
            }
            Table::Numerals => self.numeral().span,
            Table::Diagnostics => self.diagnostic().span,
        }
    }

    /// True where the item is about the article as a whole.
    pub(super) fn is_whole(&self) -> bool {
        self.quote().len() == self.page.article.text().len()
    }

    /// The other places that a diagnostic speaks of.
    pub(super) fn related(&self) -> String {
        let places = self.diagnostic().related.iter().map(|span| {
            let Span { start, end } = self.page.characters.chars_of(*span);
            format!("{start}:{end}")
        });
        places.collect::<Vec<_>>().join(";")
    }

    /// The item's words.
    pub(super) fn quote(&self) -> &'a str {
        self.page.article.quote(self.span())
    }

    /// The item's place in the text, in code points.
    pub(super) fn characters(&self) -> Span {
        self.page.characters.chars_of(self.span())
    }
}

/// The year that a fact is about: the last one of its period.
pub(super) fn year(period: Option<Period>) -> Option<usize> {
    usize::try_from(period?.last_year()?).ok()
}
