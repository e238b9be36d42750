//! An article as HTML: a page for someone who checks a result, and a summary for a notebook.
//!
//! Neither needs anything beside itself: no script, no font, nothing from the network. Whatever comes from the
//! article passes through [`Html::text`], which escapes it.

use std::fmt::{Display, Write};

use crate::explain;
use crate::lexicon::Lexicon;
use crate::model::{
    Article, Block, BlockKind, Change, Indicator, Metadata, Quantity, Role, Section, Span,
};

/// The page: the text with every number and event marked, each number's explanation, the tables of what was found.
pub(crate) fn page(article: &Article) -> String {
    let mut html = Html::default();
    let title = named(article);
    html.raw("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    html.raw("<meta name=\"viewport\" content=\"width=device-width\">\n<title>");
    html.text(&title);
    html.raw("</title>\n<style>");
    html.raw(PAGE_STYLE);
    html.raw("</style>\n</head>\n<body>\n<header>\n<h1>");
    html.text(&title);
    html.raw("</h1>\n");
    html.metadata(article);
    html.roles();
    html.raw("</header>\n<main lang=\"zh\">\n");
    Marks::new(article).write(&mut html);
    html.raw("</main>\n<footer>\n");
    html.indicators(article, usize::MAX, true);
    html.events(article, usize::MAX, true);
    html.diagnostics(article);
    html.raw("</footer>\n");
    html.explanations(article);
    html.raw("</body>\n</html>\n");
    html.0
}

/// The summary: what the page says of itself, the outline, and the first indicators and events.
pub(crate) fn summary(article: &Article) -> String {
    /// Rows of each table; the attributes have them all.
    const MOST: usize = 20;
    let mut html = Html::default();
    html.raw("<div class=\"nianbao\">\n<style>");
    html.raw(SUMMARY_STYLE);
    html.raw("</style>\n<strong>");
    html.text(&named(article));
    html.raw("</strong>\n");
    html.metadata(article);
    html.outline(article.sections());
    html.indicators(article, MOST, false);
    html.events(article, MOST, false);
    html.raw("</div>\n");
    html.0
}

/// What to call the article: its title, else the place and the time that it is about.
fn named(article: &Article) -> String {
    let page = article.metadata();
    let period = page.report_period.map(|period| period.to_string());
    let about = [place(page), period.unwrap_or_default()].join(" ");
    match (&page.title, about.trim()) {
        (Some(title), _) => title.clone(),
        (None, "") => "An article without a title".to_owned(),
        (None, about) => about.to_owned(),
    }
}

/// The place from the province in; of a municipality, which is its own city, once.
fn place(page: &Metadata) -> String {
    let levels = [&page.province, &page.city, &page.district];
    let mut levels: Vec<_> = levels.into_iter().flatten().map(String::as_str).collect();
    levels.dedup();
    levels.concat()
}

/// HTML that is being written.
#[derive(Default)]
struct Html(String);

impl Html {
    /// Markup of our own.
    fn raw(&mut self, markup: &str) {
        self.0.push_str(markup);
    }

    /// Words of the article, or what is said of them.
    fn text(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '&' => self.raw("&amp;"),
                '<' => self.raw("&lt;"),
                '>' => self.raw("&gt;"),
                '"' => self.raw("&quot;"),
                '\'' => self.raw("&#39;"),
                '\t' | '\n' => self.0.push(c),
                c if c.is_control() => self.0.push(char::REPLACEMENT_CHARACTER),
                c => self.0.push(c),
            }
        }
    }

    fn shown(&mut self, value: impl Display) {
        self.text(&value.to_string());
    }

    /// A cell of a table's body.
    fn cell(&mut self, value: Option<impl Display>) {
        self.raw("<td>");
        if let Some(value) = value {
            self.shown(value);
        }
    }

    fn metadata(&mut self, article: &Article) {
        let page = article.metadata();
        let place = place(page);
        let fields = [
            ("place", (!place.is_empty()).then_some(place)),
            ("code", page.code.clone()),
            ("period", page.report_period.map(|p| p.to_string())),
            ("genre", page.genre.map(|g| g.to_string())),
            ("published", page.published_at.map(|t| t.to_string())),
            ("dateline", page.dateline_date.map(|d| d.to_string())),
            ("outlet", page.outlet.clone()),
            ("channel", page.channel.clone()),
            ("author", page.author.clone()),
        ];
        self.raw("<ul class=\"meta\">");
        for (label, value) in fields {
            if let Some(value) = value {
                self.raw("<li><i>");
                self.raw(label);
                self.raw("</i> ");
                self.text(&value);
            }
        }
        self.raw("</ul>\n");
    }

    /// The colours of the marks.
    fn roles(&mut self) {
        self.raw("<p class=\"roles\">Every number is marked by its role; choose one to see how it was read: ");
        for role in Role::ALL {
            let _ = write!(self.0, "<b class=\"{role}\">{role}</b> ");
        }
        self.raw("<u class=\"event\">event</u></p>\n");
    }

    fn outline(&mut self, sections: &[Section]) {
        if sections.is_empty() {
            return;
        }
        self.raw("<details><summary>Outline</summary>");
        self.list(sections);
        self.raw("</details>\n");
    }

    fn list(&mut self, sections: &[Section]) {
        self.raw("<ul>");
        for section in sections {
            self.raw("<li>");
            self.text(&section.heading);
            if !section.children.is_empty() {
                self.list(&section.children);
            }
        }
        self.raw("</ul>");
    }

    /// A table with its head, and how many of its rows are shown.
    fn table<T>(
        &mut self,
        title: &str,
        columns: &[&str],
        rows: &[T],
        most: usize,
        row: impl Fn(&mut Self, &T),
    ) {
        if rows.is_empty() {
            return;
        }
        let count = rows.len();
        let _ = write!(
            self.0,
            "<details open><summary>{title} ({count})</summary>\n<table>\n<tr>"
        );
        for column in columns {
            let number = matches!(*column, "value" | "from");
            let class = if number { " class=\"number\"" } else { "" };
            let _ = write!(self.0, "<th{class}>{column}");
        }
        self.raw("\n");
        for item in rows.iter().take(most) {
            self.raw("<tr>");
            row(self, item);
            self.raw("\n");
        }
        self.raw("</table>\n");
        if count > most {
            let _ = writeln!(self.0, "<p>… and {} more</p>", count - most);
        }
        self.raw("</details>\n");
    }

    /// With `linked`, a level leads to its explanation, and the rule is named.
    fn indicators(&mut self, article: &Article, most: usize, linked: bool) {
        let columns = [
            "name", "value", "unit", "change", "from", "period", "status", "concept", "rule",
        ];
        let columns = &columns[..columns.len() - usize::from(!linked)];
        let places = Stretches::new(article.numerals().iter().map(|n| n.span));
        let level = |html: &mut Self, quantity: Option<&Quantity>| {
            html.raw("<td class=\"number\">");
            let Some(quantity) = quantity else {
                return;
            };
            let number = places.at(quantity.span.start).filter(|_| linked);
            if let Some(index) = number {
                let _ = write!(html.0, "<a href=\"#n{index}\">");
            }
            html.text(&amount(quantity));
            html.raw(if number.is_some() { "</a>" } else { "" });
        };
        let row = |html: &mut Self, indicator: &Indicator| {
            html.raw(if indicator.part_of.is_some() {
                "<td class=\"part\">"
            } else {
                "<td>"
            });
            html.text(&indicator.action);
            html.text(&indicator.name);
            level(html, indicator.value.as_ref());
            html.cell(indicator.value.as_ref().map(|value| &value.unit));
            let changes: Vec<_> = indicator.changes.iter().map(movement).collect();
            html.cell(Some(changes.join("; ")));
            level(html, indicator.previous.as_ref());
            html.cell(indicator.period);
            html.cell(Some(indicator.status));
            html.cell(indicator.concept.as_ref());
            if linked {
                html.cell(Some(&indicator.rule));
            }
        };
        self.table("Indicators", columns, article.indicators(), most, row);
    }

    /// With `linked`, a date leads to the words in the text.
    fn events(&mut self, article: &Article, most: usize, linked: bool) {
        let columns = ["date", "type", "trigger", "who", "what"];
        let events = article.timeline();
        self.table("Events", &columns, &events, most, |html, (index, event)| {
            html.raw("<td>");
            if linked {
                let _ = write!(html.0, "<a href=\"#e{index}\">");
            }
            match event.date {
                Some(date) => html.shown(date),
                None => html.raw("–"),
            }
            html.raw(if linked { "</a>" } else { "" });
            html.cell(Some(event.kind));
            html.cell(Some(&event.trigger));
            html.cell(Some(event.actors.join("、")));
            html.cell(event.object.as_ref());
        });
    }

    fn diagnostics(&mut self, article: &Article) {
        let columns = ["severity", "code", "message", "words"];
        let found = article.diagnostics();
        self.table("Diagnostics", &columns, found, usize::MAX, |html, odd| {
            html.cell(Some(odd.severity));
            html.cell(Some(odd.code));
            html.cell(Some(&odd.message));
            let words = article.quote(odd.span);
            html.cell(Some(words.chars().take(60).collect::<String>()));
        });
    }

    /// One box for each number; the page's style shows the one that a link has led to.
    fn explanations(&mut self, article: &Article) {
        let count = article.numerals().len();
        let lexicon = Lexicon::builtin();
        let explanations = explain::each(article, &lexicon);
        for (index, (numeral, steps)) in article.numerals().iter().zip(explanations).enumerate() {
            let _ = write!(self.0, "<aside id=\"n{index}\"><nav>");
            if index > 0 {
                let _ = write!(self.0, "<a href=\"#n{}\">previous</a> ", index - 1);
            }
            let _ = write!(self.0, "<a href=\"#t{index}\">close</a>");
            if index + 1 < count {
                let _ = write!(self.0, " <a href=\"#n{}\">next</a>", index + 1);
            }
            let _ = write!(self.0, "</nav><h2 class=\"{}\">", numeral.role);
            self.text(article.quote(numeral.span));
            self.raw("</h2><table>");
            match steps {
                Some(explanation) => {
                    for step in explanation.steps {
                        let _ = write!(self.0, "<tr><th>{}<td>", step.aspect);
                        self.text(&step.says);
                    }
                }
                None => {
                    let _ = write!(self.0, "<tr><th>role<td>{}", numeral.role);
                    self.raw("<tr><th>more<td>not told here: <code>Article::explain</code> does, on request");
                }
            }
            self.raw("</table></aside>\n");
        }
    }
}

/// `> 1,200`
fn amount(quantity: &Quantity) -> String {
    quantity.modifier.before(&quantity.number.grouped())
}

/// `同比 +9%`
fn movement(change: &Change) -> String {
    let falls = change.number.bounds().0.is_sign_negative();
    let sign = if falls { "" } else { "+" };
    let number =
        change
            .modifier
            .before(&format!("{sign}{}{}", change.number.grouped(), change.unit));
    let basis = change.basis.as_deref().unwrap_or_default();
    format!("{basis} {number}").trim_start().to_owned()
}

/// Places that don't overlap, in order, each with the index of what stands there. Of two that overlap, the later
/// one begins where the earlier one ends.
struct Stretches(Vec<(Span, usize)>);

impl Stretches {
    fn new(spans: impl Iterator<Item = Span>) -> Self {
        let mut all: Vec<_> = spans
            .enumerate()
            .map(|(index, span)| (span, index))
            .collect();
        all.sort_unstable();
        let mut covered = 0;
        for (span, _) in &mut all {
            span.start = span.start.max(covered);
            covered = covered.max(span.end);
        }
        all.retain(|(span, _)| span.start < span.end);
        Self(all)
    }

    /// What stands at an offset.
    fn at(&self, offset: usize) -> Option<usize> {
        let next = self.0.partition_point(|(span, _)| span.end <= offset);
        let found = self.0.get(next).filter(|(span, _)| span.start <= offset);
        found.map(|(_, index)| *index)
    }

    /// Where, behind an offset, something begins or ends.
    fn next_edge(&self, offset: usize) -> usize {
        let next = self.0.partition_point(|(span, _)| span.end <= offset);
        match self.0.get(next) {
            Some((span, _)) if span.start > offset => span.start,
            Some((span, _)) => span.end,
            None => usize::MAX,
        }
    }
}

/// The text, with the places to be marked.
struct Marks<'a> {
    article: &'a Article,
    numerals: Stretches,
    events: Stretches,
}

impl<'a> Marks<'a> {
    fn new(article: &'a Article) -> Self {
        Self {
            article,
            numerals: Stretches::new(article.numerals().iter().map(|n| n.span)),
            events: Stretches::new(article.events().iter().map(|e| e.span)),
        }
    }

    fn write(&self, html: &mut Html) {
        for block in self.article.blocks() {
            let tag = match block {
                Block {
                    kind: BlockKind::Title,
                    ..
                } => "h2",
                Block {
                    kind: BlockKind::Heading,
                    level: Some(1),
                    ..
                } => "h3",
                Block {
                    kind: BlockKind::Heading,
                    ..
                } => "h4",
                _ => "p",
            };
            let _ = write!(html.0, "<{tag} class=\"{}\">", block.kind);
            self.line(block.span, html);
            let _ = writeln!(html.0, "</{tag}>");
        }
    }

    /// A line, cut where a number or an event begins or ends.
    fn line(&self, line: Span, html: &mut Html) {
        let mut at = line.start;
        while at < line.end {
            let edges = self.numerals.next_edge(at).min(self.events.next_edge(at));
            let piece = Span::new(at, edges.min(line.end));
            let event = self.events.at(at);
            let numeral = self.numerals.at(at);
            if let Some(index) = event {
                let event = &self.article.events()[index];
                html.raw("<u class=\"event\"");
                if event.span.start == at {
                    let _ = write!(html.0, " id=\"e{index}\"");
                }
                html.raw(" title=\"");
                html.shown(event.kind);
                html.raw(" ");
                html.text(&event.date.map_or_else(String::new, |date| date.to_string()));
                html.raw("\">");
            }
            if let Some(index) = numeral {
                let numeral = &self.article.numerals()[index];
                let _ = write!(html.0, "<a class=\"{}\"", numeral.role);
                if numeral.span.start == at {
                    let _ = write!(html.0, " id=\"t{index}\"");
                }
                let _ = write!(html.0, " href=\"#n{index}\" title=\"{}", numeral.role);
                if let Some(number) = numeral.number {
                    let unit = numeral.unit.as_deref().unwrap_or_default();
                    html.text(&format!(" {}{unit}", number.grouped()));
                }
                html.raw("\">");
            }
            html.text(self.article.quote(piece));
            html.raw(if numeral.is_some() { "</a>" } else { "" });
            html.raw(if event.is_some() { "</u>" } else { "" });
            at = piece.end;
        }
    }
}

/// Fonts that have Chinese in the forms of the mainland come first: `lang` alone does not choose them everywhere.
/// The colours have one name each, so that a dark page says them anew and nothing else.
const PAGE_STYLE: &str = "
:root { color-scheme: light dark; --text: #222; --page: #fff; --dim: #6b6b6b; --line: #e6e6e6; --link: #0645ad;
  --value: #cfe8ff; --change: #d3f2d0; --previous: #e4dcff; --threshold: #ffe2c2; --time: #f3efc0; --ordinal: #f6d5e5;
  --other: #e8e8e8; --event: #c33;
  --serif: Georgia, 'Songti SC', 'Noto Serif CJK SC', 'Source Han Serif SC', SimSun, serif;
  --sans: system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', sans-serif; }
@media (prefers-color-scheme: dark) { :root { --text: #ddd; --page: #181818; --dim: #9a9a9a; --line: #3a3a3a; --link: #8ab4f8;
  --value: #17456b; --change: #1f4d25; --previous: #40336b; --threshold: #663f12; --time: #524c12; --ordinal: #5e2744;
  --other: #404040; --event: #ff7b72; } }
body { margin: 2em auto; padding: 0 1em; max-width: 46em; font: 16px/1.8 var(--serif); color: var(--text); background: var(--page); }
header, footer, aside { font-family: var(--sans); font-size: 13px; line-height: 1.5; }
h1 { font-size: 22px; } h2 { font-size: 18px; } h3 { font-size: 17px; } h4 { font-size: 16px; }
a { color: var(--link); }
.meta { padding: 0; } .meta li { display: inline-block; margin-right: 1.2em; } i { color: var(--dim); font-style: normal; }
.chrome, .byline, .caption, .note, .signature { color: var(--dim); font-size: 13px; }
.table { white-space: pre-wrap; font-family: monospace; margin: 0; }
main a, .roles b { color: inherit; font-weight: inherit; text-decoration: none; border-radius: 3px; padding: 0 2px; }
main a { color: var(--text); } main a:hover, main a:target { outline: 2px solid var(--link); }
.value { background: var(--value); } .change { background: var(--change); } .previous { background: var(--previous); }
.threshold { background: var(--threshold); } .time { background: var(--time); } .ordinal { background: var(--ordinal); }
.part, .marker, .lexical { background: var(--other); }
.event { text-decoration: underline; text-decoration-color: var(--event); text-underline-offset: 4px; }
table { border-collapse: collapse; } th { text-align: left; color: var(--dim); font-weight: normal; }
td, th { padding: 2px 10px 2px 0; vertical-align: top; border-bottom: 1px solid var(--line); }
.number { text-align: right; white-space: nowrap; } td.part { background: none; padding-left: 1em; }
footer { overflow-x: auto; } footer td:first-child { min-width: 8em; } summary { margin-top: 2em; font-size: 16px; }
@media (min-width: 72em) { footer { width: 68em; margin-left: calc(23em - 34em); } }
aside { display: none; }
aside:target { display: block; position: fixed; right: 0; top: 0; bottom: 0; width: 26em; max-width: 100%;
  box-sizing: border-box; overflow-y: auto; padding: 1em; background: var(--page); border-left: 1px solid var(--dim); }
@media (min-width: 72em) { body:has(aside:target) { margin-right: 28em; }
  body:has(aside:target) footer { width: auto; margin-left: 0; } }
aside nav a { margin-right: 1em; } aside h2 { padding: 2px 6px; }
@media (max-width: 40em) { aside:target { top: auto; width: 100%; max-height: 50%; border: 0; border-top: 1px solid var(--dim); } }
@media print { aside { display: block; break-inside: avoid; } }
";

/// A notebook has styles of its own for tables and lists, which are more specific than these can be.
const SUMMARY_STYLE: &str = "
.nianbao .meta { padding: 0 !important; margin: 0 !important; }
.nianbao .meta li { display: inline-block; margin-right: 1.2em; }
.nianbao .meta i { opacity: .6; font-style: normal; }
.nianbao th, .nianbao td { text-align: left !important; vertical-align: top; }
.nianbao .number { text-align: right !important; }
.nianbao td.part { padding-left: 1.5em; }
";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_made_not_to_overlap() {
        let spans = [
            Span::new(4, 9),
            Span::new(0, 6),
            Span::new(1, 2),
            Span::new(9, 9),
        ];
        let places = Stretches::new(spans.into_iter());
        assert_eq!(places.0, [(Span::new(0, 6), 1), (Span::new(6, 9), 0)]);
        let at: Vec<_> = (0..10).map(|offset| places.at(offset)).collect();
        let (a, b) = (Some(1), Some(0));
        assert_eq!(at, [a, a, a, a, a, a, b, b, b, None]);
        let edges: Vec<_> = (0..10).map(|offset| places.next_edge(offset)).collect();
        assert_eq!(edges, [6, 6, 6, 6, 6, 6, 9, 9, 9, usize::MAX]);
    }

    #[test]
    fn whatever_the_article_says_is_escaped() {
        let mut html = Html::default();
        html.text("<b a='1' c=\"2\">&amp;\u{1b}\t\n");
        assert_eq!(
            html.0,
            "&lt;b a=&#39;1&#39; c=&quot;2&quot;&gt;&amp;amp;\u{fffd}\t\n"
        );
    }
}
