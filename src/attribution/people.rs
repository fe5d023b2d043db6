//! The people of an article: whom a pronoun or a role means.

use super::name_form::{Gender, ends_with_word, last_word};
use super::names::{FEW, LONGEST, Mention, Names};
use super::subject::Phrase;
use super::token::Tokens;
use crate::lexicon::{BODIES, BODIES_THAT_SPEAK, OPENS_ROLES, ROLES, TITLES, is_pronoun};
use crate::span::Span;
use crate::text::words::words;

/// How many mentions before a pronoun or role are searched.
const MANY: usize = 512;

impl Names<'_> {
    /// The last person named before token `at` whom a pronoun of `gender` can mean: a known person, or with `is_sure` unset anything that may be one.
    pub(super) fn person_before(
        &self,
        at: usize,
        gender: Gender,
        is_sure: bool,
    ) -> Option<(usize, Span)> {
        let n_earlier = self
            .mentions
            .partition_point(|mention| mention.first_token < at);
        self.mentions[..n_earlier]
            .iter()
            .rev()
            .take(MANY)
            .filter(|mention| mention.is_person || (!is_sure && mention.may_be_person))
            .find(|mention| agrees(mention.gender, gender))
            .map(|mention| {
                (
                    mention.first_token,
                    self.longest(mention.name, mention.first_token),
                )
            })
    }

    /// The person whom the article calls by the noun at the end of `phrase`, as *Bishop John Smith* for *the bishop*.
    pub(super) fn in_role(&self, tokens: &Tokens<'_>, phrase: Phrase) -> Option<Span> {
        let role = tokens.word(phrase.last);
        let opening = tokens.word(phrase.first);
        let is_definite = opening == "The"
            || (OPENS_ROLES.contains_as_written(opening) && !matches!(opening, "a" | "an"));
        if phrase.is_name
            || !is_definite
            || phrase.last - phrase.first > 3
            || !(TITLES.contains(role) || ROLES.contains(role))
        {
            return None;
        }
        let is_body = BODIES_THAT_SPEAK.contains_as_written(role);
        let is_role = |idx: usize| tokens.word(idx).eq_ignore_ascii_case(role);
        let named = |mention: &&Mention| {
            let first = mention.first_token;
            let comma = if tokens.word(first.wrapping_sub(1)) == "the" {
                2
            } else {
                1
            };
            let is_apposed = first
                .checked_sub(comma)
                .is_some_and(|idx| tokens.mark(idx) == Some(','));
            let before = first
                .saturating_sub(if is_apposed { 9 } else { 3 })
                .max(tokens.sentence_start(first));
            let within = before..=mention.last_token;
            let after = mention.last_token + 1;
            let explains = tokens.mark(after) == Some(',')
                || matches!(tokens.word(after), "is" | "was" | "as");
            within.into_iter().any(is_role)
                || (explains
                    && (after..after + 8)
                        .take_while(|&idx| !tokens.is_stop(idx))
                        .any(is_role))
        };
        let here = self
            .mentions
            .partition_point(|mention| mention.first_token < phrase.first);
        self.mentions[here.saturating_sub(MANY)..(here + FEW).min(self.mentions.len())]
            .iter()
            .filter(|mention| mention.is_person || mention.may_be_person || is_body)
            .filter(named)
            .min_by_key(|mention| {
                (
                    mention.first_token > phrase.first,
                    mention.first_token.abs_diff(phrase.first),
                )
            })
            .map(|mention| self.longest(mention.name, mention.first_token))
    }

    /// The longest name of a person that ends or begins like `name`.
    pub(super) fn longest(&self, name: Span, at: usize) -> Span {
        let short = name.of(self.text);
        self.alike(short, at)
            .filter(|mention| (mention.is_person || mention.may_be_person) && mention.n_words <= 4)
            .filter(|mention| ends_with_word(mention.name.of(self.text), short))
            .max_by_key(|mention| (mention.n_words, usize::MAX - mention.first_token))
            .map_or(name, |mention| mention.name)
    }

    /// Whether `name` begins with a capital and is no longer than a name.
    pub(super) fn is_name(&self, name: Span) -> bool {
        let name = name.of(self.text);
        name.len() <= LONGEST && name.starts_with(char::is_uppercase) && !is_pronoun(name)
    }

    /// Whether a word of `name` belongs to a body or place.
    pub(super) fn is_body(&self, name: Span) -> bool {
        words(name.of(self.text)).any(|word| BODIES.contains(word))
    }

    /// The gender of the person whose name is `name`.
    pub(super) fn gender(&self, name: Span) -> Gender {
        self.known
            .get(last_word(name.of(self.text)))
            .copied()
            .unwrap_or(Gender::Unknown)
    }
}

/// Whether a pronoun of one gender can mean a person of the other.
pub(super) fn agrees(known: Gender, wanted: Gender) -> bool {
    known == wanted || known == Gender::Unknown || wanted == Gender::Unknown
}
