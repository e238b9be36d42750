//! How a number was read, step by step.
//!
//! Told afterwards, from the article and the words of the lexicon: the parse keeps nothing for it. The line in which
//! the number stands goes through the room of mentions once more, so that the words and the clause are those that
//! the parser saw.

use crate::Error;
use crate::clause::{self, Sentence, when::Clock};
use crate::indicator::rules::Rule;
use crate::lexicon::fold::Fold;
use crate::lexicon::{ChangeForm, Entry, Lexicon, Link};
use crate::mention::{self, Mention, Mentions, What, entry};
use crate::model::{
    Article, Aspect, Block, BlockKind, Explanation, Indicator, Modifier, Numeral, Period, Role,
    Span, Status, Step,
};
use crate::source::fold;

/// Explains the first numeral of the ledger that shares characters with `at`; of an empty span, the one around it.
pub(crate) fn explain(
    article: &Article,
    at: Span,
    lexicon: &Lexicon,
) -> Result<Explanation, Error> {
    let text = article.text();
    let lies_in = text.is_char_boundary(at.start) && text.is_char_boundary(at.end);
    if !lies_in || at.start > at.end {
        let reason = format!(
            "{}..{} is no place in a text of {} bytes",
            at.start,
            at.end,
            text.len()
        );
        return Err(Error::place(reason));
    }
    let numerals = article.numerals();
    let next = numerals.partition_point(|n| n.span.end <= at.start);
    let end = at.end.max(at.start + 1);
    let found = numerals.get(next).filter(|n| n.span.start < end);
    let Some(numeral) = found else {
        let near = numerals.get(next).or(numerals.last());
        let near = near.map_or_else(
            || "the article holds none".to_owned(),
            |n| {
                format!(
                    "the nearest behind or before is {:?}",
                    article.quote(n.span)
                )
            },
        );
        return Err(Error::place(format!("no number stands there; {near}")));
    };
    let folded = fold(text, Fold::builtin());
    Ok(Teller::new(article, numeral, &folded, lexicon).tell())
}

/// The words at a place, as an error quotes them.
fn short(words: &str) -> String {
    words.chars().take(40).collect()
}

/// Explains the first place of `words` that touches a numeral.
pub(crate) fn explain_words(
    article: &Article,
    words: &str,
    lexicon: &Lexicon,
) -> Result<Explanation, Error> {
    let places = article.text().match_indices(words);
    let mut places = places.map(|(at, found)| Span::new(at, at + found.len()));
    let numerals = article.numerals();
    let Some(first) = places.next().filter(|_| !words.is_empty()) else {
        let reason = format!("the article does not hold the words {:?}", short(words));
        return Err(Error::place(reason));
    };
    let touches = |place: &Span| {
        let next = numerals.partition_point(|n| n.span.end <= place.start);
        numerals.get(next).is_some_and(|n| n.span.overlaps(*place))
    };
    match std::iter::once(first).chain(places).find(touches) {
        Some(place) => explain(article, place, lexicon),
        None => Err(Error::place(format!(
            "no number stands in the words {:?}",
            short(words)
        ))),
    }
}

/// Explains the numerals of the ledger, one after the other, as long as the budget lasts: no article that someone wrote
/// uses it up, and a text that nobody wrote is not read again and again. `None` stands for the numerals behind.
pub(crate) fn each<'a>(
    article: &'a Article,
    lexicon: &'a Lexicon,
) -> impl Iterator<Item = Option<Explanation>> {
    // Each explanation reads its line, and looks at the items of the article.
    let mut budget: usize = 40_000_000;
    let items = article.blocks().len()
        + article.numerals().len()
        + article.indicators().len()
        + article.diagnostics().len();
    let folded = fold(article.text(), Fold::builtin()).into_owned();
    article.numerals().iter().map(move |numeral| {
        budget = budget.saturating_sub(items);
        if budget > 0 {
            let line = line_of(article, numeral).map_or(numeral.span, |block| block.span);
            budget = budget.saturating_sub(line.end - line.start);
        }
        (budget > 0).then(|| Teller::new(article, numeral, &folded, lexicon).tell())
    })
}

/// The line in which a numeral stands.
fn line_of<'a>(article: &'a Article, numeral: &Numeral) -> Option<&'a Block> {
    let mut blocks = article.blocks().iter();
    blocks.find(|block| block.span.contains(numeral.span))
}

/// Tells of one numeral.
struct Teller<'a> {
    article: &'a Article,
    folded: &'a str,
    lexicon: &'a Lexicon,
    numeral: &'a Numeral,
    /// The kind of its line.
    kind: Option<BlockKind>,
    line: Span,
    mentions: Mentions<'a>,
    /// The sentence and the clause in which it stands.
    sentence: Span,
    clause: Span,
    steps: Vec<Step>,
}

impl<'a> Teller<'a> {
    fn new(
        article: &'a Article,
        numeral: &'a Numeral,
        folded: &'a str,
        lexicon: &'a Lexicon,
    ) -> Self {
        let block = line_of(article, numeral);
        let line = block.map_or(numeral.span, |b| b.span);
        let marker = article
            .numerals()
            .iter()
            .find(|n| n.span.start >= line.start);
        let marker = marker.filter(|n| n.role == Role::Marker && n.span.start == line.start);
        let start = marker.map_or(line.start, |n| n.span.end);
        let mentions = mention::in_lines(folded, std::iter::once((line, start)), lexicon);
        let (mut sentence, mut clause) = (line, line);
        if block.is_some_and(|b| b.kind != BlockKind::Table) {
            let mut sentences = clause::sentences(&mentions.all, start, line.end);
            let around = |s: &Sentence<'_>| s.span.end >= numeral.span.end;
            if let Some(found) = sentences.find(around) {
                let around = found.clauses().find(|c| c.span.end >= numeral.span.end);
                sentence = found.span;
                clause = around.map_or(sentence, |c| c.span);
            }
        }
        Self {
            article,
            folded,
            lexicon,
            numeral,
            kind: block.map(|b| b.kind),
            line,
            mentions,
            sentence,
            clause,
            steps: Vec::new(),
        }
    }

    fn tell(mut self) -> Explanation {
        self.number();
        self.say(Aspect::Role, role_meaning(self.numeral.role), None);
        self.clause();
        let found = self.indicator();
        if let Some((index, indicator)) = found {
            self.bound(indicator);
            self.name(indicator);
            self.concept(indicator);
            self.others(indicator);
            self.period(indicator);
            self.status(indicator);
            self.whole(index, indicator);
        }
        self.diagnostics(found.map(|(_, indicator)| indicator));
        Explanation {
            numeral: self.numeral.clone(),
            steps: self.steps,
        }
    }

    fn say(&mut self, aspect: Aspect, says: impl Into<String>, span: Option<Span>) {
        self.steps.push(Step {
            aspect,
            says: says.into(),
            span,
        });
    }

    /// The indicator that the numeral is a number of, with its index.
    fn indicator(&self) -> Option<(usize, &'a Indicator)> {
        let here = self.numeral.span;
        let holds = |i: &&Indicator| {
            let quantities = i.value.iter().chain(&i.previous).map(|q| q.span);
            let mut spans = quantities.chain(i.changes.iter().map(|c| c.span));
            spans.any(|span| span == here)
        };
        let mut all = self.article.indicators().iter().enumerate();
        all.find(|(_, i)| holds(i))
    }

    /// The words of the lexicon within a span, in order.
    fn words(&self, within: Span) -> impl Iterator<Item = (Span, &'a Entry)> {
        let lexicon = self.lexicon;
        let inside = move |m: &&Mention| within.contains(m.span);
        let mentions = self.mentions.all.iter().filter(inside);
        mentions.filter_map(move |m| Some((m.span, entry(lexicon, m)?)))
    }

    /// Digits, unit and approximators.
    fn number(&mut self) {
        let span = self.numeral.span;
        let quoted = self.article.quote(span);
        let Some(amount) = self.numeral.number else {
            self.say(Aspect::Numeral, format!("{quoted:?}"), Some(span));
            return;
        };
        let unit = self.numeral.unit.as_deref().unwrap_or_default();
        let mut says = format!("{quoted:?} is {amount}");
        if !unit.is_empty() {
            says.push_str(&format!(" {unit}"));
        }
        let read = self.mentions.numbers.iter().find(|n| n.span == span);
        let digits = read.map(|n| n.digits);
        if let Some(number) = read {
            if !number.code.is_empty() {
                says.push_str(&format!(" (code {})", number.code));
            }
            if number.unit.is_empty() && !unit.is_empty() {
                says.push_str(", the unit being written elsewhere");
            }
        }
        self.say(Aspect::Numeral, says, Some(span));
        let modifier = self.numeral.modifier.unwrap_or(Modifier::Exact);
        if modifier == Modifier::Exact {
            return;
        }
        let mut says = format!("{modifier}: {}", modifier_meaning(modifier));
        if let Some(digits) = digits {
            let before = Span::new(span.start, digits.start.max(span.start));
            let behind = Span::new(digits.end.min(span.end), span.end);
            let [before, behind] = [before, behind].map(|s| self.article.quote(s).trim());
            let behind = behind.replacen(unit, "", 1);
            let around: Vec<_> = [before, &behind]
                .into_iter()
                .filter(|w| !w.is_empty())
                .collect();
            says.push_str(&format!(", from {:?}", around.join("…")));
        }
        self.say(Aspect::Numeral, says, Some(span));
    }

    /// The clause, and its words that have a grammar.
    fn clause(&mut self) {
        let clause = self.clause;
        let says = format!("{:?}", self.article.quote(clause).trim());
        self.say(Aspect::Clause, says, Some(clause));
        let words: Vec<_> = self.words(clause).collect();
        for (span, entry) in words {
            let tables: Vec<_> = entry.families.iter().collect();
            let mut says = format!("{:?}: {}", self.article.quote(span), tables.join(", "));
            if let Some(change) = entry.change {
                let way = match change.sign {
                    1 => "up",
                    -1 => "down",
                    _ => "unmoved",
                };
                says.push_str(&format!(" ({way}, {})", form_meaning(change.form)));
            }
            self.say(Aspect::Word, says, Some(span));
        }
    }

    /// The rule.
    fn bound(&mut self, indicator: &Indicator) {
        let meaning = Rule::meaning_of(&indicator.rule);
        let meaning = meaning.unwrap_or("a rule of another version of the parser");
        let says = format!("{}: {meaning}", indicator.rule);
        self.say(Aspect::Rule, says, Some(indicator.span));
    }

    /// Where the verb and each piece of the name stand.
    fn name(&mut self, indicator: &Indicator) {
        if !indicator.action.is_empty() {
            let span = self.last_place(&indicator.action);
            self.say(Aspect::Action, format!("{:?}", indicator.action), span);
        }
        if indicator.name.is_empty() {
            self.say(Aspect::Name, "no name was found", None);
            return;
        }
        let mut rest = indicator.name.as_str();
        let mut pieces = Vec::new();
        let mut added = String::new();
        while !rest.is_empty() {
            // The longest front of what is left that stands in the line.
            let ends = rest.char_indices().map(|(at, c)| at + c.len_utf8());
            let longest = ends.rev().find_map(|end| {
                let place = self.last_place(&rest[..end])?;
                (end == rest.len() || rest[..end].chars().count() > 1).then_some((end, place))
            });
            match longest {
                Some((end, place)) => {
                    pieces.push((rest[..end].to_owned(), Some(place)));
                    rest = &rest[end..];
                }
                None => {
                    let end = rest.chars().next().map_or(rest.len(), char::len_utf8);
                    added.push_str(&rest[..end]);
                    rest = &rest[end..];
                }
            }
        }
        if !added.is_empty() {
            pieces.push((added, None));
        }
        for (piece, place) in pieces {
            let says = match place {
                Some(place) if self.clause.contains(place) => format!("{piece:?}, of this clause"),
                Some(place) if self.sentence.contains(place) => {
                    format!("{piece:?}, carried from an earlier clause")
                }
                Some(_) => format!("{piece:?}, carried from before"),
                None => format!("{piece:?}, put there by the rule or from further before"),
            };
            self.say(Aspect::Name, says, place);
        }
    }

    /// Where words stand: in the clause, else the last place before it in the line, else before the line.
    fn last_place(&self, words: &str) -> Option<Span> {
        // A table's label or a topic is seldom further away.
        const FURTHEST: usize = 600;
        let text = self.article.text();
        let start = text.floor_char_boundary(self.line.start.saturating_sub(FURTHEST));
        let before = Span::new(start, self.line.start);
        let sentence = Span::new(self.line.start, self.clause.end);
        [self.clause, sentence, before]
            .into_iter()
            .find_map(|within| {
                let at = text[within.range()].rfind(words)? + within.start;
                Some(Span::new(at, at + words.len()))
            })
    }

    /// By which wording the concept was known.
    fn concept(&mut self, indicator: &Indicator) {
        let (name, action) = (&indicator.name, &indicator.action);
        let Some(concept) = indicator.concept.as_deref() else {
            self.say(
                Aspect::Concept,
                format!("{name:?} stands for no standard name"),
                None,
            );
            return;
        };
        let plain = name.split(['（', '(']).next().unwrap_or(name);
        let wordings = [
            name.clone(),
            plain.to_owned(),
            format!("{action}{plain}"),
            format!("{plain}{action}"),
            format!("{name}产量"),
            format!("{name}增加值"),
        ];
        let known = wordings.into_iter().find(|wording| {
            let id = self.lexicon.concept_of(&fold(wording, Fold::builtin()));
            id.is_some_and(|id| self.lexicon.concept(id).name == concept)
        });
        let says = match known {
            Some(wording) if wording == concept => format!("{concept}: the standard name itself"),
            Some(wording) => format!("{concept}, of which {wording:?} is another name"),
            None => format!("{concept}, by a word of the caller's own tables"),
        };
        self.say(Aspect::Concept, says, None);
    }

    /// The other numbers of the indicator, and what a change is compared with.
    fn others(&mut self, indicator: &Indicator) {
        let here = self.numeral.span;
        let mut others = Vec::new();
        if let Some(value) = indicator.value.as_ref().filter(|q| q.span != here) {
            others.push((format!("the level is {:?}", value.text), value.span));
        }
        if let Some(previous) = indicator.previous.as_ref().filter(|q| q.span != here) {
            others.push((
                format!("the level before was {:?}", previous.text),
                previous.span,
            ));
        }
        for change in &indicator.changes {
            if change.span != here {
                others.push((format!("a change of it is {:?}", change.text), change.span));
            } else if let Some(basis) = &change.basis {
                let says = format!("{basis:?} says what it is compared with");
                let place = self.last_place(basis);
                self.say(Aspect::Basis, says, place);
            }
        }
        for (says, span) in others {
            self.say(Aspect::Belongs, says, Some(span));
        }
    }

    /// The last word before the number that sets the period it has.
    fn period(&mut self, indicator: &Indicator) {
        let Some(period) = indicator.period else {
            let says = "none: nothing says which year is reported";
            self.say(Aspect::Period, says, None);
            return;
        };
        let clock = Clock::new(self.article.metadata());
        let wanted = |set: Period| {
            set == period || matches!(set, Period::At(point) if Period::until(point) == period)
        };
        let mut source = None;
        for plan in [false, true] {
            let mut carried = None;
            let inside = |m: &&Mention| {
                m.span.start >= self.sentence.start && m.span.start < self.clause.end
            };
            for mention in self.mentions.all.iter().filter(inside) {
                let set = match mention.what {
                    What::Time(when) => clause::period_set_by(
                        self.folded,
                        mention.span,
                        when,
                        carried,
                        &clock,
                        plan,
                    ),
                    _ => entry(self.lexicon, mention)
                        .and_then(|e| e.time)
                        .and_then(|word| clock.word(word, carried, plan)),
                };
                carried = set.or(carried);
                if set.is_some_and(wanted) && mention.span.start < self.numeral.span.start {
                    source = Some(mention.span);
                }
            }
            if source.is_some() {
                break;
            }
        }
        let says = if let Some(span) = source {
            format!("{period}, from {:?}", self.article.quote(span))
        } else if clock.default_period(false).is_some_and(wanted) {
            format!("{period}: the time that the article reports on")
        } else if clock.default_period(true) == Some(period) {
            format!("{period}: the paragraph speaks of the plans for the coming year")
        } else {
            format!(
                "{period}: what the section or paragraph says that it speaks of, or carried from before"
            )
        };
        self.say(Aspect::Period, says, source);
        let stock = self
            .words(self.clause)
            .find(|(_, e)| e.link == Some(Link::Stock));
        if let Some((span, _)) = stock.filter(|_| matches!(period, Period::Between(None, _))) {
            let says = format!("{:?} makes it a stock to date", self.article.quote(span));
            self.say(Aspect::Period, says, Some(span));
        }
    }

    /// The word of goal or estimate, or that there is none.
    fn status(&mut self, indicator: &Indicator) {
        let status = indicator.status;
        let before = Span::new(self.sentence.start, self.numeral.span.end);
        let word = self
            .words(before)
            .filter(|(_, e)| e.status.is_some())
            .last()
            .map(|(span, _)| span);
        let says = match (status, word) {
            (Status::Actual, _) => {
                "actual: nothing says that it is a goal or an estimate".to_owned()
            }
            (_, Some(span)) => format!("{status}, from {:?}", self.article.quote(span)),
            _ => format!("{status}: the paragraph or the period lies ahead of the year reported"),
        };
        let word = word.filter(|_| status != Status::Actual);
        self.say(Aspect::Status, says, word);
    }

    /// The whole of which it is a part.
    fn whole(&mut self, index: usize, indicator: &Indicator) {
        let all = self.article.indicators();
        if let Some(whole) = indicator.part_of.and_then(|of| all.get(of)) {
            let words = whole.value.as_ref().map_or("", |v| &v.text);
            let says = format!("a part of {:?} {words}", whole.name);
            self.say(Aspect::PartOf, says, Some(whole.span));
        }
        let parts = all.iter().filter(|i| i.part_of == Some(index)).count();
        if parts > 0 {
            let says = match parts {
                1 => "the whole of 1 other".to_owned(),
                _ => format!("the whole of {parts} others"),
            };
            self.say(Aspect::PartOf, says, None);
        }
    }

    /// What was odd here.
    fn diagnostics(&mut self, indicator: Option<&Indicator>) {
        let text = self.article.text().len();
        let here = indicator.map_or(self.numeral.span, |i| i.span);
        for found in self.article.diagnostics() {
            let whole = found.span == Span::new(0, text);
            let mut places = std::iter::once(&found.span).chain(&found.related);
            if !whole && places.any(|span| span.overlaps(here)) {
                let says = format!("{} {}: {}", found.severity, found.code, found.message);
                self.say(Aspect::Diagnostic, says, Some(found.span));
            }
        }
        if self.steps.len() == 3 && self.kind != Some(BlockKind::Paragraph) {
            let kind = self.kind.map_or("no line", |k| k.as_str());
            let says = format!("the line is read as {kind}; its numbers are entered, not bound");
            self.say(Aspect::Belongs, says, Some(self.line));
        }
    }
}

/// What a role means.
const fn role_meaning(role: Role) -> &'static str {
    match role {
        Role::Value => "value: an amount, count, rate or index that the article reports",
        Role::Change => "change: growth, fall or difference",
        Role::Previous => "previous: the level from which something moved",
        Role::Threshold => "threshold: a limit inside a name",
        Role::Time => "time: a date, period, clock time or duration",
        Role::Ordinal => "ordinal: a place in a series or ranking",
        Role::Part => {
            "part: digits of a name, slogan, road, code, model or version; they count nothing"
        }
        Role::Marker => "marker: the numbering of a heading, list or page",
        Role::Lexical => "lexical: a Chinese numeral inside a word; it counts nothing",
    }
}

/// What a modifier means.
const fn modifier_meaning(modifier: Modifier) -> &'static str {
    match modifier {
        Modifier::Exact => "exactly",
        Modifier::About => "about",
        Modifier::More => "more than",
        Modifier::AtLeast => "at least",
        Modifier::Less => "nearly or less than",
        Modifier::AtMost => "at most",
    }
}

/// How a word of movement takes its number.
const fn form_meaning(form: ChangeForm) -> &'static str {
    match form {
        ChangeForm::By => "by the number behind it",
        ChangeForm::To => "to the number behind it",
        ChangeForm::Rate => "a rate, which the number behind it gives",
        ChangeForm::Flat => "stands for no change",
        ChangeForm::Compare => "compares by the number behind it",
        ChangeForm::Gap => "a change of a change",
        ChangeForm::Double => "stands for doubling",
    }
}
