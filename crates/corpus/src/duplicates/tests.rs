use crate::{Corpus, CorpusOptions, Duplicates, SentencePlace};

const LONG: &str = "The council of the old harbour town voted on Monday night to close both pools";

fn find(files: &[&str]) -> (Corpus, Duplicates) {
    let folder = tempfile::tempdir().unwrap();
    let mut paths = Vec::new();
    for (idx, rows) in files.iter().enumerate() {
        let path = folder.path().join(format!("{idx}.csv"));
        std::fs::write(&path, format!("article,label,text\n{rows}")).unwrap();
        paths.push(path);
    }
    let corpus = Corpus::read(&paths, &CorpusOptions::default()).unwrap();
    let duplicates = Duplicates::find(&corpus);
    (corpus, duplicates)
}

fn place(article_idx: usize, sentence_idx: usize) -> SentencePlace {
    SentencePlace {
        article_idx,
        sentence_idx,
    }
}

#[test]
fn case_and_white_space_do_not_make_a_difference_but_marks_do() {
    let (_, duplicates) =
        find(&["a,factual,It  RAINED.\na,quote,“It rained.”\nb,quote,it rained.\n"]);
    assert_eq!(duplicates.exact.len(), 1);
    assert_eq!(duplicates.exact[0].places, [place(0, 0), place(1, 0)]);
}

#[test]
fn a_near_group_holds_the_exact_duplicates_of_its_members_and_the_least_similarity() {
    let rows =
        format!("a,factual,{LONG}.\nb,factual,{LONG} soon.\nc,factual,{LONG}.\nd,factual,No.\n");
    let (_, duplicates) = find(&[&rows]);
    assert_eq!(duplicates.exact.len(), 1);
    assert_eq!(duplicates.near.len(), 1);
    assert_eq!(
        duplicates.near[0].places,
        [place(0, 0), place(1, 0), place(2, 0)]
    );
    assert!((duplicates.near[0].similarity - 13.0 / 14.0).abs() < 1e-12);
}

#[test]
fn articles_of_two_files_are_shared_from_a_third_in_common_or_by_name() {
    let first =
        "a,factual,One is here.\na,factual,Two is here.\nb,factual,Alone.\nc,factual,Here.\n";
    let second = "x,factual,One is here.\nx,factual,Two is here.\nx,quote,Four.\nx,quote,Five.\n\
                  y,factual,One is here.\nc,quote,There.\n";
    let (corpus, duplicates) = find(&[first, second]);
    let shared: Vec<_> = duplicates
        .shared_articles
        .iter()
        .map(|pair| {
            let [left, right] = pair
                .article_indices
                .map(|idx| corpus.articles[idx].id.as_str());
            (left, right, pair.n_common, pair.has_same_name)
        })
        .collect();
    // Article y has one sentence in common with a, which may be an idiom.
    assert_eq!(shared, [("a", "x", 2, false), ("c", "c", 0, true)]);
    assert!((duplicates.shared_articles[0].share - 1.0).abs() < 1e-12);
}

#[test]
fn articles_of_one_file_are_never_shared() {
    let rows = "a,factual,One is here.\na,factual,Two is here.\nb,factual,One is here.\nb,factual,Two is here.\n";
    let (_, duplicates) = find(&[rows]);
    assert_eq!(duplicates.exact.len(), 2);
    assert!(duplicates.shared_articles.is_empty());
}

#[test]
fn an_empty_corpus_has_no_duplicates() {
    assert_eq!(Duplicates::find(&Corpus::default()), Duplicates::default());
}
