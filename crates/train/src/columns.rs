//! Gold labels as label columns.

use std::borrow::Cow;

use byline::label::Label;
use byline_corpus::Corpus;

/// The corpus with [`Label::ALL`] for its labels, so that the index of a gold label is its column; labels that are none of
/// them are left out.
pub(crate) fn in_columns(corpus: &Corpus) -> Cow<'_, Corpus> {
    if corpus
        .labels
        .iter()
        .map(String::as_str)
        .eq(Label::ALL.map(Label::name))
    {
        return Cow::Borrowed(corpus);
    }
    let columns = corpus.labels.iter().map(|name| name.parse::<Label>().ok());
    let columns: Vec<Option<Label>> = columns.collect();
    Cow::Owned(with_columns(corpus, |given| columns[given]))
}

/// The corpus with [`Label::ALL`] for its labels, each being what `column` makes of the one given.
pub(crate) fn with_columns(corpus: &Corpus, column: impl Fn(usize) -> Option<Label>) -> Corpus {
    let mut corpus = corpus.clone();
    corpus.labels = Label::ALL.map(|label| label.name().to_owned()).to_vec();
    let articles = corpus.articles.iter_mut();
    for gold in articles.flat_map(|article| &mut article.gold) {
        *gold = gold.and_then(&column).map(Label::column);
    }
    corpus
}
