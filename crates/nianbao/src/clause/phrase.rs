//! Noun phrases around a number, in prose without spaces: where a name begins and ends, and which verb goes
//! with it.
//!
//! A stretch of a clause is a row of pieces: words of the lexicon, dates, marks, and the gaps between them,
//! which are nouns that the lexicon need not know.

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
    without_asides(row)
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

/// What a stretch of text before a number says.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Left {
    /// The noun phrase, if there is one.
    pub(crate) name: Option<Span>,
    pub(crate) verb: Option<Span>,
    /// The noun phrase before the verb, where the name stands behind it.
    pub(crate) owner: Option<Span>,
    /// The verb only reports that a level was reached.
    pub(crate) reports: bool,
    /// The verb's object is work (完成, 推进).
    pub(crate) work: bool,
    /// The verb says only how fast the work goes (加快).
    pub(crate) speeds: bool,
    /// The name is a property that needs an owner (产值, 总数).
    pub(crate) relative: bool,
}

/// Text of the source without its own edge words, for a reader of names.
pub(crate) struct Reader<'a> {
    pub(crate) text: &'a str,
    pub(crate) own: &'a [String],
}

impl Reader<'_> {
    /// Reads a stretch before a number.
    pub(crate) fn left(&self, row: &[Piece<'_>]) -> Left {
        let mut left = self.stretch(row);
        // 争取新增: only the second part says what is done.
        if let Some(verb) = &mut left.verb {
            let goal = ["争取", "有望", "可望", "拟"]
                .into_iter()
                .find(|goal| self.text[verb.range()].starts_with(goal))
                .filter(|goal| goal.len() < verb.end - verb.start);
            verb.start += goal.map_or(0, str::len);
        }
        left
    }

    fn stretch(&self, mut row: &[Piece<'_>]) -> Left {
        let mut left = Left::default();
        // 为残疾人家庭供应住房: who gets it stands before the verb.
        let benefits = row.iter().take(2).any(|p| {
            p.link().is_some() && matches!(&self.text[p.span.range()], "为" | "向" | "给" | "对")
        });
        row = self.behind_disposal(row);
        row = self.trim_front(row);
        row = trim_back(row);
        row = self.without_ground(row);
        row = self.inmost_clause(row);
        // 大东区力争地区生产总值: what stands before the word of promise is who promises.
        let promise = |p: &Piece<'_>| {
            p.entry()
                .is_some_and(|e| e.status.is_some() && e.action.is_none())
        };
        if let Some(cut) = row.iter().rposition(promise) {
            let behind = self.trim_front(&row[cut + 1..]);
            if behind.iter().any(|p| !p.sure_verb()) {
                // 金融业预计实现增加值: of a property, it is the owner.
                left.owner = phrase(trim_back(&row[..cut]));
                row = behind;
            }
        }
        // 垃圾分类全覆盖、垃圾回收率达35%: what is whole has no number.
        let whole = |p: &Piece<'_>| self.text[p.span.range()].ends_with("全覆盖");
        if let Some(cut) = row.iter().rposition(whole)
            && let [mark, behind @ ..] = &row[cut + 1..]
            && joins(mark)
            && !behind.is_empty()
        {
            row = self.trim_front(behind);
        }
        // 好奇工场等2家: the examples before 等 are not the name.
        if let Some(cut) = row.iter().rposition(|p| self.is_and_so_on(p)) {
            let behind = self.trim_front(&row[cut + 1..]);
            // 围绕招商、用工等开展活动, 社区等机构建成站点: the list goes with what stands before the verb.
            if behind.iter().any(Piece::sure_verb) {
                return self.left(behind);
            }
            let verb = row[..cut].iter().find(|p| p.verb().is_some());
            left.verb = verb.map(|p| p.span);
            if behind.is_empty() {
                return left;
            }
            if let [only] = behind
                && ["收入", "经费", "支出", "费用"].contains(&&self.text[only.span.range()])
            {
                // 科技服务等收入: of what it is says the list.
                left.verb = None;
                left.name = phrase(row);
                return left;
            }
            // 动漫、设计等领域优质企业: 领域 sums up the list, and the noun goes on alone.
            let sums_up = |p: &Piece<'_>| {
                ["领域", "方面", "行业", "环节", "地", "处"].contains(&&self.text[p.span.range()])
            };
            let behind = match behind {
                [first, rest @ ..] if !rest.is_empty() && sums_up(first) => self.trim_front(rest),
                _ => behind,
            };
            left.name = phrase(behind);
            left.relative = relative(behind);
            return left;
        }
        // 争取全年培育企业: what is striven for is the verb behind.
        if let [strive, next, ..] = row
            && &self.text[strive.span.range()] == "争取"
        {
            let behind = self.trim_front(&row[1..]);
            let dated = matches!(next.kind, PieceKind::Time(_))
                || next.entry().is_some_and(|e| e.time.is_some());
            let does = |p: &Piece<'_>| p.sure_verb() || dated && p.verb().is_some();
            if behind.first().is_some_and(does) {
                row = behind;
            }
        }
        let Some(last) = row.last() else { return left };
        // 已帮扶: what an adverb stands before is a verb, unless it stands in the object of another (发放各类补助).
        let told = |i: usize| {
            i > 0
                && row[i].verb().is_some()
                && matches!(row[i - 1].link(), Some(Link::Adverb | Link::Stock))
                && !self.text[row[i - 1].span.range()].ends_with(['新', '类', '种'])
                && !row.get(i + 1).is_some_and(joins)
                && !row[..i].iter().any(Piece::sure_verb)
        };
        if last.verb().is_some() && (row.len() == 1 || last.sure_verb() || told(row.len() - 1)) {
            // 地区生产总值完成, 新建, 建成移交
            let plain = |p: &Piece<'_>| {
                matches!(p.verb(), Some(Use::Plain | Use::Task))
                    && p.entry().is_some_and(|e| e.action.is_some())
            };
            let run = row.iter().rev().take_while(|p| plain(p)).count().max(1);
            let first = &row[row.len() - run];
            left.verb = Some(Span::new(first.span.start, last.span.end));
            left.reports = last.verb() == Some(Use::Report);
            left.work = last.takes_work();
            left.speeds = last.speeds();
            let before = trim_back(&row[..row.len() - run]);
            let inner = before.iter().rposition(Piece::sure_verb);
            let name = match inner {
                Some(i) if i + 1 < before.len() => &before[i + 1..],
                Some(_) => &[],
                None => before,
            };
            let name = self.trim_front(name);
            // 高质量完成5.3平方公里: how it was done.
            let how = [
                "高质量",
                "高标准",
                "高水平",
                "高起点",
                "高规格",
                "高效率",
                "高品质",
            ];
            left.name = phrase(name).filter(|name| !how.contains(&&self.text[name.range()]));
            left.relative = relative(name);
            return left;
        }
        // A verb that leads governs the number, whatever verbs its object holds (落实20宗未返还用地); but not
        // over a mark (优化服务、新增岗位).
        // 带动旅游业实现收入: but what such a verb reaches is the owner of what is reached.
        let causes = row.iter().rposition(Piece::sure_verb).is_some_and(|at| {
            at > 1 && row[at].verb() == Some(Use::Report) && relative(&row[at + 1..])
        });
        // 加快释放产业空间: what is sped up is the verb behind.
        let hastens =
            row.len() > 2 && row[0].speeds() && row[1].sure_verb() && !self.is_compound(&row[1..]);
        // 围绕12个领域开展招商: what is aimed at stands before the verb.
        let aims = row[0].link() == Some(Link::Break);
        let leads = row[0].sure_verb()
            && !aims
            && !causes
            && !hastens
            && row[0].entry().is_some_and(|e| e.action.is_some())
            && !row
                .iter()
                .any(|p| matches!(p.kind, PieceKind::Mark('、')) || p.link() == Some(Link::And));
        let last = row.iter().rposition(Piece::sure_verb);
        let served = benefits
            .then(|| row.iter().rposition(|p| p.verb().is_some()))
            .flatten();
        let served = served.filter(|i| *i > 0 && i + 1 < row.len());
        // 围绕景区建设步道: what is built is not what is aimed at.
        let built = |i: &usize| {
            let usage = row[*i].entry().and_then(|e| e.action);
            aims && *i > 1
                && i + 1 < row.len()
                && usage == Some(Use::Work)
                && !row.iter().any(joins)
        };
        // 围绕租金减免、金融支持等方面: a verb in the list of what is aimed at.
        let last = last.map(|last| {
            let helps = &self.text[row[0].span.range()] == "帮助";
            if aims && !helps && row[last..].iter().any(joins) {
                0
            } else {
                last
            }
        });
        let last = match last {
            Some(0) => (0..row.len()).rfind(built).or(last),
            last => last,
        };
        let verb = last
            .map(|last| if leads { 0 } else { last })
            .or(served)
            .or_else(|| (1..row.len() - 1).rfind(|i| told(*i)))
            .or_else(|| {
                let first = row.first()?;
                let leads = first.verb().is_some()
                    && !(row.len() == 2 && is_metric(&row[1]))
                    && !row.get(1).is_some_and(joins)
                    && !self.is_compound(row);
                (leads && row.len() > 1).then_some(0)
            });
        let Some(verb) = verb else {
            let row = before_break(row, self.text);
            left.name = phrase(row);
            left.relative = relative(row);
            return left;
        };
        let mut first = verb;
        // 新建和改造公厕: verbs that share one object.
        while first >= 2
            && row[first - 2].verb().is_some()
            && (row[first - 1].link() == Some(Link::And)
                || matches!(row[first - 1].kind, PieceKind::Mark('、')))
        {
            first -= 2;
        }
        while first >= 1 && row[first - 1].verb().is_some() {
            first -= 1;
        }
        let mut verb = verb;
        while verb + 3 < row.len() && joins(&row[verb + 1]) && row[verb + 2].verb().is_some() {
            verb += 2;
        }
        if self.works_too(&row[verb..]) {
            verb += 1;
        }
        left.verb = Some(Span::new(row[first].span.start, row[verb].span.end));
        left.reports = row[verb].verb() == Some(Use::Report);
        left.work = row[verb].takes_work();
        left.speeds = row[verb].speeds();
        let name = self.trim_front(&row[verb + 1..]);
        left.name = phrase(name);
        left.relative = relative(name);
        let mut owner = self.trim_front(&row[..first]);
        while let ([verb, behind @ ..], true) = (owner, causes)
            && verb.sure_verb()
        {
            owner = behind;
        }
        left.owner = phrase(trim_back(owner)).or(left.owner);
        left
    }

    /// What stands behind a bracket that stays open (推进服务站建设（开展咨询50场), or behind a comma inside one.
    fn inmost_clause<'r, 'l>(&self, row: &'r [Piece<'l>]) -> &'r [Piece<'l>] {
        let mut depth = 0usize;
        let starts = |p: &Piece<'_>| {
            let PieceKind::Mark(mark) = p.kind else {
                return false;
            };
            if closes(mark) {
                depth += 1;
            } else if opens(mark) {
                let open = depth == 0 && matches!(mark, '（' | '(');
                depth = depth.saturating_sub(1);
                return open;
            }
            depth == 0 && ends_clause(mark)
        };
        let Some(cut) = row.iter().rposition(starts) else {
            return row;
        };
        let behind = trim_back(self.trim_front(&row[cut + 1..]));
        if behind.is_empty() {
            trim_back(&row[..cut])
        } else {
            behind
        }
    }

    /// 把园区3公顷用地: the number is of what stands behind 把.
    fn behind_disposal<'r, 'l>(&self, row: &'r [Piece<'l>]) -> &'r [Piece<'l>] {
        let disposes = |p: &Piece<'_>| self.is_preposition(p, &["将", "把"]);
        match row.iter().rposition(disposes) {
            // 产值将达, 政府将投资: before no more than a verb, 将 says when.
            Some(at)
                if row[at + 1..]
                    .iter()
                    .any(|p| p.link().is_none() && !p.sure_verb()) =>
            {
                &row[at + 1..]
            }
            _ => row,
        }
    }

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

    /// Whether the clause has a verb of its own further on, or 进行 with the noun of one.
    fn has_verb(&self, row: &[Piece<'_>]) -> bool {
        let end = row
            .iter()
            .position(|p| matches!(p.kind, PieceKind::Mark(m) if ends_clause(m)));
        let row = &row[..end.unwrap_or(row.len())];
        row.iter().enumerate().any(|(i, p)| {
            let last = row
                .get(i + 1)
                .is_none_or(|n| matches!(n.kind, PieceKind::Mark(_) | PieceKind::Number(_)));
            p.sure_verb()
                || p.verb().is_some() && last
                || p.link().is_some()
                    && ["进行", "予以", "加以", "给予"].contains(&&self.text[p.span.range()])
        })
    }

    /// 排查改造管网: whether the verb behind the one that leads governs the same noun. One that stands before a
    /// head without hands of its own (改造项目) says of which kind it is.
    fn works_too(&self, row: &[Piece<'_>]) -> bool {
        let [first, second, noun, ..] = row else {
            return false;
        };
        let acts = |p: &Piece<'_>| p.entry().and_then(|e| e.action);
        let object = matches!(noun.kind, PieceKind::Gap) || noun.noun().is_some();
        let last = row.last().map_or("", |p| &self.text[p.span.range()]);
        let kind = [
            "项目", "工程", "企业", "任务", "行动", "活动", "目标", "措施", "时限", "时间", "用地",
            "资金", "投资", "面积", "能力", "规模", "事项", "职权", "工作", "方案", "计划",
        ];
        // What is carried out or issued is itself a deed (出台优化营商环境措施).
        let deeds = [
            "实施", "落实", "推进", "推动", "开展", "出台", "推出", "印发", "发布",
        ];
        acts(first).is_some_and(|usage| usage != Use::Report)
            && !deeds.contains(&&self.text[first.span.range()])
            && matches!(acts(second), Some(Use::Plain | Use::Task | Use::Work))
            && second.verb().is_some()
            && object
            && !is_metric(noun)
            && !kind.iter().any(|end| last.ends_with(end))
            && !self.is_compound(&row[1..])
    }

    /// 教育类支出, 采样点, 仓储企业出口额: a verb that is the front of a noun, though it leads.
    fn is_compound(&self, row: &[Piece<'_>]) -> bool {
        let [verb, behind, ..] = row else {
            return false;
        };
        let attribute = self.text[verb.span.end..].starts_with(['类', '型', '式', '性']);
        let part = row.len() == 2
            && matches!(behind.kind, PieceKind::Gap)
            && self.text[behind.span.range()].trim().chars().count() == 1
            && !self.text[behind.span.range()].contains(['好', '起', '出', '完', '成', '至', '到']);
        let measured = row.last().is_some_and(|last| {
            is_metric(last)
                && self.text[last.span.range()].ends_with(['额', '值', '率', '价', '比'])
        });
        // 屠宰加工销售收入: what several kinds of work bring in.
        let earned = behind.verb().is_some()
            && row.len() > 2
            && row.last().is_some_and(|last| {
                is_metric(last) && self.text[last.span.range()].ends_with("收入")
            });
        attribute || part || measured || earned
    }

    /// Without 在…基础上: 警情在去年下降基础上再降10% is about 警情.
    fn without_ground<'r, 'l>(&self, row: &'r [Piece<'l>]) -> &'r [Piece<'l>] {
        let ground = |p: &Piece<'_>| {
            let text = &self.text[p.span.range()];
            text.ends_with("基础上") || text.ends_with("基础")
        };
        let Some(end) = row.iter().rposition(ground) else {
            return row;
        };
        let start = row[..end]
            .iter()
            .rposition(|p| p.link() == Some(Link::Break) && &self.text[p.span.range()] == "在");
        let behind = trim_back(self.trim_front(&row[end + 1..]));
        match start {
            Some(_) if behind.iter().any(|p| p.verb().is_none()) => behind,
            Some(start) if start > 0 => trim_back(&row[..start]),
            _ => row,
        }
    }

    /// The noun phrase right behind a number, with the place behind it and the verb that follows.
    ///
    /// Where the clause has its verb already, a verb right behind the number is the front of a noun
    /// (新增5个在建项目). Where a preposition stands before the number, the verb must follow, even one that might
    /// be the front of a noun (在4个镇设置服务点).
    pub(crate) fn right(&self, row: &[Piece<'_>], before: Before) -> Right {
        let Before {
            verb: verb_taken,
            preposition: framed,
            contains,
            lead,
            ..
        } = before;
        let mut right = Right::default();
        let mut from = 0;
        while row.get(from).is_some_and(|p| p.link() == Some(Link::Of)) {
            right.of = true;
            from += 1;
        }
        let mut to = from;
        let mut open = 0usize;
        while let Some(piece) = row.get(to) {
            match piece.kind {
                PieceKind::Aside if to == from => break,
                // 连接3个公园的绿道: what is counted is what the attribute holds.
                PieceKind::Word(entry)
                    if contains && open == 0 && to > from && entry.link == Some(Link::Of) =>
                {
                    break;
                }
                // 学位50个（其中小学30个）: a bracket with numbers of its own.
                PieceKind::Mark('（' | '(') if open == 0 => break,
                // 82例确诊病例“零病亡”: a quotation behind a noun says something of it; behind an attribute (3项
                // 高品质“文化菜单”) it is the noun.
                PieceKind::Mark('“' | '「' | '‘')
                    if open == 0
                        && to > from
                        && !self.is_attribute(&row[to - 1])
                        && !goes_on_behind_quotation(&row[to - 1..], lead) =>
                {
                    break;
                }
                PieceKind::Mark(mark) if opens(mark) => open += 1,
                PieceKind::Mark(mark) if closes(mark) => {
                    if open == 0 && mark != '"' {
                        break;
                    }
                    open = open.saturating_sub(1);
                }
                // 省、市重点项目: a rank alone names nothing.
                PieceKind::Mark('、')
                    if open == 0
                        && to == from + 1
                        && (self.is_rank(&row[from]) || self.is_quality(&row[from])) => {}
                PieceKind::Mark('、') if open == 0 && !self.list_goes_on(&row[to + 1..]) => {
                    break;
                }
                PieceKind::Mark('-' | '—' | '－' | '·' | '/') => {}
                PieceKind::Mark(_) if open == 0 => break,
                // 产值超亿元的企业, 产值超亿元企业: a limit inside the name.
                PieceKind::Number(_)
                    if open == 0
                        && to > from
                        && is_metric(&row[to - 1])
                        && row
                            .get(to + 1)
                            .is_some_and(|p| p.link() == Some(Link::Of) || is_nominal(p)) => {}
                // 打造2个千亿级产业集群, 3个5万吨级泊位: of which size.
                PieceKind::Number(_) if open == 0 && to == from && self.is_size(&row[to..]) => {}
                PieceKind::Number(_) | PieceKind::Time(_) if open == 0 => break,
                // 20件年度民生实事, 18个历年问题
                PieceKind::Word(entry)
                    if to == from
                        && entry.noun.is_none()
                        && (entry.time.is_some()
                            || entry.link == Some(Link::Stock)
                                && row.get(to + 1).is_some_and(is_named)) =>
                {
                    from += 1;
                }
                // 12个已开工更新项目: at which stage the thing is.
                PieceKind::Word(_)
                    if to == from
                        && matches!(&self.text[piece.span.range()], "已" | "未" | "拟" | "待")
                        && row.get(to + 1).is_some_and(Piece::sure_verb)
                        && row.get(to + 2).is_some_and(is_nominal) =>
                {
                    to += 1;
                }
                // 34个〔7〕: the number of a note.
                PieceKind::Gap
                    if open == 0
                        && self.text[piece.span.range()].trim_start().starts_with('〔') =>
                {
                    break;
                }
                // 3个新公园
                PieceKind::Word(_)
                    if to == from
                        && &self.text[piece.span.range()] == "新"
                        && row.get(to + 1).is_some_and(|p| {
                            matches!(p.kind, PieceKind::Gap) || p.noun().is_some()
                        }) => {}
                PieceKind::Word(entry) if open == 0 => {
                    if entry.link == Some(Link::And) {
                        if !self.list_goes_on(&row[to + 1..]) {
                            break;
                        }
                    } else if to == from
                        && piece.sure_verb()
                        && row.get(to + 1).is_some_and(|p| {
                            // 20个新开工项目, 9家新招引企业: at which stage the thing is.
                            let staged = self.text[p.span.range()].starts_with("项目")
                                || self.text[piece.span.range()].starts_with('新');
                            (verb_taken || staged)
                                && (is_nominal(p) || matches!(p.kind, PieceKind::Aside))
                        })
                    {
                        to += 1;
                        continue;
                    } else if (framed || to > from && self.text[..piece.span.start].ends_with('内'))
                        && to > from
                        && piece.verb().is_some_and(Use::is_dual)
                        && !self.has_verb(&row[to + 1..])
                    {
                        break;
                    } else if self.ends_noun(piece, to > from, row.get(to + 1)) {
                        let listed = entry.action.is_some_and(Use::is_dual)
                            && row.get(to + 1).is_some_and(joins)
                            && self.list_goes_on(&row[to + 2..]);
                        // 42项上级要求取消的审批事项: the verb belongs to a clause before the noun.
                        let clause = to > from && piece.verb().is_some();
                        let noun = clause
                            .then(|| self.noun_behind_clause(&row[to + 1..]))
                            .flatten();
                        // 510多项“不见面”审批: a quotation says of which kind.
                        let quoted = to > from
                            && entry.action.is_some_and(Use::is_dual)
                            && matches!(row[to - 1].kind, PieceKind::Mark('”' | '」' | '’'));
                        match noun {
                            Some(skipped) => to += skipped,
                            None if quoted => {
                                to += 1;
                                break;
                            }
                            None if listed => {}
                            None => {
                                if to > from {
                                    to += self.work_behind(&row[to..], lead);
                                }
                                break;
                            }
                        }
                    }
                }
                _ => {}
            }
            to += 1;
        }
        let mut name = trim_back(&row[from..to]);
        // 小区公园（主办：城管局，协办：街道办）, 工业企业（以下简称规上）: a remark is no part of the name.
        let remark =
            |text: &str| text.contains(['：', ':', '，', ',', '、', '；']) || text.contains("简称");
        while let [.., last] = name
            && matches!(last.kind, PieceKind::Aside)
            && remark(&self.text[last.span.range()])
        {
            name = &name[..name.len() - 1];
        }
        right.name = phrase(name);
        right.end = name.last().map(|p| p.span.end);
        right.owner = owner(name, self.text);
        // 为3个村、2个社区添置: the verb behind the list holds for each of its items.
        let passes = |i: usize| match row[i].kind {
            PieceKind::Mark(mark) => !ends_clause(mark),
            PieceKind::Number(_) => framed || before.leads && i > 0 && joins(&row[i - 1]),
            // 9个社区达到创建标准
            _ => row[i].link() != Some(Link::Copula),
        };
        // 两大战略、三个转型, 20吨肉、3吨熟食加工项目: no verb of the list.
        let mut list = false;
        let mut governs = |i: &usize| {
            let i = *i;
            list |= matches!(row[i].kind, PieceKind::Number(_));
            row[i].verb().is_some()
                && (!list
                    || !matches!(row[i - 1].kind, PieceKind::Number(_))
                        && (row[i].sure_verb() || !row.get(i + 1).is_some_and(is_named)))
        };
        let verb = (to..row.len())
            .take_while(|i| passes(*i))
            .find(|i| governs(i));
        right.verb = verb.map(|i| row[i].span);
        right.deed = verb.map(|i| {
            // 完成整改, 落地落实; but 列入 alone before 更新计划, where the second verb is the front of a noun.
            let goes_on = |i: usize| {
                row[i].entry().is_some_and(|e| e.action.is_some())
                    && (row[i].sure_verb() || !row.get(i + 1).is_some_and(is_named))
                    && row[i].verb().is_some()
            };
            let chain = (i + 1..row.len()).take_while(|i| goes_on(*i)).count();
            let deed = self.deed(&row[i..]);
            Span::new(deed.start, deed.end.max(row[i + chain].span.end))
        });
        if let Some(verb) = verb.filter(|i| right.name.is_none() && *i == from) {
            let behind = &row[verb + 1..];
            let end = behind.iter().position(|p| {
                matches!(p.kind, PieceKind::Mark(m) if !opens(m) && !closes(m))
                    || matches!(p.kind, PieceKind::Number(_) | PieceKind::Time(_))
            });
            right.object =
                phrase(self.trim_front(trim_back(&behind[..end.unwrap_or(behind.len())])));
        }
        right
    }

    /// How many pieces from a verb on close the noun phrase before it: in 推进5条道路拓宽改造 the work is the head, and
    /// the road what it is done to.
    fn work_behind(&self, row: &[Piece<'_>], lead: Lead) -> usize {
        const MOST: usize = 4;
        let run = row.iter().take(MOST).take_while(|p| p.verb().is_some());
        let verbs = run.count();
        // 完成9个项目遴选: what is completed is work, whatever verb says it.
        let closes_phrase = match lead {
            Lead::Report => verbs > 0,
            Lead::Work => verbs > 0 && !row[verbs - 1].sure_verb(),
            Lead::Nothing | Lead::Verb => false,
        };
        if !closes_phrase {
            return 0;
        }
        // 绿化提升工作
        let noun = row.get(verbs).is_some_and(|p| {
            matches!(
                &self.text[p.span.range()],
                "工作" | "试点" | "任务" | "工程" | "项目"
            )
        });
        let end = verbs + usize::from(noun);
        let ends = row.get(end).is_none_or(|p| match p.kind {
            PieceKind::Mark(mark) => !opens(mark),
            PieceKind::Aside => true,
            _ => p.link() == Some(Link::And),
        });
        if ends { end } else { 0 }
    }

    /// The verb that a row begins with, up to the end of the clause where it says little by itself (实现全覆盖) or
    /// where verbs alone follow (竣工投产).
    fn deed(&self, row: &[Piece<'_>]) -> Span {
        // More than this is no verb with its object, but a sentence.
        const LONGEST_DEED: usize = 16;
        let verb = row[0].span;
        let mut quoted = false;
        let row = &row[..row.len().min(LONGEST_DEED)];
        let end = row.iter().position(|p| match p.kind {
            PieceKind::Mark(m) if opens(m) || closes(m) => {
                quoted = opens(m);
                false
            }
            PieceKind::Mark(_) => !quoted,
            _ => false,
        });
        // 实现政企、社企分离: a list of which no item is the whole.
        if end.is_some_and(|i| matches!(row[i].kind, PieceKind::Mark('、'))) {
            return verb;
        }
        let end = end.unwrap_or(row.len());
        let behind = &row[1..end];
        let light = row[0].verb() == Some(Use::Report)
            && behind
                .iter()
                .all(|p| !matches!(p.kind, PieceKind::Number(_) | PieceKind::Time(_)));
        let whole = Span::new(verb.start, behind.last().map_or(verb.end, |p| p.span.end));
        let short = self.text[whole.range()].chars().count() <= LONGEST_DEED;
        if short && (light || behind.iter().all(|p| p.verb().is_some())) {
            whole
        } else {
            verb
        }
    }

    /// Whether a list behind 、 or 和 goes on with a noun of the same number: no number of its own, no verb.
    fn list_goes_on(&self, row: &[Piece<'_>]) -> bool {
        let mut nouns = false;
        // 和一大批文体设施: counted by itself, though nobody says how many.
        let some = ["一批", "一大批", "一系列", "多个", "若干", "部分"];
        let text = row.first().map_or("", |p| &self.text[p.span.start..]);
        if some.iter().any(|word| text.starts_with(word)) {
            return false;
        }
        for piece in row {
            match piece.kind {
                PieceKind::Number(_) => return false,
                PieceKind::Mark(mark) if !opens(mark) && !closes(mark) => return nouns,
                PieceKind::Gap | PieceKind::Fixed => nouns = true,
                PieceKind::Word(entry) if piece.verb().is_some() && !nouns => {
                    return entry.action.is_some_and(Use::is_dual);
                }
                PieceKind::Word(entry) => {
                    if self.ends_noun(piece, true, None) {
                        // What follows on may still hold a number of this item: 、绿道9公里.
                        let number = row
                            .iter()
                            .take_while(|p| !matches!(p.kind, PieceKind::Mark(m) if ends_clause(m) || m == '、'))
                            .any(|p| matches!(p.kind, PieceKind::Number(_)));
                        return nouns && !number;
                    }
                    nouns |= entry.link.is_none();
                }
                _ => {}
            }
        }
        nouns
    }

    /// Whether a word ends the noun phrase that stands before it.
    fn ends_noun(&self, piece: &Piece<'_>, inside: bool, next: Option<&Piece<'_>>) -> bool {
        let Some(entry) = piece.entry() else {
            return false;
        };
        if entry.noun.is_some() || entry.concept.is_some() || entry.lexical.is_some() {
            return entry.noun == Some(NounClass::Own) && inside;
        }
        if let Some(link) = entry.link {
            return !matches!(link, Link::Of | Link::And | Link::Anaphor);
        }
        // 大桥拓宽工程: work of a kind.
        let work = inside
            && next.is_some_and(|n| {
                let text = &self.text[n.span.range()];
                ["工程", "项目", "任务", "行动", "方案", "细则"]
                    .iter()
                    .any(|word| text.starts_with(word))
            });
        if piece.sure_verb() && work {
            return false;
        }
        if piece.sure_verb() || entry.basis || entry.status.is_some() || entry.time.is_some() {
            return true;
        }
        if entry.action.is_some_and(Use::is_dual) && work {
            return false;
        }
        if entry.action.is_some_and(Use::is_dual) {
            // 老旧小区改造: a verb where nothing follows, the front of a noun where one does.
            return inside
                && !next.is_some_and(|n| matches!(n.kind, PieceKind::Gap) || n.noun().is_some());
        }
        entry.change.is_some()
    }

    /// How many pieces behind a verb stand before the noun that the verb's clause is about: 取消的审批事项.
    fn noun_behind_clause(&self, row: &[Piece<'_>]) -> Option<usize> {
        let of = row.iter().take(4).position(|p| p.verb().is_none())?;
        let abstracts = ["基础", "前提", "情况", "过程", "整体", "同时", "工作"];
        let noun = row.get(of + 1).is_some_and(|p| {
            let text = &self.text[p.span.range()];
            let verb = p
                .entry()
                .is_some_and(|e| e.action.is_some_and(Use::is_dual));
            let named = matches!(p.kind, PieceKind::Gap) || p.noun().is_some() || verb;
            named && !abstracts.iter().any(|word| text.starts_with(word))
        });
        (noun && row[of].link() == Some(Link::Of)).then_some(of + 1)
    }

    /// 高品质, 市级, 新型: says of which kind the noun behind it is.
    fn is_attribute(&self, piece: &Piece<'_>) -> bool {
        let text = &self.text[piece.span.range()];
        text.ends_with(['级', '型', '式', '化', '质', '性', '类', '大', '的'])
    }

    /// 千亿级, 5万吨级: a number that sizes what is named behind it.
    fn is_size(&self, row: &[Piece<'_>]) -> bool {
        let text = &self.text[row[0].span.range()];
        let behind = row.get(1).map_or("", |p| &self.text[p.span.range()]);
        let noun = row
            .get(1)
            .is_some_and(|p| matches!(p.kind, PieceKind::Gap) || p.noun().is_some());
        // 2300家200平方米以上的餐馆
        let limit = text.ends_with("以上") || text.ends_with("以下");
        if limit && row.get(1).is_some_and(|p| p.link() == Some(Link::Of)) {
            return row.len() > 2;
        }
        if limit && noun {
            return true;
        }
        // 7个超1平方公里的地块
        if text.starts_with('超') && row.get(1).is_some_and(|p| p.link() == Some(Link::Of)) {
            return row.len() > 2;
        }
        noun && (text.ends_with(['级', '伏', '寸'])
            || text.ends_with("小时")
            || text.ends_with("分钟")
            || behind.starts_with("吨级")
            || behind.starts_with("级"))
    }

    /// 高品质, 高标准, 多层次: of which quality the noun behind it is, and no noun.
    fn is_quality(&self, piece: &Piece<'_>) -> bool {
        let text = &self.text[piece.span.range()];
        text.starts_with(['高', '多', '全'])
            && text.ends_with(['质', '准', '次', '效', '端', '能', '位'])
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
                PieceKind::Number(_) | PieceKind::Fixed => false,
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
            || matches!(gap, "了" | "我们" | "我" | "度" | "份" | "末" | "底")
            || self.own.iter().any(|own| own == gap)
    }
}

/// Which kind of verb stands before a number whose noun stands behind it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Lead {
    #[default]
    Nothing,
    Verb,
    /// A verb whose object is work.
    Work,
    /// A verb that says that something was reached.
    Report,
}

impl Left {
    pub(crate) fn lead(&self) -> Lead {
        match self.verb {
            Some(_) if self.reports => Lead::Report,
            Some(_) if self.work => Lead::Work,
            Some(_) => Lead::Verb,
            None => Lead::Nothing,
        }
    }
}

/// What the text before a number tells of the noun behind it.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Before {
    /// The number has its verb.
    pub(crate) verb: bool,
    /// A preposition stands before the number, or before the list that it is in.
    pub(crate) preposition: bool,
    /// No verb stands before the number, nor before the list that it is in.
    pub(crate) leads: bool,
    /// The number stands in an attribute that says what something holds (涵盖6个领域的).
    pub(crate) contains: bool,
    /// Which kind of verb the number has.
    pub(crate) lead: Lead,
}

/// What a stretch of text behind a number says.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Right {
    pub(crate) name: Option<Span>,
    pub(crate) verb: Option<Span>,
    /// The verb with what completes it.
    pub(crate) deed: Option<Span>,
    /// The noun phrase behind the verb, where no name stands between number and verb.
    pub(crate) object: Option<Span>,
    /// The name without the property that ends it, where it ends in one.
    pub(crate) owner: Option<Span>,
    /// Behind the name.
    pub(crate) end: Option<usize>,
    /// 的 stands between.
    pub(crate) of: bool,
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

/// What stands before 在 or the like: 经济总量在2020年基础上翻一番 is about 经济总量.
fn before_break<'r, 'l>(row: &'r [Piece<'l>], text: &str) -> &'r [Piece<'l>] {
    let cut = row.iter().position(|p| {
        p.link() == Some(Link::Break) && matches!(&text[p.span.range()], "在" | "于" | "随着")
    });
    // 总量在全市的占比: where the share is taken is part of its name.
    let share = row.last().is_some_and(|p| {
        let text = &text[p.span.range()];
        ["占比", "比重", "份额"]
            .iter()
            .any(|end| text.ends_with(end))
    });
    match cut {
        Some(cut) if cut > 0 && !share => trim_back(&row[..cut]),
        _ => row,
    }
}

/// What is counted in 9个集群产值 or 60个事项办理时间: those to whom the property belongs.
fn owner(name: &[Piece<'_>], text: &str) -> Option<Span> {
    let (last, mut rest) = name.split_last()?;
    let property = last.noun() == Some(NounClass::Relative)
        || is_metric(last) && text[last.span.range()].ends_with(['间', '限']);
    if !property {
        return None;
    }
    while let Some((_, front)) = rest
        .split_last()
        .filter(|(verb, _)| verb.verb().is_some_and(Use::is_dual))
    {
        rest = front;
    }
    phrase(trim_back(rest))
}

/// From the first to the last piece.
pub(crate) fn phrase(row: &[Piece<'_>]) -> Option<Span> {
    Some(Span::new(row.first()?.span.start, row.last()?.span.end))
}

/// Whether the quotation behind the first piece is the front of a noun (50家社区“金色年华”项目) or stands beside another
/// one (“平安校园”“绿色校园”).
fn goes_on_behind_quotation(row: &[Piece<'_>], lead: Lead) -> bool {
    const LONGEST_QUOTATION: usize = 16;
    if matches!(row[0].kind, PieceKind::Mark(mark) if closes(mark)) {
        return true;
    }
    let mut inside = row[1..].iter().take(LONGEST_QUOTATION);
    let closed = inside.position(|p| matches!(p.kind, PieceKind::Mark('”' | '」' | '’')));
    let works = matches!(lead, Lead::Work | Lead::Report);
    closed.and_then(|at| row.get(at + 2)).is_some_and(|p| {
        // 完成8个小区“三线”整治
        matches!(p.kind, PieceKind::Gap)
            || matches!(p.noun(), Some(class) if class != NounClass::Own)
            || works && p.verb().is_some_and(Use::is_dual)
    })
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
