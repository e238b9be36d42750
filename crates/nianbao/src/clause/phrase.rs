//! Noun phrases around a number, in prose without spaces: where a name begins and ends, and which verb goes
//! with it.
//!
//! A stretch of a clause is a row of pieces: words of the lexicon, dates, marks, and the gaps between them,
//! which are nouns that the lexicon need not know.

mod left;
mod right;

pub(crate) use left::{Lead, Left};
pub(crate) use right::{Before, Right};

use crate::lexicon::{ChangeForm, Entry, Lexicon, Link, NounClass, Use};
use crate::mention::{Mention, What};
use crate::model::Span;
use crate::written::date::When;

/// A piece of a clause.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Piece<'l> {
    pub(crate) span: Span,
    pub(crate) kind: PieceKind<'l>,
}

#[derive(Debug, Clone, Copy)]
pub(crate) enum PieceKind<'l> {
    /// Text that the lexicon does not know.
    Gap,
    Word(&'l Entry),
    Time(When),
    /// A number, with its index.
    Number(u32),
    /// Digits inside a name.
    Fixed,
    Mark(char),
    /// A bracket that holds no number.
    Aside,
}

impl<'l> Piece<'l> {
    pub(crate) fn entry(&self) -> Option<&'l Entry> {
        match self.kind {
            PieceKind::Word(entry) => Some(entry),
            _ => None,
        }
    }

    pub(crate) fn link(&self) -> Option<Link> {
        self.entry()?.link
    }

    pub(crate) fn noun(&self) -> Option<NounClass> {
        self.entry()?.noun
    }

    /// Whether it may stand inside a name: text, a noun, or a word that is as often one.
    pub(crate) fn may_name(&self) -> bool {
        match self.kind {
            PieceKind::Gap | PieceKind::Fixed => true,
            PieceKind::Word(e) => {
                e.noun.is_some() || e.concept.is_some() || self.verb().is_some_and(Use::is_dual)
            }
            _ => false,
        }
    }

    /// A verb that can govern a number. A noun of the lexicon is none, whatever verbs it holds.
    pub(crate) fn verb(&self) -> Option<Use> {
        let entry = self.entry()?;
        if entry.noun.is_some() || entry.concept.is_some() {
            return None;
        }
        entry.action.or_else(|| {
            let moves = entry
                .change
                .is_some_and(|c| matches!(c.form, ChangeForm::By | ChangeForm::To));
            (moves || entry.trigger.is_some()).then_some(Use::Plain)
        })
    }

    /// Whether the object of a verb is work: 推进改造.
    fn takes_work(&self) -> bool {
        matches!(self.verb(), Some(Use::Report | Use::Task)) && !self.speeds()
    }

    /// 加快: a movement of work.
    pub(crate) fn speeds(&self) -> bool {
        self.entry()
            .is_some_and(|e| e.change.is_some() && e.action == Some(Use::Task))
    }

    pub(crate) fn sure_verb(&self) -> bool {
        self.verb().is_some_and(|usage| !usage.is_dual())
    }
}

/// The pieces of `span`, from the mentions of its block, without the white space between them.
pub(crate) fn pieces<'l>(
    text: &str,
    mentions: &[Mention],
    span: Span,
    lexicon: &'l Lexicon,
) -> Vec<Piece<'l>> {
    let blank = |from: usize, to: usize| text[from..to].trim().is_empty();
    let mut at = span.start;
    let first = mentions.partition_point(|m| m.span.start < span.start);
    let mentions = &mentions[first..];
    let mentions = &mentions[..mentions.partition_point(|m| m.span.start < span.end)];
    // At most a gap before each, and one behind.
    let mut row = Vec::with_capacity(2 * mentions.len() + 1);
    for mention in mentions {
        // A number may reach back over the modifier before it, and a name over the digits inside it.
        let start = mention.span.start;
        if start < at {
            if matches!(mention.what, What::Number(_)) {
                while row
                    .last()
                    .is_some_and(|last: &Piece<'l>| last.span.start >= start)
                {
                    row.pop();
                }
                if let Some(last) = row.last_mut() {
                    last.span.end = last.span.end.min(start);
                }
                at = start;
            }
            if start < at {
                continue;
            }
        }
        if start > at && !blank(at, start) {
            row.push(Piece {
                span: Span::new(at, start),
                kind: PieceKind::Gap,
            });
        }
        if text[start..].starts_with('&') {
            // &nbsp;: a space that the page's layout left in the text.
            at = mention.span.end;
            continue;
        }
        if let Some(note) = note_around(text, mention) {
            if let Some(last) = row.last_mut().filter(|last| last.span.end > note.start) {
                last.span.end = note.start;
            }
            row.pop_if(|last| last.span.start >= last.span.end);
            at = note.end;
            continue;
        }
        let kind = match mention.what {
            What::Word(id) => PieceKind::Word(lexicon.entry(id)),
            What::Number(id) => PieceKind::Number(id),
            What::Time(when) => PieceKind::Time(when),
            What::Mark(mark) => PieceKind::Mark(mark),
            What::Fixed(_) => PieceKind::Fixed,
        };
        let end = mention.span.end.min(span.end);
        row.push(Piece {
            span: Span::new(start, end),
            kind,
        });
        at = end;
    }
    if at < span.end && !blank(at, span.end) {
        row.push(Piece {
            span: Span::new(at, span.end),
            kind: PieceKind::Gap,
        });
    }
    let mut row = without_asides(row);
    // 同比（下同）: what holds for the rest is no remark on the word before.
    row.retain(|p| !matches!(p.kind, PieceKind::Aside) || !text[p.span.range()].contains("下同"));
    row
}

/// ［1］, 〔 8〕: the mark of a note, around the digits in it.
fn note_around(text: &str, mention: &Mention) -> Option<Span> {
    if !matches!(mention.what, What::Fixed(_) | What::Number(_)) {
        return None;
    }
    // The last byte of a bracket or a space: all others are told at once.
    let last = mention
        .span
        .start
        .checked_sub(1)
        .map(|at| text.as_bytes()[at]);
    if !matches!(last, Some(b'[' | b' ' | 0xBB | 0x94 | 0x80)) {
        return None;
    }
    let before = text[..mention.span.start].trim_end();
    let open = before
        .chars()
        .next_back()
        .filter(|c| "[［〔".contains(*c))?;
    let behind = &text[mention.span.end..];
    let inner = behind.trim_start();
    let close = inner.chars().next().filter(|c| "]］〕".contains(*c))?;
    let digits = &text[mention.span.range()];
    digits.bytes().all(|b| b.is_ascii_digit()).then(|| {
        let end = mention.span.end + (behind.len() - inner.len()) + close.len_utf8();
        Span::new(before.len() - open.len_utf8(), end)
    })
}

/// The row with each bracket that holds no number as one piece, which the readers pass over.
fn without_asides(row: Vec<Piece<'_>>) -> Vec<Piece<'_>> {
    let opening = |p: &Piece<'_>| matches!(p.kind, PieceKind::Mark('（' | '('));
    if !row.iter().any(opening) {
        return row;
    }
    let mut kept: Vec<Piece<'_>> = Vec::with_capacity(row.len());
    let mut open: Option<usize> = None;
    for piece in row {
        if opening(&piece) {
            open = Some(kept.len());
        }
        let closing = matches!(piece.kind, PieceKind::Mark('）' | ')'));
        kept.push(piece);
        if let Some(from) = open.filter(|_| closing) {
            open = None;
            let numbers = kept[from..]
                .iter()
                .any(|p| matches!(p.kind, PieceKind::Number(_)));
            if !numbers {
                let span = Span::new(kept[from].span.start, piece.span.end);
                kept.truncate(from);
                kept.push(Piece {
                    span,
                    kind: PieceKind::Aside,
                });
            }
        }
    }
    kept
}

/// More pieces than a bracket inside a name has.
const LONGEST_BRACKET: usize = 32;

/// Text of the source without its own edge words, for a reader of names.
pub(crate) struct Reader<'a> {
    pub(crate) text: &'a str,
    pub(crate) own: &'a [String],
}

impl Reader<'_> {
    fn is_preposition(&self, piece: &Piece<'_>, words: &[&str]) -> bool {
        piece.link() == Some(Link::Break) && words.contains(&&self.text[piece.span.range()])
    }

    /// Whether a stretch before a number ends in a preposition, so that the verb stands behind the noun counted
    /// (为12个村添置, 对全区9条道路进行).
    pub(crate) fn is_framed(&self, stretch: &[Piece<'_>]) -> bool {
        let place =
            |p: &Piece<'_>| p.noun() == Some(NounClass::Own) || p.link() == Some(Link::Adverb);
        let Some(at) = stretch.iter().rposition(|p| !place(p)) else {
            return false;
        };
        let words = ["对", "向", "给", "让", "在", "从", "围绕", "与"];
        let preposition = self.is_preposition(&stretch[at], &words)
            || &self.text[stretch[at].span.range()] == "与" && at == 0;
        // 合并为3处: behind a noun or a verb, 为 says what became of it.
        let leads = || {
            let before = stretch[..at].iter();
            before
                .clone()
                .all(|p| place(p) || matches!(p.kind, PieceKind::Mark(_) | PieceKind::Time(_)))
        };
        preposition
            || &self.text[stretch[at].span.range()] == "为" && leads()
            || stretch
                .iter()
                .any(|p| self.is_preposition(p, &["将", "把"]))
    }

    /// Whether the last verb before a number says what the thing named further on holds (连接3个公园的绿道).
    pub(crate) fn contains(&self, row: &[Piece<'_>]) -> bool {
        const LONGEST: usize = 16;
        let holds = [
            "涵盖", "覆盖", "涉及", "连接", "包含", "囊括", "横跨", "串联", "贯穿", "连通",
        ];
        let last = row
            .iter()
            .rev()
            .take(LONGEST)
            .find(|p| p.sure_verb() || holds.contains(&&self.text[p.span.range()]));
        last.is_some_and(|p| holds.contains(&&self.text[p.span.range()]))
    }

    /// 省, 市, 区: who ranks what is named behind it.
    pub(crate) fn is_rank(&self, piece: &Piece<'_>) -> bool {
        let text = &self.text[piece.span.range()];
        matches!(piece.kind, PieceKind::Gap)
            && matches!(text, "国家" | "省" | "市" | "区" | "县" | "镇")
    }

    pub(crate) fn is_and_so_on(&self, piece: &Piece<'_>) -> bool {
        // 特等奖, 优秀等次: a rank, no list.
        let ranks = |text: &str| text.starts_with(['奖', '次', '级', '功']);
        piece.link() == Some(Link::Break)
            && &self.text[piece.span.range()] == "等"
            && !ranks(&self.text[piece.span.end..])
            && !self.text[..piece.span.start].ends_with(['甲', '乙', '丙', '特'])
    }

    /// Without what a name does not begin with.
    pub(crate) fn trim_front<'r, 'l>(&self, mut row: &'r [Piece<'l>]) -> &'r [Piece<'l>] {
        while let Some(piece) = row.first() {
            let drop = match piece.kind {
                // （其中小学30个: a bracket that the stretch doesn't close.
                PieceKind::Mark('（' | '(') => !row[1..]
                    .iter()
                    .take(LONGEST_BRACKET)
                    .any(|p| matches!(p.kind, PieceKind::Mark('）' | ')'))),
                PieceKind::Mark(mark) => !opens(mark),
                PieceKind::Time(_) => true,
                PieceKind::Word(entry) => {
                    let names = entry.concept.is_some()
                        || matches!(entry.noun, Some(n) if n != NounClass::Own)
                        || entry.link == Some(Link::Adverb) && self.is_rate(row.get(1));
                    // 县域内就诊率: a place within bounds is part of the name.
                    let bounded = entry.noun == Some(NounClass::Own)
                        && row.get(1).is_some_and(|p| {
                            self.text[p.span.range()].starts_with(['内', '外', '级'])
                        });
                    !names
                        && !bounded
                        && (entry.noun == Some(NounClass::Own)
                            || entry.time.is_some()
                            || entry.basis
                            || entry.status.is_some() && entry.action.is_none()
                            || matches!(
                                entry.link,
                                Some(link) if !matches!(link, Link::Anaphor)
                            ) && entry.action.is_none())
                }
                PieceKind::Gap => self.is_edge(&self.text[piece.span.range()]),
                PieceKind::Aside => true,
                // ，一是投资120万元: the numbering of a list in running text.
                PieceKind::Number(_) | PieceKind::Fixed => {
                    self.text[piece.span.range()].ends_with('是')
                }
            };
            if !drop {
                break;
            }
            row = &row[1..];
        }
        row
    }

    /// 按期答复率: what is done on time is part of such a name.
    fn is_rate(&self, piece: Option<&Piece<'_>>) -> bool {
        piece.is_some_and(|p| {
            let text = &self.text[p.span.range()];
            text.ends_with('率') && (3..=4).contains(&text.chars().count())
        })
    }

    /// Text that belongs to no name: white space, the place's own name, 我们.
    pub(crate) fn is_edge(&self, gap: &str) -> bool {
        let gap = gap.trim();
        gap.is_empty()
            || matches!(
                gap,
                "了" | "我们" | "我" | "度" | "份" | "末" | "底" | "内" | "里" | "而"
            )
            || self.own.iter().any(|own| own == gap)
    }
}

/// Without what a name does not end with.
pub(crate) fn trim_back<'r, 'l>(mut row: &'r [Piece<'l>]) -> &'r [Piece<'l>] {
    while let Some(piece) = row.last() {
        let drop = match piece.kind {
            PieceKind::Mark(mark) => !closes(mark) && mark != '"',
            PieceKind::Time(_) => row.len() > 1,
            PieceKind::Word(entry) => {
                let names =
                    entry.concept.is_some() || matches!(entry.noun, Some(n) if n != NounClass::Own);
                !names
                    && (entry.basis
                        || entry.status.is_some() && entry.action.is_none()
                        || entry.time.is_some()
                        || matches!(entry.link, Some(link) if !matches!(link, Link::Anaphor))
                            && entry.action.is_none()
                        || entry.modifier.is_some() && entry.action.is_none())
            }
            PieceKind::Gap | PieceKind::Aside | PieceKind::Number(_) | PieceKind::Fixed => false,
        };
        if !drop {
            break;
        }
        row = &row[..row.len() - 1];
    }
    row
}

/// From the first to the last piece.
pub(crate) fn phrase(row: &[Piece<'_>]) -> Option<Span> {
    Some(Span::new(row.first()?.span.start, row.last()?.span.end))
}

/// 、 or 和.
pub(crate) fn joins(piece: &Piece<'_>) -> bool {
    matches!(piece.kind, PieceKind::Mark('、')) || piece.link() == Some(Link::And)
}

/// Text that the lexicon does not know, or a noun that it knows.
fn is_nominal(piece: &Piece<'_>) -> bool {
    matches!(piece.kind, PieceKind::Gap) || piece.noun().is_some()
}

/// Text, a noun or a plan: what a verb before it may be the front of.
fn is_named(piece: &Piece<'_>) -> bool {
    match piece.kind {
        PieceKind::Word(e) => e.noun.is_some() || e.status.is_some(),
        _ => matches!(piece.kind, PieceKind::Gap),
    }
}

fn is_metric(piece: &Piece<'_>) -> bool {
    matches!(piece.noun(), Some(NounClass::Metric | NounClass::Relative))
}

fn relative(row: &[Piece<'_>]) -> bool {
    matches!(row, [piece] if piece.noun() == Some(NounClass::Relative) || piece.link() == Some(Link::Anaphor))
}

pub(crate) fn opens(mark: char) -> bool {
    matches!(
        mark,
        '“' | '‘' | '「' | '『' | '《' | '〈' | '【' | '（' | '(' | '['
    )
}

pub(crate) fn closes(mark: char) -> bool {
    matches!(
        mark,
        '”' | '’' | '」' | '』' | '》' | '〉' | '】' | '）' | ')' | ']'
    )
}

pub(crate) fn ends_clause(mark: char) -> bool {
    matches!(
        mark,
        '，' | ',' | '；' | ';' | '：' | ':' | '。' | '！' | '!' | '？' | '?' | '\n'
    )
}

pub(crate) fn ends_sentence(mark: char) -> bool {
    matches!(mark, '。' | '！' | '!' | '？' | '?' | '\n')
}

/// A stretch behind a verb or a share as a noun phrase: without what no name ends with.
pub(crate) fn tail(row: &[Piece<'_>]) -> Option<Span> {
    let mut row = trim_back(row);
    while let Some(first) = row.first() {
        let thin = match first.kind {
            PieceKind::Mark(mark) => !opens(mark),
            PieceKind::Word(e) => e.link == Some(Link::Copula) || e.link == Some(Link::Of),
            _ => false,
        };
        if !thin {
            break;
        }
        row = &row[1..];
    }
    phrase(row)
}
