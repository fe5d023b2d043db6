//! The model that is compiled in is the one that the train command makes.

use std::process::Command;

use byline::{Classifier, Model};
use byline_corpus::{Corpus, CorpusOptions};

use crate::support::root;

#[test]
fn the_default_model_is_what_the_train_command_makes() {
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().join("again.byline");
    let status = Command::new(env!("CARGO_BIN_EXE_byline"))
        .current_dir(root(""))
        .arg("train")
        .arg("training-data/train.csv")
        .args([
            "training-data/open-train.csv",
            "training-data/open-train-by-sa.csv",
            "--speakers",
            "training-data/speakers.csv",
        ])
        .args(["--dev", "training-data/dev.csv", "--quiet", "--output"])
        .arg(&output)
        .status()
        .unwrap();
    assert!(status.success());
    let again = std::fs::read(&output).unwrap();
    let committed = std::fs::read(root("models/default.byline")).unwrap();
    if again == committed {
        return;
    }
    println!(
        "models/default.byline and a model trained here differ in bytes; their answers are compared instead"
    );
    let again = Classifier::new(Model::from_bytes(&again).unwrap());
    let committed = Classifier::new(Model::from_bytes(&committed).unwrap());
    let data = |classifier: &Classifier| {
        let files = classifier.model().manifest().training.data.iter();
        files.map(|file| file.sha256.clone()).collect::<Vec<_>>()
    };
    assert_eq!(
        data(&again),
        data(&committed),
        "models/default.byline was trained on other data: train it again"
    );
    let dev = root("training-data/dev.csv");
    let dev = Corpus::read(&[dev], &CorpusOptions::default()).unwrap();
    for article in dev.articles {
        let ours = again.classify(&article.document);
        let theirs = committed.classify(&article.document);
        for (ours, theirs) in ours.iter().zip(&theirs) {
            for (ours, theirs) in ours.probabilities.iter().zip(theirs.probabilities) {
                assert!(
                    (ours - theirs).abs() < 1e-3,
                    "models/default.byline is not what this code trains: {ours} and {theirs} in {}; train it again",
                    article.id
                );
            }
        }
    }
}
