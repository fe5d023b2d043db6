//! Labels that a model contradicts which has not seen them.

use byline::{Label, Prediction};
use byline_corpus::{Corpus, LabelMap};

use crate::columns::with_columns;
use crate::error::Result;
use crate::held_out::held_out_predictions;
use crate::{Error, TrainParams};

/// The labels of a corpus that a model contradicts; [`LabelNoise::find`] has an example.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct LabelNoise {
    /// Number of labels checked: one a sentence that has one.
    pub n_labelled: usize,
    /// The contradicted labels, the least probable first; equally probable ones in the order of the corpus.
    pub doubts: Vec<LabelDoubt>,
}

/// A contradicted label.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct LabelDoubt {
    /// Index into [`Corpus::articles`].
    pub article_idx: usize,
    /// Index of the sentence in its article.
    pub sentence_idx: usize,
    /// What the model says.
    pub predicted: Label,
    /// How probable the model holds the given label, 0 to 1; of a label that covers several of ours, their sum.
    pub label_probability: f32,
    /// How probable it holds its own, 0 to 1.
    pub predicted_probability: f32,
}

impl LabelNoise {
    /// Trains on `corpus`, whose labels may be as its data gives them, and lists every label that is contradicted by
    /// the model of the folds that its article is not in.
    ///
    /// `map` says what the labels mean. One that covers several of ours is not learned from; any of them is right for
    /// it. Cost: as [`train`](crate::train), and no more memory than a copy of the corpus.
    ///
    /// ```
    /// use byline_corpus::{Corpus, CorpusOptions, LabelMap};
    /// use byline_train::{LabelNoise, TrainParams};
    /// let rows = "factual,The rate rose.\nquote,“We lost it all.”\nopinion,How absurd this is.\n".repeat(4);
    /// let file = Ok(("a.csv".into(), format!("label,text\n{rows}factual,“We lost it all.”\n").into_bytes()));
    /// let corpus = Corpus::from_files([file], &CorpusOptions::default())?;
    /// let noise = LabelNoise::find(&corpus, &LabelMap::default(), &TrainParams::default())?;
    /// assert_eq!(noise.n_labelled, 13);
    /// assert_eq!(noise.doubts[0].article_idx, 12);
    /// assert_eq!(noise.doubts[0].predicted, byline::Label::Quote);
    /// # Ok::<(), byline_train::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`held_out_predictions`]. Of these [`is_too_little_data`](Self::is_too_little_data) tells what is a finding
    /// about the corpus from what is a failure.
    ///
    /// Source: C. E. Brodley and M. A. Friedl, *Identifying mislabeled training data*, 1999 (labels that cross-validation
    /// contradicts); the order is by self-confidence, C. G. Northcutt, L. Jiang and I. L. Chuang, *Confident learning*, 2021.
    pub fn find(corpus: &Corpus, map: &LabelMap, params: &TrainParams) -> Result<Self> {
        let names = corpus.labels.iter();
        let meanings: Vec<&[Label]> = names
            .map(|name| map.meaning(name).unwrap_or_default())
            .collect();
        let learnable = with_columns(corpus, |given| match meanings[given] {
            [label] => Some(*label),
            _ => None,
        });
        let predictions = held_out_predictions(&learnable, params)?;
        let mut noise = Self::default();
        for (article_idx, (article, predictions)) in
            corpus.articles.iter().zip(&predictions).enumerate()
        {
            for (sentence_idx, (prediction, gold)) in
                predictions.iter().zip(&article.gold).enumerate()
            {
                let Some(gold) = gold else { continue };
                noise.n_labelled += 1;
                let meaning = meanings[*gold];
                if !meaning.contains(&prediction.label) {
                    noise.doubts.push(LabelDoubt {
                        article_idx,
                        sentence_idx,
                        predicted: prediction.label,
                        label_probability: probability_of(meaning, prediction),
                        predicted_probability: prediction.confidence(),
                    });
                }
            }
        }
        // Stable: they were found in the order of the corpus.
        let probability = |doubt: &LabelDoubt| doubt.label_probability;
        noise
            .doubts
            .sort_by(|left, right| probability(left).total_cmp(&probability(right)));
        Ok(noise)
    }

    /// Whether labels could not be checked because the corpus holds too little to learn from: sentences of two labels are missing,
    /// or nothing can be fitted.
    #[must_use]
    pub fn is_too_little_data(error: &Error) -> bool {
        use byline_corpus::Error::TooFewLabels;
        matches!(
            error,
            Error::Corpus(TooFewLabels { .. }) | Error::Fit { .. }
        )
    }
}

fn probability_of(meaning: &[Label], prediction: &Prediction) -> f32 {
    let columns = meaning.iter().map(|label| label.column());
    columns.map(|column| prediction.probabilities[column]).sum()
}
