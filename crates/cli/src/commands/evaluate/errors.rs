//! The answers that are most surely wrong.

use byline::analysis::AnalysisOptions;
use byline::{Classifier, Label};
use byline_corpus::Corpus;
use byline_evaluate::Outcome;

use crate::output::{Strongest, kind_in_words, shown_text};

/// So many are shown.
const MOST: usize = 20;
/// So many parts of the explanation of each.
const TOP: usize = 6;

/// A sentence that the model is sure of and wrong about.
pub(super) struct WrongAnswer {
    /// Name of the article.
    pub(super) article: String,
    /// File and line of the row.
    pub(super) place: String,
    pub(super) text: String,
    /// Index of the label that the data gives.
    pub(super) gold: usize,
    /// Index of the label that the model answers.
    pub(super) predicted: usize,
    pub(super) confidence: f64,
    /// The answer and the next best one, in the labels of the model.
    pub(super) label: Label,
    pub(super) runner_up: Label,
    /// Why, in one sentence.
    pub(super) reason: String,
    /// Words, kind and value of what speaks for the answer most, then what the rest adds up to, without a kind.
    pub(super) parts: Vec<(String, &'static str, f32)>,
}

/// The most confident of the wrong answers, the surest first; `outcomes` are those of `corpus`, in its order.
pub(super) fn wrong_answers(
    classifier: &Classifier,
    corpus: &Corpus,
    outcomes: &[Outcome],
) -> Vec<WrongAnswer> {
    let labelled = corpus.articles.iter().flat_map(|article| {
        let sentences = article.gold.iter().enumerate();
        sentences
            .filter(|(_, gold)| gold.is_some())
            .map(move |(sentence_idx, _)| (article, sentence_idx))
    });
    let mut wrong: Vec<_> = labelled
        .zip(outcomes)
        .filter(|(_, outcome)| !outcome.is_correct())
        .collect();
    wrong.sort_by(|(_, a), (_, b)| b.confidence().total_cmp(&a.confidence()));
    let options = AnalysisOptions::default()
        .with_speakers(false)
        .with_explain(true);
    let answers = wrong
        .into_iter()
        .take(MOST)
        .filter_map(|((article, sentence_idx), outcome)| {
            let analysis = classifier.analyse(&article.document, &options);
            let sentence = analysis.sentences.get(sentence_idx)?;
            let explanation = sentence.explanation.as_ref()?;
            let file = corpus.files.get(article.file_idx)?;
            let Strongest { parts, sums } = Strongest::of(explanation, TOP);
            let parts = parts.into_iter().map(|part| {
                let words = match part.text {
                    Some(_) => shown_text(part),
                    None => part.name.to_string(),
                };
                (words, kind_in_words(part.kind), part.value)
            });
            let sums = sums
                .into_iter()
                .map(|(name, sum)| (name.to_owned(), "", sum));
            Some(WrongAnswer {
                article: article.id.clone(),
                place: format!("{}:{}", file.path.display(), article.lines[sentence_idx]),
                text: sentence.text.to_string(),
                gold: outcome.gold,
                predicted: outcome.predicted,
                confidence: outcome.confidence(),
                label: explanation.label,
                runner_up: explanation.runner_up,
                reason: explanation.reason.clone(),
                parts: parts.chain(sums).collect(),
            })
        });
    answers.collect()
}
