//! Sentences and articles that come more than once: they make scores look better than they are.

use std::collections::{BTreeMap, HashMap};

mod min_hash;

use crate::corpus::Corpus;
use min_hash::{near_pairs, share};

/// Where a sentence stands in a corpus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub struct SentencePlace {
    /// Index into [`Corpus::articles`].
    pub article_idx: usize,
    /// Index into the sentences of its document.
    pub sentence_idx: usize,
}

/// Two or more sentences that are the same or nearly so.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DuplicateGroup {
    /// Where they stand, in order.
    pub places: Vec<SentencePlace>,
    /// The least similarity that connects them: 1 if they are the same.
    pub similarity: f64,
}

/// Two articles of different files that seem to be one.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SharedArticle {
    /// Indices into [`Corpus::articles`], the lower one first.
    pub article_indices: [usize; 2],
    /// Number of different sentences that both have.
    pub n_common: usize,
    /// That number over the number of different sentences of the shorter article.
    pub share: f64,
    /// Whether the data gives both the same name.
    pub has_same_name: bool,
}

/// What comes more than once in a corpus.
///
/// - *Exact* duplicates have the same text but for case and white space.
/// - *Near* duplicates have word 3-grams with a Jaccard similarity of at least 0.8; marks do not count, and sentences
///   of fewer than three words are left out. Found by `MinHash`: one pair in two thousand at that limit is missed.
///   Similarity connects in chains: two sentences of a group may each be near a third only.
/// - Articles are *shared* between files if they have the same name, or if at least a third of the sentences of the
///   shorter one, and at least two, are exact or near duplicates of sentences of the other.
///
/// Cost: linear in the number of sentences.
///
/// ```
/// use byline_corpus::{Corpus, CorpusOptions, Duplicates};
/// let folder = tempfile::tempdir()?;
/// let path = folder.path().join("three.csv");
/// std::fs::write(&path, "label,text\nfactual,It rained.\nquote,IT  rained.\nquote,It snowed.\n")?;
/// let duplicates = Duplicates::find(&Corpus::read(&[path], &CorpusOptions::default())?);
/// assert_eq!(duplicates.exact[0].places.len(), 2);
/// assert!(duplicates.near.is_empty() && duplicates.shared_articles.is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Duplicates {
    /// Groups of exact duplicates, by their first place.
    pub exact: Vec<DuplicateGroup>,
    /// Groups of near duplicates, exact ones among them included, by their first place.
    pub near: Vec<DuplicateGroup>,
    /// Pairs of articles.
    pub shared_articles: Vec<SharedArticle>,
}

/// Articles with less in common are not the same.
const LEAST_SHARE: f64 = 1.0 / 3.0;
/// One sentence in common may be an idiom.
const LEAST_COMMON: usize = 2;
/// A sentence of more articles than this is a formula that says nothing of two of them.
const MOST_ARTICLES: usize = 50;

impl Duplicates {
    /// Looks through all sentences, with and without labels. Cannot fail.
    #[must_use]
    pub fn find(corpus: &Corpus) -> Self {
        let texts = DistinctTexts::new(corpus);
        let borrowed: Vec<&str> = texts.texts.iter().map(String::as_str).collect();
        let pairs = near_pairs(&borrowed);
        let roots = connected(borrowed.len(), &pairs);
        Self {
            exact: texts.exact_groups(),
            near: texts.near_groups(&pairs, &roots),
            shared_articles: shared_articles(corpus, &texts.families_of_articles(corpus, &roots)),
        }
    }
}

/// The different texts of a corpus, case and white space aside, by first appearance.
#[derive(Default)]
struct DistinctTexts {
    texts: Vec<String>,
    /// For each text where it stands.
    places: Vec<Vec<SentencePlace>>,
}

impl DistinctTexts {
    fn new(corpus: &Corpus) -> Self {
        let mut distinct = Self::default();
        let mut known: HashMap<String, usize> = HashMap::new();
        for (article_idx, article) in corpus.articles.iter().enumerate() {
            let text = article.document.text();
            for (sentence_idx, sentence) in article.document.sentences().iter().enumerate() {
                let next = distinct.texts.len();
                let key = folded(sentence.span.of(text));
                let text_idx = *known.entry(key).or_insert_with_key(|key| {
                    distinct.texts.push(key.clone());
                    distinct.places.push(Vec::new());
                    next
                });
                distinct.places[text_idx].push(SentencePlace {
                    article_idx,
                    sentence_idx,
                });
            }
        }
        distinct
    }

    fn exact_groups(&self) -> Vec<DuplicateGroup> {
        let repeated = self.places.iter().filter(|places| places.len() > 1);
        repeated
            .map(|places| DuplicateGroup {
                places: places.clone(),
                similarity: 1.0,
            })
            .collect()
    }

    fn near_groups(&self, pairs: &[(usize, usize, f64)], roots: &[usize]) -> Vec<DuplicateGroup> {
        let mut groups: BTreeMap<usize, DuplicateGroup> = BTreeMap::new();
        for &(left, _, similarity) in pairs {
            let group = groups.entry(roots[left]).or_insert(DuplicateGroup {
                places: Vec::new(),
                similarity,
            });
            group.similarity = group.similarity.min(similarity);
        }
        for (text_idx, places) in self.places.iter().enumerate() {
            if let Some(group) = groups.get_mut(&roots[text_idx]) {
                group.places.extend(places);
            }
        }
        let mut groups: Vec<_> = groups.into_values().collect();
        for group in &mut groups {
            group.places.sort_unstable();
        }
        groups
    }

    /// For each article the roots of its sentences, ascending and distinct.
    fn families_of_articles(&self, corpus: &Corpus, roots: &[usize]) -> Vec<Vec<usize>> {
        let mut families = vec![Vec::new(); corpus.articles.len()];
        for (places, &root) in self.places.iter().zip(roots) {
            for place in places {
                families[place.article_idx].push(root);
            }
        }
        for family in &mut families {
            family.sort_unstable();
            family.dedup();
        }
        families
    }
}

/// Lower case, with one space between words.
fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.extend(word.chars().flat_map(char::to_lowercase));
    }
    folded
}

/// For each of `n` elements the least one that it hangs together with.
fn connected(n: usize, pairs: &[(usize, usize, f64)]) -> Vec<usize> {
    fn root_of(parents: &mut [usize], mut element: usize) -> usize {
        while parents[element] != element {
            parents[element] = parents[parents[element]];
            element = parents[element];
        }
        element
    }
    let mut parents: Vec<usize> = (0..n).collect();
    for &(left, right, _) in pairs {
        let left = root_of(&mut parents, left);
        let right = root_of(&mut parents, right);
        parents[left.max(right)] = left.min(right);
    }
    (0..n)
        .map(|element| root_of(&mut parents, element))
        .collect()
}

fn shared_articles(corpus: &Corpus, families: &[Vec<usize>]) -> Vec<SharedArticle> {
    let n_families = families.iter().flatten().max().map_or(0, |last| last + 1);
    let mut articles_of = vec![Vec::new(); n_families];
    for (article_idx, families) in families.iter().enumerate() {
        for &family in families {
            articles_of[family].push(article_idx);
        }
    }
    let is_across = |left: usize, right: usize| {
        corpus.articles[left].file_idx != corpus.articles[right].file_idx
    };
    // Number of common sentences, and whether the names agree.
    let mut found: BTreeMap<[usize; 2], (usize, bool)> = BTreeMap::new();
    for articles in articles_of.iter().filter(|all| all.len() <= MOST_ARTICLES) {
        for [left, right] in pairs_of(articles) {
            if is_across(left, right) {
                found.entry([left, right]).or_default().0 += 1;
            }
        }
    }
    let mut same_name: HashMap<&str, Vec<usize>> = HashMap::new();
    for (article_idx, article) in corpus.articles.iter().enumerate() {
        let named = same_name.entry(&article.id).or_default();
        for &other in named.iter().filter(|&&other| is_across(other, article_idx)) {
            found.entry([other, article_idx]).or_default().1 = true;
        }
        named.push(article_idx);
    }
    let shared = found
        .into_iter()
        .map(|(article_indices, (n_common, has_same_name))| {
            let sizes = article_indices.map(|idx| families[idx].len());
            SharedArticle {
                article_indices,
                n_common,
                share: share(n_common, sizes[0].min(sizes[1])),
                has_same_name,
            }
        });
    shared
        .filter(|pair| {
            pair.has_same_name || (pair.n_common >= LEAST_COMMON && pair.share >= LEAST_SHARE)
        })
        .collect()
}

fn pairs_of(ascending: &[usize]) -> impl Iterator<Item = [usize; 2]> {
    ascending
        .iter()
        .enumerate()
        .flat_map(move |(idx, &left)| ascending[idx + 1..].iter().map(move |&right| [left, right]))
}

#[cfg(test)]
mod tests;
