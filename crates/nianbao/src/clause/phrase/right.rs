//! What a stretch behind a number says: the noun phrase, where it ends, and the verb that follows.

use super::left::Lead;
use super::{
    Piece, PieceKind, Reader, closes, ends_clause, is_metric, is_named, is_nominal, joins, opens,
    phrase, trim_back,
};
use crate::lexicon::{Link, NounClass, Scope, Use};
use crate::model::Span;

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
    /// The number is a sum, which does nothing: a verb behind its noun is one itself (发放2亿元企业贷款).
    pub(crate) sum: bool,
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

impl Reader<'_> {
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
            sum,
            lead,
            ..
        } = before;
        let mut right = Right::default();
        let mut from = 0;
        while row.get(from).is_some_and(|p| p.link() == Some(Link::Of)) {
            right.of = true;
            from += 1;
        }
        from += self.listed_attribute(&row[from..]);
        let mut to = from;
        let mut open = 0usize;
        while let Some(piece) = row.get(to) {
            match piece.kind {
                PieceKind::Aside if to == from => break,
                // 连接3个公园的绿道, 对28万人民的承诺: what is counted is what the attribute holds.
                PieceKind::Word(entry)
                    if (contains || framed && !self.text[..piece.span.start].ends_with("方面"))
                        && open == 0
                        && to > from
                        && entry.link == Some(Link::Of) =>
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
                // 5家行业协会、技术联盟: things of one number, where the clause ends in them.
                PieceKind::Mark('、')
                    if open == 0 && to > from && self.is_list_of_things(&row[to + 1..]) => {}
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
                // 6个外资500万美元以上项目
                PieceKind::Number(_)
                    if open == 0
                        && to > from
                        && self.text[piece.span.range()].ends_with("以上")
                        && row.get(to + 1).is_some_and(is_nominal) => {}
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
                // 完成50个快速充电桩: of which kind, where the number has its verb.
                PieceKind::Word(entry)
                    if to == from
                        && verb_taken
                        && entry.link == Some(Link::Adverb)
                        && entry.action.is_none()
                        && row.get(to + 1).is_some_and(is_nominal) => {}
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
                    } else if self.ends_noun(piece, to > from, &row[to + 1..]) {
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
                                // 2900万元的无偿资助: behind 的 it is a noun.
                                let given = (right.of || sum) && lead == Lead::Verb;
                                let one = !row.get(to + 1).is_some_and(|p| p.verb().is_some());
                                let lead = if given && one { Lead::Work } else { lead };
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
        let planned = to > from && is_plan(&row[to - 1]);
        let mut name = match &row[from..to] {
            whole if planned => whole,
            whole => trim_back(whole),
        };
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
            // 设施通过网络预约: by what means, where a verb follows.
            let means = &self.text[row[i].span.range()] == "通过"
                && row[i + 1..]
                    .iter()
                    .take_while(|p| !matches!(p.kind, PieceKind::Mark(m) if ends_clause(m)))
                    .any(Piece::sure_verb);
            row[i].verb().is_some()
                && !means
                && (!list
                    || !matches!(row[i - 1].kind, PieceKind::Number(_))
                        && (row[i].sure_verb() || !row.get(i + 1).is_some_and(is_named)))
        };
        // Further than a long list a verb does not reach.
        const REACH: usize = 256;
        let verb = (to..row.len().min(to + REACH))
            .take_while(|i| passes(*i))
            .find(|i| governs(i));
        right.verb = verb.map(|i| row[i].span);
        // 23个项目完成投资28亿元: what a report of a level tells is told of that level.
        let measures = |i: &usize| {
            let behind = row[i + 1..].iter().take(4);
            let mut behind = behind.take_while(|p| !matches!(p.kind, PieceKind::Mark(_)));
            row[*i].verb() == Some(Use::Report)
                && behind.any(|p| matches!(p.kind, PieceKind::Number(_)))
        };
        right.deed = verb.filter(|i| !measures(i)).map(|i| {
            // 完成整改, 落地落实; but 列入 alone before 更新计划, where the second verb is the front of a noun.
            let goes_on = |i: usize| {
                row[i].entry().is_some_and(|e| e.action.is_some())
                    && (row[i].sure_verb() || !row.get(i + 1).is_some_and(is_named))
                    && row[i].verb().is_some()
            };
            let chain = (i + 1..row.len()).take_while(|i| goes_on(*i)).count();
            let deed = self.deed(&row[i..]);
            // 尚未治理
            let denied = i > 0 && row[i - 1].link() == Some(Link::Not);
            let start = if denied {
                row[i - 1].span.start
            } else {
                deed.start
            };
            Span::new(start, deed.end.max(row[i + chain].span.end))
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

    /// 2个叫得响、立得住、群众认可的成果: how many pieces a list of attributes takes, with its 的.
    fn listed_attribute(&self, row: &[Piece<'_>]) -> usize {
        const LONGEST: usize = 16;
        let row = &row[..row.len().min(LONGEST)];
        let ends = |p: &Piece<'_>| match p.kind {
            PieceKind::Mark(mark) => mark != '、',
            PieceKind::Number(_) | PieceKind::Time(_) | PieceKind::Aside => true,
            _ => p.link() == Some(Link::Of),
        };
        let Some(of) = row.iter().position(ends) else {
            return 0;
        };
        let list = row[of].link() == Some(Link::Of)
            && row[..of]
                .iter()
                .any(|p| matches!(p.kind, PieceKind::Mark('、')))
            && row.get(of + 1).is_some_and(is_named);
        // 5家企业、3所学校的代表 are things, and no attributes.
        let predicate = row[..of]
            .split(|p| matches!(p.kind, PieceKind::Mark('、')))
            .all(|part| {
                let text = part.last().map_or("", |p| &self.text[p.span.range()]);
                text.ends_with([
                    '响', '住', '好', '强', '高', '快', '大', '广', '深', '实', '优', '可', '意',
                    '迎', '型', '性', '化',
                ]) || part.iter().any(Piece::sure_verb)
            });
        if list && predicate { of + 1 } else { 0 }
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

    /// Whether a clause goes on, up to its end, with things alone: no number, no verb, no attribute.
    fn is_list_of_things(&self, row: &[Piece<'_>]) -> bool {
        let mut nouns = false;
        for (i, piece) in row.iter().enumerate() {
            match piece.kind {
                PieceKind::Mark('、') => {}
                PieceKind::Mark(mark) if ends_clause(mark) => return nouns,
                PieceKind::Gap | PieceKind::Fixed => nouns = true,
                PieceKind::Word(entry) if entry.noun.is_some_and(|n| n != NounClass::Own) => {
                    nouns = true;
                }
                PieceKind::Word(entry) if entry.link == Some(Link::And) => {}
                // 建议、提案已全部办复: the predicate of all of them.
                PieceKind::Word(entry) if entry.link == Some(Link::Adverb) => {
                    let text = &self.text[piece.span.range()];
                    return nouns && text.starts_with(['已', '均', '全', '都', '也']);
                }
                // 3条绿带、东山廊等6条通廊: the last of them are examples of what is counted next.
                PieceKind::Word(_) if self.is_and_so_on(piece) => {
                    let counted = row.get(i + 1);
                    return nouns
                        && !counted.is_some_and(|p| matches!(p.kind, PieceKind::Number(_)));
                }
                _ => return false,
            }
        }
        nouns
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
                    if self.ends_noun(piece, true, &[]) {
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

    /// Whether a word ends the noun phrase that stands before it; `behind` is what follows the word.
    fn ends_noun(&self, piece: &Piece<'_>, inside: bool, behind: &[Piece<'_>]) -> bool {
        let Some(entry) = piece.entry() else {
            return false;
        };
        if entry.noun.is_some() || entry.concept.is_some() || entry.lexical.is_some() {
            return entry.noun == Some(NounClass::Own) && inside;
        }
        // 大桥拓宽工程, 整县推进项目: work of a kind.
        let work = inside
            && behind.first().is_some_and(|n| {
                let text = &self.text[n.span.range()];
                ["工程", "项目", "任务", "行动", "方案", "细则"]
                    .iter()
                    .any(|word| text.starts_with(word))
            });
        let ongoing = entry.link == Some(Link::Ongoing);
        if work && piece.sure_verb() && (ongoing || entry.link.is_none()) {
            return false;
        }
        if let Some(link) = entry.link {
            return !matches!(link, Link::Of | Link::And | Link::Anaphor);
        }
        // 五大行动计划: a word of promise that promises nothing is a noun.
        let promises = |next: &Piece<'_>| match next.kind {
            PieceKind::Mark(_) | PieceKind::Aside => false,
            _ => !matches!(next.link(), Some(Link::Of | Link::And)),
        };
        if is_plan(piece) && !behind.first().is_some_and(promises) {
            return false;
        }
        if piece.sure_verb() || entry.basis || entry.status.is_some() || entry.time.is_some() {
            return true;
        }
        if entry.action.is_some_and(Use::is_dual) {
            // 老旧小区改造: a verb where nothing follows, the front of a noun where one does.
            return inside
                && !work
                && !behind.first().is_some_and(is_nominal)
                && !self.leads_to_occasion(behind);
        }
        entry.change.is_some()
    }

    /// 招商引资推介活动, 设施建设试点社区: words that may be verbs, one behind the other, and then what can be nothing but
    /// an occasion or a trial of them; where things are named (规划建设医院), the words are verbs.
    fn leads_to_occasion(&self, behind: &[Piece<'_>]) -> bool {
        let dual = |p: &&Piece<'_>| p.verb().is_some_and(Use::is_dual);
        let run = behind.iter().take_while(dual).count();
        let words = [
            "活动", "大赛", "比赛", "论坛", "大会", "试点", "平台", "机制", "工程", "项目", "行动",
        ];
        behind.iter().take(run + 1).any(|p| {
            let text = &self.text[p.span.range()];
            words.iter().any(|word| text.starts_with(word))
        })
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
}

/// 计划, 规划: a word of promise that is a noun where it promises nothing.
fn is_plan(piece: &Piece<'_>) -> bool {
    let status = piece.entry().and_then(|entry| entry.status);
    matches!(status, Some((_, Scope::Verb)))
}

/// What is counted in 9个集群产值 or 60个事项办理时间: those to whom the property belongs.
fn owner(name: &[Piece<'_>], text: &str) -> Option<Span> {
    let (last, mut rest) = name.split_last()?;
    let property = last.noun() == Some(NounClass::Relative)
        || is_metric(last) && text[last.span.range()].ends_with(['间', '限'])
        || ["力度", "进度", "步伐"].contains(&&text[last.span.range()]);
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
