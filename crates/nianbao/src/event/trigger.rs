//! Is a trigger the verb of its clause, and did it happen? Plans, denials and work that goes on are told from events here,
//! and verbs side by side become one trigger.

use std::ops::Range;

use super::{Detector, REACH};
use crate::clause::phrase::{Piece, PieceKind, opens};
use crate::lexicon::{Frame, Heads, Link, Use};
use crate::model::{EventType, Span};

/// How many verbs side by side are at most one trigger (签约引进落户).
const VERBS: usize = 4;

/// What a trigger is in its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stance {
    /// Nothing of its own stands behind it.
    Last,
    /// 的 and a noun stand behind it.
    Relative(usize),
    /// What it governs begins at this piece.
    Governs(usize),
    /// It is no verb here, or its clause only says when (启用后).
    None,
}

/// A trigger with its place in the row of its clause.
#[derive(Debug, Clone, Copy)]
pub(super) struct Trigger {
    pub(super) kind: EventType,
    pub(super) frame: Frame,
    /// How many words it is made of.
    pub(super) words: usize,
    /// Of its last piece.
    pub(super) last: usize,
    pub(super) span: Span,
    pub(super) stance: Stance,
}

impl Detector<'_> {
    /// 推动出台: what drives a trigger that stands right behind it has reached it.
    pub(super) fn drives(&self, row: &[Piece<'_>], behind: usize) -> bool {
        self.text(&row[behind - 1]) == "推动"
            && row
                .get(behind)
                .and_then(Piece::entry)
                .is_some_and(|e| e.trigger.is_some())
    }

    /// 将 before a verb or a time speaks of what is to come; before a noun it is 把.
    pub(super) fn is_future(&self, row: &[Piece<'_>], at: usize) -> bool {
        if row[at].link() != Some(Link::Break) {
            return false;
        }
        match self.text(&row[at]) {
            "即将" | "正在" | "若" => true,
            "将" => row.get(at + 1).is_some_and(|next| match next.kind {
                PieceKind::Time(_) => true,
                PieceKind::Word(e) => {
                    e.noun.is_none()
                        && e.concept.is_none()
                        && (e.trigger.is_some()
                            || e.action.is_some()
                            || e.time.is_some()
                            || e.status.is_some()
                            || matches!(e.link, Some(Link::Adverb | Link::Break | Link::Ongoing)))
                }
                _ => false,
            }),
            _ => false,
        }
    }

    /// The trigger at `at`, if the word there is a verb; triggers side by side (签约入驻) are one.
    pub(super) fn trigger(&self, row: &[Piece<'_>], at: usize) -> Option<Trigger> {
        let perfective = self.perfective(row, at);
        let (mut kind, mut frame) = perfective.or_else(|| self.word(&row[at]))?;
        let mut span = row[at].span;
        let mut last = at;
        while last < at + VERBS {
            // 建成并投入使用
            let and = row.get(last + 1).is_some_and(|p| self.text(p) == "并");
            let at = last + 1 + usize::from(and);
            let Some((next, of)) = row.get(at).and_then(|p| self.word(p)) else {
                break;
            };
            let stance = self.stance(row, at, of);
            let one = if and {
                of == Frame::Subject && stance == Stance::Last && kind == EventType::Build
            } else {
                stance != Stance::None
            };
            if !one {
                break;
            }
            last = at - 1;
            // 签约入驻, 完成编制: the second says what came of the first.
            if kind == EventType::Sign || frame == Frame::Finish {
                kind = next;
            }
            frame = of;
            last += 1;
            span.end = row[last].span.end;
        }
        Some(Trigger {
            words: last + 1 - at,
            kind,
            frame,
            last,
            span,
            stance: self.stance(row, last, frame),
        })
    }

    /// 厂房建成试产, 公司成立运营: a second verb that ends the clause is no object where the first has a subject.
    pub(super) fn is_completed(
        &self,
        trigger: &Trigger,
        row: &[Piece<'_>],
        before: Range<usize>,
    ) -> bool {
        let begins = matches!(
            trigger.kind,
            EventType::Build | EventType::Launch | EventType::Establish
        );
        let Stance::Governs(at) = trigger.stance else {
            return false;
        };
        let [verb] = &row[at..] else { return false };
        let verbal = verb.verb().is_some()
            || self
                .lexicon
                .head(self.text(verb), Heads::DEED)
                .is_some_and(|(length, _)| length == self.text(verb).len());
        if !begins || trigger.frame != Frame::Object || at != trigger.last + 1 || !verbal {
            return false;
        }
        let first = before.start.max(before.end.saturating_sub(REACH));
        let subject = self.subject(&row[first..before.end]);
        subject
            .names
            .first()
            .is_some_and(|name| self.lexicon.head(name, Heads::ACTOR).is_none() && !subject.generic)
    }

    /// 改造了魏村路: with 了, work that else goes on is done.
    pub(super) fn perfective(&self, row: &[Piece<'_>], at: usize) -> Option<(EventType, Frame)> {
        let done = row.get(at + 1).is_some_and(|p| self.text(p) == "了");
        let kind = match self.text(&row[at]) {
            "建设" | "改造" => EventType::Build,
            "创建" => EventType::Establish,
            _ => return None,
        };
        done.then_some((kind, Frame::Object))
    }

    pub(super) fn word(&self, piece: &Piece<'_>) -> Option<(EventType, Frame)> {
        let entry = piece.entry()?;
        if entry.noun.is_some() || entry.concept.is_some() || entry.lexical.is_some() {
            return None;
        }
        // 获奖数: an ending makes a noun of the verb.
        let behind = &self.source.folded[piece.span.end..];
        entry.trigger.filter(|_| !self.lexicon.ends_as_noun(behind))
    }

    pub(super) fn stance(&self, row: &[Piece<'_>], at: usize, frame: Frame) -> Stance {
        let subject = matches!(frame, Frame::Subject);
        let done = row.get(at + 1).is_some_and(|p| self.text(p) == "了");
        let next = at + 1 + usize::from(done);
        let Some(piece) = row.get(next) else {
            return Stance::Last;
        };
        match piece.kind {
            PieceKind::Mark(mark) if opens(mark) => Stance::Governs(next),
            // 划定、调整封控区: verbs that share an object, or works that are listed.
            // 中医院迁建、综合楼项目开工: a work in a list of works that the last verb is about.
            PieceKind::Mark('、') if !subject && self.is_listed_work(row, at) => Stance::None,
            PieceKind::Mark('、')
                if !subject
                    && !self.is_whole_but_adverbs(row, at)
                    && !self.is_clause_of_list(row, at) =>
            {
                Stance::None
            }
            PieceKind::Mark(_) => Stance::Last,
            PieceKind::Number(_) if !subject && self.text(piece).ends_with("周年") => {
                Stance::None
            }
            PieceKind::Aside if row.len() == next + 1 => Stance::Last,
            PieceKind::Time(_) if subject => Stance::Last,
            PieceKind::Word(entry) if entry.noun.is_none() && entry.concept.is_none() => {
                match entry.link {
                    Some(Link::Of) => Stance::Relative(next + 1),
                    Some(Link::And) => match row.get(next + 1) {
                        // 制定和用好: the second verb takes the object of both.
                        Some(p) if !subject && self.word(p).is_some() => Stance::None,
                        Some(p) if !subject && p.sure_verb() => Stance::Governs(next + 2),
                        // 搬迁和征拆推进有力: a noun in a list, where no other trigger ends the clause.
                        Some(p)
                            if p.verb().is_none()
                                && self.text(piece) == "和"
                                && row.last().and_then(|p| self.word(p)).is_none() =>
                        {
                            Stance::None
                        }
                        _ => Stance::Last,
                    },
                    Some(Link::Break) => match self.text(piece) {
                        // 启用后, 开通以来: the clause says when something else was so.
                        "后" | "以来" | "时" | "前" | "之前" | "之后" | "以后" => {
                            Stance::None
                        }
                        "等" | "之一" | "可" | "能" => Stance::None,
                        _ if entry.trigger.is_some() && !subject => Stance::Governs(next),
                        _ => Stance::Last,
                    },
                    // 建成在望: not yet.
                    Some(Link::Not) if matches!(self.text(piece), "在望" | "在即") => {
                        Stance::None
                    }
                    Some(Link::Copula) if !subject => Stance::Governs(next),
                    Some(
                        Link::From
                        | Link::To
                        | Link::Ongoing
                        | Link::Each
                        | Link::Among
                        | Link::Anaphor,
                    ) if !subject => Stance::Governs(next),
                    // 房屋拆除基本完成: a work that another verb ends.
                    Some(Link::Adverb)
                        if !subject && row.get(next + 1).and_then(|p| self.word(p)).is_some() =>
                    {
                        Stance::None
                    }
                    Some(Link::Adverb)
                        if !subject && !row.get(next + 1).is_none_or(Piece::sure_verb) =>
                    {
                        Stance::Governs(next)
                    }
                    Some(_) => Stance::Last,
                    None if !subject && entry.action == Some(Use::Report) => Stance::None,
                    None if subject && piece.sure_verb() => Stance::Last,
                    None if subject && entry.status.is_some() => Stance::Last,
                    None => Stance::Governs(next),
                }
            }
            // 召开之年, 创建工作
            PieceKind::Gap if self.text(piece).starts_with('之') => Stance::None,
            PieceKind::Gap if frame == Frame::Claim && self.text(piece).starts_with("工作") => {
                Stance::None
            }
            // 通航项目: a verb before the bare noun that it describes.
            PieceKind::Gap | PieceKind::Word(_)
                if subject && !done && self.is_generic(self.text(piece)) =>
            {
                Stance::None
            }
            // 区医院改扩建项目加快推进: a work that makes a name of the bare noun behind it.
            PieceKind::Gap | PieceKind::Word(_)
                if !subject
                    && !done
                    && self.is_generic(self.text(piece))
                    && self
                        .lexicon
                        .head(self.text(piece), Heads::GENERIC)
                        .is_some()
                    && row.get(next + 1).is_some_and(|p| {
                        matches!(p.link(), Some(Link::Ongoing | Link::Adverb))
                            && p.entry().is_some_and(|e| e.trigger.is_none())
                    }) =>
            {
                Stance::None
            }
            // 修缮工程竣工: a verb before a bare noun that another verb is about.
            PieceKind::Gap | PieceKind::Word(_)
                if !subject
                    && !done
                    && self.is_generic(self.text(piece))
                    && row.get(next + 1).and_then(|p| self.word(p)).is_some_and(
                        |(_, frame)| {
                            // Nothing behind that verb may be looked at: rows of verbs stay linear.
                            frame == Frame::Subject
                                || row.get(next + 2).is_none_or(
                                    |p| matches!(p.kind, PieceKind::Mark(m) if !opens(m)),
                                )
                        },
                    ) =>
            {
                Stance::None
            }
            _ => Stance::Governs(next),
        }
    }

    /// A verb that is also the noun of a work, before 、, in a clause that another verb ends.
    pub(super) fn is_listed_work(&self, row: &[Piece<'_>], at: usize) -> bool {
        let work = self.lexicon.head(self.text(&row[at]), Heads::WORK);
        let led = at > 0 && row[at - 1].link() == Some(Link::Adverb);
        let ends = row.last().and_then(|last| self.word(last));
        work.is_some() && !led && ends.is_some_and(|(kind, _)| kind == EventType::Build)
    }

    /// 展馆全面启用、综合楼封顶: a verb before 、 whose list has another subject with a verb of its own.
    pub(super) fn is_clause_of_list(&self, row: &[Piece<'_>], at: usize) -> bool {
        let noun = |i: usize| {
            row.get(i).is_some_and(|p| match p.kind {
                PieceKind::Gap | PieceKind::Fixed => true,
                PieceKind::Word(e) => e.noun.is_some() || e.link.is_none() && p.verb().is_none(),
                PieceKind::Mark(mark) => opens(mark),
                _ => false,
            })
        };
        let mut subject = at;
        while subject > 0 && row[subject - 1].link() == Some(Link::Adverb) {
            subject -= 1;
        }
        if subject == 0 || !noun(subject - 1) || !noun(at + 2) {
            return false;
        }
        if subject < at {
            return true;
        }
        let segment = row[at + 2..].iter().take(REACH);
        let segment = segment.take_while(|p| !matches!(p.kind, PieceKind::Mark('、')));
        let Some(last) = segment.enumerate().last().map(|(i, _)| at + 2 + i) else {
            return false;
        };
        last > at + 2
            && self
                .word(&row[last])
                .is_some_and(|(_, frame)| matches!(frame, Frame::Object | Frame::Subject))
    }

    /// 计划 before a verb, a time or a place promises; at the end of a name it is a plan.
    pub(super) fn promises(&self, row: &[Piece<'_>], at: usize) -> bool {
        row.get(at + 1)
            .is_some_and(|next| !matches!(next.kind, PieceKind::Mark(_) | PieceKind::Aside))
            && !matches!(
                row.get(at + 1).and_then(Piece::link),
                Some(Link::Of | Link::And)
            )
            || self.text(&row[at]) != "计划"
    }
}
