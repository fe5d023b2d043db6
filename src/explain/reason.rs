//! Why, in one plain sentence: the strongest of the parts that a score is the sum of, in words.

use crate::explain::difference::NORMALISATION;
use crate::explain::{Explanation, PartKind};
use crate::label::Label;
use crate::lexicon::SMALL_WORDS;
use crate::span::Span;

/// Below it the label is less than one and a half times as probable as the runner-up: ln 1.5.
const CLOSE: f32 = 0.405;
/// So many causes are named at most.
const MOST: usize = 3;
/// Causes are named down to this share of the strongest.
const LEAST_SHARE: f32 = 0.4;
/// Causes that make up this share of all that speaks for a label are most of it.
const MOSTLY: f32 = 0.5;

/// What speaks for a label.
#[derive(Clone, Debug, PartialEq)]
struct Cause {
    what: What,
    value: f32,
}

/// What a reader finds in the text, or is told of it.
#[derive(Clone, Debug, PartialEq)]
enum What {
    /// Words, which are shown as they stand.
    Words(Span),
    /// What can follow *because*.
    Clause(String),
}

/// What speaks for a label, the strongest first.
struct Causes {
    named: Vec<Cause>,
    /// Whether they are most of all that does.
    are_most: bool,
}

impl Explanation {
    /// Why, in one plain sentence without its full stop: the label, and the strongest of what speaks for it in `text`,
    /// which is that of the document. Where the label is hardly more probable than the runner-up, it says so, and what
    /// speaks for either.
    ///
    /// ```
    /// use byline::{Classifier, Document};
    /// let document = Document::new("It is a disgrace that nobody was asked.");
    /// let explanation = &Classifier::embedded()?.explain(&document)[0];
    /// let reason = explanation.reason(document.text());
    /// assert!(reason.starts_with("opinion, ") && reason.contains("“disgrace”"), "{reason}");
    /// # Ok::<(), byline::Error>(())
    /// ```
    #[must_use]
    pub fn reason(&self, text: &str) -> String {
        let Self {
            label, runner_up, ..
        } = self;
        let for_label = self.causes(1.0, text);
        if self.score < CLOSE {
            let sides = [(for_label, label), (self.causes(-1.0, text), runner_up)];
            let sides = sides
                .iter()
                .filter_map(|(causes, label)| causes.speak_for(**label, text));
            let sides: Vec<String> = sides.collect();
            let close = format!("close between {label} and {runner_up}");
            return match &sides[..] {
                [] => close,
                sides => format!("{close}: {}", sides.join("; ")),
            };
        }
        if for_label.named.is_empty() {
            return format!("{label}, since little in it speaks for {runner_up}");
        }
        let share = if for_label.are_most {
            "mostly"
        } else {
            "partly"
        };
        format!("{label}, {share} {}", for_label.because(text))
    }

    /// What speaks for the label where `sign` is 1, for the runner-up where it is -1.
    fn causes(&self, sign: f32, text: &str) -> Causes {
        let mut causes: Vec<Cause> = Vec::new();
        let parts = self.parts.iter().filter(|part| {
            part.kind != PartKind::Intercept
                && part.name != NORMALISATION
                && sign * part.value > 0.0
        });
        let mut total = 0.0;
        for part in parts {
            let value = sign * part.value;
            total += value;
            let what = match part.span {
                Some(span) if say_something(span.of(text)) => What::Words(span),
                Some(_) => continue,
                None => What::Clause(part.name.clone()),
            };
            causes.push(Cause { what, value });
        }
        causes.sort_by(|a, b| b.value.total_cmp(&a.value));
        let strongest = causes.first().map_or(0.0, |cause| cause.value);
        causes.truncate(MOST);
        causes.retain(|cause| cause.value >= LEAST_SHARE * strongest);
        let sum: f32 = causes.iter().map(|cause| cause.value).sum();
        Causes {
            named: joined(causes, text),
            are_most: sum >= MOSTLY * total,
        }
    }
}

impl Causes {
    /// `because of “disgrace” and “must”`, `because all of it is quoted`.
    fn because(&self, text: &str) -> String {
        let (words, clauses) = self.parts(text);
        let words = (!words.is_empty()).then(|| format!("because of {}", listed(&words)));
        let clauses = (!clauses.is_empty()).then(|| format!("because {}", listed(&clauses)));
        let begins_with_words = matches!(
            self.named.first(),
            Some(Cause {
                what: What::Words(_),
                ..
            })
        );
        let both = if begins_with_words {
            [words, clauses]
        } else {
            [clauses, words]
        };
        let both: Vec<String> = both.into_iter().flatten().collect();
        both.join(" and ")
    }

    /// `“disgrace” speaks for opinion`, if anything does.
    fn speak_for(&self, label: Label, text: &str) -> Option<String> {
        let strongest = self.named.first()?;
        Some(match &strongest.what {
            What::Words(span) => format!("{} speaks for {label}", cited(*span, text)),
            What::Clause(clause) => format!("that {clause} speaks for {label}"),
        })
    }

    /// Words and clauses, each in order of their strength.
    fn parts(&self, text: &str) -> (Vec<String>, Vec<String>) {
        let mut words = Vec::new();
        let mut clauses = Vec::new();
        for cause in &self.named {
            match &cause.what {
                What::Words(span) => words.push(cited(*span, text)),
                What::Clause(clause) => clauses.push(clause.clone()),
            }
        }
        (words, clauses)
    }
}

/// Causes in order of their strength; words that overlap, or stand side by side, are one.
fn joined(causes: Vec<Cause>, text: &str) -> Vec<Cause> {
    let mut joined: Vec<Cause> = Vec::new();
    for cause in causes {
        let mut cause = cause;
        // What it touches may touch others in its turn, but never more than there are.
        while let Some(idx) = joined
            .iter()
            .position(|other| touch(&cause.what, &other.what, text))
        {
            let other = joined.remove(idx);
            if let (What::Words(span), What::Words(with)) = (&mut cause.what, other.what) {
                *span = Span::new(span.start.min(with.start), span.end.max(with.end));
            }
            cause.value += other.value;
        }
        joined.push(cause);
    }
    joined.sort_by(|a, b| b.value.total_cmp(&a.value));
    joined
}

fn touch(a: &What, b: &What, text: &str) -> bool {
    let (What::Words(a), What::Words(b)) = (a, b) else {
        return false;
    };
    let between = a.end.min(b.end)..a.start.max(b.start);
    text.get(between)
        .is_none_or(|between| between.trim().is_empty())
}

/// `“such a waste”`, on one line.
fn cited(span: Span, text: &str) -> String {
    let words: Vec<&str> = span.of(text).split_whitespace().collect();
    format!("“{}”", words.join(" "))
}

/// Whether the words say something alone: *disgrace*, *no choice*, not *it is*.
fn say_something(words: &str) -> bool {
    let mut words = words.split_whitespace();
    words.any(|word| word.contains(char::is_alphanumeric) && !SMALL_WORDS.contains(word))
}

/// `a`, `a and b`, `a, b and c`.
fn listed(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use crate::classifier::Prediction;
    use crate::explain::{Explanation, Part, PartKind};
    use crate::span::Span;

    const TEXT: &str = "It is such a  waste, and we must say so.";

    /// That of opinion over factual, by so much.
    fn reason(score: f32, parts: &[(&str, f32)]) -> String {
        let part = |&(what, value): &(&str, f32)| {
            let start = TEXT.find(what);
            Part {
                kind: match (start, what.contains(' ')) {
                    (None, _) => PartKind::Indicator,
                    (Some(_), true) => PartKind::Pair,
                    (Some(_), false) => PartKind::Word,
                },
                span: start.map(|start| Span::new(start, start + what.len())),
                name: what.to_owned(),
                value,
            }
        };
        let prediction = Prediction::new(Span::new(0, TEXT.len()), [0.0, -9.0, score]);
        let parts = parts.iter().map(part).collect();
        Explanation::new(&prediction, parts).reason(TEXT)
    }

    #[test]
    fn the_strongest_causes_are_named_in_order() {
        let parts = [("must", 0.5), ("waste", 0.75), ("so", 0.1), ("say", -0.5)];
        assert_eq!(
            reason(2.0, &parts),
            "opinion, mostly because of “waste” and “must”"
        );
        let parts = [("waste", 0.5), ("all of it is quoted", 0.75), ("must", 0.5)];
        assert_eq!(
            reason(2.0, &parts),
            "opinion, mostly because all of it is quoted and because of “waste” and “must”"
        );
    }

    #[test]
    fn causes_that_are_not_most_are_called_a_part() {
        let many: Vec<_> = "It is such a waste and we must say so"
            .split(' ')
            .map(|word| (word, 0.25))
            .collect();
        assert!(reason(2.0, &many).starts_with("opinion, partly because of “"));
    }

    #[test]
    fn words_side_by_side_are_cited_together() {
        let parts = [
            ("waste", 0.5),
            ("such a", 0.5),
            ("a  waste", 0.5),
            (",", 2.0),
            ("It is", 0.75),
        ];
        assert_eq!(
            reason(2.0, &parts),
            "opinion, partly because of “such a waste”"
        );
        let apart = [("waste", 0.5), ("must", 0.5)];
        assert_eq!(
            reason(2.0, &apart),
            "opinion, mostly because of “waste” and “must”"
        );
    }

    #[test]
    fn a_close_decision_says_what_speaks_for_either() {
        let parts = [("waste", 0.5), ("it gives two numbers", -0.4)];
        assert_eq!(
            reason(0.1, &parts),
            "close between opinion and factual: “waste” speaks for opinion; that it gives two numbers speaks for factual"
        );
        assert_eq!(reason(0.1, &[]), "close between opinion and factual");
    }

    #[test]
    fn what_nothing_speaks_for_is_said_so() {
        assert_eq!(
            reason(2.0, &[("waste", -0.5)]),
            "opinion, since little in it speaks for factual"
        );
    }
}
