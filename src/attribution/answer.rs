//! The speakers of words that no cue introduces: whoever is interviewed, readers who sign their letters, and the accounts
//! of posts.

use super::attributor::Attributor;
use super::names::Mention;
use super::rank;
use super::speaker::Speaker;
use crate::quote::Quotation;
use crate::segment::post::credit;
use crate::span::Span;

/// How many people are compared.
const MANY: usize = 64;

/// In how many mentions they are counted.
const MANY_MENTIONS: usize = 4096;

impl Attributor<'_> {
    /// The person who is interviewed in answers of which token `first` is the first: of the people named before it,
    /// the one who is named most, and of several the first.
    pub(super) fn interviewee(&self, first: usize) -> Option<Speaker> {
        let names = self.names;
        let n_before = names
            .mentions
            .partition_point(|mention| mention.first_token < first);
        let before = &names.mentions[..n_before.min(MANY)];
        let n_named = |mention: &Mention| {
            let word = last_word(mention.name.of(names.text));
            names
                .mentions
                .iter()
                .take(MANY_MENTIONS)
                .filter(|other| last_word(other.name.of(names.text)) == word)
                .count()
        };
        let person = before
            .iter()
            .filter(|mention| mention.is_person || (mention.may_be_person && mention.n_words > 1))
            .filter(|mention| !names.is_body(mention.name))
            .max_by_key(|mention| {
                (
                    n_named(mention),
                    mention.is_person,
                    std::cmp::Reverse(mention.first_token),
                )
            })?;
        Some(Speaker {
            mention: person.name,
            name: names.longest(person.name, person.first_token),
            confidence: rank::INTERVIEWEE,
        })
    }

    /// Whoever signs a letter: the name between its words and the place.
    pub(super) fn signature(&self, letter: &Quotation) -> Option<Speaker> {
        let text = self.names.text;
        let after = Span::new(letter.content.end, letter.span.end.max(letter.content.end));
        let signed = after.of(text);
        let start = signed.find(char::is_alphanumeric)?;
        let end = signed.find(',').filter(|&end| end > start);
        let name = Span::new(
            after.start + start,
            end.map_or(after.end, |end| after.start + end),
        )
        .trimmed(text);
        Some(Speaker {
            mention: name,
            name,
            confidence: rank::SIGNATURE,
        })
    }

    /// Whose post it is: the account that its credit names.
    pub(super) fn account(&self, post: &Quotation) -> Option<Speaker> {
        let before = Span::new(post.span.start, post.content.start);
        let after = Span::new(post.content.end, post.span.end);
        let (part, credit) = [after, before]
            .into_iter()
            .map(|part| part.trimmed(self.names.text))
            .find_map(|part| Some((part, credit(part.of(self.names.text))?)))?;
        let name = Span::new(
            part.start + credit.account.start,
            part.start + credit.account.end,
        );
        Some(Speaker {
            mention: name,
            name,
            confidence: rank::ACCOUNT,
        })
    }
}

fn last_word(name: &str) -> &str {
    name.split_whitespace().next_back().unwrap_or(name)
}
