//! The outline: levels of headings, headings that run on into their paragraph, and the tree of sections.

use super::kinds::{Page, reports_figure};
use super::marker::Style;
use super::plan::Plan;
use super::shape::{addressed, first_sentence, is_stop, last};
use crate::model::{BlockKind, Genre, Section};
use crate::source::Says;

/// The outline of a page.
#[derive(Debug, Default)]
pub(super) struct Outline {
    /// For each line the level of its heading.
    pub(super) levels: Vec<Option<u8>>,
    /// For each line the byte behind the heading that runs on into it.
    pub(super) run_in_end: Vec<Option<usize>>,
    pub(super) section_of: Vec<Option<usize>>,
    pub(super) sections: Vec<Section>,
}

/// How deep a numbering stands by custom. Numberings that are told apart only by what surrounds them share a
/// rank, and come below all that count.
fn rank(style: Option<Style>, slogan: u8) -> u8 {
    match style {
        Some(Style::Chapter) => 0,
        Some(Style::Han) => 1,
        Some(Style::HanParen) => 2,
        Some(Style::Number) => 3,
        Some(Style::NumberParen) => 4,
        Some(Style::Circled) => 5,
        None => slogan,
        Some(Style::Dash | Style::Bullet | Style::Bracket | Style::Note) => LEAF,
        Some(Style::First) => LEAF + 1,
        Some(Style::Item) => LEAF + 2,
    }
}

/// From this rank on a heading holds its own paragraph and no other.
const LEAF: u8 = 10;

/// The rank of a heading without a number under numbered ones.
const UNDER: u8 = 6;

/// A heading under which the text still stands.
#[derive(Debug, Clone, Copy)]
struct Open {
    rank: u8,
    block: usize,
    /// It runs on into its paragraph.
    run_in: bool,
    /// How many of its rank came before it under the same heading.
    siblings: u32,
    /// Neither it nor those before it held a paragraph of text.
    bare: bool,
}

/// Reads the outline.
pub(super) fn read(page: &Page<'_>, written: &str, plan: &Plan, genre: Option<Genre>) -> Outline {
    let run_ins = run_ins(page, genre);
    let count = page.lines.len();
    let mut outline = Outline {
        levels: vec![None; count],
        run_in_end: run_ins,
        section_of: vec![None; count],
        sections: Vec::new(),
    };
    let numbered = (0..count)
        .any(|i| page.kinds[i] == BlockKind::Heading && page.style(i) == Some(Style::Han));
    let dated = (0..count).any(|i| is_part_of_report(page, i));
    let parts = parts(page);
    let elements = Elements::of(page);
    let mut tree = Tree::default();
    let mut open: Vec<Open> = Vec::new();
    for i in 0..count {
        let kind = page.kinds[i];
        let heads = kind == BlockKind::Heading || outline.run_in_end[i].is_some();
        if plan.turn == Some(i) && kind == BlockKind::Paragraph {
            close(&mut open, 1);
        }
        if heads {
            let rank = match page.style(i) {
                _ if page.appendices.contains(&i) || parts.contains(&i) => 0,
                None if kind != BlockKind::Heading => LEAF,
                None if is_part_of_report(page, i) => 1,
                None if let Some(rank) = elements.rank(page, i) => rank,
                style => rank(style, if numbered || dated { UNDER } else { 1 }),
            };
            if let Some(first) = continued(page, i, &outline) {
                outline.levels[i] = outline.levels[first];
                outline.section_of[i] = Some(first);
                tree.continue_heading(i, &written[page.lines[i].span.range()]);
                continue;
            }
            let mut siblings = 0;
            let mut bare = true;
            while let Some(last) = open.pop_if(|o| o.rank >= rank) {
                if last.rank == rank {
                    siblings = last.siblings + 1;
                    bare = last.bare;
                }
            }
            if let Some(parent) = open.last_mut() {
                parent.bare = false;
            }
            open.push(Open {
                rank,
                block: i,
                run_in: kind != BlockKind::Heading,
                siblings,
                bare,
            });
            let level = open.len().min(usize::from(u8::MAX)) as u8;
            outline.levels[i] = Some(level);
            outline.section_of[i] = Some(i);
            let mut heading = heading_text(page, i, written, outline.run_in_end[i]);
            if heading.is_empty() {
                // A numbering without words is all the heading that there is.
                heading = written[page.lines[i].span.range()].to_owned();
            }
            tree.open(heading, level, i);
            continue;
        }
        match kind {
            BlockKind::Paragraph | BlockKind::Table | BlockKind::Caption => {
                // A paragraph that turns to the audience ends what was being told.
                if addressed(page.words(i)).is_some() {
                    close(&mut open, 1);
                }
            }
            BlockKind::Glossary | BlockKind::Note => {
                if !open.last().is_some_and(|o| o.rank == 0 || o.rank == UNDER) {
                    open.clear();
                }
            }
            _ => continue,
        }
        // A heading of the lowest kind holds its own paragraph only, and so does each of a row of numbered ones
        // that run on, where none before it held more.
        while open
            .pop_if(|o| o.rank >= LEAF || (o.run_in && o.siblings > 0 && o.bare))
            .is_some()
        {}
        if let Some(owner) = open.last_mut() {
            owner.bare = false;
            outline.section_of[i] = Some(owner.block);
            tree.add(owner.block, i);
        }
    }
    outline.sections = tree.finish();
    outline
}

/// The levels of the heading elements of a page.
struct Elements {
    /// The highest of those whose headings have a number, and of those whose have none.
    numbered: Option<u8>,
    bare: Option<u8>,
    /// The rank of the numbering that the highest have.
    rank: u8,
}

impl Elements {
    fn of(page: &Page<'_>) -> Self {
        let highest = |numbered: bool| {
            let headings =
                (page.body..page.lines.len()).filter(|&i| page.markers[i].is_some() == numbered);
            headings.filter_map(|i| level_of(page, i)).min()
        };
        let numbered = highest(true);
        let first = (page.body..page.lines.len()).find(|&i| {
            page.markers[i].is_some() && numbered.is_some() && level_of(page, i) == numbered
        });
        Self {
            numbered,
            bare: highest(false),
            rank: rank(first.and_then(|i| page.style(i)), UNDER),
        }
    }

    /// The rank of a heading without a number: above the numbered ones, or below them, as its element says, and
    /// among its like.
    fn rank(&self, page: &Page<'_>, i: usize) -> Option<u8> {
        let bare = self.bare?;
        let Some(level) = level_of(page, i) else {
            // What is no more than bold stands below.
            return Some(UNDER + 2);
        };
        Some(match self.numbered {
            Some(numbered) if level < numbered => 0,
            Some(numbered) if level == numbered => self.rank,
            Some(_) => UNDER + u8::from(level > bare),
            None => 1 + (level - bare).min(UNDER),
        })
    }
}

/// The level of the heading element that a heading comes from.
fn level_of(page: &Page<'_>, i: usize) -> Option<u8> {
    match page.says(i)? {
        Says::Heading(level) if page.kinds[i] == BlockKind::Heading => Some(level),
        _ => None,
    }
}

/// 2016年工作回顾, 今后五年工作任务: a heading without a number that parts a report.
fn is_part_of_report(page: &Page<'_>, i: usize) -> bool {
    if page.kinds[i] != BlockKind::Heading || page.markers[i].is_some() {
        return false;
    }
    let words = page.words(i);
    let ends = [
        "回顾",
        "总结",
        "任务",
        "安排",
        "重点",
        "目标",
        "思路",
        "打算",
        "总体要求",
        "部署",
    ];
    words.contains("工作回顾")
        || (words.contains(['年', '届']) && ends.iter().any(|w| words.ends_with(w)))
}

/// Headings without a number under which a numbering starts anew: 2022年工作回顾, then 一、 again.
fn parts(page: &Page<'_>) -> Vec<usize> {
    let mut parts = Vec::new();
    let mut open = None;
    for i in page.body..page.lines.len() {
        match page.markers[i] {
            None if page.kinds[i] == BlockKind::Heading => open = Some(i),
            Some(marker) if marker.style == Style::Han => {
                if marker.ordinal == 1 {
                    parts.extend(open);
                }
                open = None;
            }
            _ => {}
        }
    }
    parts
}

/// Closes everything below a rank.
fn close(open: &mut Vec<Open>, rank: u8) {
    while open.pop_if(|o| o.rank > rank).is_some() {}
}

/// The heading of which this line is the second half: one that broke off at a comma right before.
fn continued(page: &Page<'_>, i: usize, outline: &Outline) -> Option<usize> {
    let before = i.checked_sub(1)?;
    let broken = page.kinds[before] == BlockKind::Heading
        && page.kinds[i] == BlockKind::Heading
        && page.markers[i].is_none()
        && last(page.words(before)).is_some_and(|c| matches!(c, '、' | '，' | ','));
    broken.then(|| outline.section_of[before]).flatten()
}

/// A heading without its numbering and its last stop, as written.
fn heading_text(page: &Page<'_>, i: usize, written: &str, run_in: Option<usize>) -> String {
    let span = page.lines[i].span;
    let start = span.end - page.unnumbered(i).len();
    let text = written[start..run_in.unwrap_or(span.end)].trim();
    text.trim_end_matches(is_stop).to_owned()
}

/// The sections while they are being read: flat, with the index of each parent.
#[derive(Default)]
struct Tree {
    sections: Vec<(Section, Option<usize>)>,
    /// From a heading's block to its section.
    by_block: Vec<usize>,
    path: Vec<usize>,
}

impl Tree {
    fn open(&mut self, heading: String, level: u8, block: usize) {
        while self
            .path
            .last()
            .is_some_and(|&s| self.sections[s].0.level >= level)
        {
            self.path.pop();
        }
        let section = Section {
            heading,
            level,
            blocks: vec![block],
            children: Vec::new(),
        };
        let id = self.sections.len();
        self.sections.push((section, self.path.last().copied()));
        self.by_block.resize(block, usize::MAX);
        self.by_block.push(id);
        self.path.push(id);
    }

    fn continue_heading(&mut self, block: usize, text: &str) {
        if let Some((section, _)) = self.sections.last_mut() {
            section.heading.push_str(text);
            section.blocks.push(block);
        }
    }

    fn add(&mut self, owner: usize, block: usize) {
        let id = self.by_block.get(owner);
        if let Some((section, _)) = id.and_then(|&id| self.sections.get_mut(id)) {
            section.blocks.push(block);
        }
    }

    /// The tree: children move into their parents from the last to the first.
    fn finish(mut self) -> Vec<Section> {
        let mut roots = Vec::new();
        while let Some((mut section, parent)) = self.sections.pop() {
            section.children.reverse();
            match parent {
                Some(parent) => self.sections[parent].0.children.push(section),
                None => roots.push(section),
            }
        }
        roots.reverse();
        roots
    }
}

/// The end of the heading that runs on into each paragraph.
fn run_ins(page: &Page<'_>, genre: Option<Genre>) -> Vec<Option<usize>> {
    let count = page.lines.len();
    let mut ends: Vec<Option<usize>> = (0..count).map(|i| marked_run_in(page, i)).collect();
    vote(page, &mut ends);
    for (i, end) in ends.iter_mut().enumerate() {
        *end = end.or_else(|| bold_run_in(page, i));
    }
    let report = matches!(genre, Some(Genre::WorkReport | Genre::PlanReport));
    if report {
        let bare: Vec<Option<usize>> = (0..count).map(|i| bare_run_in(page, i)).collect();
        // What stands before the first heading opens the report.
        let first =
            (page.body..count).find(|&i| page.kinds[i] == BlockKind::Heading || ends[i].is_some());
        let mut before = None;
        for i in first.unwrap_or(count)..count {
            if matches!(page.kinds[i], BlockKind::Chrome | BlockKind::Caption) {
                continue;
            }
            let after = (i + 1..count)
                .take(3)
                .find(|&k| !matches!(page.kinds[k], BlockKind::Chrome | BlockKind::Caption));
            if let (Some(end), None) = (bare[i], ends[i]) {
                let parallel = |k: Option<usize>| k.is_some_and(|k| same_opening(page, i, k));
                let beside = |k: Option<usize>| k.is_some_and(|k| bare[k].is_some());
                let led = before.is_some_and(|k: usize| {
                    page.kinds[k] == BlockKind::Heading
                        || ends[k].is_some()
                        || page.words(k).ends_with(['：', ':'])
                });
                let alike = parallel(before) || parallel(after);
                let beside = beside(before) || beside(after) || (led && is_terse(page, i, end));
                if alike || (beside && !opens_narration(page.words(i))) {
                    ends[i] = Some(end);
                }
            }
            before = Some(i);
        }
    }
    ends
}

/// The first sentence of a paragraph, where the page sets it in bold.
fn bold_run_in(page: &Page<'_>, i: usize) -> Option<usize> {
    let hint = page.hint(i)?;
    let Some(Says::RunIn(length)) = hint.says else {
        return None;
    };
    let end = hint.start + length;
    let head = &page.text[page.lines[i].content..end];
    (page.kinds[i] == BlockKind::Paragraph && !reports_figure(head)).then_some(end)
}

/// The heading at the start of a numbered paragraph.
fn marked_run_in(page: &Page<'_>, i: usize) -> Option<usize> {
    let style = page.style(i)?;
    if page.kinds[i] != BlockKind::Paragraph {
        return None;
    }
    let text = page.unnumbered(i);
    let start = page.lines[i].span.end - text.len();
    if style == Style::Bracket {
        return text.find('】').map(|at| start + at + '】'.len_utf8());
    }
    let counted = matches!(
        style,
        Style::Number | Style::NumberParen | Style::Circled | Style::Item | Style::Note
    );
    let limit = if counted { 40 } else { 80 };
    let end = first_sentence(text, 3 * limit + 12)?;
    let head = &text[..end];
    let length = head.chars().count();
    let rest = text[end..].trim_start().chars().take(8).count();
    if !(3..=limit).contains(&length) || reports_figure(head) {
        return None;
    }
    let alone = rest < 8;
    match style {
        Style::Han | Style::HanParen | Style::Chapter => Some(start + end),
        _ if alone => None,
        Style::Dash | Style::Bullet | Style::First => Some(start + end),
        _ => (!has_digit(head)).then_some(start + end),
    }
}

/// Items of a list are headings where most of their list are.
fn vote(page: &Page<'_>, ends: &mut [Option<usize>]) {
    let votes = |style: Style| {
        matches!(
            style,
            Style::Number | Style::NumberParen | Style::Circled | Style::Item | Style::Note
        )
    };
    let mut lists: Vec<(Style, Vec<usize>)> = Vec::new();
    let mut settle = |lists: &mut Vec<(Style, Vec<usize>)>, keep: &dyn Fn(Style) -> bool| {
        lists.retain(|(style, items)| {
            if keep(*style) {
                return true;
            }
            let heads = items
                .iter()
                .filter(|&&i| ends[i].is_some() || page.kinds[i] == BlockKind::Heading);
            if heads.count() * 2 < items.len() {
                for &i in items {
                    ends[i] = None;
                }
            }
            false
        });
    };
    for i in 0..page.lines.len() {
        let Some(marker) = page.markers[i] else {
            continue;
        };
        if !matches!(page.kinds[i], BlockKind::Paragraph | BlockKind::Heading) {
            continue;
        }
        if votes(marker.style) {
            if marker.ordinal == 1 {
                settle(&mut lists, &|style| style != marker.style);
            }
            match lists.iter_mut().find(|(style, _)| *style == marker.style) {
                Some((_, items)) => items.push(i),
                None => lists.push((marker.style, vec![i])),
            }
        } else if matches!(marker.style, Style::Han | Style::HanParen | Style::Chapter) {
            settle(&mut lists, &|_| false);
        }
    }
    settle(&mut lists, &|_| false);
}

/// The longest heading without a number that runs on into its paragraph.
const RUN_IN: usize = 36;

/// The short first sentence of a paragraph that has no number.
fn bare_run_in(page: &Page<'_>, i: usize) -> Option<usize> {
    if page.kinds[i] != BlockKind::Paragraph || page.markers[i].is_some() || i < page.body {
        return None;
    }
    let text = page.words(i);
    let end = first_sentence(text, 3 * RUN_IN + 12)?;
    let head = &text[..end];
    let length = head.chars().count();
    let rest = text[end..].chars().take(12).count();
    let fits = (5..=RUN_IN).contains(&length) && rest == 12 && head.ends_with('。');
    (fits && !has_digit(head) && addressed(head).is_none()).then(|| page.lines[i].content + end)
}

/// True for a heading so short and plain that it needs no other beside it.
fn is_terse(page: &Page<'_>, i: usize, end: usize) -> bool {
    let head = &page.text[page.lines[i].content..end];
    head.chars().count() <= 20 && !head.contains('、')
}

/// True where two paragraphs open with the same four characters.
fn same_opening(page: &Page<'_>, a: usize, b: usize) -> bool {
    let opening = |i: usize| page.words(i).chars().take(4);
    page.kinds[b] == BlockKind::Paragraph
        && opening(a).eq(opening(b))
        && bare_run_in(page, b).is_some()
}

/// The beginnings of sentences that tell or lead on, and head nothing.
const NARRATION: &[&str] = &[
    "过去",
    "一年",
    "今年",
    "去年",
    "明年",
    "这一年",
    "这些",
    "这是",
    "我们",
    "全年",
    "年末",
    "全市",
    "全区",
    "全县",
    "面对",
    "按照",
    "根据",
    "为",
    "在",
    "当前",
    "同时",
    "此外",
    "目前",
    "预计",
    "初步",
    "总的",
    "回顾",
    "展望",
    "对此",
    "因此",
    "但",
    "今后",
    "未来",
    "五年",
    "本届",
    "受",
    "由于",
    "随着",
    "从",
    "习近平",
    "新的一年",
    "刚刚",
    "之所以",
    "实现上述",
    "围绕",
    "与此",
    "首先",
    "其次",
    "以上",
    "上述",
    "所有",
    "成绩",
];

fn opens_narration(words: &str) -> bool {
    let sentence = first_sentence(words, 3 * RUN_IN + 12).map_or(words, |end| &words[..end]);
    NARRATION.iter().any(|w| words.starts_with(w))
        || sentence.contains('是')
        || sentence.contains("我们")
}

/// A digit outside quotation marks.
fn has_digit(text: &str) -> bool {
    let mut depth = 0;
    text.chars().any(|c| {
        match c {
            '“' => depth += 1,
            '”' => depth -= 1,
            _ => {}
        }
        depth <= 0 && crate::written::digit(c).is_some()
    })
}
