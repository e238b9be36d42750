//! One word of the lexicon with all its meanings.

use std::fmt;

use super::table::Row;
use crate::Error;
use crate::model::{EventType, Modifier, Role, Status};

/// How a verb goes with a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Use {
    /// A verb and nothing else (新增).
    Plain,
    /// Says only that a level was reached (完成, 实现).
    Report,
    /// Takes work as its object, whatever that is done to (推进道路改造).
    Task,
    /// Also a noun, or the front part of one (审计, 服务).
    Dual,
    /// The same, but behind another verb it works upon the same thing (排查改造管网).
    Work,
}

impl Use {
    /// Needs its place in the clause to be a verb.
    pub(crate) fn is_dual(self) -> bool {
        matches!(self, Self::Dual | Self::Work)
    }

    pub(crate) fn read(row: Row<'_>) -> Result<Self, Error> {
        row.one_of(
            "use",
            &[
                ("plain", Self::Plain),
                ("report", Self::Report),
                ("task", Self::Task),
                ("dual", Self::Dual),
                ("work", Self::Work),
            ],
        )
    }
}

/// How a word of movement takes its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ChangeForm {
    /// 增长9%
    By,
    /// 提高到80万元
    To,
    /// 增速为9%
    Rate,
    /// 持平
    Flat,
    /// 高于全市3个百分点
    Compare,
    /// 降幅收窄3个百分点
    Gap,
    /// 翻一番
    Double,
}

/// A word of movement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Change {
    /// 1, -1 or 0.
    pub(crate) sign: i8,
    pub(crate) form: ChangeForm,
}

impl Change {
    /// Whether the word says by itself how much (持平, 翻一番).
    pub(crate) fn is_figure(self) -> bool {
        matches!(self.form, ChangeForm::Flat | ChangeForm::Double)
    }

    pub(crate) fn read(row: Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            sign: row.one_of("sign", &[("+", 1), ("-", -1), ("0", 0)])?,
            form: row.one_of(
                "form",
                &[
                    ("by", ChangeForm::By),
                    ("to", ChangeForm::To),
                    ("rate", ChangeForm::Rate),
                    ("flat", ChangeForm::Flat),
                    ("compare", ChangeForm::Compare),
                    ("gap", ChangeForm::Gap),
                    ("double", ChangeForm::Double),
                ],
            )?,
        })
    }
}

/// On which side of its number a modifier stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Before,
    After,
}

/// How far a word of promise or estimate reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    /// The rest of its clause.
    Clause,
    /// The same, but only before a verb or a time: elsewhere the word is a noun (计划, 预期).
    Verb,
    /// The rest of its sentence.
    Sentence,
}

impl Scope {
    pub(crate) fn read(row: Row<'_>) -> Result<Self, Error> {
        row.one_of(
            "scope",
            &[
                ("clause", Self::Clause),
                ("verb", Self::Verb),
                ("sentence", Self::Sentence),
            ],
        )
    }
}

/// What kind of noun a word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NounClass {
    /// Holds a verb, a unit or a numeral that means nothing by itself there (改造工程).
    Compound,
    /// The head of a measured property (增加值, 面积).
    Metric,
    /// A measured property that needs an owner to be a name (产值, 总数).
    Relative,
    /// The ending of an organisation's name (委员会).
    Body,
    /// The reporting place itself (全区, 我市).
    Own,
}

impl NounClass {
    pub(crate) fn read(row: Row<'_>) -> Result<Self, Error> {
        row.one_of(
            "class",
            &[
                ("compound", Self::Compound),
                ("metric", Self::Metric),
                ("relative", Self::Relative),
                ("body", Self::Body),
                ("self", Self::Own),
            ],
        )
    }
}

/// Where the thing stands that an event is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Frame {
    /// Behind the trigger (举办…).
    Object,
    /// Before the trigger (…启用).
    Subject,
    /// The honoured before, the honour behind (…入选…).
    Admit,
    /// The body before, the place behind (…落户…).
    Settle,
    /// The body behind (引进…).
    Attract,
    /// As [`Frame::Admit`], of a verb that says more than honours (成为, 纳入): what stands behind must be one.
    Claim,
    /// As [`Frame::Admit`], of what is passed (通过…验收): 通过 alone is as often a preposition.
    Pass,
    /// A piece of work that came to its end, on either side (完成…).
    Finish,
}

impl Frame {
    pub(crate) fn read(row: Row<'_>) -> Result<Self, Error> {
        row.one_of(
            "frame",
            &[
                ("object", Self::Object),
                ("subject", Self::Subject),
                ("admit", Self::Admit),
                ("settle", Self::Settle),
                ("attract", Self::Attract),
                ("claim", Self::Claim),
                ("pass", Self::Pass),
                ("finish", Self::Finish),
            ],
        )
    }
}

/// What the last word of a name says of the thing named, for the room of events.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Heads(u16);

impl Heads {
    /// Can be raised or worked at, but does not happen (水平, 任务).
    pub(crate) const VAGUE: Self = Self(1);
    /// A kind without a name (项目).
    pub(crate) const GENERIC: Self = Self(1 << 1);
    /// Makes no name of a generic word behind it (重点).
    pub(crate) const EPITHET: Self = Self(1 << 2);
    /// A piece of building work that has an end (改造).
    pub(crate) const WORK: Self = Self(1 << 3);
    /// Any other work that has an end (换届).
    pub(crate) const DEED: Self = Self(1 << 4);
    /// What is passed (验收).
    pub(crate) const REVIEW: Self = Self(1 << 5);
    /// What is won or joined (称号).
    pub(crate) const HONOUR: Self = Self(1 << 6);
    /// What is issued (办法).
    pub(crate) const PAPER: Self = Self(1 << 7);
    /// What is held (大会).
    pub(crate) const OCCASION: Self = Self(1 << 8);
    /// What is built (大桥).
    pub(crate) const SITE: Self = Self(1 << 9);
    /// A rule or service that comes into force (模式).
    pub(crate) const SCHEME: Self = Self(1 << 10);
    /// What is set and moved by a decision (低保标准).
    pub(crate) const RATE: Self = Self(1 << 11);

    /// Where a body can come (园区).
    pub(crate) const PLACE: Self = Self(1 << 12);
    /// Who can act (局).
    pub(crate) const ACTOR: Self = Self(1 << 13);

    /// What shall be done (目标); in a label it opens a plan.
    pub(crate) const TASK: Self = Self(1 << 14);

    /// Every class.
    #[cfg(test)]
    pub(crate) const ALL: Self = Self(u16::MAX);

    const NAMES: [(&'static str, Self); 15] = [
        ("vague", Self::VAGUE),
        ("generic", Self::GENERIC),
        ("epithet", Self::EPITHET),
        ("work", Self::WORK),
        ("deed", Self::DEED),
        ("review", Self::REVIEW),
        ("honour", Self::HONOUR),
        ("paper", Self::PAPER),
        ("occasion", Self::OCCASION),
        ("site", Self::SITE),
        ("scheme", Self::SCHEME),
        ("rate", Self::RATE),
        ("place", Self::PLACE),
        ("actor", Self::ACTOR),
        ("task", Self::TASK),
    ];

    pub(crate) fn read(row: Row<'_>) -> Result<Self, Error> {
        row.one_of("class", &Self::NAMES)
    }

    /// The names of the classes, as the table has them.
    pub(crate) fn names(self) -> impl Iterator<Item = &'static str> {
        let named = Self::NAMES.into_iter();
        named
            .filter(move |(_, class)| self.any(*class))
            .map(|(name, _)| name)
    }

    /// Both together.
    pub(crate) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Those that `other` has too.
    pub(crate) const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Without the classes of `other`.
    pub(crate) const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether one of `other`'s classes is among these.
    pub(crate) const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// What a function word does in a clause with a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Link {
    /// Joins a name to its level (达, 为).
    Copula,
    /// Says nothing about the name (共, 先后).
    Adverb,
    /// Makes the level a stock to date (累计, 目前已).
    Stock,
    /// Hands numbers out in order (分别).
    Respectively,
    /// One number for several names (均).
    Each,
    /// Opens the parts of a whole (其中).
    Among,
    /// A share of a whole (占).
    Share,
    /// Opens a level that is left (由, 从).
    From,
    /// Before the level that is reached (到, 至).
    To,
    /// Joins items of a list (和).
    And,
    /// 的
    Of,
    /// Stands for the thing measured before (增速, 完成数).
    Anaphor,
    /// Ends a noun phrase (在, 被, 已).
    Break,
    /// Names no event and no result (未, 不再).
    Not,
    /// Work that goes on (推进, 加快): what it governs has not happened yet.
    Ongoing,
}

impl Link {
    pub(crate) fn read(row: Row<'_>) -> Result<Self, Error> {
        row.one_of(
            "link",
            &[
                ("copula", Self::Copula),
                ("adverb", Self::Adverb),
                ("stock", Self::Stock),
                ("respectively", Self::Respectively),
                ("each", Self::Each),
                ("among", Self::Among),
                ("share", Self::Share),
                ("from", Self::From),
                ("to", Self::To),
                ("and", Self::And),
                ("of", Self::Of),
                ("anaphor", Self::Anaphor),
                ("break", Self::Break),
                ("not", Self::Not),
                ("ongoing", Self::Ongoing),
            ],
        )
    }
}

/// A time that a word names, relative to the year reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TimeWord {
    /// A year counted from the one reported: 0 for 全年, -1 for 上年.
    Year(i8),
    /// A year counted from the one in which the article was written: 0 for 今年, -1 for 去年, 1 for 明年.
    Spoken(i8),
    /// 年末: the stock at the end of the year.
    YearEnd(i8),
    /// 上半年 (1) or 下半年 (2).
    Half(u8),
    /// 一季度.
    Quarter(u8),
    /// 国庆期间 (10).
    Month(u8),
    /// 元旦 (1, 1): a day of each year.
    Day(u8, u8),
    /// 前三季度.
    FirstQuarters(u8),
    /// The last years up to the one reported (五年来).
    PastYears(u8),
    /// Up to now (目前, 截至目前).
    Now,
    /// A plan's five years that end in the given year (十三五: 2020).
    FiveYears(u16),
    /// The last year of a plan (“十三五”末: 2020).
    PlanEnd(u16),
    /// The same day, month or year that was named before (同日, 当月, 当年).
    Same,
    /// The day after the one that was named before (次日).
    Next,
    /// A span of time that names no period by itself (近年来, 长期).
    Vague,
}

impl TimeWord {
    pub(crate) fn read(row: Row<'_>) -> Result<Self, Error> {
        let meaning = row.need("meaning")?;
        let (kind, number) = meaning.split_once(':').unwrap_or((meaning, "0"));
        if let Some((month, day)) = number.split_once('-').filter(|_| kind == "day") {
            let part = |part: &str| {
                part.parse()
                    .map_err(|_| row.error(format!("{meaning:?} is no day")))
            };
            return Ok(Self::Day(part(month)?, part(day)?));
        }
        let number: i32 = number
            .parse()
            .map_err(|_| row.error(format!("{meaning:?} ends in no number")))?;
        Ok(match kind {
            "year" => Self::Year(number as i8),
            "spoken" => Self::Spoken(number as i8),
            "year_end" => Self::YearEnd(number as i8),
            "half" => Self::Half(number as u8),
            "quarter" => Self::Quarter(number as u8),
            "past_years" => Self::PastYears(number as u8),
            "month" => Self::Month(number as u8),
            "first_quarters" => Self::FirstQuarters(number as u8),
            "now" => Self::Now,
            "five_years" => Self::FiveYears(number as u16),
            "plan_end" => Self::PlanEnd(number as u16),
            "same" => Self::Same,
            "next" => Self::Next,
            "vague" => Self::Vague,
            _ => return Err(row.error(format!("{meaning:?} is no meaning of a time word"))),
        })
    }
}

/// What a word says of a thing that is set apart from its like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Apart {
    /// 首个
    First,
    /// 唯一
    Only,
    /// 连续, before a number of years or times.
    Streak,
    /// 位居, before a place.
    Rank,
    /// 全国: among whom.
    Scope,
}

impl Apart {
    pub(crate) fn read(row: Row<'_>) -> Result<Self, Error> {
        row.one_of(
            "kind",
            &[
                ("first", Self::First),
                ("only", Self::Only),
                ("streak", Self::Streak),
                ("rank", Self::Rank),
                ("scope", Self::Scope),
            ],
        )
    }
}

/// The tables that a word stands in.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Families(u16);

const FAMILIES: [&str; 12] = [
    "modifiers",
    "actions",
    "changes",
    "bases",
    "statuses",
    "nouns",
    "triggers",
    "lexical",
    "links",
    "times",
    "concepts",
    "distinctions",
];

impl Families {
    fn put(&mut self, family: &str) {
        if let Some(bit) = FAMILIES.iter().position(|f| *f == family) {
            self.0 |= 1 << bit;
        }
    }

    /// The names of the tables.
    ///
    /// ```
    /// let parser = nianbao::Parser::new();
    /// let word = parser.lexicon().words("建成")[0];
    /// assert!(word.families.iter().any(|family| family == "triggers"));
    /// ```
    pub fn iter(self) -> impl Iterator<Item = &'static str> {
        let stands = move |(bit, _): &(usize, &&str)| self.0 & (1 << *bit) != 0;
        FAMILIES.iter().enumerate().filter(stands).map(|(_, f)| *f)
    }

    /// True where the word stands in the table of that name.
    ///
    /// ```
    /// let parser = nianbao::Parser::new();
    /// let word = parser.lexicon().words("建成")[0];
    /// assert!(word.families.contains("triggers") && word.families.contains("actions"));
    /// ```
    #[must_use]
    pub fn contains(self, family: &str) -> bool {
        self.iter().any(|f| f == family)
    }
}

impl fmt::Debug for Families {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

/// A word with all its meanings.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Entry {
    pub(crate) families: Families,
    pub(crate) modifier: Option<Modifier>,
    pub(crate) action: Option<Use>,
    pub(crate) change: Option<Change>,
    pub(crate) basis: bool,
    pub(crate) status: Option<(Status, Scope)>,
    pub(crate) noun: Option<NounClass>,
    pub(crate) trigger: Option<(EventType, Frame)>,
    pub(crate) lexical: Option<Role>,
    pub(crate) link: Option<Link>,
    pub(crate) time: Option<TimeWord>,
    pub(crate) concept: Option<u16>,
    pub(crate) apart: Option<Apart>,
}

impl Entry {
    pub(crate) fn modify(&mut self, modifier: Modifier) {
        self.families.put("modifiers");
        self.modifier = Some(modifier);
    }

    pub(crate) fn act(&mut self, usage: Use) {
        self.families.put("actions");
        self.action = Some(usage);
    }

    pub(crate) fn change_by(&mut self, change: Change) {
        self.families.put("changes");
        self.change = Some(change);
    }

    pub(crate) fn compare(&mut self) {
        self.families.put("bases");
        self.basis = true;
    }

    pub(crate) fn promise(&mut self, status: Status, scope: Scope) {
        self.families.put("statuses");
        self.status = Some((status, scope));
    }

    pub(crate) fn name(&mut self, class: NounClass) {
        self.families.put("nouns");
        self.noun = Some(class);
    }

    pub(crate) fn trigger_of(&mut self, kind: EventType, frame: Frame) {
        self.families.put("triggers");
        self.trigger = Some((kind, frame));
    }

    pub(crate) fn keep_as(&mut self, role: Role) {
        self.families.put("lexical");
        self.lexical = Some(role);
    }

    pub(crate) fn link_as(&mut self, link: Link) {
        self.families.put("links");
        self.link = Some(link);
    }

    pub(crate) fn time_of(&mut self, time: TimeWord) {
        self.families.put("times");
        self.time = Some(time);
    }

    pub(crate) fn set_apart(&mut self, apart: Apart) {
        self.families.put("distinctions");
        self.apart = Some(apart);
    }

    /// Whether the word stands in the table of distinctions and in no other: the readers of names pass over it.
    pub(crate) fn only_sets_apart(&self) -> bool {
        self.apart.is_some() && self.families.iter().count() == 1
    }

    pub(crate) fn stand_for(&mut self, concept: u16) {
        self.families.put("concepts");
        self.concept = Some(concept);
    }
}
