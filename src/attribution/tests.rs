//! Laws that hold for any text.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::{SpeakerRanker, attribute};
use crate::document::Document;
use crate::model::Model;
use crate::quote::tests::{LINES, PIECES, of_lines};

fn ranker() -> &'static SpeakerRanker {
    static MODEL: LazyLock<Model> = LazyLock::new(|| Model::embedded().unwrap());
    MODEL.speakers()
}

/// Attributions lie inside the text, and there is one for every outer quotation.
fn check(document: &Document) -> Result<(), TestCaseError> {
    let text = document.text();
    let attributions = attribute(document, ranker());
    for attribution in &attributions {
        let speaker = attribution
            .speaker
            .map(|speaker| [speaker.mention, speaker.name]);
        let spans = speaker
            .into_iter()
            .flatten()
            .chain(attribution.cue)
            .chain([attribution.content]);
        for span in spans {
            prop_assert!(text.get(span.start..span.end).is_some(), "{attribution:?}");
        }
    }
    let n_outer = document
        .quotations()
        .iter()
        .filter(|quotation| quotation.depth == 0)
        .count();
    let n_quotations = attributions
        .iter()
        .filter(|attribution| attribution.quotation_idx.is_some())
        .count();
    prop_assert_eq!(n_outer, n_quotations);
    Ok(())
}

proptest! {
    #[test]
    fn attributions_of_any_text_lie_inside_it(text in any::<String>()) {
        check(&Document::new(text.clone()))?;
        check(&of_lines(&text))?;
    }

    #[test]
    fn attributions_of_shuffled_conventions_lie_inside_them(
        pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..60)
    ) {
        let text = pieces.concat();
        check(&Document::new(text.clone()))?;
        check(&of_lines(&text))?;
    }

    #[test]
    fn attributions_of_shuffled_lines_lie_inside_them(
        lines in prop::collection::vec(prop::sample::select(&LINES[..]), 0..40)
    ) {
        for parting in ["\n\n", "\n"] {
            check(&Document::new(lines.join(parting)))?;
        }
        check(&of_lines(&lines.join("\n")))?;
    }
}
