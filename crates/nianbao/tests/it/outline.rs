//! Whether an outline is sane: what a reader sees at a glance is wrong with it, without knowing the article.
//!
//! Run on our fixtures, and on the articles of a folder named in `NIANBAO_CORPUS`:
//!
//!     NIANBAO_CORPUS=folder cargo test -p nianbao --test it outline -- --nocapture

use std::collections::HashMap;
use std::path::Path;

use nianbao::{Article, BlockKind, Genre, Section, parse};

use crate::fixtures::{self, Fixture};

/// The longest heading, in characters.
const LONGEST: usize = 60;

/// So much of the running text may stand outside any section, in percent.
const OUTSIDE: usize = 10;

/// What is wrong with an outline, one line a fault.
fn faults(article: &Article) -> Vec<String> {
    let mut faults = Vec::new();
    numbering(
        article,
        article.sections(),
        &mut HashMap::new(),
        &mut faults,
    );
    headings(article, article.sections(), &mut faults);
    let outside = share_outside(article);
    if !article.sections().is_empty() && outside >= OUTSIDE {
        faults.push(format!("{outside} % of the text stands in no section"));
    }
    faults
}

/// How a line is numbered: by what marks, and with which number.
fn number(line: &str) -> Option<(String, u32)> {
    let line = line.trim_start_matches(|c: char| c.is_whitespace() || c == '?');
    let opened = line.starts_with(['（', '(']);
    let inner = line.trim_start_matches(['（', '(']);
    let is_of_number = |c: &char| c.is_ascii_digit() || "一二三四五六七八九十".contains(*c);
    let written: String = inner.chars().take_while(is_of_number).collect();
    let mark = inner[written.len()..].chars().next()?;
    let closed = if opened { "）)" } else { "、.．" };
    if written.is_empty() || !closed.contains(mark) {
        return None;
    }
    let digits = written.parse().ok();
    let style = match (opened, digits) {
        (true, None) => "（一）",
        (true, Some(_)) => "（1）",
        (false, None) => "一、",
        (false, Some(_)) => "1.",
    };
    Some((style.to_owned(), digits.or_else(|| chinese(&written))?))
}

/// A number below a hundred.
fn chinese(written: &str) -> Option<u32> {
    let digit = |text: &str| match text {
        "" => Some(None),
        _ => "一二三四五六七八九"
            .find(text)
            .map(|at| Some(at as u32 / 3 + 1)),
    };
    match written.split_once('十') {
        Some((tens, ones)) => Some(digit(tens)?.unwrap_or(1) * 10 + digit(ones)?.unwrap_or(0)),
        None => digit(written)?,
    }
}

/// Numberings of one style run in order among the sections of one parent. They start at one, or go on from the
/// parent before, as the tasks of a year do that are counted through.
fn numbering(
    article: &Article,
    sections: &[Section],
    ever: &mut HashMap<String, u32>,
    faults: &mut Vec<String>,
) {
    let mut last: HashMap<String, u32> = HashMap::new();
    for section in sections {
        let block = &article.blocks()[section.blocks[0]];
        if let Some((style, number)) = number(article.quote(block.span)) {
            let through = ever.insert(style.clone(), number);
            let before = last.insert(style, number).or(through).unwrap_or(0);
            if number != before + 1 && number != 1 {
                faults.push(format!("{number} behind {before}: {}", section.heading));
            }
        }
        numbering(article, &section.children, ever, faults);
    }
}

/// A heading is short, and one sentence.
fn headings(article: &Article, sections: &[Section], faults: &mut Vec<String>) {
    for section in sections {
        let heading = &section.heading;
        let block = &article.blocks()[section.blocks[0]];
        let length = heading.chars().count();
        if length > LONGEST {
            faults.push(format!("a heading of {length} characters: {heading}"));
        }
        let line = article.quote(block.span);
        let inner = line.trim_end_matches(['。', '！', '？', '”', '）', ' ']);
        let clauses = line.matches(['，', '；', ',', ';']).count();
        if block.kind == BlockKind::Heading
            && (inner.contains(['。', '；']) || clauses > 3 || line.ends_with('；'))
        {
            faults.push(format!("a paragraph for a heading: {line}"));
        }
        headings(article, &section.children, faults);
    }
}

/// The share of the running text that stands in no section, in percent. The paragraphs before the first heading of
/// a story are its lead and do not count.
fn share_outside(article: &Article) -> usize {
    fn inside(sections: &[Section], of: &mut [bool]) {
        for section in sections {
            section.blocks.iter().for_each(|&i| of[i] = true);
            inside(&section.children, of);
        }
    }
    let mut is_inside = vec![false; article.blocks().len()];
    inside(article.sections(), &mut is_inside);
    let story = matches!(article.metadata().genre, Some(Genre::Feature | Genre::News));
    let first = is_inside.iter().position(|inside| *inside);
    let body = if story { first.unwrap_or(0) } else { 0 };
    let (mut all, mut outside) = (0, 0);
    for (block, inside) in article.blocks().iter().zip(is_inside).skip(body) {
        if matches!(block.kind, BlockKind::Paragraph | BlockKind::Table) {
            let size = article.quote(block.span).chars().count();
            all += size;
            outside += if inside { 0 } else { size };
        }
    }
    outside * 100 / all.max(1)
}

#[test]
fn numbers_of_headings_are_read() {
    for (line, wanted) in [
        ("一、综合", Some(("一、", 1))),
        ("（二十一）综合", Some(("（一）", 21))),
        ("(十)综合", Some(("（一）", 10))),
        ("12.综合", Some(("1.", 12))),
        ("??（3）综合", Some(("（1）", 3))),
        ("一是综合", None),
        ("综合", None),
        ("2021年", None),
    ] {
        let wanted = wanted.map(|(style, n)| (style.to_owned(), n));
        assert_eq!(number(line), wanted, "{line}");
    }
}

#[test]
fn the_outlines_of_the_fixtures_are_sane() {
    for Fixture { name, text } in fixtures::all().into_iter().filter(|f| f.name != "hostile") {
        assert_eq!(faults(&parse(&text)), [""; 0], "{name}");
    }
}

#[test]
fn an_insane_outline_is_seen() {
    let text = "一、回顾\n全年新增企业12家，改造小区3个，一切平稳。\n三、安排\n今年新增企业20家，办好十件实事，城区更美。";
    assert_eq!(faults(&parse(text)), ["3 behind 1: 安排"]);
}

#[test]
fn the_outlines_of_a_folder_are_sane() {
    let Some(folder) = std::env::var_os("NIANBAO_CORPUS") else {
        return;
    };
    let mut found = 0;
    for Fixture { name, text } in fixtures::in_folder(Path::new(&folder)) {
        let article = parse(&text);
        let faults = faults(&article);
        let (sections, outside) = (article.sections().len(), share_outside(&article));
        println!("{name}: {sections} sections at the top, {outside} % outside");
        for fault in &faults {
            println!("    {fault}");
        }
        found += faults.len();
    }
    assert_eq!(found, 0, "faults in the outlines of {}", folder.display());
}
