//! What the context layer sees of an article, in groups that a reader would name: the other sentences, the place.
//!
//! Features of one group are correlated, and what each adds alone means little: the neighbours take back what the article
//! has said of them. What a group adds is a reason. It is
//! counted from what the same sentence would see in the middle of an average article, so that most sentences are not
//! explained by what holds for nearly all of them.

use crate::context::{ContextVector, N_CONTEXT, TONE_MEAN};
use crate::label::Label;

/// A group of context features.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Surrounding {
    /// What the other sentences are: of the article, of the paragraph, and the two on either side.
    Sentences,
    /// How much the article quotes.
    Quotations,
    /// Where in the article the sentence stands.
    Place,
}

use Surrounding::{Place, Quotations, Sentences};

/// Share of quotes in the training data.
const QUOTE_MEAN: f32 = 0.18;

/// The group of each context feature after the sentence's own three, and its value in the middle of an average article.
const FEATURES: [(Surrounding, f32); N_CONTEXT - Label::COUNT] = [
    (Sentences, TONE_MEAN),
    // As odds; see `usual`.
    (Sentences, 0.0),
    (Quotations, QUOTE_MEAN),
    (Sentences, TONE_MEAN),
    (Sentences, QUOTE_MEAN),
    (Place, 0.0),
    (Sentences, TONE_MEAN),
    (Sentences, QUOTE_MEAN),
    (Place, 0.0),
    (Sentences, TONE_MEAN),
    (Sentences, TONE_MEAN),
    (Sentences, QUOTE_MEAN),
    (Sentences, QUOTE_MEAN),
    (Sentences, TONE_MEAN),
    (Place, 0.0),
    (Place, 0.0),
    (Place, 0.0),
    (Place, 0.0),
    (Place, 0.5),
    // Depends on the sentence itself; see `usual`.
    (Sentences, 0.0),
    (Place, 0.0),
];

/// From this share on, most are.
const MOST: f32 = 0.5;
/// Below this share of quotes, hardly any are.
const HARDLY: f32 = 0.05;

impl Surrounding {
    /// Every group, in the order in which explanations have them.
    pub(super) const ALL: [Self; 3] = [Sentences, Quotations, Place];

    /// The group of a feature; none for the sentence's own scores.
    pub(super) fn of(feature_idx: usize) -> Option<Self> {
        let idx = feature_idx.checked_sub(Label::COUNT)?;
        FEATURES.get(idx).map(|(group, _)| *group)
    }

    /// What it says of a sentence that sees `context`, for people: what can follow *because*.
    pub(super) fn describe(self, context: &ContextVector) -> &'static str {
        match self {
            Sentences => match context[3] {
                share if share >= MOST => "the sentences around it are mostly opinion",
                share if share > TONE_MEAN => "some of the sentences around it are opinion",
                _ => "few of the sentences around it are opinion",
            },
            Quotations => match context[5] {
                share if share >= MOST => "the article is mostly quotations",
                share if share > QUOTE_MEAN => "the article has many quotations",
                share if share > HARDLY => "the article has few quotations",
                _ => "the article has hardly any quotations",
            },
            Place if context[17] > 0.0 => "it begins the article",
            Place if context[19] > 0.0 => "it ends the article",
            Place if context[18] > 0.0 => "it stands near the beginning of the article",
            Place if context[20] > 0.0 => "it stands near the end of the article",
            Place => "it stands in the middle of the article",
        }
    }
}

/// What the sentence that sees `context` would see in the middle of an average article.
pub(super) fn usual(context: &ContextVector) -> ContextVector {
    let mut usual = *context;
    for (value, (_, mean)) in usual.iter_mut().skip(Label::COUNT).zip(FEATURES) {
        *value = mean;
    }
    // The one feature that joins the article to the sentence: the tone as odds, as far as its own answer is even.
    let [factual, _, opinion, ..] = context.map(f32::exp);
    let own = opinion / (opinion + factual).max(f32::MIN_POSITIVE);
    let logit = (TONE_MEAN / (1.0 - TONE_MEAN)).ln();
    usual[4] = logit;
    usual[22] = logit * own * (1.0 - own);
    usual
}

#[cfg(test)]
mod tests {
    use super::{Surrounding, usual};
    use crate::context::{N_CONTEXT, context_vectors};
    use crate::document::Document;
    use crate::features::FeatureExtractor;
    use crate::label::Label;
    use crate::model::Model;

    #[test]
    fn every_feature_but_the_own_scores_has_a_group() {
        for idx in 0..N_CONTEXT {
            assert_eq!(Surrounding::of(idx).is_some(), idx >= Label::COUNT);
        }
        for group in Surrounding::ALL {
            assert!((0..N_CONTEXT).any(|idx| Surrounding::of(idx) == Some(group)));
        }
    }

    fn extractor() -> FeatureExtractor {
        Model::embedded().unwrap().extractor
    }

    /// Scores of an article of 9 sentences, each a paragraph, of which so many are opinion and the others facts.
    fn clauses(n_opinion: usize, sentence_idx: usize) -> Vec<&'static str> {
        let document = Document::new("It rained all day long.\n\n".repeat(9));
        let scores = |idx| {
            if idx < n_opinion {
                [-3.0, -6.0, 3.0]
            } else {
                [3.0, -6.0, -3.0]
            }
        };
        let scores: Vec<_> = (0..9).map(scores).collect();
        let vectors = context_vectors(&extractor(), &document, &scores);
        let describe = |group: Surrounding| group.describe(&vectors[sentence_idx]);
        Surrounding::ALL.map(describe).to_vec()
    }

    #[test]
    fn a_group_says_what_the_sentence_sees() {
        assert_eq!(
            clauses(9, 4),
            [
                "the sentences around it are mostly opinion",
                "the article has hardly any quotations",
                "it stands in the middle of the article",
            ]
        );
        assert_eq!(
            clauses(4, 8)[0],
            "some of the sentences around it are opinion"
        );
        let facts = [
            "few of the sentences around it are opinion",
            "it begins the article",
        ];
        assert_eq!([clauses(0, 0)[0], clauses(0, 0)[2]], facts);
        assert_eq!(
            clauses(0, 1)[2],
            "it stands near the beginning of the article"
        );
        assert_eq!(clauses(0, 8)[2], "it ends the article");
    }

    #[test]
    fn nothing_is_usual_in_the_article_of_a_sentence_but_its_own_scores() {
        let document = Document::new("It rained.\n\nIt poured.");
        let vectors = context_vectors(
            &extractor(),
            &document,
            &[[1.0, 0.0, -1.0], [-2.0, 0.0, 2.0]],
        );
        for context in vectors {
            let usual = usual(&context);
            assert_eq!(usual[..Label::COUNT], context[..Label::COUNT]);
            let own = (context[2] - context[0]).exp() / (1.0 + (context[2] - context[0]).exp());
            // It is what the article's tone times the same number is in the sentence's own context.
            assert!((usual[22] - usual[4] * own * (1.0 - own)).abs() < 1e-6);
            assert!((context[22] - context[4] * own * (1.0 - own)).abs() < 1e-6);
        }
    }
}
