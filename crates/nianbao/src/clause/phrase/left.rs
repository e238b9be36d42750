//! What a stretch before a number says: its name, its verb, and whose property it is.

use super::{
    Piece, PieceKind, Reader, closes, ends_clause, is_metric, joins, opens, phrase, relative,
    trim_back,
};
use crate::lexicon::{Link, Use};
use crate::model::Span;

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
        row = self.before_milestone(row);
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
            // 灯具、食品加工等产业: a word in the list that may be a verb is none.
            let listed = |i: usize| {
                let dual = row[i].verb().is_some_and(Use::is_dual);
                dual && i > 0 && row[..cut].iter().any(joins)
            };
            let verb = (0..cut).find(|i| row[*i].verb().is_some() && !listed(*i));
            left.verb = verb.map(|i| row[i].span);
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
            left.name = phrase(behind).map(|name| {
                let text = &self.text[name.range()];
                let class = ["领域", "行业", "环节"]
                    .iter()
                    .find(|word| text.starts_with(**word));
                let cut = class
                    .filter(|word| word.len() < text.len())
                    .map_or(0, |word| word.len());
                Span::new(name.start + cut, name.end)
            });
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
        if self.times_act(row) {
            left.name = phrase(row);
            return left;
        }
        // 亿元以上产业类开工项目: behind an attribute, at which stage they are belongs to the name.
        if let [before @ .., kind, stage, noun] = row
            && &self.text[noun.span.range()] == "项目"
            && stage.sure_verb()
            && ["以上", "以下", "类", "级", "型"]
                .iter()
                .any(|end| self.text[kind.span.range()].ends_with(end))
            && !before.iter().any(|p| p.verb().is_some())
        {
            left.name = phrase(row);
            return left;
        }
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
            let name = match inner.filter(|_| !self.times_act(before)) {
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
        let aims = row[0].link() == Some(Link::Break) || &self.text[row[0].span.range()] == "通过";
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

    /// 税收超“百亿元”（…）, 总产值突破“千亿”大关: before a milestone in quotation marks, which only rounds the figure
    /// that follows.
    fn before_milestone<'r, 'l>(&self, row: &'r [Piece<'l>]) -> &'r [Piece<'l>] {
        let quotes = |p: &Piece<'_>, marks: &[char]| matches!(p.kind, PieceKind::Mark(m) if marks.contains(&m));
        let Some(close) = row.iter().rposition(|p| quotes(p, &['”', '"'])) else {
            return row;
        };
        let gate = row.get(close + 1).map(|p| &self.text[p.span.range()]);
        let ends = row.len() <= close + 2
            && gate.is_none_or(|gate| matches!(gate, "大关" | "关口" | "台阶" | "门槛"));
        let [before @ .., open, inner] = &row[..close] else {
            return row;
        };
        let figure = self.text[inner.span.range()].ends_with(['万', '亿', '元']);
        let passes = before.last().is_some_and(|p| {
            let text = &self.text[p.span.range()];
            [
                "超", "超过", "突破", "破", "过", "跨过", "跨越", "迈过", "达", "达到", "跃上",
                "迈上",
            ]
            .contains(&text)
                || matches!(p.kind, PieceKind::Gap) && text.ends_with(['超', '破'])
        });
        if ends && figure && quotes(open, &['“', '"']) && passes {
            trim_back(&before[..before.len() - 1])
        } else {
            row
        }
    }

    /// 企业开办时间: how long an act takes is named by its verb, where that says of no movement.
    fn times_act(&self, row: &[Piece<'_>]) -> bool {
        let [before @ .., act, measure] = row else {
            return false;
        };
        matches!(&self.text[measure.span.range()], "时间" | "时限" | "周期")
            && act.verb() == Some(Use::Plain)
            && act.entry().is_some_and(|e| e.change.is_none())
            && !before.iter().any(Piece::sure_verb)
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
    let row = match cut {
        Some(cut) if cut > 0 && !share => trim_back(&row[..cut]),
        _ => row,
    };
    // 失业率连续五年低于3%: how long it went on is no part of the name.
    match row.iter().position(|p| &text[p.span.range()] == "连续") {
        Some(cut) if cut > 0 => trim_back(&row[..cut]),
        _ => row,
    }
}
