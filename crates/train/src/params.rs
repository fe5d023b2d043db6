//! How to train.

use std::collections::BTreeMap;
use std::path::PathBuf;

use byline::features::FeatureConfig;
use byline_corpus::Corpus;

use crate::component::Component;

/// How to train.
///
/// ```
/// use byline_train::{Component, TrainParams};
/// let params = TrainParams::default().with_seed(7).without(Component::Bigrams);
/// assert_eq!((params.seed, params.features.bigrams), (7, false));
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct TrainParams {
    /// Folder of word vectors, or none.
    pub vectors: Option<PathBuf>,
    /// Seed of the folds.
    pub seed: u64,
    /// Parts of the feature extractor.
    pub features: FeatureConfig,
    /// Whether the article informs its sentences.
    pub context: bool,
    /// Articles from which only speakers are learned, besides those of the corpus.
    pub speakers: Corpus,
}

impl Default for TrainParams {
    fn default() -> Self {
        Self {
            vectors: None,
            seed: 0,
            features: FeatureConfig::default(),
            context: true,
            speakers: Corpus::default(),
        }
    }
}

impl TrainParams {
    /// With the word vectors of a folder, or without any.
    #[must_use]
    pub fn with_vectors(mut self, folder: Option<PathBuf>) -> Self {
        self.vectors = folder;
        self
    }

    /// With another seed.
    #[must_use]
    pub fn with_seed(mut self, seed: u64) -> Self {
        self.seed = seed;
        self
    }

    /// With articles from which only speakers are learned.
    #[must_use]
    pub fn with_speakers(mut self, speakers: Corpus) -> Self {
        self.speakers = speakers;
        self
    }

    /// The options by name, as far as the model depends on them. Of a folder that is its name, not where it lies.
    pub(crate) fn options(&self) -> BTreeMap<String, String> {
        let vectors = match &self.vectors {
            None => "none".to_owned(),
            Some(folder) => {
                // `.` and `..` have no name of their own.
                let real = folder.canonicalize().unwrap_or_default();
                let name = folder.file_name().or_else(|| real.file_name());
                name.unwrap_or(folder.as_os_str())
                    .to_string_lossy()
                    .into_owned()
            }
        };
        let mut options = BTreeMap::from([
            ("seed".to_owned(), self.seed.to_string()),
            ("vectors".to_owned(), vectors),
        ]);
        let missing: Vec<&str> = self.missing().map(Component::name).collect();
        if !missing.is_empty() {
            options.insert("without".to_owned(), missing.join(","));
        }
        options
    }
}

impl TrainParams {
    /// These parameters with one component less.
    #[must_use]
    pub fn without(mut self, component: Component) -> Self {
        match component {
            Component::Vectors => self.vectors = None,
            Component::VoiceScope => self.features.voice_scope = false,
            Component::Attribution => self.features.attribution = false,
            Component::Bigrams => self.features.bigrams = false,
            Component::Indicators => self.features.indicators = false,
            Component::Sections => self.features.sections = false,
            Component::Stance => self.features.stance = false,
            Component::Context => self.context = false,
        }
        self
    }

    /// The components that these parameters leave out.
    pub fn missing(&self) -> impl Iterator<Item = Component> {
        Component::ALL
            .into_iter()
            .filter(|component| match component {
                Component::Vectors => self.vectors.is_none(),
                Component::VoiceScope => !self.features.voice_scope,
                Component::Attribution => !self.features.attribution,
                Component::Bigrams => !self.features.bigrams,
                Component::Indicators => !self.features.indicators,
                Component::Sections => !self.features.sections,
                Component::Stance => !self.features.stance,
                Component::Context => !self.context,
            })
    }
}
