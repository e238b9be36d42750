//! Which side of a number names it: the noun behind it, the phrase before it, or what was said before.

use super::names::{is_measure, is_outlay};
use super::*;

/// A number with what stands on either side of it.
struct Sides<'s, 'r, 'l> {
    left: Left,
    right: Right,
    number: &'s Number<'l>,
    said: &'s Said<'l>,
    clause: &'s Binder<'r, 'l>,
    stretch: &'s [Piece<'l>],
    counted: bool,
    /// The number goes on with a list.
    joined: bool,
    /// A part of what was counted, told by no more than its time.
    part: bool,
    /// What seems a name and is a verb.
    verbs: Option<Span>,
    action: String,
    start: Option<usize>,
}

impl<'l> Binding<'l> {
    /// Which of the two sides names the number.
    pub(super) fn choose(
        &self,
        left: Left,
        right: Right,
        number: &Number<'l>,
        said: &Said<'l>,
        clause: &Binder<'_, 'l>,
        stretch: &[Piece<'l>],
    ) -> Named {
        let counted = number.several || matches!(number.kind, Some(UnitKind::Count));
        // Behind the mark of a list alone, whatever is counted or measured goes on with the verb; where nothing
        // stands between (四个100%达标), a share is of another kind.
        let ratio = number.kind == Some(UnitKind::Ratio);
        let joined = clause.consumed > 0
            && !(ratio && stretch.is_empty())
            && stretch.iter().all(|p| match p.kind {
                PieceKind::Mark(mark) => matches!(mark, '、' | '（' | '('),
                _ => p.link() == Some(Link::And),
            });
        // 其中2021年5100个: a part of what was counted, told by no more than its time.
        let part = stretch.iter().all(|p| match p.kind {
            PieceKind::Mark(mark) => matches!(mark, '、' | '（' | '('),
            PieceKind::Time(_) => true,
            _ => p.link() == Some(Link::Among),
        });
        // 规划筹集10万平方米的产业空间: verbs alone are no name.
        let verbs = left.name.filter(|name| {
            let text = &self.source.folded[name.range()];
            left.verb
                .is_some_and(|verb| verb.end == name.start || name.end == verb.start)
                && self
                    .lexicon
                    .entry_of(text)
                    .is_some_and(|e| e.action.is_some() && e.noun.is_none())
        });
        let take_right = match (left.name, right.name) {
            (None, Some(_)) => true,
            (Some(_), Some(_)) if verbs.is_some() => true,
            (Some(_), Some(_)) if counted && !right.of => true,
            // 河道和3公里的管廊: what stands before 和 has nothing to do with the measure.
            (Some(_), Some(_)) if right.of => {
                let at = clause
                    .row
                    .partition_point(|p| p.span.start < number.span.start);
                let joined = at > 0 && phrase::joins(&clause.row[at - 1]);
                joined && number.kind == Some(UnitKind::Physical)
            }
            // 带来约6万人口增量
            (Some(_), Some(_)) if number.kind.is_none() && number.ratio.is_none() => {
                left.verb.is_some_and(|verb| verb.end == number.span.start)
            }
            // 公司年产5万吨有机肥, 街道拆除3万平方米违建: who does it stands before the verb.
            (Some(name), Some(_))
                if number.kind == Some(UnitKind::Physical)
                    && !left.reports
                    && left
                        .verb
                        .is_some_and(|v| v.end == number.span.start && name.end <= v.start) =>
            {
                true
            }
            (Some(left), Some(right_name)) => self.fills(left, right_name, number, clause),
            _ => false,
        };
        let framed = clause.framed && left.name.is_some();
        // 十大机构之一落户: what is done is done by one of them.
        let one = right
            .end
            .is_some_and(|end| self.source.folded[end..].starts_with("之一"));
        let behind = right.deed.filter(|_| (take_right || framed) && !one);
        // 加快3个园区建设: what is done stands behind.
        let work = right
            .verb
            .filter(|verb| take_right && right.end == Some(verb.start));
        let verb = match left.verb {
            Some(_) if left.speeds => work.or(left.verb),
            verb => verb.or(behind),
        };
        let action = verb.map(|s| self.name(s)).unwrap_or_default();
        let start = [left.name, left.verb]
            .into_iter()
            .flatten()
            .map(|s| s.start)
            .min();
        let sides = Sides {
            left,
            right,
            number,
            said,
            clause,
            stretch,
            counted,
            joined,
            part,
            verbs,
            action,
            start,
        };
        if take_right {
            self.by_noun_behind(sides)
        } else {
            self.by_what_stands_before(sides)
        }
    }

    /// The noun behind the number names it.
    fn by_noun_behind(&self, sides: Sides<'_, '_, 'l>) -> Named {
        let Sides {
            left,
            right,
            number,
            said,
            clause,
            stretch,
            counted,
            joined,
            verbs,
            mut action,
            start,
            ..
        } = sides;
        let span = right.name.unwrap_or(number.span);
        // 投资58亿元的产业园: before 的 the word for spending is the noun that measures what stands behind.
        let spent = verbs.or(left.verb).filter(|_| right.of);
        let spent = spent
            .filter(|verb| verb.end == number.span.start)
            .filter(|_| number.kind == Some(UnitKind::Money))
            .map(|verb| self.name(verb));
        let dual = |verb: &String| {
            let entry = self.lexicon.entry_of(verb);
            entry.is_some_and(|e| e.action.is_some_and(Use::is_dual))
        };
        // 启动投资2亿元的工程: what is started is the work.
        if let Some(spent) = spent.filter(dual) {
            return Named {
                name: join(&self.name(span), &spent),
                action: String::new(),
                start,
                end: Some(span.end),
                rule: Rule::NumberOfNoun,
                ..Named::default()
            };
        }
        if let (Some(verb), Some(second)) = (left.verb, verbs) {
            // 开工改造4个小区
            action = self.name(around(verb, second));
        }
        // 利用空地建设6个停车场: the last of two verbs, each with its object, has what is counted for its own.
        let second = stretch.last().filter(|p| {
            let object = left
                .name
                .filter(|name| name.end == p.span.end && name.start < p.span.start);
            let apart = object
                .zip(left.verb)
                .is_some_and(|(name, verb)| verb.end <= name.start);
            apart
                && counted
                && !number.chinese
                && p.span.end == number.span.start
                && p.verb().is_some()
                && !stretch.iter().any(phrase::joins)
        });
        if let Some(verb) = second.filter(|_| !right.of) {
            action = self.name(verb.span);
        }
        // 改造6公里步道、3公里绿道
        let listed = counted || joined;
        // 镇政府立案49个案件: what touches the number where the noun stands behind it.
        let lists =
            |p: &Piece<'_>| matches!(p.kind, PieceKind::Mark('、')) || p.link() == Some(Link::And);
        let touching = stretch.last().filter(|p| {
            let alone = action.is_empty() && !stretch.iter().any(lists);
            alone && p.verb().is_some() && p.span.end == number.span.start
        });
        if let Some(verb) = touching {
            action = self.name(verb.span);
        }
        if let (true, true, Some(verb)) = (action.is_empty(), listed, clause.verb) {
            // 新建3所学校、2个公园
            action = self.name(verb);
        }
        // 达到日检12万人能力: of what the capacity is stands before the number.
        let capacity = matches!(&self.source.folded[span.range()], "能力" | "规模" | "产能")
            && !matches!(&*number.unit, "种" | "项" | "");
        let of = [left.verb.filter(|_| !left.reports), left.name];
        let of = of.into_iter().flatten().map(|span| span.start).min();
        if let Some(from) = of.filter(|_| capacity && !right.of) {
            let before = self.name(Span::new(from, number.span.start));
            return Named {
                name: join(&before, &self.name(span)),
                start: Some(from),
                end: Some(span.end),
                rule: Rule::NounNumber,
                ..Named::default()
            };
        }
        let name = match self.attribute(stretch).filter(|_| counted) {
            Some((attribute, clause)) => {
                if clause {
                    action.clear();
                }
                attribute + &self.name(span)
            }
            // 推进基础设施三大会战: N大 stands inside a name as a rule.
            None if self.source.folded[number.span.range()].ends_with('大')
                && left
                    .verb
                    .zip(left.name)
                    .is_some_and(|(verb, name)| name.start >= verb.end)
                && verbs.is_none()
                && !stretch.iter().any(|p| {
                    let listed = phrase::joins(p) || self.reader().is_and_so_on(p);
                    listed || matches!(p.kind, PieceKind::Number(_))
                }) =>
            {
                const LONGEST: usize = 10;
                let before = left.name.map(|name| self.name(name));
                let before = before.filter(|name| name.chars().count() <= LONGEST);
                before.unwrap_or_default() + &self.name(span)
            }
            // 省督察“回头看”42宗案件: what the cases are of.
            None if is_case(&number.unit) && is_cases(&self.source.folded[span.range()]) => {
                const LONGEST: usize = 14;
                let of = left.name.filter(|name| {
                    let touches = name.end == number.span.start
                        && left.verb.is_none_or(|verb| verb.end <= name.start);
                    touches
                        && verbs.is_none()
                        && !stretch
                            .iter()
                            .any(|p| phrase::joins(p) || self.reader().is_and_so_on(p))
                });
                let of = of.map(|name| self.name(name)).unwrap_or_default();
                let of = Some(of).filter(|of| of.chars().count() <= LONGEST);
                of.unwrap_or_default() + &self.name(span)
            }
            // 事项100%“网上办”、100%“掌上办”: of the same things as the share before.
            None if joined
                && number.unit == "%"
                && self.source.folded[span.range()].starts_with('“') =>
            {
                let last = said.made.last().map(|i| &*self.indicators[*i].name);
                let of = last.and_then(|name| Some(&name[..name.find('“')?]));
                of.unwrap_or_default().to_owned() + &self.name(span)
            }
            None => self.name(span),
        };
        // 年出栏5万只肉羊养殖项目: a capacity is of the product, and not of the project that has it.
        let name = match self.product(span, clause, stretch, number) {
            Some(product) => {
                action = stretch
                    .last()
                    .map(|p| self.name(p.span))
                    .unwrap_or_default();
                self.name(product)
            }
            None => name,
        };
        Named {
            name,
            action,
            start: left.verb.map(|s| s.start),
            end: Some(span.end),
            rule: if left.verb.is_some() {
                Rule::VerbNumberNoun
            } else {
                Rule::NumberNoun
            },
            ..Named::default()
        }
    }

    /// 年出栏5万只肉羊养殖项目: what a project turns out, between the yearly verb with its number and the words that make
    /// it a project.
    fn product(
        &self,
        name: Span,
        clause: &Binder<'_, '_>,
        stretch: &[Piece<'_>],
        number: &Number<'_>,
    ) -> Option<Span> {
        let yearly = stretch.last().is_some_and(|p| {
            let text = &self.source.folded[p.span.range()];
            p.span.end == number.span.start && text.starts_with('年') && text.chars().count() <= 4
        });
        if !yearly {
            return None;
        }
        let row = clause.row;
        let from = row.partition_point(|p| p.span.start < name.start);
        let to = row.partition_point(|p| p.span.start < name.end);
        let row = &row[from..to];
        let project = |p: &Piece<'_>| {
            let text = &self.source.folded[p.span.range()];
            ["项目", "基地", "工程", "生产线"]
                .iter()
                .any(|word| text.starts_with(word))
        };
        let at = row.iter().position(project)?;
        let work = row[..at]
            .iter()
            .rev()
            .take_while(|p| p.verb().is_some())
            .count();
        phrase::phrase(&row[..at - work])
    }

    /// The phrase before the number names it, or verbs do.
    fn by_what_stands_before(&self, mut sides: Sides<'_, '_, 'l>) -> Named {
        let Sides {
            left,
            number,
            clause,
            verbs,
            start,
            ..
        } = sides;
        // 立案处罚15起: of cases two verbs tell, and no name. 宗 counts deals and plots as well (完成交易15宗).
        let cases = matches!(&*number.unit, "起" | "件" | "例");
        let both = verbs.filter(|_| cases).zip(left.verb);
        if let Some((second, verb)) = both {
            sides.action = self.name(around(verb, second));
        }
        // 规划审批8个: two words that are as often nouns, and no noun besides.
        let compound = verbs
            .zip(left.verb)
            .filter(|(second, verb)| both.is_none() && verb.end == second.start)
            .filter(|(second, verb)| self.is_noun_too(*second) && self.is_noun_too(*verb));
        if let Some((second, verb)) = compound {
            let carried = clause.verb.filter(|_| clause.consumed > 0);
            return Named {
                name: self.name(Span::new(verb.start, second.end)),
                action: carried.map(|verb| self.name(verb)).unwrap_or_default(),
                start,
                rule: Rule::NounNumber,
                ..Named::default()
            };
        }
        match left.name.filter(|_| both.is_none()) {
            Some(name) => self.by_phrase(sides, name),
            None => self.by_context(sides),
        }
    }

    /// No noun stands on either side: what was said before names the number, or the verb does.
    fn by_context(&self, sides: Sides<'_, '_, 'l>) -> Named {
        let Sides {
            left,
            right,
            number,
            said,
            clause,
            stretch,
            counted,
            joined,
            part,
            action,
            start,
            ..
        } = sides;
        // 确定了16个区域，其中14个确定了主体: a part of what was counted does what stands behind.
        let among = stretch.iter().any(|p| p.link() == Some(Link::Among));
        let whole = said.made.iter().rev().take(LONGEST_LIST).find(|i| {
            let made = &self.indicators[**i];
            made.value.as_ref().is_some_and(|v| v.unit == number.unit)
        });
        if let (Some(whole), Some(deed)) = (whole, right.deed)
            && part
            && counted
            && among
        {
            return Named {
                name: self.indicators[*whole].name.clone(),
                action: self.name(deed),
                rule: Rule::CarriedName,
                ..Named::default()
            };
        }
        // 其中3家为上市公司: what a part of them is.
        let at = clause
            .row
            .partition_point(|p| p.span.start < number.span.end);
        if among
            && part
            && counted
            && let [is, behind @ ..] = &clause.row[at..]
            && is.link() == Some(Link::Copula)
            && matches!(
                &self.source.folded[is.span.range()],
                "为" | "是" | "属" | "属于"
            )
            && let Some(noun) = self.reader().right(behind, phrase::Before::default()).name
        {
            return Named {
                name: self.name(noun),
                start: Some(number.span.start),
                end: Some(noun.end),
                rule: Rule::NumberNoun,
                ..Named::default()
            };
        }
        // 为2454人提供创业服务: the number is of those who get what stands behind.
        // 18项被列入名单: the object is where they came, not what they are.
        let passive = self.source.folded[number.span.end..]
            .trim_start()
            .starts_with('被');
        if let Some(object) = right.object.filter(|_| left.verb.is_none() && !passive) {
            return Named {
                name: self.name(object),
                action: right.verb.map(|s| self.name(s)).unwrap_or_default(),
                start: None,
                end: Some(object.end),
                rule: Rule::NumberVerbNoun,
                ..Named::default()
            };
        }
        let people = [
            "人口",
            "居民",
            "群众",
            "职工",
            "学生",
            "人员",
            "老人",
            "劳动力",
            "农民",
        ];
        let carried = said.topic.clone();
        let known = carried
            .as_ref()
            .is_some_and(|t| people.iter().any(|p| t.ends_with(p)));
        let person = !known && matches!(&*number.unit, "人" | "人次" | "名");
        // 12座天桥动工，建成4座: of the same things as are counted before. 立案91起 behind 监控点145个: of none.
        let alike = |i: &&usize| {
            let made = &self.indicators[**i];
            made.value.as_ref().is_some_and(|v| v.unit == number.unit) && !made.name.is_empty()
        };
        let same = said.made.iter().rev().take(LONGEST_LIST).find(alike);
        let fresh = counted && clause.consumed == 0 && !said.made.is_empty() && left.verb.is_some();
        let other = fresh && same.is_none();
        let carried = match same.filter(|_| fresh) {
            Some(same) => Some(self.indicators[*same].name.clone()),
            None => carried,
        };
        // 生猪存栏3万头，出栏5万头: the verb is the name's own end.
        let verb = left.verb.map(|verb| self.name(verb)).unwrap_or_default();
        if let Some(name) = self.of_same_owner(said, &verb).filter(|_| !verb.is_empty()) {
            return Named {
                name,
                start,
                rule: Rule::OwnerProperty,
                ..Named::default()
            };
        }
        let (name, action, rule) = match (carried, left.verb) {
            // 拘留348人
            (_, Some(_)) if person => ("人".to_owned(), action, Rule::VerbPersons),
            // 立案48件, but 涉水案件立案48件
            (carried, Some(verb))
                if counted
                    && self.source.folded[verb.range()].ends_with('案')
                    && !carried.as_ref().is_some_and(|name| name.ends_with("案件")) =>
            {
                ("案件".to_owned(), action, Rule::VerbAsName)
            }
            // 投入2亿元: money, and no word for it.
            (_, Some(verb))
                if number.kind == Some(UnitKind::Money)
                    && is_outlay(&self.source.folded[verb.range()]) =>
            {
                ("资金".to_owned(), action, Rule::VerbAsName)
            }
            // 拆违17万平方米: the verb holds its own object.
            (Some(_), Some(verb)) if (!counted || other) && !left.reports => {
                (self.name(verb), String::new(), Rule::VerbAsName)
            }
            (None, Some(verb)) => (self.name(verb), String::new(), Rule::VerbAsName),
            // 立案72件75人: persons are no cases.
            (Some(_), None)
                if joined
                    && person
                    && said.made.last().is_some_and(|i| {
                        let made = self.indicators[*i].value.as_ref();
                        made.is_some_and(|v| is_case(&v.unit))
                    }) =>
            {
                let verb = clause.verb.map(|verb| self.name(verb)).unwrap_or_default();
                ("人".to_owned(), verb, Rule::VerbPersons)
            }
            // 发放补贴260人次18万元: two measures of one thing.
            (Some(carried), None) if joined && number.kind != Some(UnitKind::Ratio) => {
                let verb = clause.verb.map(|verb| self.name(verb)).unwrap_or_default();
                (carried, verb, Rule::CarriedName)
            }
            // 新增学位2.9万个，其中2021年5100个: of the same, and so was done the same to it.
            (Some(carried), None) if counted && part && !stretch.is_empty() => {
                let verb = same.map(|i| &self.indicators[*i]);
                let verb = verb.filter(|made| made.name == carried);
                let verb = verb.map(|made| made.action.clone()).unwrap_or_default();
                (carried, verb, Rule::CarriedName)
            }
            // 服务单位26家，784人参加: who did it are none of the things before.
            (Some(_), None)
                if person && right.verb.is_some_and(|verb| verb.start == number.span.end) =>
            {
                ("人".to_owned(), action, Rule::VerbPersons)
            }
            // 11006人得到救济
            (None, None) if person => ("人".to_owned(), action, Rule::VerbPersons),
            (carried, _) => (carried.unwrap_or_default(), action, Rule::CarriedName),
        };
        Named {
            name,
            action,
            start,
            rule,
            ..Named::default()
        }
    }

    /// The noun phrase before the number, with what it belongs to.
    fn by_phrase(&self, sides: Sides<'_, '_, 'l>, span: Span) -> Named {
        let Sides {
            left,
            right,
            number,
            said,
            clause,
            stretch,
            counted,
            mut action,
            start,
            ..
        } = sides;
        let own = self.name(span);
        let mut name = own.clone();
        // 高中招生: the last word is the measure, and what stands before it the owner.
        let at = clause.row.partition_point(|p| p.span.end < span.end);
        let last = clause.row.get(at).filter(|p| p.span.end == span.end);
        let mut of = last
            .filter(|p| {
                let measure = matches!(p.noun(), Some(NounClass::Metric | NounClass::Relative));
                measure && p.span.start > span.start
            })
            .map(|p| self.name(Span::new(span.start, p.span.start)));
        let mut rule = if left.verb.is_some() {
            Rule::VerbNounNumber
        } else {
            Rule::NounNumber
        };
        let mut end = None;
        if let (true, Some(of)) = (right.of, right.name) {
            if own.ends_with("总投资") {
                // 启动总投资4.7亿元的工程: what is done is not done to the sum.
                action.clear();
                name = "总投资".to_owned();
            } else if left.relative
                || own.starts_with('总') && self.is_property(&own)
                || matches!(&*own, "高" | "长" | "宽" | "深" | "全长" | "直径")
            {
                // 产值4.7亿元的产业园
                action.clear();
                name = format!("{}{own}", self.name(of));
                end = Some(of.end);
                rule = Rule::NumberOfNoun;
            } else if !matches!(number.kind, None | Some(UnitKind::Count | UnitKind::Ratio))
                && left.verb.is_some_and(|verb| {
                    let yearly = self.source.folded[verb.range()].starts_with('年');
                    verb.end <= span.start && !yearly
                })
                && !is_aim(&self.source.folded[of.range()])
            {
                // 启动占地12公顷的园区建设: the verb has for its object what stands behind 的.
                action.clear();
            }
        } else if left.relative || left.reports {
            let owner = left.owner.map(|s| self.name(s)).filter(|o| !o.is_empty());
            // 走访企业9家，接收毕业生60人: what a verb has for its object belongs to nothing before.
            let bare = left.relative && (left.verb.is_none() || left.reports || !counted);
            // 总额, 占比 are of the whole measure before, 毕业生 and 增加值 of what that was of.
            let measure = number.kind != Some(UnitKind::Ratio) && !own.starts_with('总');
            let carried = said.owner.clone().filter(|_| measure);
            let carried = carried.or_else(|| said.topic.clone()).filter(|_| bare);
            // 企业数达120家，总产出达5亿元: a count makes no money.
            let money = number.kind == Some(UnitKind::Money);
            let carried = carried.filter(|topic| !(money && topic.ends_with('数')));
            // 道路工程完成投资3亿元: what was done is as much a measure as 产值.
            let done = number.kind == Some(UnitKind::Money) && {
                let entry = self.lexicon.entry_of(&own);
                entry.is_some_and(|e| e.action == Some(Use::Dual))
            };
            if let Some(joined) = self.of_same_owner(said, &own).filter(|_| owner.is_none()) {
                of = joined.strip_suffix(own.as_str()).map(str::to_owned);
                name = joined;
                rule = Rule::OwnerProperty;
            } else if let Some(owner) = owner.or(carried)
                && (bare || done || self.is_property(&own))
            {
                name = join(&owner, &own);
                rule = Rule::OwnerProperty;
                of = Some(owner);
            }
        } else if left.verb.is_none()
            && self.is_property(&own)
            && let Some(joined) = self.of_same_owner(said, &own)
        {
            name = joined;
            rule = Rule::OwnerProperty;
        }
        // 公交100%纯电动化: all of them, and what they do is part of the name; so is what a share of money is for.
        let measured = is_measure(&own) || self.is_property(&own);
        if number.unit == "%"
            && !right.of
            && let Some(deed) = self.done_by_all(number, clause, measured)
        {
            name = format!("{name}{}", self.name(deed));
            end = Some(deed.end);
        }
        // 每百户拥有汽车19辆、彩电114台
        let listed = rule == Rule::NounNumber && counted && !name.contains("拥有");
        if let Some(per) = said.per.as_deref().filter(|_| listed) {
            name = join(per, &name);
        }
        // 重点项目12个竣工投产: what stands right behind the number, and nothing else does, is what was done.
        let done = right.deed.filter(|_| {
            let touches = right.name.is_none()
                && right.verb.is_some_and(|verb| {
                    let entry = self.lexicon.entry_of(&self.source.folded[verb.range()]);
                    verb.start == number.span.end && entry.is_some_and(|e| e.change.is_none())
                });
            touches && counted && left.verb.is_none()
        });
        if let Some(deed) = done.filter(|_| action.is_empty()) {
            action = self.name(deed);
        }
        // 保持在60%: what keeps the level there is the verb.
        let kept = stretch.last().filter(|p| p.link() == Some(Link::Copula));
        let kept = kept.and_then(|p| self.source.folded[p.span.range()].strip_suffix('在'));
        if let Some(verb) = kept.filter(|verb| action.is_empty() && verb.chars().count() == 2) {
            action = verb.to_owned();
        }
        // 引进项目60个，其中超30亿元的项目9个: what was done to the whole was done to the part.
        let among = stretch.iter().any(|p| p.link() == Some(Link::Among));
        let alike = |whole: &&Indicator| {
            let unit = whole.value.as_ref().is_some_and(|v| v.unit == number.unit);
            let head = whole.name.char_indices().rev().nth(1);
            unit && head.is_some_and(|(at, _)| own.ends_with(&whole.name[at..]))
        };
        let made = said.made.iter().rev().take(LONGEST_LIST);
        let whole = made.map(|i| &self.indicators[*i]).find(alike);
        if let Some(whole) = whole.filter(|_| among && counted && action.is_empty()) {
            action.clone_from(&whole.action);
        }
        // A verb that the clause before left is there for lists that go on.
        let goes_on = clause.verb.is_some() && clause.verb == said.verb;
        // 化解纠纷297件，公安立案190件: nor over a clause that says itself what was done.
        let left_behind = goes_on && clause.consumed == 0 && own.ends_with("立案");
        // 新增企业9家、总量突破300家: the sum was not newly added.
        let sum = own.starts_with('总') && self.is_property(&own);
        let on = (clause.consumed > 0 || counted || goes_on) && !sum;
        // 引进项目14个、总投资9亿元: what they cost is not brought in.
        let costs = ["总投资", "投资总额", "投资额", "计划投资"];
        let cost = costs.iter().any(|end| own.ends_with(end));
        if action.is_empty() && on && !cost && !left_behind && number.kind != Some(UnitKind::Ratio)
        {
            // 新增高点监控31路、普通监控254路
            if let Some(verb) = clause.verb {
                action = self.name(verb);
            }
        }
        Named {
            name,
            action,
            start,
            end,
            rule,
            owner: of,
        }
    }
}

/// Whether a measure word counts cases.
fn is_case(unit: &str) -> bool {
    matches!(unit, "起" | "件" | "宗" | "例")
}

/// 案件, 交办事项: a noun that says that cases are counted, and not of what.
fn is_cases(name: &str) -> bool {
    ["案件", "事项", "问题"]
        .iter()
        .any(|end| name.ends_with(end))
}

/// 目标, 任务: what a verb that has a level for its object may be followed by.
fn is_aim(name: &str) -> bool {
    [
        "目标", "任务", "指标", "要求", "水平", "规模", "成绩", "基础", "前提",
    ]
    .iter()
    .any(|word| name.starts_with(word))
}

/// From the start of the first of two verbs to the end of the last.
fn around(verb: Span, second: Span) -> Span {
    Span::new(verb.start.min(second.start), verb.end.max(second.end))
}
