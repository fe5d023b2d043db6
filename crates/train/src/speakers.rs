//! The ranker of speakers, from quotations whose speaker the data names.

use byline::attribution::{
    Speaker, SpeakerChoice, SpeakerKind, SpeakerRanker, SpeakerWeights, is_same_speaker,
    speaker_choices, speaker_feature_names,
};
use byline::document::Document;
use byline::quote::Quotation;
use byline::{Classifier, Model, Span};
use byline_corpus::{Article, Corpus};
use rayon::prelude::*;

use crate::error::{Error, Result};
use crate::logistic::{Choice, ConditionalLogit};

/// Strength of the penalty; with a tenth of it the answers on articles of other hands are as good or a little worse.
const ALPHA: f64 = 2e-3;

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

/// Fits the ranker on the quotations of `articles` whose speaker is known; each article comes with its fold.
///
/// The weights are multiplied by the factor that makes the confidence of answers for articles of other folds right.
/// Where the articles name too few speakers, the ranker is that of the default model.
pub(crate) fn fit_speakers(
    articles: &[(&Article, usize)],
    n_folds: usize,
) -> Result<SpeakerWeights> {
    let unweighted = SpeakerRanker::new(&SpeakerWeights::default());
    let choices: Vec<Vec<Sample>> = articles
        .par_iter()
        .map(|(article, _)| samples(article, &unweighted))
        .collect();
    if choices.iter().map(Vec::len).sum::<usize>() < FEWEST {
        return Ok(Model::embedded()?.speakers().weights());
    }
    let folds: Vec<usize> = articles.iter().map(|(_, fold)| *fold).collect();
    let names = speaker_feature_names();
    let logit = ConditionalLogit { alpha: ALPHA };
    let fit = |left_out: Option<usize>| {
        let kept = choices
            .iter()
            .zip(&folds)
            .filter(|(_, fold)| Some(**fold) != left_out);
        let kept: Vec<Sample> = kept.flat_map(|(samples, _)| samples.clone()).collect();
        logit
            .fit_choices(&kept, names.len())
            .map_err(|error| Error::Fit {
                source: Box::new(error),
            })
    };
    let fits: Vec<Vec<f64>> = (0..=n_folds)
        .into_par_iter()
        .map(|fold| fit((fold < n_folds).then_some(fold)))
        .collect::<Result<_>>()?;
    let mut answers: Vec<(Vec<f64>, Vec<bool>)> = Vec::new();
    for (fold, weights) in fits.iter().take(n_folds).enumerate() {
        let held_out = choices.iter().zip(&folds).filter(|(_, of)| **of == fold);
        for (choice, right) in held_out.flat_map(|(samples, _)| samples) {
            let score = |features: &Vec<usize>| features.iter().map(|&idx| weights[idx]).sum();
            answers.push((choice.candidates.iter().map(score).collect(), right.clone()));
        }
    }
    let factor = fit_factor(&answers);
    let whole = fits.into_iter().last().unwrap_or_default();
    let weights = whole.into_iter().map(|weight| (weight * factor) as f32);
    let by_name = names.into_iter().zip(weights);
    Ok(SpeakerWeights(
        by_name.filter(|(_, weight)| weight.abs() > 1e-4).collect(),
    ))
}

/// How often the speaker of a quotation is right.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct SpeakerScores {
    /// Number of quotations whose speaker the data names, or says to be unnamed.
    pub n: usize,
    /// The share of them whose speaker is right.
    pub right: f64,
    /// The share whose speaker is somebody else. The others have none.
    pub wrong: f64,
    /// The expected calibration error of the confidence of all speakers, in ten bins, however unsure they are.
    pub ece: f64,
}

/// Scores the speakers that a classifier gives to the quotations of a corpus; one below `min_confidence` is none.
///
/// A speaker is right whose name ends or begins like the one that the data gives.
///
/// ```
/// use byline::Classifier;
/// use byline_corpus::{Corpus, CorpusOptions};
/// let rows = "text,label,speaker\n“Did you stay in all day?” asked Ada Brook.,quote,Ada Brook\n";
/// let corpus = Corpus::from_files([Ok(("a.csv".into(), rows.into()))], &CorpusOptions::default())?;
/// let scores = byline_train::score_speakers(&Classifier::embedded()?, &corpus, 0.0);
/// assert_eq!((scores.n, scores.right), (1, 1.0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn score_speakers(
    classifier: &Classifier,
    corpus: &Corpus,
    min_confidence: f32,
) -> SpeakerScores {
    let mut answers: Vec<(Option<f32>, bool)> = Vec::new();
    for article in &corpus.articles {
        let document = &article.document;
        for found in classifier.attribute(document) {
            let quotation = found.quotation_idx.map(|idx| &document.quotations()[idx]);
            let known = quotation.and_then(|quotation| known(article, quotation));
            let Some(known) = known.filter(|known| !matches!(known, Known::Nobody)) else {
                continue;
            };
            let confidence = found.speaker.map(|speaker| speaker.confidence);
            answers.push((
                confidence,
                is_right(document, &known, found.speaker, found.cue),
            ));
        }
    }
    let n = answers.len();
    let share = |is_counted: &dyn Fn(bool) -> bool| {
        let sure = answers
            .iter()
            .filter(|(confidence, _)| confidence.is_some_and(|sure| sure >= min_confidence));
        sure.filter(|(_, is_right)| is_counted(*is_right)).count() as f64 / n.max(1) as f64
    };
    SpeakerScores {
        n,
        right: share(&|is_right| is_right),
        wrong: share(&|is_right| !is_right),
        ece: calibration_error(&answers),
    }
}

/// The difference between confidence and share of right answers, over ten bins of equal width.
fn calibration_error(answers: &[(Option<f32>, bool)]) -> f64 {
    let mut bins = [(0.0, 0.0); N_BINS];
    let given = answers
        .iter()
        .filter_map(|(confidence, is_right)| Some(((*confidence)?, is_right)));
    let mut n = 0.0f64;
    for (confidence, &is_right) in given {
        let is_in = |bin: &usize| confidence >= *bin as f32 / N_BINS as f32;
        let bin = &mut bins[(0..N_BINS).rev().find(is_in).unwrap_or(0)];
        bin.0 += f64::from(confidence);
        bin.1 += f64::from(u8::from(is_right));
        n += 1.0;
    }
    bins.iter()
        .map(|(confidence, right)| (confidence - right).abs())
        .sum::<f64>()
        / n.max(1.0)
}

/// Bins of confidence.
const N_BINS: usize = 10;

/// The candidates of a quotation, and which of them are right.
type Sample = (Choice, Vec<bool>);

/// The quotations of an article whose speaker is known.
fn samples(article: &Article, ranker: &SpeakerRanker) -> Vec<Sample> {
    let document = &article.document;
    let quotations = document.quotations();
    let known: Vec<Option<Known>> = quotations
        .iter()
        .map(|quotation| known(article, quotation))
        .collect();
    let is_right = |idx: usize, speaker: Option<Speaker>, cue: Option<Span>| {
        let known = known.get(idx)?.as_ref()?;
        Some(is_right(document, known, speaker, cue))
    };
    let choices = speaker_choices(document, ranker, is_right);
    choices
        .into_iter()
        .map(
            |SpeakerChoice {
                 features, is_right, ..
             }| {
                (
                    Choice {
                        candidates: features,
                    },
                    is_right,
                )
            },
        )
        .collect()
}

/// Who says `quotation` by the rows that it touches.
fn known<'a>(article: &'a Article, quotation: &Quotation) -> Option<Known<'a>> {
    let rows = || {
        article
            .sources
            .get(quotation.sentences.clone())
            .into_iter()
            .flatten()
    };
    if let Some(speaker) = rows().find_map(|row| row.speaker.as_deref()) {
        return Some(match speaker {
            "-" => Known::Nobody,
            name => Known::Named(name),
        });
    }
    let cue = rows().find_map(|row| row.cue.as_deref())?;
    (quotation.n_words >= WORDS).then_some(Known::Unnamed(cue))
}

fn is_right(
    document: &Document,
    known: &Known<'_>,
    speaker: Option<Speaker>,
    cue: Option<Span>,
) -> bool {
    let text = document.text();
    match (known, speaker) {
        (Known::Nobody, speaker) => speaker.is_none(),
        (_, None) => false,
        (Known::Named(name), Some(speaker)) => is_same_speaker(speaker.name.of(text), name),
        (Known::Unnamed(known), Some(speaker)) => {
            let words = || cue.map_or("", |cue| cue.of(text)).split(' ');
            speaker.kind != SpeakerKind::Person
                && known
                    .split(' ')
                    .any(|word| words().any(|other| other == word))
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
                if scores[idx] > scores[best] {
                    idx
                } else {
                    best
                }
            });
            let odds = scores
                .iter()
                .map(|score| ((score - scores[best]) * factor).exp());
            let confidence = (1.0 / odds.sum::<f64>()).clamp(1e-6, 1.0 - 1e-6);
            let probability = if right[best] {
                confidence
            } else {
                1.0 - confidence
            };
            -probability.ln()
        });
        losses.sum()
    };
    let steps = (0..=200).map(|step| 0.05 * 1.03f64.powi(step));
    steps
        .min_by(|a, b| loss(*a).total_cmp(&loss(*b)))
        .unwrap_or(1.0)
}
