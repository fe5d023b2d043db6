//! The method of training, from a corpus to a model.

use crate::answers::confusion_by_article;
use crate::calibration::{fit_temperature, threshold_table};
use crate::columns::in_columns;
use crate::design::Design;
use crate::dictionary::build_extractor;
use crate::layers::{FirstLayer, fit_context};
use crate::manifest::manifest;
use crate::samples::{N_FOLDS, Samples, labelled_scores};
use crate::speakers::fit_speakers;
use crate::vectors::WordVectors;
use byline::internals::{Calibration, ModelParts, Thresholds};
use byline::model::{HeldOutAnswers, Model};
use byline::score::Scores;
use byline_corpus::Corpus;

use crate::error::{Error, Result};
use crate::folds::deal_folds;
use crate::params::TrainParams;

/// Trains a model on every labelled sentence of `corpus`, whose labels are those of [`Label`](byline::Label), or two of
/// them: a label without a sentence is never answered, its probability being 0, and is not among those of the
/// [manifest](byline::model::Manifest).
///
/// The same corpus and parameters give the same bytes, whatever the size of the rayon pool that it is called in.
///
/// # Errors
/// [`TooFewLabels`](byline_corpus::Error::TooFewLabels) if two labels have no sentence, [`Error::TooFewArticles`] if there is only one article, and as
/// [`WordVectors::read`] for the word vectors.
pub fn train(corpus: &Corpus, params: &TrainParams) -> Result<Model> {
    fit(corpus, params).map(|fitted| fitted.model)
}

/// A model, and what it would say of the articles it was fitted on if it had not seen them.
pub(crate) struct Fitted {
    pub(crate) model: Model,
    /// Calibrated scores of every sentence of every article, by the fits without the article's fold.
    pub(crate) held_out: Vec<Vec<Scores>>,
}

/// [`train`], with the answers for articles not seen.
pub(crate) fn fit(corpus: &Corpus, params: &TrainParams) -> Result<Fitted> {
    let labels = corpus.trainable_labels()?;
    let corpus = &*in_columns(corpus);
    if corpus.articles.len() < 2 {
        return Err(Error::TooFewArticles {
            found: corpus.articles.len(),
        });
    }
    let vectors = match &params.vectors {
        Some(folder) => WordVectors::read(folder)?,
        None => WordVectors::default(),
    };
    let extractor = build_extractor(corpus, &vectors, params.features);
    let folds = deal_folds(corpus, N_FOLDS, params.seed);
    let samples = Samples::extract(corpus, &extractor, &folds);
    let design = Design::new(&extractor, &vectors, &samples.vectors);
    let FirstLayer {
        weights,
        intercept,
        held_out: first,
    } = FirstLayer::fit(corpus, &extractor, &design, &samples, &folds, &labels)?;
    let labelled = labelled_scores(corpus, &first, &folds);
    let sentence = fit_temperature(&labelled);
    let of_sentence = threshold_table(&labelled, sentence);
    let alone = confusion_by_article(corpus, &first);

    let (context, article, mut held_out) = if params.context {
        let (layer, scores) = fit_context(corpus, &extractor, &first, &folds, &labels)?;
        let article = fit_temperature(&labelled_scores(corpus, &scores, &folds));
        (Some(layer), article, scores)
    } else {
        (None, sentence, first)
    };
    for score in held_out.iter_mut().flatten().flatten() {
        *score *= article;
    }
    let of_article = threshold_table(&labelled_scores(corpus, &held_out, &folds), 1.0);
    let answers = HeldOutAnswers {
        sentence: alone,
        article: confusion_by_article(corpus, &held_out),
    };
    let speakers = &params.speakers;
    let articles: Vec<_> = corpus
        .articles
        .iter()
        .zip(folds.iter().copied())
        .chain(
            speakers
                .articles
                .iter()
                .zip(deal_folds(speakers, N_FOLDS, params.seed)),
        )
        .collect();
    // The file rounds weights; what is returned is what the file will hold.
    let model = Model::assemble(ModelParts {
        manifest: manifest(corpus, params, &extractor, &labels, answers),
        extractor,
        weights,
        intercept,
        context,
        calibration: Calibration { sentence, article },
        thresholds: Thresholds {
            sentence: of_sentence,
            article: of_article,
        },
        speakers: fit_speakers(&articles, N_FOLDS)?,
    })?;
    Ok(Fitted { model, held_out })
}
