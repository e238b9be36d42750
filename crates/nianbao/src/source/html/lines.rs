//! From the tree of a page to the lines that a reader sees: all of them, with what the markup says of each.

use html5ever::{LocalName, local_name};

use super::tree::{Element, Id, Tree};
use crate::lexicon::furniture::Furniture;
use crate::lexicon::pages::Part;
use crate::model::BlockKind;

/// Every line of a page that is shown.
#[derive(Debug, Default)]
pub(super) struct Lines {
    pub(super) text: String,
    pub(super) lines: Vec<Line>,
    /// The elements in the order of the page.
    pub(super) order: Vec<Id>,
}

#[derive(Debug)]
pub(super) struct Line {
    pub(super) start: usize,
    pub(super) end: usize,
    /// The block element that it stands in.
    pub(super) block: Id,
    pub(super) element: &'static str,
    /// The outermost element around it that calls itself page furniture, or 0.
    pub(super) furniture: Id,
    /// An element around it that calls itself a breadcrumb.
    pub(super) breadcrumb: bool,
    /// The level of the heading element that it stands in.
    pub(super) heading: Option<u8>,
    /// How many characters it has that are no space, how many of them in links, and in bold.
    pub(super) chars: usize,
    pub(super) linked: usize,
    pub(super) bold: usize,
    /// How many bytes from its start are bold.
    pub(super) bold_start: usize,
    /// It is a row of a table.
    pub(super) row: bool,
    /// What its words say that it is.
    pub(super) said: Option<BlockKind>,
}

impl Line {
    pub(super) fn mostly_links(&self) -> bool {
        self.linked * 2 > self.chars
    }
}

/// What lies within an element, as far as a walk through the page knows it.
#[derive(Debug, Default, Clone, Copy)]
struct Around {
    block: Id,
    element: &'static str,
    furniture: Id,
    breadcrumb: bool,
    heading: Option<u8>,
    link: bool,
    bold: bool,
    preformatted: bool,
    /// Inside a table of data, whose rows are lines.
    table: bool,
    cell: bool,
}

/// Reads the lines.
pub(super) fn read(tree: &Tree, furniture: &Furniture) -> Lines {
    let mut walk = Walk {
        tree,
        furniture,
        data: tables(tree),
        out: Lines::default(),
        around: vec![Around {
            element: "body",
            ..Around::default()
        }],
        line: None,
        space: Space::None,
        seams: Vec::new(),
        column: 0,
        reach: Vec::new(),
    };
    let mut id = tree.nodes[0].first;
    while id != 0 {
        let inside = if let Some(text) = tree.text(id) {
            walk.text(text);
            false
        } else {
            walk.enter(id)
        };
        id = match tree.nodes[id].first {
            first if inside && first != 0 => first,
            _ => {
                if inside {
                    walk.leave(id);
                }
                tree.behind(id, |left| walk.leave(left))
            }
        };
    }
    walk.end_line();
    walk.out
}

/// White space that waits for the next word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Space {
    None,
    Blank,
    /// With a line feed of the markup in it.
    Broken,
}

struct Walk<'t> {
    tree: &'t Tree,
    /// The words that tell the lines around an article.
    furniture: &'t Furniture,
    /// For each node, whether it is a table of data.
    data: Vec<bool>,
    out: Lines,
    around: Vec<Around>,
    line: Option<Line>,
    space: Space,
    /// Where inline elements touch in the line.
    seams: Vec<usize>,
    /// The column of the table's next cell, and for how many rows the cells above still reach down.
    column: usize,
    reach: Vec<u16>,
}

/// Up to here a line may be one of those that state several things side by side.
const SHORT: usize = 400;

impl Walk<'_> {
    fn here(&self) -> Around {
        self.around.last().copied().unwrap_or_default()
    }

    /// Goes into an element; false where nothing in it is shown.
    fn enter(&mut self, id: Id) -> bool {
        let Some(element) = self.tree.element(id) else {
            return false;
        };
        let name = element.name();
        if element.hidden || element.part == Some(Part::Hidden) || unseen(name) {
            return false;
        }
        let mut around = self.here();
        if *name == local_name!("br") {
            self.line_break();
            return false;
        }
        self.out.order.push(id);
        let cell = matches!(*name, local_name!("td") | local_name!("th"));
        if around.breadcrumb {
            // Its steps are one line, whatever they are made of.
            self.seam();
        } else if let Some(block) = block_name(name) {
            if !around.cell && !(around.table && cell) {
                self.end_line();
                around.element = block;
            }
            around.block = id;
        } else {
            self.seam();
        }
        if around.furniture == 0 && (element.part == Some(Part::Furniture) || is_furniture(name)) {
            around.furniture = id;
        }
        around.breadcrumb |= element.part == Some(Part::Breadcrumb);
        around.link |= element.link;
        around.bold |= element.bold;
        around.heading = heading_level(name).or(around.heading);
        around.preformatted |= *name == local_name!("pre");
        if *name == local_name!("table") && !around.cell {
            around.table = self.data[id];
            self.reach.clear();
        } else if around.table && cell && !around.cell {
            around.cell = true;
            self.open_cell(element);
        } else if around.table && *name == local_name!("tr") && !around.cell {
            self.column = 0;
        }
        self.around.push(around);
        true
    }

    fn leave(&mut self, id: Id) {
        let over = self.around.pop().unwrap_or_default();
        let outer = self.here();
        if over.cell && !outer.cell {
            self.space = Space::None;
            return;
        }
        let block = self
            .tree
            .element(id)
            .and_then(|element| block_name(element.name()));
        if block.is_none() || outer.breadcrumb {
            self.seam();
        } else if !over.cell {
            self.end_line();
        } else {
            // Paragraphs in one cell are one line.
            self.space = Space::Broken;
        }
    }

    /// Moves to the column of a cell: one tab for each column before it, but none before the row's first words.
    fn open_cell(&mut self, cell: &Element) {
        let reached = |reach: &[u16], at: usize| reach.get(at).is_some_and(|rows| *rows > 0);
        let mut tabs = usize::from(self.column > 0);
        while reached(&self.reach, self.column) {
            self.reach[self.column] -= 1;
            tabs += 1;
            self.column += 1;
        }
        let columns = usize::from(cell.columns);
        if self.reach.len() < self.column + columns {
            self.reach.resize(self.column + columns, 0);
        }
        self.reach[self.column..self.column + columns].fill(cell.rows - 1);
        self.column += columns;
        if self.line.is_some() {
            self.space = Space::None;
            self.out.text.extend(std::iter::repeat_n('\t', tabs));
        }
    }

    fn line_break(&mut self) {
        let around = self.here();
        if around.cell || around.heading.is_some() {
            self.space = Space::Broken;
            self.seam();
        } else {
            self.end_line();
        }
    }

    /// Remembers where two inline elements touch.
    fn seam(&mut self) {
        if let Some(line) = &self.line
            && self.seams.last() != Some(&self.out.text.len())
            && self.out.text.len() - line.start < SHORT
        {
            self.seams.push(self.out.text.len());
        }
    }

    fn text(&mut self, text: &str) {
        for c in text.chars() {
            if self.here().preformatted && matches!(c, '\n' | '\r') {
                self.end_line();
            } else if is_collapsed(c) {
                let broken = matches!(c, '\n' | '\r') || self.space == Space::Broken;
                self.space = if broken { Space::Broken } else { Space::Blank };
            } else {
                self.character(c);
            }
        }
    }

    fn character(&mut self, c: char) {
        let around = self.here();
        let text = &mut self.out.text;
        let line = self.line.get_or_insert(Line {
            start: text.len(),
            end: 0,
            block: around.block,
            element: if around.table { "tr" } else { around.element },
            furniture: around.furniture,
            breadcrumb: around.breadcrumb,
            heading: around.heading,
            chars: 0,
            linked: 0,
            bold: 0,
            bold_start: 0,
            row: around.table,
            said: None,
        });
        let before = text[line.start..].chars().next_back();
        let space = match (self.space, before) {
            (Space::None, _) | (_, None | Some('\t')) => false,
            // A line feed of the markup between two Chinese characters stands for nothing.
            (Space::Broken, Some(before)) => !(is_wide(before) && is_wide(c)),
            (Space::Blank, _) => true,
        };
        if space {
            text.push(' ');
        }
        self.space = Space::None;
        text.push(c);
        if c.is_whitespace() {
            return;
        }
        line.chars += 1;
        line.linked += usize::from(around.link);
        line.bold += usize::from(around.bold);
        if line.bold == line.chars {
            line.bold_start = text.len() - line.start;
        }
    }

    fn end_line(&mut self) {
        self.space = Space::None;
        let Some(mut line) = self.line.take() else {
            self.seams.clear();
            return;
        };
        if line.chars > 0 {
            line.end = self.out.text.len();
            if !line.row {
                self.part(&mut line);
            }
            let said = self.furniture.read(&self.out.text[line.start..line.end]);
            line.said = said.or(line.said);
            self.out.lines.push(line);
        }
        self.seams.clear();
    }

    /// Parts what stands side by side in elements of its own: time, source and author of a byline, the steps of a
    /// breadcrumb. On the page, style holds them apart.
    fn part(&mut self, line: &mut Line) {
        let words = &self.out.text[line.start..line.end];
        if self.seams.is_empty() || words.len() > SHORT || words.contains('。') {
            return;
        }
        let mut pieces: Vec<&str> = Vec::new();
        let mut from = line.start;
        for seam in self.seams.iter().copied().chain([line.end]) {
            let seam = seam.clamp(from, line.end);
            let piece = self.out.text[from..seam].trim();
            if !piece.is_empty() {
                pieces.push(piece);
            }
            from = seam;
        }
        let says = |piece: &str| self.furniture.read(piece);
        // A tool and its buttons.
        if says(pieces[0]) == Some(BlockKind::Chrome) {
            line.said = Some(BlockKind::Chrome);
        }
        let states = |piece: &&str| {
            matches!(says(piece), Some(BlockKind::Byline | BlockKind::Chrome))
                || starts_with_year(piece)
        };
        let crumbs = line.breadcrumb && !words.contains(['>', '＞', '»', '›', '→']);
        let joint = if crumbs { " > " } else { " " };
        if pieces.len() > 1 && (crumbs || pieces.iter().any(states)) {
            let mut parted = String::new();
            for piece in pieces {
                // The name of a field and what it says belong together.
                let joined = parted.is_empty() || (!crumbs && parted.ends_with(['：', ':']));
                parted.push_str(if joined { "" } else { joint });
                parted.push_str(piece);
            }
            self.out.text.truncate(line.start);
            self.out.text.push_str(&parted);
            line.end = self.out.text.len();
        }
    }
}

/// 2023-01-08, 2023年
pub(super) fn starts_with_year(piece: &str) -> bool {
    let digits = piece.bytes().take_while(u8::is_ascii_digit).count();
    digits == 4 && piece[4..].starts_with(['-', '/', '.', '年'])
}

/// White space that markup shows as one blank. What ends a line in a text ends none in markup.
fn is_collapsed(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t' | '\n' | '\r' | '\x0c' | '\x0b' | '\u{2028}' | '\u{2029}'
    )
}

/// A Chinese character or mark.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ff60}'
        | '“' | '”' | '‘' | '’' | '—' | '…' | '·' | '\u{20000}'..='\u{3ffff}')
}

/// Elements of which nothing is shown, or nothing that anyone wrote for the page.
fn unseen(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("head")
            | local_name!("script")
            | local_name!("style")
            | local_name!("noscript")
            | local_name!("template")
            | local_name!("iframe")
            | local_name!("object")
            | local_name!("embed")
            | local_name!("svg")
            | local_name!("math")
            | local_name!("canvas")
            | local_name!("audio")
            | local_name!("video")
            | local_name!("select")
            | local_name!("datalist")
            | local_name!("button")
            | local_name!("input")
            | local_name!("textarea")
            | local_name!("map")
            | local_name!("dialog")
            | local_name!("rp")
            | local_name!("rt")
            | local_name!("title")
            | local_name!("noframes")
    )
}

fn is_furniture(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("nav") | local_name!("footer") | local_name!("aside") | local_name!("menu")
    )
}

fn heading_level(name: &LocalName) -> Option<u8> {
    match *name {
        local_name!("h1") => Some(1),
        local_name!("h2") => Some(2),
        local_name!("h3") => Some(3),
        local_name!("h4") => Some(4),
        local_name!("h5") => Some(5),
        local_name!("h6") => Some(6),
        _ => None,
    }
}

/// The name of an element that begins a line.
fn block_name(name: &LocalName) -> Option<&'static str> {
    const BLOCKS: &[&str] = &[
        "p",
        "div",
        "li",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "td",
        "th",
        "tr",
        "table",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "nav",
        "aside",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "figure",
        "figcaption",
        "caption",
        "blockquote",
        "pre",
        "center",
        "body",
        "html",
        "tbody",
        "thead",
        "tfoot",
        "form",
        "fieldset",
        "legend",
        "address",
        "hgroup",
        "hr",
        "details",
        "summary",
        "dir",
        "menu",
        "option",
        "listing",
        "xmp",
        "search",
    ];
    BLOCKS.iter().find(|block| **block == &**name).copied()
}

/// For each node, whether it is a table that holds data. Others only lay out the page.
fn tables(tree: &Tree) -> Vec<bool> {
    let mut data = vec![false; tree.nodes.len()];
    let mut open: Vec<(Id, Shape)> = Vec::new();
    let mut id = tree.nodes[0].first;
    while id != 0 {
        if let Some(element) = tree.element(id) {
            let name = element.name();
            if let Some((_, shape)) = open.last_mut() {
                match *name {
                    local_name!("table") => shape.nested = true,
                    local_name!("tr") => shape.rows += 1,
                    local_name!("td") | local_name!("th") => {
                        shape.cells += 1;
                        shape.cell = 0;
                        shape.headed |= *name == local_name!("th");
                    }
                    local_name!("caption") => shape.headed = true,
                    _ => {}
                }
            }
            if *name == local_name!("table") {
                open.push((id, Shape::default()));
            }
        } else if let (Some(text), Some((_, shape))) = (tree.text(id), open.last_mut()) {
            shape.cell += text.chars().filter(|c| !c.is_whitespace()).count();
            shape.longest = shape.longest.max(shape.cell);
        }
        let mut close = |left: Id| {
            if let Some((_, shape)) = open.pop_if(|(table, _)| *table == left) {
                data[left] = shape.holds_data();
            }
        };
        id = match tree.nodes[id].first {
            0 => {
                close(id);
                tree.behind(id, close)
            }
            first => first,
        };
    }
    data
}

/// What a table is made of.
#[derive(Debug, Default)]
struct Shape {
    rows: usize,
    cells: usize,
    headed: bool,
    nested: bool,
    /// Characters in the cell at hand, and in the longest.
    cell: usize,
    longest: usize,
}

impl Shape {
    /// Several rows of several cells, none of which holds a long text, and no table within.
    fn holds_data(&self) -> bool {
        let grid = self.rows >= 2 && self.cells >= 2 * self.rows;
        let longest = if self.headed { 400 } else { 120 };
        !self.nested && grid && self.longest <= longest
    }
}
