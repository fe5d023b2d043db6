//! Which words, stems and pairs a model knows: the frozen part of its features.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use crate::vectors::WordVectors;
use byline::features::FeatureConfig;
use byline::internals::{Bigram, FeatureExtractor, Reading, Vocabulary, WordTable, stances, stem};
use byline::tokenize::{Special, TokenKind, tokenize_into};
use byline_corpus::Corpus;

/// A word, stem or pair seen in fewer training sentences gets no weight of its own: dropping them takes three quarters
/// of the features and costs no accuracy.
pub(crate) const MIN_SENTENCES: u32 = 2;

/// Builds the feature extractor for a corpus: the words of the vectors, and what recurs in the training sentences.
pub(crate) fn build_extractor(
    corpus: &Corpus,
    vectors: &WordVectors,
    config: FeatureConfig,
) -> FeatureExtractor {
    let vocabulary = build_vocabulary(corpus, vectors, config);
    let bigrams = if config.bigrams {
        recurring_bigrams(corpus, &vocabulary)
    } else {
        Vec::new()
    };
    FeatureExtractor::new(config, vocabulary, bigrams)
}

fn build_vocabulary(corpus: &Corpus, vectors: &WordVectors, config: FeatureConfig) -> Vocabulary {
    let surfaces = count_sentences(corpus, |text, emit| emit(fold(text)));
    let mut words: Vec<String> = vectors.words().to_vec();
    let mut known: HashSet<String> = words.iter().cloned().collect();
    let listed = stances()
        .filter(|_| config.stance)
        .map(|(word, _)| word.to_owned());
    let others = recurring(&surfaces).into_iter().chain(listed);
    words.extend(others.filter(|word| known.insert(word.clone())));

    let stem_counts = count_sentences(corpus, |text, emit| emit(stem(text)));
    let stems = recurring(&stem_counts);
    let first_stem = Special::ALL.len() as u32;
    let stem_ids: HashMap<&str, u32> = stems.iter().map(String::as_str).zip(first_stem..).collect();
    let unknown = u32::from(Special::UnknownWord as u8);
    let word_stem_ids = words
        .iter()
        .map(|word| {
            stem_ids
                .get(stem(word).as_str())
                .copied()
                .unwrap_or(unknown)
        })
        .collect();
    let table = |words: &[String]| WordTable::from_lines(words.join("\n"));
    Vocabulary::new(table(&words), table(&stems), word_stem_ids, config.stance)
}

/// A word as the dictionary spells it.
fn fold(word: &str) -> String {
    word.to_lowercase().replace('’', "'")
}

/// In how many sentences each form of a word occurs; `form` gets every word of every labelled sentence.
fn count_sentences(
    corpus: &Corpus,
    form: impl Fn(&str, &mut dyn FnMut(String)),
) -> HashMap<String, u32> {
    let mut latest: HashMap<String, (usize, u32)> = HashMap::new();
    let mut tokens = Vec::new();
    let mut n_sentences = 0;
    for article in &corpus.articles {
        let document = article.document.plain();
        for (sentence, gold) in document.sentences().iter().zip(&article.gold) {
            if gold.is_none() {
                continue;
            }
            n_sentences += 1;
            tokens.clear();
            tokenize_into(document.text(), sentence.span, &mut tokens);
            for token in &tokens {
                if matches!(token.kind, TokenKind::Word { .. }) {
                    form(token.span.of(document.text()), &mut |form| {
                        let (sentence, count) = latest.entry(form).or_default();
                        if *sentence != n_sentences {
                            *sentence = n_sentences;
                            *count += 1;
                        }
                    });
                }
            }
        }
    }
    latest
        .into_iter()
        .map(|(form, (_, count))| (form, count))
        .collect()
}

/// The forms of at least [`MIN_SENTENCES`] sentences, the most frequent first, equal ones by the alphabet.
fn recurring(counts: &HashMap<String, u32>) -> Vec<String> {
    let mut forms: Vec<(&String, u32)> = counts
        .iter()
        .map(|(form, &count)| (form, count))
        .filter(|&(_, count)| count >= MIN_SENTENCES)
        .collect();
    forms.sort_unstable_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    forms.into_iter().map(|(form, _)| form.clone()).collect()
}

/// Pairs of neighbouring stems that occur in at least [`MIN_SENTENCES`] sentences, the most frequent first, so that
/// their weights lie together; equal ones ascending.
fn recurring_bigrams(corpus: &Corpus, vocabulary: &Vocabulary) -> Vec<Bigram> {
    let mut counts: HashMap<Bigram, (usize, u32)> = HashMap::new();
    let mut reading = Reading::default();
    let mut n_sentences = 0;
    for article in &corpus.articles {
        let document = article.document.plain();
        let mut quotation_idx = 0;
        for (sentence, gold) in document.sentences().iter().zip(&article.gold) {
            n_sentences += 1;
            reading.read(vocabulary, document, sentence, &mut quotation_idx);
            if gold.is_none() {
                continue;
            }
            for bigram in reading.stem_ids().zip(reading.stem_ids().skip(1)) {
                let bigram = Bigram::from(bigram);
                let (latest, count) = counts.entry(bigram).or_default();
                if *latest != n_sentences {
                    *latest = n_sentences;
                    *count += 1;
                }
            }
        }
    }
    let mut bigrams: Vec<(u32, Bigram)> = counts
        .into_iter()
        .filter(|&(_, (_, count))| count >= MIN_SENTENCES)
        .map(|(bigram, (_, count))| (count, bigram))
        .collect();
    bigrams.sort_unstable_by_key(|&(count, bigram)| (Reverse(count), bigram));
    bigrams.into_iter().map(|(_, bigram)| bigram).collect()
}
