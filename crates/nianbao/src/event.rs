//! Room 5. What happened, when, who and what.
//!
//! A trigger of the lexicon opens an event; its frame says on which side the thing stands. Plans, denials and
//! work that goes on are no events, and neither are counts of things without a name.

use crate::clause::phrase::{Piece, PieceKind, Reader, closes, opens, phrase, pieces, trim_back};
use crate::clause::when::Clock;
use crate::clause::{self, Sentence};
use crate::document::Document;
use crate::lexicon::{Frame, Lexicon, Link, NounClass, UnitKind};
use crate::mention::Mentions;
use crate::model::{BlockKind, Event, EventType, Period, Span, Status};
use crate::source::Source;

/// Detects the events.
pub(crate) fn detect(
    source: &Source<'_>,
    document: &Document,
    mentions: &Mentions,
    lexicon: &Lexicon,
) -> Vec<Event> {
    let own = document.own_names();
    let mut detector = Detector {
        source,
        document,
        mentions,
        lexicon,
        reader: Reader {
            text: &source.folded,
            own: &own,
        },
        clock: Clock::new(&document.metadata),
        events: Vec::new(),
    };
    for (index, block) in document.blocks.iter().enumerate() {
        if block.kind == BlockKind::Paragraph && !document.plan[index] {
            let start = document.run_in_end[index].unwrap_or(document.marker_end[index]);
            for sentence in clause::sentences(mentions.of_block(index), start, block.span.end) {
                detector.sentence(index, &sentence);
            }
        }
    }
    detector.events
}

struct Detector<'a> {
    source: &'a Source<'a>,
    document: &'a Document,
    mentions: &'a Mentions,
    lexicon: &'a Lexicon,
    reader: Reader<'a>,
    clock: Clock,
    events: Vec<Event>,
}

/// Names of things, in order, and where they stand.
#[derive(Debug, Default)]
struct Names {
    names: Vec<String>,
    span: Option<Span>,
    /// A number of a measure word counts them.
    counted: bool,
    /// 等 says that the names are examples of more.
    and_so_on: bool,
}

impl Names {
    fn joined(&self) -> Option<String> {
        (!self.names.is_empty()).then(|| self.names.join(";"))
    }
}

impl Detector<'_> {
    fn sentence(&mut self, block: usize, sentence: &Sentence<'_>) {
        let mut period: Option<Period> = None;
        let mut planned = false;
        for clause in sentence.clauses() {
            let row = pieces(sentence.mentions, clause.span, self.lexicon);
            // Work that goes on (加快, 推进) keeps what follows in its clause from being an event.
            let mut ongoing = false;
            let mut from = 0;
            for at in 0..row.len() {
                match row[at].kind {
                    PieceKind::Time(when) => {
                        let (text, span) = (&self.source.folded, row[at].span);
                        let set =
                            clause::period_set_by(text, span, when, period, &self.clock, false);
                        period = set.or(period);
                    }
                    PieceKind::Word(entry) => {
                        if let Some(set) = entry.time.and_then(|w| self.clock.word(w, false)) {
                            period = Some(set);
                        }
                        planned |= matches!(entry.status, Some((Status::Target, _)));
                        ongoing |= matches!(entry.link, Some(Link::Ongoing | Link::Not));
                        if entry.trigger.is_some() && entry.noun.is_none() && !planned && !ongoing {
                            if let Some(event) = self.event(block, &row, from, at, period) {
                                self.events.push(event);
                                from = at + 1;
                            }
                        }
                    }
                    _ => {}
                }
            }
        }
    }

    /// The event that the trigger at `at` names, if it names one. `from` is behind the trigger before it.
    fn event(
        &self,
        block: usize,
        row: &[Piece<'_>],
        from: usize,
        at: usize,
        period: Option<Period>,
    ) -> Option<Event> {
        let trigger = row[at].span;
        let (kind, frame) = row[at].entry()?.trigger?;
        let before = &row[from..at];
        let mut behind = &row[at + 1..];
        let of = behind.first().is_some_and(|p| p.link() == Some(Link::Of));
        while behind
            .first()
            .is_some_and(|p| p.link() == Some(Link::Of) || self.text(p) == "了")
        {
            behind = &behind[1..];
        }
        let (actors, object, rule) = match frame {
            Frame::Object => {
                let object = self.names_behind(behind);
                if object.names.is_empty() && kind != EventType::Sign {
                    // 国际大会成功举办: nothing behind, so the thing stands before.
                    (
                        Names::default(),
                        self.names_before(before),
                        "trigger-behind",
                    )
                } else {
                    (self.actors(before), object, "trigger-object")
                }
            }
            Frame::Attract => {
                let object = self.names_behind(behind);
                let named = object.and_so_on || object.names.iter().any(|n| self.is_body(n));
                if !named || object.names.is_empty() {
                    return None;
                }
                (self.actors(before), object, "attracted-body")
            }
            Frame::Subject if of => (
                Names::default(),
                self.names_behind(behind),
                "trigger-of-object",
            ),
            Frame::Subject => (
                Names::default(),
                self.names_before(before),
                "subject-trigger",
            ),
            Frame::Admit => (
                self.actors(before),
                self.whole_behind(behind),
                "admitted-to",
            ),
            Frame::Settle => {
                let place = self.whole_behind(behind);
                (self.names_before(before), place, "settled-in")
            }
        };
        let names_something = !object.names.is_empty();
        if !names_something {
            return None;
        }
        // 新建公园6个: a count of things without a name is an indicator.
        if frame == Frame::Object && object.counted && !object.and_so_on && !named(&object.names) {
            return None;
        }
        let spans = [actors.span, object.span, Some(trigger)];
        let start = spans.iter().flatten().map(|s| s.start).min()?;
        let end = spans.iter().flatten().map(|s| s.end).max()?;
        Some(Event {
            kind,
            date: period.or_else(|| self.clock.default_period(false)),
            trigger: self.quote(trigger),
            actors: actors.names,
            object: object.joined(),
            section: self.document.section_of[block],
            span: Span::new(start, end),
            rule: rule.into(),
        })
    }

    fn text(&self, piece: &Piece<'_>) -> &str {
        self.source.folded[piece.span.range()].trim()
    }

    fn quote(&self, span: Span) -> String {
        let text = &self.source.text[span.range()];
        text.chars().filter(|c| !c.is_whitespace()).collect()
    }

    /// Whether a name ends as organisations' names do.
    fn is_body(&self, name: &str) -> bool {
        let starts = name.char_indices().map(|(i, _)| i);
        starts
            .filter_map(|i| self.lexicon.entry_of(&name[i..]))
            .any(|e| e.noun == Some(NounClass::Body))
    }

    /// The list of things behind a trigger, up to the end of the clause or the next verb.
    fn names_behind(&self, row: &[Piece<'_>]) -> Names {
        let mut depth = 0usize;
        let end = row.iter().enumerate().position(|(i, piece)| {
            match piece.kind {
                PieceKind::Mark(mark) if opens(mark) => depth += 1,
                PieceKind::Mark(mark) if closes(mark) => depth = depth.saturating_sub(1),
                PieceKind::Word(_) if depth == 0 && i > 0 => return self.ends_object(piece),
                _ => {}
            }
            false
        });
        self.list(&row[..end.unwrap_or(row.len())])
    }

    /// Whether a word behind a trigger belongs no longer to its object.
    fn ends_object(&self, piece: &Piece<'_>) -> bool {
        let Some(entry) = piece.entry() else {
            return false;
        };
        if entry.noun.is_some() || entry.concept.is_some() || entry.lexical.is_some() {
            return false;
        }
        match entry.link {
            Some(Link::Break) => self.text(piece) != "等",
            Some(Link::And | Link::Of) => false,
            Some(_) => true,
            None => piece.sure_verb() || entry.basis || entry.status.is_some(),
        }
    }

    /// What stands behind a trigger as one name: an honour, a list, a place.
    fn whole_behind(&self, row: &[Piece<'_>]) -> Names {
        let end = row.iter().position(|p| {
            matches!(p.link(), Some(Link::Break)) && self.text(p) != "等" && self.text(p) != "之一"
                || matches!(p.kind, PieceKind::Mark('、'))
        });
        let row = trim_back(&row[..end.unwrap_or(row.len())]);
        let mut row = row;
        while row.first().is_some_and(|p| {
            matches!(p.link(), Some(Link::Copula | Link::Of)) || matches!(self.text(p), "了" | "")
        }) {
            row = &row[1..];
        }
        let Some(span) = phrase(row) else {
            return Names::default();
        };
        let name = self.clean(&self.quote(span));
        Names {
            names: if name.is_empty() {
                Vec::new()
            } else {
                vec![name]
            },
            span: Some(span),
            ..Names::default()
        }
    }

    /// The things before a trigger, from the last verb or mark of the clause on.
    fn names_before(&self, row: &[Piece<'_>]) -> Names {
        let row = trim_back(row);
        let mut cut = 0;
        let mut depth = 0usize;
        for (i, piece) in row.iter().enumerate() {
            match piece.kind {
                PieceKind::Mark(mark) if opens(mark) => depth += 1,
                PieceKind::Mark(mark) if closes(mark) => depth = depth.saturating_sub(1),
                PieceKind::Word(entry) if depth == 0 => {
                    let plain = entry.noun.is_none() && entry.concept.is_none();
                    let of = row.get(i + 1).is_some_and(|p| p.link() == Some(Link::Of));
                    if plain && piece.sure_verb() {
                        cut = i + 1 + usize::from(of);
                    } else if plain
                        && matches!(entry.link, Some(Link::Break | Link::From))
                        && self.text(piece) != "等"
                    {
                        cut = i + 1;
                    }
                }
                _ => {}
            }
        }
        let row = if cut < row.len() { &row[cut..] } else { row };
        self.list(self.reader.trim_front(row))
    }

    /// Who did it: the noun phrase before the trigger, if it is one.
    fn actors(&self, row: &[Piece<'_>]) -> Names {
        let row = self.reader.trim_front(trim_back(row));
        let passive = row.iter().position(|p| matches!(self.text(p), "被" | "由"));
        let row = match passive {
            Some(cut) if cut > 0 => &row[..cut],
            _ => row,
        };
        let verb = row.iter().rposition(Piece::sure_verb);
        let row = verb.map_or(row, |cut| &row[cut + 1..]);
        self.list(self.reader.trim_front(row))
    }

    /// The items of a list, without numbers and without what stands behind 等.
    fn list(&self, row: &[Piece<'_>]) -> Names {
        let mut names = Names {
            span: phrase(row),
            ..Names::default()
        };
        let cut = row.iter().position(|p| self.reader.is_and_so_on(p));
        names.and_so_on = cut.is_some();
        names.counted = row.iter().any(|p| match p.kind {
            PieceKind::Number(id) => {
                self.mentions.numbers[id as usize].kind == Some(UnitKind::Count)
            }
            _ => false,
        });
        let row = &row[..cut.unwrap_or(row.len())];
        let mut depth = 0usize;
        let mut from = 0;
        for (i, piece) in row.iter().enumerate() {
            match piece.kind {
                PieceKind::Mark(mark) => {
                    if opens(mark) {
                        // “甲”“乙” stand side by side without a mark between them.
                        let joins =
                            i > from && matches!(row[i - 1].kind, PieceKind::Mark(m) if closes(m));
                        if depth == 0 && joins && matches!(mark, '“' | '《' | '「') {
                            self.item(&row[from..i], &mut names.names);
                            from = i;
                        }
                        depth += 1;
                    } else if closes(mark) {
                        depth = depth.saturating_sub(1);
                    } else if depth == 0 && mark == '、' {
                        self.item(&row[from..i], &mut names.names);
                        from = i + 1;
                    }
                }
                PieceKind::Word(entry) if depth == 0 && entry.link == Some(Link::And) => {
                    self.item(&row[from..i], &mut names.names);
                    from = i + 1;
                }
                _ => {}
            }
        }
        self.item(&row[from..], &mut names.names);
        names
    }

    fn item(&self, row: &[Piece<'_>], names: &mut Vec<String>) {
        let row = trim_back(row);
        // A number at either edge counts the item and is no part of its name.
        let counts = |p: &Piece<'_>| matches!(p.kind, PieceKind::Number(_));
        let row = match row {
            [first, rest @ ..] if counts(first) && !rest.is_empty() => rest,
            _ => row,
        };
        let row = match row {
            [rest @ .., last] if counts(last) => rest,
            _ => row,
        };
        if let Some(span) = phrase(trim_back(row)) {
            let name = self.clean(&self.quote(span));
            if !name.is_empty() {
                names.push(name);
            }
        }
    }

    fn clean(&self, name: &str) -> String {
        name.trim_start_matches(['了', '的', '、'])
            .trim_end_matches(['的', '、', '等', '了'])
            .to_owned()
    }
}

/// Whether a list holds a name in quotation marks or a title.
fn named(names: &[String]) -> bool {
    names.iter().any(|n| n.contains(['“', '《', '「', '"']))
}
