//! How sure a speaker has to be.

use byline::analysis::AnalysisOptions;
use clap::Args;

use super::probability::probability;

/// Which speakers are given.
#[derive(Debug, Args)]
pub(crate) struct SpeakerArgs {
    /// Give no speaker who is less probable than this [default: 0.5]
    #[arg(long, value_name = "P", value_parser = probability)]
    min_speaker_confidence: Option<f32>,
}

impl SpeakerArgs {
    /// The same options with this.
    pub(crate) fn apply(&self, options: AnalysisOptions) -> AnalysisOptions {
        match self.min_speaker_confidence {
            Some(least) => options.with_min_speaker_confidence(least),
            None => options,
        }
    }
}
