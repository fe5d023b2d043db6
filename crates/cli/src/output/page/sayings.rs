//! Quotations and reported speech joined to their speakers.

use std::collections::HashMap;

use byline::analysis::{AnalysedQuotation, AnalysedSentence, SpeakerSummary};
use byline::{Analysis, Span};
use serde::Serialize;

use super::super::line_of_page;
use super::super::overlaps::Overlaps;

/// What the sources of an article say, and where.
pub(super) struct Sayings<'a> {
    /// Quotations and reported speech that give words of a source, in order of their words.
    pub(super) all: Vec<Saying<'a>>,
    /// The speakers with a name; a speaker's number is an index into them.
    pub(super) speakers: &'a [SpeakerSummary<'a>],
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
    pub(super) fn of(analysis: &'a Analysis<'a>) -> Self {
        let speakers = &analysis.speakers[..];
        let numbers = speakers.iter().map(|speaker| &*speaker.name).zip(0..);
        let numbers: HashMap<&str, usize> = numbers.collect();
        let mut n_speakers = speakers.len();
        let mut all = Vec::new();
        let mut marks = Vec::new();
        for quotation in attributed(analysis) {
            let words = Span::new(quotation.start, quotation.end);
            marks.push((words, Mark::Words(all.len())));
            let cue = quotation.cue.as_ref();
            marks.extend(cue.map(|cue| (Span::new(cue.start, cue.end), Mark::Cue(all.len()))));
            let speaker = quotation.speaker.as_ref();
            let number = speaker.map(|speaker| {
                let number = numbers.get(&*speaker.name).copied();
                let number = number.unwrap_or_else(|| {
                    n_speakers += 1;
                    n_speakers - 1
                });
                let mention = Span::new(speaker.start, speaker.end);
                let name = Span::new(speaker.name_start, speaker.name_end);
                marks.push((mention, Mark::Name(number)));
                marks.push((name, Mark::Name(number)));
                number
            });
            all.push(Saying {
                speaker: number,
                name: speaker.map(|speaker| &*speaker.name),
                cue: cue.map(|cue| &*cue.text),
                confidence: speaker.map(|speaker| speaker.confidence),
            });
        }
        marks.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
        Self {
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
    pub(super) fn runs(
        &self,
        sentence: &'a AnalysedSentence<'a>,
        overlapping: &[usize],
    ) -> Vec<Run<'a>> {
        let marks: Vec<(Span, Mark)> = overlapping.iter().map(|&idx| self.marks[idx]).collect();
        let ends = marks.iter().flat_map(|(span, _)| [span.start, span.end]);
        let ends = ends.filter(|&at| sentence.start < at && at < sentence.end);
        let mut cuts: Vec<usize> = ends.chain([sentence.start, sentence.end]).collect();
        cuts.sort_unstable();
        cuts.dedup();
        let mut covering = Overlaps::new(marks.iter().map(|(span, _)| *span).collect());
        let run = |pair: &[usize]| {
            let piece = Span::new(pair[0], pair[1]);
            let words = &sentence.text[piece.start - sentence.start..piece.end - sentence.start];
            let mut run = Run {
                text: line_of_page(words),
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

/// Quotations and reported speech that give words of a source, in order of their words.
fn attributed<'a>(analysis: &'a Analysis<'a>) -> Vec<&'a AnalysedQuotation<'a>> {
    let quotations = analysis.quotations.iter().chain(&analysis.reported);
    // Of inner quotations only the words are known.
    let mut attributed: Vec<_> = quotations
        .filter(|quotation| quotation.attributed && quotation.manner.is_some())
        .collect();
    attributed.sort_by_key(|quotation| (quotation.content_start, quotation.content_end));
    attributed
}
