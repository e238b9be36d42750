//! The tree of a page: html5ever reads the markup as a browser does, and leaves here what the text needs.
//!
//! Nodes lie in one vector and name each other by index, so that nothing recurses, however deep a page nests. Three
//! habits of the HTML standard take more than linear time or space on pages made to hurt: `Guard` stands between
//! the tokenizer and the tree builder and keeps them from mattering, and `within_bounds` keeps off the fourth.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};

use html5ever::interface::TokenizerResult;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use html5ever::tree_builder::{
    ElementFlags, NodeOrText, QuirksMode, TreeBuilder, TreeBuilderOpts, TreeSink,
};
use html5ever::{Attribute, LocalName, QualName, local_name, ns};

use crate::lexicon::pages::{Pages, Part};

/// The index of a node. The document is 0, which is nobody's child, and so stands for "none" as well.
pub(super) type Id = usize;

/// A page as nodes.
#[derive(Debug, Default)]
pub(super) struct Tree {
    pub(super) nodes: Vec<Node>,
    /// What all text nodes hold.
    text: String,
    /// The name and the content of each `meta`, and of each `time` that has an attribute to say when it is.
    pub(super) metas: Vec<(String, String)>,
}

#[derive(Debug)]
pub(super) struct Node {
    pub(super) parent: Id,
    pub(super) first: Id,
    pub(super) next: Id,
    last: Id,
    previous: Id,
    depth: u32,
    data: Data,
}

#[derive(Debug)]
enum Data {
    Document,
    Text(usize, usize),
    Element(Element),
}

/// An element, with what its attributes say.
#[derive(Debug)]
pub(super) struct Element {
    name: QualName,
    /// Not shown.
    pub(super) hidden: bool,
    /// Shown in bold.
    pub(super) bold: bool,
    /// Leads elsewhere.
    pub(super) link: bool,
    /// A script that holds JSON-LD.
    pub(super) linked_data: bool,
    /// What its class or id calls it.
    pub(super) part: Option<Part>,
    pub(super) columns: u16,
    pub(super) rows: u16,
}

impl Element {
    pub(super) fn name(&self) -> &LocalName {
        &self.name.local
    }
}

impl Tree {
    /// Reads a page.
    pub(super) fn read(html: &str) -> Self {
        let sink = Sink::default();
        let guard = Guard {
            builder: TreeBuilder::new(sink, TreeBuilderOpts::default()),
            link: Cell::new(None),
        };
        let tokenizer = Tokenizer::new(guard, TokenizerOpts::default());
        let input = BufferQueue::default();
        input.push_back(StrTendril::from(&*within_bounds(html)));
        while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
        tokenizer.end();
        tokenizer.sink.builder.sink.finish()
    }

    pub(super) fn element(&self, id: Id) -> Option<&Element> {
        match &self.nodes[id].data {
            Data::Element(element) => Some(element),
            _ => None,
        }
    }

    pub(super) fn text(&self, id: Id) -> Option<&str> {
        match self.nodes[id].data {
            Data::Text(start, end) => Some(&self.text[start..end]),
            _ => None,
        }
    }

    /// The node behind another and all that is in it, in the order of the page; going up, `leave` is told each
    /// element that is over.
    pub(super) fn behind(&self, mut id: Id, mut leave: impl FnMut(Id)) -> Id {
        loop {
            if self.nodes[id].next != 0 {
                return self.nodes[id].next;
            }
            id = self.nodes[id].parent;
            if id == 0 {
                return 0;
            }
            leave(id);
        }
    }

    /// The text of an element and all that is in it.
    pub(super) fn content(&self, element: Id) -> String {
        let mut content = String::new();
        let mut id = self.nodes[element].first;
        while id != 0 {
            content.push_str(self.text(id).unwrap_or_default());
            let mut over = false;
            id = match self.nodes[id].first {
                0 => self.behind(id, |left| over |= left == element),
                first => first,
            };
            if over {
                break;
            }
        }
        content
    }
}

/// How deep elements may nest. What is deeper stands in its text, but in no element of its own.
const DEEPEST: u32 = 256;

/// How many nodes a page may have; the same holds for what comes behind them.
const MOST: usize = 1 << 20;

/// How many attributes an element may have.
const ATTRIBUTES: usize = 256;

/// The page without the attributes that an element has beyond `ATTRIBUTES`: the tokenizer compares each with all
/// before it.
fn within_bounds(html: &str) -> Cow<'_, str> {
    let bytes = html.as_bytes();
    let mut kept = String::new();
    let mut done = 0;
    let mut at = 0;
    while let Some(open) = html[at..].find('<').map(|found| at + found) {
        at = open + 1;
        if !bytes.get(at).is_some_and(u8::is_ascii_alphabetic) {
            continue;
        }
        let (mut quote, mut attributes, mut from) = (None, 0, None);
        while at < bytes.len() {
            let byte = bytes[at];
            match (quote, byte) {
                (Some(open), _) if byte == open => quote = None,
                (Some(_), _) => {}
                (None, b'<' | b'>') => break,
                (None, b'"' | b'\'') if from.is_none() => quote = Some(byte),
                (None, b'=' | b'/' | b' ' | b'\t' | b'\n' | b'\r' | b'\x0c') => {
                    attributes += 1;
                    if attributes > 4 * ATTRIBUTES && from.is_none() {
                        from = Some(at);
                    }
                }
                _ => {}
            }
            at += 1;
        }
        if let Some(from) = from {
            kept.push_str(&html[done..from]);
            done = at;
        }
    }
    if done == 0 {
        return Cow::Borrowed(html);
    }
    kept.push_str(&html[done..]);
    Cow::Owned(kept)
}

/// Stands before the tree builder and keeps pages within bounds.
///
/// - The builder searches the open elements for nearly every tag: they may not nest deeper than `DEEPEST`.
/// - It opens formatting elements that were never closed anew in every block. Of them only bold and links matter;
///   the others become a `span`, and bold loses its attributes, since of those that are alike it keeps three.
/// - Comments need no node.
///
/// It also closes a link that was never closed together with the block that it stands in: a browser would make
/// links of all that follows.
struct Guard {
    builder: TreeBuilder<Id, Sink>,
    /// Inside a link, how many blocks were opened in it.
    link: Cell<Option<usize>>,
}

impl TokenSink for Guard {
    type Handle = Id;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Id> {
        let token = match token {
            Token::CommentToken(_) | Token::ParseError(_) => return TokenSinkResult::Continue,
            Token::TagToken(mut tag) => {
                if !self.admits(&tag) {
                    return TokenSinkResult::Continue;
                }
                match tag.name {
                    local_name!("i")
                    | local_name!("em")
                    | local_name!("u")
                    | local_name!("font")
                    | local_name!("s")
                    | local_name!("small")
                    | local_name!("big")
                    | local_name!("tt")
                    | local_name!("strike")
                    | local_name!("code")
                    | local_name!("nobr") => {
                        tag.name = local_name!("span");
                    }
                    local_name!("b") | local_name!("strong") => tag.attrs.clear(),
                    _ => {}
                }
                self.close_link(&tag, line);
                Token::TagToken(tag)
            }
            token => token,
        };
        self.builder.process_token(token, line)
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder
            .adjusted_current_node_present_but_not_in_html_namespace()
    }
}

impl Guard {
    fn close_link(&self, tag: &Tag, line: u64) {
        let opens = tag.kind == TagKind::StartTag;
        if tag.name == local_name!("a") {
            self.link.set(opens.then_some(0));
            return;
        }
        let Some(blocks) = self.link.get() else {
            return;
        };
        if !is_block(&tag.name) {
            return;
        }
        match (opens, blocks) {
            (true, _) => self.link.set(Some(blocks + 1)),
            (false, 1..) => self.link.set(Some(blocks - 1)),
            (false, 0) => {
                self.link.set(None);
                let end = Tag {
                    kind: TagKind::EndTag,
                    name: local_name!("a"),
                    self_closing: false,
                    attrs: Vec::new(),
                    had_duplicate_attributes: false,
                };
                let _ = self.builder.process_token(Token::TagToken(end), line);
            }
        }
    }

    fn admits(&self, tag: &Tag) -> bool {
        let depth = &self.builder.sink.depth;
        let full = depth.get() >= DEEPEST || self.builder.sink.tree.borrow().nodes.len() >= MOST;
        if !full {
            return true;
        }
        if tag.kind == TagKind::EndTag {
            depth.set(depth.get().saturating_sub(1));
            return true;
        }
        // What changes how the text behind it is read must be known.
        matches!(
            tag.name,
            local_name!("script")
                | local_name!("style")
                | local_name!("textarea")
                | local_name!("title")
                | local_name!("xmp")
                | local_name!("iframe")
                | local_name!("noembed")
                | local_name!("noframes")
                | local_name!("plaintext")
        )
    }
}

/// Blocks that may stand around a link, or in one.
fn is_block(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("div")
            | local_name!("p")
            | local_name!("li")
            | local_name!("ul")
            | local_name!("ol")
            | local_name!("td")
            | local_name!("tr")
            | local_name!("table")
            | local_name!("section")
            | local_name!("h1")
            | local_name!("h2")
            | local_name!("h3")
            | local_name!("h4")
            | local_name!("h5")
            | local_name!("h6")
            | local_name!("center")
            | local_name!("article")
            | local_name!("dl")
            | local_name!("dt")
            | local_name!("dd")
            | local_name!("figure")
            | local_name!("nav")
    )
}

/// Builds the tree.
struct Sink {
    tree: RefCell<Tree>,
    /// About how deep the innermost open element stands: the builder does not tell of each that it closes, but
    /// whatever is put somewhere shows where that is.
    depth: Cell<u32>,
}

impl Default for Sink {
    fn default() -> Self {
        let mut tree = Tree::default();
        tree.nodes.push(Node::new(Data::Document));
        Self {
            tree: RefCell::new(tree),
            depth: Cell::new(0),
        }
    }
}

impl Node {
    fn new(data: Data) -> Self {
        Self {
            parent: 0,
            first: 0,
            next: 0,
            last: 0,
            previous: 0,
            depth: 0,
            data,
        }
    }
}

impl Tree {
    fn add(&mut self, data: Data) -> Id {
        self.nodes.push(Node::new(data));
        self.nodes.len() - 1
    }

    fn detach(&mut self, id: Id) {
        let Node {
            parent,
            previous,
            next,
            ..
        } = self.nodes[id];
        match previous {
            0 if self.nodes[parent].first == id => self.nodes[parent].first = next,
            0 => {}
            previous => self.nodes[previous].next = next,
        }
        match next {
            0 if self.nodes[parent].last == id => self.nodes[parent].last = previous,
            0 => {}
            next => self.nodes[next].previous = previous,
        }
        let node = &mut self.nodes[id];
        (node.parent, node.previous, node.next) = (0, 0, 0);
    }

    /// Puts a node, or text, into a parent: before one of its children, or at its end where that is 0.
    fn put(&mut self, parent: Id, before: Id, child: NodeOrText<Id>) {
        let previous = match before {
            0 => self.nodes[parent].last,
            before => self.nodes[before].previous,
        };
        let id = match child {
            NodeOrText::AppendNode(id) => {
                self.detach(id);
                id
            }
            NodeOrText::AppendText(text) => {
                let start = self.text.len();
                self.text.push_str(&text);
                let end = self.text.len();
                if previous != 0
                    && let Data::Text(_, last) = &mut self.nodes[previous].data
                    && *last == start
                {
                    *last = end;
                    return;
                }
                self.add(Data::Text(start, end))
            }
        };
        let depth = self.nodes[parent].depth + 1;
        let node = &mut self.nodes[id];
        (node.parent, node.previous, node.next, node.depth) = (parent, previous, before, depth);
        match previous {
            0 => self.nodes[parent].first = id,
            previous => self.nodes[previous].next = id,
        }
        match before {
            0 => self.nodes[parent].last = id,
            before => self.nodes[before].previous = id,
        }
    }
}

impl Sink {
    fn put(&self, parent: Id, before: Id, child: NodeOrText<Id>) {
        let mut tree = self.tree.borrow_mut();
        let inside = u32::from(matches!(child, NodeOrText::AppendNode(_)));
        self.depth.set(tree.nodes[parent].depth + inside);
        tree.put(parent, before, child);
    }
}

impl TreeSink for Sink {
    type Handle = Id;
    type Output = Tree;
    type ElemName<'a> = std::cell::Ref<'a, QualName>;

    fn finish(self) -> Tree {
        self.tree.into_inner()
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Id {
        0
    }

    fn elem_name<'a>(&'a self, id: &'a Id) -> Self::ElemName<'a> {
        std::cell::Ref::map(self.tree.borrow(), |tree| match &tree.nodes[*id].data {
            Data::Element(element) => &element.name,
            _ => &NAMELESS,
        })
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> Id {
        let mut tree = self.tree.borrow_mut();
        let element = Element::read(name, &attributes);
        tree.metas.extend(stated(&element, &attributes));
        tree.add(Data::Element(element))
    }

    fn create_comment(&self, _: StrTendril) -> Id {
        self.tree.borrow_mut().add(Data::Text(0, 0))
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Id {
        self.tree.borrow_mut().add(Data::Text(0, 0))
    }

    fn append(&self, parent: &Id, child: NodeOrText<Id>) {
        self.put(*parent, 0, child);
    }

    fn append_before_sibling(&self, sibling: &Id, child: NodeOrText<Id>) {
        let parent = self.tree.borrow().nodes[*sibling].parent;
        self.put(parent, *sibling, child);
    }

    fn append_based_on_parent_node(&self, element: &Id, previous: &Id, child: NodeOrText<Id>) {
        let parent = self.tree.borrow().nodes[*element].parent;
        if parent == 0 {
            self.append(previous, child);
        } else {
            self.append_before_sibling(element, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn add_attrs_if_missing(&self, _: &Id, _: Vec<Attribute>) {}

    fn remove_from_parent(&self, id: &Id) {
        self.tree.borrow_mut().detach(*id);
    }

    fn reparent_children(&self, from: &Id, to: &Id) {
        let mut tree = self.tree.borrow_mut();
        while tree.nodes[*from].first != 0 {
            let child = tree.nodes[*from].first;
            tree.put(*to, 0, NodeOrText::AppendNode(child));
        }
    }

    fn same_node(&self, one: &Id, other: &Id) -> bool {
        one == other
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    /// What a template holds stands nowhere on the page.
    fn get_template_contents(&self, template: &Id) -> Id {
        *template
    }

    fn pop(&self, id: &Id) {
        let depth = self.tree.borrow().nodes[*id].depth;
        self.depth.set(depth.saturating_sub(1));
    }
}

static NAMELESS: std::sync::LazyLock<QualName> =
    std::sync::LazyLock::new(|| QualName::new(None, ns!(), local_name!("")));

impl Element {
    fn read(name: QualName, attributes: &[Attribute]) -> Self {
        let mut element = Self {
            hidden: false,
            bold: matches!(name.local, local_name!("b") | local_name!("strong")),
            link: false,
            linked_data: false,
            part: None,
            columns: 1,
            rows: 1,
            name,
        };
        for attribute in attributes {
            let value = &*attribute.value;
            match attribute.name.local {
                local_name!("hidden") => element.hidden = true,
                local_name!("aria-hidden") => element.hidden |= value == "true",
                local_name!("href") => element.link = *element.name() == local_name!("a"),
                local_name!("class") | local_name!("id") => {
                    let part = Pages::builtin().part(value);
                    element.part = element.part.or(part);
                }
                local_name!("type") => element.linked_data = value.contains("ld+json"),
                local_name!("colspan") => element.columns = span(value),
                local_name!("rowspan") => element.rows = span(value),
                local_name!("style") => {
                    let style: String = value
                        .chars()
                        .filter(|c| !c.is_whitespace())
                        .take(1000)
                        .collect();
                    let style = style.to_ascii_lowercase();
                    element.hidden |=
                        style.contains("display:none") || style.contains("visibility:hidden");
                    element.bold |= ["bold", "600", "700", "800", "900"]
                        .iter()
                        .any(|weight| style.contains(&format!("font-weight:{weight}")));
                }
                _ => {}
            }
        }
        element
    }
}

/// Over how many columns or rows a cell reaches.
fn span(value: &str) -> u16 {
    value.trim().parse().unwrap_or(1).clamp(1, 100)
}

/// What a `meta` or `time` states, under which name.
fn stated(element: &Element, attributes: &[Attribute]) -> Option<(String, String)> {
    let value = |names: &[LocalName]| {
        let found = attributes.iter().find(|a| names.contains(&a.name.local));
        found.map(|a| a.value.to_string())
    };
    match *element.name() {
        local_name!("meta") => value(&[
            local_name!("name"),
            local_name!("property"),
            local_name!("itemprop"),
        ])
        .zip(value(&[local_name!("content")])),
        local_name!("time") => Some("time".to_owned()).zip(value(&[local_name!("datetime")])),
        _ => None,
    }
}
