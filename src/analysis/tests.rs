use std::sync::LazyLock;

use proptest::prelude::*;

use super::{Analysis, AnalysisOptions};
use crate::classifier::Classifier;
use crate::document::Document;
use crate::text::OffsetUnit;

static CLASSIFIER: LazyLock<Classifier> = LazyLock::new(|| Classifier::embedded().unwrap());

const TEXT: &str = "Café closes\n\nBy Jane Doe\n\nORLÉANS (PA) – “We’ve lost ‘the lot’ 🎉,” said Zoë Müller. \
    She said that nobody had warned them.\n\nThe cost 💶\n\n• Naïve: what a façade it was.\n\n\
    “It is – I repeat – over.\n\n“Nothing is left,” the café’s owner added.";

/// All places of an analysis: starts, ends and words.
fn places<'a>(analysis: &'a Analysis<'_>) -> Vec<(usize, usize, &'a str)> {
    let mut places: Vec<(usize, usize, &str)> = Vec::new();
    for sentence in &analysis.sentences {
        places.push((sentence.start, sentence.end, &sentence.text));
        let explanations = sentence.explanation.iter();
        for part in explanations.flat_map(|explanation| &explanation.parts) {
            if let (Some(start), Some(end), Some(text)) = (part.start, part.end, &part.text) {
                places.push((start, end, text));
            }
        }
    }
    for quotation in analysis.quotations.iter().chain(&analysis.reported) {
        places.push((quotation.start, quotation.end, &quotation.text));
        let content = (quotation.content_start, quotation.content_end);
        places.push((content.0, content.1, &quotation.content));
        if let Some(speaker) = &quotation.speaker {
            places.push((speaker.start, speaker.end, &speaker.text));
            places.push((speaker.name_start, speaker.name_end, &speaker.name));
        }
        let cue = quotation.cue.iter();
        places.extend(cue.map(|cue| (cue.start, cue.end, &*cue.text)));
    }
    let lines = analysis.structure.iter();
    places.extend(lines.map(|line| (line.start, line.end, &*line.text)));
    places
}

/// Everything that can be asked for, in this unit.
fn everything(offsets: OffsetUnit) -> AnalysisOptions {
    AnalysisOptions::default()
        .with_offsets(offsets)
        .with_min_confidence(Some(0.9))
        .with_error_rate(Some(0.05))
        .with_explain(true)
}

/// Checks that every place holds its words, cut as a language cuts that counts in the unit.
fn check_places(text: &str) {
    let characters: Vec<char> = text.chars().collect();
    let utf16: Vec<u16> = text.encode_utf16().collect();
    let analyse = |offsets| CLASSIFIER.analyse_text(text, &everything(offsets));
    for (start, end, words) in places(&analyse(OffsetUnit::Bytes)) {
        assert_eq!(&text[start..end], words);
    }
    for (start, end, words) in places(&analyse(OffsetUnit::Characters)) {
        assert_eq!(characters[start..end].iter().collect::<String>(), words);
    }
    for (start, end, words) in places(&analyse(OffsetUnit::Utf16)) {
        assert_eq!(String::from_utf16(&utf16[start..end]).unwrap(), words);
    }
}

#[test]
fn every_place_holds_its_words_in_every_unit() {
    check_places(TEXT);
    let analysis = CLASSIFIER.analyse_text(TEXT, &everything(OffsetUnit::Bytes));
    assert!(analysis.quotations.iter().any(|found| found.depth == 1));
    assert!(!analysis.reported.is_empty() && !analysis.speakers.is_empty());
    assert!(analysis.structure.len() > 3);
    assert!(places(&analysis).len() > 100);
}

#[test]
fn what_is_written_reads_back_and_outlives_its_text() {
    for options in [everything(OffsetUnit::Utf16), AnalysisOptions::default()] {
        let document = Document::new(TEXT);
        let mut analysis = CLASSIFIER.analyse(&document, &options);
        analysis.path = Some("a.txt".into());
        let json = serde_json::to_string(&analysis).unwrap();
        let read: Analysis<'static> = serde_json::from_str(&json).unwrap();
        assert_eq!(read, analysis);
        let owned = analysis.into_owned();
        drop(document);
        assert_eq!(read, owned);
    }
}

#[test]
fn a_text_without_a_word_has_an_analysis() {
    for text in ["", " \n", "\u{feff}"] {
        let analysis = CLASSIFIER.analyse_text(text, &AnalysisOptions::default());
        assert!(places(&analysis).is_empty());
        assert_eq!(analysis.summary, super::Summary::default());
    }
}

#[test]
fn options_that_make_no_sense_are_as_good_as_none() {
    for rate in [0.0, 1.0, -1.0, f64::NAN] {
        let options = AnalysisOptions::default().with_error_rate(Some(rate));
        let analysis = CLASSIFIER.analyse_text("It rained.", &options);
        assert_eq!(analysis.sentences[0].labels, None);
    }
}

#[test]
fn without_speakers_quotations_are_there_and_nobody_says_them() {
    let options = AnalysisOptions::default().with_speakers(false);
    let analysis = CLASSIFIER.analyse_text(TEXT, &options);
    let with = CLASSIFIER.analyse_text(TEXT, &AnalysisOptions::default());
    assert_eq!(analysis.sentences, with.sentences);
    assert_eq!(analysis.quotations.len(), with.quotations.len());
    assert!(analysis.reported.is_empty() && analysis.speakers.is_empty());
    for quotation in &analysis.quotations {
        assert_eq!(
            (&quotation.speaker, &quotation.cue, quotation.manner),
            (&None, &None, None)
        );
    }
}

#[test]
fn sentences_and_quotations_name_each_other() {
    let analysis = CLASSIFIER.analyse_text(TEXT, &AnalysisOptions::default());
    for (sentence_idx, sentence) in analysis.sentences.iter().enumerate() {
        for (quotation_idx, quotation) in analysis.quotations.iter().enumerate() {
            let overlaps = quotation.start < sentence.end && sentence.start < quotation.end;
            assert_eq!(sentence.quotations.contains(&quotation_idx), overlaps);
            assert_eq!(quotation.sentences.contains(&sentence_idx), overlaps);
        }
    }
}

#[test]
fn a_line_says_what_it_shares_its_line_with() {
    let text = "The cost\n\nLEEDS (PA) – The bridge fell.\n1. It was old.";
    let analysis = CLASSIFIER.analyse_text(text, &AnalysisOptions::default());
    let lines = analysis.structure.iter();
    let lines: Vec<_> = lines
        .map(|line| (&*line.text, line.begins_line, line.ends_line))
        .collect();
    assert_eq!(lines[0], ("The cost", true, true));
    assert_eq!(lines[1], ("LEEDS (PA) –", true, false));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_has_an_analysis(text in "([A-Z][a-zé🎉]{2,9}[ .“”‘’\"—:\n]{1,2}|\\PC){0,60}") {
        check_places(&text);
        let analysis = CLASSIFIER.analyse_text(&text, &AnalysisOptions::default());
        let json = serde_json::to_string(&analysis).unwrap();
        prop_assert_eq!(serde_json::from_str::<Analysis<'_>>(&json).unwrap(), analysis);
    }
}
