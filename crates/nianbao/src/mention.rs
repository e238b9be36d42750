//! Room 3. One pass over the text: words of the lexicon, numerals with their units, dates, marks.
//!
//! The pass runs through each block once. Where the automaton meets a digit or a Chinese numeral, the readers
//! of [`crate::written`] take over and the pass goes on behind what they read. Nothing here looks further than
//! the words that touch a numeral; what a numeral means is the next room's matter.

mod quantity;

use std::borrow::Cow;

use rust_decimal::Decimal;

use crate::document::Document;
use crate::lexicon::{Apart, Entry, Hit, Lexicon, UnitKind};
use crate::model::{Amount, Modifier, Role, Span};
use crate::source::Source;
use crate::written::date::{self, When};
use crate::written::number::Flaw;
use crate::written::{char_at, digit, digits_end};

/// Something that the pass found.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Mention {
    pub(crate) span: Span,
    pub(crate) what: What,
}

/// What it found there.
#[derive(Debug, Clone, Copy)]
pub(crate) enum What {
    /// A word of the lexicon, by its index.
    Word(u32),
    /// A number with its unit, by its index in [`Mentions::numbers`].
    Number(u32),
    /// A date, period or clock time.
    Time(When),
    /// A mark of punctuation.
    Mark(char),
    /// Digits that count nothing because of what touches them: letters, a plus sign, a numbering.
    Fixed(Role),
}

/// A number with all that touches it.
#[derive(Debug, Clone)]
pub(crate) struct Number<'t> {
    /// With its unit and its approximators.
    pub(crate) span: Span,
    /// The digits alone.
    pub(crate) digits: Span,
    /// `None` where it cannot be read; see `flaw`.
    pub(crate) amount: Option<Amount>,
    /// The unit without its magnitude, as written; empty where there is none.
    pub(crate) unit: Cow<'t, str>,
    pub(crate) kind: Option<UnitKind>,
    /// ISO 4217 or UCUM, empty where there is none.
    pub(crate) code: Cow<'t, str>,
    pub(crate) modifier: Modifier,
    /// The modifier stands behind (以上): the number may be a limit inside a name.
    pub(crate) limit_behind: bool,
    /// A modifier stands before (超).
    pub(crate) limit_before: bool,
    /// Written in Chinese numerals.
    pub(crate) chinese: bool,
    /// A magnitude with no digit before it (亿元).
    pub(crate) bare: bool,
    /// 一家: an article rather than a count.
    pub(crate) article: bool,
    /// 六大学区: 大 in place of a measure word.
    pub(crate) several: bool,
    /// Its place in a ratio (`3.9:39.0:57.1`), and how many numbers that has.
    pub(crate) ratio: Option<(u8, u8)>,
    pub(crate) flaw: Option<Flaw>,
}

/// A word that sets something apart: 首个, 唯一, 全国.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Claim {
    pub(crate) span: Span,
    pub(crate) word: Apart,
}

/// Everything that the pass found, in reading order.
#[derive(Debug, Default)]
pub(crate) struct Mentions<'t> {
    pub(crate) all: Vec<Mention>,
    pub(crate) numbers: Vec<Number<'t>>,
    /// Words that set something apart, beside whatever else they mean.
    pub(crate) claims: Vec<Claim>,
    /// For each block, where its mentions start in `all`; one more for the end.
    starts: Vec<usize>,
}

impl Mentions<'_> {
    /// The mentions of a block.
    pub(crate) fn of_block(&self, block: usize) -> &[Mention] {
        &self.all[self.starts[block]..self.starts[block + 1]]
    }
}

/// Finds the mentions.
pub(crate) fn find<'t>(
    source: &'t Source<'_>,
    document: &Document,
    lexicon: &'t Lexicon,
) -> Mentions<'t> {
    let lines = document.blocks.iter().map(|b| b.span);
    let lines = lines.zip(document.marker_end.iter().copied());
    // Reports have a word, a mark or a number about every four characters, and a number every fifty.
    let room = Mentions {
        all: Vec::with_capacity(source.folded.len() / 12),
        numbers: Vec::with_capacity(source.folded.len() / 150),
        ..Mentions::default()
    };
    into(room, &source.folded, lines, lexicon)
}

/// The mentions of lines, each with the byte behind its numbering.
pub(crate) fn in_lines<'t>(
    text: &'t str,
    lines: impl Iterator<Item = (Span, usize)>,
    lexicon: &'t Lexicon,
) -> Mentions<'t> {
    into(Mentions::default(), text, lines, lexicon)
}

fn into<'t>(
    out: Mentions<'t>,
    text: &'t str,
    lines: impl Iterator<Item = (Span, usize)>,
    lexicon: &'t Lexicon,
) -> Mentions<'t> {
    let mut pass = Pass { text, lexicon, out };
    for (line, marker_end) in lines {
        pass.out.starts.push(pass.out.all.len());
        pass.marker(Span::new(line.start, marker_end));
        pass.block(Span::new(marker_end, line.end));
    }
    pass.out.starts.push(pass.out.all.len());
    pass.out
}

/// Compositions have three parts, seldom more than five.
const LONGEST_RATIO: usize = 8;

/// A Chinese character; some of them count as numeric.
fn is_han(c: char) -> bool {
    matches!(c, '\u{3007}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

/// A digit of any script.
fn is_of_run(c: char) -> bool {
    digit(c).is_some() || !c.is_ascii() && !is_han(c) && c.is_numeric()
}

struct Pass<'a> {
    text: &'a str,
    lexicon: &'a Lexicon,
    out: Mentions<'a>,
}

impl<'a> Pass<'a> {
    fn push(&mut self, span: Span, what: What) {
        self.out.all.push(Mention { span, what });
    }

    /// A block's numbering, where it holds a numeral.
    fn marker(&mut self, span: Span) {
        let numeral = |c: char| c.is_numeric() || "一二三四五六七八九十百".contains(c);
        let written = self.text[span.range()].trim_end_matches(['，', ',']);
        if written.contains(numeral) {
            let span = Span::new(span.start, span.start + written.len());
            self.push(span, What::Fixed(Role::Marker));
        }
    }

    fn block(&mut self, span: Span) {
        let text: &'a str = &self.text[..span.end];
        let mut hits = self.lexicon.hits(text, span.start);
        while let Some((found, hit)) = hits.next() {
            let end = match hit {
                Hit::Mark(mark) => {
                    self.push(found, What::Mark(mark));
                    found.end
                }
                Hit::Word(id) => self.word(text, found, id),
                Hit::Numeral => self.numeral(text, span.start, found),
            };
            // A number or a date reaches over what the automaton would find inside it.
            if end != found.end {
                hits = self.lexicon.hits(text, end);
            }
        }
    }

    /// A word of the lexicon; returns where the pass goes on.
    fn word(&mut self, text: &str, span: Span, id: u32) -> usize {
        let entry = self.lexicon.entry(id);
        let verb = entry.noun.is_none() && (entry.action.is_some() || entry.change.is_some());
        if verb && self.lexicon.ends_as_noun(&text[span.end..]) {
            return span.end;
        }
        if let Some(word) = entry.apart {
            self.out.claims.push(Claim { span, word });
            if entry.only_sets_apart() {
                return span.end;
            }
        }
        self.push(span, What::Word(id));
        let quoted = &text[span.range()];
        if entry.lexical.is_some() || !quoted.contains(|c| digit(c).is_some()) {
            return span.end;
        }
        // PM2.5: a name that holds digits; the ledger owes them an entry.
        let of_code = |c: char| digit(c).is_some() || c.is_ascii_alphanumeric();
        let from = quoted.find(of_code).unwrap_or(0);
        let last = quoted.rfind(of_code).unwrap_or(0);
        let to = last + char_at(quoted, last).map_or(1, char::len_utf8);
        let run = digits_end(text, span.start + to);
        self.push(Span::new(span.start + from, run), What::Fixed(Role::Part));
        run.max(span.end)
    }

    /// What starts at a digit or a Chinese numeral; returns where the pass goes on.
    fn numeral(&mut self, text: &'a str, block: usize, found: Span) -> usize {
        let at = found.start;
        let written_in_digits = char_at(text, at).is_some_and(|c| digit(c).is_some());
        if let Some(run) = written_in_digits
            .then(|| self.foreign_run(text, block, at))
            .flatten()
        {
            self.push(run, What::Fixed(Role::Part));
            return run.end;
        }
        if let Some(span) = written_in_digits
            .then(|| self.code(text, block, at))
            .flatten()
        {
            self.push(span, What::Fixed(Role::Part));
            return span.end;
        }
        // Layout may part 第 from its number (第 2 位).
        let ordinal = text[block..at].trim_end().strip_suffix('第');
        let ordinal = ordinal.map(|before| block + before.len());
        if ordinal.is_none()
            && let Some((when, end)) = date::read(text, at)
        {
            let spoken = self.day_time_before(at);
            // 15:40:45 by itself is a composition; a clock time with seconds follows a date.
            let parts = text[at..end].matches([':', '：']).count();
            // 12：27：61 has no such second.
            let goes_on = text[end..].strip_prefix([':', '：']);
            let goes_on =
                goes_on.is_some_and(|rest| char_at(rest, 0).is_some_and(|c| digit(c).is_some()));
            let alone = parts < 2 && !goes_on && !self.ratio_before(block, at);
            let clock = spoken || written_in_digits && alone;
            if when != When::Clock || clock {
                let named = if spoken { "上午".len() } else { 0 };
                self.push(Span::new(at - named, end), What::Time(when));
                return end;
            }
        }
        if let Some(end) = self.numbering(text, block, at, ordinal) {
            return end;
        }
        if let Some(end) = self.ratio(text, at) {
            return end;
        }
        match quantity::read(text, block, at, self.lexicon, self.out.all.last()) {
            // 12.5٣: digits that are not read go on with those that are.
            Some(number)
                if self
                    .foreign_run(text, number.digits.start, number.digits.end)
                    .is_some() =>
            {
                let behind = text[number.digits.end..]
                    .chars()
                    .take_while(|c| is_of_run(*c));
                let end = number.digits.end + behind.map(char::len_utf8).sum::<usize>();
                self.push(Span::new(number.span.start, end), What::Fixed(Role::Part));
                end
            }
            Some(number) => {
                let end = number.span.end;
                self.number(text, number, ordinal);
                end
            }
            None => found.end,
        }
    }

    /// 二是…, 第二，…: numbering inside a paragraph, at the head of a sentence.
    fn numbering(
        &mut self,
        text: &str,
        block: usize,
        at: usize,
        ordinal: Option<usize>,
    ) -> Option<usize> {
        let c = char_at(text, at).filter(|c| "一二三四五六七八九十".contains(*c))?;
        let start = ordinal.unwrap_or(at);
        let before = text[block..start].trim_end().chars().next_back();
        if !before.is_none_or(|c| matches!(c, '。' | '，' | '；' | '：' | '！' | ',' | ';' | ':'))
        {
            return None;
        }
        let end = at + c.len_utf8();
        let marks = match char_at(text, end)? {
            '是' if ordinal.is_none() => true,
            '，' | '、' | ',' => ordinal.is_some(),
            _ => false,
        };
        if !marks {
            return None;
        }
        let end = if ordinal.is_some() {
            end
        } else {
            end + '是'.len_utf8()
        };
        self.push(Span::new(start, end), What::Fixed(Role::Marker));
        Some(end)
    }

    fn number(&mut self, text: &str, mut number: Number<'a>, ordinal: Option<usize>) {
        if let Some(start) = ordinal {
            number.span.start = start;
            self.push(number.span, What::Fixed(Role::Ordinal));
            return;
        }
        // 八届二次全会: the meeting's number, not a count of times.
        let touches = |m: &Mention| m.span.end == number.span.start;
        let session = number.unit == "次"
            && match self.out.all.as_slice() {
                // 八届七次、八次全会
                [.., first, mark] if matches!(mark.what, What::Mark('、')) && touches(mark) => {
                    matches!(first.what, What::Fixed(Role::Ordinal))
                        && text[..first.span.end].ends_with('次')
                        && first.span.end == mark.span.start
                }
                [.., last] => touches(last) && text[..last.span.end].ends_with('届'),
                [] => false,
            };
        if session {
            self.push(number.span, What::Fixed(Role::Ordinal));
            return;
        }
        if number.bare && number.unit == "级" {
            // 百亿级产业集群: a limit inside a name.
            number.kind = None;
            number.unit = Cow::Borrowed("");
            number.modifier = Modifier::AtLeast;
            number.limit_behind = true;
        }
        if let Some(UnitKind::Suffix(role)) = number.kind {
            let rank_before = text[..number.digits.start].ends_with('前');
            if rank_before {
                number.span.start = number.digits.start - '前'.len_utf8();
            }
            self.push(number.span, What::Fixed(role));
            return;
        }
        let id = self.out.numbers.len() as u32;
        self.push(number.span, What::Number(id));
        self.out.numbers.push(number);
    }

    /// True where 上午 or the like stands right before: a clock time follows, not 三点意见.
    fn day_time_before(&self, at: usize) -> bool {
        ["上午", "下午", "凌晨", "晚上", "中午", "早上", "傍晚"]
            .iter()
            .any(|w| self.text[..at].ends_with(w))
    }

    /// 师生比为1:18: what stands before says that two numbers are compared.
    fn ratio_before(&self, block: usize, at: usize) -> bool {
        let before =
            self.text[block..at].trim_end_matches(['为', '达', '是', '至', '到', '约', '近']);
        before.ends_with('比') || before.ends_with("比例")
    }

    /// A run of digits bound to letters or signs: `G20`, `5G`, `1+17+2`, `7×24`, `024-00000000`.
    fn code(&self, text: &str, block: usize, at: usize) -> Option<Span> {
        let letter = |c: char| c.is_ascii_alphabetic() || matches!(c, 'Ａ'..='Ｚ' | 'ａ'..='ｚ');
        let joint = |c: char| matches!(c, '+' | '＋' | '×' | '*' | 'Ｘ' | '_' | '@');
        let before = text[block..at].chars().next_back();
        // A plus sign alone is a sign; behind a letter or a digit it joins.
        let mut behind_joint = text[block..at].chars().rev().skip(1);
        let glued_before = before.is_some_and(|c| {
            letter(c)
                || joint(c)
                    && behind_joint
                        .next()
                        .is_some_and(|c| letter(c) || digit(c).is_some())
        });
        let mut start = at;
        if glued_before {
            let head = text[block..at]
                .chars()
                .rev()
                .take_while(|c| letter(*c) || joint(*c) || matches!(c, '-'));
            start -= head.map(char::len_utf8).sum::<usize>();
        }
        let mut end = at;
        let mut signs = 0;
        let mut letters = 0;
        let mut hyphens = 0;
        // No code is longer; a run without end must not be walked again from each of its digits.
        const LONGEST_CODE: usize = 64;
        let mut chars = text[at..].chars().take(LONGEST_CODE).peekable();
        while let Some(c) = chars.next() {
            let next = chars.peek().copied();
            let goes_on = |c: Option<char>| c.is_some_and(|c| digit(c).is_some() || letter(c));
            if digit(c).is_some() {
            } else if letter(c) {
                letters += 1;
            } else if joint(c) && goes_on(next) {
                signs += 1;
            } else if c == '-' && goes_on(next) {
                hyphens += 1;
            } else if !(c == '.' && next.is_some_and(|c| digit(c).is_some())) {
                break;
            }
            end += c.len_utf8();
        }
        let run = &text[at..end];
        if signs == 0 && !glued_before {
            if letters > 0 {
                // 5km counts, 5G does not.
                let digits = run.find(letter).unwrap_or(run.len());
                let units = self.lexicon.units();
                let unit = units.at_start(&text[at + digits..]);
                let letters = run[digits..].trim_end_matches(|c: char| !letter(c)).len();
                if unit.is_some_and(|(_, length)| length >= letters) {
                    return None;
                }
            } else if hyphens > 0 {
                // A telephone or licence number: a zero in front, or more digits than a range has.
                let long = run.split('-').any(|part| part.len() >= 7);
                if !(long && hyphens >= 1) {
                    return None;
                }
            } else {
                return None;
            }
        }
        Some(Span::new(start, end))
    }

    /// The run of digits around `at`, where it holds digits of a script that is not read.
    fn foreign_run(&self, text: &str, block: usize, at: usize) -> Option<Span> {
        let foreign = |c: char| is_of_run(c) && digit(c).is_none();
        let end = digits_end(text, at);
        let touched = char_at(text, end).is_some_and(foreign)
            || text[block..at].chars().next_back().is_some_and(foreign);
        if !touched {
            return None;
        }
        let before = text[block..at].chars().rev().take_while(|c| is_of_run(*c));
        let behind = text[at..].chars().take_while(|c| is_of_run(*c));
        let start = at - before.map(char::len_utf8).sum::<usize>();
        Some(Span::new(
            start,
            at + behind.map(char::len_utf8).sum::<usize>(),
        ))
    }

    /// `3.9:39.0:57.1`: each number by itself.
    fn ratio(&mut self, text: &'a str, at: usize) -> Option<usize> {
        let colon = |at: usize| char_at(text, at).filter(|c| matches!(c, ':' | '：' | '∶' | '︰'));
        // Few numbers stand before a colon: most are passed by without being read twice.
        const LONGEST_PART: usize = 32;
        let window = &text[at..text.floor_char_boundary(at + LONGEST_PART)];
        let number = window.find(|c| digit(c).is_none() && !matches!(c, '.' | '．' | ',' | '，'));
        colon(at + number?)?;
        let mut parts = Vec::new();
        let mut from = at;
        loop {
            let number = quantity::plain(text, from)?;
            let end = number.digits.end;
            if char_at(text, end).is_some_and(|c| is_of_run(c) && digit(c).is_none()) {
                return None;
            }
            parts.push(number);
            if parts.len() > LONGEST_RATIO {
                return None;
            }
            match colon(end) {
                Some(sign)
                    if char_at(text, end + sign.len_utf8()).is_some_and(|c| digit(c).is_some()) =>
                {
                    from = end + sign.len_utf8();
                }
                _ => break,
            }
        }
        if parts.len() < 2 {
            return None;
        }
        let count = u8::try_from(parts.len()).ok()?;
        let end = parts.last()?.digits.end;
        // 41:59 divides a whole as 4:39:57 does; rounding may leave a tenth more or less.
        let sum = parts.iter().try_fold(Decimal::ZERO, |sum, number| {
            sum.checked_add(number.amount?.exact()?)
        });
        let divides = count > 2
            || sum.is_some_and(|sum| (sum - Decimal::ONE_HUNDRED).abs() <= Decimal::new(1, 1));
        for (i, mut number) in parts.into_iter().enumerate() {
            number.ratio = Some((i as u8, count));
            if divides {
                // Each number is a share.
                number.unit = Cow::Borrowed("%");
                number.code = Cow::Borrowed("%");
            }
            self.number(text, number, None);
        }
        Some(end)
    }
}

/// The lexicon's entry for a mention that is a word.
pub(crate) fn entry<'l>(lexicon: &'l Lexicon, mention: &Mention) -> Option<&'l Entry> {
    match mention.what {
        What::Word(id) => Some(lexicon.entry(id)),
        _ => None,
    }
}
