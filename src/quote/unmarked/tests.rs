//! Every detector settles the last paragraph of its own example.

use super::paragraph::Paragraph;
use super::{DETECTORS, Finder};
use crate::quote::passage::{passages, within};
use crate::segment::segment;

/// The name of the detector that settles the last paragraph of `text`.
fn detector_of_last(text: &str) -> Option<&'static str> {
    let segmentation = segment(text);
    let mut found = Vec::new();
    passages(text, &segmentation, &mut found);
    let passages = found;
    let mut sentences = segmentation.sentences.as_slice();
    let mut finder = Finder::of(text, &passages, sentences);
    let (mut before, mut found, mut last) = (None, Vec::new(), None);
    for &passage in passages.iter().filter(|passage| !passage.is_structure) {
        let paragraph = Paragraph {
            span: passage.span,
            sentences: within(&mut sentences, passage.span),
            before: before.replace(passage),
            pairs: &[],
        };
        finder.turns.begin_paragraph();
        if !finder.is_credit(passage.span) {
            last = DETECTORS
                .iter()
                .find(|detector| (detector.find)(&mut finder, &paragraph, &mut found))
                .map(|detector| detector.name);
        }
    }
    last
}

#[test]
fn each_detector_settles_its_example() {
    for detector in DETECTORS {
        let settles = detector_of_last(detector.example);
        assert_eq!(settles, Some(detector.name), "{}", detector.example);
    }
}
