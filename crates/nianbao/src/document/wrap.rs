//! Texts whose lines were cut at the same width all through, as those taken from a PDF or a mail are: the lines of
//! a paragraph are joined again before anything else is read.
//!
//! That a text is cut so is decided on all of its lines together: many are as wide as the widest, hardly one is
//! wider, and most of the wide ones end in the middle of a sentence. Where every wide line has the same number of
//! characters, the text was cut at just that number, without regard to words. Otherwise it was set in a column,
//! and a line ends where the next word would not have fitted.

use super::lines::is_space;
use super::marker;
use super::shape::ends_open;
use crate::model::Span;
use crate::source::Mended;

/// A line between two line feeds.
#[derive(Debug, Clone, Copy)]
struct Raw<'t> {
    text: &'t str,
    start: usize,
    /// Its width in characters, and in columns, of which a Chinese character takes two.
    chars: usize,
    columns: usize,
}

impl Raw<'_> {
    fn end(&self) -> usize {
        self.start + self.text.len()
    }

    fn words(&self) -> &str {
        self.text.trim_matches(is_space)
    }

    fn is_blank(&self) -> bool {
        self.words().is_empty()
    }

    fn is_indented(&self) -> bool {
        let words = self.text.trim_start_matches(is_space);
        let space = &self.text[..self.text.len() - words.len()];
        space.contains(['\u{3000}', '\t']) || space.chars().count() >= 2
    }
}

/// How a text was cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cut {
    /// Behind so many characters.
    Chars(usize),
    /// Where the next word would reach over so many columns.
    Columns(usize),
}

/// A line of a text that was cut is not longer, in bytes.
const LONGEST: usize = 600;

/// So many longer ones are let pass: a table, an address.
const OUTLIERS: usize = 2;

/// The narrowest column, in Chinese characters.
const NARROWEST: usize = 16;

/// The text with its paragraphs joined; `None` where it was not cut.
pub(crate) fn join(text: &str) -> Option<Mended> {
    let is_long = |line: &&str| line.len() > LONGEST;
    if text.split('\n').filter(is_long).nth(OUTLIERS).is_some() {
        return None;
    }
    let lines = raw_lines(text);
    let cut = cut(&lines)?;
    let indented = lines.iter().filter(|l| !l.is_blank() && l.is_indented());
    let indented = indented.count();
    let indents = indented >= 3 && indented * 3 < lines.len() * 2;
    let mut places = Vec::new();
    for pair in lines.windows(2) {
        if goes_on(pair[0], pair[1], cut, indents) {
            let gap = match cut {
                Cut::Chars(_) => Span::new(pair[0].end(), pair[1].start),
                Cut::Columns(_) => {
                    let end = pair[0].text.trim_end_matches(is_space);
                    let start = pair[1].text.trim_start_matches(is_space);
                    Span::new(pair[0].start + end.len(), pair[1].end() - start.len())
                }
            };
            places.push((gap, ""));
        }
    }
    Mended::new(text, &places)
}

fn raw_lines(text: &str) -> Vec<Raw<'_>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        let inner = line.strip_suffix('\r').unwrap_or(line);
        let chars = inner.chars().count();
        let narrow = inner.bytes().filter(u8::is_ascii).count();
        lines.push(Raw {
            text: inner,
            start,
            chars,
            columns: 2 * chars - narrow,
        });
        start += line.len() + 1;
    }
    lines
}

/// How a text was cut, if it was.
fn cut(lines: &[Raw<'_>]) -> Option<Cut> {
    let filled: Vec<&Raw<'_>> = lines.iter().filter(|l| !l.is_blank()).collect();
    let breaks = |of: &dyn Fn(&Raw<'_>) -> bool| {
        let wide = filled.iter().filter(|l| of(l));
        let (mut all, mut open) = (0, 0);
        for line in wide {
            all += 1;
            open += usize::from(!ends_open(line.words()));
        }
        (all, open)
    };
    let widest = filled.iter().map(|l| l.chars).max()?;
    let (exact, open) = breaks(&|l| l.chars == widest);
    let near = filled
        .iter()
        .filter(|l| l.chars < widest && l.chars + 2 >= widest);
    if widest >= NARROWEST && exact >= 3 && open * 10 >= exact * 7 && near.count() * 4 <= exact {
        return Some(Cut::Chars(widest));
    }
    // The width that most lines have, give or take two characters.
    let mut counts = vec![0_usize; 2 * LONGEST];
    for line in &filled {
        if let Some(count) = counts.get_mut(line.columns) {
            *count += 1;
        }
    }
    let within = |width: usize| counts[width - 4..=width].iter().sum::<usize>();
    let width = (2 * NARROWEST..counts.len()).max_by_key(|&w| (within(w), std::cmp::Reverse(w)))?;
    let width = (width - 4..=width).rev().find(|&w| counts[w] > 0)?;
    let (full, open) = breaks(&|l| l.columns + 4 >= width && l.columns <= width + 2);
    let wider = filled.iter().filter(|l| l.columns > width + 2).count();
    let many = full >= 6 && full * 5 >= filled.len() * 2;
    (many && wider * 30 <= filled.len() && open * 10 >= full * 6).then_some(Cut::Columns(width))
}

/// True where a line was cut and the next one goes on with it.
fn goes_on(line: Raw<'_>, next: Raw<'_>, cut: Cut, indents: bool) -> bool {
    if line.is_blank() || next.is_blank() || (indents && next.is_indented()) {
        return false;
    }
    let (full, next_full) = match cut {
        Cut::Chars(width) => (line.chars == width, next.chars == width),
        Cut::Columns(width) => (
            line.columns + first_word(next.words()) > width,
            next.columns + 4 >= width,
        ),
    };
    if !full || !ends_open(line.words()) || indents {
        return full;
    }
    // A sentence ends with the line, and a paragraph may: one begins with a numbering, and the last line of one
    // ends as a sentence does.
    marker::read(next.words(), 0).is_none() && (next_full || ends_open(next.words()))
}

/// The columns that the first word of a line takes, with the marks that may not part from it.
fn first_word(line: &str) -> usize {
    let columns = |c: char| if c.is_ascii() { 1 } else { 2 };
    let opens = |c: &char| "“‘《（(「【".contains(*c);
    let closes = |c: &char| "，。、；：！？”’》）)」】%％".contains(*c);
    let mut chars = line.chars().take(LONGEST).peekable();
    let mut width = 0;
    while let Some(c) = chars.next_if(opens) {
        width += columns(c);
    }
    let latin = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '.' | ',' | '-');
    if chars.peek().is_some_and(latin) {
        while chars.next_if(latin).is_some() {
            width += 1;
        }
    } else {
        width += chars.next().map_or(0, columns);
    }
    while let Some(c) = chars.next_if(closes) {
        width += columns(c);
    }
    width
}

#[cfg(test)]
mod tests {
    use super::*;

    const ARTICLE: &str = "柳河区：沿河而兴，老工业区换新颜\n\
        2021年，柳河区新建步道12公里，改造旧厂房8处，完成投资1.5亿元，居民出门见绿、推窗见河，沿线商户多了起来。\n\
        河清岸绿，水岸成了客厅\n\
        全年清理河道5条，新增绿地30公顷，沿线居民说，如今的河边天天有人散步，和过去大不一样，周末还有人来露营。\n\
        一、老厂新生，旧址引来新客\n\
        纺织厂旧址里开出了书店和工坊，引进文创企业16家，周末客流超过2万人次，带动就业320人，营业额达到900万元。";

    /// Cuts every line behind so many characters.
    fn cut_at(text: &str, width: usize) -> String {
        let lines = text.lines().map(|line| {
            let chars: Vec<char> = line.chars().collect();
            let pieces = chars
                .chunks(width)
                .map(|piece| piece.iter().collect::<String>());
            pieces.collect::<Vec<_>>().join("\n")
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn lines_cut_at_a_number_of_characters_are_joined() {
        for width in 17..=26 {
            let cut = cut_at(ARTICLE, width);
            let joined = join(&cut).unwrap_or_else(|| panic!("{width}: not seen\n{cut}"));
            assert_eq!(joined.text(), ARTICLE, "{width}");
            let windows = cut.replace('\n', "\r\n");
            let joined = join(&windows).expect("seen before");
            assert_eq!(joined.text(), ARTICLE.replace('\n', "\r\n"), "{width}");
        }
    }

    #[test]
    fn lines_set_in_a_column_are_joined() {
        // No mark at the start of a line, no number or word broken.
        let set = [
            "　　2021年，柳河区新建步道12公里，改造旧",
            "厂房8处，完成投资1.5亿元，居民出门见绿、",
            "推窗见河，沿线商户多了起来。",
            "　　全年清理河道5条，新增绿地30公顷，沿线",
            "居民说，如今的河边天天有人散步，和过去大",
            "不一样，周末还有人来露营。",
            "　　纺织厂旧址里开出了书店和工坊，引进文",
            "创企业16家，周末客流超过2万人次，带动就业",
            "320人，营业额达到900万元。",
        ]
        .join("\n");
        let joined = join(&set).expect("set in a column");
        let paragraphs: Vec<&str> = ARTICLE.lines().skip(1).step_by(2).collect();
        let wanted: Vec<String> = paragraphs.iter().map(|p| format!("　　{p}")).collect();
        assert_eq!(joined.text(), wanted.join("\n"));
    }

    #[test]
    fn other_texts_are_left_as_they_are() {
        let cells = "指标\n数值\n增长\n".repeat(20);
        let slogans = "河清岸绿，水岸成了客厅\n老厂新生，旧址引来新客\n".repeat(9);
        for text in ["", "\n\n", "一行", ARTICLE, &cells, &slogans] {
            assert!(join(text).is_none(), "{text}");
        }
    }
}
