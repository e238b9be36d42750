//! Whether what a trigger is about is a bounded thing: not a level, a count, a kind or something worked at.

use super::Detector;
use super::names::Names;
use crate::clause::phrase::Piece;
use crate::lexicon::{Frame, Heads, Link, NounClass};
use crate::model::EventType;

impl Names {
    /// One thing rather than so many of a kind.
    pub(super) fn is_bounded(&self) -> bool {
        !self.is_empty()
            && !self.generic
            && !(self.measured && !self.and_so_on)
            && !(self.counted && !self.named && !self.and_so_on)
            && !self.heads.any(Heads::VAGUE)
    }
}

impl Detector<'_> {
    /// Whether an object makes an event of its trigger.
    pub(super) fn happens(
        &self,
        object: &Names,
        kind: EventType,
        frame: Frame,
        last: bool,
        dated: bool,
        actors: &Names,
    ) -> bool {
        // 拆除广告牌等9处 counts a kind; 引进秦岭银行等9家 gives names.
        let listed = object.and_so_on
            && object
                .names
                .iter()
                .any(|n| self.is_body(n) || self.is_named(n));
        if object.measured && !listed {
            return false;
        }
        // 企业完成改造的有三家: so many of a kind did it.
        if actors.counted && !actors.and_so_on && !actors.named && !dated {
            return false;
        }
        let honour = matches!(frame, Frame::Admit | Frame::Claim);
        // 新建公园6个 is an indicator; with a date, or where one body wins them, a count is an event.
        let counted = object.counted && !object.named && !object.and_so_on;
        if counted && !(dated && last) && !(honour && !actors.is_empty()) {
            return false;
        }
        // 干部与企业结成对子: so many of a kind.
        if kind == EventType::Sign && actors.counted && !actors.and_so_on && !actors.named {
            return false;
        }
        if matches!(frame, Frame::Claim | Frame::Pass) {
            return true;
        }
        if frame == Frame::Admit {
            return !object.heads.any(Heads::VAGUE) || object.named;
        }
        if self.is_vague(object) {
            return false;
        }
        // 签订合作协议 is an act whose parties are its name.
        let all_of_them = counted && dated && last;
        if object.generic && !object.and_so_on && !all_of_them && kind != EventType::Sign {
            return false;
        }
        match kind {
            // 筹建行动计划: what is founded is no paper.
            EventType::Establish if !object.named => {
                !object.heads.any(Heads::PAPER) || object.heads.any(Heads::SITE.or(Heads::SCHEME))
            }
            // 组织开展专项整治 goes on; 举办论坛 is held.
            EventType::Host if !object.named && !last => {
                object.heads == Heads::default() || object.heads.any(Heads::OCCASION)
            }
            EventType::Issue => {
                object.named || object.heads.any(Heads::PAPER.or(Heads::SCHEME)) || last
            }
            _ => true,
        }
    }

    /// Whether an object can only be raised or worked at. A name that says what else it is (“…”服务) is none.
    fn is_vague(&self, object: &Names) -> bool {
        if object.vague {
            return true;
        }
        if !object.heads.any(Heads::VAGUE) {
            return false;
        }
        let quoted = object
            .names
            .last()
            .is_some_and(|n| n.ends_with(['”', '》', '」', '"']));
        let told = object.heads.any(Heads::WORK.or(Heads::OCCASION))
            || object.named
                && object
                    .heads
                    .any(Heads::SCHEME.or(Heads::PAPER).or(Heads::SITE));
        !quoted && !told
    }

    /// Whether an object is nothing but the word for a work (完成建设).
    pub(super) fn is_bare(&self, object: &Names) -> bool {
        let works = Heads::WORK.or(Heads::DEED);
        object.names.len() == 1
            && self
                .lexicon
                .head(&object.names[0], works)
                .is_some_and(|(length, _)| length == object.names[0].len())
    }

    /// Whether a body can come there.
    pub(super) fn is_place(&self, place: &Names) -> bool {
        const ENDS: [char; 20] = [
            '区', '县', '市', '省', '镇', '乡', '村', '州', '园', '城', '港', '谷', '岛', '湾',
            '街', '地', '湖', '山', '带', '廊',
        ];
        place.names.iter().all(|n| {
            n.ends_with(ENDS) || self.is_body(n) || self.reader.own.iter().any(|own| own == n)
        })
    }

    /// Whether what stands before a verb makes a noun of it: …的制定.
    pub(super) fn is_nominal(&self, before: &[Piece<'_>]) -> bool {
        before.last().is_some_and(|p| p.link() == Some(Link::Of))
    }

    /// Bodies and people that come to a place.
    pub(super) fn comes(&self, object: &Names) -> bool {
        if object.generic || object.measured && !object.and_so_on {
            return false;
        }
        !object.is_empty()
            && (object.and_so_on
                || !object.counted
                    && object
                        .names
                        .iter()
                        .any(|n| self.is_body(n) || n.contains("院士") || self.is_named(n)))
    }

    /// Whether a thing before 落户 is one that can be told from others.
    pub(super) fn settles(&self, body: &Names) -> bool {
        !body.generic
            && !body.measured
            && !(body.counted && !body.and_so_on && !body.named)
            && !body.heads.any(Heads::VAGUE)
            && body
                .names
                .iter()
                .all(|n| !n.starts_with("一批") && !n.starts_with("一大批"))
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
        let place = [
            '区', '县', '市', '省', '镇', '乡', '村', '州', '旗', '盟', '街', '道', '局', '院',
            '校', '会', '部', '厅', '办', '队', '委', '社', '行', '所', '站', '馆', '司', '团',
            '厂', '园', '港', '府', '室', '人', '家',
        ];
        self.is_body(name)
            || self.reader.own.iter().any(|own| own == name)
            || name.ends_with(place) && name.chars().count() > 1
    }

    /// Quotation marks, a title, Latin letters or a first of its kind make a name.
    pub(super) fn is_named(&self, name: &str) -> bool {
        name.contains(['“', '《', '「', '"'])
            || name.contains(|c: char| c.is_ascii_alphabetic())
            || name.contains('首')
                && [
                    "首个", "首家", "首批", "首座", "首条", "首例", "首届", "首支", "首款", "首只",
                    "首单", "首宗", "首台", "首列", "首艘", "首张", "首部", "首所",
                ]
                .iter()
                .any(|f| name.contains(f))
            || name.contains('第') && !name.ends_with("第一")
    }

    /// Whether a name is made of nothing but words for a kind (重点项目).
    pub(super) fn is_generic(&self, name: &str) -> bool {
        let mut rest = name;
        while !rest.is_empty() {
            let Some((length, _)) = self.lexicon.head(rest, Heads::GENERIC.or(Heads::EPITHET))
            else {
                return false;
            };
            rest = &rest[..rest.len() - length];
        }
        true
    }
}
