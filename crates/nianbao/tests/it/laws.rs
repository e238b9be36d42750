//! What must hold of any text: each law is a function of an article, so that it can be held against the
//! fixtures, against texts made up at random, and against articles that were broken on purpose.

mod broken;
mod generated;
mod hostile;
mod layout;
mod same;

use std::collections::BTreeSet;

use nianbao::{Article, Aspect, Block, BlockKind, Distinction, Parser, Role, Section, Span, parse};

use crate::fixtures;

type Verdict = Result<(), String>;

/// A law with its name.
type Law = (&'static str, fn(&Article) -> Verdict);

/// The laws that can be seen on one article alone.
const LAWS: &[Law] = &[
    (
        "spans lie inside the text and on characters",
        spans_lie_on_characters,
    ),
    (
        "an item quotes what stands at its span",
        quotes_are_the_text,
    ),
    (
        "the ledger is sorted and free of overlaps",
        ledger_is_in_order,
    ),
    (
        "every run of digits is in the ledger once",
        digits_are_in_the_ledger,
    ),
    (
        "what an indicator counts is in the ledger",
        indicators_are_in_the_ledger,
    ),
    (
        "an item reaches over its own numbers and words",
        items_reach_over_their_words,
    ),
    ("items stand in reading order", items_are_in_order),
    ("every line is a block", lines_are_blocks),
    ("the outline names its own blocks", outline_is_sound),
    ("an item's section stands before it", sections_stand_before),
    ("a part comes after its whole", parts_follow_their_wholes),
    ("every numeral can be explained", numerals_are_explained),
    (
        "the page of HTML holds the text and marks every numeral",
        the_page_is_whole,
    ),
    (
        "an event told twice links to its first telling",
        tellings_link_back,
    ),
    ("JSON gives the same article back", json_comes_back),
    ("JSON counts in code points", json_counts_code_points),
];

/// All that is wrong with an article, one line a law.
pub(crate) fn faults(article: &Article) -> Vec<String> {
    let judge = |(name, law): &Law| law(article).err().map(|why| format!("{name}: {why}"));
    LAWS.iter().filter_map(judge).collect()
}

fn require(holds: bool, why: impl FnOnce() -> String) -> Verdict {
    if holds { Ok(()) } else { Err(why()) }
}

/// Every span of every item, with what it is.
fn spans(article: &Article) -> Vec<(&'static str, Span)> {
    let mut spans = Vec::new();
    spans.extend(article.blocks().iter().map(|b| ("block", b.span)));
    spans.extend(article.numerals().iter().map(|n| ("numeral", n.span)));
    for indicator in article.indicators() {
        spans.push(("indicator", indicator.span));
        let levels = indicator.value.iter().chain(&indicator.previous);
        spans.extend(levels.map(|q| ("quantity", q.span)));
        spans.extend(indicator.changes.iter().map(|c| ("change", c.span)));
    }
    spans.extend(article.events().iter().map(|e| ("event", e.span)));
    spans.extend(distinctions(article).map(|d| ("distinction", d.span)));
    let related = article.diagnostics().iter().flat_map(|d| &d.related);
    spans.extend(related.map(|span| ("related place", *span)));
    spans
}

/// An explanation finds the numeral, points into the text, and knows the rule of what the numeral belongs to.
fn numerals_are_explained(article: &Article) -> Verdict {
    // A long article by samples: each explanation reads its line again.
    let all = article.numerals();
    for numeral in all.iter().step_by(1 + all.len() / 64) {
        let at = Span::new(numeral.span.start, numeral.span.start);
        let told = article.explain(at).map_err(|error| error.to_string())?;
        require(told.numeral == *numeral, || {
            format!("{numeral:?}: {told:?}")
        })?;
        for step in &told.steps {
            let lies = step
                .span
                .is_none_or(|span| article.text().get(span.range()).is_some());
            require(lies && !step.says.is_empty(), || format!("{step:?}"))?;
        }
        let bound = matches!(numeral.role, Role::Value | Role::Change | Role::Previous);
        let mut rules = told.steps.iter().filter(|step| step.aspect == Aspect::Rule);
        let rule = rules.next();
        require(rule.is_none() || bound, || {
            format!("{numeral:?} by {rule:?}")
        })?;
        let known = rule.is_none_or(|step| !step.says.contains("another version"));
        require(known, || format!("{rule:?}"))?;
    }
    Ok(())
}

/// Without its tags, the main part of the page is the article's lines; each numeral is marked once, with its words.
fn the_page_is_whole(article: &Article) -> Verdict {
    let page = article.to_html();
    let main = page
        .split_once("<main lang=\"zh\">\n")
        .and_then(|(_, rest)| rest.split_once("</main>"));
    let (main, rest) = main.ok_or("no main part")?;
    let words = |html: &str| -> String {
        // Behind each `<`, a tag up to its `>`: whatever the article says is escaped.
        let pieces = html.split('<').enumerate();
        let pieces = pieces.map(|(at, piece)| {
            if at == 0 {
                piece
            } else {
                piece.split_once('>').map_or("", |(_, words)| words)
            }
        });
        pieces.collect()
    };
    let plain = |text: &str| -> String {
        let kept = |c: char| {
            if c.is_control() && !matches!(c, '\t' | '\n') {
                '\u{fffd}'
            } else {
                c
            }
        };
        let text: String = text.chars().map(kept).collect();
        let text = text
            .replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;");
        text.replace('"', "&quot;").replace('\'', "&#39;")
    };
    let lines = article
        .blocks()
        .iter()
        .map(|block| plain(article.quote(block.span)) + "\n");
    let (shown, wanted) = (words(main), lines.collect::<String>());
    require(shown == wanted, || {
        first_difference(&shown, &wanted).unwrap_or_default()
    })?;
    let mut marks = main;
    for (index, numeral) in article.numerals().iter().enumerate() {
        let id = format!(" id=\"t{index}\"");
        let (_, behind) = marks
            .split_once(&id)
            .ok_or_else(|| format!("{numeral:?} is not marked"))?;
        let (mark, behind) = behind.split_once("</a>").unwrap_or_default();
        let (shown, wanted) = (
            words(&format!("<{mark}")),
            plain(article.quote(numeral.span)),
        );
        require(wanted.starts_with(&shown) && !shown.is_empty(), || {
            format!("{shown:?} is marked for {wanted:?}")
        })?;
        marks = behind;
    }
    let boxes = rest.matches("<aside ").count();
    require(boxes == article.numerals().len(), || {
        format!("{boxes} explanations")
    })
}

fn spans_lie_on_characters(article: &Article) -> Verdict {
    let good = |span: Span| span.start <= span.end && article.text().get(span.range()).is_some();
    for (what, span) in spans(article) {
        require(good(span) && span.start < span.end, || {
            format!("{what} {span:?}")
        })?;
    }
    for diagnostic in article.diagnostics() {
        require(good(diagnostic.span), || format!("{diagnostic:?}"))?;
    }
    Ok(())
}

fn quotes_are_the_text(article: &Article) -> Verdict {
    for indicator in article.indicators() {
        for q in indicator.value.iter().chain(&indicator.previous) {
            require(article.quote(q.span) == q.text, || format!("{q:?}"))?;
        }
        for c in &indicator.changes {
            require(article.quote(c.span) == c.text, || format!("{c:?}"))?;
        }
    }
    for d in distinctions(article) {
        require(article.quote(d.span) == d.text, || format!("{d:?}"))?;
    }
    Ok(())
}

fn distinctions(article: &Article) -> impl Iterator<Item = &Distinction> {
    let indicators = article.indicators().iter().flat_map(|i| &i.distinctions);
    indicators.chain(article.events().iter().flat_map(|e| &e.distinctions))
}

fn ledger_is_in_order(article: &Article) -> Verdict {
    for pair in article.numerals().windows(2) {
        require(pair[0].span.end <= pair[1].span.start, || {
            let quotes = [&pair[0], &pair[1]].map(|n| article.quote(n.span));
            format!("{quotes:?} at {:?} and {:?}", pair[0].span, pair[1].span)
        })?;
    }
    Ok(())
}

fn digits_are_in_the_ledger(article: &Article) -> Verdict {
    let numerals = article.numerals();
    for run in digit_runs(article.text()) {
        let first = numerals.partition_point(|n| n.span.end <= run.start);
        let touching = numerals[first..]
            .iter()
            .take_while(|n| n.span.start < run.end);
        let touching: Vec<&str> = touching.map(|n| article.quote(n.span)).collect();
        let whole = numerals.get(first).is_some_and(|n| n.span.contains(run));
        require(whole && touching.len() == 1, || {
            format!(
                "{:?} at {run:?} is touched by {touching:?}",
                article.quote(run)
            )
        })?;
    }
    Ok(())
}

/// The longest runs of decimal digits of any script.
fn digit_runs(text: &str) -> Vec<Span> {
    let mut runs: Vec<Span> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| is_digit(*c)) {
        let end = at + c.len_utf8();
        match runs.last_mut() {
            Some(run) if run.end == at => run.end = end,
            _ => runs.push(Span::new(at, end)),
        }
    }
    runs
}

/// Unicode's `Nd`, which std cannot tell from other numeric characters. Each script's ten digits lie together.
fn is_digit(c: char) -> bool {
    const ZEROS: &[u32] = &[
        0x30, 0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66,
        0xDE6, 0xE50, 0xED0, 0xF20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90,
        0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0,
        0xFF10, 0x104A0, 0x10D30, 0x11066, 0x110F0, 0x11136, 0x111D0, 0x112F0, 0x11450, 0x114D0,
        0x11650, 0x116C0, 0x11730, 0x118E0, 0x11950, 0x11C50, 0x11D50, 0x11DA0, 0x16A60, 0x16AC0,
        0x16B50, 0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6, 0x1E140, 0x1E2F0, 0x1E950, 0x1FBF0,
    ];
    let code = c as u32;
    let zero = ZEROS.partition_point(|zero| *zero <= code).checked_sub(1);
    zero.is_some_and(|i| code - ZEROS[i] < 10)
}

fn indicators_are_in_the_ledger(article: &Article) -> Verdict {
    let holds = |role: Role, span: Span| {
        let at = article
            .numerals()
            .binary_search_by_key(&span.start, |n| n.span.start);
        at.is_ok_and(|i| article.numerals()[i].span == span && article.numerals()[i].role == role)
    };
    for indicator in article.indicators() {
        let value = indicator.value.iter().map(|q| (Role::Value, q.span));
        let previous = indicator.previous.iter().map(|q| (Role::Previous, q.span));
        let changes = indicator.changes.iter().map(|c| (Role::Change, c.span));
        for (role, span) in value.chain(previous).chain(changes) {
            require(holds(role, span), || {
                format!(
                    "no {role} {:?} for {:?}",
                    article.quote(span),
                    indicator.name
                )
            })?;
        }
    }
    Ok(())
}

fn items_reach_over_their_words(article: &Article) -> Verdict {
    for indicator in article.indicators() {
        let levels = indicator.value.iter().chain(&indicator.previous);
        let spans = levels.map(|q| q.span);
        for span in spans.chain(indicator.changes.iter().map(|c| c.span)) {
            require(indicator.span.contains(span), || {
                format!("{:?} leaves out {:?}", indicator.name, article.quote(span))
            })?;
        }
        let counted = indicator.value.is_some() || !indicator.changes.is_empty();
        require(counted, || format!("{:?} counts nothing", indicator.name))?;
        require(!indicator.rule.is_empty(), || {
            format!("{:?} has no rule", indicator.name)
        })?;
    }
    for event in article.events() {
        require(
            !event.trigger.is_empty() && says(article.quote(event.span), &event.trigger),
            || format!("{event:?}"),
        )?;
        require(!event.rule.is_empty(), || format!("{event:?} has no rule"))?;
    }
    Ok(())
}

fn items_are_in_order(article: &Article) -> Verdict {
    let counted = article.indicators().iter().map(|i| {
        let change = i.changes.first().map(|c| c.span.start);
        i.value.as_ref().map(|q| q.span.start).or(change)
    });
    require(counted.is_sorted(), || "indicators".to_owned())?;
    let events = article.events().iter().map(|e| e.span.start);
    require(events.is_sorted(), || "events".to_owned())
}

/// True where a quote holds some words, whatever blanks the way to us put between them.
fn says(quote: &str, words: &str) -> bool {
    let dense = |text: &str| text.replace(is_blank, "");
    quote.contains(words) || dense(quote).contains(&dense(words))
}

/// White space, and the marks of zero width that no reader sees.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\0')
}

fn lines_are_blocks(article: &Article) -> Verdict {
    let text = article.text();
    let mut end = 0;
    for block in article.blocks() {
        let quote = article.quote(block.span);
        require(block.span.start >= end, || format!("{quote:?} overlaps"))?;
        require(quote.trim_matches(is_blank) == quote, || {
            format!("{quote:?}")
        })?;
        let between = named_blanks(&text[end..block.span.start]);
        require(between.chars().all(is_blank), || {
            format!("{between:?} is in no block")
        })?;
        require(
            end == 0 || between.contains(['\n', '\r', '\u{2028}', '\u{2029}', '\u{b}', '\u{c}']),
            || format!("{quote:?} does not start a line"),
        )?;
        end = block.span.end;
    }
    let rest = named_blanks(&text[end..]);
    require(rest.chars().all(is_blank), || {
        format!("{rest:?} is in no block")
    })
}

/// A text with the line ends and spaces of which a converter left the names.
fn named_blanks(text: &str) -> String {
    let names = [("\\r", "\r"), ("\\n", "\n"), ("\\t", "\t"), ("&nbsp;", " ")];
    names.iter().fold(text.to_owned(), |text, (name, blank)| {
        text.replace(name, blank)
    })
}

/// The sections from the outermost to the innermost, in order.
fn flat<'a>(sections: &'a [Section], into: &mut Vec<&'a Section>) {
    for section in sections {
        into.push(section);
        flat(&section.children, into);
    }
}

fn all_sections(article: &Article) -> Vec<&Section> {
    let mut sections = Vec::new();
    flat(article.sections(), &mut sections);
    sections
}

/// True where the block carries a heading.
fn opens_section(block: &Block) -> bool {
    block.kind == BlockKind::Heading
        || (block.kind == BlockKind::Paragraph && block.level.is_some())
}

fn outline_is_sound(article: &Article) -> Verdict {
    let blocks = article.blocks();
    let mut seen = BTreeSet::new();
    let mut last_head = None;
    for section in all_sections(article) {
        let name = &section.heading;
        require(!name.trim().is_empty(), || {
            "a section without a heading".to_owned()
        })?;
        let Some(head) = section.blocks.first() else {
            return Err(format!("{name:?} has no block"));
        };
        require(Some(*head) > last_head, || {
            format!("{name:?} is out of order")
        })?;
        last_head = Some(*head);
        for index in &section.blocks {
            require(*index < blocks.len(), || {
                format!("{name:?}: no block {index}")
            })?;
            require(seen.insert(*index), || {
                format!("block {index} stands in two sections")
            })?;
        }
        require(section.blocks.is_sorted(), || {
            format!("{name:?}: blocks out of order")
        })?;
        let block = &blocks[*head];
        require(
            opens_section(block) && block.level == Some(section.level),
            || format!("{name:?} of level {} opens with {block:?}", section.level),
        )?;
        require(says(article.quote(block.span), name), || {
            format!("{name:?} does not stand in its block")
        })?;
        for child in &section.children {
            require(child.level > section.level, || {
                format!("{:?} in {name:?}", child.heading)
            })?;
        }
    }
    for (index, block) in blocks.iter().enumerate() {
        require(
            (block.kind == BlockKind::Heading) <= seen.contains(&index),
            || {
                format!(
                    "the heading {:?} is missing in the outline",
                    article.quote(block.span)
                )
            },
        )?;
    }
    Ok(())
}

fn sections_stand_before(article: &Article) -> Verdict {
    let sections = all_sections(article);
    let heads: BTreeSet<usize> = sections
        .iter()
        .filter_map(|s| s.blocks.first().copied())
        .collect();
    let indicators = article.indicators().iter().map(|i| (i.section, i.span));
    let events = article.events().iter().map(|e| (e.section, e.span));
    for (section, span) in indicators.chain(events) {
        let Some(head) = section else { continue };
        let before = article
            .blocks()
            .get(head)
            .is_some_and(|b| b.span.start <= span.start);
        require(before && heads.contains(&head), || {
            format!("{:?} stands in section {head}", article.quote(span))
        })?;
    }
    Ok(())
}

fn parts_follow_their_wholes(article: &Article) -> Verdict {
    for (index, indicator) in article.indicators().iter().enumerate() {
        let Some(whole) = indicator.part_of else {
            continue;
        };
        require(whole < index, || {
            format!("{:?} is part of {whole}", indicator.name)
        })?;
        require(article.indicators()[whole].value.is_some(), || {
            format!("the whole of {:?} has no level", indicator.name)
        })?;
    }
    Ok(())
}

fn tellings_link_back(article: &Article) -> Verdict {
    let events = article.events();
    for (index, event) in events.iter().enumerate() {
        let Some(first) = event.same_as else { continue };
        let sound =
            first < index && events[first].same_as.is_none() && events[first].kind == event.kind;
        require(sound, || format!("{index} is told at {first}"))?;
    }
    Ok(())
}

fn json_comes_back(article: &Article) -> Verdict {
    let json = article.to_json();
    let back = Article::from_json(&json).map_err(|e| e.to_string())?;
    require(&back == article, || {
        "the article read back is another".to_owned()
    })?;
    require(back.to_json() == json, || {
        "the JSON written again is another".to_owned()
    })
}

fn json_counts_code_points(article: &Article) -> Verdict {
    let json: serde_json::Value =
        serde_json::from_str(&article.to_json()).map_err(|e| e.to_string())?;
    let chars: Vec<char> = article.text().chars().collect();
    let quote = |item: &serde_json::Value| -> Option<String> {
        let at = |key: &str| usize::try_from(item[key].as_u64()?).ok();
        Some(chars.get(at("start")?..at("end")?)?.iter().collect())
    };
    let same = |list: &str, quotes: &mut dyn Iterator<Item = &str>| {
        let items = json[list].as_array().map_or(&[][..], Vec::as_slice);
        let there: Vec<Option<String>> = items.iter().map(quote).collect();
        let here: Vec<Option<String>> = quotes.map(|q| Some(q.to_owned())).collect();
        require(there == here, || list.to_owned())
    };
    same(
        "blocks",
        &mut article.blocks().iter().map(|b| article.quote(b.span)),
    )?;
    same(
        "numerals",
        &mut article.numerals().iter().map(|n| article.quote(n.span)),
    )?;
    same(
        "indicators",
        &mut article.indicators().iter().map(|i| article.quote(i.span)),
    )?;
    same(
        "events",
        &mut article.events().iter().map(|e| article.quote(e.span)),
    )?;
    same(
        "diagnostics",
        &mut article.diagnostics().iter().map(|d| article.quote(d.span)),
    )?;
    for (there, here) in json["indicators"]
        .as_array()
        .into_iter()
        .flatten()
        .zip(article.indicators())
    {
        let value = here.value.as_ref().map(|q| q.text.clone());
        require(quote(&there["value"]) == value, || {
            format!("value of {:?}", here.name)
        })?;
    }
    Ok(())
}

/// What was found, without offsets and with the line breaks of Unix.
fn findings(article: &Article) -> String {
    use std::fmt::Write;
    let mut out = String::new();
    let quote = |span: Span| article.quote(span).replace("\r\n", "\n");
    let mut line = |text: String| writeln!(out, "{text}").expect("a string takes all");
    line(format!("{:?}", article.metadata()));
    line(format!("{:?}", article.sections()));
    for b in article.blocks() {
        line(format!("{} {:?} {:?}", b.kind, b.level, quote(b.span)));
    }
    for n in article.numerals() {
        line(format!(
            "{} {:?} {:?} {:?} {:?}",
            n.role,
            n.number,
            n.unit,
            n.modifier,
            quote(n.span)
        ));
    }
    for i in article.indicators() {
        line(format!(
            "{} {} {:?} {:?}",
            i.name,
            i.action,
            i.concept,
            quote(i.span)
        ));
        line(format!(
            "{:?} {} {:?} {:?} {}",
            i.period, i.status, i.part_of, i.section, i.rule
        ));
        for q in i.value.iter().chain(&i.previous) {
            line(format!(
                "{} {} {:?} {} {}",
                q.number, q.unit, q.unit_code, q.modifier, q.text
            ));
        }
        for c in &i.changes {
            line(format!(
                "{} {} {} {:?} {}",
                c.number, c.unit, c.modifier, c.basis, c.text
            ));
        }
    }
    for e in article.events() {
        line(format!(
            "{} {:?} {} {:?} {:?}",
            e.kind, e.date, e.trigger, e.actors, e.object
        ));
        line(format!(
            "{:?} {:?} {} {:?}",
            e.section,
            e.same_as,
            e.rule,
            quote(e.span)
        ));
    }
    for d in article.diagnostics() {
        line(format!(
            "{} {} {} {:?}",
            d.code,
            d.severity,
            d.message,
            quote(d.span)
        ));
    }
    out
}

/// The first line in which two accounts differ.
fn first_difference(a: &str, b: &str) -> Option<String> {
    let pad = |s: &str| {
        s.lines()
            .map(str::to_owned)
            .chain([String::new()])
            .collect::<Vec<_>>()
    };
    let (a, b) = (pad(a), pad(b));
    let differs = a.iter().zip(&b).find(|(a, b)| a != b);
    differs.map(|(a, b)| format!("{a}\n{b}"))
}

#[test]
fn every_fixture_obeys_every_law() {
    let mut all = Vec::new();
    for fixture in fixtures::all() {
        let faults = faults(&parse(&fixture.text));
        all.extend(faults.into_iter().map(|f| format!("{}: {f}", fixture.name)));
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

#[test]
fn every_case_of_the_tables_obeys_every_law() {
    let mut all = Vec::new();
    for text in crate::spec::texts() {
        let faults = faults(&parse(&text));
        all.extend(faults.into_iter().map(|f| format!("{text}: {f}")));
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

#[test]
fn no_prefix_of_a_fixture_breaks_the_parser() {
    for fixture in fixtures::all() {
        let text = &fixture.text;
        for (at, _) in text.char_indices() {
            let article = parse(&text[..at]);
            let verdict = spans_lie_on_characters(&article)
                .and_then(|()| digits_are_in_the_ledger(&article))
                .and_then(|()| lines_are_blocks(&article));
            assert_eq!(verdict, Ok(()), "{}, the first {at} bytes", fixture.name);
        }
    }
}

#[test]
fn the_same_bytes_come_out_again_and_from_eight_threads() {
    let parser = Parser::new();
    let fixtures = fixtures::all();
    let expected: Vec<String> = fixtures
        .iter()
        .map(|f| parser.parse(&f.text).to_json())
        .collect();
    std::thread::scope(|scope| {
        for thread in 0..8 {
            let (parser, fixtures, expected) = (&parser, &fixtures, &expected);
            scope.spawn(move || {
                // Each thread starts elsewhere, so that different articles are parsed side by side and
                // something kept from one would show in the next.
                for step in 0..fixtures.len() {
                    let at = (step + thread) % fixtures.len();
                    assert_eq!(parser.parse(&fixtures[at].text).to_json(), expected[at]);
                }
            });
        }
    });
}

#[test]
fn a_parser_can_be_shared() {
    fn shared<T: Send + Sync + Clone + 'static>() {}
    shared::<Parser>();
    shared::<Article>();
}
