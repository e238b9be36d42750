//! Room 2. What each line is, the outline, and what the page says of itself.
//!
//! The lines are read in order of certainty: what each one is (`kinds`), what the page says of itself
//! (`metadata`), where it turns to the coming year (`plan`), which years else a part speaks of (`frame`), the levels of its headings (`outline`), and which
//! place it is about (`place`).

mod frame;
mod kinds;
mod lines;
mod marker;
mod metadata;
mod outline;
mod people;
mod place;
mod plan;
mod shape;
#[cfg(test)]
mod tests;
mod wrap;

use crate::lexicon::Lexicon;
use crate::model::{Block, BlockKind, Metadata, Period, Section};
use crate::parser::Options;
use crate::source::Source;

pub(crate) use wrap::join as join_lines;

/// The article's lines and what they say of the page.
#[derive(Debug, Default)]
pub(crate) struct Document {
    pub(crate) blocks: Vec<Block>,
    /// For each block, the index of the block whose heading opens the section that it stands in.
    pub(crate) section_of: Vec<Option<usize>>,
    /// For each block, the byte behind its numbering (`一、`), or its first byte.
    pub(crate) marker_end: Vec<usize>,
    /// For each block, the byte behind the heading that runs on into it.
    pub(crate) run_in_end: Vec<Option<usize>>,
    /// For each block, whether it speaks of the coming year's plan.
    pub(crate) plan: Vec<bool>,
    /// For each block, the years that its section or paragraph says that it speaks of.
    pub(crate) frame: Vec<Option<Period>>,
    pub(crate) sections: Vec<Section>,
    pub(crate) metadata: Metadata,
    /// The codes of the places between which the text leaves its own open.
    pub(crate) place_candidates: Vec<u32>,
    /// Why the place's code is not its own, where it is not.
    pub(crate) indirect_code: Option<String>,
}

impl Document {
    /// The last paragraph.
    pub(crate) fn closing_paragraph(&self) -> Option<usize> {
        let paragraph = |block: &Block| block.kind == BlockKind::Paragraph;
        self.blocks.iter().rposition(paragraph)
    }

    /// The names of the place that the article is about, in full and short, simplified.
    pub(crate) fn own_names(&self, source: &Source<'_>) -> Vec<String> {
        let mut names = Vec::new();
        for name in [&self.metadata.district, &self.metadata.city]
            .into_iter()
            .flatten()
        {
            let name = source.fold(name).into_owned();
            let short: String = name.chars().take(name.chars().count() - 1).collect();
            names.push(name);
            if short.chars().count() >= 2 {
                names.push(short);
            }
        }
        names
    }
}

/// Reads the lines.
pub(crate) fn read(source: &Source<'_>, lexicon: &Lexicon, options: &Options) -> Document {
    let lines = lines::split(&source.folded);
    let page = kinds::read(&source.folded, lines, source.hints, lexicon.furniture());
    let mut metadata = metadata::read(&page, source.facts, options);
    let genre = metadata.genre;
    let year = metadata.report_period.and_then(Period::last_year);
    let plan = plan::read(&page, genre, year);
    let frame = frame::read(&page, &plan, metadata.report_period);
    let outline = outline::read(&page, source.text, &plan, genre);
    let found = place::read(&page, &metadata, options.place.as_deref());
    if source.is_folded() {
        let fields = [
            &mut metadata.title,
            &mut metadata.subtitle,
            &mut metadata.channel,
            &mut metadata.outlet,
            &mut metadata.author,
        ];
        for words in fields.into_iter().flatten() {
            *words = source.as_written(words, 0, source.text.len());
        }
    }
    metadata.district = found.district;
    metadata.city = found.city;
    metadata.province = found.province;
    metadata.code = found.code;
    let blocks = (0..page.lines.len()).map(|i| Block {
        kind: page.kinds[i],
        level: outline.levels[i],
        element: page.hint(i).map(|hint| hint.element.into()),
        span: page.lines[i].span,
    });
    Document {
        blocks: blocks.collect(),
        section_of: outline.section_of,
        marker_end: (0..page.lines.len())
            .map(|i| match page.markers[i] {
                Some(marker) => page.lines[i].content + marker.length,
                None => page.lines[i].span.start,
            })
            .collect(),
        run_in_end: outline.run_in_end,
        plan: plan.lines,
        frame,
        sections: outline.sections,
        metadata,
        place_candidates: found.candidates,
        indirect_code: found.indirect,
    }
}
