//! Prints the card of the default model: what it is, what it learned from, and how far it can be trusted.
//!
//! `cargo run --release --example model_card -- --date 2026-11-24 --commit abc1234 > models/default.card.md`
//!
//! Trains the model again without each component, so it takes minutes. Sets that lie outside the project are left out
//! where they are not there. Equal input gives equal output.

// Table cells are strings made of names and numbers.
#![allow(clippy::format_push_string)]

#[path = "model_card/figures.rs"]
mod figures;
#[path = "model_card/marks.rs"]
mod marks;
#[path = "model_card/table.rs"]
mod table;

use std::error::Error;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use byline::analysis::AnalysisOptions;
use byline::{Classifier, Label};
use byline_corpus::{ArticleTable, Columns, Corpus, CorpusOptions};
use byline_evaluate::{Evaluation, Outcome};
use byline_train::{Component, Judge, TrainParams, score_speakers, train};

use crate::figures::{by_source, certainty, figures};
use crate::marks::most_frequent_other;
use crate::table::{row, shown};

const USE_AND_LIMITS: &str = include_str!("model_card/use_and_limits.md");

/// What the default model is trained on.
const TRAINING: [&str; 3] = [
    "training-data/train.csv",
    "training-data/open-train.csv",
    "training-data/open-train-by-sa.csv",
];

/// Articles from which only speakers are learned.
const SPEAKERS: &str = "training-data/speakers.csv";

/// Name, path from the root of the project, label map, and what it is.
const SETS: [[&str; 4]; 7] = [
    [
        "open test",
        "training-data/open-test.csv",
        "",
        "**Real text of sources of which the model has seen nothing**, used for nothing but this card: Wikinews (news and interviews), features of Voice of America and of a government office, essays on science and policy, and of the 19th century. Labelled by machine under the same guide.",
    ],
    [
        "test",
        "training-data/test.csv",
        "",
        "Articles of the same making as most of the training data, so that figures on them are too high for text of other hands; looked at when the sources of training were chosen.",
    ],
    [
        "dev",
        "training-data/dev.csv",
        "",
        "Articles of the same making as most of the training data; used to choose between models.",
    ],
    [
        "articles dev",
        "../shared/corpora/real-articles-dev.csv",
        "",
        "Whole articles from newspapers, labelled by machine under the same guide; used to choose between models.",
    ],
    [
        "news dev",
        "../shared/corpora/news-dev.csv",
        "",
        "News articles from newspapers, likewise, and used to choose between models. Opinion is 1 % of it.",
    ],
    [
        "editorials dev",
        "../shared/corpora/editorials-dev.csv",
        "",
        "Editorials and opinion pieces from newspapers, likewise, and used to choose between models.",
    ],
    [
        "NewsSD-ENG",
        "../shared/corpora/newssd-eng.csv",
        "not_opinion=factual+quote",
        "Single sentences from newspapers, labelled by people under a guide of their own (Antici et al. 2024); a quotation is not opinion. Used to choose between models.",
    ],
];

/// The set of which each source is shown, too.
const TEST_BY_SOURCE: &str = SETS[0][1];

struct Set {
    name: &'static str,
    path: &'static str,
    about: &'static str,
    corpus: Corpus,
    judge: Judge,
    outcomes: Vec<Outcome>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [_, date, _, commit] = args.as_slice() else {
        return Err("expected --date DATE --commit COMMIT".into());
    };
    let classifier = Classifier::embedded()?;
    let mut sets = Vec::new();
    for [name, path, map, about] in SETS {
        if !root(path).is_file() {
            continue;
        }
        let options = CorpusOptions::new(Columns::default(), map.parse()?).keeping_given_labels();
        let corpus = Corpus::read(&[root(path)], &options)?;
        let judge = Judge::new(&corpus, &options.label_map)?;
        let outcomes = judge.outcomes(&classifier, &corpus);
        sets.push(Set {
            name,
            path,
            about,
            corpus,
            judge,
            outcomes,
        });
    }
    let mut card = format!("# The default model of Byline\n\nDate: {date}. Commit: {commit}.\n\n");
    card += &data(&classifier);
    card += USE_AND_LIMITS;
    card += "## Figures\n\nIntervals are 95 %, from resampling whole articles. *Majority* always answers the most frequent \
        label of the set. *Marks* answers `quote` where at least five words of the sentence, or a quotation that is \
        speech, stand in quotation marks, and else the most frequent other label of the training data.\n\n";
    let other = most_frequent_other(&classifier);
    for set in &sets {
        card += &figures(set, other);
        if set.path == TEST_BY_SOURCE {
            let path = root("training-data/articles.csv");
            card += &by_source(set, &ArticleTable::read(&path, "article", "source")?);
        }
    }
    card += &speakers(&classifier, &sets);
    card += &certainty(&classifier, &sets)?;
    card += &ablations(&classifier, &sets)?;
    std::io::stdout().write_all(card.as_bytes())?;
    Ok(())
}

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// What it is and what it learned from, as its manifest has it.
fn data(classifier: &Classifier) -> String {
    let manifest = classifier.model().manifest();
    let training = &manifest.training;
    let mut out = String::from(
        "A multinomial logistic regression over words, pairs of stems and counts, whose words inside quotation marks \
         and around reporting verbs have weights of their own; word vectors are folded into the weights. A second small \
         layer lets the article inform its sentences; one factor calibrates the probabilities.\n\n## Training data\n\n",
    );
    for file in &training.data {
        out += &format!(
            "- `{}`: {} rows, SHA-256 `{}`\n",
            file.path.display(),
            file.n_rows,
            file.sha256
        );
    }
    let counts: Vec<_> = training
        .n_sentences
        .iter()
        .map(|(label, n)| format!("{n} {label}"))
        .collect();
    let options: Vec<_> = training
        .options
        .iter()
        .map(|(name, value)| format!("{name} {value}"))
        .collect();
    let features: Vec<_> = manifest
        .features
        .iter()
        .map(|(name, n)| format!("{n} {name}"))
        .collect();
    out += &format!(
        "\n{} articles with {} sentences. ",
        training.n_articles,
        counts.join(", ")
    );
    out += &format!(
        "Trained by byline {} with {}. ",
        manifest.byline_version,
        options.join(", ")
    );
    out + &format!(
        "It holds {}. How the data was made: `training-data/README.md`.\n\n",
        features.join(", ")
    )
}

/// How often the speaker of a quotation is right, on the sets whose tables name speakers.
fn speakers(classifier: &Classifier, sets: &[Set]) -> String {
    let least = AnalysisOptions::default().min_speaker_confidence;
    let mut out = format!(
        "## Who says what\n\nOf quotations whose speaker the table names: how many get the right one, and how many \
         somebody else; first of all speakers, then of those above the confidence of {least}, below which there is none. \
         The calibration error is that of all. The ranker was fitted on none of these articles.\n\n"
    );
    let head = [
        "set",
        "quotations",
        "right",
        "wrong",
        "calibration error",
        "right above",
        "wrong above",
    ];
    out += &row(&head.map(str::to_owned));
    out += &format!("|---|{}\n", "---|".repeat(head.len() - 1));
    for set in sets {
        let all = score_speakers(classifier, &set.corpus, 0.0);
        let sure = score_speakers(classifier, &set.corpus, least);
        if all.n > 0 {
            let figures = [all.right, all.wrong, all.ece, sure.right, sure.wrong];
            let figures = figures.map(|figure| format!("{figure:.3}"));
            let cells = [set.name.to_owned(), all.n.to_string()]
                .into_iter()
                .chain(figures);
            out += &row(&cells.collect::<Vec<_>>());
        }
    }
    out + "\n"
}

/// What each component is worth: macro-F1, F1 of opinion and AUC of opinion of models trained without it.
fn ablations(classifier: &Classifier, sets: &[Set]) -> Result<String, Box<dyn Error>> {
    let corpus = Corpus::read(&TRAINING.map(root), &CorpusOptions::default())?;
    let seed = classifier.model().manifest().training.options.get("seed");
    let speakers = Corpus::read(&[root(SPEAKERS)], &CorpusOptions::default())?;
    let whole = TrainParams::default()
        .with_speakers(speakers)
        .with_vectors(Some(root("training-data/word-vectors")))
        .with_seed(seed.map_or(Ok(0), |seed| seed.parse())?);
    let names: Vec<String> = sets.iter().map(|set| set.name.to_owned()).collect();
    let mut out = String::from(
        "## What each component is worth\n\nTrained on the same data without it: macro-F1 / F1 of opinion / AUC of \
         opinion.\n\n",
    );
    out += &row(&[vec!["without".to_owned()], names].concat());
    out += &format!("|---|{}\n", "---|".repeat(sets.len()));
    let without = Component::ALL.map(Some);
    for component in [None].into_iter().chain(without) {
        let params = component.map_or(whole.clone(), |component| whole.clone().without(component));
        let classifier = Classifier::new(train(&corpus, &params)?);
        let mut cells = vec![component.map_or("nothing", Component::name).to_owned()];
        for set in sets {
            let outcomes = set.judge.outcomes(&classifier, &set.corpus);
            let evaluation = Evaluation::new(set.judge.labels().to_vec(), &outcomes);
            let opinion = Label::Opinion.name();
            let (f1, auc) = (evaluation.per_class[opinion].f1, evaluation.auc[opinion]);
            cells.push([evaluation.macro_f1, f1, auc].map(shown).join(" / "));
        }
        out += &row(&cells);
    }
    Ok(out)
}
