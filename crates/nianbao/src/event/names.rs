//! Names of things and of those who did them, on either side of a trigger.
//!
//! In prose without spaces a name ends where something begins that cannot belong to it. Verbs alone do not tell:
//! they stand inside names (产业升级大会), so a name that is already whole before the verb ends there, and one that
//! is not goes on.

use super::{Detector, Stance};
use crate::clause::phrase::{Piece, PieceKind, closes, opens, phrase, trim_back};
use crate::lexicon::{Frame, Heads, Link, NounClass, UnitKind};
use crate::model::{EventType, Span};

/// Names of things, in order, and where they stand.
#[derive(Debug, Clone, Default)]
pub(super) struct Names {
    pub(super) names: Vec<String>,
    pub(super) span: Option<Span>,
    /// A number of a measure word stands before the noun: 三家企业.
    pub(super) counted: bool,
    /// A number stands behind the noun: 企业三家, 投资5亿元.
    pub(super) measured: bool,
    /// 等 says that the names are examples of more.
    pub(super) and_so_on: bool,
    /// Quotation marks, a title, letters or 首 make it one thing.
    pub(super) named: bool,
    /// Its first word alone is something worked at.
    pub(super) vague: bool,
    /// 一批 makes it any number of a kind.
    pub(super) several: bool,
    /// It is made of nothing but words for a kind.
    pub(super) generic: bool,
    /// What the last word says.
    pub(super) heads: Heads,
}

/// The classes by which a noun can be known as a whole name.
const WHOLE: Heads = Heads::WORK
    .or(Heads::DEED)
    .or(Heads::REVIEW)
    .or(Heads::HONOUR)
    .or(Heads::PAPER)
    .or(Heads::OCCASION)
    .or(Heads::SITE)
    .or(Heads::SCHEME)
    .or(Heads::GENERIC)
    .or(Heads::VAGUE);

/// The classes of nouns that make one thing out of what stands before them.
const TOLD: Heads = Heads::OCCASION
    .or(Heads::PAPER)
    .or(Heads::SITE)
    .or(Heads::HONOUR)
    .or(Heads::SCHEME);

/// What makes any number of a kind.
const SOME: [&str; 8] = [
    "不少", "许多", "众多", "诸多", "部分", "多项", "所有", "各项",
];

/// 区、乡、村三级
const LEVELS: [&str; 4] = ["两级", "三级", "四级", "五级"];

impl Names {
    pub(super) fn one(name: String, span: Span, heads: Heads) -> Self {
        Self {
            names: vec![name],
            span: Some(span),
            heads,
            named: true,
            ..Self::default()
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    pub(super) fn joined(&self) -> Option<String> {
        (!self.names.is_empty()).then(|| self.names.join(";"))
    }
}

impl Detector<'_> {
    /// The things behind a trigger, from a row that ends where they do.
    pub(super) fn object(&self, row: &[Piece<'_>]) -> Names {
        self.list(self.back(row))
    }

    /// Without what a name does not end with; 计划 promises nothing at the end of a name.
    fn back<'r, 'l>(&self, row: &'r [Piece<'l>]) -> &'r [Piece<'l>] {
        let mut kept = trim_back(row);
        while let [rest @ .., last] = kept {
            if last.link() != Some(Link::Adverb) {
                break;
            }
            kept = trim_back(rest);
        }
        match row.get(kept.len()) {
            Some(plan) if !kept.is_empty() && self.text(plan) == "计划" => &row[..=kept.len()],
            _ => kept,
        }
    }

    /// Without what a name does not begin with; 前 and 正 of 前湾 and 正街 are no words of their own.
    fn front<'r, 'l>(&self, row: &'r [Piece<'l>]) -> &'r [Piece<'l>] {
        let kept = self.reader.trim_front(row);
        let Some(at) = (row.len() - kept.len()).checked_sub(1) else {
            return kept;
        };
        let glued = kept
            .first()
            .is_some_and(|p| matches!(p.kind, PieceKind::Gap))
            && matches!(self.text(&row[at]), "前" | "正" | "后" | "时" | "新")
            && (at == 0 || !matches!(row[at - 1].kind, PieceKind::Gap));
        // 全市首个 is first of what: the place belongs to it.
        let of_place = row[at]
            .entry()
            .is_some_and(|e| e.noun == Some(NounClass::Own))
            && kept
                .first()
                .is_some_and(|p| self.text(p).starts_with(['首', '唯']));
        // 甲县-乙县产业园: one name over two places.
        let pair = matches!(row[at].kind, PieceKind::Mark('-' | '－' | '—' | '·'))
            && at > 0
            && !matches!(row[at - 1].kind, PieceKind::Mark(_));
        if glued || of_place {
            &row[at..]
        } else if pair {
            &row[at - 1..]
        } else {
            kept
        }
    }

    /// Where the object ends that begins `row`.
    pub(super) fn object_end(&self, row: &[Piece<'_>], kind: EventType) -> usize {
        let mut depth = 0usize;
        // Where the object would end by its first verb behind a whole name.
        let mut early = None;
        let mut comma = None;
        let mut end = row.len();
        for (i, piece) in row.iter().enumerate() {
            let entry = match piece.kind {
                PieceKind::Mark(mark) => {
                    if opens(mark) {
                        depth += 1;
                    } else if closes(mark) {
                        depth = depth.saturating_sub(1);
                    } else if mark == '、' && depth == 0 {
                        comma = Some(i);
                    }
                    continue;
                }
                PieceKind::Word(entry) if depth == 0 && i > 0 => entry,
                _ => continue,
            };
            if entry.noun.is_some() || entry.concept.is_some() || entry.lexical.is_some() {
                continue;
            }
            let next = row.get(i + 1);
            let prior = &row[i - 1];
            let joined = matches!(prior.kind, PieceKind::Mark('、'))
                || matches!(prior.link(), Some(Link::And | Link::Adverb));
            let verb = piece.sure_verb()
                || entry.link == Some(Link::Ongoing)
                || entry.trigger.is_some()
                || entry.change.is_some();
            let before_number = next.is_some_and(|p| matches!(p.kind, PieceKind::Number(_)));
            let ends = match entry.link {
                Some(Link::Of | Link::And | Link::Anaphor) => false,
                Some(Link::Break) => self.breaks(row, i),
                Some(Link::Adverb) => next.is_some_and(|p| p.sure_verb()) && self.is_whole(row, i),
                Some(Link::Copula | Link::To | Link::Share | Link::Stock) => before_number,
                Some(Link::From) => self.is_whole(row, i) && before_number,
                // 之都 is a title, no 都.
                Some(Link::Each) => !self.source.folded[..piece.span.start].ends_with('之'),
                Some(Link::Among | Link::Respectively) => true,
                // 无障碍 and 未来 begin names.
                Some(Link::Not) => self.is_whole(row, i),
                Some(Link::Ongoing) => false,
                None => (entry.status.is_some() && self.promises(row, i)) || entry.basis,
            };
            if ends {
                end = i;
                break;
            }
            if !verb {
                continue;
            }
            let governs = next.is_some_and(|p| match p.kind {
                PieceKind::Mark(mark) => opens(mark),
                PieceKind::Word(e) => !matches!(e.link, Some(Link::And | Link::Of | Link::Break)),
                _ => true,
            });
            // 出台支持企业和促进创新的政策: verbs that 和 joins may both be part of one name.
            let listed = prior.link() == Some(Link::And) && entry.trigger.is_none();
            if joined && governs && !listed {
                end = i;
                break;
            }
            // 大村被命名为名村、小桥被列入名录: a verb with a subject of its own behind 、.
            // Not so in 甲厂、乙厂的改制: a verb behind 的 is a noun.
            let nominal =
                prior.link() == Some(Link::Of) || i >= 2 && row[i - 2].link() == Some(Link::Of);
            if let Some(cut) = comma.filter(|cut| cut + 1 < i && !joined && !nominal) {
                let own = self.word(piece).is_some_and(|(_, frame)| {
                    let stance = self.stance(row, i, frame);
                    match frame {
                        Frame::Subject => stance == Stance::Last,
                        // 国家创建标兵县 is one name: of 创建, who did it must be known.
                        Frame::Admit | Frame::Claim | Frame::Settle | Frame::Pass => {
                            let who = self.text(piece) != "创建"
                                || phrase(&row[cut + 1..i])
                                    .is_some_and(|who| self.acts(self.text_of(who)));
                            who && matches!(stance, Stance::Last | Stance::Governs(_))
                        }
                        _ => false,
                    }
                });
                if own {
                    end = cut;
                    break;
                }
            }
            if early.is_none() && governs && (listed || self.is_whole(row, i)) {
                early = Some(i);
            }
        }
        let Some(early) = early else {
            return end;
        };
        // 出台支持企业提升竞争力…等政策: the last word is of the kind that the trigger takes.
        let fits = match kind {
            EventType::Host => Heads::OCCASION,
            EventType::Issue => Heads::PAPER,
            EventType::Build | EventType::Establish => Heads::SITE.or(Heads::WORK),
            EventType::Award => Heads::HONOUR.or(Heads::REVIEW),
            _ => Heads::SCHEME.or(Heads::PAPER).or(Heads::OCCASION),
        };
        let tail = phrase(trim_back(&row[..end]));
        let whole = tail.is_some_and(|span| {
            let body = kind == EventType::Establish && self.is_body(self.text_of(span));
            body || self.heads_of(span, fits).any(fits)
        });
        if whole { end } else { early }
    }

    /// Whether a word that ends noun phrases ends one here: single characters stand inside names too.
    fn breaks(&self, row: &[Piece<'_>], at: usize) -> bool {
        match self.text(&row[at]) {
            "等" | "等等" | "之一" | "之间" | "以来" => false,
            "后" | "时" | "前" | "起" => row
                .get(at + 1)
                .is_none_or(|p| !matches!(p.kind, PieceKind::Gap)),
            "可" | "能" | "以" | "因" | "对" | "向" | "于" | "经" | "当" | "正" | "仍" | "若"
            | "如" | "在" | "通过" | "居" | "排" => {
                // 环线于12月28日通车: no name goes on with a date behind a preposition.
                let dated = |p: &Piece<'_>| matches!(p.kind, PieceKind::Time(_));
                self.is_whole(row, at) || row.get(at + 1).is_some_and(dated)
            }
            _ => true,
        }
    }

    /// As [`Self::is_whole`], of what stands before the adverbs there.
    pub(super) fn is_whole_but_adverbs(&self, row: &[Piece<'_>], mut at: usize) -> bool {
        while at > 0 && row[at - 1].link() == Some(Link::Adverb) {
            at -= 1;
        }
        self.is_whole(row, at)
    }

    /// Whether what stands before `at` is a name that needs nothing more.
    pub(super) fn is_whole(&self, row: &[Piece<'_>], at: usize) -> bool {
        let Some(piece) = at.checked_sub(1).and_then(|i| row.get(i)) else {
            return false;
        };
        match piece.kind {
            PieceKind::Mark(mark) => closes(mark),
            PieceKind::Word(e) if e.noun == Some(NounClass::Body) => true,
            PieceKind::Word(_) | PieceKind::Gap => {
                self.lexicon.head(self.text(piece), WHOLE).is_some()
            }
            PieceKind::Number(_) => true,
            _ => false,
        }
    }

    /// What the last word of a stretch says; of the classes `of`, the longest word decides.
    pub(super) fn heads_of(&self, span: Span, of: Heads) -> Heads {
        let text = &self.source.folded[span.range()];
        // 示范市（区）: what stands in brackets is no head.
        let text = match text.rfind('（').filter(|at| *at > 0) {
            Some(at) if text.ends_with('）') => &text[..at],
            _ => text,
        };
        let text = text.trim_end_matches(|c: char| closes(c) || matches!(c, '"' | ' ' | '等'));
        self.lexicon
            .head(text, of)
            .map_or(Heads::default(), |(_, heads)| heads)
    }

    /// The thing before a trigger that is its subject: from the last governing verb or mark of the clause on.
    pub(super) fn subject(&self, row: &[Piece<'_>]) -> Names {
        self.list(self.subject_row(row))
    }

    fn subject_row<'r, 'l>(&self, row: &'r [Piece<'l>]) -> &'r [Piece<'l>] {
        let row = self.without_time_taken(self.without_so(row));
        let mut cut = 0;
        let mut depth = 0usize;
        for (i, piece) in row.iter().enumerate() {
            let entry = match piece.kind {
                PieceKind::Mark(mark) => {
                    if opens(mark) {
                        depth += 1;
                    } else if closes(mark) {
                        depth = depth.saturating_sub(1);
                    } else if mark == '、' && depth == 0 && i >= 2 {
                        // 老线成功扩产、新线投产: the first has a verb of its own.
                        let told =
                            row[i - 1].sure_verb() && row[i - 2].link() == Some(Link::Adverb);
                        // 年产能达到10万台、新厂投产: so does what has a level.
                        let reached = matches!(row[i - 2].link(), Some(Link::Copula | Link::To));
                        let level =
                            self.measures(&row[i - 1]) && (reached || !self.counts(&row[i - 1]));
                        if (told || level) && i > cut + 2 {
                            cut = i + 1;
                        }
                    }
                    continue;
                }
                PieceKind::Word(entry) if depth == 0 => entry,
                _ => continue,
            };
            if entry.noun.is_some() || entry.concept.is_some() || entry.lexical.is_some() {
                continue;
            }
            match entry.link {
                // 活动在镇上举办: the subject stands before the place.
                Some(Link::Break | Link::From)
                    if matches!(self.text(piece), "在" | "从" | "于" | "由" | "向" | "对")
                        && !self.front(trim_back(&row[cut..i])).is_empty() =>
                {
                    let subject = trim_back(&row[cut..i]);
                    let place = matches!(self.text(piece), "在" | "从" | "于" | "由");
                    let closed = place
                        && row[i..]
                            .iter()
                            .all(|p| !matches!(p.kind, PieceKind::Mark('、')) && !p.sure_verb());
                    let stands = self.text(piece) == "在" && i + 1 < row.len();
                    if closed && (stands || self.is_whole(row, cut + subject.len())) {
                        return self.front(subject);
                    }
                    // 风向标: no preposition between two parts of a name.
                    if place || self.is_whole(row, i) {
                        cut = i + 1;
                    }
                }
                // 盐排高速: no rank between two parts of a name.
                Some(Link::Break)
                    if matches!(self.text(piece), "排" | "居" | "正") && !self.is_whole(row, i) =>
                    {}
                Some(Link::Break) => {
                    let inside = matches!(
                        self.text(piece),
                        "等" | "之一"
                            | "能"
                            | "可"
                            | "前"
                            | "后"
                            | "起"
                            | "时"
                            | "以"
                            | "对"
                            | "向"
                            | "经"
                            | "于"
                            | "当"
                    );
                    if !inside {
                        cut = i + 1;
                    }
                }
                Some(Link::From | Link::Ongoing | Link::Among) => cut = i + 1,
                Some(_) => {}
                None if piece.sure_verb() || entry.trigger.is_some() => {
                    let next = row.get(i + 1).and_then(Piece::link);
                    if next == Some(Link::Of) {
                        cut = i + 2;
                    } else if next == Some(Link::And) && i > cut && i + 2 < row.len() {
                        // 水厂扩建及净化工程: a work in a list of works.
                    } else if !self.is_inside(row, i, cut) {
                        cut = i + 1;
                    }
                }
                None => {}
            }
        }
        let row = if cut < row.len() { &row[cut..] } else { &[] };
        self.front(row)
    }

    /// 江水置换工程: a verb between nouns whose head closes the name soon behind it.
    fn is_inside(&self, row: &[Piece<'_>], at: usize, cut: usize) -> bool {
        let before = at > cut && !matches!(row[at - 1].kind, PieceKind::Mark(_));
        if !before {
            return false;
        }
        let to = row[at + 1..]
            .iter()
            .position(|p| matches!(p.kind, PieceKind::Mark('、')) || p.link() == Some(Link::And))
            .map_or(row.len(), |n| at + 1 + n);
        let Some(tail) = phrase(&row[at + 1..to]) else {
            // Verbs in a list of nouns: 河道清淤、拆除.
            return true;
        };
        let text = &self.source.folded[tail.range()];
        let listed = matches!(row.get(to).map(|p| p.kind), Some(PieceKind::Mark('、')));
        // 东方包装印刷、: the short end of a name in a list.
        listed && row[at].entry().is_some_and(|e| e.trigger.is_none()) && text.chars().count() <= 3
            || text.chars().count() <= 6 && self.lexicon.head(text, WHOLE).is_some()
    }

    /// Without 就 (仅用三天就建成) and 实现 (巴士实现试运营), which say nothing.
    fn without_so<'r, 'l>(&self, row: &'r [Piece<'l>]) -> &'r [Piece<'l>] {
        match self.back(row) {
            [rest @ .., last] if matches!(self.text(last), "就" | "实现") => self.back(rest),
            row => row,
        }
    }

    /// Without 仅用40天 and 历时三年 at the end.
    fn without_time_taken<'r, 'l>(&self, mut row: &'r [Piece<'l>]) -> &'r [Piece<'l>] {
        if let [rest @ .., last] = row {
            let took = match last.kind {
                PieceKind::Number(id) => {
                    self.mentions.numbers[id as usize].kind == Some(UnitKind::Time)
                }
                PieceKind::Fixed => false,
                _ => false,
            };
            if took {
                row = trim_back(rest);
                while let [rest @ .., last] = row {
                    if !matches!(
                        self.text(last),
                        "用" | "仅用" | "历时" | "只用" | "用时" | "仅"
                    ) {
                        break;
                    }
                    row = trim_back(rest);
                }
            }
        }
        row
    }

    /// Who was honoured or admitted: in 将X列入Y and X被Z评为Y, X.
    pub(super) fn honoured(&self, row: &[Piece<'_>]) -> Names {
        let passive = row
            .iter()
            .rposition(|p| matches!(self.text(p), "被" | "由" | "获"));
        let Some(cut) = passive.filter(|cut| *cut > 0) else {
            let honoured = self.subject(row);
            return if honoured.is_empty() {
                self.own_place(row)
            } else {
                honoured
            };
        };
        let mut honoured = self.subject(&row[..cut]);
        let giver = self.subject(&row[cut + 1..]);
        honoured.names.extend(giver.names);
        honoured
    }

    /// 我区入选…: the place that the article is about, where nothing else stands before the verb.
    fn own_place(&self, row: &[Piece<'_>]) -> Names {
        let place = self.back(row).last().or(row.last()).filter(|p| {
            let text = self.text(p);
            let ours = p.entry().is_some_and(|e| e.noun == Some(NounClass::Own));
            ours && text.starts_with('我') || self.reader.own.iter().any(|own| own == text)
        });
        place.map_or_else(Names::default, |p| {
            Names::one(self.quote(p.span), p.span, Heads::PLACE)
        })
    }

    /// Who did it: the noun phrase before the trigger, where it names a body or a place.
    pub(super) fn actors(&self, row: &[Piece<'_>]) -> Names {
        let mut row = trim_back(row);
        if let Some(cut) = row
            .iter()
            .rposition(|p| matches!(self.text(p), "在" | "将" | "把"))
        {
            row = trim_back(&row[..cut]);
        }
        let mut doers = self.subject(row);
        doers.names = self.part_doers(doers.names);
        let acts = doers.names.iter().all(|name| self.acts(name));
        if !acts || doers.names.is_empty() {
            doers = Names::default();
        }
        doers
    }

    /// Whether what stands before 和 and what stands behind it are things of one kind: 广场和公园, but not 稳投资和
    /// 审批服务专班. A name in quotation marks is alike to all.
    fn are_alike(&self, left: &[Piece<'_>], right: &[Piece<'_>]) -> bool {
        let quoted = |p: Option<&Piece<'_>>| {
            p.is_some_and(|p| matches!(p.kind, PieceKind::Mark(m) if opens(m) || closes(m)))
        };
        if quoted(left.last()) || quoted(right.first()) {
            return true;
        }
        let end = right
            .iter()
            .position(|p| matches!(p.kind, PieceKind::Mark('、')) || p.link() == Some(Link::And));
        let right = &right[..end.unwrap_or(right.len())];
        let (Some(left), Some(right)) = (phrase(self.back(left)), phrase(self.back(right))) else {
            return false;
        };
        let (left, right) = (self.text_of(left), self.text_of(right));
        let kinds = WHOLE.without(Heads::VAGUE);
        let alike = self.lexicon.head(left, kinds).is_some_and(|(_, one)| {
            let other = self.lexicon.head(right, one.and(kinds));
            other.is_some()
        });
        // A place or a body stands by itself, unless what follows is done there (富昌街和支农街路面硬化).
        let deeds = kinds.without(Heads::SITE.or(Heads::GENERIC));
        let stands = self.is_body(left) && self.lexicon.head(right, deeds).is_none();
        alike || stands
    }

    /// 区政府与交通大学签约: two who act, not one.
    fn part_doers(&self, names: Vec<String>) -> Vec<String> {
        let part = |name: String| {
            let mut joints = name.match_indices(['与', '和', '同']);
            let parts = joints.find_map(|(at, joint)| {
                let (left, right) = (&name[..at], &name[at + joint.len()..]);
                let two = self.acts(left) && self.acts(right);
                two.then(|| vec![left.to_owned(), right.to_owned()])
            });
            parts.unwrap_or_else(|| vec![name])
        };
        names.into_iter().flat_map(part).collect()
    }

    /// The items of a list, without numbers and without what stands behind 等.
    fn list(&self, row: &[Piece<'_>]) -> Names {
        let mut names = Names {
            span: phrase(row),
            ..Names::default()
        };
        let Some(span) = names.span else {
            return names;
        };
        names.heads = self.heads_of(span, WHOLE);
        let mut open = 0usize;
        let cut = row.iter().position(|p| {
            match p.kind {
                PieceKind::Mark(mark) if opens(mark) => open += 1,
                PieceKind::Mark(mark) if closes(mark) => open = open.saturating_sub(1),
                _ => {}
            }
            open == 0 && self.reader.is_and_so_on(p)
        });
        names.and_so_on = cut.is_some_and(|cut| cut > 0);
        if let Some(last) = row.last() {
            names.measured = matches!(last.kind, PieceKind::Number(_));
        }
        if let Some(first) = row.first() {
            names.counted = match first.kind {
                PieceKind::Number(id) => matches!(
                    self.mentions.numbers[id as usize].kind,
                    Some(UnitKind::Count | UnitKind::Physical)
                ),
                _ => false,
            };
        }
        if let Some(cut) = cut {
            // 产业园等一批载体: what the examples are counts, not the word for all of them.
            let examples = phrase(&row[..cut]).map(|span| self.heads_of(span, WHOLE));
            let whole = names.heads.without(Heads::VAGUE.or(Heads::GENERIC));
            names.heads = whole.or(examples.unwrap_or_default());
        }
        let row = match cut {
            Some(cut) => trim_back(&row[..cut]),
            None => row,
        };
        let row = without_size(row);
        let row = self.without_sum(row);
        // 建成小康社会32项指标: what stands first is no thing by itself.
        names.vague = match row {
            [first, next, ..] => {
                let text = self.text(first);
                let stops =
                    matches!(next.kind, PieceKind::Number(_)) || next.link() == Some(Link::And);
                stops
                    && self
                        .lexicon
                        .head(text, Heads::VAGUE)
                        .is_some_and(|(n, _)| n == text.len())
            }
            _ => false,
        };
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
                            self.item(self.back(&row[from..i]), &mut names);
                            from = i;
                        }
                        depth += 1;
                    } else if closes(mark) {
                        depth = depth.saturating_sub(1);
                    } else if depth == 0 && mark == '、' {
                        self.item(self.with_last(&row[from..i]), &mut names);
                        from = i + 1;
                    }
                }
                PieceKind::Word(entry)
                    if depth == 0
                        && entry.link == Some(Link::And)
                        // 通信与集成电路规划 is one name: what stands before 与 is not whole. Nor do verbs that 和
                        // joins make two names.
                        && !row.get(i + 1).is_some_and(|p| {
                            p.sure_verb() || p.link() == Some(Link::Ongoing)
                        })
                        && self.is_whole(row, i)
                        && self.are_alike(&row[from..i], &row[i + 1..]) =>
                {
                    self.item(self.back(&row[from..i]), &mut names);
                    from = i + 1;
                }
                _ => {}
            }
        }
        self.item(self.back(&row[from..]), &mut names);
        // 防控、服务等多个专班: the examples say what for, and are no names by themselves.
        if names.and_so_on && !names.measured {
            let kinds = TOLD.without(Heads::HONOUR).or(Heads::WORK);
            let tail = self.lexicon.head(self.text_of(span), kinds);
            let told = names.names.iter().any(|n| {
                let own = self.lexicon.head(n, kinds);
                n.starts_with('《')
                    || n.starts_with('“') && n.ends_with('”')
                    || own.is_some_and(|(_, of)| {
                        tail.is_some_and(|(_, tail)| of.and(kinds).any(tail))
                    })
                    || tail.is_some_and(|(_, tail)| {
                        let site = tail.any(Heads::SITE.or(Heads::WORK));
                        site && (self.is_body(n) || self.lexicon.head(n, Heads::SITE).is_some())
                    })
            });
            if !told && tail.is_some() {
                names.names = vec![self.clean(&self.quote(span))];
            }
        }
        // 桃园、李园文体中心: names of places that share the noun behind the last.
        let shares = names.names.len() > 1
            && !names.and_so_on
            && !names.counted
            && names.names.split_last().is_some_and(|(last, before)| {
                self.lexicon.head(last, TOLD.or(Heads::WORK)).is_some()
                    && before.iter().all(|n| {
                        n.chars().count() <= 4
                            && !self.is_body(n)
                            && !self.is_named(n)
                            && self.lexicon.head(n, WHOLE).is_none()
                    })
            });
        // 区、乡、村三级组织, 规模最大、配套最全的园区: what is listed are parts of one name.
        let parts = names.names.len() > 1
            && (names.names[..names.names.len() - 1]
                .iter()
                .any(|n| n.chars().count() < 2)
                || names.names.last().is_some_and(|n| {
                    LEVELS.iter().any(|level| n.contains(level))
                        || n.contains('的')
                            && names.names[..names.names.len() - 1].iter().all(|n| {
                                !n.contains(['“', '《', '「'])
                                    && self.lexicon.head(n, WHOLE.without(Heads::VAGUE)).is_none()
                            })
                }));
        if (parts || shares)
            && let Some(whole) = phrase(row)
        {
            names.names = vec![self.clean(&self.quote(whole))];
        }
        names.generic = !names.names.is_empty() && names.names.iter().all(|n| self.is_generic(n));
        names.named = names.names.iter().any(|n| self.is_named(n));
        // 超充站180座、全市第一: a level that the first of the list gives.
        let first = row
            .iter()
            .position(|p| matches!(p.kind, PieceKind::Mark('、')));
        let level = first.is_some_and(|end| end > 0 && self.measures(&row[end - 1]));
        names.measured |= level && !names.named;
        let some = |name: &String| SOME.iter().any(|some| name.starts_with(some));
        // 一批, 一系列; but not 八卦 and the like.
        let any_number = |p: &Piece<'_>| {
            p.entry()
                .is_some_and(|e| e.lexical.is_some() && e.noun.is_none())
                && matches!(
                    self.text(p),
                    "一批" | "一大批" | "一批批" | "一系列" | "一些"
                )
        };
        names.several =
            names.names.first().is_some_and(some) || row.first().is_some_and(any_number);
        names
    }

    /// A number of a measure word.
    pub(super) fn counts(&self, piece: &Piece<'_>) -> bool {
        match piece.kind {
            PieceKind::Number(id) => {
                self.mentions.numbers[id as usize].kind == Some(UnitKind::Count)
            }
            _ => false,
        }
    }

    /// A list without the number and the noun that sum it up: 东桥、西桥两座危桥.
    fn without_sum<'r, 'l>(&self, row: &'r [Piece<'l>]) -> &'r [Piece<'l>] {
        // “甲”“乙”2个政策: quotations need no mark between them.
        let closed = |p: &Piece<'_>| matches!(p.kind, PieceKind::Mark(mark) if closes(mark));
        let quoted = row
            .windows(2)
            .position(|pair| closed(&pair[0]) && self.counts(&pair[1]));
        let adjoin = row.windows(2).any(|pair| {
            closed(&pair[0]) && matches!(pair[1].kind, PieceKind::Mark(mark) if opens(mark))
        });
        if let Some(cut) = quoted.filter(|_| adjoin) {
            return &row[..=cut];
        }
        let comma = row
            .iter()
            .rposition(|p| matches!(p.kind, PieceKind::Mark('、')));
        let Some(comma) = comma else { return row };
        let sum = row[comma + 1..].iter().position(|p| self.counts(p));
        match sum {
            Some(at) if at > 0 && self.is_whole(row, comma + 1 + at) => &row[..comma + 1 + at],
            _ => row,
        }
    }

    /// An item before 、 as [`Self::back`] leaves it, but with the last character of a name: 准时达、.
    fn with_last<'r, 'l>(&self, row: &'r [Piece<'l>]) -> &'r [Piece<'l>] {
        match row {
            [.., gap, last]
                if matches!(gap.kind, PieceKind::Gap) && matches!(self.text(last), "正" | "达") =>
            {
                row
            }
            _ => self.back(row),
        }
    }

    /// A number with its unit.
    fn measures(&self, piece: &Piece<'_>) -> bool {
        match piece.kind {
            PieceKind::Number(id) => self.mentions.numbers[id as usize].kind.is_some(),
            _ => false,
        }
    }

    fn item(&self, row: &[Piece<'_>], names: &mut Names) {
        // A number at either edge counts the item and is no part of its name.
        let row = match row {
            [first, rest @ ..] if self.counts(first) && !rest.is_empty() => rest,
            _ => row,
        };
        let row = match row {
            // 地铁14、16号线: a number without a unit is part of the name.
            [rest @ .., last] if self.measures(last) => rest,
            _ => row,
        };
        if let Some(span) = phrase(self.back(row)) {
            let name = self.clean(&self.quote(span));
            if !name.is_empty() {
                names.names.push(name);
            }
        }
    }

    pub(super) fn clean(&self, name: &str) -> String {
        name.trim_start_matches(['了', '的', '、'])
            .trim_end_matches(['的', '、', '等', '了'])
            .trim_end_matches("仅用")
            .trim_end_matches("历时")
            .to_owned()
    }
}

/// Without 总投资5亿元的 before a name.
fn without_size<'r, 'l>(row: &'r [Piece<'l>]) -> &'r [Piece<'l>] {
    let of = row
        .windows(2)
        .take(4)
        .position(|w| matches!(w[0].kind, PieceKind::Number(_)) && w[1].link() == Some(Link::Of));
    match of {
        Some(at) if at + 2 < row.len() => &row[at + 2..],
        _ => row,
    }
}
