//! The closed word lists of the answer. Each enum is written and read as the words of the guidelines.

use crate::Error;

macro_rules! vocabulary {
    ($(#[$meta:meta])* $name:ident, $what:literal { $($(#[$doc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum $name { $($(#[$doc])* $variant,)+ }

        impl $name {
            /// Every word of the list, in the order of the guidelines.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The word as it stands in JSON.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = Error;
            fn from_str(word: &str) -> Result<Self, Error> {
                match word {
                    $($word => Ok(Self::$variant),)+
                    _ => Err(Error::syntax($what, word)),
                }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(self.as_str())
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "enum": [$($word),+] })
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let word = std::borrow::Cow::<'de, str>::deserialize(from)?;
                word.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}

#[cfg(feature = "arrow")]
pub(crate) use vocabulary;

vocabulary! {
    /// What a numeral is to the article.
    Role, "a numeral role" {
        /// An amount, count, rate or index that the article reports about something.
        Value = "value",
        /// Growth, fall or difference against a base.
        Change = "change",
        /// The level from which something moved.
        Previous = "previous",
        /// A limit inside a name (`千万元以上项目`).
        Threshold = "threshold",
        /// A date, year, period, clock time or duration.
        Time = "time",
        /// A place in a series or a ranking.
        Ordinal = "ordinal",
        /// Part of a proper name, slogan, road, code, model or version.
        Part = "part",
        /// The numbering of a heading, list or page.
        Marker = "marker",
        /// A Chinese numeral inside a word, which counts nothing.
        Lexical = "lexical",
    }
}

vocabulary! {
    /// How exactly a number is meant.
    Modifier, "a modifier" {
        /// Exactly the number written.
        Exact = "=",
        /// About (约, 左右).
        About = "~",
        /// More than (余, 多, 超, 突破).
        More = ">",
        /// At least (以上, 不低于).
        AtLeast = ">=",
        /// Nearly or less than (近, 不足).
        Less = "<",
        /// At most (以内, 不超过).
        AtMost = "<=",
    }
}

impl Modifier {
    /// For a person: what is said of a number with its modifier before it, and nothing where it is meant exactly.
    ///
    /// ```
    /// assert_eq!(nianbao::Modifier::More.before("1,200"), "> 1,200");
    /// assert_eq!(nianbao::Modifier::Exact.before("1,200"), "1,200");
    /// ```
    #[must_use]
    pub fn before(self, number: &str) -> String {
        match self {
            Self::Exact => number.to_owned(),
            _ => format!("{self} {number}"),
        }
    }
}

vocabulary! {
    /// Whether a number is a result, a goal or an estimate.
    Status, "a status" {
        /// A result.
        Actual = "actual",
        /// A plan or goal.
        Target = "target",
        /// An estimate for the year reported (预计).
        Estimate = "estimate",
    }
}

vocabulary! {
    /// In what way a thing is set apart from its like.
    DistinctionKind, "a kind of distinction" {
        /// The first (首个, 率先).
        First = "first",
        /// The only one (唯一).
        Only = "only",
        /// A place in a ranking (第27位).
        Rank = "rank",
        /// Several times in a row (连续三年, 五连冠).
        Consecutive = "consecutive",
    }
}

vocabulary! {
    /// What kind of thing happened.
    EventType, "an event type" {
        /// 成立, 揭牌, 组建, 设立, 建立.
        Establish = "establish",
        /// 签订, 签约.
        Sign = "sign",
        /// 推出, 启动, 上线, 试点, 投入运营, 启用.
        Launch = "launch",
        /// 举办, 承办, 召开.
        Host = "host",
        /// 出台, 印发, 发布, 制定, 下发.
        Issue = "issue",
        /// 荣获, 入选, 获评, 获批, 列入, 认定, 通过验收.
        Award = "award",
        /// 建成, 竣工, 开工, 完工, 通车.
        Build = "build",
        /// 落户, 引进 or 入驻 of a named body.
        Attract = "attract",
        /// A rule or process changed at a stated point.
        Reform = "reform",
        /// Anything else that happened at a point.
        Other = "other",
    }
}

vocabulary! {
    /// What a line of the article is.
    BlockKind, "a block kind" {
        /// Breadcrumb, share bar, footer, links.
        Chrome = "chrome",
        /// The article's title.
        Title = "title",
        /// The line under the title.
        Subtitle = "subtitle",
        /// Time, source, author.
        Byline = "byline",
        /// A photo caption.
        Caption = "caption",
        /// A heading that stands alone.
        Heading = "heading",
        /// Running text; with a level where a heading runs on into it.
        Paragraph = "paragraph",
        /// A line of a table.
        Table = "table",
        /// 各位代表：
        Salutation = "salutation",
        /// Who reported, where and when.
        Signature = "signature",
        /// An entry of 名词解释.
        Glossary = "glossary",
        /// 说明, 附注, 注释.
        Note = "note",
    }
}

vocabulary! {
    /// What kind of article it is.
    Genre, "a genre" {
        /// 年终综述, a year-in-review story.
        Feature = "feature",
        /// 政府工作报告.
        WorkReport = "work_report",
        /// 统计公报.
        Communique = "communique",
        /// 计划执行报告.
        PlanReport = "plan_report",
        /// 年鉴.
        Yearbook = "yearbook",
        /// Any other news.
        News = "news",
    }
}

vocabulary! {
    /// How much a diagnostic matters.
    Severity, "a severity" {
        /// Worth knowing.
        Info = "info",
        /// Something is odd; the answer may be wrong there.
        Warning = "warning",
        /// Something could not be read.
        Error = "error",
    }
}

vocabulary! {
    /// What a diagnostic says. The list is open: later versions add codes.
    DiagnosticCode, "a diagnostic code" {
        /// The document could not be read, and its article is empty.
        Unreadable = "unreadable",
        /// The article holds no text.
        EmptyText = "empty_text",
        /// No line of the article is running text or a table.
        NoBody = "no_body",
        /// A run of digits that no room claimed.
        UnclaimedDigits = "unclaimed_digits",
        /// A number with more digits than an exact decimal holds (28).
        NumberTooLong = "number_too_long",
        /// Digits with separators that make no number (`1,2,3,4`, `1.2.3`).
        MalformedNumber = "malformed_number",
        /// A date that the calendar does not have (`2月31日`).
        ImpossibleDate = "impossible_date",
        /// Neither the text nor the caller says which year is reported.
        UnknownPeriod = "unknown_period",
        /// The place could not be told, or is one of several of that name.
        UnknownPlace = "unknown_place",
        /// The code is not the named place's own: that of what the place had become in the year reported, or of the
        /// city that a development zone lies in.
        IndirectCode = "indirect_code",
        /// A character that stands for lost bytes (U+FFFD), or a control character.
        BrokenEncoding = "broken_encoding",
        /// The page says that it is written in another encoding than it is.
        WrongCharset = "wrong_charset",
        /// The bytes are no text: a document of another kind, an image, an archive.
        NotText = "not_text",
        /// A unit that is not written and was taken from what is measured (`产值超二百亿`).
        UnitElided = "unit_elided",
        /// A part, or parts together, that are more than their whole.
        SumExceedsWhole = "sum_exceeds_whole",
        /// Shares of one whole that don't add up to 100 %, or one that is more.
        SharesOff = "shares_off",
        /// A level, the level before and the change between them don't fit.
        GrowthOff = "growth_off",
        /// The three industries don't add up to the gross domestic product.
        IndustriesOff = "industries_off",
        /// The same thing of the same time is given with two values.
        ValueConflict = "value_conflict",
    }
}

vocabulary! {
    /// What a step of an explanation speaks of. The list is open: later versions add words.
    Aspect, "an aspect" {
        /// The digits, the unit and the approximators.
        Numeral = "numeral",
        /// What the numeral is to the article.
        Role = "role",
        /// The clause that it was read in.
        Clause = "clause",
        /// A word of the clause that the lexicon knows.
        Word = "word",
        /// The rule that bound it.
        Rule = "rule",
        /// Where the name, or a piece of it, stands.
        Name = "name",
        /// The verb.
        Action = "action",
        /// The standard name.
        Concept = "concept",
        /// The other numbers of the same indicator.
        Belongs = "belongs",
        /// What a change is compared with.
        Basis = "basis",
        /// Which time it is about, and what says so.
        Period = "period",
        /// Result, goal or estimate, and what says so.
        Status = "status",
        /// The whole that it is a part of.
        PartOf = "part_of",
        /// A diagnostic that touches it.
        Diagnostic = "diagnostic",
    }
}
