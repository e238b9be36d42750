//! Room 5. What happened, when, who and what.
//!
//! A trigger of the lexicon opens an event. Three questions are asked of it, each in a file of its own: is it
//! the verb of its clause, and did it happen (`trigger`)? What does its frame take from either side (`names`)? And
//! is that a bounded thing, rather than a level, a count or something worked at (`bounds`)? At the end, what was
//! told twice is linked (`retold`), and what is said to be the first or the third of its kind is given to events and
//! indicators alike (`distinctions`).

mod bounds;
mod distinctions;
mod names;
mod retold;
#[cfg(test)]
mod tests;
mod trigger;

use crate::clause::phrase::{Piece, PieceKind, Reader, closes, opens, phrase, pieces, trim_back};
use crate::clause::when::Clock;
use crate::clause::{self, Sentence};
use crate::document::Document;
use crate::lexicon::{ChangeForm, Frame, Heads, Lexicon, Link, Scope, TimeWord};
use crate::mention::{self, Mention, Mentions, What};
use crate::model::{BlockKind, Event, EventType, Period, Point, Span, Status};
use crate::source::Source;
use crate::written::date::When;

use bounds::Around;
pub(crate) use distinctions::distinguish;
use names::Names;
use trigger::{Stance, Trigger};

/// How many pieces on either side of a trigger are looked at: a clause without end stays linear.
const REACH: usize = 120;

/// From this month on no report on the year before is given.
const LATE: u32 = 6;

/// Detects the events.
pub(crate) fn detect(
    source: &Source<'_>,
    document: &Document,
    mentions: &Mentions<'_>,
    lexicon: &Lexicon,
) -> Vec<Event> {
    let own = document.own_names(source);
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
        dated: None,
        events: Vec::new(),
    };
    let told =
        |index: usize| document.blocks[index].kind == BlockKind::Paragraph && !document.plan[index];
    let within = |index: usize| speaks_of_late_months(mentions.of_block(index), lexicon);
    let given = document.metadata.dateline_date.and_then(Period::first_day);
    let early = given.is_none_or(|day| chrono::Datelike::month(&day) < LATE);
    if early && (0..document.blocks.len()).any(|index| told(index) && within(index)) {
        detector.clock.speaks_within_the_year();
    }
    let closing = document.closing_paragraph();
    for (index, block) in document.blocks.iter().enumerate() {
        if told(index) {
            detector.clock.close(closing == Some(index));
            detector.dated = None;
            let start = document.run_in_end[index].unwrap_or(document.marker_end[index]);
            for sentence in clause::sentences(mentions.of_block(index), start, block.span.end) {
                detector.sentence(index, &sentence);
            }
        }
    }
    let mut events = detector.events;
    retold::link(&mut events);
    events
}

/// 今年9月: a month of the year of writing in which no report on the year before is given any more.
fn speaks_of_late_months(mentions: &[Mention], lexicon: &Lexicon) -> bool {
    mentions.windows(2).any(|pair| {
        let this_year = mention::entry(lexicon, &pair[0])
            .is_some_and(|entry| entry.time == Some(TimeWord::Spoken(0)));
        this_year
            && pair[0].span.end == pair[1].span.start
            && matches!(
                pair[1].what,
                What::Time(When::Month(None, LATE..=12) | When::Day(None, LATE..=12, _))
            )
    })
}

struct Detector<'a> {
    source: &'a Source<'a>,
    document: &'a Document,
    mentions: &'a Mentions<'a>,
    lexicon: &'a Lexicon,
    reader: Reader<'a>,
    clock: Clock,
    /// The last date that the paragraph gave, for 同日 and 当月.
    dated: Option<Period>,
    events: Vec<Event>,
}

/// What a sentence has said so far.
#[derive(Debug, Default)]
struct Told {
    period: Option<Period>,
    /// What follows, up to the end of the sentence, is a plan.
    planned: bool,
}

/// A trigger between what stands before it and what it governs.
#[derive(Debug, Clone, Copy)]
struct Scene<'r, 'l> {
    trigger: Trigger,
    /// From behind the trigger before.
    before: &'r [Piece<'l>],
    behind: &'r [Piece<'l>],
    /// The object of the trigger before may reach up to here.
    governed: bool,
    /// Nothing but 、 stands between this trigger and the one before.
    follows: bool,
    period: Option<Period>,
}

/// What is set up rather than held or begun.
const SETTING_UP: Heads = Heads::SITE.or(Heads::SCHEME).or(Heads::PAPER);

impl<'a> Detector<'a> {
    fn sentence(&mut self, block: usize, sentence: &Sentence<'_>) {
        let mut told = Told::default();
        for clause in sentence.clauses() {
            let row = pieces(
                &self.source.folded,
                sentence.mentions,
                clause.span,
                self.lexicon,
            );
            let labels = matches!(clause.mark, Some('：' | ':'));
            self.clause(block, row, labels, &mut told);
            // A date reaches over commas, not over a semicolon.
            if matches!(clause.mark, Some('；' | ';')) {
                told.period = told.period.filter(|p| !is_fine(*p));
            }
        }
    }

    /// Tells the events of a clause. `labels` says that it names what follows (工作计划：).
    fn clause(&mut self, block: usize, mut row: Vec<Piece<'a>>, labels: bool, told: &mut Told) {
        self.part_verb_from_place(&mut row);
        // 项目内容：新建泵站: what shall be done, not what was.
        told.planned |= labels
            && phrase(&row).is_some_and(|label| self.heads_of(label, Heads::TASK).any(Heads::TASK));
        let outer = told.period;
        // Work that goes on (加快, 推进), a denial or a plan keeps what follows in its clause from being an event.
        let mut open_ended = false;
        let mut from = 0;
        let mut at = 0;
        let mut quoted = 0usize;
        let mut governed = false;
        while at < row.len() {
            let piece = row[at];
            at += 1;
            let entry = match piece.kind {
                PieceKind::Mark(mark) => {
                    if opens(mark) {
                        quoted += 1;
                    } else if closes(mark) {
                        quoted = quoted.saturating_sub(1);
                    } else if mark == '、' && quoted == 0 {
                        governed = false;
                    }
                    continue;
                }
                PieceKind::Time(when) => {
                    let set = self.period(piece.span, when, told.period);
                    told.period = set.or(told.period);
                    self.dated = set.filter(|p| is_fine(*p)).or(self.dated);
                    continue;
                }
                PieceKind::Word(entry) => entry,
                _ => continue,
            };
            if let Some(word) = entry.time {
                let set = match word {
                    TimeWord::Same => self.same(piece.span),
                    TimeWord::Next => self.next_day(),
                    // 元旦，: the day; not so in 元旦晚会.
                    TimeWord::Day(..) if at < row.len() => None,
                    // 目前已列入名单: it happened some time in the year.
                    TimeWord::Now => {
                        told.period = None;
                        None
                    }
                    word => self.clock.word(word, told.period, false),
                };
                told.period = set.or(told.period);
                // 每年举办: a habit.
                open_ended |= word == TimeWord::Vague && self.text(&piece).starts_with('每');
            }
            if quoted > 0 {
                continue;
            }
            match entry.status {
                Some((Status::Target, scope)) if self.promises(&row, at - 1) => {
                    open_ended = true;
                    told.planned |= scope == Scope::Sentence;
                }
                // 今年计划：启动桥梁建设
                Some((Status::Target, _)) => told.planned |= at == row.len() && labels,
                // 预计年底建成
                Some((Status::Estimate, _)) => open_ended = true,
                _ => {}
            }
            if matches!(entry.link, Some(Link::Ongoing | Link::Not)) && !self.drives(&row, at) {
                open_ended = true;
            }
            open_ended |= self.is_future(&row, at - 1);
            if told.planned || open_ended {
                continue;
            }
            if let Some(event) = self.moved(block, &row, from, at - 1, told.period) {
                self.events.push(event);
                from = at;
                continue;
            }
            let Some(mut trigger) = self.trigger(&row, at - 1) else {
                continue;
            };
            // 30项下放职权: a verb behind a count is part of the noun counted.
            let counted = trigger.frame == Frame::Object
                && trigger.stance != Stance::Last
                && at >= 2
                && self.counts(&row[at - 2]);
            if trigger.stance == Stance::None || counted {
                continue;
            }
            if self.is_completed(&trigger, &row, from..at - 1) {
                trigger.last += 1;
                trigger.span.end = row[trigger.last].span.end;
                trigger.stance = Stance::Last;
            }
            let begins = match trigger.stance {
                Stance::Governs(begins) | Stance::Relative(begins) => begins.min(row.len()),
                _ => trigger.last + 1,
            };
            let reach = &row[begins..row.len().min(begins + REACH)];
            let ends = begins + self.object_end(reach, trigger.kind);
            let last = trigger.stance == Stance::Last;
            // 获评优秀率达60%: what it governs is the name of a level.
            let levels = !last
                && matches!(
                    row.get(ends).and_then(Piece::link),
                    Some(Link::Copula | Link::To | Link::Share | Link::Stock)
                )
                && matches!(
                    row.get(ends + 1).map(|p| p.kind),
                    Some(PieceKind::Number(_))
                );
            if levels {
                from = ends;
                at = ends;
                continue;
            }
            let first = from.max((at - 1).saturating_sub(REACH));
            let event = self.event(
                block,
                &Scene {
                    trigger,
                    before: &row[first..at - 1],
                    behind: if last { &[] } else { &row[begins..ends] },
                    governed,
                    follows: from > 0,
                    period: told.period,
                },
            );
            self.events.extend(event);
            // 2018年投入运营的电厂完成改造: the date is that of the first act alone.
            if matches!(trigger.stance, Stance::Relative(_)) {
                told.period = outer;
            }
            governed = matches!(trigger.stance, Stance::Governs(_));
            // The verbs inside an object are part of its name.
            from = if governed {
                ends.max(trigger.last + 1)
            } else {
                trigger.last + 1
            };
            at = from;
        }
    }

    /// 建成区医疗中心 is 建成 and 区医疗中心: the noun 建成区 heads no clause about something built.
    fn part_verb_from_place(&self, row: &mut Vec<Piece<'a>>) {
        let Some(piece) = row.first() else { return };
        let Some(rest) = self.text(piece).strip_suffix('区') else {
            return;
        };
        let entry = self.lexicon.entry_of(rest).filter(|e| e.trigger.is_some());
        let whole = row.len() > 1
            && phrase(trim_back(&row[..row.len().min(REACH)]))
                .is_some_and(|span| self.heads_of(span, Heads::SITE).any(Heads::SITE));
        if let Some(entry) = entry.filter(|_| whole) {
            let (start, end) = (piece.span.start, piece.span.end);
            let middle = end - '区'.len_utf8();
            row[0] = Piece {
                span: Span::new(middle, end),
                kind: PieceKind::Gap,
            };
            row.insert(
                0,
                Piece {
                    span: Span::new(start, middle),
                    kind: PieceKind::Word(entry),
                },
            );
        }
    }

    /// The period that a date sets for the events behind it: 7月1日起 is the day itself.
    fn period(&self, span: Span, when: When, carried: Option<Period>) -> Option<Period> {
        let text = &self.source.folded;
        let period = clause::period_set_by(text, span, when, carried, &self.clock, false)?;
        let since = text[span.end..].starts_with('起');
        Some(match period {
            Period::Between(Some(point), _) if since => Period::At(point),
            period => period,
        })
    }

    /// 同日, 当月: the date given last, as far as the word says.
    fn same(&self, span: Span) -> Option<Period> {
        let Period::At(point) = self.dated? else {
            return None;
        };
        let word = &self.source.folded[span.range()];
        Some(Period::At(match (word.chars().last()?, point) {
            ('年', point) => Point::Year(point.year()),
            ('月', Point::Day(day)) => {
                Point::month(point.year(), chrono::Datelike::month(&day)).unwrap_or(point)
            }
            (_, point) => point,
        }))
    }

    /// 次日: the day after the one given last.
    fn next_day(&self) -> Option<Period> {
        let Period::At(Point::Day(day)) = self.dated? else {
            return None;
        };
        day.succ_opt().map(|day| Period::At(Point::Day(day)))
    }

    /// The event that a trigger names, if it names one.
    fn event(&self, block: usize, scene: &Scene<'_, '_>) -> Option<Event> {
        let Scene {
            trigger,
            before,
            behind,
            governed,
            period,
            ..
        } = *scene;
        let mut kind = trigger.kind;
        let relative = matches!(trigger.stance, Stance::Relative(_));
        let last = trigger.stance == Stance::Last;
        // 去年投用的新校区: background, unless the clause says when.
        if relative && period.is_none() {
            return None;
        }
        let (actors, object, rule) = match trigger.frame {
            // 与集团签订协议: the word holds its own object.
            Frame::Object if last && kind == EventType::Sign && !governed => {
                let papers = Heads::PAPER.or(Heads::GENERIC).or(Heads::VAGUE);
                let signed = self
                    .inner(trigger)
                    .filter(|span| self.lexicon.head(self.text_of(*span), papers).is_some());
                match signed {
                    Some(span) => {
                        let object = Names::one(self.quote(span), span, Heads::PAPER);
                        (self.subject(before), object, "signed-in-word")
                    }
                    None => (Names::default(), self.subject(before), "trigger-behind"),
                }
            }
            Frame::Object | Frame::Finish if last => {
                // 完成河道划定, 开展规划编制: a verb with nothing behind it is the object of the one before.
                let led = before.iter().any(|p| {
                    p.sure_verb()
                        && p.entry().is_some_and(|e| {
                            e.action.is_some() && e.trigger.is_none() && e.link.is_none()
                        })
                        && self.text(p) != "实现"
                });
                if governed || led && trigger.frame == Frame::Object || self.is_nominal(before) {
                    return None;
                }
                (Names::default(), self.subject(before), "trigger-behind")
            }
            // 新客运站的启用方便了群众: the act as a noun, about what stands before 的.
            Frame::Object if self.is_nominal(before) => {
                let object = self.subject(trim_back(before));
                if !object.heads.any(Heads::SITE) || !object.is_bounded() {
                    return None;
                }
                (Names::default(), object, "nominal")
            }
            Frame::Object | Frame::Finish => {
                // 下放转移的事权: a verb in front of 的 leaves the trigger inside a name.
                if let [verb, of, ..] = behind
                    && verb.sure_verb()
                    && of.link() == Some(Link::Of)
                {
                    return None;
                }
                let object = self.object(behind);
                let actors = if relative {
                    self.subject(before)
                } else {
                    self.actors(before)
                };
                (actors, object, "trigger-object")
            }
            Frame::Attract => {
                let object = self.object(behind);
                if last || !self.comes(&object) {
                    return None;
                }
                (self.actors(before), object, "attracted-body")
            }
            Frame::Subject if relative => {
                (Names::default(), self.object(behind), "trigger-of-object")
            }
            Frame::Subject if last => {
                if governed {
                    return None;
                }
                let subject = self.subject(before);
                if subject.is_empty() && scene.follows {
                    // 基地动工、投产: one subject for both.
                    return self.again(block, trigger, period);
                }
                (Names::default(), subject, "subject-trigger")
            }
            Frame::Subject => {
                // 启用新址: a verb of this frame with its object behind has no subject before.
                let object = self.object(behind);
                let doer = self.subject(before);
                if !(object.named || object.heads.any(SETTING_UP))
                    || !doer.is_empty() && !self.reader.trim_front(trim_back(before)).is_empty()
                    || !object.is_bounded()
                {
                    return None;
                }
                (self.actors(before), object, "trigger-object")
            }
            Frame::Admit | Frame::Claim | Frame::Pass => self.admitted(scene)?,
            Frame::Settle => {
                let body = self.subject(before);
                let place = self.object(behind);
                if body.is_empty() {
                    if !self.comes(&place) {
                        return None;
                    }
                    (Names::default(), place, "attracted-body")
                } else {
                    if !self.settles(&body) || place.measured || !last && !self.is_place(&place) {
                        return None;
                    }
                    if body.heads.any(Heads::SCHEME) && !body.heads.any(Heads::SITE) {
                        kind = EventType::Launch;
                        (Names::default(), body, "subject-trigger")
                    } else {
                        (body, place, "settled-in")
                    }
                }
            }
        };
        let settled = matches!(rule, "settled-in" | "admitted");
        if object.is_empty() && !settled {
            return None;
        }
        let finish = trigger.frame == Frame::Finish && !last;
        let bare = finish && self.is_bare(&object);
        let actors = if bare { Names::default() } else { actors };
        let object = if bare && !self.subject(before).is_empty() {
            // 图书馆完成建设: what was built stands before.
            let built = self.subject(before);
            Names {
                heads: object.heads,
                ..built
            }
        } else {
            object
        };
        if trigger.frame == Frame::Finish {
            // 完成公司的改制工作: the work is a 改制.
            let object = match object.names.last().and_then(|n| n.strip_suffix("工作")) {
                Some(work) => &Names {
                    heads: self
                        .lexicon
                        .head(work, Heads::DEED.or(Heads::WORK))
                        .map_or(Heads::default(), |(_, heads)| heads),
                    ..object.clone()
                },
                None => &object,
            };
            if object.heads.any(Heads::DEED) {
                kind = EventType::Other;
            } else if !object.heads.any(Heads::WORK) {
                return None;
            }
        }
        let around = Around {
            kind,
            frame: trigger.frame,
            before: last,
            dated: period.is_some_and(is_fine),
            actors: &actors,
        };
        if !settled && !self.happens(&object, around) {
            return None;
        }
        let spans = [actors.span, object.span, Some(trigger.span)];
        let start = spans.iter().flatten().map(|s| s.start).min()?;
        let end = spans.iter().flatten().map(|s| s.end).max()?;
        Some(Event {
            kind,
            date: self.date(block, period),
            trigger: self.quote(trigger.span),
            object: object.joined(),
            actors: actors.names,
            section: self.document.section_of[block],
            distinctions: Vec::new(),
            same_as: None,
            span: Span::new(start, end),
            rule: rule.into(),
        })
    }

    /// 低保标准由600元提高到700元: a rate that a decision sets was moved.
    fn moved(
        &self,
        block: usize,
        row: &[Piece<'_>],
        from: usize,
        at: usize,
        period: Option<Period>,
    ) -> Option<Event> {
        let entry = row[at].entry()?;
        let moves = entry
            .change
            .is_some_and(|c| matches!(c.form, ChangeForm::By | ChangeForm::To))
            || matches!(entry.trigger, Some((EventType::Reform, Frame::Object)));
        let number =
            |p: Option<&Piece<'_>>| p.is_some_and(|p| matches!(p.kind, PieceKind::Number(_)));
        if !moves || !number(row.get(at + 1)) {
            return None;
        }
        // What it was moved from stands between: 由600元.
        let mut before = &row[from.max(at.saturating_sub(REACH))..at];
        while let [rest @ .., _] = before {
            let cut = rest.len();
            if before[cut].link() == Some(Link::From) {
                before = rest;
                break;
            }
            if !matches!(before[cut].kind, PieceKind::Number(_) | PieceKind::Gap) || cut == 0 {
                break;
            }
            if !before[..cut]
                .iter()
                .rev()
                .take(2)
                .any(|p| p.link() == Some(Link::From))
            {
                break;
            }
            before = rest;
        }
        let object = self.subject(before);
        let span = object.span?;
        // 标准提高到…: of what is not said.
        let rate = object.names.last().is_some_and(|name| {
            let head = self.lexicon.head(name, Heads::RATE);
            head.is_some_and(|(length, _)| length < name.len() || object.names.len() > 1)
                || head.is_some() && name.chars().count() > 2
        });
        if !rate {
            return None;
        }
        let trigger = row[at].span;
        Some(Event {
            kind: EventType::Reform,
            date: self.date(block, period),
            trigger: self.quote(trigger),
            object: object.joined(),
            actors: Vec::new(),
            section: self.document.section_of[block],
            distinctions: Vec::new(),
            same_as: None,
            span: Span::new(span.start, trigger.end),
            rule: "rate-moved".into(),
        })
    }

    /// The object that a trigger holds behind its verb: the agreement of 签订协议.
    fn inner(&self, trigger: Trigger) -> Option<Span> {
        // 批准创建: two words side by side hold no object.
        if trigger.words > 1 {
            return None;
        }
        let text = &self.source.folded[trigger.span.range()];
        let verb = |at: &usize| {
            let entry = self.lexicon.entry_of(&text[..*at]);
            entry.is_some_and(|e| e.trigger.is_some_and(|(kind, _)| kind == trigger.kind))
        };
        let at = text.char_indices().rev().map(|(at, _)| at).find(verb)?;
        Some(Span::new(trigger.span.start + at, trigger.span.end))
    }

    /// When an event was, of which the sentence says `period`.
    fn date(&self, block: usize, period: Option<Period>) -> Option<Period> {
        period
            .or(self.document.frame[block])
            .or_else(|| self.clock.default_period(false))
    }

    /// The event before once more, with another verb: its thing is the same.
    fn again(&self, block: usize, trigger: Trigger, period: Option<Period>) -> Option<Event> {
        let event = self.events.last().filter(|e| e.actors.is_empty())?;
        Some(Event {
            kind: trigger.kind,
            date: self.date(block, period),
            trigger: self.quote(trigger.span),
            span: trigger.span,
            rule: "subject-shared".into(),
            ..event.clone()
        })
    }

    /// Who was honoured, and with what.
    fn admitted(&self, scene: &Scene<'_, '_>) -> Option<(Names, Names, &'static str)> {
        let Scene {
            trigger,
            before,
            behind,
            ..
        } = *scene;
        if trigger.stance == Stance::Last {
            // 获批筹建: what was granted stands in the word.
            let granted = self.inner(trigger);
            if let Some(span) =
                granted.filter(|s| self.lexicon.entry_of(self.text_of(*s)).is_some())
            {
                let object = Names::one(self.quote(span), span, Heads::HONOUR);
                let actors = self.subject(before);
                return (!actors.is_empty()).then_some((actors, object, "granted-in-word"));
            }
            // 受到国家通报表扬: who gives stands between.
            if let Some(cut) = before.iter().rposition(|p| {
                matches!(
                    self.text(p),
                    "受到" | "得到" | "获" | "获得" | "受" | "荣获"
                )
            }) {
                let span = Span::new(before.get(cut + 1)?.span.start, trigger.span.end);
                let object = Names::one(self.clean(&self.quote(span)), span, Heads::HONOUR);
                return Some((self.subject(&before[..cut]), object, "admitted-by"));
            }
            // 在国际竞赛中获胜: what was won stands before.
            let Some(cut) = before.iter().rposition(|p| self.text(p) == "在") else {
                // 延长线获批, 保税区通过验收: the verb says it all.
                let admitted = self.subject(before);
                // Not so 创建, which goes on, and 实现零的突破, which is said of a kind.
                let verb = self.text_of(trigger.span);
                let told = trigger.frame == Frame::Admit
                    && !verb.ends_with("创建")
                    && !verb.starts_with("实现");
                let one = told && admitted.is_bounded() && !admitted.several;
                return one.then(|| (admitted, Names::default(), "admitted"));
            };
            let won = self.subject(&before[cut + 1..]);
            let object = Names {
                names: won
                    .names
                    .iter()
                    .map(|n| n.trim_end_matches(['中', '上', '里']).to_owned())
                    .collect(),
                heads: Heads::HONOUR,
                ..won
            };
            return Some((self.subject(&before[..cut]), object, "won-in"));
        }
        // 省文旅厅授予南湖镇“文化名镇”称号: the giver before, the honoured and the honour behind.
        let quote = behind
            .iter()
            .position(|p| matches!(p.kind, PieceKind::Mark(m) if opens(m)));
        if let Some(cut) = quote.filter(|cut| *cut > 0 && self.text_of(trigger.span) == "授予") {
            let mut actors = self.object(&behind[..cut]);
            let giver = self.subject(before);
            actors.span = actors.span.or(giver.span);
            actors.names.extend(giver.names);
            return Some((actors, self.object(&behind[cut..]), "given-to"));
        }
        let object = self.object(behind);
        let fits = match trigger.frame {
            Frame::Pass => object.heads.any(Heads::REVIEW),
            Frame::Claim => object.heads.any(Heads::HONOUR) && !object.measured,
            _ => true,
        };
        fits.then(|| (self.honoured(before), object, "admitted-to"))
    }

    fn text(&self, piece: &Piece<'_>) -> &str {
        self.text_of(piece.span)
    }

    fn text_of(&self, span: Span) -> &str {
        self.source.folded[span.range()].trim()
    }

    fn quote(&self, span: Span) -> String {
        self.source.words(span).into_owned()
    }
}

/// A month, a quarter or a day: more than the year.
fn is_fine(period: Period) -> bool {
    match period {
        Period::At(point) => point != Point::Year(point.year()),
        Period::Between(Some(from), Some(to)) => {
            from != Point::Year(from.year()) || to != Point::Year(to.year())
        }
        Period::Between(..) => false,
    }
}
