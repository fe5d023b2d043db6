//! The ranker of speakers, from quotations whose speaker the data names.

use byline::attribution::{
    Speaker, SpeakerChoice, SpeakerKind, SpeakerRanker, SpeakerWeights, is_same_speaker,
    speaker_choices, speaker_feature_names,
};
use byline::document::Document;
use byline::quote::Quotation;
use byline::{Model, Span};
use byline_corpus::{Article, Corpus};
use rayon::prelude::*;

use crate::error::{Error, Result};
use crate::logistic::{Choice, ConditionalLogit};

/// Strength of the penalty; between a third and three times of it the answers on articles not seen are equally good.
const ALPHA: f64 = 4e-4;

/// With fewer quotations than this nothing is learned, and the ranker of the default model is taken.
const FEWEST: usize = 200;

/// Quotations of fewer words have a speaker only where the data says so.
const WORDS: usize = 5;

/// Who says a quotation, as far as the data tells.
enum Known<'a> {
    /// Somebody by this name.
    Named(&'a str),
    /// Somebody who is not named, with this cue.
    Unnamed(&'a str),
    /// Nobody.
    Nobody,
}

/// Fits the ranker on the quotations of `corpus` whose speaker is known, `folds` being those of its articles.
///
/// The weights are multiplied by the factor that makes the confidence of answers for articles of other folds right.
/// Where the corpus names too few speakers, the ranker is that of the default model.
pub(crate) fn fit_speakers(corpus: &Corpus, folds: &[usize], n_folds: usize) -> Result<SpeakerWeights> {
    let unweighted = SpeakerRanker::new(&SpeakerWeights::default());
    let choices: Vec<Vec<Sample>> = corpus
        .articles
        .par_iter()
        .map(|article| samples(article, &unweighted))
        .collect();
    if choices.iter().map(Vec::len).sum::<usize>() < FEWEST {
        return Ok(Model::embedded()?.speakers().weights());
    }
    let names = speaker_feature_names();
    let logit = ConditionalLogit { alpha: ALPHA };
    let fit = |left_out: Option<usize>| {
        let kept = choices.iter().zip(folds).filter(|(_, fold)| Some(**fold) != left_out);
        let kept: Vec<Sample> = kept.flat_map(|(samples, _)| samples.clone()).collect();
        logit.fit_choices(&kept, names.len()).map_err(|error| Error::Fit {
            source: Box::new(error),
        })
    };
    let mut answers: Vec<(Vec<f64>, Vec<bool>)> = Vec::new();
    for fold in 0..n_folds {
        let weights = fit(Some(fold))?;
        let held_out = choices.iter().zip(folds).filter(|(_, of)| **of == fold);
        for (choice, right) in held_out.flat_map(|(samples, _)| samples) {
            let score = |features: &Vec<usize>| features.iter().map(|&idx| weights[idx]).sum();
            answers.push((choice.candidates.iter().map(score).collect(), right.clone()));
        }
    }
    let factor = fit_factor(&answers);
    let weights = fit(None)?.into_iter().map(|weight| (weight * factor) as f32);
    let named = names.into_iter().zip(weights);
    Ok(SpeakerWeights(named.filter(|(_, weight)| weight.abs() > 1e-4).collect()))
}

/// The candidates of a quotation, and which of them are right.
type Sample = (Choice, Vec<bool>);

/// The quotations of an article whose speaker is known.
fn samples(article: &Article, ranker: &SpeakerRanker) -> Vec<Sample> {
    let document = &article.document;
    let quotations = document.quotations();
    let known: Vec<Option<Known>> =
        quotations.iter().map(|quotation| known(article, quotation)).collect();
    let is_right = |idx: usize, speaker: Option<Speaker>, cue: Option<Span>| {
        let known = known.get(idx)?.as_ref()?;
        Some(is_right(document, known, speaker, cue))
    };
    let choices = speaker_choices(document, ranker, is_right);
    choices.into_iter().map(|SpeakerChoice { features, is_right, .. }| {
        (Choice { candidates: features }, is_right)
    }).collect()
}

/// Who says `quotation` by the rows that it touches.
fn known<'a>(article: &'a Article, quotation: &Quotation) -> Option<Known<'a>> {
    let rows = || article.sources.get(quotation.sentences.clone()).into_iter().flatten();
    if let Some(speaker) = rows().find_map(|row| row.speaker.as_deref()) {
        return Some(match speaker {
            "-" => Known::Nobody,
            name => Known::Named(name),
        });
    }
    let cue = rows().find_map(|row| row.cue.as_deref())?;
    (quotation.n_words >= WORDS).then_some(Known::Unnamed(cue))
}

fn is_right(document: &Document, known: &Known<'_>, speaker: Option<Speaker>, cue: Option<Span>) -> bool {
    let text = document.text();
    match (known, speaker) {
        (Known::Nobody, speaker) => speaker.is_none(),
        (_, None) => false,
        (Known::Named(name), Some(speaker)) => is_same_speaker(speaker.name.of(text), name),
        (Known::Unnamed(known), Some(speaker)) => {
            let words = || cue.map_or("", |cue| cue.of(text)).split(' ');
            speaker.kind != SpeakerKind::Person
                && known.split(' ').any(|word| words().any(|other| other == word))
        }
    }
}

/// The factor on the scores of `answers`, each with which candidates are right, that makes the probability of the best
/// candidate the share in which it is right; to three digits.
///
/// The loss counts the best candidate alone, so that a quotation of whose candidates none is right makes the ranker less
/// sure.
fn fit_factor(answers: &[(Vec<f64>, Vec<bool>)]) -> f64 {
    let loss = |factor: f64| -> f64 {
        let losses = answers.iter().map(|(scores, right)| {
            let best = (0..scores.len()).fold(0, |best, idx| {
                if scores[idx] > scores[best] { idx } else { best }
            });
            let odds = scores.iter().map(|score| ((score - scores[best]) * factor).exp());
            let confidence = (1.0 / odds.sum::<f64>()).clamp(1e-6, 1.0 - 1e-6);
            let probability = if right[best] { confidence } else { 1.0 - confidence };
            -probability.ln()
        });
        losses.sum()
    };
    let steps = (0..=200).map(|step| 0.05 * 1.03f64.powi(step));
    steps.min_by(|a, b| loss(*a).total_cmp(&loss(*b))).unwrap_or(1.0)
}
