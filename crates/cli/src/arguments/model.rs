//! The model that a command uses.

use std::borrow::Cow;
use std::path::Path;

use anyhow::{Context as _, bail};
use byline::LabelSets;
use byline::analysis::{AnalysisBuilder, AnalysisOptions};
use byline::{Classifier, Model};
use byline_evaluate::ErrorRateOutOfRange;
use byline_read::read_whole;

use crate::commands::version;
use crate::say::{log, message};

/// The classifier of a model file, or of the model that is compiled in.
pub(crate) fn classifier(path: Option<&Path>) -> anyhow::Result<Classifier> {
    let name = path.map_or("compiled in".to_owned(), |path| path.display().to_string());
    message::timed(&format!("reading the model {name}"), || {
        let bytes = match path {
            None => Cow::Borrowed(Model::embedded_file()),
            Some(path) => Cow::Owned(read_whole(path, Model::is_file)?),
        };
        if log::is_verbose() {
            message::info(&format!("model {name}, {}", version::hash(&bytes)));
        }
        let model = Model::from_bytes(&bytes);
        Ok(Classifier::new(
            model.with_context(|| format!("model {name}"))?,
        ))
    })
}

/// Reads the error rate of label sets.
pub(crate) fn error_rate(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(value) if value > 0.0 && value < 1.0 => Ok(value),
        Ok(value) => Err(ErrorRateOutOfRange(value).to_string()),
        Err(_) => Err("expected a number above 0 and below 1".to_owned()),
    }
}

/// The label sets for an error rate, if one is asked for.
pub(crate) fn label_sets(
    classifier: &Classifier,
    error_rate: Option<f64>,
) -> anyhow::Result<Option<LabelSets>> {
    let Some(error_rate) = error_rate else {
        return Ok(None);
    };
    match classifier.model().label_sets(error_rate)? {
        Some(sets) => Ok(Some(sets)),
        None => bail!("--error-rate: the model holds no thresholds for label sets, train it again"),
    }
}

/// Makes analyses as the options ask, if the model can.
pub(crate) fn analysis_builder(
    classifier: &Classifier,
    options: AnalysisOptions,
) -> anyhow::Result<AnalysisBuilder> {
    label_sets(classifier, options.error_rate)?;
    Ok(AnalysisBuilder::new(classifier.model(), options))
}
