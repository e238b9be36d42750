//! What a number is: a limit, a length of time, a code, a level that is left, a change, or a level.

use super::*;

impl<'a> Binding<'a> {
    /// 保持10%以上增长: the word of movement that stands behind its number, at the end of the clause.
    pub(super) fn growth_behind(&self, row: &[Piece<'_>], next: usize) -> Option<Movement> {
        let of = row.get(next).is_some_and(|p| p.link() == Some(Link::Of));
        let at = next + usize::from(of);
        // 20%以上高速增长, 9%的较快增长
        let pace = ["高速", "快速", "较快", "稳定", "平稳", "稳步", "正"];
        let paced = row
            .get(at)
            .is_some_and(|p| pace.contains(&&self.source.folded[p.span.range()]));
        let at = at + usize::from(paced);
        let movement = row.get(at)?.entry()?.change?;
        let ends = row
            .get(at + 1)
            .is_none_or(|p| matches!(p.kind, PieceKind::Mark(_)));
        let grows = matches!(movement.form, ChangeForm::By | ChangeForm::Rate);
        (ends && grows).then_some(Movement {
            form: ChangeForm::By,
            ..movement
        })
    }

    /// Numbers that are no quantities: limits inside names, articles, codes.
    pub(super) fn aside(
        &self,
        clause: &Binder<'_, '_>,
        at: usize,
        number: &Number<'_>,
    ) -> Option<Role> {
        let row = clause.row;
        let next = row.get(at + 1);
        let noun_follows = next.is_some_and(|p| match p.kind {
            PieceKind::Gap | PieceKind::Fixed => true,
            PieceKind::Word(e) => {
                e.noun.is_some()
                    || e.concept.is_some()
                    || e.link == Some(Link::Of)
                    || (e.link.is_none()
                        && e.action.is_none()
                        && e.change.is_none()
                        && e.trigger.is_none())
            }
            _ => false,
        });
        let number_later = row[at + 1..].iter().any(|p| match p.kind {
            PieceKind::Number(_) => true,
            // 产值超2亿元的企业数量翻番
            PieceKind::Word(e) => e.change.is_some_and(Movement::is_figure),
            _ => false,
        });
        // 八类警情分别下降: the number belongs to the names that 分别 hands out to.
        let counts = matches!(number.kind, Some(UnitKind::Count));
        let next_handed = clause.handed_out.partition_point(|i| *i <= at);
        if let Some(until) = clause.handed_out.get(next_handed).filter(|_| counts) {
            let between = &row[at + 1..*until];
            let verb = between.iter().any(Piece::sure_verb);
            if !verb
                && !between
                    .iter()
                    .any(|p| matches!(p.kind, PieceKind::Number(_)))
            {
                return Some(Role::Part);
            }
        }
        if number.article {
            return Some(Role::Lexical);
        }
        if number.amount.is_none() || noun_follows && self.sizes_honour(clause, at, number) {
            return Some(Role::Part);
        }
        let measured = matches!(
            number.kind,
            Some(UnitKind::Money | UnitKind::Physical | UnitKind::Time)
        ) || number.kind.is_none() && number.bare;
        let goes_on = next.is_some_and(|p| match p.kind {
            PieceKind::Gap | PieceKind::Fixed => true,
            PieceKind::Word(e) => e.link.is_none() && e.change.is_none() && !e.basis,
            _ => false,
        });
        // 收入10万元以上的村达到50%
        let property = row[clause.consumed..at].last().is_some_and(|p| {
            matches!(p.noun(), Some(NounClass::Metric | NounClass::Relative))
                || self.source.folded[p.span.range()].ends_with("收入")
        });
        let counted_behind =
            next.is_some_and(|p| p.link() == Some(Link::Of)) && (number_later || property);
        if (goes_on || counted_behind) && number.limit_behind && measured {
            return Some(Role::Threshold);
        }
        let text = &self.source.folded[number.span.end..];
        // 两个100%工作机制: a share inside a name that is counted.
        let counted = at > 0
            && noun_follows
            && number.kind == Some(UnitKind::Ratio)
            && matches!(row[at - 1].kind, PieceKind::Number(id)
                if self.mentions.numbers[id as usize].unit == "个");
        // 特困人员两项补助900万元: the number of kinds inside the name of a sum.
        let kinds = at > clause.consumed
            && number.chinese
            && &*number.unit == "项"
            && next.is_some_and(|p| noun_follows || p.verb().is_some_and(Use::is_dual))
            && row[at - 1].link().is_none()
            && row[at - 1].verb().is_none()
            && !matches!(row[at - 1].kind, PieceKind::Mark(_))
            && matches!(row.get(at + 2).map(|p| p.kind), Some(PieceKind::Number(id))
                if self.mentions.numbers[id as usize].kind == Some(UnitKind::Money));
        // 先后3次组织60名居民: how often is counted, and no thing.
        let times =
            &*number.unit == "次" && number_later && next.is_some_and(|p| p.verb().is_some());
        // 实现两个100%: how many shares there are.
        let shares = number.chinese
            && &*number.unit == "个"
            && matches!(next.map(|p| p.kind), Some(PieceKind::Number(id))
                if self.mentions.numbers[id as usize].unit == "%")
            && row
                .get(at + 2)
                .is_none_or(|p| matches!(p.kind, PieceKind::Mark(_)));
        // 八类案件同比下降34%: a class inside the name of what moved.
        let class = number.chinese
            && &*number.unit == "类"
            && noun_follows
            && self.moves_alone(&row[at + 1..]);
        if counted || kinds || times || shares || class {
            return Some(Role::Part);
        }
        if let Some(role) = self.class_of(number, text) {
            return Some(role);
        }
        if noun_follows && number.limit_before && measured && number_later {
            return Some(Role::Threshold);
        }
        if number.kind == Some(UnitKind::Physical) && self.reaches(&row[at + 1..]) {
            return Some(Role::Threshold);
        }
        // 1座110千伏、2座220千伏变电站: what is rated is counted before.
        let rated = at > 0
            && number.kind == Some(UnitKind::Rating)
            && matches!(row[at - 1].kind, PieceKind::Number(_));
        if rated {
            return Some(Role::Part);
        }
        // 30-100亿元项目6个: a class of size, where no verb makes it a sum.
        let verb_before = row[clause.consumed..at].iter().any(|p| p.verb().is_some());
        let of = next.is_some_and(|p| p.link() == Some(Link::Of));
        if noun_follows
            && !of
            && number_later
            && !verb_before
            && number.kind == Some(UnitKind::Money)
            && matches!(number.amount, Some(Amount::Range(..)))
        {
            return Some(Role::Threshold);
        }
        if noun_follows
            && number.limit_behind
            && number_later
            && number.kind == Some(UnitKind::Count)
        {
            let verb = row[clause.consumed..at]
                .iter()
                .any(|p| matches!(p.kind, PieceKind::Word(e) if e.action.is_some()));
            if !verb {
                return Some(Role::Threshold);
            }
        }
        if number.bare && number.modifier == Modifier::Exact {
            return Some(Role::Part);
        }
        if number.kind.is_none() && !number.several && number.ratio.is_none() {
            return self.without_unit(row, at, number);
        }
        None
    }

    /// Whether a noun phrase and a movement with its number are all that stands before the next mark.
    fn moves_alone(&self, behind: &[Piece<'_>]) -> bool {
        let moves = |p: &Piece<'_>| {
            let change = p
                .entry()
                .filter(|e| e.noun.is_none())
                .and_then(|e| e.change);
            change.is_some_and(|c| c.form == ChangeForm::By)
        };
        let Some(at) = behind.iter().take(LONGEST_STRETCH).position(moves) else {
            return false;
        };
        let nominal = |p: &Piece<'_>| {
            let compares = p.entry().is_some_and(|e| e.basis);
            p.may_name() || compares || p.link() == Some(Link::Adverb)
        };
        behind[..at].iter().all(nominal)
            && matches!(
                behind.get(at + 1).map(|p| p.kind),
                Some(PieceKind::Number(_))
            )
    }

    /// 综合指数降到3.42, 收入比为1.85: what is measured has no unit.
    fn is_index(&self, before: &[Piece<'_>]) -> bool {
        let thin = |p: &&Piece<'_>| match p.kind {
            PieceKind::Word(e) => {
                matches!(e.link, Some(Link::Copula | Link::To | Link::Adverb))
                    || e.basis
                    || e.modifier.is_some()
                    || e.noun.is_none()
                        && e.change
                            .is_some_and(|c| matches!(c.form, ChangeForm::To | ChangeForm::By))
            }
            PieceKind::Gap => matches!(self.source.folded[p.span.range()].trim(), "" | "至" | "了"),
            _ => false,
        };
        let behind = before.iter().rev().take_while(thin).count();
        before[..before.len() - behind].last().is_some_and(|name| {
            let text = &self.source.folded[name.span.range()];
            ["指数", "系数", "得分", "容积率", "收入比", "生比", "比值"]
                .iter()
                .any(|end| text.ends_with(end))
        })
    }

    /// 500米公交站点覆盖率达95%: within which reach a rate is measured.
    fn reaches(&self, behind: &[Piece<'_>]) -> bool {
        let end = behind.iter().position(|p| {
            matches!(p.kind, PieceKind::Number(_) | PieceKind::Mark(_)) || p.verb().is_some()
        });
        let Some(end) = end else { return false };
        let rate = matches!(behind[end].kind, PieceKind::Number(id)
            if self.mentions.numbers[id as usize].kind == Some(UnitKind::Ratio))
            || matches!(behind[end].entry().and_then(|e| e.change), Some(c) if c.form == ChangeForm::To);
        let name = phrase::trim_back(&behind[..end]);
        rate && name.last().is_some_and(|p| {
            let text = &self.source.folded[p.span.range()];
            text.ends_with('率') || text.ends_with("比例")
        })
    }

    /// 入选全国十大样板: the round size of a list of honours, inside its name.
    fn sizes_honour(&self, clause: &Binder<'_, '_>, at: usize, number: &Number<'_>) -> bool {
        let tens = number.amount.and_then(Amount::exact);
        let round = tens.is_some_and(|n| (n % Decimal::TEN).is_zero());
        if !number.chinese || !round {
            return false;
        }
        let before = &clause.row[clause.consumed..at];
        let named = before.last().is_some_and(|p| match p.kind {
            PieceKind::Gap => true,
            PieceKind::Mark(mark) => closes(mark),
            PieceKind::Word(_) => !p.sure_verb() && p.link().is_none(),
            _ => false,
        });
        let award = |p: &Piece<'_>| {
            let trigger = p.entry().and_then(|e| e.trigger);
            trigger.is_some_and(|(kind, _)| kind == EventType::Award)
        };
        // 入选全国法治建设十大案例: 建设 is the front of the honour's name.
        let verb = before.iter().rfind(|p| p.sure_verb() || award(p));
        named && verb.is_some_and(award)
    }

    /// 1平方公里级, 12英寸线, 24小时服务区: a size that names a class of things.
    pub(super) fn class_of(&self, number: &Number<'_>, behind: &str) -> Option<Role> {
        let class = behind.starts_with(['级', '线', '型', '档']) && !behind.starts_with("线上");
        // 百亿级和十亿级企业: 级 is read with the number.
        let digits = &self.source.folded[number.digits.range()];
        let levels = self.source.folded[number.span.range()].ends_with('级');
        if levels && digits.ends_with(['万', '亿']) {
            return Some(Role::Threshold);
        }
        match number.kind {
            // 110千伏变电站, 12英寸晶圆
            Some(UnitKind::Rating) if !behind.starts_with(['，', '。', '、', '；', ',']) => {
                Some(Role::Part)
            }
            Some(UnitKind::Money | UnitKind::Physical) if class => Some(Role::Threshold),
            // 二类水体, 三类标准
            Some(UnitKind::Count)
                if number.chinese
                    && &*number.unit == "类"
                    && ["标准", "水质", "水体", "水标准"]
                        .iter()
                        .any(|word| behind.starts_with(word)) =>
            {
                Some(Role::Ordinal)
            }
            Some(UnitKind::Time) if matches!(&*number.unit, "小时" | "分钟") => {
                let noun = match self.lexicon.hits(behind, 0).next() {
                    Some((span, Hit::Word(id))) if span.start == 0 => {
                        let entry = self.lexicon.entry(id);
                        entry.noun.is_some() || entry.lexical.is_some()
                    }
                    Some((span, _)) => span.start > 0,
                    None => true,
                };
                (noun && !behind.is_empty() && !behind.starts_with(['内', '以', '后', '前']))
                    .then_some(Role::Part)
            }
            _ => None,
        }
    }

    /// What a number without a unit is: `None` where it counts after all.
    pub(super) fn without_unit(
        &self,
        row: &[Piece<'_>],
        at: usize,
        number: &Number<'_>,
    ) -> Option<Role> {
        let text = &self.source.folded[number.digits.range()];
        let scaled = text.ends_with(['万', '亿']);
        if scaled || number.modifier != Modifier::Exact {
            return None;
        }
        // 7.7、6.7个百分点: the unit stands behind the last of the list.
        if self.list(row, at).numbers.iter().any(|n| n.kind.is_some()) {
            return None;
        }
        let year = number.digits.end - number.digits.start == 4
            && matches!(number.amount, Some(Amount::Exact(n)) if (1900..2100).contains(&i64::try_from(n).unwrap_or(0)));
        let leads = row[..at]
            .iter()
            .all(|p| matches!(p.kind, PieceKind::Mark(_)));
        if year && leads {
            // 2018市南区硕果累累 names the year, 2023世界动力电池大会 the conference.
            let time = row.get(at + 1).is_none_or(|p| match p.kind {
                PieceKind::Word(e) => e.noun.is_none_or(|n| n == NounClass::Own),
                PieceKind::Gap => {
                    let text = &self.source.folded[p.span.range()];
                    self.own.iter().any(|own| text.starts_with(own.as_str()))
                }
                _ => true,
            });
            return Some(if time { Role::Time } else { Role::Part });
        }
        if !year && !number.chinese && self.is_index(&row[..at]) {
            return None;
        }
        // 智慧督查2.0 is a version.
        if text.contains(['.', '．']) && at > 0 && row[at - 1].link() != Some(Link::Copula) {
            return Some(Role::Part);
        }
        // 引进1000人才: a verb before and a noun behind; but 健全12345热线.
        let line = self.source.folded[number.span.end..].starts_with("热线");
        let counts = !year
            && !line
            && at > 0
            && matches!(row[at - 1].kind, PieceKind::Word(e) if e.action.is_some() || e.link == Some(Link::Copula))
            && !number.chinese
            && !row[at + 1..]
                .iter()
                .take(8)
                .any(|p| matches!(p.kind, PieceKind::Number(_)))
            && !row.get(at + 2).is_some_and(|p| p.link() == Some(Link::Of));
        (!counts).then_some(Role::Part)
    }

    /// A length of time that says how long something went on, not how long something is.
    pub(super) fn is_duration(
        &self,
        clause: &Binder<'_, '_>,
        at: usize,
        group: &Group<'_>,
        moved: bool,
    ) -> bool {
        if group.numbers.iter().any(|n| n.kind != Some(UnitKind::Time)) || moved {
            return false;
        }
        // 规模5年增长近2倍: how long the movement took.
        let next = clause.row.get(group.last() + 1);
        let moves = next.and_then(Piece::entry).is_some_and(|e| {
            e.noun.is_none()
                && e.change
                    .is_some_and(|c| matches!(c.form, ChangeForm::By | ChangeForm::Double))
        });
        // 达到30年来最好水平
        if moves
            || next.is_some_and(|p| self.source.folded[p.span.start..].starts_with(['连', '来']))
        {
            return true;
        }
        let row = &clause.row[clause.consumed..at];
        // 是三年疫情防控转段之年: a link alone measures nothing.
        let named = row
            .iter()
            .any(|p| p.link().is_none() && !matches!(p.kind, PieceKind::Mark(_)));
        let measured = named
            && row.last().is_some_and(|p| match p.kind {
                PieceKind::Word(e) => {
                    matches!(e.link, Some(Link::Copula | Link::To))
                        || e.concept.is_some()
                        || matches!(e.noun, Some(NounClass::Metric | NounClass::Relative))
                }
                PieceKind::Gap => {
                    let text = self.source.folded[p.span.range()].trim();
                    text == "至" || text.ends_with(['数', '时', '限', '长', '期', '龄', '间'])
                }
                _ => false,
            });
        !measured
    }

    /// The numbers that go with the one at `at`: joined by 、 or 和 or the colon of a ratio, nothing else.
    pub(super) fn list(&self, row: &[Piece<'_>], at: usize) -> Group<'a> {
        let mut group = Group {
            first: at,
            numbers: Vec::with_capacity(1),
        };
        let mut i = at;
        while let Some(PieceKind::Number(id)) = row.get(i).map(|p| p.kind) {
            if i > at && self.roles[id as usize].is_some() {
                break;
            }
            // 项目3个、超50亿元项目2个: two things, not one list.
            let kind = self.mentions.numbers[id as usize].kind;
            // 分别下降0.7个、0.2个百分点: 个 is the first half of the unit that is written out once.
            let points = self.mentions.numbers[id as usize].unit == "百分点";
            let halved = |n: &Number<'_>| points && n.unit == "个";
            let alike = group.numbers.last().is_none_or(|n: &Number<'_>| {
                n.kind == kind || n.kind.is_none() && n.amount.is_some() || halved(n)
            });
            // 提高1.2个、1.5个百分点
            let points = |n: &Number<'_>| {
                n.unit == "个" && self.mentions.numbers[id as usize].unit == "百分点"
            };
            // 绿地面积、绿地率分别为9公顷、31%
            let handed_out = || {
                let stretch = row[..at].iter().rev().take(LONGEST_STRETCH);
                let mut stretch = stretch.take_while(|p| !matches!(p.kind, PieceKind::Number(_)));
                stretch.any(|p| p.link() == Some(Link::Respectively))
            };
            if !alike && !group.numbers.last().is_some_and(points) && !handed_out() {
                break;
            }
            if group.numbers.len() == LONGEST_LIST {
                break;
            }
            group
                .numbers
                .push(self.mentions.numbers[id as usize].clone());
            let joined = row.get(i + 1).is_some_and(|p| match p.kind {
                PieceKind::Mark(mark) => matches!(mark, '、' | ':' | '：'),
                PieceKind::Word(e) => e.link == Some(Link::And),
                PieceKind::Gap => matches!(
                    self.source.folded[p.span.range()].trim(),
                    ":" | "：" | "∶" | "︰" | "、"
                ),
                _ => false,
            });
            if !joined {
                break;
            }
            i += 2;
        }
        // 分别突破40万吨、10万吨: what stands before the first is said of all.
        let handed_out = at > 0 && row[at - 1].link() == Some(Link::Respectively);
        if let [first, others @ ..] = group.numbers.as_mut_slice()
            && handed_out
            && first.span.start < first.digits.start
        {
            for other in others.iter_mut().filter(|n| n.modifier == Modifier::Exact) {
                other.modifier = first.modifier;
            }
        }
        // The unit of the last counts for those that have none, and so does the scale that stands with it
        // (分别投入4.1、2.6和1.8亿元).
        let scale = |n: &Number<'_>| match self.source.folded[n.digits.range()].chars().next_back()
        {
            Some('万') => Some(Decimal::from(10_000)),
            Some('亿') => Some(Decimal::from(100_000_000)),
            _ => None,
        };
        let last_scale = group.numbers.last().and_then(scale);
        for i in (1..group.numbers.len()).rev() {
            let (head, tail) = group.numbers.split_at_mut(i);
            let (first, second) = (&mut head[i - 1], &tail[0]);
            let bare = first.kind.is_none() && first.unit.is_empty() && first.ratio.is_none();
            if let Some(by) = last_scale.filter(|_| bare && scale(first).is_none()) {
                first.amount = first.amount.map(|a| a.map(|n| (n * by).normalize()));
            }
            if bare || first.unit == "个" && second.unit == "百分点" {
                first.kind = second.kind;
                first.unit.clone_from(&second.unit);
                first.code.clone_from(&second.code);
            }
        }
        group
    }

    /// The word of movement that governs the number at `at`, with its place in the row.
    pub(super) fn movement(
        &self,
        row: &[Piece<'_>],
        consumed: usize,
        at: usize,
    ) -> Option<(usize, Movement)> {
        let mut crossed = 0;
        for i in (consumed..at).rev() {
            match row[i].kind {
                PieceKind::Word(entry) => {
                    if entry.noun.is_none() && entry.concept.is_none() {
                        if let Some(movement) = entry.change {
                            // 高于全省、全市平均增速2个百分点: the rate is that of those compared with.
                            const PEERS: usize = 6;
                            let compares = (i.saturating_sub(PEERS).max(consumed)..i)
                                .rev()
                                .find_map(|j| {
                                    let change = row[j].entry()?.change?;
                                    (change.form == ChangeForm::Compare).then_some((j, change))
                                });
                            if let (ChangeForm::Rate, Some(compares)) = (movement.form, compares) {
                                return Some(compares);
                            }
                            let far = crossed > 0 && movement.form != ChangeForm::Compare;
                            return (!far).then_some((i, movement));
                        }
                        let thin = entry.basis
                            || entry.modifier.is_some()
                            || matches!(
                                entry.link,
                                Some(
                                    Link::Copula
                                        | Link::Adverb
                                        | Link::Respectively
                                        | Link::Each
                                        | Link::To
                                        | Link::Stock
                                )
                            );
                        if !thin {
                            if entry.action.is_some() || entry.trigger.is_some() {
                                return None;
                            }
                            crossed += 1;
                        }
                    } else {
                        crossed += 1;
                    }
                }
                PieceKind::Gap => {
                    let text = self.source.folded[row[i].span.range()].trim();
                    if !matches!(text, "" | "了" | "幅度" | "到了" | "至") {
                        crossed += 1;
                    }
                }
                PieceKind::Aside => {}
                _ => return None,
            }
            if crossed > 3 {
                return None;
            }
        }
        None
    }

    /// Whether a movement word makes its numbers changes rather than levels.
    pub(super) fn is_change(
        &self,
        clause: &Binder<'_, '_>,
        group: &Group<'_>,
        word: usize,
        movement: Movement,
        next: usize,
    ) -> bool {
        match movement.form {
            ChangeForm::To => false,
            ChangeForm::Flat => false,
            ChangeForm::By => {
                // 增加500个学位: a verb with its object, not a change of something named before.
                let counted = group.numbers.iter().all(|n| {
                    matches!(
                        n.kind,
                        Some(UnitKind::Count | UnitKind::Money | UnitKind::Physical)
                    )
                });
                if !counted {
                    return true;
                }
                // 加快9个已开工项目建设: work is sped up, not things that are counted.
                let work = clause.row[word].entry().and_then(|e| e.action);
                let things = group.numbers[0].kind == Some(UnitKind::Count);
                if work == Some(Use::Task) && things {
                    return false;
                }
                let reader = self.reader();
                let right = reader.right(&clause.row[next..], phrase::Before::default());
                let stretch = &clause.row[clause.consumed..word];
                let basis = stretch
                    .iter()
                    .any(|p| matches!(p.kind, PieceKind::Word(e) if e.basis));
                let left = reader.left(stretch);
                // 提高9个位次: places of a ranking are what it moved by.
                let places = |name: Span| {
                    matches!(&self.source.folded[name.range()], "位次" | "名次" | "席位")
                };
                right.name.is_none_or(places)
                    && (basis || left.name.is_some() || clause.consumed > 0 || left.verb.is_none())
            }
            _ => true,
        }
    }

    /// Whether the group is a level that is left (由X提高到Y); returns where 由 stands.
    pub(super) fn leaves(
        &self,
        row: &[Piece<'_>],
        consumed: usize,
        at: usize,
        next: usize,
    ) -> Option<usize> {
        let from = row[consumed..at]
            .iter()
            .rposition(|p| matches!(p.kind, PieceKind::Word(e) if e.link == Some(Link::From)))?
            + consumed;
        let left = &row[from + 1..at];
        // 由上年安排的3亿元扩大到5亿元: which level that was.
        let clause = left.last().is_some_and(|p| p.link() == Some(Link::Of));
        let timed = left.first().is_some_and(|p| match p.kind {
            PieceKind::Word(e) => e.time.is_some(),
            _ => matches!(p.kind, PieceKind::Time(_)),
        });
        let only_time = left.iter().all(|p| match p.kind {
            PieceKind::Time(_) => true,
            PieceKind::Word(e) => {
                e.time.is_some()
                    || e.link == Some(Link::Of)
                    || e.modifier.is_some()
                    || clause && timed && p.verb().is_some()
            }
            // 由每人每月780元提高到820元
            PieceKind::Gap => {
                let text = self.source.folded[p.span.range()].trim();
                matches!(text, "" | "原来" | "年初" | "原") || text.starts_with('每')
            }
            _ => false,
        });
        let later = row[next..]
            .iter()
            .position(|p| matches!(p.kind, PieceKind::Number(_)))?;
        let reaches = row[next..next + later].iter().any(|p| match p.kind {
            PieceKind::Word(e) => {
                e.change.is_some() || matches!(e.link, Some(Link::To | Link::Copula))
            }
            _ => false,
        }) || self.source.folded[..row[next + later].span.start].ends_with('为');
        (only_time && reaches).then_some(from)
    }
}
