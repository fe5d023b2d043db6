//! `byline inspect`: what a model file holds.

use std::fmt::Write as _;
use std::path::PathBuf;

use byline::Label;
use byline::model::{Manifest, ModelId};
use clap::Args;
use serde::Serialize;

use crate::arguments::model::classifier;
use crate::arguments::output::OutputArgs;
use crate::files::Files;
use crate::outcome::Outcome;
use crate::output::{Report, ReportFormat};

/// Tells what a model file holds: labels, features, how it was trained and how it scored
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  byline inspect\n  byline inspect my.byline --format json")]
pub(crate) struct InspectArgs {
    /// Model file [default: the model compiled in]
    #[arg(value_name = "MODEL")]
    model: Option<PathBuf>,

    #[command(flatten)]
    output: OutputArgs<ReportFormat>,
}

impl InspectArgs {
    pub(crate) fn run(self, mut files: Files) -> anyhow::Result<Outcome> {
        let (format, destination) = self.output.decide(&files)?;
        let mut sink = destination.open(&files.target(destination.path())?)?;
        let classifier = classifier(self.model.as_deref())?;
        let model = classifier.model();
        sink.write(&format.written(&Contents {
            id: model.id(),
            manifest: model.manifest(),
        })?)?;
        sink.finish()?;
        Ok(Outcome::Done)
    }
}

/// What a model file says about itself.
#[derive(Serialize)]
#[serde(transparent)]
struct Contents<'a> {
    #[serde(skip)]
    id: ModelId,
    manifest: &'a Manifest,
}

impl Report for Contents<'_> {
    fn text(&self) -> String {
        report(self.id, self.manifest)
    }
}

fn report(id: ModelId, manifest: &Manifest) -> String {
    let mut out = String::new();
    let mut line = |name: &str, value: &dyn std::fmt::Display| {
        // Writing to memory cannot fail.
        let _ = writeln!(out, "{name:<24} {value}");
    };
    let training = &manifest.training;
    line("id", &id);
    line("format version", &manifest.format_version);
    line(
        "trained by",
        &format_args!("byline {}", manifest.byline_version),
    );
    line("labels", &manifest.labels.join(", "));
    let is_learned = |label: &Label| manifest.labels.iter().any(|name| name == label.name());
    for label in Label::ALL.into_iter().filter(|label| !is_learned(label)) {
        line("never answered", &label);
    }
    for (kind, number) in &manifest.features {
        line(&format!("features: {kind}"), number);
    }
    for file in &training.data {
        let text = format!(
            "{}, {} rows, sha256 {}",
            file.path.display(),
            file.n_rows,
            file.sha256
        );
        line("training data", &text);
    }
    line("articles", &training.n_articles);
    for (label, number) in &training.n_sentences {
        line(&format!("sentences: {label}"), number);
    }
    for (name, value) in &training.options {
        line(&format!("option: {name}"), value);
    }
    for (name, value) in &training.metrics {
        line(&format!("score: {name}"), &format_args!("{value:.4}"));
    }
    out
}

#[cfg(test)]
mod tests {
    use byline::model::{DataFile, Manifest, ModelId};

    use super::report;

    #[test]
    fn lists_everything_that_the_manifest_holds() {
        let mut manifest = Manifest {
            format_version: 1,
            byline_version: "0.1.0".to_owned(),
            labels: vec!["factual".to_owned(), "quote".to_owned()],
            ..Manifest::default()
        };
        manifest.features.insert("bigrams".to_owned(), 12);
        manifest.training.n_articles = 3;
        manifest.training.data.push(DataFile {
            path: "a.csv".into(),
            sha256: "ab".to_owned(),
            n_rows: 7,
        });
        manifest.training.n_sentences.insert("quote".to_owned(), 5);
        manifest
            .training
            .options
            .insert("seed".to_owned(), "1".to_owned());
        manifest
            .training
            .metrics
            .insert("dev_macro_f1".to_owned(), 0.5);
        let expected = "\
id                       crc32:00000000
format version           1
trained by               byline 0.1.0
labels                   factual, quote
never answered           opinion
features: bigrams        12
training data            a.csv, 7 rows, sha256 ab
articles                 3
sentences: quote         5
option: seed             1
score: dev_macro_f1      0.5000
";
        assert_eq!(report(ModelId::default(), &manifest), expected);
    }
}
