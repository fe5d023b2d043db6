//! The source of each outer quotation.

use super::cue::Cue;
use super::names::Names;
use super::speaker::{Attribution, Manner, Speaker};
use super::token::{TokenKind, Tokens};
use crate::document::Document;
use crate::quote::{Quotation, QuotationForm, QuotationKind};

/// The quotation read before, with its speaker.
#[derive(Clone, Copy)]
pub(super) struct Last {
    pub(super) token: usize,
    pub(super) speaker: Option<Speaker>,
}

/// Finds who said the quotations of one document, in order.
pub(super) struct Attributor<'a> {
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
    let mut attributor = Attributor {
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
        .and_then(|first| attributor.interviewee(first));
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
            QuotationForm::Letter => spoken(idx, quotation, attributor.signature(quotation)),
            QuotationForm::Post => spoken(idx, quotation, attributor.account(quotation)),
            _ => attributor.read(at, idx, quotation),
        };
        attributor.last = Some(Last {
            token: at,
            speaker: attribution.speaker,
        });
        found.push(attribution);
    }
    found
}

impl Attributor<'_> {
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
            .and_then(|cue| Some(self.speaker(cue.subject?, cue.rank)))
            .or_else(|| self.uncued(at, quotation.kind));
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
            (Some(before), Some(after)) if ends_clause && after.rank > before.rank => Some(after),
            (before, after) => before.or(after),
        }
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
