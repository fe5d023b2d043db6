//! What the ranker knows of a candidate, in words that a reader would use.
//!
//! A feature is there or not. It has a number for speed and a name for the file of a model, so that a model stays right
//! when features are added.

use super::cue::CueRule;
use super::{cue_after, cue_before, uncued, verb};

/// One feature, by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Feature(u16);

/// Declares the facts, each with its name.
macro_rules! facts {
    ($($name:ident = $text:literal,)*) => {
        /// A plain fact about a candidate.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Fact { $($name),* }

        /// The names of the facts, in their order.
        const FACTS: &[&str] = &[$($text),*];
    };
}

/// In what form a phrase names somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// *Ada Brook*
    Name,
    /// *a spokesman*, *police*
    Noun,
    /// *she*
    Pronoun,
    /// *they*
    Plural,
    /// *I, we, you*
    Person,
    /// *it, this, nobody*
    Thing,
    /// *who*
    Relative,
    /// *Ada Brook and Tom Hill*
    Joint,
    /// *Ada Brook* in *Ada Brook, the harbour master, said*
    Apposed,
    /// *Ada Brook* in *Ada Brook fell and said*: somebody else who is named between the words and the stop.
    Clause,
}

/// What ties a quotation to the author's words beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tie {
    /// Nothing.
    None,
    /// A cue.
    Cue,
    /// A colon before it, whatever else.
    Colon,
}

/// The names of the ties, in their order.
const TIES: &[&str] = &["no cue", "cue", "colon"];

/// The names of the forms, in their order.
const FORMS: &[&str] = &[
    "name",
    "noun",
    "he or she",
    "they",
    "I or we",
    "it",
    "who",
    "joint",
    "apposed",
    "in the clause",
];

facts! {
    FirstCue = "the first cue of its side",
    CueOfSaying = "cue of saying",
    CueOfThought = "cue of thought",
    CueBeside = "cue beside the words",
    CueNear = "cue near the words",
    CueFar = "cue far from the words",
    CueInfinitive = "cue in the infinitive",
    CueAcrossQuotation = "another quotation between cue and words",
    CueAfterClause = "cue after words that end a clause",
    CueInsideClause = "cue after words that end no clause",
    CueAfterOpenSentence = "cue after words inside a sentence",
    CueBeforeOpenSentence = "cue before words inside a sentence",
    // Whom he or she means.
    PronounItself = "pronoun for nobody named",
    PronounAlone = "pronoun with nobody named before it that it fits",
    PronounLastSpeakerHere = "pronoun for the last speaker of the paragraph",
    PronounLastSpeakerBefore = "pronoun for the last speaker of the paragraph before",
    PronounLastSpeakerFar = "pronoun for the last speaker, farther off",
    PronounSubjectHere = "pronoun for the subject of its sentence",
    PronounSubjectBefore = "pronoun for the subject of the sentence before",
    PronounSubjectOfParagraph = "pronoun for the subject of the sentence that opens the paragraph",
    PronounNearest = "pronoun for the nearest name that it fits",
    PronounSecond = "pronoun for the second nearest",
    PronounThird = "pronoun for the third nearest",
    PronounFarther = "pronoun for one farther off",
    PronounGenderFits = "pronoun of the gender of the name",
    PronounGenderUnknown = "pronoun for a name of unknown gender",
    PronounPerson = "pronoun for a known person",
    PronounMaybePerson = "pronoun for what may be a person",
    PronounBody = "pronoun for a body or place",
    PronounNamedHere = "pronoun for somebody named in its sentence",
    PronounNamedBefore = "pronoun for somebody named in the sentence before",
    PronounNamedInParagraph = "pronoun for somebody named in its paragraph",
    PronounNamedFar = "pronoun for somebody named before its paragraph",
    PronounNoun = "pronoun for a noun that speaks",
    // Whom they means.
    PluralLastSpeaker = "they for the last speaker",
    PluralBody = "they for a body",
    PluralPerson = "they for a person",
    PluralSubject = "they for the subject of the sentence before",
    // Whom a role means.
    RoleItself = "role for nobody named",
    RoleGiven = "role given to somebody named",
    EpithetLastSpeaker = "noun for the last speaker",
    EpithetSubjectBefore = "noun for the subject of the sentence before",
    EpithetNearest = "noun for the nearest person",
    EpithetMost = "noun for the person named most",
    BodyLastSpeaker = "it or a noun for the body that spoke last",
    BodySubjectBefore = "it or a noun for the body that the sentence before is about",
    BodyNearest = "it or a noun for the nearest body",
    Gestures = "laughs, nods or the like in the sentence before",
    RoleIndefinite = "role of somebody new",
    // The candidate, whatever speaks for it.
    KnownPerson = "known person",
    MaybePerson = "may be a person",
    Body = "body or place",
    OneWord = "one word of which nothing is known",
    NounOfRole = "noun for a source",
    NounOfNoRole = "noun for no source",
    BarePronoun = "pronoun",
    NamedOnce = "named once",
    NamedOften = "named four times or more",
    NamedInWords = "named in the words",
    Addressed = "addressed by the cue",
    SpokeBefore = "spoke before",
    SpokeLast = "spoke last",
    SpokeLastReported = "spoke last in reported speech",
    NamedMost = "named most of all people",
    SpokeLastAndAsked = "spoke last and asked",
    AnswersItself = "spoke last, and the cue answers",
    SpokeBeforeLast = "spoke before the last speaker",
    SpokeBeforeLastWhoAsked = "spoke before the last speaker, who asked",
    // Without a cue.
    SameSentence = "last speaker, same sentence",
    OneSentenceOn = "last speaker, next sentence",
    TwoSentencesOn = "last speaker, second sentence on",
    MoreSentencesOn = "last speaker, more sentences on",
    NextParagraph = "last speaker, next paragraph",
    SecondParagraph = "last speaker, second paragraph on",
    MoreParagraphs = "last speaker, more paragraphs on",
    RecentFirst = "nearest person named before",
    RecentSecond = "second nearest person named before",
    RecentThird = "third nearest person named before",
    // Nobody.
    Nobody = "nobody",
    NobodyWithCue = "nobody, with a cue",
    NobodyWithSubject = "nobody, with the subject of a cue",
    NobodyOneWord = "nobody, one word",
    NobodyTwoWords = "nobody, two words",
    NobodyFewWords = "nobody, three or four words",
    NobodyFragment = "nobody, no clause of its own",
    NobodyOpensParagraph = "nobody, words open the paragraph",
    NobodyOpensSentence = "nobody, words open a sentence",
    NobodyFirst = "nobody, no speaker before",
}

const N_CUES: usize = cue_after::RULES.len() + cue_before::RULES.len() + verb::RULES.len();
const N_GUESSES: usize = uncued::RULES.len();
const CUES: usize = 0;
const GUESSES: usize = CUES + N_CUES * FORMS.len();
const FIRST_FACT: usize = GUESSES + TIES.len() * N_GUESSES * FORMS.len();

/// Number of features.
pub(super) const N_FEATURES: usize = FIRST_FACT + FACTS.len();

impl Feature {
    /// A cue whose subject has the form.
    pub(super) fn cue(rule: CueRule, form: Form) -> Self {
        let rule = match rule {
            CueRule::After(rule) => rule,
            CueRule::Before(rule) => cue_after::RULES.len() + rule,
            CueRule::Verb(rule) => cue_after::RULES.len() + cue_before::RULES.len() + rule,
        };
        Self((CUES + rule * FORMS.len() + form as usize) as u16)
    }

    /// A guess of whom a phrase of the form means, for words that are tied so to the author's.
    pub(super) fn guess(rule: usize, form: Form, tie: Tie) -> Self {
        let place = (TIES.len() * rule + tie as usize) * FORMS.len() + form as usize;
        Self((GUESSES + place) as u16)
    }

    /// A fact.
    pub(super) fn fact(fact: Fact) -> Self {
        Self((FIRST_FACT + fact as usize) as u16)
    }

    /// Its number, below [`N_FEATURES`].
    pub(super) fn idx(self) -> usize {
        usize::from(self.0)
    }
}

/// The names of all features, in the order of their numbers.
pub(super) fn feature_names() -> Vec<String> {
    let cues = (cue_after::RULES.iter().map(|rule| rule.name))
        .chain(cue_before::RULES.iter().map(|rule| rule.name))
        .chain(verb::RULES.iter().map(|rule| rule.name));
    let cues = cues.flat_map(|rule| FORMS.iter().map(move |form| format!("{rule}: {form}")));
    let guesses = uncued::RULES.iter().flat_map(|rule| {
        TIES.iter().flat_map(move |tie| {
            let name = rule.name;
            FORMS
                .iter()
                .map(move |form| format!("{name}, {tie}: {form}"))
        })
    });
    let facts = FACTS.iter().map(ToString::to_string);
    cues.chain(guesses).chain(facts).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::{Fact, Feature, Form, N_FEATURES, Tie, feature_names};

    #[test]
    fn every_feature_has_a_name_of_its_own() {
        let names = feature_names();
        assert_eq!(names.len(), N_FEATURES);
        let distinct: HashSet<_> = names.iter().collect();
        assert_eq!(distinct.len(), N_FEATURES);
    }

    #[test]
    fn the_last_feature_of_each_kind_has_its_name() {
        let names = feature_names();
        let name = |feature: Feature| names[feature.idx()].as_str();
        assert_eq!(
            name(Feature::fact(Fact::NobodyFirst)),
            "nobody, no speaker before"
        );
        let rule = super::uncued::RULES.len() - 1;
        let guess = Feature::guess(rule, Form::Clause, Tie::Colon);
        assert_eq!(
            name(guess),
            "last speaker of the article, colon: in the clause"
        );
    }
}
