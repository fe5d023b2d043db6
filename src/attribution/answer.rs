//! The speakers of words that no cue introduces: whoever is interviewed, readers who sign their letters, and the accounts
//! of posts.

use super::article::Article;
use super::attributor::referent_of;
use super::candidate::Referent;
use super::speaker::{Speaker, SpeakerKind};
use crate::quote::Quotation;
use crate::segment::post::credit;
use crate::span::Span;

/// How many people are compared.
const MANY: usize = 64;

/// How often the person is right who is named most before the first question.
const INTERVIEWEE: f32 = 0.8;

/// How often the name under a letter, or the account in the credit of a post, is read rightly.
const CREDITED: f32 = 0.95;

/// Somebody and how the text names them.
type Found = Option<(Referent, Speaker)>;

impl Article<'_> {
    /// The person who is interviewed in answers of which token `first` is the first: of the people named before it,
    /// the one who is named most, and of several the first.
    pub(super) fn interviewee(&self, first: usize) -> Found {
        let mentions = &self.names.mentions;
        let n_before = mentions.partition_point(|mention| mention.first_token < first);
        let before = self.entities.of_mention[..n_before.min(MANY)].iter();
        let person = before
            .filter(|&&idx| {
                let entity = &self.entities.list[idx];
                (entity.is_person || entity.may_be_person) && !entity.is_body
            })
            .max_by_key(|&&idx| {
                let entity = &self.entities.list[idx];
                (
                    entity.mentions.len(),
                    entity.is_person,
                    std::cmp::Reverse(idx),
                )
            })?;
        let referent = Referent::Entity(*person);
        let mention = self.mention_before(*person, first);
        let speaker = self.speaker(&referent, mention, INTERVIEWEE)?;
        Some((referent, speaker))
    }

    /// Whoever a turn of a transcript names before its words.
    pub(super) fn turn(&self, turn: &Quotation) -> Found {
        let text = self.names.text;
        let before = Span::new(turn.span.start, turn.content.start.max(turn.span.start));
        let is_outer = |char: char| !char.is_alphanumeric();
        let label = before.of(text);
        let start = before.start + label.find(char::is_alphanumeric)?;
        let end = before.start + label.trim_end_matches(is_outer).len();
        let name = Span::new(start, end.max(start));
        let mentions = &self.names.mentions;
        let idx = mentions.partition_point(|mention| mention.name.end < name.end);
        let known = mentions
            .get(idx)
            .filter(|mention| mention.name.overlaps(name));
        let Some(_) = known else {
            return Some(credited(name, text));
        };
        let referent = Referent::Entity(self.entities.of_mention[idx]);
        let speaker = self.speaker(&referent, name, CREDITED)?;
        Some((referent, speaker))
    }

    /// Whoever signs a letter: the name between its words and the place.
    pub(super) fn signature(&self, letter: &Quotation) -> Found {
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
        Some(credited(name, text))
    }

    /// Whose post it is: the account that its credit names.
    pub(super) fn account(&self, post: &Quotation) -> Found {
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
        Some(credited(name, self.names.text))
    }
}

/// Whoever the text credits by `name`.
fn credited(name: Span, text: &str) -> (Referent, Speaker) {
    let speaker = Speaker {
        mention: name,
        name,
        kind: SpeakerKind::Person,
        pronoun: None,
        confidence: CREDITED,
    };
    (referent_of(name, text), speaker)
}
