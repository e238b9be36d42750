//! Whether what a trigger is about is a bounded thing: not a level, a count, a kind or something worked at.

use super::names::Names;
use super::{Detector, SETTING_UP};
use crate::clause::phrase::Piece;
use crate::lexicon::{Frame, Heads, Link, NounClass, UnitKind};
use crate::model::EventType;

impl Names {
    /// So many of a kind, and no name among them: 三家企业.
    pub(super) fn is_count(&self) -> bool {
        self.counted && !self.and_so_on && !self.named
    }

    /// A number stands behind, and no examples are given: 企业三家.
    pub(super) fn is_level(&self) -> bool {
        self.measured && !self.and_so_on
    }

    /// One thing rather than so many of a kind.
    pub(super) fn is_bounded(&self) -> bool {
        let nothing = self.is_empty() || self.generic || self.heads.any(Heads::VAGUE);
        !nothing && !self.is_level() && !self.is_count()
    }
}

/// What stands around an object.
#[derive(Debug, Clone, Copy)]
pub(super) struct Around<'n> {
    pub(super) kind: EventType,
    pub(super) frame: Frame,
    /// The object stands before its trigger.
    pub(super) before: bool,
    /// The text gives a month or a day.
    pub(super) dated: bool,
    pub(super) actors: &'n Names,
}

impl Detector<'_> {
    /// Whether an object makes an event of its trigger.
    pub(super) fn happens(&self, object: &Names, around: Around<'_>) -> bool {
        let Around {
            kind,
            frame,
            before,
            dated,
            actors,
        } = around;
        // 拆除广告牌等9处 counts a kind; 引进秦岭银行等9家 gives names.
        let gives_names = object.and_so_on
            && object
                .names
                .iter()
                .any(|n| self.is_body(n) || self.is_named(n));
        if object.measured && !gives_names {
            return false;
        }

        // 干部与企业结成对子, 企业完成改造: so many of a kind did it.
        if actors.is_count() && (!dated || kind == EventType::Sign) {
            return false;
        }
        // 新建公园6个 is an indicator; with a date, or where one body wins them, a count is an event.
        let all_of_them = object.is_count() && dated && before;
        let won = matches!(frame, Frame::Admit | Frame::Claim) && !actors.is_empty();
        if object.is_count() && !all_of_them && !won {
            return false;
        }
        // 一批儿童公园: any number of a kind.
        if object.several && !object.named && !gives_names && !won {
            return false;
        }
        match frame {
            Frame::Claim | Frame::Pass => return !actors.several,
            // 获评单位: the bare noun is who was honoured.
            Frame::Admit if self.is_bare_kind(object) || actors.several => return false,
            Frame::Admit => return !object.heads.any(Heads::VAGUE) || object.named,
            _ => {}
        }
        // 签订合作协议 is an act whose parties are its name.
        // So is 6月8日举办推介会.
        let held = kind == EventType::Host && dated && object.heads.any(Heads::OCCASION);
        let kind_alone =
            object.generic && !object.and_so_on && !all_of_them && !held && kind != EventType::Sign;
        if kind_alone || is_vague(object) {
            return false;
        }
        match kind {
            // 平台公司优化重组整合: verbs in a row found nothing.
            EventType::Establish if self.is_bare(object) => false,
            // 企业设立备案: what follows is what is done with the founding.
            EventType::Establish if object.heads.any(Heads::REVIEW) && !object.named => false,
            // 筹建行动计划: what is founded is no paper.
            EventType::Establish if !object.named => {
                !object.heads.any(Heads::PAPER) || object.heads.any(Heads::SITE.or(Heads::SCHEME))
            }
            // 组织开展专项整治 goes on; 举办论坛 is held.
            EventType::Host if !object.named && !before => {
                object.heads == Heads::default() || object.heads.any(Heads::OCCASION)
            }
            EventType::Issue => {
                object.named || object.heads.any(Heads::PAPER.or(Heads::SCHEME)) || before
            }
            _ => true,
        }
    }

    /// Whether an object is nothing but words for a work (完成主体工程建设).
    pub(super) fn is_bare(&self, object: &Names) -> bool {
        let [name] = &object.names[..] else {
            return false;
        };
        self.is_made_of(name, Heads::WORK.or(Heads::DEED))
    }

    /// Whether an object is one word for a kind, and no more (单位).
    fn is_bare_kind(&self, object: &Names) -> bool {
        let [name] = &object.names[..] else {
            return false;
        };
        // 入围项目数: how many of them there are.
        let counted = name.split_once('数').is_some_and(|(kind, _)| {
            self.is_generic(kind) && self.lexicon.head(kind, Heads::GENERIC).is_some()
        });
        let kind = self.lexicon.head(name, Heads::GENERIC);
        counted
            || kind.is_some_and(|(length, _)| length == name.len())
                && self.lexicon.head(name, Heads::HONOUR).is_none()
    }

    /// Whether a body can come there.
    pub(super) fn is_place(&self, place: &Names) -> bool {
        let place_or_body = |name: &String| {
            self.lexicon.head(name, Heads::PLACE).is_some()
                || self.is_body(name)
                || self.is_own(name)
        };
        place.names.iter().all(place_or_body)
    }

    /// Whether what stands before a verb makes a noun of it: …的制定.
    pub(super) fn is_nominal(&self, before: &[Piece<'_>]) -> bool {
        before.last().is_some_and(|p| p.link() == Some(Link::Of))
    }

    /// Bodies that come to a place.
    pub(super) fn comes(&self, object: &Names) -> bool {
        let told = object.and_so_on
            || !object.counted
                && object
                    .names
                    .iter()
                    .any(|n| self.is_body(n) || self.is_named(n));
        told && !object.is_empty() && !object.generic && !object.is_level()
    }

    /// Whether a thing before 落户 is one that can be told from others.
    pub(super) fn settles(&self, body: &Names) -> bool {
        let kind = body.generic || body.several || body.heads.any(Heads::VAGUE);
        !kind && !body.measured && !body.is_count()
    }

    /// Whether a name ends as organisations' names do.
    pub(super) fn is_body(&self, name: &str) -> bool {
        let starts = name.char_indices().map(|(i, _)| i);
        starts
            .filter_map(|i| self.lexicon.entry_of(&name[i..]))
            .any(|e| e.noun == Some(NounClass::Body))
            || self.lexicon.head(name, Heads::SITE).is_some()
    }

    /// Whether a name can be one who acts: a body, a place, a people.
    pub(super) fn acts(&self, name: &str) -> bool {
        let ends = self.lexicon.head(name, Heads::PLACE.or(Heads::ACTOR));
        self.is_own(name) || self.is_body(name) || ends.is_some_and(|(n, _)| n < name.len())
    }

    /// The place that the article is about.
    fn is_own(&self, name: &str) -> bool {
        self.reader.own.iter().any(|own| own == name)
    }

    /// Quotation marks, a title, Latin letters or a first of its kind make a name.
    pub(super) fn is_named(&self, name: &str) -> bool {
        let first = |(at, c): (usize, char)| {
            // 首个, 首家: the first of those that a measure word counts.
            let counts = name[at + c.len_utf8()..]
                .chars()
                .next()
                .is_some_and(|next| {
                    let mut buffer = [0; 4];
                    let unit = self.lexicon.units().get(next.encode_utf8(&mut buffer));
                    unit.is_some_and(|unit| unit.kind == UnitKind::Count)
                });
            c == '首' && counts
        };
        name.contains(['“', '《', '「', '"', '第'])
            || name.contains(|c: char| c.is_ascii_alphabetic())
            || name.char_indices().any(first)
    }

    /// Whether a name is made of nothing but words for a kind (重点项目).
    pub(super) fn is_generic(&self, name: &str) -> bool {
        self.is_made_of(name, Heads::GENERIC.or(Heads::EPITHET))
    }

    /// Whether a name is made of nothing but words of these classes.
    fn is_made_of(&self, name: &str, classes: Heads) -> bool {
        let mut rest = name;
        while !rest.is_empty() {
            let Some((length, _)) = self.lexicon.head(rest, classes) else {
                return false;
            };
            rest = &rest[..rest.len() - length];
        }
        !name.is_empty()
    }
}

/// Whether an object can only be raised or worked at. A name that says what else it is (“…”服务) is none.
fn is_vague(object: &Names) -> bool {
    if object.vague || !object.heads.any(Heads::VAGUE) {
        return object.vague;
    }
    let last = object.names.last();
    let quoted = last.is_some_and(|n| n.ends_with(['”', '》', '」', '"']));
    let told = object.heads.any(Heads::WORK.or(Heads::OCCASION))
        || object.named && object.heads.any(SETTING_UP);
    !quoted && !told
}
