//! The source of each outer quotation, in order.

use super::article::{Article, Said};
use super::candidate::{Candidate, Candidates, Referent};
use super::collect::Place;
use super::name_form::{Gender, gender_of_noun, gender_of_pronoun, head_noun};
use super::ranker::SpeakerRanker;
use super::speaker::{Attribution, Manner, Pronoun, Speaker, SpeakerKind};
use super::token::TokenKind;
use crate::lexicon::{GROUP_NOUNS, is_pronoun};
use crate::quote::{Quotation, QuotationForm, QuotationKind};
use crate::span::Span;
use crate::text::chars::is_closing_quote;

/// Who of the candidates says a quotation, and how probable that is.
pub(super) struct Choice {
    pub(super) idx: usize,
    pub(super) confidence: f32,
}

/// One attribution for every outer quotation and for reported speech, in the order of the text. `choose` picks among the
/// candidates of a quotation, which it is given with its index, or of reported speech, which has none.
pub(super) fn attributions(
    article: &Article<'_>,
    mut choose: impl FnMut(Option<usize>, &Candidates) -> Choice,
) -> Vec<Attribution> {
    let tokens = &article.tokens;
    let quotations = article.document.quotations();
    let is_answer = |&at: &usize| {
        tokens
            .quote(at)
            .is_some_and(|idx| quotations[idx].form == QuotationForm::Answer)
    };
    let interviewee = (0..tokens.list.len())
        .find(is_answer)
        .and_then(|first| article.interviewee(first));
    let mut found = Vec::new();
    let mut said: Vec<Said> = Vec::new();
    let mut start = 0;
    for at in 0..tokens.list.len() {
        match tokens.list[at].kind {
            TokenKind::Title(idx) => found.push(title(&quotations[idx], idx)),
            TokenKind::Quote(idx) => {
                let quotation = &quotations[idx];
                let turn = (quotation.form == QuotationForm::Turn)
                    .then(|| article.turn(quotation))
                    .flatten();
                let (attribution, referent) = match quotation.form {
                    QuotationForm::Turn if turn.is_some() => spoken(idx, quotation, turn),
                    QuotationForm::Answer => spoken(idx, quotation, interviewee.clone()),
                    QuotationForm::Letter => spoken(idx, quotation, article.signature(quotation)),
                    QuotationForm::Post => spoken(idx, quotation, article.account(quotation)),
                    _ => {
                        let place = Place {
                            article,
                            at,
                            quotation,
                            said: &said,
                        };
                        let candidates = place.candidates();
                        let choice = choose(Some(idx), &candidates);
                        let chosen = &candidates.list[choice.idx];
                        let attribution = read(&place, idx, chosen, choice.confidence);
                        (attribution, chosen.referent.clone())
                    }
                };
                said.push(Said {
                    token: at,
                    referent,
                    is_reported: false,
                    asks: asks(quotation.content.of(tokens.text)),
                });
                found.push(attribution);
            }
            TokenKind::Stop | TokenKind::Paragraph => {
                if let Some(reported) = tokens.reported(start, at) {
                    let candidates = article.sources(reported.subject, &said);
                    let choice = choose(None, &candidates);
                    let chosen = &candidates.list[choice.idx];
                    let referent = &chosen.referent;
                    let speaker = article.speaker(referent, chosen.mention, choice.confidence);
                    said.push(Said {
                        token: at,
                        referent: referent.clone(),
                        is_reported: true,
                        asks: false,
                    });
                    found.push(reported.attribution(tokens.text, speaker));
                }
                start = at + 1;
            }
            TokenKind::Word | TokenKind::Mark(_) => {}
        }
    }
    found
}

impl SpeakerRanker {
    /// The best of the candidates.
    pub(super) fn choose(&self, candidates: &Candidates) -> Choice {
        let (idx, confidence) = self.best(&candidates.list).unwrap_or((0, 0.0));
        Choice { idx, confidence }
    }
}

/// The entry of a quotation that `chosen` says.
fn read(place: &Place<'_>, idx: usize, chosen: &Candidate, confidence: f32) -> Attribution {
    let article = place.article;
    let quotation = place.quotation;
    let speaker = article.speaker(&chosen.referent, chosen.mention, confidence);
    let is_own_clause = place.opens_sentence() || place.ends_clause() || place.is_tied();
    let is_attributed = match quotation.kind {
        QuotationKind::Speech => true,
        QuotationKind::Fragment => quotation.n_words > 2 || chosen.cue.is_some(),
        QuotationKind::TitleOrTerm => false,
    };
    Attribution {
        quotation_idx: Some(idx),
        manner: if is_own_clause {
            Manner::Direct
        } else {
            Manner::Mixed
        },
        content: quotation.content,
        speaker,
        cue: chosen
            .cue
            .map(|(first, last)| article.tokens.span(first, last)),
        is_attributed,
    }
}

impl Article<'_> {
    /// The speaker that a referent is, by its fullest name; `None` for nobody.
    pub(super) fn speaker(
        &self,
        referent: &Referent,
        mention: Span,
        confidence: f32,
    ) -> Option<Speaker> {
        let text = self.tokens.text;
        let (name, kind, gender) = match referent {
            Referent::Entity(idx) => {
                let entity = &self.entities.list[*idx];
                (entity.name, entity.kind(), entity.gender)
            }
            Referent::Phrase { span, key } if is_pronoun(key) => {
                (*span, SpeakerKind::Unknown, gender_of_pronoun(key))
            }
            Referent::Phrase { span, key } => {
                let kind = kind_of_noun(key);
                (*span, kind, gender_of_noun(span.of(text)))
            }
            Referent::Nobody => return None,
        };
        Some(Speaker {
            mention,
            name,
            kind,
            pronoun: match gender {
                Gender::Female => Some(Pronoun::She),
                Gender::Male => Some(Pronoun::He),
                Gender::Unknown => None,
            },
            confidence,
        })
    }
}

/// What a noun phrase in small letters is: several people or a body, or somebody by their role.
fn kind_of_noun(key: &str) -> SpeakerKind {
    let head = head_noun(key);
    let is_plural = head.ends_with('s') && !head.ends_with("ss");
    if is_plural || key.contains(" and ") || GROUP_NOUNS.contains(head) {
        SpeakerKind::Group
    } else {
        SpeakerKind::Role
    }
}

/// The entry of words that no cue introduces.
fn spoken(
    idx: usize,
    quotation: &Quotation,
    speaker: Option<(Referent, Speaker)>,
) -> (Attribution, Referent) {
    let (referent, speaker) = speaker.map_or((Referent::Nobody, None), |(referent, speaker)| {
        (referent, Some(speaker))
    });
    let attribution = Attribution {
        quotation_idx: Some(idx),
        manner: Manner::Direct,
        content: quotation.content,
        speaker,
        cue: None,
        is_attributed: true,
    };
    (attribution, referent)
}

/// The entry of a title or term: nobody says it.
fn title(quotation: &Quotation, idx: usize) -> Attribution {
    Attribution {
        quotation_idx: Some(idx),
        manner: Manner::Mixed,
        content: quotation.content,
        speaker: None,
        cue: None,
        is_attributed: false,
    }
}

/// Whether words end with a question.
fn asks(content: &str) -> bool {
    let is_outer = |char: char| char.is_whitespace() || is_closing_quote(char);
    content.trim_end_matches(is_outer).ends_with('?')
}

/// A referent whom only a span of the text tells.
pub(super) fn referent_of(span: Span, text: &str) -> Referent {
    Referent::Phrase {
        span,
        key: span.of(text).to_lowercase(),
    }
}
