//! The source of each outer quotation.

use super::cue::Cue;
use super::names::Names;
use super::token::{TokenKind, Tokens};
use super::{Attribution, Manner, Speaker};
use crate::document::Document;
use crate::quote::{Quotation, QuotationForm, QuotationKind};

/// How many tokens before a quotation are searched for a speaker.
const WINDOW: usize = 400;

/// The quotation read before, with its speaker.
#[derive(Clone, Copy)]
pub(super) struct Last {
    pub(super) token: usize,
    pub(super) speaker: Option<Speaker>,
}

/// Reads the quotations of one document in order.
pub(super) struct Reader<'a> {
    pub(super) tokens: &'a Tokens<'a>,
    pub(super) names: &'a Names<'a>,
    pub(super) last: Option<Last>,
}

/// One attribution for every outer quotation, in their order.
pub(super) fn attributions(
    document: &Document,
    tokens: &Tokens<'_>,
    names: &Names<'_>,
) -> Vec<Attribution> {
    let mut reader = Reader {
        tokens,
        names,
        last: None,
    };
    let form = |idx: usize| document.quotations()[idx].form;
    let is_answer = |&at: &usize| {
        tokens
            .quote(at)
            .is_some_and(|idx| form(idx) == QuotationForm::Answer)
    };
    let interviewee = (0..tokens.list.len())
        .find(is_answer)
        .and_then(|first| reader.interviewee(first));
    let mut found = Vec::new();
    for at in 0..tokens.list.len() {
        if let TokenKind::Title(idx) = tokens.list[at].kind {
            found.push(title(document, idx));
        }
        let Some(idx) = tokens.quote(at) else {
            continue;
        };
        let quotation = &document.quotations()[idx];
        let attribution = match quotation.form {
            QuotationForm::Answer => spoken(idx, quotation, interviewee),
            QuotationForm::Letter => spoken(idx, quotation, reader.signature(quotation)),
            QuotationForm::Post => spoken(idx, quotation, reader.account(quotation)),
            _ => reader.read(at, idx, quotation),
        };
        reader.last = Some(Last {
            token: at,
            speaker: attribution.speaker,
        });
        found.push(attribution);
    }
    found
}

impl Reader<'_> {
    fn read(&self, at: usize, idx: usize, quotation: &Quotation) -> Attribution {
        let tokens = self.tokens;
        let inner = quotation.content.of(tokens.text).trim_end();
        let is_followed = !matches!(
            tokens.list.get(at + 1).map(|next| next.kind),
            None | Some(TokenKind::Stop | TokenKind::Paragraph)
        );
        let ends_clause = inner.ends_with([',', '?', '!', '—', '–', '-', '…'])
            || (inner.ends_with('.') && is_followed)
            || tokens.mark(at + 1) == Some(',');
        let opens_sentence = at == 0 || tokens.is_stop(at - 1);
        let cue = self.cue(at, ends_clause, opens_sentence);
        let speaker = cue
            .and_then(|cue| Some(self.speaker(cue.subject?, cue.confidence)))
            .or_else(|| self.inherited(at, quotation.kind));
        let is_tied = at
            .checked_sub(1)
            .is_some_and(|before| matches!(tokens.mark(before), Some(',' | ':')));
        Attribution {
            quotation_idx: Some(idx),
            manner: if opens_sentence || ends_clause || is_tied {
                Manner::Direct
            } else {
                Manner::Mixed
            },
            content: quotation.content,
            speaker,
            cue: cue.map(|cue| tokens.span(cue.tokens.0, cue.tokens.1)),
            is_attributed: is_attributed(quotation, cue),
        }
    }

    /// The cue of the quotation at `at`: after it where its end leaves the sentence open, before it otherwise.
    fn cue(&self, at: usize, ends_clause: bool, opens_sentence: bool) -> Option<Cue> {
        let tokens = self.tokens;
        let after = tokens.cue_after(at, ends_clause);
        if opens_sentence {
            return after.or_else(|| tokens.cue_before(at));
        }
        let before = tokens.cue_before(at);
        match (before, after) {
            (Some(before), Some(after)) if ends_clause && after.confidence > before.confidence => {
                Some(after)
            }
            (before, after) => before.or(after),
        }
    }

    /// The speaker of a quotation that has no cue of its own.
    fn inherited(&self, at: usize, kind: QuotationKind) -> Option<Speaker> {
        let tokens = self.tokens;
        if kind == QuotationKind::TitleOrTerm {
            return None;
        }
        let weaker = |speaker: Speaker, factor: f32| Speaker {
            confidence: speaker.confidence * factor,
            ..speaker
        };
        let start = tokens.paragraph_start(at);
        let opens_sentence = at == 0 || tokens.is_stop(at - 1);
        if !opens_sentence && let Some(subject) = tokens.sentence_subject(at) {
            return Some(self.speaker(subject, 0.4));
        }
        let in_paragraph = self.last.filter(|last| last.token >= start);
        let n_between = in_paragraph.map_or(0, |last| {
            (last.token..at).filter(|&idx| tokens.is_stop(idx)).count()
        });
        let cue = (start..at)
            .rev()
            .take(WINDOW)
            .find(|&idx| tokens.is_strong_cue(idx) && tokens.is_cue(idx));
        if n_between != 1
            && let Some(cue) = cue.filter(|&cue| in_paragraph.is_none_or(|last| cue > last.token))
            && let Some(cue) = tokens.cue_at(cue, tokens.sentence_start(cue), at)
            && let Some(speaker) = cue.subject.map(|subject| self.speaker(subject, 0.7))
        {
            return Some(speaker);
        }
        if let Some(speaker) = in_paragraph.and_then(|last| last.speaker) {
            return Some(weaker(speaker, 0.9));
        }
        if start < at
            && let Some(subject) = tokens.sentence_subject(at - 1)
        {
            return Some(self.speaker(subject, 0.5));
        }
        if start < at {
            return None;
        }
        self.left_speaking(start)
            .or_else(|| Some(weaker(self.last?.speaker?, 0.5)))
    }

    /// The speaker of a quotation that opens its paragraph at token `start` and has no cue: whom the paragraph before leaves speaking.
    fn left_speaking(&self, start: usize) -> Option<Speaker> {
        let tokens = self.tokens;
        let end = start.checked_sub(1)?;
        let before = tokens.paragraph_start(end);
        let last_word = (before..end)
            .rev()
            .take(WINDOW)
            .find(|&idx| !tokens.is_stop(idx))?;
        let is_announced = tokens.mark(last_word) == Some(':');
        if !is_announced && let Some(last) = self.last.filter(|last| last.token >= before) {
            let speaker = last.speaker?;
            return Some(Speaker {
                confidence: speaker.confidence * 0.8,
                ..speaker
            });
        }
        let start = if is_announced {
            tokens.sentence_start(last_word)
        } else {
            before
        };
        let cue = (start..end)
            .rev()
            .take(WINDOW)
            .find(|&idx| tokens.is_cue(idx));
        let subject = cue
            .and_then(|cue| tokens.cue_at(cue, tokens.sentence_start(cue), end)?.subject)
            .or_else(|| {
                // *Here is how Ada Brook put it:*
                let put = (start..end)
                    .filter(|_| is_announced)
                    .find(|&idx| tokens.word(idx) == "put" && tokens.word(idx + 1) == "it")?;
                tokens.subject_before(put)
            })
            .or_else(|| tokens.sentence_subject(last_word))?;
        let confidence = if is_announced { 0.8 } else { 0.5 };
        Some(self.speaker(subject, confidence))
    }
}
/// The entry of words that no cue introduces.
fn spoken(idx: usize, quotation: &Quotation, speaker: Option<Speaker>) -> Attribution {
    Attribution {
        quotation_idx: Some(idx),
        manner: Manner::Direct,
        content: quotation.content,
        speaker,
        cue: None,
        is_attributed: true,
    }
}

/// The entry of a title or term: nobody says it.
fn title(document: &Document, idx: usize) -> Attribution {
    Attribution {
        quotation_idx: Some(idx),
        manner: Manner::Mixed,
        content: document.quotations()[idx].content,
        speaker: None,
        cue: None,
        is_attributed: false,
    }
}

/// Whether a quotation gives words of a source.
fn is_attributed(quotation: &Quotation, cue: Option<Cue>) -> bool {
    match quotation.kind {
        QuotationKind::Speech => true,
        QuotationKind::Fragment => quotation.n_words > 2 || cue.is_some(),
        QuotationKind::TitleOrTerm => false,
    }
}
