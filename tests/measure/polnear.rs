//! How well quotations and their speakers agree with `PolNeAR`, news articles annotated by people.
//!
//! Gold spans: what stands inside double marks and inside an annotated content span of a direct or mixed attribution
//! (for each text, its first annotator). Marks are read naively, paragraph by paragraph; pieces of one marked stretch
//! are one span, and so are stretches that open again at the head of each paragraph. The types of the file were set
//! without regard to typewriter marks (''): what stands in them is all typed indirect. So there are three definitions.
//! The marked one counts content with such marks whatever its type; the typed one goes by the type alone; *any* counts
//! all that is annotated.
//!
//! Predicted spans: outer quotations in double marks that are judged words of a source. A predicted span matches a
//! gold span of which no other is the match when the two share at least 80 % of the bytes they cover together.
//!
//! The speaker is right when the mention overlaps the annotated source, or the source holds the name or its last word.

#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "the table is what the measurement is for, and a malformed corpus is a failure of the test"
)]

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};

use crate::classifier;
use byline::Document;
use byline::attribution::Attribution;
use byline::quote::QuotationForm;
use serde_json::Value;

/// A file of `../shared/corpora`, or `None` with a message where it is absent.
pub(crate) fn shared(name: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../shared/corpora")
        .join(name);
    if path.exists() {
        return Some(path);
    }
    println!("skipped: {} is absent", path.display());
    None
}

#[derive(Default)]
struct Counts {
    matched: usize,
    n_predicted: usize,
    n_gold: usize,
    n_sources: usize,
    right_sources: usize,
}

impl Counts {
    fn precision(&self) -> f64 {
        ratio(self.matched, self.n_predicted)
    }

    fn recall(&self) -> f64 {
        ratio(self.matched, self.n_gold)
    }

    fn f1(&self) -> f64 {
        ratio(2 * self.matched, self.n_predicted + self.n_gold)
    }

    fn speakers(&self) -> f64 {
        ratio(self.right_sources, self.n_sources)
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts are small")]
pub(crate) fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

/// What is wrong, by kind, for the typed definition.
///
/// And how the figures come out where recall is asked of direct and mixed attributions only, and precision of all that
/// is annotated.
#[test]
fn most_errors_by_type_are_content_in_marks_that_was_typed_indirect() {
    let Some(path) = shared("polnear-dev.jsonl") else {
        return;
    };
    let mut kinds: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let (mut typed, mut any) = (Counts::default(), Counts::default());
    for line in std::fs::read_to_string(path).unwrap().lines() {
        let value: Value = serde_json::from_str(line).unwrap();
        article(&value, Definition::Any, &mut any);
        let text = value["text"].as_str().unwrap();
        let annotated = gold(&value, Definition::Any, text);
        let (false_alarms, missed) = article(&value, Definition::Typed, &mut typed);
        for span in false_alarms {
            let kind = false_alarm(text, &span, &annotated);
            *kinds.entry(("false alarm", kind)).or_default() += 1;
        }
        for span in missed {
            *kinds.entry(("missed", missed_as(text, &span))).or_default() += 1;
        }
    }
    for ((error, kind), n) in &kinds {
        println!("{error:<12} {n:>4}  {kind}");
    }
    let (precision, recall) = (any.precision(), typed.recall());
    let f1 = 2.0 * precision * recall / (precision + recall);
    println!(
        "precision on any attribution {precision:.3}, recall on direct and mixed {recall:.3}, F1 {f1:.3}"
    );
    assert!(f1 >= 0.94);
}

/// Why `span`, which is no gold span, may have been predicted.
fn false_alarm(text: &str, span: &Range<usize>, annotated: &[Gold]) -> &'static str {
    let best = annotated
        .iter()
        .map(|gold| shared_part(span, &gold.span))
        .fold(0.0, f64::max);
    let n_words = text[span.clone()].split_whitespace().count();
    if best >= 0.8 && text[..span.start].ends_with("''") {
        "annotated as indirect, in typewriter marks"
    } else if best >= 0.8 {
        "annotated as indirect, in other marks"
    } else if best > 0.0 {
        "annotated with other ends"
    } else if n_words < 5 {
        "not annotated, fewer than five words"
    } else {
        "not annotated, five words or more"
    }
}

/// What the gold span `span` is taken for.
fn missed_as(text: &str, span: &Range<usize>) -> &'static str {
    let document = Document::new(text);
    let attributions = classifier().attribute(&document);
    let (mut best, mut is_attributed) = (0.0, false);
    for attribution in attributions
        .iter()
        .filter(|found| found.quotation_idx.is_some())
    {
        let part = shared_part(span, &(attribution.content.start..attribution.content.end));
        if part > best {
            (best, is_attributed) = (part, attribution.is_attributed);
        }
    }
    if best >= 0.8 && !is_attributed {
        "taken for a title, a name or the author's own marks"
    } else if best > 0.0 {
        "found with other ends"
    } else {
        "not found"
    }
}

/// Which annotated content is gold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Definition {
    /// Direct and mixed attributions, and all content with typewriter marks.
    Marked,
    /// Direct and mixed attributions only.
    Typed,
    /// All annotated content, whatever its type.
    Any,
}

/// A gold span with the source spans of its attribution.
struct Gold {
    span: Range<usize>,
    sources: Vec<Range<usize>>,
}

#[test]
fn quotations_and_speakers_agree_with_polnear() {
    println!("file                     gold    precision  recall  F1      speaker");
    for (name, definition, least_f1, least_speakers) in [
        ("polnear-train-150.jsonl", Definition::Marked, 0.94, 0.895),
        ("polnear-train-150.jsonl", Definition::Typed, 0.88, 0.895),
        ("polnear-dev.jsonl", Definition::Marked, 0.94, 0.895),
        ("polnear-dev.jsonl", Definition::Typed, 0.88, 0.895),
        ("polnear-dev.jsonl", Definition::Any, 0.93, 0.895),
    ] {
        let Some(path) = shared(name) else { return };
        let mut counts = Counts::default();
        for line in std::fs::read_to_string(path).unwrap().lines() {
            article(
                &serde_json::from_str(line).unwrap(),
                definition,
                &mut counts,
            );
        }
        println!(
            "{name:<24} {definition:<7?} {:<10.3} {:<7.3} {:<7.3} {:.3}",
            counts.precision(),
            counts.recall(),
            counts.f1(),
            counts.speakers()
        );
        assert!(counts.f1() >= least_f1, "span F1 {}", counts.f1());
        assert!(
            counts.speakers() >= least_speakers,
            "speakers {}",
            counts.speakers()
        );
    }
}

/// Adds an article to `counts`; returns what was predicted and is no gold span, and the gold spans that were missed.
fn article(
    article: &Value,
    definition: Definition,
    counts: &mut Counts,
) -> (Vec<Range<usize>>, Vec<Range<usize>>) {
    let text = article["text"].as_str().unwrap();
    let gold = gold(article, definition, text);
    let document = Document::new(text);
    let attributions = classifier().attribute(&document);
    let mut is_used = vec![false; gold.len()];
    let predicted = attributions.iter().filter(|attribution| {
        let quotation = attribution
            .quotation_idx
            .map(|idx| &document.quotations()[idx]);
        attribution.is_attributed
            && quotation.is_some_and(|quotation| quotation.form == QuotationForm::Double)
    });
    let mut false_alarms = Vec::new();
    counts.n_gold += gold.len();
    for attribution in predicted {
        counts.n_predicted += 1;
        let span = attribution.content.start..attribution.content.end;
        let best = (0..gold.len())
            .filter(|&idx| !is_used[idx])
            .max_by(|&a, &b| {
                shared_part(&span, &gold[a].span).total_cmp(&shared_part(&span, &gold[b].span))
            });
        let Some(idx) = best.filter(|&idx| shared_part(&span, &gold[idx].span) >= 0.8) else {
            false_alarms.push(span);
            continue;
        };
        is_used[idx] = true;
        counts.matched += 1;
        if !gold[idx].sources.is_empty() {
            counts.n_sources += 1;
            counts.right_sources += usize::from(is_speaker_right(text, attribution, &gold[idx]));
        }
    }
    let missed = gold.into_iter().zip(is_used);
    let missed = missed
        .filter(|(_, is_used)| !is_used)
        .map(|(gold, _)| gold.span);
    (false_alarms, missed.collect())
}

fn is_speaker_right(text: &str, attribution: &Attribution, gold: &Gold) -> bool {
    let Some(speaker) = attribution.speaker else {
        return false;
    };
    let name = speaker.name.of(text);
    let last = name.split_whitespace().next_back().unwrap_or(name);
    gold.sources.iter().any(|source| {
        let overlaps = speaker.mention.start < source.end && source.start < speaker.mention.end;
        let source = &text[source.clone()];
        let is_named = last.starts_with(char::is_uppercase)
            && source
                .split(|char: char| !char.is_alphanumeric() && char != '-')
                .any(|word| word == last);
        overlaps || source.contains(name) || is_named
    })
}

/// The part of all bytes covered by two spans that both cover.
#[expect(clippy::cast_precision_loss, reason = "texts are short")]
fn shared_part(a: &Range<usize>, b: &Range<usize>) -> f64 {
    let both = a.end.min(b.end).saturating_sub(a.start.max(b.start));
    both as f64 / (a.end.max(b.end) - a.start.min(b.start)) as f64
}

/// The gold spans of an article by its first annotator, in reading order.
fn gold(article: &Value, definition: Definition, text: &str) -> Vec<Gold> {
    let offsets: Vec<usize> = text
        .char_indices()
        .map(|(at, _)| at)
        .chain([text.len()])
        .collect();
    let spans = |value: &Value| -> Vec<Range<usize>> {
        let pairs = value.as_array().unwrap().iter();
        let offset = |value: &Value| offsets[usize::try_from(value.as_u64().unwrap()).unwrap()];
        pairs
            .map(|pair| offset(&pair[0])..offset(&pair[1]))
            .collect()
    };
    let marked = marked(text);
    let annotators = article["annotators"].as_object().unwrap();
    let mut gold: Vec<(Gold, usize)> = Vec::new();
    for entry in annotators.values().next().unwrap().as_array().unwrap() {
        let has_typewriter_marks = || {
            entry["content_text"]
                .as_str()
                .is_some_and(|content| content.contains("''"))
        };
        let is_gold = match definition {
            Definition::Any => true,
            Definition::Marked => entry["type"] != "indirect" || has_typewriter_marks(),
            Definition::Typed => entry["type"] != "indirect",
        };
        if !is_gold {
            continue;
        }
        for content in spans(&entry["content"]) {
            for (idx, (stretch, _)) in marked.iter().enumerate() {
                let span = stretch.start.max(content.start)..stretch.end.min(content.end);
                if span.start < span.end && text[span.clone()].contains(char::is_alphanumeric) {
                    let sources = spans(&entry["source"]);
                    gold.push((Gold { span, sources }, idx));
                }
            }
        }
    }
    gold.sort_by_key(|(gold, _)| (gold.span.start, gold.span.end));
    let mut merged: Vec<(Gold, usize)> = Vec::new();
    for (next, idx) in gold {
        match merged.last_mut() {
            Some((last, last_idx))
                if next.span.start <= last.span.end + 9
                    && (*last_idx == idx || (*last_idx + 1 == idx && marked[idx].1)) =>
            {
                last.span.end = last.span.end.max(next.span.end);
                *last_idx = idx;
            }
            _ => merged.push((next, idx)),
        }
    }
    merged.into_iter().map(|(gold, _)| gold).collect()
}

/// The stretches between double marks, and whether each continues the one before it in a new paragraph.
fn marked(text: &str) -> Vec<(Range<usize>, bool)> {
    let mut stretches = Vec::new();
    let mut start = 0;
    let mut is_left_open = false;
    for line in text.split_inclusive('\n') {
        let mut open: Option<(usize, bool)> = None;
        let mut skip = false;
        for (at, char) in line.char_indices() {
            let is_pair = line[at..].starts_with("''") || line[at..].starts_with("’’");
            let len = if is_pair {
                2 * char.len_utf8()
            } else {
                char.len_utf8()
            };
            if std::mem::take(&mut skip) {
                continue;
            }
            skip = is_pair;
            let opens = matches!(char, '“' | '„') || ((char == '"' || is_pair) && open.is_none());
            let closes = matches!(char, '”' | '"') || is_pair;
            if opens && open.is_none() {
                let continues = is_left_open && line[..at].trim().is_empty();
                open = Some((start + at + len, continues));
                is_left_open = false;
            } else if closes && let Some((from, continues)) = open.take() {
                stretches.push((from..start + at, continues));
            }
        }
        let end = start + line.trim_end().len();
        if let Some((from, continues)) = open.filter(|&(from, _)| from < end) {
            stretches.push((from..end, continues));
            is_left_open = true;
        } else if !line.trim().is_empty() {
            is_left_open = false;
        }
        start += line.len();
    }
    stretches
}
