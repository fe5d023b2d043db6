//! What a ranker is fitted on: the candidates of quotations whose speaker is known.

use super::article::Article;
use super::attributor::{Choice, attributions};
use super::candidate::{Candidate, Candidates};
use super::feature::feature_names;
use super::name_form::without_article;
use super::ranker::SpeakerRanker;
use super::speaker::Speaker;
use crate::document::Document;
use crate::span::Span;

/// The candidates of one quotation.
#[derive(Clone, Debug)]
pub struct SpeakerChoice {
    /// Index of the quotation.
    pub quotation_idx: usize,
    /// For each candidate the numbers of its features.
    pub features: Vec<Vec<usize>>,
    /// For each candidate whether it is the speaker.
    pub is_right: Vec<bool>,
}

/// The candidates of every quotation of `document` for which `is_right` knows whether a speaker, or nobody, says it; it is
/// given the cue, too.
///
/// The speakers of the quotations before one are those that are known, and else what `ranker` says.
pub fn speaker_choices(
    document: &Document,
    ranker: &SpeakerRanker,
    is_right: impl Fn(usize, Option<Speaker>, Option<Span>) -> Option<bool>,
) -> Vec<SpeakerChoice> {
    let article = Article::of(document.plain());
    let mut choices = Vec::new();
    attributions(&article, |quotation_idx, candidates: &Candidates| {
        let choice = ranker.choose(candidates);
        let Some(quotation_idx) = quotation_idx else {
            return choice;
        };
        let is_known = |candidate: &Candidate| {
            let mut speaker = article.speaker(&candidate.referent, candidate.mention, 1.0);
            if let Some(speaker) = &mut speaker {
                speaker.mention = document.as_read(speaker.mention);
                speaker.name = document.as_read(speaker.name);
            }
            let cue = candidate
                .cue
                .map(|(first, last)| article.tokens.span(first, last));
            is_right(quotation_idx, speaker, cue.map(|cue| document.as_read(cue)))
        };
        let known: Option<Vec<bool>> = candidates.list.iter().map(is_known).collect();
        let Some(known) = known else {
            return choice;
        };
        let right = known.iter().position(|&is_right| is_right);
        let idxs = |candidate: &Candidate| {
            let features = candidate.features.iter();
            features.map(|feature| feature.idx()).collect()
        };
        choices.push(SpeakerChoice {
            quotation_idx,
            features: candidates.list.iter().map(idxs).collect(),
            is_right: known,
        });
        right.map_or(choice, |idx| Choice {
            idx,
            confidence: 1.0,
        })
    });
    choices
}

/// The names of the features, in the order of their numbers.
#[must_use]
pub fn speaker_feature_names() -> Vec<String> {
    feature_names()
}

/// Whether `name`, which the article gives, is the speaker `known`: the same words, or one ends or begins with the
/// other, as *Brook* and *Ada Brook*, *the mayor* and *the mayor of Leeds*.
#[must_use]
pub fn is_same_speaker(name: &str, known: &str) -> bool {
    let [name, known] = [name, known].map(|text| {
        without_article(text.trim())
            .trim_end_matches('.')
            .to_lowercase()
    });
    if name.is_empty() || known.is_empty() {
        return name == known;
    }
    if name.contains(" and ") != known.contains(" and ") {
        return false;
    }
    let holds = |long: &str, short: &str| {
        let is_part = |rest: &str| rest.starts_with([' ', ',', '\u{A0}']);
        long == short
            || long.strip_prefix(short).is_some_and(is_part)
            || long
                .strip_suffix(short)
                .is_some_and(|rest| rest.ends_with([' ', '\u{A0}']))
    };
    // A middle name may be left out: *Odell Fontaine*, *Odell James Fontaine*.
    let ends = |text: &str| {
        let (first, rest) = text.split_once(' ')?;
        Some((first.to_owned(), rest.rsplit(' ').next()?.to_owned()))
    };
    let n_words = |text: &str| text.split(' ').count();
    let has_middle = n_words(&name).max(n_words(&known)) == 3;
    holds(&name, &known) || holds(&known, &name) || (has_middle && ends(&name) == ends(&known))
}
