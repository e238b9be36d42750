//! Which events the article tells twice: in the lead and in the body, in a summary and under its heading.
//!
//! Two tellings are one event only where everything agrees that both say. A wrong link would hide an event, a
//! missing one only counts it twice, so doubt parts them.

use crate::model::{Event, EventType, Period};

/// How many events of its own type before it an event is compared with: an article without end stays linear.
const WINDOW: usize = 64;

/// An event whose names all have fewer characters may name nothing but common nouns.
const TELLING: usize = 4;

/// A name of fewer characters is no reason to take the longer name that holds it for the same.
const WITHIN: usize = 5;

/// The names that an event tells.
struct Names {
    object: Option<Name>,
    actors: Vec<Name>,
    /// How many characters the longest has.
    longest: usize,
}

impl Names {
    fn of(event: &Event) -> Self {
        let object = event.object.as_deref().map(Name::new);
        let actors: Vec<Name> = event.actors.iter().map(|actor| Name::new(actor)).collect();
        let longest = object.iter().chain(&actors).map(|name| name.length).max();
        Self {
            longest: longest.unwrap_or(0),
            object,
            actors,
        }
    }
}

/// A name without the marks around parts of it.
struct Name {
    bare: String,
    /// In characters, marks and all.
    length: usize,
    /// Without marks.
    bare_length: usize,
}

impl Name {
    fn new(name: &str) -> Self {
        let kept = |c: &char| !matches!(c, '“' | '”' | '《' | '》' | '「' | '」' | '的' | ' ');
        let bare: String = name.chars().filter(kept).collect();
        Self {
            length: name.chars().count(),
            bare_length: bare.chars().count(),
            bare,
        }
    }

    /// Whether one of two names is part of the other: 东湖隧道 and 长3公里的东湖隧道, but not 公园 and 湿地公园.
    fn agrees(&self, other: &Self) -> bool {
        let (short, long) = if self.bare.len() <= other.bare.len() {
            (self, other)
        } else {
            (other, self)
        };
        short.bare == long.bare
            || short.bare_length >= WITHIN && long.bare.contains(short.bare.as_str())
    }
}

/// Links each event to the first telling of the same, by its index.
pub(super) fn link(events: &mut [Event]) {
    let names: Vec<Names> = events.iter().map(Names::of).collect();
    let mut of_type: Vec<(EventType, Vec<usize>)> = Vec::new();
    for at in 0..events.len() {
        if names[at].longest < TELLING {
            continue;
        }
        let kind = events[at].kind;
        let list = match of_type.iter().position(|(of, _)| *of == kind) {
            Some(list) => list,
            None => {
                of_type.push((kind, Vec::new()));
                of_type.len() - 1
            }
        };
        let list = &mut of_type[list].1;
        let mut recent = list.iter().rev().take(WINDOW);
        let first = recent.find(|before| {
            let (one, other) = (&events[**before], &events[at]);
            overlap(one.date, other.date)
                && same_step(one, other)
                && agree(&names[**before], &names[at])
        });
        match first {
            Some(first) => events[at].same_as = Some(*first),
            None => list.push(at),
        }
    }
}

/// Whether two events name the same thing and the same doers. Where neither says what or neither says who, the
/// other must tell.
fn agree(one: &Names, other: &Names) -> bool {
    let objects = one.object.as_ref().zip(other.object.as_ref());
    let objects = objects.map(|(one, other)| one.agrees(other));
    if objects == Some(false) {
        return false;
    }
    let told = !one.actors.is_empty() && !other.actors.is_empty();
    let shared = |actor: &Name| other.actors.iter().any(|b| actor.agrees(b));
    let actors = told.then(|| one.actors.iter().any(shared));
    actors != Some(false) && objects.or(actors) == Some(true)
}

/// Whether two dates can be the same one, told with more and with less precision.
fn overlap(one: Option<Period>, other: Option<Period>) -> bool {
    let (Some(one), Some(other)) = (one, other) else {
        return one == other;
    };
    let holds = |outer: Period, inner: Period| {
        let from = outer
            .first_day()
            .is_none_or(|day| inner.first_day() >= Some(day));
        let to = outer
            .last_day()
            .is_none_or(|day| inner.last_day().is_some_and(|last| last <= day));
        from && to
    };
    holds(one, other) || holds(other, one)
}

/// A work is begun and done, a service tried and opened: there the words must agree. Otherwise one verb is as
/// good as another (荣获 and 获评).
fn same_step(one: &Event, other: &Event) -> bool {
    let steps = matches!(
        one.kind,
        EventType::Build | EventType::Launch | EventType::Reform | EventType::Other
    );
    !steps || one.trigger.contains(&other.trigger) || other.trigger.contains(&one.trigger)
}

#[cfg(test)]
mod tests {
    use crate::{Parser, Period};

    /// Of each event of a feature's two paragraphs, the index of its first telling.
    fn links(lead: &str, body: &str) -> Vec<Option<usize>> {
        let parser = Parser::builder().report_period(Period::year(2022)).build();
        let parser = parser.expect("the options are right");
        let article = parser.parse(&format!("年终综述\n\n{lead}\n\n{body}\n"));
        article.events().iter().map(|event| event.same_as).collect()
    }

    #[test]
    fn an_event_told_in_lead_and_body_is_one() {
        for (lead, body) in [
            (
                "东湖隧道建成通车，两岸往来更加便捷。",
                "6月，全长3公里的东湖隧道建成通车，车流井然有序。",
            ),
            (
                "临江区荣获“国家森林城市”称号，生态更加优美。",
                "临江区荣获国家森林城市称号，绿色成为底色。",
            ),
            (
                "成立临江区数字经济研究院，创新动能更加充沛。",
                "9月6日，临江区数字经济研究院揭牌，专家学者云集。",
            ),
        ] {
            assert_eq!(links(lead, body), [None, Some(0)], "{lead}");
        }
    }

    #[test]
    fn events_that_differ_in_anything_told_are_two() {
        for (lead, body) in [
            // another date
            (
                "3月，举办国际风筝邀请赛，游客纷至沓来。",
                "9月，举办国际风筝邀请赛，选手再聚一堂。",
            ),
            // begun and done
            (
                "东湖隧道工程开工，两岸往来将更加便捷。",
                "东湖隧道工程竣工，两岸往来更加便捷。",
            ),
            // the same honour for two
            (
                "金石机床厂获评国家级绿色工厂，效益向好。",
                "远洋船舶厂获评国家级绿色工厂，效益向好。",
            ),
            // a short name inside another
            (
                "建成城北公园，市民休闲有了好去处。",
                "建成城北公园游客中心，服务更加周到。",
            ),
            // another kind of thing
            (
                "成立临江区数字经济研究院，动能更加充沛。",
                "启用临江区数字经济研究院，动能更加充沛。",
            ),
        ] {
            assert_eq!(links(lead, body), [None, None], "{lead}");
        }
    }

    #[test]
    fn a_third_telling_links_to_the_first() {
        let twice = "东湖隧道建成通车，两岸更加便捷。此后东湖隧道建成通车的消息传开，东湖隧道建成通车，万众欢腾。";
        let links = links("东湖隧道建成通车，往来便捷。", twice);
        assert!(links.len() >= 3, "{links:?}");
        assert!(links[1..].iter().all(|link| *link == Some(0)), "{links:?}");
    }
}
