//! What a model answers for the labelled sentences of a table.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use byline::{Classifier, Label};
use byline_corpus::{Columns, Corpus, CorpusOptions};
use byline_evaluate::{Evaluation, Grouping, LabelGroup, Outcome};

/// A path below the root of the package.
pub(crate) fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// A table of the training data, by name.
pub(crate) fn training_table(name: &str) -> Corpus {
    Corpus::read(
        &[root("training-data").join(name)],
        &CorpusOptions::default(),
    )
    .unwrap()
}

/// A table outside the project, or `None`, with a message, where it is absent.
pub(crate) fn shared_table(name: &str, label_map: &str) -> Option<Corpus> {
    let path = root("../shared/corpora").join(name);
    if !path.exists() {
        println!("skipped: {} is absent", path.display());
        return None;
    }
    let label_map = label_map.parse().unwrap();
    let options = CorpusOptions::new(Columns::default(), label_map).keeping_given_labels();
    Some(Corpus::read(&[path], &options).unwrap())
}

/// Scores of a classifier on a corpus; `groups` says which of ours a label of the data covers, where it is none of ours.
pub(crate) fn evaluation(
    classifier: &Classifier,
    corpus: &Corpus,
    groups: &[LabelGroup],
) -> Evaluation {
    let grouping = Grouping::new(&Label::ALL.map(Label::name), &corpus.labels, groups).unwrap();
    let mut outcomes: Vec<Outcome> = Vec::new();
    for (article_idx, article) in corpus.articles.iter().enumerate() {
        let predictions = classifier.classify(&article.document);
        for (prediction, gold) in predictions.iter().zip(&article.gold) {
            if let Some(gold) = *gold {
                let probabilities = prediction.probabilities.map(f64::from);
                outcomes.push(grouping.outcome(gold, &probabilities, article_idx));
            }
        }
    }
    Evaluation::new(grouping.labels().to_vec(), &outcomes)
}

/// The main figures in one line.
pub(crate) fn figures(name: &str, evaluation: &Evaluation) -> String {
    let mut line = format!(
        "{name}: {} sentences, macro-F1 {:.3}, accuracy {:.3}",
        evaluation.n,
        evaluation.macro_f1.unwrap(),
        evaluation.accuracy.unwrap()
    );
    for (label, scores) in &evaluation.per_class {
        write!(line, ", {label} {:.3}", scores.f1.unwrap_or(0.0)).unwrap();
    }
    line
}
