//! What a model answers for a corpus, in the labels of the corpus.

use byline::classifier::{Classifier, Prediction, Scratch};
use byline::document::Document;
use byline::label::Label;
use byline_corpus::{Corpus, LabelMap};
use byline_evaluate::{Grouping, GroupingError, LabelGroup, Outcome};

/// Counts answers in the labels of a corpus, except that labels of equal meaning are one.
///
/// ```
/// use byline::Classifier;
/// use byline_corpus::{Columns, Corpus, CorpusOptions};
/// use byline_train::Judge;
/// let rows = b"text,label\nIt rained.,not_opinion\nIt is a disgrace.,opinion\n";
/// let label_map = "not_opinion=factual+quote".parse()?;
/// let options = CorpusOptions::new(Columns::default(), label_map).keeping_given_labels();
/// let corpus = Corpus::from_files([Ok(("a.csv".into(), rows.to_vec()))], &options)?;
/// let judge = Judge::new(&corpus, &options.label_map)?;
/// assert_eq!(judge.labels(), ["opinion", "not_opinion"]);
/// let outcomes = judge.outcomes(&Classifier::embedded()?, &corpus);
/// assert_eq!((outcomes[0].gold, outcomes[1].gold), (1, 0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Judge {
    grouping: Grouping,
    /// For each label of the corpus its index in the grouping.
    indices: Vec<usize>,
}

impl Judge {
    /// Finds the labels to count in; `map` says what those of the corpus mean.
    ///
    /// # Errors
    /// As [`Grouping::new`].
    pub fn new(corpus: &Corpus, map: &LabelMap) -> Result<Self, GroupingError> {
        let names = Names::new(&corpus.labels, map);
        let ours = Label::ALL.map(Label::name);
        Ok(Self {
            grouping: Grouping::new(&ours, &names.labels, &names.groups)?,
            indices: names.indices,
        })
    }

    /// The labels that answers are counted in: ours in their order, then others, whether or not the corpus holds a
    /// sentence of each.
    #[must_use]
    pub fn labels(&self) -> &[String] {
        self.grouping.labels()
    }

    /// One outcome a labelled sentence, in the order of the corpus; articles are told apart by their index.
    #[must_use]
    pub fn outcomes(&self, classifier: &Classifier, corpus: &Corpus) -> Vec<Outcome> {
        let (mut scratch, mut predictions) = (Scratch::default(), Vec::new());
        self.outcomes_by(corpus, |document| {
            classifier.classify_into(document, &mut scratch, &mut predictions);
            let probabilities = predictions
                .iter()
                .map(|prediction| prediction.probabilities);
            probabilities.collect()
        })
    }

    /// As [`outcomes`](Self::outcomes), for any way to answer: `answer` gives one row of probabilities a sentence,
    /// columns as in [`Label::ALL`].
    #[must_use]
    pub fn outcomes_by(
        &self,
        corpus: &Corpus,
        mut answer: impl FnMut(&Document) -> Vec<[f32; Label::COUNT]>,
    ) -> Vec<Outcome> {
        let mut outcomes = Vec::new();
        for (article_idx, article) in corpus.articles.iter().enumerate() {
            let rows = answer(&article.document);
            for (probabilities, gold) in rows.iter().zip(&article.gold) {
                let Some(gold) = gold else {
                    continue;
                };
                let probabilities = probabilities.map(f64::from);
                let gold = self.indices[*gold];
                outcomes.push(self.grouping.outcome(gold, &probabilities, article_idx));
            }
        }
        outcomes
    }

    /// As [`outcomes`](Self::outcomes), for answers that are there: one list an article, one entry a sentence, as
    /// [`held_out_predictions`](crate::held_out_predictions) and [`cross_validate`](crate::cross_validate) give them.
    #[must_use]
    pub fn outcomes_of(&self, corpus: &Corpus, predictions: &[Vec<Prediction>]) -> Vec<Outcome> {
        let mut of_articles = predictions.iter();
        self.outcomes_by(corpus, |_| {
            let answers = of_articles.next().into_iter().flatten();
            answers.map(|answer| answer.probabilities).collect()
        })
    }
}

/// The labels that answers are counted in.
struct Names {
    labels: Vec<String>,
    groups: Vec<LabelGroup>,
    /// For each label of the corpus its index in `labels`.
    indices: Vec<usize>,
}

impl Names {
    fn new(given: &[String], map: &LabelMap) -> Self {
        let mut names = Self {
            labels: Vec::new(),
            groups: Vec::new(),
            indices: Vec::new(),
        };
        let mut meanings: Vec<&[Label]> = Vec::new();
        for name in given {
            let meaning = map.meaning(name).unwrap_or_default();
            let label_idx = meanings.iter().position(|known| *known == meaning);
            names.indices.push(label_idx.unwrap_or(meanings.len()));
            match (label_idx, meaning) {
                (None, _) => {
                    meanings.push(meaning);
                    names.labels.push(name.clone());
                }
                // Two labels of the data for one of ours: it gets our name.
                (Some(label_idx), [label]) => label.name().clone_into(&mut names.labels[label_idx]),
                (Some(_), _) => {}
            }
        }
        let n_found = meanings.len();
        let unused = map
            .entries()
            .iter()
            .map(|(name, meaning)| (name, meaning.as_slice()));
        let unused: Vec<_> = unused
            .filter(|(_, meaning)| !meanings.contains(meaning))
            .collect();
        for (name, meaning) in unused {
            if !meanings[n_found..].contains(&meaning) {
                meanings.push(meaning);
                names.groups.push(group(name, meaning));
            }
        }
        for (name, meaning) in names.labels.iter().zip(&meanings) {
            names.groups.push(group(name, meaning));
        }
        names.add_unseen(&meanings);
        names.sort();
        names
    }

    /// Adds the labels that no sentence of the corpus has; `meanings` are those of all groups.
    fn add_unseen(&mut self, meanings: &[&[Label]]) {
        let is_alone = |label: &Label| !meanings.iter().any(|meaning| meaning.contains(label));
        let alone = Label::ALL.into_iter().filter(is_alone);
        let alone = alone.map(|label| label.name().to_owned());
        let of_groups = self.groups.iter().map(|group| group.given.clone());
        let unseen: Vec<String> = of_groups.chain(alone).collect();
        for name in unseen {
            if !self.labels.contains(&name) {
                self.labels.push(name);
            }
        }
    }

    /// Puts labels with our names into the order of ours, before all others, whichever of them the corpus holds.
    fn sort(&mut self) {
        let column = |name: &String| name.parse().map_or(Label::COUNT, Label::column);
        let mut order: Vec<usize> = (0..self.labels.len()).collect();
        order.sort_by_key(|&label_idx| column(&self.labels[label_idx]));
        let mut places = vec![0; order.len()];
        for (place, &label_idx) in order.iter().enumerate() {
            places[label_idx] = place;
        }
        self.labels = order
            .iter()
            .map(|&label_idx| self.labels[label_idx].clone())
            .collect();
        for label_idx in &mut self.indices {
            *label_idx = places[*label_idx];
        }
    }
}

fn group(name: &str, meaning: &[Label]) -> LabelGroup {
    LabelGroup {
        given: name.to_owned(),
        model_labels: meaning.iter().map(ToString::to_string).collect(),
    }
}
