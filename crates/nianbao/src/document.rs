//! Room 2. What each line is, the outline, and what the page says of itself.

use crate::lexicon::Lexicon;
use crate::model::{Block, BlockKind, Metadata, Section, Span};
use crate::parser::Options;
use crate::source::Source;

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
    pub(crate) sections: Vec<Section>,
    pub(crate) metadata: Metadata,
}

impl Document {
    /// The names of the place that the article is about, in full and short.
    pub(crate) fn own_names(&self) -> Vec<String> {
        let mut names = Vec::new();
        for name in [&self.metadata.district, &self.metadata.city]
            .into_iter()
            .flatten()
        {
            names.push(name.clone());
            let short: String = name.chars().take(name.chars().count() - 1).collect();
            if short.chars().count() >= 2 {
                names.push(short);
            }
        }
        names
    }
}

/// Reads the lines.
pub(crate) fn read(source: &Source<'_>, _lexicon: &Lexicon, options: &Options) -> Document {
    let mut blocks = Vec::new();
    let mut at = 0;
    for line in source.text.split('\n') {
        let trimmed = line.trim();
        if !trimmed.is_empty() {
            let start = at + (line.len() - line.trim_start().len());
            blocks.push(Block {
                kind: BlockKind::Paragraph,
                level: None,
                span: Span::new(start, start + trimmed.len()),
            });
        }
        at += line.len() + 1;
    }
    Document {
        section_of: vec![None; blocks.len()],
        marker_end: blocks.iter().map(|b: &Block| b.span.start).collect(),
        run_in_end: vec![None; blocks.len()],
        plan: vec![false; blocks.len()],
        blocks,
        metadata: Metadata {
            report_period: options.report_period,
            ..Metadata::default()
        },
        ..Document::default()
    }
}
