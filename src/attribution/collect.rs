//! The candidates of a quotation and what speaks for each.

use super::article::{Article, Said};
use super::candidate::{Candidate, Candidates, Referent};
use super::cue::{Cue, CueRule};
use super::feature::{Fact, Feature, Form, Tie};
use super::name_form::{head_noun, last_word};
use super::subject::Phrase;
use super::token::{TokenKind, Tokens};
use super::uncued::Guess;
use super::verb;
use crate::lexicon::{GESTURE_VERBS, REPLYING_VERBS, ROLES, THOUGHT_VERBS, TITLES, is_pronoun};
use crate::quote::{Quotation, QuotationKind};
use crate::span::Span;

/// How many people named before a quotation are candidates with nothing else for them.
const RECENT: [Fact; 3] = [Fact::RecentFirst, Fact::RecentSecond, Fact::RecentThird];

/// How many tokens after a noun phrase a name in apposition to it may begin.
const APPOSED: usize = 8;

/// How many tokens of a clause are searched for people beside the subject of its cue.
const CLAUSE: usize = 40;

/// How much of a quotation is searched for names, in bytes.
const WORDS: usize = 400;

/// How many earlier quotations are looked at for who has spoken.
const EARLIER: usize = 64;

/// The place of a quotation.
pub(super) struct Place<'a> {
    pub(super) article: &'a Article<'a>,
    /// Its token.
    pub(super) at: usize,
    pub(super) quotation: &'a Quotation,
    /// The quotations before it, with their speakers.
    pub(super) said: &'a [Said],
}

impl Place<'_> {
    /// Whether the quotation opens its sentence.
    pub(super) fn opens_sentence(&self) -> bool {
        self.at == 0 || self.article.tokens.is_stop(self.at - 1)
    }

    /// Whether it ends a clause: with a comma, a question, a dash.
    pub(super) fn ends_clause(&self) -> bool {
        let tokens = &self.article.tokens;
        let inner = self.quotation.content.of(tokens.text).trim_end();
        let is_followed = !tokens.is_stop(self.at + 1);
        inner.ends_with([',', '?', '!', '—', '–', '-', '…'])
            || (inner.ends_with('.') && is_followed)
            || tokens.mark(self.at + 1) == Some(',')
    }

    /// Whether a comma or colon ties it to the words before it.
    pub(super) fn is_tied(&self) -> bool {
        let before = self.at.checked_sub(1);
        before.is_some_and(|before| matches!(self.article.tokens.mark(before), Some(',' | ':')))
    }

    /// What ties it to the author's words.
    fn tie(&self, has_cue: bool) -> Tie {
        let tokens = &self.article.tokens;
        let before = (0..self.at).rev().find(|&idx| !tokens.is_stop(idx));
        if before.is_some_and(|before| tokens.mark(before) == Some(':')) {
            Tie::Colon
        } else if has_cue {
            Tie::Cue
        } else {
            Tie::None
        }
    }

    /// Everybody who may have said it, and nobody.
    pub(super) fn candidates(&self) -> Candidates {
        let mut found = Candidates::default();
        let tokens = &self.article.tokens;
        let ends_clause = self.ends_clause();
        let after: Vec<Cue> = tokens.cues_after(self.at, ends_clause).collect();
        let before: Vec<Cue> = tokens.cues_before(self.at).collect();
        // The side that the form of the sentence speaks for comes first, and gives the words that are printed.
        let sides = if self.opens_sentence() || ends_clause {
            [after, before]
        } else {
            [before, after]
        };
        for side in &sides {
            for (idx, cue) in side.iter().enumerate() {
                self.add_cue(&mut found, cue, idx == 0);
            }
        }
        let has_cue = sides.iter().flatten().next().is_some();
        let has_subject = sides.iter().flatten().any(|cue| cue.subject.is_some());
        self.add_guesses(&mut found, self.tie(has_cue));
        self.add_recent(&mut found);
        self.add_addressed(&mut found, sides.iter().flatten());
        let words = opening(self.quotation.content.of(tokens.text));
        found
            .list
            .retain(|candidate| candidate.cue.is_some() || !self.is_addressed(candidate));
        for candidate in &mut found.list {
            self.article.describe(candidate, self.said, words);
        }
        self.add_nobody(&mut found, has_cue, has_subject);
        found
    }

    /// Whether the words begin or end with the name of a candidate, who is spoken to, then: *“Thank you, Ada.”*.
    fn is_addressed(&self, candidate: &Candidate) -> bool {
        let Referent::Entity(idx) = candidate.referent else {
            return false;
        };
        let text = self.article.tokens.text;
        let name = self.article.entities.list[idx].name.of(text);
        let words = self.quotation.content.of(text).trim();
        let stripped = words.trim_end_matches(|char: char| !char.is_alphanumeric());
        let last = stripped.rsplit(' ').next().unwrap_or(stripped);
        let before = stripped[..stripped.len() - last.len()].trim_end();
        let is_last = before.ends_with(',')
            || before
                .rsplit(' ')
                .nth(1)
                .is_some_and(|word| word.ends_with(','));
        let first = words.split(' ').next().unwrap_or(words);
        let is_name = |word: &str| name.split([' ', '\u{A0}']).any(|part| part == word);
        (is_last && is_name(last)) || first.strip_suffix(',').is_some_and(is_name)
    }

    /// Whether a heading stands between a quotation or report at token `last` and this one.
    fn is_new_section(&self, last: usize) -> bool {
        let headings = &self.article.tokens.headings;
        headings
            .iter()
            .any(|&(first, end)| last < first && end <= self.at)
    }

    fn add_cue(&self, found: &mut Candidates, cue: &Cue, is_first: bool) {
        let article = self.article;
        let Some(subject) = cue.subject else { return };
        let facts = self.cue_facts(cue, is_first);
        for (phrase, is_joint) in [(Some(subject), false), (self.joint(subject), true)] {
            let Some(subject) = phrase else { continue };
            let (form, meant) = article.referents(subject, self.said);
            let form = if is_joint { Form::Joint } else { form };
            let mention = article.tokens.span(subject.first, subject.last);
            for (referent, of_phrase) in meant {
                let features = facts
                    .iter()
                    .chain(&of_phrase)
                    .map(|&fact| Feature::fact(fact));
                let features = [Feature::cue(cue.rule, form)].into_iter().chain(features);
                let is_last = self
                    .said
                    .last()
                    .is_some_and(|last| last.referent == referent);
                let candidate = found.add(referent, mention, Some(cue.tokens), features);
                if is_last && REPLYING_VERBS.contains(article.tokens.word(cue.tokens.0)) {
                    candidate.add_fact(Fact::AnswersItself);
                }
            }
        }
        self.add_beside(found, cue, subject, &facts);
    }

    /// The people named beside the subject of a cue: in apposition to it, and elsewhere in the clause.
    fn add_beside(&self, found: &mut Candidates, cue: &Cue, subject: Phrase, facts: &[Fact]) {
        let article = self.article;
        let tokens = &article.tokens;
        let mut add = |name: usize, form: Form| {
            let entity = article.entities.of_mention[name];
            // What is true of the cue speaks for its subject, and not for others in the clause.
            let facts = if form == Form::Apposed { facts } else { &[] };
            let features = facts.iter().map(|&fact| Feature::fact(fact));
            let features = [Feature::cue(cue.rule, form)].into_iter().chain(features);
            let mention = article.names.mentions[name].name;
            found.add(
                Referent::Entity(entity),
                mention,
                Some(cue.tokens),
                features,
            );
        };
        let own = (subject.first..=subject.last).find_map(|idx| article.names.at(idx));
        let before = subject
            .first
            .checked_sub(2)
            .filter(|&idx| tokens.mark(idx + 1) == Some(','));
        let before = before.and_then(|idx| article.names.at(idx));
        let comma = (subject.last + 1..subject.last + APPOSED)
            .take_while(|&idx| !tokens.is_stop(idx) && !tokens.is_cue(idx))
            .find(|&idx| tokens.mark(idx) == Some(','));
        let after = comma.and_then(|comma| article.names.at(comma + 1));
        if !subject.is_name {
            for name in [before, after].into_iter().flatten() {
                add(name, Form::Apposed);
            }
        }
        let sentence = tokens.sentence_start(cue.tokens.0);
        let clause = if subject.first > cue.tokens.0 {
            let stop = (subject.last..subject.last + CLAUSE).find(|&idx| tokens.is_stop(idx));
            subject.last + 1..stop.unwrap_or(subject.last + CLAUSE)
        } else {
            sentence.max(cue.tokens.0.saturating_sub(CLAUSE))..cue.tokens.0
        };
        let mut others: Vec<usize> = Vec::new();
        for idx in clause.rev() {
            let Some(name) = article.names.at(idx) else {
                continue;
            };
            let entity = &article.entities.list[article.entities.of_mention[name]];
            let is_other = Some(name) != own && !entity.is_body && !others.contains(&name);
            if is_other && (entity.is_person || entity.may_be_person) {
                others.push(name);
            }
        }
        for name in others.into_iter().take(2) {
            add(name, Form::Clause);
        }
    }

    fn cue_facts(&self, cue: &Cue, is_first: bool) -> Vec<Fact> {
        let tokens = &self.article.tokens;
        let (first, last) = cue.tokens;
        let word = tokens.word(first);
        let mut facts = Vec::new();
        let mut add = |fact, is_so: bool| {
            if is_so {
                facts.push(fact);
            }
        };
        add(Fact::FirstCue, is_first);
        add(Fact::CueOfSaying, tokens.is_strong_cue(first));
        add(Fact::CueOfThought, THOUGHT_VERBS.contains(word));
        let (distance, between) = if first > self.at {
            add(Fact::CueAfterClause, self.ends_clause());
            add(Fact::CueInsideClause, !self.ends_clause());
            add(Fact::CueAfterOpenSentence, !self.opens_sentence());
            (first - self.at, self.at + 1..first)
        } else {
            add(Fact::CueBeforeOpenSentence, !self.ends_clause());
            (self.at - last, last + 1..self.at)
        };
        add(Fact::CueBeside, distance <= 3);
        add(Fact::CueNear, (4..=10).contains(&distance));
        add(Fact::CueFar, distance > 10);
        let mut between = between;
        add(
            Fact::CueAcrossQuotation,
            between.any(|idx| tokens.quote(idx).is_some()),
        );
        let is_verb = matches!(cue.rule, CueRule::Verb(_));
        add(Fact::CueInfinitive, is_verb && !tokens.is_said(first));
        facts
    }

    /// The phrase and the one that *and* joins to it, where both are the subject: *Ada Brook and Tom Hill said*.
    fn joint(&self, phrase: Phrase) -> Option<Phrase> {
        let tokens = &self.article.tokens;
        let before = phrase
            .first
            .checked_sub(2)
            .filter(|&before| tokens.word(before + 1) == "and");
        if let Some(before) = before
            && let Some(other) = tokens
                .subject_before(before + 1)
                .filter(|other| other.last == before)
            && tokens.opens_clause(other.first)
            && !is_pronoun(tokens.word(other.first))
        {
            return Some(Phrase::noun(other.first, phrase.last));
        }
        let next = phrase.last + 2;
        if tokens.word(phrase.last + 1) == "and" && phrase.is_name && tokens.is_name_word(next) {
            let other = tokens.subject_after(next)?;
            return other
                .is_name
                .then(|| Phrase::noun(phrase.first, other.last));
        }
        None
    }

    fn add_guesses(&self, found: &mut Candidates, tie: Tie) {
        let article = self.article;
        let last = self
            .said
            .last()
            .filter(|last| !self.is_new_section(last.token));
        let quotation = self.said.iter().rev().find(|said| !said.is_reported);
        let guesses = article.tokens.guesses(
            self.at,
            last.map(|last| last.token),
            quotation.map(|quotation| quotation.token),
        );
        for (rule, guess) in guesses {
            match guess {
                Guess::Phrase(phrase) => {
                    let (form, meant) = article.referents(phrase, self.said);
                    // *I* outside quotations is the author.
                    if form == Form::Person {
                        continue;
                    }
                    let mention = article.tokens.span(phrase.first, phrase.last);
                    for (referent, facts) in meant {
                        let gestures = article.tokens.gestures(phrase).then_some(Fact::Gestures);
                        // Where there is a cue, whom its own subject means is what counts.
                        let facts = facts.into_iter().filter(|_| tie != Tie::Cue);
                        let facts = facts.chain(gestures).map(Feature::fact);
                        let features = [Feature::guess(rule, form, tie)].into_iter().chain(facts);
                        found.add(referent, mention, None, features);
                    }
                }
                Guess::LastSpeaker => {
                    let Some(last) = last.filter(|last| last.referent != Referent::Nobody) else {
                        continue;
                    };
                    let form = form_of(&last.referent);
                    let features = [
                        Feature::guess(rule, form, tie),
                        Feature::fact(self.since(last)),
                    ];
                    let mention = self.mention(&last.referent);
                    found.add(last.referent.clone(), mention, None, features);
                }
            }
        }
        let mut earlier = self.said.iter().rev().take(8).map(|said| &said.referent);
        let last = earlier.next();
        let other =
            earlier.find(|&referent| Some(referent) != last && *referent != Referent::Nobody);
        if let Some(other) = other.filter(|_| tie == Tie::None) {
            found.add(other.clone(), self.mention(other), None, []);
        }
    }

    fn mention(&self, referent: &Referent) -> Span {
        match referent {
            Referent::Entity(entity) => self.article.mention_before(*entity, self.at),
            Referent::Phrase { span, .. } => *span,
            Referent::Nobody => Span::new(0, 0),
        }
    }

    /// How far back the last quotation stands.
    fn since(&self, last: &Said) -> Fact {
        let tokens = &self.article.tokens;
        let between = &tokens.list[last.token + 1..self.at];
        let n_paragraphs = count(between, |token| token.kind == TokenKind::Paragraph);
        let n_stops = count(between, |token| token.kind == TokenKind::Stop);
        match (n_paragraphs, n_stops) {
            (0, 0) => Fact::SameSentence,
            (0, 1) => Fact::OneSentenceOn,
            (0, 2) => Fact::TwoSentencesOn,
            (0, _) => Fact::MoreSentencesOn,
            (1, _) => Fact::NextParagraph,
            (2, _) => Fact::SecondParagraph,
            _ => Fact::MoreParagraphs,
        }
    }

    fn add_recent(&self, found: &mut Candidates) {
        let people = self.article.named_before(self.at);
        let people = people.into_iter().filter(|&(entity, _)| {
            let entity = &self.article.entities.list[entity];
            entity.is_person || (entity.may_be_person && !entity.is_body)
        });
        for ((entity, _), fact) in people.zip(RECENT) {
            let mention = self.article.mention_before(entity, self.at);
            found.add(
                Referent::Entity(entity),
                mention,
                None,
                [Feature::fact(fact)],
            );
        }
    }

    /// Marks whom a cue addresses: *told Ada Brook*, *said to Ada Brook*, *said of Ada Brook*.
    fn add_addressed<'c>(&self, found: &mut Candidates, cues: impl Iterator<Item = &'c Cue>) {
        let tokens = &self.article.tokens;
        for cue in cues {
            let mut next = cue.tokens.1 + 1;
            if matches!(tokens.word(next), "to" | "of" | "at" | "about" | "on") {
                next += 1;
            } else if !matches!(
                tokens.word(cue.tokens.0),
                "told" | "tells" | "telling" | "asked" | "asks"
            ) {
                continue;
            }
            let name = (next..next + 4).find_map(|idx| self.article.names.at(idx));
            let entity = name.map(|name| self.article.entities.of_mention[name]);
            let subject = cue.subject.and_then(|subject| {
                (subject.first..=subject.last)
                    .rev()
                    .find_map(|idx| self.article.names.at(idx))
            });
            if subject.is_some() && subject == name {
                continue;
            }
            for candidate in &mut found.list {
                if entity.is_some_and(|entity| candidate.referent == Referent::Entity(entity)) {
                    candidate.add_fact(Fact::Addressed);
                }
            }
        }
    }

    fn add_nobody(&self, found: &mut Candidates, has_cue: bool, has_subject: bool) {
        let quotation = self.quotation;
        let facts = [
            (Fact::Nobody, true),
            (Fact::NobodyWithCue, has_cue),
            (Fact::NobodyWithSubject, has_subject),
            (Fact::NobodyOneWord, quotation.n_words < 2),
            (Fact::NobodyTwoWords, quotation.n_words == 2),
            (Fact::NobodyFewWords, (3..=4).contains(&quotation.n_words)),
            (
                Fact::NobodyFragment,
                quotation.kind == QuotationKind::Fragment,
            ),
            (
                Fact::NobodyOpensParagraph,
                self.article.tokens.paragraph_start(self.at) == self.at,
            ),
            (Fact::NobodyOpensSentence, self.opens_sentence()),
            (Fact::NobodyFirst, self.said.is_empty()),
        ];
        let features = facts.into_iter().filter(|(_, is_so)| *is_so);
        let features = features.map(|(fact, _)| Feature::fact(fact));
        found.add(Referent::Nobody, Span::new(0, 0), None, features);
    }
}

impl Tokens<'_> {
    /// Whether a verb right after `phrase` tells of a gesture: *Lane shrugged*.
    fn gestures(&self, phrase: Phrase) -> bool {
        (phrase.last + 1..phrase.last + 4)
            .take_while(|&idx| self.is_word(idx))
            .any(|idx| GESTURE_VERBS.contains(self.word(idx)))
    }

    /// Whether a clause begins at token `first`, or a few words before it that are no verbs: *volunteers Ada Brook and …*.
    fn opens_clause(&self, first: usize) -> bool {
        let is_edge = |&idx: &usize| {
            self.is_stop(idx) || self.quote(idx).is_some() || self.mark(idx) == Some(',')
        };
        let start = first.saturating_sub(4);
        first == 0
            || (start..first)
                .rev()
                .take_while(|&idx| !self.is_finite_verb(idx) && !self.is_cue(idx))
                .any(|idx| is_edge(&idx) || idx == 0)
    }
}

impl Article<'_> {
    /// The candidates for speech reported with `subject` before its verb.
    pub(super) fn sources(&self, subject: Phrase, said: &[Said]) -> Candidates {
        let mut found = Candidates::default();
        let (form, meant) = self.referents(subject, said);
        let mention = self.tokens.span(subject.first, subject.last);
        for (referent, facts) in meant {
            let facts = [Fact::FirstCue, Fact::CueOfSaying, Fact::CueBeside]
                .into_iter()
                .chain(facts);
            let cue = Feature::cue(CueRule::Verb(verb::FINITE), form);
            found.add(
                referent,
                mention,
                None,
                facts.map(Feature::fact).chain([cue]),
            );
        }
        for candidate in &mut found.list {
            self.describe(candidate, said, "");
        }
        let facts = [Fact::Nobody, Fact::NobodyWithCue, Fact::NobodyWithSubject];
        let facts = facts.into_iter().map(Feature::fact);
        found.add(Referent::Nobody, Span::new(0, 0), None, facts);
        found
    }

    /// Adds what is known of a candidate whatever speaks for it. `words` are those that are quoted.
    fn describe(&self, candidate: &mut Candidate, said: &[Said], words: &str) {
        self.describe_referent(candidate, words);
        let mut earlier = said.iter().rev();
        let last = earlier.next();
        let is_last = last.is_some_and(|last| last.referent == candidate.referent);
        if is_last {
            candidate.add_fact(Fact::SpokeLast);
            if last.is_some_and(|last| last.is_reported) {
                candidate.add_fact(Fact::SpokeLastReported);
            }
            if last.is_some_and(|last| last.asks) {
                candidate.add_fact(Fact::SpokeLastAndAsked);
            }
        }
        let before_last = earlier
            .clone()
            .take(8)
            .find(|said| last.is_some_and(|last| last.referent != said.referent));
        if before_last.is_some_and(|said| said.referent == candidate.referent) {
            candidate.add_fact(Fact::SpokeBeforeLast);
            if last.is_some_and(|last| last.asks) {
                candidate.add_fact(Fact::SpokeBeforeLastWhoAsked);
            }
        }
        let mut earlier = earlier.take(EARLIER);
        if is_last || earlier.any(|said| said.referent == candidate.referent) {
            candidate.add_fact(Fact::SpokeBefore);
        }
    }

    /// Adds what a candidate is, and how often it is named.
    fn describe_referent(&self, candidate: &mut Candidate, words: &str) {
        match &candidate.referent {
            &Referent::Entity(idx) => {
                let entity = &self.entities.list[idx];
                let name = entity.name.of(self.tokens.text);
                let kind = if entity.is_person {
                    Fact::KnownPerson
                } else if entity.is_body {
                    Fact::Body
                } else if entity.may_be_person {
                    Fact::MaybePerson
                } else {
                    Fact::OneWord
                };
                candidate.add_fact(kind);
                if self.entities.named_most == Some(idx) {
                    candidate.add_fact(Fact::NamedMost);
                }
                match entity.mentions.len() {
                    0 | 1 => candidate.add_fact(Fact::NamedOnce),
                    2 | 3 => {}
                    _ => candidate.add_fact(Fact::NamedOften),
                }
                if words.contains(last_word(name)) {
                    candidate.add_fact(Fact::NamedInWords);
                }
            }
            Referent::Phrase { key, .. } if is_pronoun(key) => {
                candidate.add_fact(Fact::BarePronoun);
            }
            Referent::Phrase { key, .. } => {
                let head = head_noun(key);
                let is_role = ROLES.contains(head) || TITLES.contains(head);
                candidate.add_fact(if is_role {
                    Fact::NounOfRole
                } else {
                    Fact::NounOfNoRole
                });
            }
            Referent::Nobody => {}
        }
    }
}

/// How a referent is named where nothing beside the quotation does.
fn form_of(referent: &Referent) -> Form {
    match referent {
        Referent::Phrase { key, .. } if is_pronoun(key) => Form::Pronoun,
        Referent::Phrase { .. } | Referent::Nobody => Form::Noun,
        Referent::Entity(_) => Form::Name,
    }
}

/// The first bytes of `text`, as many as are searched for names.
fn opening(text: &str) -> &str {
    let mut end = text.len().min(WORDS);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

fn count<T>(list: &[T], is_counted: impl Fn(&T) -> bool) -> usize {
    list.iter().filter(|item| is_counted(item)).count()
}
