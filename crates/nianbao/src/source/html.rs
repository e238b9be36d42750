//! From a page of HTML to its article: the lines that belong to it, what the markup says of each, and what the page
//! states of itself.
//!
//! The page is read as a browser reads it (`tree`), all that it shows becomes lines (`lines`), and what is left is a
//! choice among the lines: running text shows where the article stands, links show what is not part of it. What
//! classes and ids call themselves is a hint, never more.

mod facts;
mod lines;
mod tree;

use self::lines::{Line, Lines};
use self::tree::{Id, Tree};
use super::{Facts, Hint, Says};
use crate::lexicon::furniture::Furniture;
use crate::model::BlockKind;

/// The article of a page.
#[derive(Debug, Default)]
pub(crate) struct Page {
    pub(crate) text: String,
    /// One for each line of the text, in order.
    pub(crate) hints: Vec<Hint>,
    pub(crate) facts: Facts,
}

/// True for a text that is markup.
pub(crate) fn is_page(text: &str) -> bool {
    const HEAD: usize = 2048;
    let head = text[..text.floor_char_boundary(HEAD)].to_ascii_lowercase();
    let opens = ["<!doctype html", "<html", "<head>", "<body"];
    if opens.iter().any(|tag| head.contains(tag)) {
        return true;
    }
    // A piece of a page: it starts with an element that is closed somewhere.
    let start = head.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let Some(rest) = start.strip_prefix('<') else {
        return false;
    };
    let name: &str = &rest[..rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(0)];
    start.starts_with("<!--") || (!name.is_empty() && text.contains(&format!("</{name}")))
}

/// Reads a page.
pub(crate) fn read(html: &str, furniture: &Furniture) -> Page {
    let tree = Tree::read(html);
    let lines = lines::read(&tree, furniture);
    let mut facts = facts::read(&tree);
    let reader = Reader::new(&tree, &lines);
    let (chosen, title) = reader.choose(&facts);
    let mut page = Page::default();
    for &i in &chosen {
        let line = &lines.lines[i];
        page.hints.push(Hint {
            start: page.text.len(),
            element: line.element,
            says: if Some(i) == title {
                Some(Says::Title)
            } else {
                reader.says(line)
            },
        });
        page.text.push_str(&lines.text[line.start..line.end]);
        page.text.push('\n');
    }
    if page.text.is_empty() {
        // Pages that a script builds state their text for search engines.
        page.text
            .push_str(facts.body.as_deref().unwrap_or_default());
    }
    if title.is_none() {
        facts.title = facts.title.or(facts.window.take());
    }
    facts.edition = chosen
        .first()
        .and_then(|&first| reader.edition(title.unwrap_or(first)));
    page.facts = facts;
    page
}

/// What an element holds, the elements inside it included.
#[derive(Debug, Default, Clone, Copy)]
struct Held {
    /// Characters of running text, and of that outside of what calls itself page furniture.
    prose: usize,
    proper: usize,
    chars: usize,
    linked: usize,
    lines: usize,
}

/// How many lines above the text its title may stand, and how many behind it its editor.
const ABOVE: usize = 12;
const BEHIND: usize = 20;

struct Reader<'p> {
    tree: &'p Tree,
    page: &'p Lines,
    held: Vec<Held>,
    /// The element that holds the article.
    root: Id,
    /// Bold is the exception in it, and so means something.
    bold_is_rare: bool,
}

impl<'p> Reader<'p> {
    fn new(tree: &'p Tree, page: &'p Lines) -> Self {
        let mut reader = Self {
            tree,
            page,
            held: vec![Held::default(); tree.nodes.len()],
            root: 0,
            bold_is_rare: false,
        };
        reader.count();
        reader.weigh(is_prose);
        if reader.held[0].prose == 0 {
            // A page without a sentence may be a table, or a list of facts.
            reader.weigh(|line, _| !line.mostly_links() && line.said.is_none());
        }
        reader.root = reader.find_root();
        let (mut bold, mut chars) = (0, 0);
        for line in page
            .lines
            .iter()
            .filter(|line| reader.is_inside(line.block, reader.root))
        {
            bold += line.bold;
            chars += line.chars;
        }
        reader.bold_is_rare = bold * 5 < chars * 2;
        reader
    }

    fn words(&self, line: &Line) -> &'p str {
        &self.page.text[line.start..line.end]
    }

    /// Adds up the running text of each element, from the inside out.
    fn weigh(&mut self, counts: impl Fn(&Line, &str) -> bool) {
        for held in &mut self.held {
            (held.prose, held.proper) = (0, 0);
        }
        for line in &self.page.lines {
            if counts(line, &self.page.text[line.start..line.end]) {
                let proper = line.furniture == 0 && !self.is_teaser(line);
                let held = &mut self.held[line.block];
                held.prose += line.chars - line.linked;
                held.proper += if proper { line.chars - line.linked } else { 0 };
            }
        }
        for &id in self.page.order.iter().rev() {
            let inner = self.held[id];
            let outer = &mut self.held[self.tree.nodes[id].parent];
            outer.prose += inner.prose;
            outer.proper += inner.proper;
        }
    }

    /// Adds up the lines of each element, and how much of them is links.
    fn count(&mut self) {
        for line in &self.page.lines {
            let held = &mut self.held[line.block];
            held.chars += line.chars;
            held.linked += line.linked;
            held.lines += 1;
        }
        for &id in self.page.order.iter().rev() {
            let inner = self.held[id];
            let outer = &mut self.held[self.tree.nodes[id].parent];
            outer.chars += inner.chars;
            outer.linked += inner.linked;
            outer.lines += inner.lines;
        }
    }

    /// A sentence or two below a link to the page that they are from.
    fn is_teaser(&self, line: &Line) -> bool {
        let item = self.held[self.tree.nodes[line.block].parent];
        item.lines <= 6 && item.linked * 10 > item.chars
    }

    /// The innermost element that holds nearly all running text.
    fn find_root(&self) -> Id {
        // Where what calls itself furniture holds the text, its name is wrong.
        let misnamed = self.held[0].proper * 2 < self.held[0].prose;
        let weight = |id: Id| {
            if misnamed {
                self.held[id].prose
            } else {
                self.held[id].proper
            }
        };
        let whole = weight(0);
        let mut root = 0;
        loop {
            let mut child = self.tree.nodes[root].first;
            while child != 0 && weight(child) * 100 < whole * 92 {
                child = self.tree.nodes[child].next;
            }
            // One paragraph alone is no place to stop at.
            if child == 0 || whole == 0 || self.held[child].lines < 2 {
                return root;
            }
            root = child;
        }
    }

    fn is_inside(&self, mut id: Id, root: Id) -> bool {
        while id != root && id != 0 {
            id = self.tree.nodes[id].parent;
        }
        id == root
    }

    /// The lines of the article, and that of its title.
    fn choose(&self, facts: &Facts) -> (Vec<usize>, Option<usize>) {
        let lines = &self.page.lines;
        let inside: Vec<usize> = (0..lines.len())
            .filter(|&i| self.is_inside(lines[i].block, self.root) && self.belongs(&lines[i]))
            .collect();
        let (Some(&first), Some(&last)) = (inside.first(), inside.last()) else {
            return (Vec::new(), None);
        };
        let text = inside
            .iter()
            .copied()
            .find(|&i| is_prose(&lines[i], self.words(&lines[i])));
        let title = self.find_title(text.unwrap_or(last), facts);
        let mut chosen = Vec::new();
        let crumbs = lines[..title.unwrap_or(first)]
            .iter()
            .rposition(|line| self.is_breadcrumb(line));
        chosen.extend(crumbs.filter(|i| !inside.contains(i)));
        // The head of the article: its title, and what stands between that and its text.
        let from = match title {
            Some(title) => title.min(first),
            // Where no line shows itself as the title, it is up to the document room to find one.
            None => first.saturating_sub(ABOVE),
        };
        for (i, line) in lines.iter().enumerate().take(first).skip(from) {
            let tool = line.said == Some(BlockKind::Chrome) || line.chars > 200;
            if Some(i) == title || (self.belongs(line) && Some(i) != crumbs && !tool) {
                chosen.push(i);
            }
        }
        chosen.extend(&inside);
        // Behind it, who edited it.
        let behind = (last + 1..lines.len()).take(BEHIND);
        chosen.extend(
            behind.filter(|&i| lines[i].said == Some(BlockKind::Byline) && lines[i].chars <= 80),
        );
        (chosen, title)
    }

    /// The date that stands above the article: 2021年01月15日 星期五.
    fn edition(&self, article: usize) -> Option<String> {
        let above = &self.page.lines[article.saturating_sub(ABOVE)..article];
        let dated = |line: &&Line| lines::starts_with_year(self.words(line)) && line.chars <= 80;
        above
            .iter()
            .rfind(dated)
            .map(|line| self.words(line).to_owned())
    }

    /// True for a line that is part of an article, as far as the markup tells.
    fn belongs(&self, line: &Line) -> bool {
        let byline = line.said == Some(BlockKind::Byline);
        if byline || line.row {
            return !self.is_furniture(line.furniture);
        }
        let heading = line.heading.is_some();
        if self.is_furniture(line.furniture) || (line.linked * 5 > line.chars * 4 && !heading) {
            return false;
        }
        // In a list of links, even what is no link is about them.
        let mut id = line.block;
        let mut own = heading;
        while id != self.root && id != 0 {
            let held = self.held[id];
            if !own && held.linked * 2 > held.chars && held.prose == 0 {
                return false;
            }
            own = false;
            id = self.tree.nodes[id].parent;
        }
        true
    }

    /// True for an element that calls itself page furniture, and does not hold a good part of the text.
    fn is_furniture(&self, id: Id) -> bool {
        id != 0 && self.held[id].prose * 5 <= self.held[0].prose
    }

    fn is_breadcrumb(&self, line: &Line) -> bool {
        let words = self.words(line);
        line.chars <= 120
            && words.contains(['>', '＞', '»', '›', '→'])
            && (line.breadcrumb || line.said == Some(BlockKind::Chrome))
    }

    /// The line that is the title: what the page states as its title, or its first heading. `text` is the first line
    /// of running text.
    fn find_title(&self, text: usize, facts: &Facts) -> Option<usize> {
        let lines = &self.page.lines;
        let candidates = || {
            (0..=text).filter(|&i| {
                let line = &lines[i];
                (4..=100).contains(&line.chars)
                    && !self.is_furniture(line.furniture)
                    && !line.row
                    && line.said.is_none()
            })
        };
        let stated = facts.title.as_deref().map(letters).unwrap_or_default();
        let window = facts.window.as_deref().map(letters).unwrap_or_default();
        let mut best: Option<(Likeness, usize)> = None;
        for i in candidates() {
            let line = &lines[i];
            let words = letters(self.words(line));
            let length = words.chars().count();
            let next = &lines[i + 1..(i + 3).min(text).max(i + 1)];
            let likeness = Likeness {
                stated: !stated.is_empty()
                    && (words == stated || (length >= 8 && words.contains(&stated))),
                shown: window == words,
                byline: next.iter().any(|line| self.is_byline(line)),
                part: length >= 5 && (window.contains(&words) || stated.contains(&words)),
                plain: !line.mostly_links(),
                length,
                level: line.heading.map_or(0, |level| 7 - level),
            };
            let alike = likeness.stated || likeness.shown || likeness.part;
            let heads = line.heading.is_some() && likeness.byline
                || line.heading == Some(1) && likeness.plain;
            if !alike && !heads {
                continue;
            }
            // Of lines that are as good, the one next to the text.
            if best.as_ref().is_none_or(|(high, _)| likeness >= *high) {
                best = Some((likeness, i));
            }
        }
        best.map(|(_, i)| i)
    }

    /// When, by whom, where from; or the day alone.
    fn is_byline(&self, line: &Line) -> bool {
        let dated = || {
            let mut digits = self.words(line).split(|c: char| !c.is_ascii_digit());
            digits.any(|run| run.len() == 4 && run.starts_with(['1', '2']))
        };
        line.said == Some(BlockKind::Byline) || (line.said.is_none() && line.chars <= 80 && dated())
    }

    /// What the markup says of a line.
    fn says(&self, line: &Line) -> Option<Says> {
        // The longest line that may be a heading.
        const HEADING: usize = 60;
        if line.row || line.element == "caption" {
            return Some(Says::Table);
        }
        if line.element == "figcaption" {
            return Some(Says::Caption);
        }
        let words = self.words(line);
        let short = line.chars <= HEADING && !words.ends_with(['；', '：', ':']);
        if let Some(level) = line.heading.filter(|_| short) {
            return Some(Says::Heading(level));
        }
        if !self.bold_is_rare || line.bold == 0 {
            return None;
        }
        if line.bold == line.chars {
            return short.then_some(Says::Bold);
        }
        let start = &words[..line.bold_start];
        let heads =
            (4..=HEADING).contains(&start.chars().count()) && start.ends_with(['。', '！', '？']);
        heads.then_some(Says::RunIn(line.bold_start))
    }
}

/// How much a line is like the title of its page, what counts most first.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Likeness {
    /// It is what the page states as its title.
    stated: bool,
    /// It is the title of the window.
    shown: bool,
    /// A byline follows.
    byline: bool,
    /// It is a part of one of them, as a rule beside the name of the site.
    part: bool,
    /// It is no link.
    plain: bool,
    length: usize,
    /// The level of its heading element, the highest most.
    level: u8,
}

/// Running text: sentences that are no links.
fn is_prose(line: &Line, words: &str) -> bool {
    const SENTENCE: usize = 15;
    let sentence = || words.contains(['。', '；']) || words.matches(['，', '、']).nth(2).is_some();
    let apparatus = matches!(
        line.said,
        Some(BlockKind::Chrome | BlockKind::Byline | BlockKind::Caption)
    );
    line.chars >= SENTENCE
        && line.linked * 5 < line.chars * 2
        && !line.row
        && !apparatus
        && sentence()
}

/// The letters and digits of a title, by which two wordings of it are compared.
fn letters(title: &str) -> String {
    title.chars().filter(|c| c.is_alphanumeric()).collect()
}
