//! The people of an article by their roles.

use super::article::Article;
use super::names::Mention;
use super::subject::Phrase;
use crate::lexicon::{BODIES_THAT_SPEAK, ROLES, TITLES};

/// How many mentions before a role are searched.
const MANY: usize = 512;

/// How many mentions after it.
const FEW: usize = 64;

impl Article<'_> {
    /// The person whom the article calls by the noun at the end of `phrase`, as *Bishop John Smith* for *the bishop*.
    pub(super) fn in_role(&self, phrase: Phrase) -> Option<usize> {
        let tokens = &self.tokens;
        let role = tokens.word(phrase.last);
        let is_plural = role.ends_with('s') && !role.ends_with("ss");
        if is_plural || phrase.last - phrase.first > 3 {
            return None;
        }
        let is_body = BODIES_THAT_SPEAK.contains_as_written(role);
        let is_role = |idx: usize| tokens.word(idx).eq_ignore_ascii_case(role);
        let named = |&(_, mention): &(usize, &Mention)| {
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
            // *the officer said of Tom Weir*: a role and a name with more than other roles between are two people.
            let is_one = |role: usize| {
                (role + 1..first).all(|idx| {
                    let word = tokens.word(idx);
                    let joins =
                        tokens.is_capital(idx) || ROLES.contains(word) || TITLES.contains(word);
                    let is_verb = || tokens.is_finite_verb(idx) || tokens.is_cue(idx);
                    joins || (is_apposed && !is_verb()) || tokens.mark(idx) == Some('.')
                })
            };
            let is_role_here = |idx: usize| is_role(idx) && is_one(idx);
            let within = before..=mention.last_token;
            let after = mention.last_token + 1;
            let explains = tokens.mark(after) == Some(',')
                || matches!(tokens.word(after), "is" | "was" | "as");
            within.into_iter().any(is_role_here)
                || (explains
                    && (after..after + 8)
                        .take_while(|&idx| !tokens.is_stop(idx))
                        .any(is_role))
        };
        let mentions = &self.names.mentions;
        let here = mentions.partition_point(|mention| mention.first_token < phrase.first);
        let from = here.saturating_sub(MANY);
        let near = mentions[from..(here + FEW).min(mentions.len())].iter();
        (from..)
            .zip(near)
            .filter(|&(idx, _)| {
                let entity = &self.entities.list[self.entities.of_mention[idx]];
                entity.is_person || entity.may_be_person || is_body
            })
            .filter(named)
            .min_by_key(|(_, mention)| {
                (
                    mention.first_token > phrase.first,
                    mention.first_token.abs_diff(phrase.first),
                )
            })
            .map(|(idx, _)| self.entities.of_mention[idx])
    }
}
