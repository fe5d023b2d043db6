//! What a trained model says of itself.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::params::TrainParams;
use byline::internals::{FeatureExtractor, N_INDICATORS};
use byline::label::Label;
use byline::model::{DataFile, FORMAT_VERSION, HeldOutAnswers, Manifest, Training};
use byline_corpus::Corpus;

/// The manifest of a model trained on `corpus`, in which there are sentences of `labels`, as yet without scores.
pub(super) fn manifest(
    corpus: &Corpus,
    params: &TrainParams,
    extractor: &FeatureExtractor,
    labels: &[Label],
    held_out: HeldOutAnswers,
) -> Manifest {
    let vocabulary = &extractor.vocabulary;
    let count = |name: &str, n: usize| (name.to_owned(), n as u64);
    let n_labelled = |label: Label| {
        let gold = corpus.articles.iter().flat_map(|article| &article.gold);
        gold.filter(|&&gold| gold == Some(label.column())).count()
    };
    Manifest {
        format_version: FORMAT_VERSION,
        byline_version: env!("CARGO_PKG_VERSION").to_owned(),
        labels: labels.iter().map(|label| label.name().to_owned()).collect(),
        features: BTreeMap::from([
            count("words", vocabulary.words().len()),
            count("stems", vocabulary.stems().len()),
            count("pairs of stems", extractor.bigrams().len()),
            count("indicators", N_INDICATORS as usize),
            count("rows of weights", extractor.n_rows()),
        ]),
        training: Training {
            data: (corpus.files.iter().chain(&params.speakers.files))
                .map(without_folder)
                .collect(),
            n_articles: corpus.articles.len() as u64,
            n_sentences: Label::ALL
                .into_iter()
                .map(|label| count(label.name(), n_labelled(label)))
                .collect(),
            options: params.options(),
            metrics: BTreeMap::new(),
            held_out,
        },
    }
}

/// The file by its name alone: where the data lies changes nothing in a model, and is nobody else's business.
fn without_folder(file: &DataFile) -> DataFile {
    let name = file.path.file_name();
    DataFile {
        path: name.map_or_else(|| file.path.clone(), PathBuf::from),
        ..file.clone()
    }
}
