//! What the models say of sentences that they have not seen, as a table.

use anyhow::Context;
use byline::{Label, Prediction};
use byline_corpus::Corpus;

/// One row a sentence, those without a label included.
pub(super) fn to_csv(
    corpus: &Corpus,
    folds: &[usize],
    answers: &[Vec<Prediction>],
) -> anyhow::Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let head = [
        "article",
        "sentence",
        "fold",
        "label",
        "predicted",
        "confidence",
    ];
    let labels = Label::ALL.map(Label::name);
    writer.write_record(head.iter().chain(&labels).chain(&["text"]))?;
    for ((article, &fold), answers) in corpus.articles.iter().zip(folds).zip(answers) {
        let text = article.document.text();
        let sentences = answers.iter().zip(&article.gold).enumerate();
        for (sentence_idx, (answer, gold)) in sentences {
            let mut row = vec![
                article.id.clone(),
                sentence_idx.to_string(),
                (fold + 1).to_string(),
                gold.map_or_else(String::new, |label| corpus.labels[label].clone()),
                answer.label.name().to_owned(),
                answer.confidence().to_string(),
            ];
            row.extend(
                answer
                    .probabilities
                    .map(|probability| probability.to_string()),
            );
            row.push(answer.span.of(text).to_owned());
            writer.write_record(row)?;
        }
    }
    writer.into_inner().context("cannot write the table")
}
