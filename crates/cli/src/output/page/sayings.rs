//! Quotations and reported speech joined to their speakers.

use std::collections::HashMap;

use byline::Span;
use byline::attribution::totals;
use serde::Serialize;

use super::super::overlaps::Overlaps;
use super::super::quotations::shown;
use super::super::{Classified, on_one_line};

/// What the sources of an article say, and where.
pub(super) struct Sayings<'a> {
    text: &'a str,
    /// Quotations and reported speech, in the order of the attributions that have a source.
    pub(super) all: Vec<Saying<'a>>,
    /// The speakers with a name; a speaker's number is an index into them.
    pub(super) speakers: Vec<SpeakerRow<'a>>,
    /// Words of sources, cues and names, in order of their start.
    marks: Vec<(Span, Mark)>,
}

/// Words and their source.
#[derive(Serialize)]
pub(super) struct Saying<'a> {
    /// Number of the speaker, if the text tells; a nameless one has a number after all others.
    speaker: Option<usize>,
    name: Option<&'a str>,
    cue: Option<&'a str>,
    confidence: Option<f32>,
}

/// What one speaker says in all.
pub(super) struct SpeakerRow<'a> {
    pub(super) name: &'a str,
    pub(super) n_quotations: usize,
    pub(super) n_words: usize,
    pub(super) n_indirect: usize,
}

/// What a stretch of text is in a saying.
#[derive(Clone, Copy)]
enum Mark {
    /// The words of a saying.
    Words(usize),
    /// The cue of a saying.
    Cue(usize),
    /// A name of a speaker.
    Name(usize),
}

/// A piece of a sentence of which all characters have the same marks.
#[derive(Default)]
pub(super) struct Run<'a> {
    pub(super) text: std::borrow::Cow<'a, str>,
    /// The saying whose words these are.
    pub(super) words: Option<usize>,
    /// The saying whose cue this is.
    pub(super) cue: Option<usize>,
    /// The speaker whom this names.
    pub(super) name: Option<usize>,
}

impl Run<'_> {
    /// Whether it is no part of a saying.
    pub(super) fn is_plain(&self) -> bool {
        self.words.is_none() && self.cue.is_none() && self.name.is_none()
    }
}

impl<'a> Sayings<'a> {
    pub(super) fn of(classified: &'a Classified) -> Self {
        let document = &classified.document;
        let text = document.text();
        let totals = totals(document, &classified.attributions);
        let speakers: Vec<SpeakerRow<'_>> = totals
            .iter()
            .map(|total| SpeakerRow {
                name: total.name.of(text),
                n_quotations: total.n_quotations,
                n_words: total.n_words,
                n_indirect: total.n_indirect,
            })
            .collect();
        let numbers = speakers.iter().map(|speaker| speaker.name).zip(0..);
        let numbers: HashMap<&str, usize> = numbers.collect();
        let mut n_speakers = speakers.len();
        let mut all = Vec::new();
        let mut marks = Vec::new();
        let attributed = classified.attributions.iter();
        for attribution in attributed.filter(|found| found.is_attributed) {
            let quotation = attribution
                .quotation_idx
                .and_then(|idx| document.quotations().get(idx));
            let words = quotation.map_or(attribution.content, |quotation| quotation.span);
            marks.push((words, Mark::Words(all.len())));
            marks.extend(attribution.cue.map(|cue| (cue, Mark::Cue(all.len()))));
            let number = attribution.speaker.map(|speaker| {
                let number = numbers.get(speaker.name.of(text)).copied();
                let number = number.unwrap_or_else(|| {
                    n_speakers += 1;
                    n_speakers - 1
                });
                marks.push((speaker.mention, Mark::Name(number)));
                marks.push((speaker.name, Mark::Name(number)));
                number
            });
            all.push(Saying {
                speaker: number,
                name: attribution.speaker.map(|speaker| speaker.name.of(text)),
                cue: attribution.cue.map(|cue| cue.of(text)),
                confidence: attribution.speaker.map(|speaker| shown(speaker.confidence)),
            });
        }
        marks.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
        Self {
            text,
            all,
            speakers,
            marks,
        }
    }

    /// The places of all marks, to be asked which of them overlap a sentence.
    pub(super) fn overlaps(&self) -> Overlaps {
        Overlaps::new(self.marks.iter().map(|(span, _)| *span).collect())
    }

    /// A sentence cut where a mark begins or ends; `overlapping` are the marks that share a byte with it.
    pub(super) fn runs(&self, sentence: Span, overlapping: &[usize]) -> Vec<Run<'a>> {
        let marks: Vec<(Span, Mark)> = overlapping.iter().map(|&idx| self.marks[idx]).collect();
        let ends = marks.iter().flat_map(|(span, _)| [span.start, span.end]);
        let ends = ends.filter(|&at| sentence.start < at && at < sentence.end);
        let mut cuts: Vec<usize> = ends.chain([sentence.start, sentence.end]).collect();
        cuts.sort_unstable();
        cuts.dedup();
        let mut covering = Overlaps::new(marks.iter().map(|(span, _)| *span).collect());
        let run = |pair: &[usize]| {
            let piece = Span::new(pair[0], pair[1]);
            let mut run = Run {
                text: on_one_line(piece.of(self.text)),
                ..Run::default()
            };
            // Where marks of one kind overlap, the one that begins last is the inner one and counts.
            for &idx in covering.of(piece) {
                match marks[idx].1 {
                    Mark::Words(saying) => run.words = Some(saying),
                    Mark::Cue(saying) => run.cue = Some(saying),
                    Mark::Name(speaker) => run.name = Some(speaker),
                }
            }
            run
        };
        cuts.windows(2).map(run).collect()
    }
}
