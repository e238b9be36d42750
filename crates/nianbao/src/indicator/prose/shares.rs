//! Shares, ratios and multiples: what they are of, and of what whole.

use super::*;

impl Binding<'_> {
    /// 是五年前的2倍, 完成年度任务的120%: what the number measures stands before the verb or in the clause before, and
    /// between verb and number the base.
    pub(super) fn measured_by(
        &self,
        stretch: &[Piece<'_>],
        group: &Group<'_>,
        said: &Said<'_>,
    ) -> Option<Vec<Named>> {
        let count = group.numbers.len();
        let unit = &*group.numbers[0].unit;
        let of = stretch.last().is_some_and(|p| p.link() == Some(Link::Of));
        if !(unit == "倍" || unit == "%" && of) {
            return None;
        }
        // 达到农户的80% names what the share is of.
        let says = |p: &Piece<'_>| {
            matches!(p.link(), Some(Link::Copula | Link::Respectively))
                && (unit == "倍" || !self.source.folded[p.span.range()].contains('达'))
        };
        let verb = stretch
            .iter()
            .rposition(|p| says(p) || p.verb() == Some(Use::Report))?;
        let base = phrase::tail(&stretch[verb + 1..]).map(|span| self.name(span));
        let base = base.unwrap_or_default();
        if !of && base.is_empty() {
            return None;
        }
        let planned = ["任务", "目标", "计划", "指标", "预算"];
        let reached = stretch[verb].verb().is_some();
        if reached && !planned.iter().any(|end| base.ends_with(end)) {
            return None;
        }
        let hands_out = |p: &Piece<'_>| p.link() == Some(Link::Respectively);
        let owners = &stretch[..stretch.iter().position(hands_out).unwrap_or(verb).min(verb)];
        let mut named = if count == 1 {
            self.single(owners).into_iter().collect()
        } else {
            self.items_for(owners, count)
        };
        named.retain(|item| !item.name.is_empty());
        if named.is_empty() {
            let levels = self.levels(said);
            let last = levels.get(levels.len().checked_sub(count)?..)?;
            named = last
                .iter()
                .map(|i| Named {
                    name: self.indicators[*i].name.clone(),
                    start: Some(stretch[verb].span.start),
                    ..Named::default()
                })
                .collect();
        }
        if named.len() != count {
            return None;
        }
        for item in &mut named {
            item.rule = Rule::Yardstick;
            if reached {
                let verb = self.name(stretch[verb].span);
                item.name = format!("{}{verb}{base}比例", item.name);
            }
        }
        Some(named)
    }

    /// 装备制造业占规模以上工业比重21.9%, for each of those that the numbers are handed out to.
    pub(super) fn share(
        &self,
        stretch: &[Piece<'_>],
        count: usize,
        said: &Said<'_>,
    ) -> Option<Vec<Named>> {
        let share = stretch
            .iter()
            .rposition(|p| matches!(p.kind, PieceKind::Word(e) if e.link == Some(Link::Share)))?;
        let (owners, of) = (&stretch[..share], &stretch[share + 1..]);
        let reader = self.reader();
        if let [land, ..] = of
            && &self.source.folded[land.span.range()] == "地"
        {
            // 产业园占地300亩 is no share.
            let owner = reader.left(owners);
            let name = owner.name.map(|span| self.name(span)).unwrap_or_default();
            return Some(vec![Named {
                name: name + "占地",
                action: owner.verb.map(|s| self.name(s)).unwrap_or_default(),
                start: Some(
                    owner
                        .name
                        .map_or(stretch[share].span.start, |span| span.start),
                ),
                rule: Rule::NounNumber,
                ..Named::default()
            }]);
        }
        // 占地区生产总值比重提升至9%: the word of movement says nothing of what it is a share of.
        let moves = |p: &Piece<'_>| {
            p.noun().is_none()
                && p.entry()
                    .is_some_and(|e| e.change.is_some() || e.time.is_some())
        };
        let of = phrase::tail(&of[..of.iter().position(moves).unwrap_or(of.len())]);
        let of = of.map(|s| self.name(s)).unwrap_or_default();
        let named = |owner: String, start: usize| Named {
            name: share_of(&owner, &of),
            start: Some(start),
            rule: Rule::ShareOf,
            ..Named::default()
        };
        if count > 1 || self.hands_out(stretch) {
            let items = self.items_for(owners, count);
            if items.len() > 1 && (count == 1 || items.len() == count) {
                let owner = |item: Named| {
                    let start = item.start.unwrap_or(stretch[share].span.start);
                    named(item.name, start)
                };
                return Some(items.into_iter().map(owner).collect());
            }
        }
        let (name, start) = match reader.left(owners).name {
            // 开通航线62条，数量占全市三成
            Some(span) => {
                let own = self.name(span);
                let bare = matches!(&*own, "数量" | "总量" | "总数");
                let of = said.topic.as_deref().filter(|_| bare).unwrap_or_default();
                (join(of, &own), span.start)
            }
            None => (
                said.topic.clone().unwrap_or_default(),
                stretch[share].span.start,
            ),
        };
        Some(vec![named(name, start)])
    }

    /// 三次产业结构为3.9:39.0:57.1, 二、三产业比例为41:59: the statistical system's order is first, second, third.
    pub(super) fn industry_shares(
        &self,
        stretch: &[Piece<'_>],
        count: usize,
        said: &Said<'_>,
    ) -> Option<Vec<Named>> {
        let span = phrase::phrase(stretch);
        // 三次产业比例调整为：0.1:28.4:71.5: the clause before the colon names them.
        let text = match span {
            Some(span) => &self.source.folded[span.range()],
            None => said.topic.as_deref()?,
        };
        let industries = ["产业", "三产"].iter().any(|word| text.contains(word));
        let shares: &[&str] = match count {
            3 if industries => &["第一产业占比", "第二产业占比", "第三产业占比"],
            2 if text.contains("二、三") && industries => &["第二产业占比", "第三产业占比"],
            _ => return None,
        };
        let named = shares.iter().map(|name| Named {
            name: (*name).to_owned(),
            start: span.map(|span| span.start),
            rule: Rule::IndustryRatio,
            ..Named::default()
        });
        Some(named.collect())
    }

    /// 师生比为1:18: each number under the name of the whole ratio.
    pub(super) fn ratio_names(&self, stretch: &[Piece<'_>], count: usize) -> Vec<Named> {
        let left = self.reader().left(stretch);
        let named = Named {
            name: left.name.map(|s| self.name(s)).unwrap_or_default(),
            start: phrase::phrase(stretch).map(|span| span.start),
            rule: Rule::Ratio,
            ..Named::default()
        };
        vec![named; count]
    }
}

/// What a share is called: 装备制造业占规模以上工业比重.
fn share_of(owner: &str, of: &str) -> String {
    // A share of a share has the same owner.
    let owner = owner.split_once('占').map_or(owner, |(owner, _)| owner);
    let share = ["比重", "比例", "份额", "比", "比率"];
    match of {
        "" => format!("{owner}占比"),
        of if share.iter().any(|end| of.ends_with(end)) => format!("{owner}占{of}"),
        of => format!("{owner}占{of}比重"),
    }
}
