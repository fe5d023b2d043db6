//! The features of an article are the same at training, from the rows of a table, and in use, from its text.

use byline::features::{FeatureVector, Scratch};
use byline::{Document, Model};

use crate::judged::training_table;

fn vectors(model: &Model, document: &Document) -> Vec<FeatureVector> {
    let mut vectors = Vec::new();
    model.for_each_vector(document, &mut Scratch::default(), |vector| {
        vectors.push(vector.clone());
    });
    vectors
}

#[test]
fn articles_of_the_dev_table_give_the_same_vectors_at_training_and_in_use() {
    let corpus = training_table("dev.csv");
    let model = Model::embedded().unwrap();
    let mut n_compared = 0;
    for article in &corpus.articles {
        let used = Document::new(article.document.text());
        // Where the text alone is split otherwise than the table says, there is nothing to compare.
        if used.sentences() == article.document.sentences()
            && used.quotations() == article.document.quotations()
        {
            n_compared += 1;
            assert_eq!(
                vectors(&model, &used),
                vectors(&model, &article.document),
                "{}",
                article.id
            );
        }
    }
    assert!(
        n_compared * 4 >= corpus.articles.len(),
        "only {n_compared} of {} articles are split alike",
        corpus.articles.len()
    );
}
